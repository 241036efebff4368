/*
 * The printed grids: what is known of the official tables, and shapes that no
 * official table has yet.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/forms.h"
#include "form/grid.h"

static struct forms forms;

static void
set_up(void)
{
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&forms, NULL, &d));
	diag_release(&d);
}

static void
tear_down(void)
{
	forms_release(&forms);
}

TestSuite(grid, .init = set_up, .fini = tear_down);

static const struct grid *
grid_of(const struct form *f, const char *section)
{
	return f->section[form_section_find(f, section)].grid;
}

/* Every square in one box, boxes in reading order, cells found. */
static void
expect_sound(const struct form *f, const struct grid *g, const char *name)
{
	long area = 0;

	for (int i = 0; i < g->nbox; i++) {
		const struct grid_box *b = &g->box[i];

		area += (long)b->rowspan * b->colspan;
		cr_expect_eq(form_grid_at(g, b->row, b->col), b, "%s", name);
		cr_expect_eq(form_grid_at(g, b->row + b->rowspan - 1, b->col + b->colspan - 1),
		    b, "%s", name);
		cr_expect(i == 0 || b[-1].row < b->row ||
		    (b[-1].row == b->row && b[-1].col < b->col), "%s", name);
		cr_expect_eq(b->cell >= 0, b->kind == GRID_CELL, "%s", name);
		if (b->cell >= 0)
			cr_expect_eq(form_grid_cell(g, b->cell), b, "%s", name);
	}
	cr_expect_eq(area, (long)g->nrow * g->ncol, "%s", name);
	cr_expect_null(form_grid_at(g, g->nrow, 0));
	cr_expect_null(form_grid_at(g, 0, g->ncol));
	cr_expect_null(form_grid_at(g, -1, 0));
	cr_expect_null(form_grid_cell(g, -1));
	cr_expect_null(form_grid_cell(g, f->ncell));
}

/* The grid as text: one line per box. */
static void
expect_box(const struct grid *g, int row, int col, int rowspan, int colspan,
    enum grid_kind kind, const char *label)
{
	const struct grid_box *b = form_grid_at(g, row, col);

	cr_assert_not_null(b);
	cr_expect_eq(b->row, row, "%d,%d %s", row, col, label);
	cr_expect_eq(b->col, col, "%d,%d %s", row, col, label);
	cr_expect_eq(b->rowspan, rowspan, "%d,%d %s: %d", row, col, label, b->rowspan);
	cr_expect_eq(b->colspan, colspan, "%d,%d %s: %d", row, col, label, b->colspan);
	cr_expect_eq(b->kind, kind, "%d,%d %s", row, col, label);
	cr_expect_str_eq(b->label, label);
}

Test(grid, table_2)
{
	const struct form *f = forms_find(&forms, "2021");
	const struct grid *g = grid_of(f, "t2");

	cr_expect_eq(g->nrow, 14);
	cr_expect_eq(g->ncol, 4);
	cr_expect_eq(g->nstub, 1);
	expect_sound(f, g, "t2");
	expect_box(g, 0, 0, 1, 4, GRID_CAPTION, "第二十条第（一）项");
	expect_box(g, 1, 0, 1, 1, GRID_CORNER, "信息内容");
	expect_box(g, 1, 3, 1, 1, GRID_COLHEAD, "现行有效件数");
	expect_box(g, 2, 0, 1, 1, GRID_ROWHEAD, "规章");
	expect_box(g, 4, 0, 1, 4, GRID_CAPTION, "第二十条第（五）项");
	expect_box(g, 5, 1, 1, 3, GRID_COLHEAD, "本年处理决定数量");
	expect_box(g, 6, 1, 1, 3, GRID_CELL, "");
	expect_box(g, 13, 0, 1, 1, GRID_ROWHEAD, "行政事业性收费");
	cr_expect_eq(form_grid_at(g, 13, 3)->cell, form_cell_find(f, "2.8:1:A"));
	/* 2019: the last column of a narrower block takes the rest */
	f = forms_find(&forms, "2019");
	g = grid_of(f, "t2");
	cr_expect_eq(g->nrow, 4 + 4 + 4 + 3 + 3);
	cr_expect_eq(g->ncol, 4);
	expect_sound(f, g, "2019 t2");
	expect_box(g, 13, 1, 1, 1, GRID_COLHEAD, "上一年项目数量");
	expect_box(g, 13, 2, 1, 2, GRID_COLHEAD, "本年增/减");
	expect_box(g, 14, 2, 1, 2, GRID_CELL, "");
}

Test(grid, table_3)
{
	static const struct { const char *form; int rows, result, other; } want[] = {
		{ "2021", 28, 22, 3 }, { "2019", 26, 20, 1 },
	};

	for (int k = 0; k < 2; k++) {
		const struct form *f = forms_find(&forms, want[k].form);
		const struct grid *g = grid_of(f, "t3");

		cr_expect_eq(g->nrow, want[k].rows);
		cr_expect_eq(g->ncol, 10);
		cr_expect_eq(g->nstub, 3);
		cr_expect_eq(g->nhead, 3);
		expect_sound(f, g, want[k].form);
		expect_box(g, 0, 0, 3, 3, GRID_CORNER,
		    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
		expect_box(g, 0, 3, 1, 7, GRID_COLHEAD, "申请人情况");
		expect_box(g, 1, 3, 2, 1, GRID_COLHEAD, "自然人");
		expect_box(g, 1, 4, 1, 5, GRID_COLHEAD, "法人或其他组织");
		expect_box(g, 2, 4, 1, 1, GRID_COLHEAD, "商业企业");
		expect_box(g, 2, 8, 1, 1, GRID_COLHEAD, "其他");
		expect_box(g, 1, 9, 2, 1, GRID_COLHEAD, "总计");
		expect_box(g, 3, 0, 1, 3, GRID_ROWHEAD, "一、本年新收政府信息公开申请数量");
		expect_box(g, 5, 0, want[k].result, 1, GRID_ROWHEAD, "三、本年度办理结果");
		expect_box(g, 5, 1, 1, 2, GRID_ROWHEAD, "（一）予以公开");
		expect_box(g, 7, 1, 8, 1, GRID_ROWHEAD, "（三）不予公开");
		expect_box(g, 15, 1, 3, 1, GRID_ROWHEAD, "（四）无法提供");
		expect_box(g, 18, 1, 5, 1, GRID_ROWHEAD, "（五）不予处理");
		expect_box(g, 23, 1, want[k].other, k == 0 ? 1 : 2, GRID_ROWHEAD,
		    "（六）其他处理");
		expect_box(g, want[k].rows - 2, 1, 1, 2, GRID_ROWHEAD, "（七）总计");
		expect_box(g, want[k].rows - 1, 0, 1, 3, GRID_ROWHEAD, "四、结转下年度继续办理");
		cr_expect_eq(form_grid_at(g, 7, 4)->cell, form_cell_find(f, "3:3.3.1:B1"));
	}
}

Test(grid, section_4)
{
	for (int k = 0; k < 2; k++) {
		const struct form *f = forms_find(&forms, k == 0 ? "2021" : "2019");
		const struct grid *g = grid_of(f, "t4");

		cr_expect_eq(g->nrow, 4);
		cr_expect_eq(g->ncol, 15);
		cr_expect_eq(g->nstub, 0);
		cr_expect_eq(g->nhead, 3);
		expect_sound(f, g, "t4");
		expect_box(g, 0, 0, 1, 5, GRID_COLHEAD, "行政复议");
		expect_box(g, 0, 5, 1, 10, GRID_COLHEAD, "行政诉讼");
		expect_box(g, 1, 5, 1, 5, GRID_COLHEAD, "未经复议直接起诉");
		expect_box(g, 1, 10, 1, 5, GRID_COLHEAD, "复议后起诉");
		expect_box(g, 1, 4, 2, 1, GRID_COLHEAD, "总计");
		expect_box(g, 2, 14, 1, 1, GRID_COLHEAD, "总计");
		cr_expect_eq(form_grid_at(g, 3, 14)->cell, form_cell_find(f, "4.2:1:B5"));
	}
	cr_expect_null(forms_find(&forms, "2021")->section[0].grid);
}

static struct form *
make(const char *arrange, const char *tables)
{
	struct buf b = BUF_INIT;
	struct form *f;
	struct diag d;

	diag_init(&d);
	buf_printf(&b, "表式 2030\n题名 {机关}\n适用 2030 至今\n节 t1 一、甲\n排列 %s\n%s", arrange,
	    tables);
	f = form_parse(buf_cstr(&b), b.len, "grid", &d);
	if (f == NULL && d.n > 0) {
		buf_reset(&b);
		diag_format(&b, &d.item[0], LANG_ZH);
		cr_log_error("%s", buf_cstr(&b));
	}
	buf_release(&b);
	diag_release(&d);
	cr_assert_not_null(f);
	return f;
}

/* Stubs of different depth, a block without labels, uneven columns. */
Test(grid, stacked_unlike_blocks)
{
	struct form *f = make("上下",
	    "表 1\n块 1.1 甲\n栏\nA 一\nB 二\nB1 三\nB2 四\n行 项目\n1 深\n1.1 甲\n1.1.1 乙\n2 浅\n"
	    "块 1.2\n栏 总\nA 一\n行\n1 -\n2 -\n块 1.3 丙\n栏\nA 一\nA1 二\nA2 三\n行\n1 长\n");
	const struct grid *g = f->section[0].grid;

	expect_sound(f, g, "stacked");
	cr_expect_eq(g->nstub, 3);
	cr_expect_eq(g->ncol, 6);
	cr_expect_eq(g->nhead, 0);
	expect_box(g, 0, 0, 1, 6, GRID_CAPTION, "甲");
	expect_box(g, 1, 0, 2, 3, GRID_CORNER, "项目");
	expect_box(g, 1, 3, 2, 1, GRID_COLHEAD, "一");
	expect_box(g, 1, 4, 1, 2, GRID_COLHEAD, "二");
	expect_box(g, 3, 0, 1, 1, GRID_ROWHEAD, "深");
	expect_box(g, 3, 2, 1, 1, GRID_ROWHEAD, "乙");
	expect_box(g, 4, 0, 1, 3, GRID_ROWHEAD, "浅");
	expect_box(g, 5, 3, 1, 3, GRID_COLHEAD, "总");
	expect_box(g, 7, 0, 1, 3, GRID_ROWHEAD, "");
	expect_box(g, 7, 3, 1, 3, GRID_CELL, "");
	expect_box(g, 9, 0, 1, 6, GRID_CAPTION, "丙");
	expect_box(g, 10, 3, 1, 3, GRID_COLHEAD, "一");
	expect_box(g, 11, 4, 1, 2, GRID_COLHEAD, "三");
	form_free(f);
}

/* Heads of different height with and without heading, rows of different number. */
Test(grid, beside_unlike_blocks)
{
	struct form *f = make("左右",
	    "表 1\n栏\nA 一\nB 二\nB1 三\n行 项目\n1 甲\n2 乙\n"
	    "表 2\n栏 总\nA 一\nA1 二\nA1.1 三\nB 四\n行 项目\n1 甲\n2 乙\n"
	    "表 3\n栏\nA 一\n行\n1 -\n"
	    "表 4\n块 4.1 题\n栏 总\nA 一\n行\n1 丁\n1.1 戊\n");
	const struct grid *g = f->section[0].grid;

	expect_sound(f, g, "beside");
	cr_expect_eq(g->nhead, 4);
	cr_expect_eq(g->nrow, 6);
	cr_expect_eq(g->ncol, 3 + 2 + 1 + 3);
	cr_expect_eq(g->nstub, 1);
	expect_box(g, 0, 0, 4, 1, GRID_CORNER, "项目");
	expect_box(g, 0, 1, 4, 1, GRID_COLHEAD, "一");
	expect_box(g, 0, 2, 1, 1, GRID_COLHEAD, "二");
	expect_box(g, 1, 2, 3, 1, GRID_COLHEAD, "三");
	expect_box(g, 0, 3, 1, 2, GRID_COLHEAD, "总");
	expect_box(g, 1, 4, 3, 1, GRID_COLHEAD, "四");
	expect_box(g, 0, 5, 4, 1, GRID_COLHEAD, "一");
	expect_box(g, 4, 5, 2, 1, GRID_CELL, "");
	expect_box(g, 0, 6, 1, 3, GRID_CAPTION, "题");
	expect_box(g, 1, 6, 3, 2, GRID_CORNER, "");
	expect_box(g, 1, 8, 1, 1, GRID_COLHEAD, "总");
	expect_box(g, 2, 8, 2, 1, GRID_COLHEAD, "一");
	expect_box(g, 4, 6, 2, 1, GRID_ROWHEAD, "丁");
	expect_box(g, 4, 7, 2, 1, GRID_ROWHEAD, "戊");
	form_free(f);
}

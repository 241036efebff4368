/*
 * Layout of the table screens: every form, every size, without a terminal.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "ui/grid/gridview.h"

static const char foreign[] =
    "表式 2030\n"
    "    题名  {机关}{年度}年试验表\n"
    "    适用  2030 至今\n"
    "节 t1 一、甲\n"
    "  表 7 甲表\n"
    "      栏 全部\n"
    "        A 数\n"
    "        B 两级\n"
    "        B1 子一\n"
    "        B2 子二\n"
    "        C 合计\n"
    "      行 项目\n"
    "        1 第一行\n"
    "        2 组\n"
    "        2.1 甲\n"
    "        2.2 乙\n"
    "      计算\n"
    "        X701 每行 C = 合计(A 至 B2)\n"
    "节 t2 二、宽\n"
    "  表 8 宽表\n"
    "      栏\n"
    "        A 一\n        B 二\n        C 三\n        D 四\n        E 五\n"
    "        F 六\n        G 七\n        H 八\n        I 九\n        J 十\n"
    "        K 一\n       L 二\n       M 三\n       N 四\n       O 五\n"
    "        P 六\n       Q 七\n       R 八\n       S 九\n       T 十\n"
    "      行\n"
    "        1 行一\n"
    "        2 行二\n";

static struct forms forms;
static struct form *small;

static void
set_up(void)
{
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&forms, NULL, &d));
	small = form_parse(foreign, strlen(foreign), "foreign.form", &d);
	if (small == NULL && d.n > 0) {
		struct buf b = BUF_INIT;

		diag_format(&b, &d.item[0], LANG_ZH);
		cr_log_error("%s", buf_cstr(&b));
		buf_release(&b);
	}
	diag_release(&d);
	cr_assert_not_null(small);
}

static void
tear_down(void)
{
	form_free(small);
	forms_release(&forms);
}

TestSuite(gridlayout, .init = set_up, .fini = tear_down);

static const struct form *
form_number(int i)
{
	return i == 0 ? forms_find(&forms, "2021") : i == 1 ? forms_find(&forms, "2019") : small;
}

static int
section_of(const struct form *f, const char *code)
{
	int s = form_section_find(f, code);

	cr_assert_geq(s, 0, "%s", code);
	return s;
}

static struct layout *
lay(const struct form *f, const char *code, int rows, int cols, bool prior)
{
	struct layout_size size = { rows, cols, prior, false, false, prior ? 3 : 0 };

	return layout_new(f, section_of(f, code), &size);
}

static bool
scrolls(const struct layout *l)
{
	return l->nbody > l->window;
}

/* Every cell has one place of its own, inside its bars. */
static void
check_places(const struct layout *l)
{
	const struct form *f = l->form;
	struct layout_place a, b;
	int i, k, n = 0;

	for (i = 0; i < f->ncell; i++) {
		if (f->cell[i].section != l->section) {
			cr_assert_not(layout_cell(l, i, &a));
			continue;
		}
		cr_assert(layout_cell(l, i, &a), "%s", f->cell[i].code);
		cr_assert(a.x >= 1 && a.x + a.w <= l->canvas && a.w >= 4, "%s: %d+%d of %d",
		    f->cell[i].code, a.x, a.w, l->canvas);
		cr_assert(a.line >= 0 && a.line < l->nbody);
		cr_assert_eq(l->body[a.line].kind, LAY_ROW);
		cr_assert_eq(layout_cell_near(l, a.line, a.x + a.w / 2), i);
		for (k = 0; k < i; k++)
			if (layout_cell(l, k, &b) && b.line == a.line)
				cr_assert(b.x + b.w < a.x || a.x + a.w < b.x, "%s meets %s",
				    f->cell[i].code, f->cell[k].code);
		n++;
	}
	cr_assert_gt(n, 0);
}

Test(gridlayout, every_cell_has_a_place_at_every_size)
{
	static const int rows[] = { 1, 5, 14, 24, 30, 34, 38, 50 };
	static const int cols[] = { 1, 20, 40, 79, 80, 100, 131, 132, 160, 200, 300 };
	int i, s, r, c, first, opt;

	for (i = 0; i < 3; i++)
	for (s = 0; s < form_number(i)->nsection; s++) {
		if (grid_blocks(form_number(i), s, &first) == 0)
			continue;
		for (r = 0; r < 8; r++)
		for (c = 0; c < 11; c++)
		for (opt = 0; opt < 3; opt++) {
			struct layout_size size = { rows[r], cols[c], opt > 0, opt > 0,
			    opt > 0, opt == 2 ? 9 : opt == 1 ? 3 : 0 };
			struct layout *l = layout_new(form_number(i), s, &size);

			check_places(l);
			cr_assert_leq(l->nhead + l->window + l->nfoot, l->height);
			cr_assert_geq(l->window, 1);
			if (l->canvas <= l->fig_w)
				cr_assert_leq(l->w, size.cols);
			if (l->pane_w > 0)
				cr_assert(l->pane_x >= l->w &&
				    l->pane_x + l->pane_w <= size.cols);
			layout_free(l);
		}
	}
}

Test(gridlayout, section_three_at_80x24)
{
	struct layout *l = lay(form_number(0), "t3", 24, 80, true);
	struct layout_place p;
	int k, top;

	cr_assert_eq(l->kind, LAYOUT_OUTLINE);
	cr_assert_eq(l->nhead, 3);
	cr_assert_eq(l->nfoot, 1);
	cr_assert_eq(l->foot[0].kind, LAY_BALANCE);
	cr_assert_eq(l->nbody, 30);
	cr_assert_eq(l->window, 16);
	cr_assert_eq(l->stub_w, 31);
	cr_assert_eq(l->w, 80);
	for (k = 0; k < 7; k++)
		cr_assert_eq(l->block[0].col[k].w, 6);
	/* Page 1 is lines 1-16, page 2 lines 15-30. */
	cr_assert_eq(layout_top(l, 0, 15), 0);
	top = layout_top(l, 0, 16);
	cr_assert_eq(top, 14);
	cr_assert_eq(layout_top(l, top, 29), 14);
	cr_assert_eq(layout_top(l, top, 14), 14);
	cr_assert_eq(layout_top(l, top, 13), 0);
	cr_assert(layout_cell(l, form_cell_find(l->form, "3:4:A"), &p));
	cr_assert_eq(p.line, 29);
	layout_free(l);
}

Test(gridlayout, whole_sections_at_80x24)
{
	static const char *const code[] = { "t2", "t4" };
	int i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < 2; k++) {
			struct layout *l = lay(form_number(i), code[k], 24, 80, true);

			cr_assert_not(scrolls(l), "%s %s", l->form->code, code[k]);
			cr_assert_leq(l->canvas, l->fig_w);
			layout_free(l);
		}
}

Test(gridlayout, section_four_shows_three_rows_of_fifteen)
{
	struct layout *l = lay(form_number(0), "t4", 24, 80, true);
	int i, rows = 0, prior = 0, diff = 0;

	cr_assert_eq(l->kind, LAYOUT_BESIDE);
	cr_assert_eq(l->nblock, 2);
	cr_assert_eq(l->block[0].ncol + l->block[1].ncol, 15);
	for (i = 0; i < l->nbody; i++) {
		rows += l->body[i].kind == LAY_ROW;
		prior += l->body[i].kind == LAY_PRIOR;
		diff += l->body[i].kind == LAY_DIFF;
	}
	cr_assert(rows == 1 && prior == 1 && diff == 1);
	layout_free(l);
	l = lay(form_number(0), "t4", 24, 80, false);
	for (i = 0; i < l->nbody; i++)
		cr_assert_neq(l->body[i].kind, LAY_PRIOR);
	layout_free(l);
}

Test(gridlayout, more_room_shows_more)
{
	struct layout *l = lay(form_number(0), "t3", 24, 100, true);
	struct buf b = BUF_INIT;
	int i, longest = 0;

	cr_assert_eq(l->stub_w, 51);
	layout_free(l);
	l = lay(form_number(0), "t3", 24, 132, true);
	cr_assert_gt(l->beside_w, 4);
	cr_assert_eq(l->prior_w, 0);
	layout_free(l);
	l = lay(form_number(0), "t3", 24, 132, false);
	for (i = 0; i < l->nbody; i++) {
		buf_reset(&b);
		layout_label(&b, l, &l->body[i]);
		if (text_width(buf_cstr(&b)) > longest)
			longest = text_width(buf_cstr(&b));
	}
	cr_assert_eq(longest, 72);		/* the longest official label, whole */
	layout_free(l);
	l = lay(form_number(0), "t3", 34, 80, false);
	cr_assert_not(scrolls(l));
	layout_free(l);
	l = lay(form_number(0), "t3", 38, 80, false);
	cr_assert_not(scrolls(l));
	cr_assert_eq(l->nbody, 30);
	layout_free(l);
	l = lay(form_number(0), "t3", 50, 200, true);
	cr_assert_not(scrolls(l));
	cr_assert_geq(l->pane_w, 34);		/* beside last year's figures */
	cr_assert_eq(l->block[0].col[0].w, 6 + l->beside_w);
	layout_free(l);
	l = lay(form_number(0), "t3", 50, 200, false);
	cr_assert_geq(l->pane_w, 60);
	cr_assert_eq(l->block[0].col[0].w, 7);
	layout_free(l);
	buf_release(&b);
}

Test(gridlayout, folded_headings_keep_their_ordinal)
{
	struct layout *l = lay(form_number(0), "t3", 34, 80, false);
	struct layout_place p;
	struct buf b = BUF_INIT;

	cr_assert(layout_cell(l, form_cell_find(l->form, "3:3.3.1:A"), &p));
	layout_label(&b, l, &l->body[p.line]);
	cr_assert_str_eq(buf_cstr(&b), "（三）不予公开1.属于国家秘密");
	cr_assert(layout_cell(l, form_cell_find(l->form, "3:3.4.1:A"), &p));
	buf_reset(&b);
	layout_label(&b, l, &l->body[p.line]);
	cr_assert_eq(strncmp(buf_cstr(&b), "（四）1.", strlen("（四）1.")), 0, "%s",
	    buf_cstr(&b));
	cr_assert_leq(text_width(buf_cstr(&b)), 28);
	buf_release(&b);
	layout_free(l);
}

Test(gridlayout, a_wide_table_scrolls_by_whole_columns)
{
	struct layout *l = lay(small, "t2", 24, 80, false);
	struct layout_place p;
	int i, left = 0, k, bars;

	cr_assert_gt(l->canvas, l->fig_w);
	for (i = 0; i < small->ncell; i++) {
		if (!layout_cell(l, i, &p))
			continue;
		left = layout_left(l, left, &p);
		cr_assert(p.x - 1 >= left && p.x + p.w - left <= l->fig_w, "%s",
		    small->cell[i].code);
		for (k = 0, bars = 0; k < l->block[0].ncol; k++)
			bars += l->block[0].col[k].x - 1 == left;
		cr_assert_eq(bars, 1, "stands between two columns");
	}
	layout_free(l);
}

Test(gridlayout, labels_break_evenly)
{
	static const struct { const char *label; int w, lines; const char *first; } t[] = {
		{ "商业企业", 6, 2, "商业" },
		{ "社会公益组织", 6, 2, "社会公" },
		{ "法律服务机构", 7, 2, "法律服" },
		{ "其他", 6, 1, "其他" },
		{ "结果维持", 4, 2, "结果" },
		{ "未经复议直接起诉", 24, 1, "未经复议直接起诉" },
		{ "", 6, 1, "" },
	};
	size_t i, n;
	const char *s;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cr_assert_eq(grid_label_lines(t[i].label, t[i].w), t[i].lines, "%s", t[i].label);
		s = grid_label_line(t[i].label, t[i].w, 0, &n);
		cr_assert(n == strlen(t[i].first) && memcmp(s, t[i].first, n) == 0, "%s",
		    t[i].label);
	}
}

Test(gridlayout, rows_are_numbered_for_good)
{
	const struct form *f = form_number(0);
	static const struct { const char *cell; int row; } t[] = {
		{ "2.1:1:A", 1 }, { "2.1:2:C", 2 }, { "2.5:1:A", 3 }, { "2.6:1:A", 4 },
		{ "2.8:1:A", 6 }, { "3:1:A", 1 }, { "3:3.1:C", 3 }, { "3:3.4.1:A", 13 },
		{ "3:3.7:B5", 24 }, { "3:4:A", 25 }, { "4.1:1:A", 1 }, { "4.2:1:B5", 1 },
	};
	size_t i;
	int cell;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cell = form_cell_find(f, t[i].cell);
		cr_assert_geq(cell, 0);
		cr_assert_eq(grid_row(f, cell) + 1, t[i].row, "%s", t[i].cell);
		cr_assert_eq(grid_row_cell(f, f->cell[cell].section, t[i].row - 1,
		    grid_row_place(f, cell)), cell, "%s", t[i].cell);
	}
}

/* Each step: from, Enter downwards or not, column of the run (or ""), to. */
Test(gridlayout, enter_and_tab_never_stop_on_a_computed_cell)
{
	static const struct { const char *from; bool down; int run; const char *to; } t[] = {
		{ "3:1:A", true, -1, "3:2:A" },
		{ "3:3.6.3:A", true, -1, "3:4:A" },	/* skips （七）总计 */
		{ "3:4:A", true, -1, "3:1:B1" },
		{ "3:4:B5", true, -1, "4.1:1:A" },
		{ "3:2:B3", true, 0, "3:3.1:A" },	/* a run of Tabs began at A */
		{ "3:1:C", true, -1, "3:2:A" },		/* in a column of totals */
		{ "3:1:B5", false, -1, "3:2:A" },
		{ "2.1:1:A", false, -1, "2.1:1:B" },
		{ "2.8:1:A", false, -1, "3:1:A" },
		{ "4.1:1:D", false, -1, "4.2:1:A1" },
		{ "4.2:1:B4", false, -1, NULL },
	};
	const struct form *f = form_number(0);
	size_t i;
	int to, cell;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		to = grid_enter(f, form_cell_find(f, t[i].from), t[i].down, t[i].run);
		if (t[i].to == NULL)
			cr_assert_eq(to, -1, "%s", t[i].from);
		else
			cr_assert(to >= 0 && strcmp(f->cell[to].code, t[i].to) == 0,
			    "%s leads to %s, not %s", t[i].from,
			    to >= 0 ? f->cell[to].code : "-", t[i].to);
	}
	for (cell = 0; cell < f->ncell; cell++) {
		to = grid_next_input(f, cell, 1);
		cr_assert(to < 0 || !f->cell[to].computed);
		to = grid_enter(f, cell, true, -1);
		cr_assert(to < 0 || !f->cell[to].computed);
	}
	cr_assert(grid_enter_down(f, section_of(f, "t3")));
	cr_assert_not(grid_enter_down(f, section_of(f, "t2")));
	cr_assert_not(grid_enter_down(f, section_of(f, "t4")));
}

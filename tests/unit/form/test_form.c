/*
 * The two real forms: how many cells, which are computed, what they are called,
 * how they correspond.  And texts mutated at random, which must never do harm.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "form/grid.h"
#include "report/report.h"

static struct forms forms;
static const struct form *now, *old;

static void
set_up(void)
{
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&forms, NULL, &d));
	cr_assert_eq(d.n, 0);
	now = forms_find(&forms, "2021");
	old = forms_find(&forms, "2019");
	cr_assert(now != NULL && old != NULL);
	diag_release(&d);
}

static void
tear_down(void)
{
	forms_release(&forms);
}

TestSuite(form, .init = set_up, .fini = tear_down);

static int
cell(const struct form *f, const char *code)
{
	int i = form_cell_find(f, code);

	cr_assert_geq(i, 0, "%s", code);
	return i;
}

Test(form, counts)
{
	static const struct { const char *block; int row, col; } size[] = {
		{ "2.1", 2, 3 }, { "2.5", 1, 1 }, { "2.6", 2, 1 }, { "2.8", 1, 1 },
		{ "3", 25, 7 }, { "4.1", 1, 5 }, { "4.2", 1, 10 },
	};

	cr_expect_eq(now->ncell, 200);
	cr_expect_eq(now->ninput, 166);
	cr_expect_eq(now->nsum, 34);
	cr_expect_eq(old->ncell, 198);
	cr_expect_eq(old->nsum, 32);
	cr_expect_eq(now->nblock, 7);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		int b = form_block_find(now, size[i].block);

		cr_assert_geq(b, 0, "%s", size[i].block);
		cr_expect_eq(now->block[b].nrow, size[i].row, "%s", size[i].block);
		cr_expect_eq(now->block[b].ncol, size[i].col, "%s", size[i].block);
	}
	cr_expect_eq(now->from, 2021);
	cr_expect_eq(now->until, 0);
	cr_expect_eq(old->until, 2020);
	cr_expect_str_eq(now->prior, "2019");
	cr_expect_str_eq(now->name, "政府信息公开工作年度报告（2021年版）");
}

Test(form, invariants)
{
	for (int k = 0; k < 2; k++) {
		const struct form *f = k == 0 ? now : old;
		int target[FORM_CELLS_MAX] = { 0 };

		for (int i = 0; i < f->ncell; i++) {
			const struct form_cell *c = &f->cell[i];
			const struct form_block *b = &f->block[c->block];

			cr_expect_eq(b->first_cell + c->row * b->ncol + c->col, i);
			cr_expect_eq(form_cell_find(f, c->code), i);
			cr_expect_eq(c->computed, c->sum >= 0);
		}
		for (int i = 0; i < f->nsum; i++) {
			const struct form_sum *s = &f->sum[i];

			cr_expect_eq(f->cell[s->target].sum, i);
			cr_expect(f->check[s->formula].formula);
			target[s->target]++;
			for (int t = s->first; t < s->first + s->n; t++) {
				int c = f->term[t].cell;

				cr_expect(c < 0 || !f->cell[c].computed ||
				    f->cell[c].sum < i);
			}
		}
		for (int i = 0; i < f->ncell; i++)
			cr_expect_eq(target[i], f->cell[i].computed);
		for (int i = 0; i < f->nkase; i++)
			cr_expect(f->kase[i].cell >= 0 && f->kase[i].cell < f->ncell);
		for (int i = 0; i < f->ncheck; i++)
			for (int j = 0; j < f->check[i].ncase; j++)
				cr_expect_eq(f->kase[f->check[i].first_case + j].check,
				    i);
	}
}

/* The sums of 2021, counted by hand. */
Test(form, sums)
{
	const struct form_sum *s;
	int c = cell(now, "3:3.7:C");

	for (int i = 0; i < now->nsum; i++) {
		const char *code = now->cell[now->sum[i].target].code;

		s = &now->sum[i];
		if (strncmp(code, "3:3.7:", 6) == 0 && strcmp(code, "3:3.7:C") != 0)
			cr_expect_eq(s->n, 21, "%s", code);
		else
			cr_expect_eq(s->n, code[0] == '3' ? 6 : 4, "%s", code);
		for (int t = s->first; t < s->first + s->n; t++) {
			cr_expect_eq(now->term[t].coef, 1);
			cr_expect_not(now->term[t].prior);
		}
	}
	/* the corner: computed along the row, checked along the column */
	s = &now->sum[now->cell[c].sum];
	cr_expect_str_eq(now->check[s->formula].code, "T303");
	for (int i = 0, n = 0; i < now->ncheck; i++) {
		const struct form_check *k = &now->check[i];

		if (strcmp(k->code, "T302") != 0)
			continue;
		cr_expect_eq(n++, 0);
		cr_expect_eq(k->ncase, 7);
		cr_expect_eq(now->kase[k->first_case + 6].cell, c);
		cr_expect_eq(now->rel[now->kase[k->first_case + 6].first_rel].nright, 21);
	}
}

Test(form, silent_cases)
{
	int n = 0, i = form_check_find(now, "T301");
	const struct form_check *k = &now->check[i];

	cr_assert_eq(k->ncase, 7);
	for (int j = 0; j < k->ncase; j++) {
		const struct form_case *c = &now->kase[k->first_case + j];

		cr_expect_eq(c->silent, j == 6);
		cr_expect_eq(c->leaf, j);
		cr_expect_eq(c->block, form_block_find(now, "3"));
		n += now->rel[c->first_rel].nleft + now->rel[c->first_rel].nright;
	}
	cr_expect_eq(n, 28);
	cr_expect_str_eq(k->brief, "一+二-（七）-四");
}

/* Every row, column, section and check can be explained. */
Test(form, help_is_complete)
{
	for (int k = 0; k < 2; k++) {
		const struct form *f = k == 0 ? now : old;

		for (int i = 0; i < f->nsection; i++) {
			cr_expect_not_null(f->section[i].help, "%s %s", f->code,
			    f->section[i].code);
			cr_expect_not_null(f->section[i].basis, "%s %s", f->code,
			    f->section[i].code);
		}
		for (int i = 0; i < f->nblock; i++) {
			const struct form_block *b = &f->block[i];

			for (int j = 0; j < b->ncolitem; j++) {
				cr_expect_not_null(b->col[j].help, "%s %s", b->code,
				    b->col[j].code);
				cr_expect_not_null(b->col[j].basis, "%s %s", b->code,
				    b->col[j].code);
			}
			for (int j = 0; j < b->nrowitem; j++) {
				cr_expect_not_null(b->row[j].help, "%s %s", b->code,
				    b->row[j].code);
				cr_expect_not_null(b->row[j].basis, "%s %s", b->code,
				    b->row[j].code);
			}
		}
		for (int i = 0; i < f->ncheck; i++)
			cr_expect_not_null(f->check[i].help, "%s %s", f->code,
			    f->check[i].code);
	}
}

static int
columns(const char *s)
{
	int n = 0;

	for (; *s != '\0'; s++)
		n += (unsigned char)*s < 0x80 ? 1 : ((unsigned char)*s & 0xc0) != 0x80 ?
		    2 : 0;
	return n;
}

/* What the screen of 80 columns needs: every character outside ASCII as two. */
Test(form, short_labels)
{
	for (int k = 0; k < 2; k++) {
		const struct form *f = k == 0 ? now : old;

		for (int i = 0; i < f->nblock; i++) {
			const struct form_block *b = &f->block[i];
			bool narrow = f->section[f->table[b->table].section].side_by_side;

			for (int j = 0; j < b->nrowitem; j++)
				cr_expect_leq(columns(form_item_brief(&b->row[j])), 28,
				    "%s %s", b->code, b->row[j].code);
			for (int j = 0; j < b->ncolitem; j++) {
				const struct form_item *it = &b->col[j];

				if (it->leaf >= 0)
					cr_expect_leq(columns(form_item_brief(it)),
					    narrow ? 4 : 6, "%s %s", b->code, it->code);
			}
		}
	}
}

Test(form, types)
{
	static const struct {
		const char *form, *cell, *unit;
		int decimals, sign;
	} want[] = {
		{ "2021", "2.8:1:A", "万元", 6, 0 }, { "2021", "3:1:A", "件", 0, 0 },
		{ "2021", "2.1:1:C", "件", 0, 0 }, { "2019", "2.9:1:B", "万元", 6, 0 },
		{ "2019", "2.5:1:B", "件", 0, 1 }, { "2019", "2.5:1:A", "件", 0, 0 },
		{ "2019", "2.8:1:B", "件", 0, 1 },
	};

	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct form *f = forms_find(&forms, want[i].form);
		const struct form_cell *c = &f->cell[cell(f, want[i].cell)];

		cr_expect_str_eq(c->unit, want[i].unit, "%s", want[i].cell);
		cr_expect_eq(c->decimals, want[i].decimals, "%s", want[i].cell);
		cr_expect_eq(c->is_signed, want[i].sign, "%s", want[i].cell);
	}
}

Test(form, texts)
{
	static const char *const codes[] = { "t0", "t1", "t2", "t2n", "t3", "t3n", "t4",
		"t4n", "t5", "t6" };

	cr_assert_eq(now->ntext, 10);
	for (int i = 0; i < 10; i++) {
		cr_expect_str_eq(now->text[i].code, codes[i]);
		cr_expect_eq(form_text_find(now, codes[i]), i);
		cr_expect_eq(now->text[i].required, i == 1 || i == 8 || i == 9);
	}
	cr_expect_eq(form_text_find(now, "t7"), -1);
	cr_expect_eq(now->section[1].text, 2);
	cr_expect_eq(now->section[1].note, 3);
	cr_expect_eq(now->section[0].note, -1);
}

Test(form, look_ups)
{
	static const char *const same[] = { "3:3.3.1:B1", "３：３．３．１：Ｂ１",
		"3：3.3.1：B1", " 3:3.3.1:B1 ", "3:3。3。1:B1" };
	static const char *const none[] = { "", ":", "3", "3:3.3:B1", "3:3.3.1:B",
	    "3:3.3.1:b1",
		"9:1:A", "3:3.3.1:B1:", "3:3.3.1 :B1", "三:3.3.1:B1",
		("3:3.3.1:B1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") };
	int i = cell(now, "3:3.3.1:B1");

	for (size_t k = 0; k < sizeof same / sizeof *same; k++)
		cr_expect_eq(form_cell_find(now, same[k]), i, "%s", same[k]);
	for (size_t k = 0; k < sizeof none / sizeof *none; k++)
		cr_expect_eq(form_cell_find(now, none[k]), -1, "%s", none[k]);
	cr_expect_str_eq(form_cell_row(now, i)->code, "3.3.1");
	cr_expect_str_eq(form_cell_col(now, i)->label, "商业企业");
	cr_expect_eq(form_section_find(now, "t4"), 3);
	cr_expect_eq(form_check_find(now, "T999"), -1);
	cr_expect_str_eq(now->check[form_check_find(now, "Ｔ２０４")].code, "T204");
}

Test(form, names)
{
	struct buf b = BUF_INIT;
	const struct form_block *k = &now->block[form_block_find(now, "3")];
	static const struct { const char *cell, *name; } names[] = {
		{ "3:1:A", "一、本年新收申请数量·自然人" },
		{ "3:3.3.1:B3", "1.属于国家秘密·公益" },
		{ "2.1:2:C", "规范性文件·有效" },
		{ "4.1:1:D", "行政复议·未结" },
		{ "4.2:1:B1", "行政诉讼·复议后诉·维持" },
	};

	form_item_path(&b, k->row, form_item_find(k->row, k->nrowitem, "3.3.1"), " > ");
	cr_expect_str_eq(buf_cstr(&b), "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		buf_reset(&b);
		form_cell_name(&b, now, cell(now, names[i].cell));
		cr_expect_str_eq(buf_cstr(&b), names[i].name);
	}
	buf_reset(&b);
	form_title(&b, now, "湘潭县医疗保障局", 2025);
	cr_expect_str_eq(buf_cstr(&b), "湘潭县医疗保障局2025年政府信息公开工作年度报告");
	buf_reset(&b);
	form_title(&b, now, "{年度}{", 7);
	cr_expect_str_eq(buf_cstr(&b), "{年度}{7年政府信息公开工作年度报告");
	buf_release(&b);
	for (int i = 0; i < LEVEL__MAX; i++)
		cr_expect_neq(strlen(form_level_name((enum form_level)i)) *
		    strlen(form_level_label((enum form_level)i)), 0);
	cr_expect_str_eq(form_relop_sign(RELOP_GE), "≥");
}

Test(form, checks)
{
	static const struct { const char *code; enum form_level level; int formula;
	    } want[] = {
		{ "T201", LEVEL_ERROR, 0 }, { "T202", LEVEL_ERROR, 0 },
		{ "T203", LEVEL_WARNING, 0 },
		{ "T204", LEVEL_WARNING, 0 }, { "T205", LEVEL_WARNING, 0 },
		{ "T206", LEVEL_HINT, 0 },
		{ "T207", LEVEL_HINT, 0 }, { "T301", LEVEL_ERROR, 0 },
		{ "T302", LEVEL_ERROR, 1 },
		{ "T303", LEVEL_ERROR, 1 }, { "T304", LEVEL_ERROR, 0 },
		{ "T305", LEVEL_WARNING, 0 },
		{ "T306", LEVEL_HINT, 0 }, { "T307", LEVEL_HINT, 0 },
		{ "T309", LEVEL_HINT, 0 },
		{ "T310", LEVEL_HINT, 0 }, { "T313", LEVEL_HINT, 0 },
		{ "T401", LEVEL_ERROR, 1 },
		{ "T402", LEVEL_ERROR, 1 }, { "T403", LEVEL_ERROR, 1 },
		{ "T404", LEVEL_ERROR, 0 },
		{ "T405", LEVEL_HINT, 0 }, { "T406", LEVEL_HINT, 0 },
		{ "T407", LEVEL_HINT, 0 },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		int k = form_check_find(now, want[i].code);

		cr_assert_geq(k, 0, "%s", want[i].code);
		cr_expect_eq(now->check[k].level, want[i].level, "%s", want[i].code);
		cr_expect_eq(now->check[k].formula, want[i].formula, "%s", want[i].code);
	}
	/* 推定 and 说明 are given once and hold for every place */
	for (int i = 0, n = 0; i < now->ncheck; i++) {
		if (strcmp(now->check[i].code, "T405") != 0)
			continue;
		n++;
		cr_expect(now->check[i].inferred, "%d", n);
		cr_expect_not_null(now->check[i].help);
	}
	/* a relation between tables belongs to none */
	cr_expect_eq(now->check[form_check_find(now, "T407")].table, -1);
	cr_expect_eq(now->check[form_check_find(now, "T305")].block,
	    form_block_find(now, "3"));
	form_write_checks(&b, now, LANG_ZH);
	cr_expect_not_null(strstr(buf_cstr(&b), "T301  错误 3    每栏 行1 + 行2 = 行3.7 + 行4"));
	cr_expect_not_null(strstr(buf_cstr(&b), "第一项加第二项之和，应等于第三项加第四项之和。"));
	buf_release(&b);
}

Test(form, counterparts)
{
	static const struct { const char *now, *old; } want[] = {
		{ "3:1:A", "3:1:A" }, { "3:4:C", "3:4:C" },
		{ "3:3.3.1:B5", "3:3.3.1:B5" },
		{ "3:3.6.3:B1", "3:3.6:B1" }, { "3:3.6.1:A", NULL },
		{ "3:3.6.2:C", NULL },
		{ "2.1:1:A", NULL }, { "2.1:1:C", NULL }, { "2.1:2:C", NULL },
		{ "2.5:1:A", "2.5:1:C" }, { "2.6:1:A", "2.6:1:C" },
		{ "2.6:2:A", "2.6:2:C" },
		{ "2.8:1:A", NULL }, { "4.1:1:D", "4.1:1:D" }, { "4.2:1:B5", "4.2:1:B5" },
	};
	int out[FORM_CELLS_MAX], back[FORM_CELLS_MAX], n = 0;

	form_counterparts(now, old, out);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		cr_expect_eq(out[cell(now, want[i].now)],
		    want[i].old != NULL ? cell(old, want[i].old) : -1, "%s", want[i].now);
	for (int i = 0; i < now->ncell; i++)
		n += out[i] >= 0;
	cr_expect_eq(n, 3 + 175 - 14 + 15);
	form_counterparts(old, now, back);
	for (int i = 0; i < now->ncell; i++)
		cr_expect(out[i] < 0 || back[out[i]] == i, "%s", now->cell[i].code);
	form_counterparts(now, now, out);
	for (int i = 0; i < now->ncell; i++)
		cr_expect_eq(out[i], i);
}

Test(form, difference)
{
	static const char *const lines[] = {
		"~ 栏 2.1:A 本年新制作数量 -> 本年制发件数\n",
		"- 块 2.9 第二十条第（九）项\n",
		"- 行 2.5:2 其他对外管理服务事项\n",
		"+ 行 3:3.6.3 3.其他\n",
		"- 校验 T210 ", "+ 校验 T203 ", "# 块 2.1\n#   对应 2019\n#     A = A\n",
		"#     行2 = 行2\n",
	};
	struct buf b = BUF_INIT;

	cr_expect(form_diff(&b, old, now, LANG_ZH));
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		cr_expect_not_null(strstr(buf_cstr(&b), lines[i]), "%s", lines[i]);
	cr_expect_null(strstr(buf_cstr(&b), " 3:3.3.1 "));
	buf_reset(&b);
	cr_expect_not(form_diff(&b, now, now, LANG_ZH));
	cr_expect_eq(b.len, 0);
	buf_release(&b);
}

Test(form, source_is_kept)
{
	const struct form_builtin *b = form_builtins;
	struct buf broken = BUF_INIT;
	struct form *f;
	struct diag d;
	unsigned char hash[SHA256_SIZE];

	for (; strcmp(b->name, "2021.form") != 0; b++)
		;
	cr_expect_eq(now->nsource, b->n);
	cr_expect_arr_eq(now->source, b->text, b->n);
	sha256(b->text, b->n, hash);
	cr_expect_arr_eq(now->sha256, hash, SHA256_SIZE);
	/* nobody wants to be told: no messages, no crash */
	cr_expect_null(form_parse("x", 1, "x", NULL));
	form_free(NULL);
	/* the messages name the file given, and the old one is put back */
	diag_init(&d);
	d.file = "outer";
	buf_str(&broken, "表式 2030\n");
	f = form_parse(buf_cstr(&broken), broken.len, "inner.form", &d);
	cr_expect_null(f);
	cr_expect_str_eq(d.file, "outer");
	cr_expect_str_eq(d.item[0].file, "inner.form");
	cr_expect_eq(d.nerror, 3);
	cr_expect_eq(d.item[0].kind, DIAG_DATA);
	diag_release(&d);
	buf_release(&broken);
	diag_init(&d);
	cr_expect_null(form_parse_file("no such file", &d));
	cr_expect_gt(d.nerror, 0);
	diag_release(&d);
}

/* The language knows every kind of agency by the word that reports use. */
Test(form, kinds_of_agency)
{
	for (int k = AGENCY_GOVERNMENT; k < AGENCY__MAX; k++) {
		struct buf b = BUF_INIT;
		struct form *f;

		buf_printf(&b, "表式 2030\n题名 {机关}\n适用 2030 至今\n节 t1 甲\n表 1\n栏\n"
		    "A 数\n行\n1 项\n校验\nT1 错误 每格 合规 当 单位 是 %s\n",
		    agency_kind_label((enum agency_kind)k));
		f = form_parse(buf_cstr(&b), b.len, "kinds", NULL);
		cr_expect_not_null(f, "%s", agency_kind_label((enum agency_kind)k));
		form_free(f);
		buf_release(&b);
	}
}

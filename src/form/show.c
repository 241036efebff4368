/*
 * show.c - what a form was compiled to, for people: the list of checks, and
 * the sums, cases and texts behind the canonical text (what the tests compare).
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

static const char *
where(const struct form *f, const struct form_check *c)
{
	return c->block >= 0 ? f->block[c->block].code : c->table >= 0 ?
	    f->table[c->table].code : f->code;
}

/* For the one who must answer for the rules: level, place, text, message, basis. */
void
form_write_checks(struct buf *b, const struct form *form, enum lang lang)
{
	const struct form *f = form_shown(form, lang);

	for (int i = 0; i < f->ncheck; i++) {
		const struct form_check *c = &f->check[i];

		buf_printf(b, "%-5s %s %-4s %s%s%s\n", c->code,
		    form_level_said(c->level, lang), where(f, c),
		    c->formula ? msg_text(lang, MSG_FORM_CHECK_FORMULA) : "",
		    form_check_text(f, c),
		    c->inferred ? msg_text(lang, MSG_FORM_CHECK_INFERRED) : "");
		if (c->help != NULL)
			buf_printf(b, "      %s\n", c->help);
		if (c->basis != NULL) {
			msg_put(b, lang, MSG_FORM_CHECK_BASIS, c->basis, NULL);
			buf_chr(b, '\n');
		}
	}
}

/* Compiled terms as cell codes; constants are millionths, num_print undoes that. */
void
form_term_write(struct buf *b, const struct form *f, const struct form_term *t, int n)
{
	char num[NUM_TEXT];

	if (n == 0)
		buf_chr(b, '0');
	for (int i = 0; i < n; i++) {
		int64_t coef = t[i].coef < 0 ? -t[i].coef : t[i].coef;

		buf_str(b, t[i].coef < 0 ? i == 0 ? "-" : " - " : i == 0 ? "" : " + ");
		if (t[i].cell < 0) {
			buf_str(b, num_print(num, coef));
			continue;
		}
		if (coef != 1) {
			buf_i64(b, coef);
			buf_str(b, "×");
		}
		if (t[i].prior)
			buf_str(b, "上年 ");
		buf_str(b, f->cell[t[i].cell].code);
	}
}

static void
write_relation(struct buf *b, const struct form *f, const struct form_relation *r)
{
	form_term_write(b, f, &f->term[r->left], r->nleft);
	buf_printf(b, " %s ", form_relop_sign(r->op));
	form_term_write(b, f, &f->term[r->right], r->nright);
}

static void
write_cond(struct buf *b, const struct form *f, const struct form_cond *c)
{
	switch (c->kind) {
	case COND_RELATION:
		write_relation(b, f, &c->rel);
		break;
	case COND_YEAR:
		buf_printf(b, "年度 %s %d", form_relop_sign(c->op), c->year);
		break;
	case COND_AGENCY:
		buf_printf(b, "单位 %s %s", c->negate ? "不是" : "是", c->word);
		break;
	case COND_NO_RULES:
		buf_str(b, "无规章权");
		break;
	case COND_UNSAID:
		buf_str(b, "文字未提 ");
		form_term_write(b, f, &f->term[c->rel.left], c->rel.nleft);
		break;
	case COND_LOCAL:
		buf_printf(b, "本地 %s", c->word);
		break;
	}
}

/* Cases of predicates that are alike and follow each other are one line. */
static int
write_case(struct buf *b, const struct form *f, int at, int end)
{
	const struct form_case *c = &f->kase[at];
	int n = 1;

	while (c->kind != CASE_RELATION && c->kind != CASE_CLAIM && at + n < end &&
	    f->kase[at + n].cell == c->cell + n && f->kase[at + n].silent == c->silent)
		n++;
	buf_printf(b, "#   %s", f->cell[c->cell].code);
	if (n > 1)
		buf_printf(b, " .. %s", f->cell[c->cell + n - 1].code);
	if (c->silent)
		buf_str(b, " (silent)");
	if (c->kind == CASE_TYPE)
		buf_str(b, ": 合规");
	else if (c->kind == CASE_SAID)
		buf_str(b, ": 须提");
	else if (c->kind == CASE_JUMP)
		buf_printf(b, ": 突变(%lld,%lld)", (long long)(c->jump_diff / NUM_ONE),
		    (long long)c->jump_factor);
	if (f->check[c->check].formula &&
	    f->sum[f->cell[c->cell].sum].formula == c->check) {
		buf_str(b, ": sum\n");
		return n;
	}
	for (int i = 0; c->kind == CASE_CLAIM && i < c->nrel; i++) {
		const struct form_relation *rel = &f->rel[c->first_rel + i];

		buf_str(b, i == 0 ? ": 对照 " : " 或 ");
		form_term_write(b, f, &f->term[rel->left], rel->nleft);
	}
	for (int i = 0; c->kind != CASE_CLAIM && i < c->nrel; i++) {
		buf_str(b, i == 0 ? ": " : " 且 ");
		write_relation(b, f, &f->rel[c->first_rel + i]);
	}
	for (int i = 0; i < c->ncond; i++) {
		buf_str(b, i == 0 ? " 当 " : " 且 ");
		write_cond(b, f, &f->cond[c->first_cond + i]);
	}
	buf_chr(b, '\n');
	return n;
}

/* Only cells that are not plain counts. */
static void
write_types(struct buf *b, const struct form *f)
{
	for (int i = 0; i < f->ncell; i++) {
		const struct form_cell *c = &f->cell[i];

		if (strcmp(c->unit, "件") == 0 && c->decimals == 0 && !c->is_signed)
			continue;
		buf_printf(b, "# cell %s: %s %d%s\n", c->code, c->unit, c->decimals,
		    c->is_signed ? " signed" : "");
	}
}

/* Everything behind the text is a comment, so the whole is a form file again. */
void
form_write_compiled(struct buf *b, const struct form *f)
{
	static const char *const kinds[] = { "lead", "body", "intro", "under" };

	form_write(b, f);
	buf_printf(b, "\n# %d cells: %d keyed, %d computed\n", f->ncell, f->ninput,
	    f->nsum);
	for (int i = 0; i < f->ntext; i++)
		buf_printf(b, "# text %s %s%s\n", f->text[i].code, kinds[f->text[i].kind],
		    f->text[i].required ? " required" : "");
	write_types(b, f);
	for (int i = 0; i < f->nsum; i++) {
		buf_printf(b, "# sum %s %s = ", f->check[f->sum[i].formula].code,
		    f->cell[f->sum[i].target].code);
		form_term_write(b, f, &f->term[f->sum[i].first], f->sum[i].n);
		buf_chr(b, '\n');
	}
	for (int i = 0; i < f->ncheck; i++) {
		const struct form_check *c = &f->check[i];
		int end = c->first_case + c->ncase;

		buf_printf(b, "# check %s %s %s%s%s\n", c->code,
		    form_level_name(c->level), where(f, c), c->formula ? " formula" : "",
		    c->inferred ? " inferred" : "");
		for (int k = c->first_case; k < end;)
			k += write_case(b, f, k, end);
	}
	for (int i = 0; i < FIGURE__MAX; i++)
		if (f->figure[i].n > 0) {
			buf_printf(b, "# figure %s = ", form_figure_name((enum form_figure)i));
			form_term_write(b, f, &f->term[f->figure[i].first],
			    f->figure[i].n);
			buf_chr(b, '\n');
		}
	for (int i = 0; i < f->nmap; i++)
		buf_printf(b, "# map %s = %s %s\n", f->cell[f->map[i].to].code,
		    f->map[i].form, f->map[i].from);
}

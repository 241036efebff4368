/*
 * write.c - a form as text again: the canonical form file.
 *
 * Written from the tree, one fact a line, in the order of the file, with one
 * blank where any number would do and half-width signs in formulas.  Reading
 * the result gives the same form; writing that gives the same text.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

/* ---- expressions ---- */

/* The sign goes between terms; a coefficient of 1 is not written. */
void
form_expr_write(struct buf *b, const struct tree_term *t)
{
	for (bool first = true; t != NULL; t = t->next, first = false) {
		int64_t coef = t->coef < 0 ? -t->coef : t->coef;

		if (t->coef < 0)
			buf_str(b, first ? "-" : " - ");
		else if (!first)
			buf_str(b, " + ");
		if (t->kind == TERM_NUMBER) {
			buf_i64(b, coef);
		} else if (t->kind == TERM_SUM) {
			buf_str(b, "合计(");
			ref_write(b, &t->from);
			if (t->ranged) {
				struct tree_ref to = t->to;

				to.prior = false;
				buf_str(b, " 至 ");
				ref_write(b, &to);
			}
			buf_chr(b, ')');
		} else {
			if (coef != 1) {
				buf_i64(b, coef);
				buf_str(b, "×");
			}
			ref_write(b, &t->from);
		}
	}
}

static void
write_relation(struct buf *b, const struct tree_relation *r)
{
	form_expr_write(b, r->left);
	buf_printf(b, " %s ", form_relop_sign(r->op));
	form_expr_write(b, r->right);
}

static void
write_cond(struct buf *b, const struct tree_cond *c)
{
	switch (c->kind) {
	case COND_RELATION:
		write_relation(b, c->rel);
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
		form_expr_write(b, c->rel->left);
		break;
	case COND_LOCAL:
		buf_printf(b, "本地 %s", c->word);
		break;
	}
}

void
rule_write(struct buf *b, const struct tree_rule *r)
{
	static const char *const quants[] = { "每栏", "每行", "单格", "每格" };

	if (r->kind == CASE_CLAIM) {
		buf_str(b, "对照 ");
		if (r->strength != STRENGTH_EQUAL)
			buf_printf(b, "%s ", form_strength_word(r->strength));
		for (const struct tree_relation *x = r->rel; x != NULL; x = x->next) {
			buf_str(b, x == r->rel ? "" : " 或 ");
			form_expr_write(b, x->left);
		}
		buf_printf(b, " 见 %s", r->pattern_text);
		return;
	}
	buf_str(b, quants[r->quant]);
	buf_chr(b, ' ');
	if (r->has_at) {
		ref_write(b, &r->at);
		buf_chr(b, ' ');
	}
	if (r->kind == CASE_TYPE)
		buf_str(b, "合规");
	else if (r->kind == CASE_SAID)
		buf_str(b, "须提");
	else if (r->kind == CASE_JUMP)
		buf_printf(b, "突变(%lld,%lld)", (long long)r->jump_diff,
		    (long long)r->jump_factor);
	for (const struct tree_relation *x = r->rel; x != NULL; x = x->next) {
		if (x != r->rel)
			buf_str(b, " 且 ");
		write_relation(b, x);
	}
	for (const struct tree_cond *c = r->cond; c != NULL; c = c->next) {
		buf_str(b, c == r->cond ? " 当 " : " 且 ");
		write_cond(b, c);
	}
}

/* ---- lines ---- */

struct writer {
	struct buf	*out;
	const struct form *f;
	bool		*told;		/* [f->ntwin]: its English is written */
};

/* Equal words need their English once: below the first of them. */
static void
english(struct writer *w, int indent, const char *text, bool brief)
{
	const char *en = text != NULL ? form_english(w->f, text, brief) : NULL;
	int i = 0;

	if (en == NULL)
		return;
	while (w->f->twin[i].en != en)
		i++;
	if (!w->told[i])
		buf_printf(w->out, "%*s%s %s\n", indent, "", keywords[KW_ENGLISH].word, en);
	w->told[i] = true;
}

static void
line(struct writer *w, int indent, enum keyword_id k, const char *text)
{
	struct buf *b = w->out;

	buf_printf(b, "%*s%s", indent, "", keywords[k].word);
	if (text != NULL && *text != '\0')
		buf_printf(b, " %s", text);
	buf_chr(b, '\n');
	if (k == KW_COLUMNS || k == KW_ROWS || k == KW_BASIS || k == KW_HELP ||
	    k == KW_BRIEF || k == KW_UNIT)
		english(w, indent, text, k == KW_BRIEF);
}

/* One order for all, so that two texts differ only where the forms do. */
static void
write_notes(struct writer *w, int indent, const struct tree_notes *n)
{
	char digit[2] = { (char)('0' + n->decimals), '\0' };

	for (const struct tree_alias *a = n->alias.head; a != NULL; a = a->next)
		line(w, indent, KW_ALIAS, a->s);
	for (const struct tree_alias *a = n->topic.head; a != NULL; a = a->next)
		line(w, indent, KW_TOPIC, a->s);
	for (const struct tree_alias *a = n->entry.head; a != NULL; a = a->next)
		line(w, indent, KW_REGISTER, a->s);
	if (n->brief.s != NULL)
		line(w, indent, KW_BRIEF, n->brief.s);
	if (n->unit.s != NULL)
		line(w, indent, KW_UNIT, n->unit.s);
	if (n->decimals_line > 0)
		line(w, indent, KW_DECIMALS, digit);
	if (n->signed_line > 0)
		line(w, indent, KW_SIGNED, NULL);
	if (n->basis.s != NULL)
		line(w, indent, KW_BASIS, n->basis.s);
	if (n->help.s != NULL)
		line(w, indent, KW_HELP, n->help.s);
	if (n->inferred_line > 0)
		line(w, indent, KW_INFERRED, NULL);
}

/* Codes are padded, so that the labels read as the table does. */
static void
write_items(struct writer *w, enum keyword_id k, const char *head,
    const struct tree_item *items)
{
	struct buf *b = w->out;
	const struct tree_item *i;
	int width = 0;

	line(w, 6, k, head);
	for (i = items; i != NULL; i = i->next)
		if ((int)strlen(i->code) > width)
			width = (int)strlen(i->code);
	for (i = items; i != NULL; i = i->next) {
		buf_printf(b, "%8s%-*s  %s\n", "", width, i->code,
		    *i->label != '\0' ? i->label : "-");
		english(w, 8 + width + 2, i->label, false);
		write_notes(w, 8 + width + 2, &i->notes);
	}
}

/* Indentation of a rule by where it belongs, for the eye only. */
static int
depth(const struct tree_rule *r)
{
	return r->home_block >= 0 ? 6 : r->home_table >= 0 ? 4 : 0;
}

/* The keyword again where formulas and checks alternate: their order is kept. */
static void
write_rules(struct writer *w, const struct tree_rules *rules)
{
	struct buf *b = w->out;
	const struct tree_rule *last = NULL;

	for (const struct tree_rule *r = rules->head; r != NULL; last = r, r = r->next) {
		if (last == NULL || last->formula != r->formula ||
		    depth(last) != depth(r))
			line(w, depth(r), r->formula ? KW_FORMULAS : KW_CHECKS, NULL);
		buf_printf(b, "%*s", depth(r) + 2, "");
		if (r->code != NULL)
			buf_printf(b, "%s ", r->code);
		if (!r->formula)
			buf_printf(b, "%s ", form_level_label(r->level));
		rule_write(b, r);
		buf_chr(b, '\n');
		write_notes(w, depth(r) + 7, &r->notes);
	}
}

static void
write_maps(struct writer *w, const struct tree_maplist *maps, int indent)
{
	struct buf *b = w->out;
	for (const struct tree_maps *m = maps->head; m != NULL; m = m->next) {
		line(w, indent, KW_MAP, m->form);
		for (const struct tree_map *x = m->head; x != NULL; x = x->next) {
			buf_printf(b, "%*s", indent + 2, "");
			ref_write(b, &x->to);
			buf_str(b, " = ");
			ref_write(b, &x->from);
			buf_chr(b, '\n');
		}
	}
}

static void
code_line(struct writer *w, int indent, enum keyword_id k, const char *code,
    const char *text)
{
	struct buf *b = w->out;
	buf_printf(b, "%*s%s %s", indent, "", keywords[k].word, code);
	if (*text != '\0')
		buf_printf(b, " %s", text);
	buf_chr(b, '\n');
	english(w, indent + 4, text, false);
}

/* The block of a table that is one grid has no line of its own. */
static void
write_block(struct writer *w, const struct tree_block *k)
{
	struct buf *b = w->out;
	if (!k->implied) {
		buf_chr(b, '\n');
		code_line(w, 4, KW_BLOCK, k->code, k->title);
	}
	write_items(w, KW_COLUMNS, k->colhead, k->col);
	write_items(w, KW_ROWS, k->stub, k->row);
	write_rules(w, &k->rules);
	write_maps(w, &k->maps, 6);
}

static void
write_section(struct writer *w, const struct tree_section *s)
{
	struct buf *b = w->out;
	buf_chr(b, '\n');
	code_line(w, 0, KW_SECTION, s->code, s->heading);
	if (s->narrative_line > 0)
		buf_printf(b, "%4s%s %s%s%s\n", "", keywords[KW_NARRATIVE].word,
		    s->narrative == FORM_TEXT_REQUIRED ? "必填" : "可空",
		    s->role != ROLE_NONE ? " " : "", form_role_word(s->role));
	if (s->arrange_line > 0)
		line(w, 4, KW_ARRANGE, s->side_by_side ? "左右" : "上下");
	write_notes(w, 4, &s->notes);
	write_rules(w, &s->rules);
	write_maps(w, &s->maps, 0);
	for (const struct tree_table *t = s->table; t != NULL; t = t->next) {
		if (t != s->table)
			buf_chr(b, '\n');
		code_line(w, 2, KW_TABLE, t->code, t->title);
		write_rules(w, &t->rules);
		write_maps(w, &t->maps, 4);
		for (const struct tree_block *k = t->block; k != NULL; k = k->next)
			write_block(w, k);
	}
}

static void
write_figures(struct writer *w, const struct tree *t)
{
	struct buf *b = w->out;
	bool any = false;

	for (int k = 0; k < FIGURE__MAX; k++) {
		if (t->figure[k].term == NULL)
			continue;
		if (!any) {
			buf_chr(b, '\n');
			line(w, 0, KW_FIGURES, NULL);
		}
		any = true;
		buf_printf(b, "  %s = ", form_figure_name((enum form_figure)k));
		form_expr_write(b, t->figure[k].term);
		buf_chr(b, '\n');
	}
}

void
form_write(struct buf *b, const struct form *f)
{
	struct writer writer = { b, f, mem_array((size_t)f->ntwin, sizeof(bool)) };
	struct writer *w = &writer;
	const struct tree *t = f->tree;

	memset(writer.told, 0, (size_t)f->ntwin * sizeof(bool));
	if (t->name != NULL)
		buf_printf(b, "# %s\n", t->name);
	line(w, 0, KW_FORM, t->code);
	english(w, 4, t->name, false);
	line(w, 4, KW_TITLE, t->title.s);
	if (t->notes.basis.s != NULL)
		line(w, 4, KW_BASIS, t->notes.basis.s);
	line(w, 4, KW_VALID, NULL);
	b->len--;
	if (t->until != 0)
		buf_printf(b, " %d 至 %d\n", t->from, t->until);
	else
		buf_printf(b, " %d 至今\n", t->from);
	if (t->prior.s != NULL)
		line(w, 4, KW_PRIOR, t->prior.s);
	for (const struct tree_alias *a = t->notes.former.head; a != NULL; a = a->next)
		line(w, 4, KW_FORMER, a->s);
	write_rules(w, &t->rules);
	write_maps(w, &t->maps, 0);
	for (const struct tree_section *s = t->section; s != NULL; s = s->next)
		write_section(w, s);
	write_figures(w, t);
	free(writer.told);
}

/*
 * checks.c - the list of checks: one entry for each line of 计算 and 校验.
 *
 * A code may stand at several places; what is said of it below one of them
 * (说明 依据 简称 推定) holds for all, so it may not be said differently twice.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/pattern.h"
#include "form/form.h"
#include "form/language/tree.h"

struct entry {
	const char	*code;
	int		 index;
	const struct tree_rule *rule;
};

static int
by_code(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int r = strcmp(x->code, y->code);

	return r != 0 ? r : x->index - y->index;
}

/* The code of a formula that has none: its target, "3:C" or "4.1:1:E". */
static const char *
made_code(struct form *f, const struct tree_rule *r)
{
	const struct tree_ref *t = &r->rel->left->from;
	struct buf b = BUF_INIT;
	const char *s;

	if (t->kind == REF_CELL)
		buf_printf(&b, "%s:%s:%s", t->block, t->row, t->col);
	else
		buf_printf(&b, "%s:%s", r->block ? r->block->code :
		    r->table ? r->table->code : "", t->kind == REF_ROW ? t->row : t->col);
	s = arena_strdup(&f->arena, buf_cstr(&b));
	buf_release(&b);
	return s;
}

/* Repeating the same words is harmless (a table copied with its checks). */
static void
take_text(struct tree_text *all, const struct tree_text *one, enum keyword_id k,
    const char *code, struct diag *d)
{
	char line[16];

	if (one->s == NULL)
		return;
	if (all->s == NULL) {
		*all = *one;
		return;
	}
	if (strcmp(one->s, all->s) == 0)
		return;
	snprintf(line, sizeof line, "%d", all->line);
	diag_error_at(d, one->line, MSG_FORM_SAID_TWICE, code, keywords[k].word, line,
	    NULL);
}

/* Entries e[0..n) have one code. */
static void
link_group(struct form *f, const struct entry *e, int n, struct diag *d)
{
	struct tree_text help = { NULL, 0 }, basis = help, brief = help;
	bool inferred = false;
	char line[16];

	snprintf(line, sizeof line, "%d", e[0].rule->line);
	for (int i = 0; i < n; i++) {
		const struct tree_rule *r = e[i].rule;

		if (r->formula != e[0].rule->formula)
			diag_error_at(d, r->line, MSG_FORM_CODE_MIXED, e[i].code, line,
			    NULL);
		else if (r->level != e[0].rule->level)
			diag_error_at(d, r->line, MSG_FORM_LEVEL_MIXED, e[i].code, line,
			    NULL);
		take_text(&help, &r->notes.help, KW_HELP, e[i].code, d);
		take_text(&basis, &r->notes.basis, KW_BASIS, e[i].code, d);
		take_text(&brief, &r->notes.brief, KW_BRIEF, e[i].code, d);
		inferred = inferred || r->notes.inferred_line > 0;
	}
	for (int i = 0; i < n; i++) {
		struct form_check *c = &f->check[e[i].index];

		c->help = help.s;
		c->basis = basis.s;
		c->brief = brief.s;
		c->inferred = inferred;
	}
}

/* Once, since messages and screens show it often. */
const char *
form_check_text(const struct form *form, const struct form_check *check)
{
	struct form *f = (struct form *)form;
	struct form_check *c = (struct form_check *)check;
	struct buf b = BUF_INIT;

	if (c == NULL || c->text != NULL)
		return c != NULL ? c->text : NULL;
	rule_write(&b, c->rule);
	c->text = arena_strndup(&f->arena, buf_cstr(&b), b.len);
	buf_release(&b);
	return c->text;
}

/* ---- patterns ---- */

const struct pattern *
form_case_pattern(const struct form *form, const struct form_case *kase)
{
	struct form *f = (struct form *)form;
	struct form_case *k = (struct form_case *)kase;
	size_t bad;

	if (k->pattern == NULL && k->kind == CASE_CLAIM) {
		const char *s = f->check[k->check].rule->pattern_text;

		k->pattern = pattern_parse(&f->arena, s, strlen(s), &bad);
	}
	return k->pattern;
}

static void
judge_pattern(struct form *f, const struct tree_rule *r, struct diag *d)
{
	const char *s = r->pattern_text;
	size_t bad = 0, len;
	const struct pattern *p = pattern_parse(&f->arena, s, strlen(s), &bad);

	if (p == NULL) {
		/* a few characters from where it stops making sense */
		for (len = strlen(s += bad); len > 0 && (len > 18 ||
		    ((unsigned char)s[len] & 0xC0) == 0x80);)
			len--;
		diag_error_at(d, r->line, MSG_FORM_PATTERN,
		    arena_strndup(&f->arena, s, len), NULL);
	} else if (form_strength_counts(r->strength) != pattern_has_number(p)) {
		diag_error_at(d, r->line, form_strength_counts(r->strength) ?
		    MSG_FORM_CLAIM_NUMBER : MSG_FORM_CLAIM_ZERO, NULL);
	}
}

void
patterns_judge(struct form *f, const struct tree *t, struct diag *d)
{
	for (struct tree_rule *r = t->rule; r != NULL; r = r->later)
		if (r->kind == CASE_CLAIM && d->nerror <= FORM_ERRORS_MAX)
			judge_pattern(f, r, d);
}

/* ---- the list ---- */

/* The entries keep the order of the file; sorting by code only groups them. */
void
link_checks(struct form *f, struct tree *t, struct diag *d)
{
	struct entry *e;
	int n = 0, from, to;

	for (struct tree_rule *r = t->rule; r != NULL; r = r->later)
		n++;
	f->check = arena_array(&f->arena, (size_t)n, sizeof *f->check);
	e = mem_array((size_t)n, sizeof *e);
	for (struct tree_rule *r = t->rule; r != NULL; r = r->later) {
		struct form_check *c = &f->check[f->ncheck];

		c->code = r->code != NULL ? r->code : made_code(f, r);
		c->formula = r->formula;
		c->level = r->level;
		c->quant = r->quant;
		c->rule = r;
		c->block = c->table = -1;
		c->line = r->line;
		e[f->ncheck].code = c->code;
		e[f->ncheck].rule = r;
		e[f->ncheck].index = f->ncheck;
		f->ncheck++;
	}
	if (n > 0)
		qsort(e, (size_t)n, sizeof *e, by_code);
	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n && strcmp(e[to].code, e[from].code) == 0; to++)
			;
		link_group(f, e + from, to - from, d);
	}
	free(e);
}

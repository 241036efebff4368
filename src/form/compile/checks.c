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

/* The canonical text, once, since messages and screens show it often. */
static const char *
rule_text(struct form *f, const struct tree_rule *r)
{
	struct buf b = BUF_INIT;
	const char *s;

	rule_write(&b, r);
	s = arena_strndup(&f->arena, buf_cstr(&b), b.len);
	buf_release(&b);
	return s;
}

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
		c->text = rule_text(f, r);
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

/*
 * english.c - the words of a form in the other language of the interface.
 *
 * A line 英文 gives the English of the line above it.  Equal words need it once: 总计 is
 * Total wherever it stands.  What is kept is the list of pairs, ordered; the form with
 * its words replaced is made when a screen asks for it, so that a run in Chinese pays
 * nothing.
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
#include "form/grid.h"
#include "form/language/tree.h"

static int
by_words(const void *a, const void *b)
{
	const struct form_twin *x = a, *y = b;
	int r = strcmp(x->zh, y->zh);

	return r != 0 ? r : x->brief - y->brief;
}

/* In the order of lines where the words are equal, so that the first one stands. */
static int
by_words_and_line(const void *a, const void *b)
{
	const struct form_twin *x = a, *y = b;
	int r = by_words(a, b);

	return r != 0 ? r : x->line - y->line;
}

void
link_english(struct form *f, const struct tree *t, struct diag *d)
{
	struct form_twin *w;
	char line[16];
	int n = 0, to = 0;

	for (const struct tree_twin *x = t->twin; x != NULL; x = x->next)
		n++;
	if (n == 0)
		return;
	w = arena_array(&f->arena, (size_t)n, sizeof *w);
	n = 0;
	for (const struct tree_twin *x = t->twin; x != NULL; x = x->next)
		w[n++] = (struct form_twin){ x->zh, x->en, x->brief, x->line };
	qsort(w, (size_t)n, sizeof *w, by_words_and_line);
	for (int i = 0; i < n; i++) {
		if (to == 0 || by_words(&w[to - 1], &w[i]) != 0) {
			w[to++] = w[i];
		} else if (strcmp(w[to - 1].en, w[i].en) != 0) {
			snprintf(line, sizeof line, "%d", w[to - 1].line);
			diag_error_at(d, w[i].line, MSG_FORM_ENGLISH_TWICE, w[i].zh, line,
			    NULL);
		}
	}
	f->twin = w;
	f->ntwin = to;
}

const char *
form_english(const struct form *f, const char *words, bool brief)
{
	struct form_twin key = { words, NULL, brief, 0 };
	const struct form_twin *w;

	if (words == NULL || f->ntwin == 0)
		return NULL;
	w = bsearch(&key, f->twin, (size_t)f->ntwin, sizeof *f->twin, by_words);
	return w != NULL ? w->en : NULL;
}

/* ---- rules ---- */

/* Keywords of a rule as rule_write() puts them; the longest of one beginning first. */
static const struct {
	const char	*zh, *en;
} terms[] = {
	{ "每栏", "each column:" }, { "每行", "each row:" }, { "单格", "" },
	{ "每格", "each cell:" }, { "合规", "keeps its type" },
	{ "须提", "must be in the text" }, { "突变", "no jump of " },
	{ "合计", "sum" }, { " 至 ", " to " }, { " 当 ", " if " }, { " 且 ", " and " },
	{ " 或 ", " or " }, { "上年 ", "last year's " }, { "年度", "year" },
	{ "单位 不是", "agency is not" }, { "单位 是", "agency is" },
	{ "政府", "a government" }, { "无规章权", "it can make no rules" },
	{ "文字未提", "the text does not give" }, { "本地", "locality" }, { "行", "row " },
	{ "对照 询问", "text may give" }, { "对照 零", "text denies" },
	{ "对照 其余", "text says all, not" }, { "对照 增幅", "text: rise of" },
	{ "对照 降幅", "text: fall of" }, { "对照", "text gives" },
};

/* The words that a claim looks for are Chinese prose: they are left out. */
static const char *
turn_rule(struct form *f, const char *text)
{
	const char *end = strstr(text, " 见 "), *s = text, *out;
	struct buf b = BUF_INIT;
	size_t k;

	if (end == NULL)
		end = text + strlen(text);
	while (s < end) {
		for (k = 0; k < ARRAY_LEN(terms); k++)
			if (strncmp(s, terms[k].zh, strlen(terms[k].zh)) == 0)
				break;
		if (k < ARRAY_LEN(terms)) {
			s += strlen(terms[k].zh);
			buf_str(&b, terms[k].en);
			if (*terms[k].en == '\0' && *s == ' ')
				s++;
		} else {
			buf_chr(&b, *s++);
		}
	}
	out = arena_strndup(&f->arena, buf_cstr(&b), b.len);
	buf_release(&b);
	return out;
}

/* ---- the form as it is shown ---- */

static void
turn(const struct form *f, const char **words, bool brief)
{
	const char *en = form_english(f, *words, brief);

	if (en != NULL)
		*words = en;
}

static struct form_item *
turn_items(struct form *f, const struct form_item *from, int n)
{
	struct form_item *to = arena_array(&f->arena, (size_t)n + 1, sizeof *to);

	for (int i = 0; i < n; i++) {
		to[i] = from[i];
		turn(f, &to[i].label, false);
		turn(f, &to[i].brief, true);
		turn(f, &to[i].help, false);
		turn(f, &to[i].basis, false);
		turn(f, &to[i].unit, false);
	}
	return to;
}

static void *
copy_of(struct form *f, const void *from, int n, size_t size)
{
	void *to = arena_array(&f->arena, (size_t)n + 1, size);

	if (n > 0)
		memcpy(to, from, (size_t)n * size);
	return to;
}

static void
turn_parts(struct form *f, struct form *out)
{
	out->section = copy_of(f, f->section, f->nsection, sizeof *f->section);
	for (int i = 0; i < out->nsection; i++) {
		turn(f, &out->section[i].heading, false);
		turn(f, &out->section[i].brief, true);
		turn(f, &out->section[i].help, false);
		turn(f, &out->section[i].basis, false);
	}
	out->table = copy_of(f, f->table, f->ntable, sizeof *f->table);
	for (int i = 0; i < out->ntable; i++)
		turn(f, &out->table[i].title, false);
	out->block = copy_of(f, f->block, f->nblock, sizeof *f->block);
	for (int i = 0; i < out->nblock; i++) {
		struct form_block *b = &out->block[i];

		turn(f, &b->title, false);
		turn(f, &b->colhead, false);
		turn(f, &b->stub, false);
		b->col = turn_items(f, b->col, b->ncolitem);
		b->row = turn_items(f, b->row, b->nrowitem);
	}
}

static void
turn_rules(struct form *f, struct form *out)
{
	out->cell = copy_of(f, f->cell, f->ncell, sizeof *f->cell);
	for (int i = 0; i < out->ncell; i++) {
		if (strcmp(out->cell[i].unit, msg_text(LANG_ZH, MSG_FORM_UNIT)) == 0)
			out->cell[i].unit = msg_text(LANG_EN, MSG_FORM_UNIT);
		turn(f, &out->cell[i].unit, false);
	}
	out->check = copy_of(f, f->check, f->ncheck, sizeof *f->check);
	for (int i = 0; i < out->ncheck; i++) {
		out->check[i].text = turn_rule(f, form_check_text(f, &f->check[i]));
		turn(f, &out->check[i].help, false);
		turn(f, &out->check[i].basis, false);
		turn(f, &out->check[i].brief, true);
	}
}

const struct form *
form_shown(const struct form *form, enum lang lang)
{
	struct form *f = (struct form *)form, *out;

	if (lang != LANG_EN || form->ntwin == 0)
		return form;
	if (form->shown != NULL)
		return form->shown;
	out = arena_alloc(&f->arena, sizeof *out);
	*out = *f;
	turn(f, &out->name, false);
	turn(f, &out->basis, false);
	turn_parts(f, out);
	turn_rules(f, out);
	for (int i = 0; i < out->nsection; i++)
		if (out->section[i].ntable > 0)
			out->section[i].grid = form_grid_build(&f->arena, out, i);
	out->shown = out;
	f->shown = out;
	return out;
}

const struct form_check *
form_check_shown(const struct form *f, const struct form_check *c, enum lang lang)
{
	return c != NULL ? &form_shown(f, lang)->check[c - f->check] : NULL;
}

/* ---- what is missing ---- */

struct judging {
	const struct form *f;
	struct diag	*d;
	const char	**told;		/* words named already */
	size_t		 n, cap;
};

static void
want(struct judging *j, int line, const char *words, bool brief)
{
	bool plain = true;

	if (words == NULL || form_english(j->f, words, brief) != NULL)
		return;
	for (const char *s = words; *s != '\0'; s++)
		plain = plain && (unsigned char)*s < 0x80;
	if (plain)	/* nothing to give: "", "A-1" */
		return;
	for (size_t i = 0; i < j->n; i++)
		if (strcmp(j->told[i], words) == 0)
			return;
	j->told = mem_grow(j->told, j->n, &j->cap, sizeof *j->told);
	j->told[j->n++] = words;
	diag_warn_at(j->d, line, MSG_FORM_ENGLISH_MISSING, words, NULL);
}

static void
want_items(struct judging *j, const struct form_item *it, int n)
{
	for (int i = 0; i < n; i++, it++) {
		want(j, it->line, it->label, false);
		want(j, it->line, it->brief, true);
		want(j, it->line, it->help, false);
		want(j, it->line, it->basis, false);
		want(j, it->line, it->unit, false);
	}
}

void
form_judge_english(const struct form *f, struct diag *d)
{
	struct judging j = { .f = f, .d = d };

	if (f->ntwin == 0) {
		diag_warn_at(d, 1, MSG_FORM_ENGLISH_NONE, NULL);
		return;
	}
	want(&j, 1, f->name, false);
	for (int i = 0; i < f->nsection; i++) {
		const struct form_section *s = &f->section[i];

		want(&j, s->line, s->heading, false);
		want(&j, s->line, s->brief, true);
		want(&j, s->line, s->help, false);
		want(&j, s->line, s->basis, false);
	}
	for (int i = 0; i < f->ntable; i++)
		want(&j, f->table[i].line, f->table[i].title, false);
	for (int i = 0; i < f->nblock; i++) {
		const struct form_block *b = &f->block[i];

		want(&j, b->line, b->title, false);
		want(&j, b->line, b->colhead, false);
		want(&j, b->line, b->stub, false);
		want_items(&j, b->col, b->ncolitem);
		want_items(&j, b->row, b->nrowitem);
	}
	for (int i = 0; i < f->ncheck; i++) {
		want(&j, f->check[i].line, f->check[i].help, false);
		want(&j, f->check[i].line, f->check[i].basis, false);
		want(&j, f->check[i].line, f->check[i].brief, true);
	}
	free(j.told);
}

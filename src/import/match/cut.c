/*
 * cut.c - texts that have lost what parted their cells, cut at the words of the forms.
 *
 *	信息内容本年制发件数本年废止件数现行有效件数规章3115行政规范性文件6159422
 *	三、本年度办理结果 （一）予以公开 40 4 1 0 3 0 48
 *
 * The longest word that fits is taken, from left to right; a word with its ordinal goes
 * before the same without it, so that 30000032.其他法律 is 3000003 and 2.其他法律.  Words
 * count where only figures stand between them, three and more, or where a paragraph has
 * nothing else: sentences have 行政许可12件，行政处罚5件, too.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/cut.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"

#define BUCKETS		128	/* of first characters */
#define RUN_LEAST	3	/* words of a run inside a longer text */

struct word {
	const char	*s;
	uint32_t	 first;		/* its first character, folded */
	bool		 heading;	/* of a section, and of no table */
	struct word	*next;
};
struct piece {
	size_t		 from, to;	/* bytes of the text */
	bool		 heading;
};
struct cutter {
	struct arena	*a;
	struct word	*bucket[BUCKETS];
	struct piece	*piece;
	size_t		 n, cap;
	struct doc	*out;
	bool		 any;
};

static void
add_word(struct cutter *c, const char *s, bool heading)
{
	struct word *w;

	if (s == NULL || text_length(s, strlen(s)) < 2)
		return;
	w = arena_alloc(c->a, sizeof *w);
	w->s = s;
	w->heading = heading;
	text_decode(s, strlen(s), &w->first);
	w->first = text_fold_cp(w->first);
	w->next = c->bucket[w->first % BUCKETS];
	c->bucket[w->first % BUCKETS] = w;
}

static void
add_items(struct cutter *c, const struct form_item *item, int n)
{
	for (int i = 0; i < n; i++) {
		add_word(c, item[i].label, false);
		for (int k = 0; k < item[i].nalias; k++)
			add_word(c, item[i].alias[k], false);
	}
}

/* The words of all forms, with their ordinals and without. */
static void
add_words(struct cutter *c, struct import_run *run)
{
	const struct label_book *book = label_books(run);

	for (size_t f = 0; f < run->forms->n; f++) {
		const struct form *form = forms_at(run->forms, f);

		for (int i = 0; i < form->nsection; i++)
			add_word(c, form->section[i].heading, true);
		for (int i = 0; i < form->nblock; i++) {
			add_items(c, form->block[i].col, form->block[i].ncolitem);
			add_items(c, form->block[i].row, form->block[i].nrowitem);
			add_word(c, form->block[i].stub, false);
		}
		for (int i = 0; i < book[f].n; i++)
			add_word(c, book[f].label[i].key, false);
	}
}

/* The longest word that begins here: its bytes, 0 for none. */
static size_t
longest(const struct cutter *c, const char *s, size_t n, bool *heading)
{
	size_t most = 0, k;
	uint32_t cp;

	text_decode(s, n, &cp);
	cp = text_fold_cp(cp);
	for (const struct word *w = c->bucket[cp % BUCKETS]; w != NULL; w = w->next) {
		if (w->first != cp || (k = match_words(s, n, w->s)) <= most)
			continue;
		most = k;
		*heading = w->heading;
	}
	return most;
}

static void
find_pieces(struct cutter *c, const char *s, size_t n)
{
	struct piece p = { 0, 0, false };
	uint32_t cp;

	c->n = 0;
	while (p.from < n) {
		size_t k = longest(c, s + p.from, n - p.from, &p.heading);

		if (k == 0) {
			p.from += text_decode(s + p.from, n - p.from, &cp);
			continue;
		}
		p.to = p.from + k;
		c->piece = mem_grow(c->piece, c->n, &c->cap, sizeof *c->piece);
		c->piece[c->n++] = p;
		p.from = p.to;
	}
}

/* What closes a word, and is no part of the figures behind it: （一稳定）” 12. */
static bool
closes(uint32_t cp)
{
	return cp == ')' || cp == '"' || cp == 0x201D || cp == 0x300B || cp == 0x300D ||
	    char_is(cp, CHAR_EMPTY);
}

/* Bytes of figures, blanks and closing brackets that a text begins with; *figures: has it
 * any figure? */
static size_t
clean(const char *s, size_t n, bool *figures)
{
	size_t at = 0, len;
	uint32_t cp;

	*figures = false;
	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		cp = text_fold_cp(cp);
		if (cp >= '0' && cp <= '9')
			*figures = true;
		else if (!closes(cp) && cp != '.' && cp != '/' && cp != '-' && cp != 0x2014)
			break;
	}
	return at;
}

static void
emit(struct cutter *c, const struct doc_block *k, const char *s, size_t n)
{
	struct doc_block *b;

	if (text_blankn(s, n))
		return;
	b = doc_add(c->out, DOC_PARA, s, n);
	if (b != NULL)
		b->line = k->line;
}

/* What stands between two words: figures, or nothing but a bracket. */
static void
emit_figures(struct cutter *c, const struct doc_block *k, const char *s, size_t n)
{
	bool figures;
	size_t at = 0;
	uint32_t cp;

	clean(s, n, &figures);
	while (at < n) {
		size_t len = text_decode(s + at, n - at, &cp);

		if (!closes(text_fold_cp(cp)))
			break;
		at += len;
	}
	emit(c, k, s + at, n - at);
}

/* The run of pieces from number i on, in which only figures part them: its end, and how
 * many words of tables it has. */
static size_t
run_end(const struct cutter *c, const char *s, size_t i, int *words)
{
	bool figures;

	*words = !c->piece[i].heading;
	for (; i + 1 < c->n; i++) {
		size_t gap = c->piece[i + 1].from - c->piece[i].to;

		if (clean(s + c->piece[i].to, gap, &figures) < gap)
			break;
		*words += !c->piece[i + 1].heading;
	}
	return i + 1;
}

/* May the run be cut out of a text of n bytes? */
static bool
is_run(const struct cutter *c, const char *s, size_t n, size_t first, size_t end, int words)
{
	size_t from = c->piece[first].from, to = c->piece[end - 1].to, tail;
	bool figures, whole;
	uint32_t cp = 0;

	if (words >= RUN_LEAST)
		return true;
	tail = clean(s + to, n - to, &figures);
	whole = text_blankn(s, from) && to + tail == n;
	if (to < n)
		text_decode(s + to, n - to, &cp);
	return whole && (words > 1 || (words == 1 && figures && end == first + 1 &&
	    !char_is(cp, CHAR_EMPTY)));
}

/* Figures behind the last word of a run: they are the row's when they end there. */
static size_t
run_tail(const struct cutter *c, const char *s, size_t n, size_t end)
{
	size_t to = c->piece[end - 1].to;
	bool figures;
	size_t tail = clean(s + to, n - to, &figures);
	uint32_t cp;

	if (to + tail == n || (end < c->n && c->piece[end].from == to + tail))
		return tail;
	/* 31 主要问题: a blank parts them */
	text_decode(s + text_prev(s, n, to + tail), n - to, &cp);
	return figures && char_is(cp, CHAR_EMPTY) ? tail : 0;
}

/* Sentences, cut at headings that begin where one has ended. */
static void
emit_prose(struct cutter *c, const struct doc_block *k, size_t from, size_t to)
{
	static const char stop[] = "。";
	const char *s = k->text;

	for (size_t i = 0; i < c->n && c->piece[i].to <= to; i++) {
		const struct piece *p = &c->piece[i];
		size_t end = p->from;
		uint32_t cp = ' ';
		bool begins;

		while (end > from && char_is(cp, CHAR_EMPTY)) {
			text_decode(s + text_prev(s, end, end), 4, &cp);
			if (char_is(cp, CHAR_EMPTY))
				end = text_prev(s, end, end);
		}
		begins = end <= from || (end >= sizeof stop - 1 &&
		    memcmp(s + end - (sizeof stop - 1), stop, sizeof stop - 1) == 0);
		if (p->from < from || !p->heading || !begins)
			continue;
		emit(c, k, s + from, p->from - from);
		emit(c, k, s + p->from, p->to - p->from);
		from = p->to;
	}
	emit(c, k, s + from, to - from);
}

static void
cut_block(struct cutter *c, const struct doc_block *k)
{
	const char *s = k->text;
	size_t n = strlen(s), done = 0;

	find_pieces(c, s, n);
	for (size_t i = 0, end; i < c->n; i = end) {
		size_t tail;
		int words;

		end = run_end(c, s, i, &words);
		if (!is_run(c, s, n, i, end, words))
			continue;
		c->any = true;
		emit_prose(c, k, done, c->piece[i].from);
		for (size_t p = i; p < end; p++) {
			if (p > i)
				emit_figures(c, k, s + c->piece[p - 1].to,
				    c->piece[p].from - c->piece[p - 1].to);
			emit(c, k, s + c->piece[p].from,
			    c->piece[p].to - c->piece[p].from);
		}
		done = c->piece[end - 1].to;
		tail = run_tail(c, s, n, end);
		emit_figures(c, k, s + done, tail);
		done += tail;
	}
	if (done > 0)
		emit_prose(c, k, done, n);
	else
		*doc_add(c->out, k->kind, "", 0) = *k;
}

struct doc *
cut_document(struct arena *a, struct import_run *run, const struct doc *doc)
{
	struct cutter c = { .a = a };

	c.out = doc_new();
	c.out->title = doc->title;
	add_words(&c, run);
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *k = &doc->block[i];

		if (k->text != NULL && k->look == 0)
			cut_block(&c, k);
		else
			*doc_add(c.out, k->kind, "", 0) = *k;
	}
	free(c.piece);
	if (!c.any) {
		doc_free(c.out);
		c.out = NULL;
	}
	return c.out;
}

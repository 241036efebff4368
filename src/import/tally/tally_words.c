/*
 * tally_words.c - which row or column a word of a register stands for.
 *
 * The words of a form are the labels of its rows and columns, their short and other
 * names, and what stands at 台账; before these come the clerk's own.  A text must be
 * such a word as a whole: 不予公开 alone tells no row, and is a heading.
 *
 * Must never take a text for a word that it only contains, or one of two.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "import/tally/tally_parts.h"
#include "report/register.h"

#define NOWHERE		(-1)
#define DOUBTFUL	(-2)		/* the form has it at two places */

static const struct form_item *
items(const struct tally_lexicon *l, bool row, int *n)
{
	const struct form_block *b = &l->form->block[l->block];

	*n = row ? b->nrowitem : b->ncolitem;
	return row ? b->row : b->col;
}

/* "（三）1.属于国家秘密。" and 属于国家秘密 are the same. */
static char *
normal(const char *s, size_t n)
{
	struct buf once = BUF_INIT, b = BUF_INIT;
	const char *p;

	text_normal(&once, s, n, true);
	text_normal(&b, buf_cstr(&once), once.len, true);
	buf_release(&once);
	p = buf_cstr(&b);
	n = b.len;
	text_trim(&p, &n, CHAR_EMPTY | CHAR_CLAUSE);
	once.data = mem_strndup(p, n);
	buf_release(&b);
	return once.data;
}

static void
add(struct tally_lexicon *l, bool row, const char *s, size_t n, int item, const char *code,
    bool own)
{
	struct tally_word *w;
	int count;
	char *word = normal(s, n);

	if (word[0] == '\0') {
		free(word);
		return;
	}
	l->word = mem_grow(l->word, l->n, &l->cap, sizeof *l->word);
	w = &l->word[l->n++];
	*w = (struct tally_word){ .normal = word, .code = code, .item = item, .row = row,
	    .own = own };
	w->heading = item >= 0 && items(l, row, &count)[item].leaf < 0;
}

static void
add_item(struct tally_lexicon *l, bool row, int i)
{
	int n;
	const struct form_item *it = &items(l, row, &n)[i];

	add(l, row, it->label, strlen(it->label), i, it->code, false);
	if (it->brief != NULL)
		add(l, row, it->brief, strlen(it->brief), i, it->code, false);
	for (int k = 0; k < it->nalias; k++)
		add(l, row, it->alias[k], strlen(it->alias[k]), i, it->code, false);
	for (int k = 0; k < it->nentry; k++)
		for (const char *s = it->entry[k]; *s != '\0'; ) {
			size_t len = strcspn(s, " \t");

			add(l, row, s, len, i, it->code, false);
			s += len;
			s += strspn(s, " \t");
		}
}

static void
add_own(struct tally_lexicon *l, const struct register_words *words)
{
	for (size_t i = 0; words != NULL && i < words->n; i++) {
		const struct register_word *w = &words->item[i];
		bool row = w->what == REGISTER_ROW;
		int n, item = NOWHERE;
		const struct form_item *it = items(l, row, &n);

		if (w->what != REGISTER_ROW && w->what != REGISTER_COLUMN)
			continue;
		if (strcmp(w->code, REGISTER_NOWHERE) != 0)
			item = form_item_find(it, n, w->code);
		if (item >= 0 || strcmp(w->code, REGISTER_NOWHERE) == 0)
			add(l, row, w->word, strlen(w->word), item, w->code, true);
	}
}

static int
order(const void *a, const void *b)
{
	const struct tally_word *x = a, *y = b;
	int diff = x->row != y->row ? x->row - y->row : strcmp(x->normal, y->normal);

	if (diff == 0)
		diff = y->own - x->own;
	return diff != 0 ? diff : x->item - y->item;
}

/* One entry for a word; what the form has at two places is in doubt. */
static void
settle(struct tally_lexicon *l)
{
	size_t to = 0;

	if (l->n > 0)
		qsort(l->word, l->n, sizeof *l->word, order);
	for (size_t i = 0; i < l->n; i++) {
		struct tally_word *last = to > 0 ? &l->word[to - 1] : NULL;
		struct tally_word *w = &l->word[i];

		if (last == NULL || last->row != w->row ||
		    strcmp(last->normal, w->normal) != 0) {
			l->word[to++] = *w;
			continue;
		}
		if (!last->own && last->item != w->item)
			last->item = DOUBTFUL;
		free(w->normal);
	}
	l->n = to;
}

bool
tally_mean_column(const struct tally_lexicon *l, int item, const char *text)
{
	struct tally_lexicon own = { .form = l->form, .block = l->block };
	char *s = normal(text, strlen(text));
	bool found = false;

	add_item(&own, false, item);
	for (size_t i = 0; i < own.n; i++)
		found = found || strcmp(own.word[i].normal, s) == 0;
	tally_lexicon_release(&own);
	free(s);
	return found;
}

void
tally_lexicon_init(struct tally_lexicon *l, const struct form *form, int block,
    const struct register_words *words)
{
	const struct form_block *b = &form->block[block];

	memset(l, 0, sizeof *l);
	l->form = form;
	l->block = block;
	for (int i = 0; i < b->nrowitem; i++)
		add_item(l, true, i);
	for (int i = 0; i < b->ncolitem; i++)
		add_item(l, false, i);
	add_own(l, words);
	settle(l);
}

void
tally_lexicon_release(struct tally_lexicon *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->word[i].normal);
	free(l->word);
	memset(l, 0, sizeof *l);
}

static struct tally_word *
find(struct tally_lexicon *l, bool row, const char *word)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct tally_word *w = &l->word[mid];
		int diff = w->row != row ? w->row - row : strcmp(w->normal, word);

		if (diff == 0)
			return &l->word[mid];
		if (diff < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static enum tally_meant
meant(struct tally_word *w)
{
	if (w == NULL || w->item == DOUBTFUL)
		return MEANT_UNKNOWN;
	return w->item == NOWHERE ? MEANT_NOWHERE : w->heading ? MEANT_HEADING : MEANT_LEAF;
}

static bool
is_below(const struct tally_lexicon *l, int item, int heading)
{
	int n;
	const struct form_item *it = items(l, true, &n);

	while (item >= 0 && item != heading)
		item = it[item].parent;
	return item == heading;
}

enum tally_meant
tally_mean_below(struct tally_lexicon *l, int heading, const char *text,
    struct tally_word **word)
{
	char *s = normal(text, strlen(text));
	struct tally_word *w = find(l, true, s);

	free(s);
	if (meant(w) != MEANT_LEAF || !is_below(l, w->item, heading))
		return MEANT_UNKNOWN;
	*word = w;
	return MEANT_LEAF;
}

/* Brackets, dashes and colons between a heading and what kind it is. */
static bool
is_joint(uint32_t cp)
{
	return char_is(cp, CHAR_EMPTY | CHAR_CLAUSE) || cp == '(' || cp == ')' ||
	    cp == '-' || cp == '/' || cp == '_' || cp == '>' || cp == 0x2014 ||
	    cp == 0xFF08 || cp == 0xFF09 || cp == '[' || cp == ']' || cp == 0x3010 ||
	    cp == 0x3011;
}

/* 不予公开（国家秘密）, 无法提供-信息不存在. */
static enum tally_meant
joined(struct tally_lexicon *l, const char *s, struct tally_word **word)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct tally_word *h = &l->word[i];
		size_t len = strlen(h->normal), n, k, last;
		enum tally_meant m;
		uint32_t cp;
		char *rest;

		if (!h->row || !h->heading || h->item < 0 || strncmp(s, h->normal, len) != 0)
			continue;
		n = strlen(s) - len;
		k = n > 0 ? text_decode(s + len, n, &cp) : 0;
		if (k == 0 || !is_joint(cp))
			continue;
		rest = mem_strdup(s + len + k);
		n = strlen(rest);
		for (last = text_prev(rest, n, n); n > 0; last = text_prev(rest, n, n)) {
			text_decode(rest + last, n - last, &cp);
			if (!is_joint(cp))
				break;
			rest[n = last] = '\0';
		}
		m = tally_mean_below(l, h->item, rest, word);
		free(rest);
		if (m != MEANT_UNKNOWN)
			return m;
	}
	return MEANT_UNKNOWN;
}

enum tally_meant
tally_mean(struct tally_lexicon *l, bool row, const char *text, struct tally_word **word)
{
	char *s = normal(text, strlen(text));
	struct tally_word *w = find(l, row, s);
	enum tally_meant m = meant(w);

	if (m != MEANT_UNKNOWN)
		*word = w;
	else if (row && w == NULL)
		m = joined(l, s, word);
	free(s);
	return m;
}

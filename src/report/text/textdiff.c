/*
 * textdiff.c - the longest common run, of paragraphs and of the words of one.
 *
 * A word is a run of ASCII letters, digits, point and per cent, so that a figure
 * changes as a whole; every other character is one.
 *
 * Tables of at most 401 x 401 lengths: what is longer is not compared word by word.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/textdiff.h"

#define NEAR	4	/* a changed paragraph is looked for among so many; two texts of
			   400 that have nothing in common would take seconds */

struct parts {
	const char	*at[TEXT_DIFF_MAX];
	size_t		 len[TEXT_DIFF_MAX];
	int		 n;
	bool		 cut;		/* there are more */
};
/* [i][j]: length of the longest common run of a from i and b from j */
typedef short common[TEXT_DIFF_MAX + 1];

static bool
same(const struct parts *a, int i, const struct parts *b, int j)
{
	return a->len[i] == b->len[j] && memcmp(a->at[i], b->at[j], a->len[i]) == 0;
}

static common *
compare(const struct parts *a, const struct parts *b)
{
	common *c = mem_array(TEXT_DIFF_MAX + 1, sizeof *c);

	for (int i = a->n - 1; i >= 0; i--)
		for (int j = b->n - 1; j >= 0; j--) {
			short down = c[i + 1][j], right = c[i][j + 1];

			if (same(a, i, b, j))
				c[i][j] = (short)(c[i + 1][j + 1] + 1);
			else
				c[i][j] = down > right ? down : right;
		}
	return c;
}

static void
add(struct parts *p, const char *s, size_t n)
{
	if (p->n == TEXT_DIFF_MAX) {
		p->cut = true;
		return;
	}
	p->at[p->n] = s;
	p->len[p->n++] = n;
}

/* ---- words of a paragraph ---- */

static bool
of_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '.' || c == '%';
}

static void
split_words(struct parts *p, const char *s, size_t n)
{
	uint32_t cp;
	size_t len;

	p->n = 0;
	p->cut = false;
	for (; n > 0 && !p->cut; s += len, n -= len) {
		len = text_decode(s, n, &cp);
		while (len < n && of_word(s[0]) && of_word(s[len]))
			len++;
		add(p, s, len);
	}
}

/* The words from i to "end" between two marks. */
static void
put_words(struct buf *b, const struct parts *p, int i, int end, const char *open,
    const char *close)
{
	if (i == end)
		return;
	buf_str(b, open);
	buf_add(b, p->at[i], (size_t)(p->at[end - 1] + p->len[end - 1] - p->at[i]));
	buf_str(b, close);
}

static void
put_marked(struct buf *b, const struct parts *x, const struct parts *y, common *c)
{
	int i = 0, j = 0, fromi, fromj;

	while (i < x->n || j < y->n) {
		fromi = i;
		while (i < x->n && j < y->n && same(x, i, y, j)) {
			i++;
			j++;
		}
		put_words(b, x, fromi, i, "", "");
		fromi = i;
		fromj = j;
		while ((i < x->n || j < y->n) &&
		    !(i < x->n && j < y->n && same(x, i, y, j))) {
			if (i < x->n && (j == y->n || c[i + 1][j] >= c[i][j + 1]))
				i++;
			else
				j++;
		}
		put_words(b, x, fromi, i, "[-", "-]");
		put_words(b, y, fromj, j, "{+", "+}");
	}
}

bool
textdiff_words(struct buf *mark, const char *old, size_t nold, const char *now,
    size_t nnow)
{
	struct parts *p = mem_array(2, sizeof *p), *x = p, *y = p + 1;
	bool alike = false;
	common *c;

	split_words(x, old, nold);
	split_words(y, now, nnow);
	if (!x->cut && !y->cut) {
		c = compare(x, y);
		alike = 4 * c[0][0] >= x->n + y->n && c[0][0] > 0;
		if (alike && mark != NULL)
			put_marked(mark, x, y, c);
		free(c);
	}
	free(p);
	return alike;
}

/* ---- paragraphs of a text ---- */

static void
split_paragraphs(struct parts *p, const char *s)
{
	size_t n;

	for (; s != NULL && *s != '\0' && !p->cut; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		add(p, s, n);
	}
}

/* What stands between two equal paragraphs: pairs that are alike are one, changed. */
static void
put_gap(const struct parts *a, int i, int iend, const struct parts *b, int j, int jend,
    text_diff_fn each, void *ctx)
{
	int k;

	for (; i < iend; i++) {
		for (k = j; k < jend && k < j + NEAR; k++)
			if (textdiff_words(NULL, a->at[i], a->len[i], b->at[k],
			    b->len[k]))
				break;
		if (k == jend || k == j + NEAR) {
			each(ctx, DIFF_REMOVED, a->at[i], a->len[i], "", 0);
			continue;
		}
		for (; j < k; j++)
			each(ctx, DIFF_ADDED, "", 0, b->at[j], b->len[j]);
		each(ctx, DIFF_CHANGED, a->at[i], a->len[i], b->at[j], b->len[j]);
		j++;
	}
	for (; j < jend; j++)
		each(ctx, DIFF_ADDED, "", 0, b->at[j], b->len[j]);
}

bool
textdiff_find(const char *old, const char *now, text_diff_fn each, void *ctx)
{
	struct parts *p = mem_array(2, sizeof *p), *a = p, *b = p + 1;
	int i = 0, j = 0, fromi, fromj;
	common *c;
	bool ok;

	split_paragraphs(a, old);
	split_paragraphs(b, now);
	ok = !a->cut && !b->cut;
	if (ok) {
		c = compare(a, b);
		while (i < a->n || j < b->n) {
			fromi = i;
			fromj = j;
			while ((i < a->n || j < b->n) &&
			    !(i < a->n && j < b->n && same(a, i, b, j))) {
				if (i < a->n && (j == b->n || c[i + 1][j] >= c[i][j + 1]))
					i++;
				else
					j++;
			}
			put_gap(a, fromi, i, b, fromj, j, each, ctx);
			for (; i < a->n && j < b->n && same(a, i, b, j); i++, j++)
				each(ctx, DIFF_SAME, a->at[i], a->len[i], b->at[j],
				    b->len[j]);
		}
		free(c);
	}
	free(p);
	return ok;
}

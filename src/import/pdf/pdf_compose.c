/*
 * pdf_compose.c - words that belong together as text, and the lines of a page.
 *
 * A figure that goes on in the next line of its cell may be two figures: a line end
 * stays between them, and the matcher takes them for one only where sums agree.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define SAME_LINE	350	/* per mille of the size */
#define RAISED		650	/* nearer lines are none: 12 with a small 3 above */
#define LETTER_GAP	180	/* room for a blank beside a letter */
#define HAN_GAP		900	/* between ideographs */

static int
by_base(const void *a, const void *b)
{
	const struct pdf_word *x = *(struct pdf_word *const *)a;
	const struct pdf_word *y = *(struct pdf_word *const *)b;

	return x->base != y->base ? (x->base < y->base ? -1 : 1) :
	    x->x0 != y->x0 ? (x->x0 < y->x0 ? -1 : 1) : x < y ? -1 : x > y;
}

static int
by_x(const void *a, const void *b)
{
	const struct pdf_word *x = *(struct pdf_word *const *)a;
	const struct pdf_word *y = *(struct pdf_word *const *)b;

	return x->x0 != y->x0 ? (x->x0 < y->x0 ? -1 : 1) : x < y ? -1 : x > y;
}

/* Words sorted by base line: how many stand on the first. */
static int
on_line(struct pdf_word **w, int n)
{
	int k = 1;

	while (k < n && w[k]->base - w[0]->base <= (int)((int64_t)SAME_LINE *
	    (w[k]->size < w[0]->size ? w[k]->size : w[0]->size) / 1000))
		k++;
	qsort(w, (size_t)k, sizeof *w, by_x);
	return k;
}

static bool
letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
end_of(const struct pdf_word *w)
{
	return w->text[strlen(w->text) - 1];
}

static void
put_gap(struct buf *b, const struct pdf_word *last, const struct pdf_word *w)
{
	int gap = w->x0 - last->x1;
	bool beside = letter(w->text[0]) || letter(end_of(last));
	int64_t least = (int64_t)w->size * (beside ? LETTER_GAP : HAN_GAP) / 1000;

	if (gap >= least)
		buf_chr(b, ' ');
}

char *
pdf_compose(struct pdf *pdf, struct pdf_word **w, int n)
{
	struct buf b = BUF_INIT;
	char *text;
	int k, base = 0;

	if (n > 1)
		qsort(w, (size_t)n, sizeof *w, by_base);
	for (int at = 0; at < n; at += k) {
		k = on_line(w + at, n - at);
		if (at > 0 && w[at]->base - base <
		    (int)((int64_t)w[at]->size * RAISED / 1000))
			buf_cp(&b, TEXT_BAD);
		if (at > 0 && ((unsigned char)end_of(w[at - 1]) < 0x80 ||
		    (unsigned char)w[at]->text[0] < 0x80))
			buf_chr(&b, '\n');
		base = w[at]->base;
		for (int i = at; i < at + k; i++) {
			if (i > at)
				put_gap(&b, w[i - 1], w[i]);
			buf_str(&b, w[i]->coded != NULL ? w[i]->coded : w[i]->text);
		}
	}
	text = arena_strndup(&pdf->arena, buf_cstr(&b), b.len);
	buf_release(&b);
	return text;
}

struct pdf_line *
pdf_lines(struct pdf *pdf, struct pdf_page *page, int *n)
{
	struct pdf_word **w = arena_array(&pdf->arena, (size_t)page->nword + 1,
	    sizeof *w);
	struct pdf_line *line;
	int nw = 0, k;

	for (int i = 0; i < page->nword; i++)
		if (page->word[i].cell < 0)
			w[nw++] = &page->word[i];
	line = arena_array(&pdf->arena, (size_t)nw + 1, sizeof *line);
	if (nw > 1)
		qsort(w, (size_t)nw, sizeof *w, by_base);
	*n = 0;
	for (int at = 0; at < nw; at += k) {
		struct pdf_line *l = &line[(*n)++];

		k = on_line(w + at, nw - at);
		l->word = w + at;
		l->n = k;
		l->x0 = w[at]->x0;
		l->x1 = w[at + k - 1]->x1;
		l->base = w[at]->base;
		for (int i = at; i < at + k; i++)
			if (w[i]->size > l->size)
				l->size = w[i]->size;
	}
	return line;
}

/*
 * txt_split.c - a text as lines, and what a line is made of.
 *
 * Lines end at LF, CR LF, CR, a form feed (which also ends a page) or a vertical
 * tab (the line break inside a paragraph of old word processors).  One pass counts
 * what the layouts are known by, so that none of them has to look at lines that are
 * not of its kind.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/txt/txt.h"

#define NUMBER_CHARS	24	/* — 第 12 页 共 100 页 — */
#define HEAD_BYTES	400	/* of a line that runs along on all pages */
#define HEADS		3	/* such lines at an edge */

/* ---- lines ---- */

static bool
add_line(struct txt *t, struct txt_line *l, const char *s, const char *end)
{
	if (t->n == TXT_LINES)
		return txt_too_large(t);
	l->s = s;
	l->n = (size_t)(end - s);
	t->line = mem_grow(t->line, t->n, &t->cap, sizeof *t->line);
	t->line[t->n++] = *l;
	return true;
}

/* Count what the bytes of a line from s on tell; where it ends. */
static const char *
scan_line(struct txt_line *l, const char *s, const char *end)
{
	const char *from = s;
	uint32_t cp;
	size_t k;

	l->blank = true;
	l->drawn = false;
	l->tabs = l->bars = 0;
	for (; s < end; s++) {
		unsigned char c = (unsigned char)*s;

		if (c > ' ' && c < 0x80) {
			l->blank = false;
			l->bars += c == '|' && (s == from || s[-1] != '\\');
		} else if (c == '\t') {
			l->tabs++;
		} else if (c >= 0xE4 && c <= 0xE9 && end - s >= 3) {	/* Chinese */
			l->blank = false;
			s += 2;
		} else if (c >= 0x80) {
			k = text_decode(s, (size_t)(end - s), &cp);
			l->blank = l->blank && char_is(cp, CHAR_EMPTY);
			l->drawn |= cp >= 0x2500 && cp <= 0x257F;
			l->bars += cp == 0xFF5C;
			s += k - 1;
		} else if (c == '\n' || c == '\r' || c == '\f' || c == '\v') {
			return s;
		}
	}
	return s;
}

bool
txt_split(struct txt *t)
{
	const char *s = buf_cstr(&t->text), *end = s + t->text.len, *stop;
	struct txt_line l;

	memset(&l, 0, sizeof l);
	for (l.number = 1; s < end; s = stop) {
		stop = scan_line(&l, s, end);
		if (stop == end || *stop != '\f' || stop > s)
			if (!add_line(t, &l, s, stop))
				return false;
		if (stop == end)
			break;
		if (stop > s || *stop != '\f')
			l.page = false;
		if (*stop == '\f') {
			l.page = t->paged = true;
			stop++;
			continue;
		}
		if (*stop != '\v')
			l.number++;
		if (*stop == '\r') {		/* also \r\r\n: written twice */
			stop += stop[1] == '\r' && stop[2] == '\n';
			stop += stop[1] == '\n';
		}
		stop++;
	}
	return true;
}

/* ---- pages ---- */

/* — 3 —, 第 3 页, 3/6: the number, which must stand alone; else -1.  "bare" tells
 * whether there is nothing but digits. */
static int
page_number(const struct txt_line *l, bool *bare)
{
	static const char *const around[] = {
		"第", "页", "共", "—", "－", "–", "―", "-", "~", "/", "·", " ", "　"
	};
	const char *s = l->s;
	size_t n = l->n, at = 0, k;
	int number = -1;

	text_trim(&s, &n, CHAR_EMPTY);
	*bare = true;
	if (n == 0 || text_length(s, n) > NUMBER_CHARS)
		return -1;
	while (at < n) {
		if (s[at] >= '0' && s[at] <= '9') {
			int v = 0, digits = 0;

			for (; at < n && s[at] >= '0' && s[at] <= '9'; at++) {
				if (++digits > 4)
					return -1;
				v = v * 10 + (s[at] - '0');
			}
			if (number < 0)
				number = v;
			continue;
		}
		for (k = 0; k < ARRAY_LEN(around); k++)
			if (strncmp(s + at, around[k], strlen(around[k])) == 0)
				break;
		if (k == ARRAY_LEN(around))
			return -1;
		*bare = false;
		at += strlen(around[k]);
	}
	return number;
}

struct page { size_t first, last; };	/* lines with text; first > last: none */

static struct page *
find_pages(const struct txt *t, size_t *npage)
{
	struct page *page = NULL;
	size_t cap = 0;

	*npage = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (i == 0 || t->line[i].page) {
			page = mem_grow(page, *npage, &cap, sizeof *page);
			page[(*npage)++] = (struct page){ 1, 0 };
		}
		if (t->line[i].blank)
			continue;
		if (page[*npage - 1].first > page[*npage - 1].last)
			page[*npage - 1].first = i;
		page[*npage - 1].last = i;
	}
	return page;
}

/* Do the last lines of all pages count them?  Then bare digits are page numbers. */
static bool
pages_are_numbered(const struct txt *t, const struct page *page, size_t npage)
{
	size_t seen = 0;
	int was = 0, v;
	bool bare;

	for (size_t i = 0; i < npage; i++) {
		if (page[i].first > page[i].last)
			continue;
		v = page_number(&t->line[page[i].last], &bare);
		if (v < 0 || (seen > 0 && v <= was))
			return false;
		was = v;
		seen++;
	}
	return seen > 1;
}

/* The next character of a line that counts: no blanks, every number is one 0. */
static int
next_sign(const char *s, size_t n, size_t *at)
{
	size_t k;

	while (*at < n && (k = text_span(s + *at, n - *at, CHAR_EMPTY)) > 0)
		*at += k;
	if (*at == n)
		return -1;
	if (s[*at] < '0' || s[*at] > '9')
		return (unsigned char)s[(*at)++];
	while (*at < n && s[*at] >= '0' && s[*at] <= '9')
		(*at)++;
	return '0';
}

/* Do two lines say the same but for blanks and numbers? */
static bool
same_text(const struct txt_line *a, const struct txt_line *b)
{
	size_t at = 0, bt = 0, words = 0;
	int x, y;

	do {
		x = next_sign(a->s, a->n, &at);
		y = next_sign(b->s, b->n, &bt);
		if (x != y)
			return false;
		words += x >= 0x80 || (x >= 'A' && x <= 'z');
	} while (x >= 0);
	return words > 3;
}

/* Is the line at the edge of page i that of the page before or after, too? */
static bool
is_running(const struct txt *t, const struct page *page, size_t npage, size_t i, bool top)
{
	const struct txt_line *l = &t->line[top ? page[i].first : page[i].last];
	struct txt_tokens k;

	if (l->blank || l->n > HEAD_BYTES || l->tabs > 0 || l->bars > 0 || l->drawn)
		return false;
	txt_tokens(&k, l);
	if (txt_is_figures(&k))
		return false;
	for (size_t j = i > 0 ? i - 1 : 0; j <= i + 1 && j < npage; j++)
		if (j != i && page[j].first <= page[j].last &&
		    same_text(l, &t->line[top ? page[j].first : page[j].last]))
			return true;
	return false;
}

/* Blank lines at an edge of a page. */
static void
cut_blanks(const struct txt *t, struct page *p, bool top)
{
	while (top && p->first < p->last && t->line[p->first].blank)
		p->first++;
	while (!top && p->last > p->first && t->line[p->last].blank)
		p->last--;
}

/* Take what runs along from one edge of all pages; false when nothing does. */
static bool
cut_running(const struct txt *t, struct page *page, size_t npage, bool top)
{
	bool *running = mem_array(npage, sizeof *running), any = false;

	for (size_t i = 0; i < npage; i++)
		cut_blanks(t, &page[i], top);
	for (size_t i = 0; i < npage; i++)
		running[i] = page[i].first <= page[i].last &&
		    is_running(t, page, npage, i, top);
	for (size_t i = 0; i < npage; i++) {
		struct page *p = &page[i];

		if (!running[i])
			continue;
		any = true;
		if (p->first == p->last)
			*p = (struct page){ 1, 0 };
		else if (top)
			p->first++;
		else
			p->last--;
	}
	free(running);
	return any;
}

void
txt_join_pages(struct txt *t)
{
	size_t npage, to = 0, at;
	struct page *page;
	bool numbered, bare;

	if (!t->paged)
		return;
	page = find_pages(t, &npage);
	numbered = pages_are_numbered(t, page, npage);
	for (size_t i = 0; i < npage; i++) {
		struct page *p = &page[i];

		if (p->first > p->last || page_number(&t->line[p->last], &bare) < 0 ||
		    (bare && !numbered))
			continue;
		if (p->last == p->first)
			*p = (struct page){ 1, 0 };
		else
			p->last--;
	}
	for (int k = 0; k < HEADS && cut_running(t, page, npage, true); k++)
		continue;
	for (int k = 0; k < HEADS && cut_running(t, page, npage, false); k++)
		continue;
	for (size_t i = 0; i < npage; i++) {
		cut_blanks(t, &page[i], true);
		cut_blanks(t, &page[i], false);
		for (at = page[i].first; at <= page[i].last; at++) {
			t->line[to] = t->line[at];
			t->line[to++].page = at == page[i].first;
		}
	}
	t->n = to;
	free(page);
}

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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "import/txt/txt.h"

#define NUMBER_CHARS	24	/* — 第 12 页 共 100 页 — */
#define HEAD_BYTES	400	/* of a line that runs along on all pages */
#define HEADS		3	/* such lines at an edge */

/* Bytes of a blank at s, 0 if it is none. */
static size_t
blank_at(const char *s, size_t n)
{
	unsigned char c = (unsigned char)s[0];

	if (c == ' ' || c == '\t')
		return 1;
	if (c < 0xC2 || n < 2)
		return 0;
	if (c == 0xC2)				/* U+00A0 */
		return (unsigned char)s[1] == 0xA0 ? 2 : 0;
	if (n < 3)
		return 0;
	if (c == 0xE3 && memcmp(s, "\xE3\x80\x80", 3) == 0)
		return 3;
	if (c == 0xEF && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		return 3;
	/* U+2000 .. U+200B, U+2060 */
	if (c == 0xE2 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] <= 0x8B)
		return 3;
	return c == 0xE2 && memcmp(s, "\xE2\x81\xA0", 3) == 0 ? 3 : 0;
}

size_t
txt_blanks(const char *s, size_t n)
{
	size_t at = 0, k;

	while (at < n && (k = blank_at(s + at, n - at)) > 0)
		at += k;
	return at;
}

void
txt_trim(const char **s, size_t *n)
{
	size_t skip = txt_blanks(*s, *n), from;

	*s += skip;
	*n -= skip;
	while (*n > 0) {
		from = *n - 1;
		while (from > 0 && ((*s)[from] & 0xC0) == 0x80)
			from--;
		if (blank_at(*s + from, *n - from) != *n - from)
			return;
		*n = from;
	}
}

bool
txt_has(const char *s, size_t n, const char *what)
{
	return memmem(s, n, what, strlen(what)) != NULL;
}

bool
txt_is_figure(const char *s, size_t n)
{
	int64_t v;

	txt_trim(&s, &n);
	if (n == 0 || n > 3 * NUM_TEXT)
		return false;
	if (num_parse(s, n, &v) == NUM_OK)
		return true;
	return (n == 1 && (*s == '/' || *s == '-')) ||
	    (n == 2 && memcmp(s, "--", 2) == 0) ||
	    (n == 3 && (memcmp(s, "—", 3) == 0 || memcmp(s, "／", 3) == 0 ||
	    memcmp(s, "－", 3) == 0 || memcmp(s, "无", 3) == 0));
}

/* Bytes of Chinese numerals at s. */
static size_t
numerals(const char *s, size_t n)
{
	static const char digits[] = "一二三四五六七八九十";
	size_t at = 0, k;

	for (; at + 3 <= n && at < 9; at += 3) {
		for (k = 0; k < sizeof digits - 1; k += 3)
			if (memcmp(digits + k, s + at, 3) == 0)
				break;
		if (k == sizeof digits - 1)
			break;
	}
	return at;
}

int
txt_ordinal(const char *s, size_t n)
{
	size_t skip = txt_blanks(s, n), k;
	bool bracket = false;

	s += skip;
	n -= skip;
	if (n > 3 && (memcmp(s, "（", 3) == 0 || s[0] == '(')) {
		bracket = true;
		k = s[0] == '(' ? 1 : 3;
		s += k;
		n -= k;
	}
	k = numerals(s, n);
	if (k == 0 || k == n)
		return 0;
	s += k;
	n -= k;
	if (bracket)
		return s[0] == ')' || (n >= 3 && memcmp(s, "）", 3) == 0) ? 2 : 0;
	return n >= 3 && memcmp(s, "、", 3) == 0 ? 1 : 0;
}

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
		} else if (c >= 0xE2) {
			if (l->blank && (k = blank_at(s, (size_t)(end - s))) > 0) {
				s += k - 1;
				continue;
			}
			l->blank = false;
			if (end - s < 3)
				continue;
			if (c == 0xE2 && ((unsigned char)s[1] == 0x94 ||
			    (unsigned char)s[1] == 0x95))
				l->drawn = true;
			else if (c == 0xEF && memcmp(s, "｜", 3) == 0)
				l->bars++;
			s += 2;
		} else if (c >= 0x80) {
			if (l->blank && (k = blank_at(s, (size_t)(end - s))) > 0) {
				s += k - 1;
				continue;
			}
			l->blank = false;
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

	txt_trim(&s, &n);
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
		for (k = 0; k < sizeof around / sizeof *around; k++)
			if (strncmp(s + at, around[k], strlen(around[k])) == 0)
				break;
		if (k == sizeof around / sizeof *around)
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

	while (*at < n && (k = txt_blanks(s + *at, n - *at)) > 0)
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

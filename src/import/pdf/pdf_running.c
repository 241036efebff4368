/*
 * pdf_running.c - running heads, page numbers and what a browser prints around.
 *
 * Looked for only among the first two and the last two lines of a page, outside
 * tables: the same words, but for figures, at the same place of two pages; or
 * a page number alone: 3, - 3 -, 第3页 共4页, 3/4.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define EDGE	2		/* lines at either end of a page */
#define ZONE	10		/* per cent of a page where they stand */

struct edge {
	struct pdf_line	*line;
	int		 page, y;	/* y from the nearer edge, negative at the foot */
	char		*text;		/* without blanks and figures */
	bool		 number;	/* nothing but a page number */
};

/* Figures away; is it nothing else but 页, 第, 共 and strokes? */
static char *
mask(struct pdf *pdf, struct pdf_line *l, bool *number)
{
	const char *s = pdf_compose(pdf, l->word, l->n);
	size_t n = strlen(s), len;
	struct buf b = BUF_INIT;
	int digits = 0;
	uint32_t cp;
	char *text;

	*number = n < 40;
	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == LOOK_CODE) {
			len = at + 1 < n ? 2 : 1;
			continue;
		}
		if (char_is(cp, CHAR_DIGIT)) {
			digits++;
			continue;
		}
		if (char_is(cp, CHAR_EMPTY))
			continue;
		buf_add(&b, s + at, len);
		if (strchr("-/|.", cp < 0x80 ? (int)cp : 'x') == NULL && cp != 0x2014 &&
		    cp != 0x2013 && cp != 0x7B2C && cp != 0x9875 && cp != 0x5171 &&
		    cp != 0x00B7 && cp != 0xFF0C)
			*number = false;
	}
	*number = *number && digits > 0;
	text = arena_strndup(&pdf->arena, buf_cstr(&b), b.len);
	buf_release(&b);
	return text;
}

static void
add_edges(struct pdf *pdf, int p, struct edge *e, int *n)
{
	const struct pdf_page *page = &pdf->page[p];
	int zone = page->height / 100 * ZONE, seen = 0;

	for (int i = 0; i < page->nitem && seen < EDGE && page->item[i].line != NULL;
	    i++, seen++)
		if (page->item[i].line->base < zone)
			e[(*n)++] = (struct edge){ page->item[i].line, p,
			    page->item[i].line->base, NULL, false };
	for (int i = page->nitem - 1; i >= seen && seen < 2 * EDGE &&
	    page->item[i].line != NULL; i--, seen++)
		if (page->item[i].line->base > page->height - zone)
			e[(*n)++] = (struct edge){ page->item[i].line, p,
			    page->item[i].line->base - page->height, NULL, false };
}

/* A browser puts date, title, address and page number there, on one page, too:
 * "2026/1/8 09:30", "https://...". */
static bool
of_browser(const struct edge *e)
{
	const char *s = e->text;

	return strstr(s, "http://") != NULL || strstr(s, "https://") != NULL ||
	    strstr(s, "file:///") != NULL || strncmp(s, "//:", 3) == 0 ||
	    strncmp(s, "//,:", 4) == 0 || strncmp(s, "//上午:", 9) == 0 ||
	    strncmp(s, "//下午:", 9) == 0;
}

void
pdf_running(struct pdf *pdf)
{
	struct edge *e = mem_array((size_t)pdf->npage * 2 * EDGE + 1, sizeof *e);
	int n = 0;

	for (int p = 0; p < pdf->npage; p++)
		add_edges(pdf, p, e, &n);
	for (int i = 0; i < n; i++) {
		e[i].text = mask(pdf, e[i].line, &e[i].number);
		if (e[i].number || of_browser(&e[i]))
			e[i].line->gone = true;
	}
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n && e[k].page <= e[i].page + 2; k++)
			if (e[k].page != e[i].page && abs(e[i].y - e[k].y) < PT(4) &&
			    strcmp(e[i].text, e[k].text) == 0)
				e[i].line->gone = e[k].line->gone = true;
	free(e);
}

/*
 * pdf_boxes.c - what `pdftotext -bbox-layout` prints, and behind it the drawing of
 * `pdftocairo -svg`.
 *
 *	<page width="595.3" height="841.8">
 *	<word xMin="129.2" yMin="142.1" xMax="184.3" yMax="170.7">2025</word>
 *	...
 *	<svg ...>
 *
 * Tried with 22.12 and cairo 1.16; by their sources also later ones.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_boxes.h"
#include "import/pdf/pdf_ground.h"

static bool
begin_page(struct pdf_boxes *b)
{
	struct pdf_page *page = pdf_page_add(b->pdf);
	int64_t width = 595000, height = 842000;

	if (page == NULL)
		return false;
	pdf_scan_numbers(&b->scan, "width", 1000, PDF_SPACE, &width, 1);
	pdf_scan_numbers(&b->scan, "height", 1000, PDF_SPACE, &height, 1);
	page->width = (int)width;
	page->height = (int)height;
	b->first = mem_grow(b->first, (size_t)b->pdf->npage, &b->capfirst,
	    sizeof *b->first);
	b->first[b->pdf->npage - 1] = b->first[b->pdf->npage] = b->nbox;
	return true;
}

/* The text up to the next tag, as characters. */
static void
take_text(struct pdf_boxes *b, struct pdf_box *box)
{
	const char *p = b->scan.p + b->scan.at, *end;
	size_t n = b->scan.n - b->scan.at, k;
	uint32_t *cp;

	end = memchr(p, '<', n);
	n = end != NULL ? (size_t)(end - p) : n;
	cp = arena_array(&b->pdf->arena, n + 1, sizeof *cp);
	for (size_t at = 0; at < n; at += k) {
		uint32_t c;

		k = p[at] == 'U' ? 1 : pdf_scan_char(p + at, n - at, &c);
		c = p[at] == 'U' ? 'U' : c;
		cp[box->n++] = c < 0x20 || c == 0x7F ? TEXT_BAD : pdf_plain(c);
	}
	box->cp = cp;
}

static bool
take_word(struct pdf_boxes *b)
{
	static const char *const name[] = { "xMin", "yMin", "xMax", "yMax" };
	int64_t at[4] = { 0 };
	struct pdf_box box = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(name); i++)
		pdf_scan_numbers(&b->scan, name[i], 1000, PDF_SPACE, &at[i], 1);
	if (b->pdf->npage == 0 || at[2] <= at[0] || at[3] <= at[1])
		return true;
	if (b->nbox == PDF_WORDS)
		return false;
	box.x0 = (int)at[0];
	box.y0 = (int)at[1];
	box.x1 = (int)at[2];
	box.y1 = (int)at[3];
	take_text(b, &box);
	if (box.n == 0)
		return true;
	b->box = mem_grow(b->box, b->nbox, &b->capbox, sizeof *b->box);
	b->box[b->nbox++] = box;
	b->first[b->pdf->npage] = b->nbox;
	return true;
}

/*
 * Of a page that is shown turned pdftotext tells the size it has in the file.  The
 * drawing tells that of the first page as it is shown; of others what stands outside.
 */
static void
turn_pages(struct pdf_boxes *b)
{
	int64_t width = 0;
	int was = b->pdf->npage > 0 ? b->pdf->page[0].width : 0;
	bool turned;

	pdf_scan_numbers(&b->scan, "width", 1000, PDF_SPACE, &width, 1);
	turned = was > 0 && (int)width == b->pdf->page[0].height && (int)width != was;
	for (int p = 0; p < b->pdf->npage; p++) {
		struct pdf_page *page = &b->pdf->page[p];
		int right = 0, foot = 0, w = page->width;

		for (size_t i = b->first[p]; i < b->first[p + 1]; i++) {
			right = b->box[i].x1 > right ? b->box[i].x1 : right;
			foot = b->box[i].y1 > foot ? b->box[i].y1 : foot;
		}
		if ((turned && w == was && foot <= w) || (right > w && foot <= w)) {
			page->width = page->height;
			page->height = w;
		}
	}
}

bool
pdf_boxes(struct pdf *pdf, const char *p, size_t n, struct diag *d)
{
	struct pdf_boxes b = { .pdf = pdf, .scan = { .p = p, .n = n },
	    .current = -1 };
	bool ok = true, drawing = false;

	while (ok && pdf_scan(&b.scan)) {
		if (drawing) {
			ok = pdf_drawing_tag(&b);
		} else if (pdf_scan_is(&b.scan, "svg")) {
			drawing = true;
			turn_pages(&b);
		} else if (pdf_scan_is(&b.scan, "page")) {
			ok = begin_page(&b);
		} else if (pdf_scan_is(&b.scan, "word")) {
			ok = take_word(&b);
		}
	}
	ok = pdf_drawing_end(&b) && ok;
	if (!ok)
		diag_error(d, DIAG_DATA, MSG_PDF_TOO_LARGE, NULL);
	/* an empty page at the end may have no drawing; words without one cannot be seen */
	if (ok && b.nbox > (b.drawn < pdf->npage && b.first != NULL ? b.first[b.drawn] :
	    b.nbox)) {
		diag_error(d, DIAG_DATA, MSG_PDF_NOT_DRAWN, NULL);
		ok = false;
	}
	free(b.box);
	free(b.first);
	free(b.sign);
	free(b.stand);
	pdf_ground_release(&b.ground);
	return ok;
}

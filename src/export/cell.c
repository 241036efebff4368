/*
 * cell.c - what a document prints in a cell, and which characters it may carry.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/num.h"
#include "base/text.h"
#include "export/export.h"
#include "form/form.h"
#include "report/report.h"

/* Code points that no printed document has: controls, marks of direction (a figure
 * could be made to read backwards), non-characters. */
static bool
unwanted(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n') || (cp >= 0x7F && cp < 0xA0) ||
	    (cp >= 0x200E && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0x061C || cp == 0xFEFF ||
	    (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

void
export_clean(struct buf *out, const char *s)
{
	size_t n = strlen(s), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\t')
			buf_chr(out, ' ');
		else if (cp == '\r' || cp == 0x2028 || cp == 0x2029) {
			if (cp != '\r' || at + 1 == n || s[at + 1] != '\n')
				buf_chr(out, '\n');
		} else if (!unwanted(cp))
			buf_cp(out, cp);
	}
}

/* Is there more to a raw text than the figure: a unit, an annotation? */
static bool
says_more(const char *raw)
{
	size_t n = strlen(raw), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(raw + at, n - at, &cp);
		cp = text_fold_cp(cp);
		if (cp >= 0x80 || strchr("0123456789 .,+-", (int)cp) == NULL)
			return true;
	}
	return false;
}

void
export_cell_text(struct buf *out, const struct cell *c)
{
	char figure[NUM_TEXT];
	int64_t v;

	if (c->open)
		buf_str(out, cell_known(c, &v) ? num_print(figure, v) : EXPORT_OPEN);
	else if (c->na)
		export_clean(out, c->raw != NULL ? c->raw : "/");
	else if (c->has_value && c->raw != NULL && says_more(c->raw))
		export_clean(out, c->raw);
	else if (c->has_value)
		buf_str(out, num_print(figure, c->value));
}


/* ---- two years in one cell ---- */

static void
put_figure(struct buf *b, const struct cell *c)
{
	size_t from = b->len;

	if (c != NULL)
		export_cell_text(b, c);
	if (b->len == from)
		buf_str(b, EXPORT_NONE);
}

static void
put_change(struct buf *b, const struct cell *old, const struct cell *now)
{
	char figure[NUM_TEXT];
	int64_t d = now->value;

	if (old == NULL || !old->has_value || !now->has_value || old->open || now->open ||
	    !num_add(&d, -old->value))
		buf_str(b, EXPORT_NONE);
	else
		buf_printf(b, "%s%s", d > 0 ? "+" : "", num_print(figure, d));
}

void
export_compare_cell(struct buf *b, const struct export_old *o, const struct report *now,
    int cell)
{
	const struct cell *old = o->from[cell] >= 0 ? &o->report->cell[o->from[cell]] : NULL;
	struct buf was = BUF_INIT, is = BUF_INIT;

	put_figure(&was, old);
	put_figure(&is, &now->cell[cell]);
	if (old != NULL && strcmp(buf_cstr(&was), buf_cstr(&is)) == 0) {
		export_cell_text(b, &now->cell[cell]);
	} else {
		buf_printf(b, "%s\n%s\n", buf_cstr(&was), buf_cstr(&is));
		put_change(b, old, &now->cell[cell]);
	}
	buf_release(&was);
	buf_release(&is);
}

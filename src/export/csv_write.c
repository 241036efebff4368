/*
 * csv_write.c - a report as a table for spreadsheets (RFC 4180, CRLF).
 *
 *   code,section,row,column,unit,value,raw
 *
 * One line per cell in printed order, then one per narrative text, whose text
 * stands under "value", then one per figure beside the tables (附加指标).  "section" is the printed heading; "row" and "column"
 * are the printed labels from the top of their trees, joined by " > ".
 *
 * A spreadsheet takes a field that begins with = + - @ for a formula: such text
 * gets a leading apostrophe.  Figures are ours and stay as they are.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/num.h"
#include "base/text.h"
#include "export/collect.h"
#include "export/export.h"
#include "form/form.h"
#include "report/report.h"

static void
put_quoted(struct buf *b, const char *s)
{
	if (strpbrk(s, ",\"\r\n") == NULL && s[0] != ' ' && s[0] != '\'') {
		buf_str(b, s);
		return;
	}
	buf_chr(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_chr(b, '"');
		buf_chr(b, *s);
	}
	buf_chr(b, '"');
}

void
export_csv_text(struct buf *b, const char *s)
{
	struct buf clean = BUF_INIT, field = BUF_INIT;
	const char *after;

	export_clean(&clean, s);
	/* one more where a text has some of its own, so that one can be taken off */
	after = buf_cstr(&clean);
	after += strspn(after, "'");
	if (text_is_formula(after))
		buf_chr(&field, '\'');
	buf_str(&field, buf_cstr(&clean));
	put_quoted(b, buf_cstr(&field));
	buf_release(&clean);
	buf_release(&field);
}

static void
put_path(struct buf *b, const struct form_item *item, int leaf)
{
	struct buf path = BUF_INIT;

	form_item_path(&path, item, leaf, " > ");
	export_csv_text(b, buf_cstr(&path));
	buf_release(&path);
}

void
export_csv_figure(struct buf *b, const struct cell *c)
{
	char figure[NUM_TEXT];
	int64_t v;

	if ((c->has_value || c->open) && cell_known(c, &v))
		buf_str(b, num_print(figure, v));
	buf_chr(b, ',');
	if (c->open)
		buf_str(b, EXPORT_OPEN);
	else if (c->raw != NULL || c->na)
		export_csv_text(b, c->raw != NULL ? c->raw : "/");
}

static void
put_cell(struct buf *b, const struct report *r, int i)
{
	const struct form_cell *fc = &r->form->cell[i];
	const struct form_block *block = &r->form->block[fc->block];
	const struct cell *c = &r->cell[i];

	buf_str(b, fc->code);
	buf_chr(b, ',');
	export_csv_text(b, r->form->section[fc->section].heading);
	buf_chr(b, ',');
	put_path(b, block->row, block->rowleaf[fc->row]);
	buf_chr(b, ',');
	put_path(b, block->col, block->colleaf[fc->col]);
	buf_chr(b, ',');
	export_csv_text(b, fc->unit);
	buf_chr(b, ',');
	export_csv_figure(b, c);
	buf_str(b, "\r\n");
}

/* 附加指标:政策解读,附加指标,政策解读,,篇,12, */
static void
put_beside(struct buf *b, const struct beside *x)
{
	struct buf code = BUF_INIT;
	char figure[NUM_TEXT];

	buf_str(&code, BESIDE_WORD ":");
	buf_str(&code, x->name);
	export_csv_text(b, buf_cstr(&code));
	buf_str(b, ",附加指标,");
	export_csv_text(b, x->name);
	buf_str(b, ",,");
	export_csv_text(b, x->unit);
	buf_printf(b, ",%s,\r\n", num_print(figure, x->value));
	buf_release(&code);
}

bool
export_csv(struct buf *b, const struct report *r, const struct export_options *o,
    struct diag *d)
{
	const struct form *f = r->form;

	(void)d;
	/* The mark by which Excel knows UTF-8. */
	if (o->encoding == ENCODING_AUTO || o->encoding == ENCODING_UTF8)
		buf_str(b, "\xEF\xBB\xBF");
	buf_str(b, "code,section,row,column,unit,value,raw\r\n");
	for (int i = 0; i < f->ncell; i++)
		put_cell(b, r, i);
	for (int i = 0; i < f->ntext; i++) {
		if (r->text[i] == NULL || r->text[i][0] == '\0')
			continue;
		buf_str(b, f->text[i].code);
		buf_chr(b, ',');
		if (f->text[i].section >= 0)
			export_csv_text(b, f->section[f->text[i].section].heading);
		buf_str(b, ",,,,");
		export_csv_text(b, r->text[i]);
		buf_str(b, ",\r\n");
	}
	for (size_t i = 0; i < r->nbeside; i++)
		put_beside(b, &r->beside[i]);
	return true;
}

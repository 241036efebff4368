/*
 * officekit.c - packages for tests, documents as text.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/zip.h"
#include "import/readers.h"
#include "kit/officekit.h"

void
office_zip(struct buf *b, const struct office_part *p)
{
	struct zip *zip = zip_begin(b, 6);

	for (; p->name != NULL; p++)
		zip_part(zip, p->name, p->text, strlen(p->text));
	cr_assert(zip_end(zip, NULL));
}

static void
show_text(struct buf *b, const char *s)
{
	cr_assert(text_valid(s, strlen(s)));
	for (; *s != '\0'; s++)
		if (*s == '\n')
			buf_str(b, "\\n");
		else
			buf_chr(b, *s);
}

static void
show_table(struct buf *b, const struct doc_table *t)
{
	int row = -1, next = 0;

	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		cr_assert(c->row > row || (c->row == row && c->col >= next));
		cr_assert(c->row + c->rowspan <= t->nrow && c->col + c->colspan <=
		    t->ncol);
		if (c->row != row) {
			buf_str(b, row < 0 ? "[" : "][");
			next = 0;
		} else {
			buf_chr(b, '|');
		}
		if (c->col != next)
			buf_printf(b, "@%d ", c->col);
		show_text(b, c->text);
		if (c->look != 0) {
			buf_chr(b, '{');
			look_names(b, c->look);
			if (c->plain != NULL)
				buf_printf(b, ": %s", c->plain);
			buf_chr(b, '}');
		}
		if (c->colspan > 1)
			buf_printf(b, "*%d", c->colspan);
		if (c->rowspan > 1)
			buf_printf(b, "^%d", c->rowspan);
		if (c->continued)
			buf_chr(b, '~');
		row = c->row;
		next = c->col + c->colspan;
	}
	buf_chr(b, ']');
}

void
office_show(struct buf *b, const struct doc *doc)
{
	static const char *const before[] = {
		[DOC_TITLE] = "title: ", [DOC_HEADING1] = "h1: ",
		[DOC_HEADING2] = "h2: ", [DOC_PARA] = "", [DOC_TABLE] = "",
		[DOC_NOTE] = "note: ", [DOC_MARK] = "mark: ",
		[DOC_SHEET] = "sheet: ",
	};

	for (size_t i = 0; i < doc->n; i++) {
		buf_str(b, before[doc->block[i].kind]);
		if (doc->block[i].kind == DOC_TABLE)
			show_table(b, doc->block[i].table);
		else
			show_text(b, doc->block[i].text);
		buf_chr(b, '\n');
	}
}

void
office_read(struct buf *out, const struct buf *file, const char *kind)
{
	const struct reader_kind *k = reader_sniff(file->data, file->len);
	struct source src = { .p = file->data, .n = file->len };
	struct doc *doc = doc_new();
	struct diag d;
	bool ok;

	diag_init(&d);
	buf_reset(out);
	cr_assert_not_null(k);
	ok = k->read(doc, &src, &d);
	cr_assert_str_eq(src.kind != NULL ? src.kind : k->kind, kind);
	if (ok) {
		cr_assert_eq(d.n, 0);
		office_show(out, doc);
	} else {
		cr_assert_gt(d.nerror, 0, "refused without a message");
		buf_str(out, "refused:");
		for (size_t i = 0; i < d.n; i++)
			buf_printf(out, " %s", msg_name(d.item[i].code));
	}
	doc_free(doc);
	diag_release(&d);
}

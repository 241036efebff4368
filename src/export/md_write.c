/*
 * md_write.c - the neutral document as Markdown with GitHub tables.
 *
 * Such tables know no merged cells.  A block of a printed table becomes a table
 * of its own under its caption; nested labels are joined from the top by " > ",
 * which is also how csv names them, so a reader can find every cell again:
 *
 *	| （勾稽说明） | 自然人 | 法人或其他组织 > 商业企业 |
 *	|:---|---:|---:|
 *	| 三、本年度办理结果 > （一）予以公开 | 1 | 0 |
 *
 * Must never let text be taken for markup.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "export/export.h"

/* Text with everything escaped that Markdown might take for markup. */
static void
put_text(struct buf *b, const char *s, bool in_table)
{
	const char *start = s;
	size_t digits = strspn(s, "0123456789");

	if (!in_table && digits > 0 && digits < 10 &&	/* "1." begins a list */
	    (s[digits] == '.' || s[digits] == ')')) {
		buf_add(b, s, digits);
		buf_chr(b, '\\');
		s += digits;
	}
	for (; *s != '\0'; s++) {
		if (*s == '\n') {
			buf_str(b, in_table ? "<br>" : " ");
			continue;
		}
		if (strchr("\\`*_[]<>&|~$", *s) != NULL ||
		    (!in_table && s == start && strchr("#+-=:", *s) != NULL))
			buf_chr(b, '\\');
		buf_chr(b, *s);
	}
}

struct painter {
	struct buf	*b;
	const struct doc_table *t;
	const int	*map;
	int		 nstub;
};

static const struct doc_cell *
at(const struct painter *p, int row, int col)
{
	return &p->t->cell[p->map[row * p->t->ncol + col]];
}

static void
put_label(struct buf *b, const char *label, bool *any)
{
	if (label[0] == '\0')
		return;
	if (*any)
		buf_str(b, " > ");
	put_text(b, label, true);
	*any = true;
}

/* What a row is: a caption, part of a header, or figures. */
static enum doc_role
row_role(const struct painter *p, int row)
{
	enum doc_role role = at(p, row, p->t->ncol - 1)->role;

	return role == DOC_CAPTION || role == DOC_COLHEAD ? role : DOC_DATA;
}

/* The headings of rows from .. row - 1 over one column, top down. */
static void
put_column_path(const struct painter *p, int from, int row, int col)
{
	bool any = false;

	for (int k = from; k < row; k++)
		if (at(p, k, col)->role == DOC_COLHEAD && at(p, k, col)->row == k)
			put_label(p->b, at(p, k, col)->text, &any);
}

/* Header for the figures of row "row", whose headings begin at row "from". */
static void
put_header(const struct painter *p, int from, int row)
{
	if (p->nstub > 0) {
		buf_str(p->b, "| ");
		put_column_path(p, from, row, 0);
		buf_chr(p->b, ' ');
	}
	for (int col = p->nstub; col < p->t->ncol; col += at(p, row, col)->colspan) {
		buf_str(p->b, "| ");
		put_column_path(p, from, row, col);
		buf_chr(p->b, ' ');
	}
	buf_str(p->b, p->nstub > 0 ? "|\n|:---" : "|\n");
	for (int col = p->nstub; col < p->t->ncol; col += at(p, row, col)->colspan)
		buf_str(p->b, p->t->prose ? "|:---" : "|---:");
	buf_str(p->b, "|\n");
}

static void
put_row(const struct painter *p, int row)
{
	const struct doc_cell *c, *last = NULL;
	bool any = false;

	if (p->nstub > 0) {
		buf_str(p->b, "| ");
		for (int col = 0; col < p->nstub; col++) {
			c = at(p, row, col);
			if (c != last)
				put_label(p->b, c->text, &any);
			last = c;
		}
		buf_chr(p->b, ' ');
	}
	for (int col = p->nstub; col < p->t->ncol; col += c->colspan) {
		c = at(p, row, col);
		buf_str(p->b, "| ");
		put_text(p->b, c->text, true);
		buf_chr(p->b, ' ');
	}
	buf_str(p->b, "|\n");
}

static void
put_table(struct buf *b, struct doc *doc, const struct doc_table *t)
{
	struct painter p = { b, t, doc_table_map(doc, t), table_stub(t) };
	int from = 0;		/* first row of the header in force */
	bool open = false;	/* figures follow each other */

	for (int row = 0; row < t->nrow; row++) {
		switch (row_role(&p, row)) {
		case DOC_CAPTION:
			buf_str(b, open ? "\n**" : "**");
			put_text(b, at(&p, row, t->ncol - 1)->text, true);
			buf_str(b, "**\n\n");
			from = row + 1;
			open = false;
			break;
		case DOC_COLHEAD:
			if (open) {
				buf_chr(b, '\n');
				from = row;
			}
			open = false;
			break;
		case DOC_DATA:
		case DOC_ROWHEAD:
			if (!open)
				put_header(&p, from, row);
			put_row(&p, row);
			open = true;
			break;
		}
	}
	buf_chr(b, '\n');
}

bool
export_md(struct buf *b, struct doc *doc, struct diag *d)
{
	static const char *const before[] = {
		[DOC_TITLE] = "# ", [DOC_HEADING1] = "## ", [DOC_HEADING2] = "### ",
		[DOC_PARA] = "", [DOC_TABLE] = "", [DOC_NOTE] = "", [DOC_MARK] = "> ",
		[DOC_SHEET] = "", [DOC_SIGN] = "",
	};

	(void)d;
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		if (block->kind == DOC_TABLE) {
			put_table(b, doc, block->table);
			continue;
		}
		buf_str(b, before[block->kind]);
		/* the break of a long title is for paper */
		put_text(b, block->kind == DOC_TITLE ? doc->title : block->text, false);
		buf_str(b, "\n\n");
	}
	if (doc->footer != NULL) {
		put_text(b, doc->footer, false);
		buf_chr(b, '\n');
	}
	return true;
}

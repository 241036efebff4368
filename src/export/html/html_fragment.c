/*
 * html_fragment.c - the neutral document as a piece of a page, for the editor of a web
 * site: what is pasted there as source keeps its lines and its spans.
 *
 * Editors throw away style sheets, classes, names and what they do not know; what stays
 * of most is an element with its attributes of old and its style.  So every cell carries
 * its own lines, the table those of HTML 4 besides, and nothing has a name that could
 * clash with the page around it.  The title is left out: the site has a field for it.
 *
 * Must never let text of a report through unescaped.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/html/html.h"

#define LINE	"border:1px solid #000"

/*
 * A row of headings alone would be moved to the top of the table by CKEditor, which takes
 * it for one of the table's head: the captions of the blocks of table 2, say, over all its
 * figures.  So below the head such a row begins with a plain cell.
 */
static bool
is_heading(const struct doc_table *t, const struct doc_cell *c)
{
	if (c->role == DOC_DATA || c->row < t->nhead)
		return c->role != DOC_DATA;
	return c->role != DOC_CAPTION && (c->role != DOC_COLHEAD || c->col > 0);
}

static void
put_cell(struct buf *b, const struct doc_table *t, const struct doc_cell *c)
{
	bool head = is_heading(t, c);

	buf_str(b, head ? "<th" : "<td");
	if (c->colspan > 1)
		xml_attr_int(b, "colspan", c->colspan);
	if (c->rowspan > 1)
		xml_attr_int(b, "rowspan", c->rowspan);
	if (head)
		xml_attr(b, "scope", export_html_scope(c));
	xml_attr(b, "align", c->left ? "left" : "center");
	buf_printf(b, " style=\"" LINE ";padding:3px;font-weight:normal;text-align:%s%s\">",
	    c->left ? "left" : "center",
	    c->role == DOC_CAPTION ? ";background-color:#f2f2f2" : "");
	export_html_lines(b, c->text);
	buf_str(b, head ? "</th>" : "</td>");
}

/* Columns by share, so that the table follows the page it comes to stand in. */
static void
put_table(struct buf *b, struct doc *doc, const struct doc_table *t)
{
	const int *map = doc_table_map(doc, t);
	const struct doc_cell *c;
	int total = 0;

	buf_str(b, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\""
	    " style=\"border-collapse:collapse;width:100%;" LINE "\">\n<colgroup>");
	for (int col = 0; col < t->ncol; col++)
		total += t->width[col];
	for (int col = 0; col < t->ncol; col++)
		buf_printf(b, "<col width=\"%d%%\">", (t->width[col] * 100 + total / 2) / total);
	buf_str(b, "</colgroup>\n<tbody>\n");
	for (int row = 0; row < t->nrow; row++) {
		buf_str(b, "<tr>");
		for (int col = 0; col < t->ncol; col += c->colspan) {
			c = &t->cell[map[row * t->ncol + col]];
			if (c->row == row)
				put_cell(b, t, c);
		}
		buf_str(b, "</tr>\n");
	}
	buf_str(b, "</tbody>\n</table>\n");
}

/* A heading that the paragraph begins with ("lead" bytes) stands apart as on the page:
 * bold, which no editor takes away. */
static void
put_element(struct buf *b, const char *open, const char *text, size_t lead,
    const char *close)
{
	struct buf head = BUF_INIT;

	buf_str(b, open);
	if (lead > 0) {
		buf_add(&head, text, lead);
		buf_str(b, "<strong style=\"font-family:KaiTi,楷体,serif\">");
		export_html_lines(b, buf_cstr(&head));
		buf_str(b, "</strong>");
	}
	export_html_lines(b, text + lead);
	buf_release(&head);
	buf_str(b, close);
	buf_chr(b, '\n');
}

/* A line of the signature; two empty ones above it. */
static void
put_signature(struct buf *b, const struct doc_block *block)
{
	buf_printf(b, "<p style=\"text-align:right;padding-right:%d.%dem%s\">",
	    block->right / 2, block->right % 2 * 5,
	    block[-1].kind != DOC_SIGN ? ";margin-top:4em" : "");
	export_html_lines(b, block->text);
	buf_str(b, "</p>\n");
}

bool
export_html_fragment(struct buf *b, struct doc *doc, struct diag *d)
{
	static const char *const tag[][2] = {
		[DOC_TITLE] = { NULL, NULL },
		[DOC_HEADING1] = { "<h2 style=\"text-indent:2em\">", "</h2>" },
		[DOC_HEADING2] = { "<h3 style=\"text-indent:2em\">", "</h3>" },
		[DOC_PARA] = { "<p style=\"text-indent:2em\">", "</p>" },
		[DOC_TABLE] = { NULL, NULL },
		[DOC_NOTE] = { "<p style=\"text-indent:2em;font-size:small\">", "</p>" },
		[DOC_MARK] = { "<p style=\"color:#c00000\"><strong>", "</strong></p>" },
		[DOC_SHEET] = { NULL, NULL },
		[DOC_SIGN] = { NULL, NULL },
	};

	(void)d;
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		if (block->kind == DOC_TABLE)
			put_table(b, doc, block->table);
		else if (block->kind == DOC_SIGN)
			put_signature(b, block);
		else if (tag[block->kind][0] != NULL)
			put_element(b, tag[block->kind][0], block->text, block->lead,
			    tag[block->kind][1]);
	}
	if (doc->footer != NULL)
		put_element(b, "<p style=\"font-size:small;text-align:right\">", doc->footer,
		    0, "</p>");
	return true;
}

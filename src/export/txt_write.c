/*
 * txt_write.c - the neutral document as plain text, tables in frames of + - |.
 *
 * Everything is measured in display columns, a Chinese character being two, so
 * the frames stand straight in any fixed-width font, on a terminal and on paper.
 *
 * A table is drawn line by line.  Row i of the grid begins at line top[i], which
 * is its upper border; a box owns the lines and columns inside its borders, so a
 * box of several rows also fills the border lines it covers:
 *
 *	+----+----+	top[0]
 *	| a  | b  |
 *	+----+    |	top[1]: only the left box has a border here
 *	| c  |    |
 *	+----+----+	top[2]
 *
 * All text goes through text_visible(): nothing written here can steer a
 * terminal.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"

/* The wrapped text of one cell. */
struct box {
	const struct doc_cell *cell;
	struct buf	 text;
	size_t		*from, *to;	/* lines, byte offsets in text */
	size_t		 n, capfrom, capto;
	size_t		 base;		/* where the piece being wrapped begins */
	int		 width;		/* columns inside the frame */
};

struct drawing {
	struct buf	*out;
	const struct doc_table *t;
	const int	*map;
	int		*width;		/* [ncol] inside the frame */
	int		*top;		/* [nrow + 1] */
	struct box	*box;		/* [ncell] */
	int		 pad;		/* blanks that text keeps from the frame */
};

static void
add_line(void *ctx, size_t from, size_t to)
{
	struct box *box = ctx;

	box->from = mem_grow(box->from, box->n, &box->capfrom, sizeof *box->from);
	box->to = mem_grow(box->to, box->n, &box->capto, sizeof *box->to);
	box->from[box->n] = box->base + from;
	box->to[box->n++] = box->base + to;
}

/* Wrap the text of a box to "room" columns; the number of lines. */
static size_t
wrap(struct box *box, int room)
{
	box->n = box->base = 0;
	for (;;) {
		const char *s = buf_cstr(&box->text) + box->base;
		size_t n = strcspn(s, "\n");

		text_wrap(s, n, room, add_line, box);
		if (s[n] == '\0')
			return box->n;
		box->base += n + 1;
	}
}

static void
wrap_box(struct drawing *g, struct box *box, const struct doc_cell *c)
{
	size_t lines;
	int room;

	box->cell = c;
	text_visible(&box->text, c->text, strlen(c->text), true);
	box->width = c->colspan - 1;
	for (int k = 0; k < c->colspan; k++)
		box->width += g->width[c->col + k];
	room = box->width > 2 * g->pad + 1 ? box->width - 2 * g->pad : box->width;
	lines = wrap(box, room);
	if (c->left || lines < 2)
		return;
	/* lines about equally long stand better in the middle: 结果 维持, not 结果维 持 */
	while (room > 2 && wrap(box, room - 1) == lines)
		room--;
	wrap(box, room);
}

/* Lines from the border above row "row" to the one below row "row + span - 1". */
static void
raise_rows(struct drawing *g, int row, int span, int lines)
{
	int more = lines + 1 - (g->top[row + span] - g->top[row]);

	for (int i = row + span; more > 0 && i <= g->t->nrow; i++)
		g->top[i] += more;
}

/* Height of every row; at least one line. */
static void
place_rows(struct drawing *g)
{
	for (int i = 0; i <= g->t->nrow; i++)
		g->top[i] = 2 * i;
	/* single rows first: boxes of several rows then find most of their room */
	for (size_t i = 0; i < g->t->ncell; i++)
		if (g->box[i].cell->rowspan == 1)
			raise_rows(g, g->box[i].cell->row, 1, (int)g->box[i].n);
	for (size_t i = 0; i < g->t->ncell; i++)
		if (g->box[i].cell->rowspan > 1)
			raise_rows(g, g->box[i].cell->row, g->box[i].cell->rowspan,
			    (int)g->box[i].n);
}

/* The cell at a square, -1 outside the table. */
static int
owner(const struct drawing *g, int row, int col)
{
	if (row < 0 || col < 0 || row >= g->t->nrow || col >= g->t->ncol)
		return -1;
	return g->map[row * g->t->ncol + col];
}

/* Line number "line" of the table inside a box. */
static void
draw_text(const struct drawing *g, const struct box *box, int line)
{
	const struct doc_cell *c = box->cell;
	int height = g->top[c->row + c->rowspan] - g->top[c->row] - 1;
	int k = line - g->top[c->row] - 1 - (height - (int)box->n) / 2;
	enum text_align align = c->left ? TEXT_LEFT :
	    c->role == DOC_DATA && !g->t->prose ? TEXT_RIGHT :
	    TEXT_CENTER;
	int pad = box->width > 2 * g->pad + 1 ? g->pad : 0;
	struct buf piece = BUF_INIT;

	if (k >= 0 && k < (int)box->n && box->to[k] > box->from[k])
		buf_add(&piece, box->text.data + box->from[k], box->to[k] - box->from[k]);
	while (piece.len > 0 && piece.data[piece.len - 1] == ' ')
		piece.len--;
	buf_repeat(g->out, " ", (size_t)pad);
	text_pad(g->out, buf_cstr(&piece), box->width - 2 * pad, align);
	buf_repeat(g->out, " ", (size_t)pad);
	buf_release(&piece);
}

/* The crossing at the left of column "col" on the border above row "row". */
static char
joint(const struct drawing *g, int row, int col)
{
	int nw = owner(g, row - 1, col - 1), ne = owner(g, row - 1, col);
	int sw = owner(g, row, col - 1), se = owner(g, row, col);

	if (nw == sw && ne == se)
		return nw == ne ? ' ' : '|';
	return nw == ne && sw == se ? '-' : '+';
}

/* The line above row "row": dashes where a box ends, else the box's own text. */
static void
draw_border(const struct drawing *g, int row)
{
	const struct doc_table *t = g->t;
	int col = 0;

	while (col < t->ncol) {
		int above = owner(g, row - 1, col);

		buf_chr(g->out, joint(g, row, col));
		if (above >= 0 && above == owner(g, row, col)) {
			const struct box *box = &g->box[above];

			draw_text(g, box, g->top[row]);
			col += box->cell->colspan;
		} else {
			buf_repeat(g->out, "-", (size_t)g->width[col]);
			col++;
		}
	}
	buf_chr(g->out, joint(g, row, t->ncol));
	buf_chr(g->out, '\n');
}

static void
draw_row(const struct drawing *g, int row)
{
	const struct doc_table *t = g->t;

	for (int line = g->top[row] + 1; line < g->top[row + 1]; line++) {
		for (int col = 0; col < t->ncol;) {
			const struct box *box = &g->box[owner(g, row, col)];

			buf_chr(g->out, '|');
			draw_text(g, box, line);
			col += box->cell->colspan;
		}
		buf_str(g->out, "|\n");
	}
}

/* Columns in the proportions of the paper. */
static void
share_widths(struct drawing *g, int total)
{
	int paper = 0, used = 0;

	for (int c = 0; c < g->t->ncol; c++)
		paper += g->t->width[c];
	for (int c = 0; c < g->t->ncol; c++) {
		g->width[c] = c + 1 < g->t->ncol ? total * g->t->width[c] / paper :
		    total - used;
		used += g->width[c];
	}
}

void
export_txt_table(struct buf *out, struct doc *doc, const struct doc_table *t, int columns)
{
	struct drawing g = { .out = out, .t = t, .map = doc_table_map(doc, t) };
	struct table_ruler ruler = { .half = 1, .figure = 1, .edge = 2 };
	int total = columns - t->ncol - 1;

	if (t->nrow == 0 || t->ncol == 0)
		return;
	g.width = mem_array((size_t)t->ncol, sizeof *g.width);
	g.top = mem_array((size_t)t->nrow + 1, sizeof *g.top);
	g.box = mem_array(t->ncell, sizeof *g.box);
	g.pad = 1;
	if (t->prose) {
		share_widths(&g, total);
	} else if (!table_widths(t, &ruler, total, g.width)) {
		g.pad = ruler.edge = 0;
		table_widths(t, &ruler, total, g.width);
	}
	for (size_t i = 0; i < t->ncell; i++)
		wrap_box(&g, &g.box[i], &t->cell[i]);
	place_rows(&g);
	for (int row = 0; row < t->nrow; row++) {
		draw_border(&g, row);
		draw_row(&g, row);
	}
	draw_border(&g, t->nrow);
	for (size_t i = 0; i < t->ncell; i++) {
		buf_release(&g.box[i].text);
		free(g.box[i].from);
		free(g.box[i].to);
	}
	free(g.box);
	free(g.top);
	free(g.width);
}

/* ---- paragraphs ---- */

struct paragraph {
	struct buf	*out;
	const char	*s;
	int		 columns;
	bool		 centred;
};

static void
put_line(void *ctx, size_t from, size_t to)
{
	const struct paragraph *p = ctx;
	int width;

	while (to > from && p->s[to - 1] == ' ')
		to--;
	width = text_widthn(p->s + from, to - from);
	if (p->centred && width < p->columns)
		buf_repeat(p->out, " ", (size_t)(p->columns - width) / 2);
	buf_add(p->out, p->s + from, to - from);
	buf_chr(p->out, '\n');
}

/* A paragraph begins two characters in; a title stands in the middle. */
static void
put_paragraph(struct buf *out, const char *text, int columns, bool indent, bool centred)
{
	struct buf b = BUF_INIT;
	struct paragraph p = { out, NULL, columns, centred };
	const char *s;
	size_t n;

	if (indent)
		buf_str(&b, "　　");
	text_visible(&b, text, strlen(text), true);
	for (s = buf_cstr(&b);; s += n + 1) {
		n = strcspn(s, "\n");
		p.s = s;
		text_wrap(s, n, columns, put_line, &p);
		if (s[n] == '\0')
			break;
	}
	buf_release(&b);
}

/* A line of the signature: two below the text, and as far from the right as on paper. */
static void
put_signature(struct buf *out, const struct doc_block *block, int columns)
{
	struct buf line = BUF_INIT;
	int width;

	if (block[-1].kind != DOC_SIGN)
		buf_str(out, "\n\n");
	text_visible(&line, block->text, strlen(block->text), false);
	width = text_widthn(buf_cstr(&line), line.len) + block->right;
	if (width < columns)
		buf_repeat(out, " ", (size_t)(columns - width));
	buf_str(out, buf_cstr(&line));
	buf_chr(out, '\n');
	buf_release(&line);
}

bool
export_txt(struct buf *out, struct doc *doc, struct diag *d)
{
	const int columns = EXPORT_TEXT_COLUMNS;

	(void)d;
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		switch (block->kind) {
		case DOC_MARK:
			buf_str(out, "【");
			buf_str(out, block->text);
			buf_str(out, "】\n\n");
			break;
		case DOC_TITLE:
			put_paragraph(out, block->text, columns, false, true);
			buf_chr(out, '\n');
			break;
		case DOC_HEADING1:
			if (i > 0 && block[-1].kind != DOC_TITLE)
				buf_chr(out, '\n');
			put_paragraph(out, block->text, columns, false, false);
			buf_chr(out, '\n');
			break;
		case DOC_HEADING2:
		case DOC_SHEET:
		case DOC_PARA:
		case DOC_NOTE:
			put_paragraph(out, block->text, columns, true, false);
			break;
		case DOC_SIGN:
			put_signature(out, block, columns);
			break;
		case DOC_TABLE:
			if (i > 0 && block[-1].kind != DOC_HEADING1)
				buf_chr(out, '\n');
			export_txt_table(out, doc, block->table, columns);
			break;
		}
	}
	if (doc->footer != NULL) {
		buf_chr(out, '\n');
		put_paragraph(out, doc->footer, columns, false, false);
	}
	return true;
}

void
export_text_tables(struct buf *out, const struct report *r, int section, int columns,
    enum lang lang)
{
	struct doc *doc = export_build_tables(r, section, lang);

	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		if (block->kind == DOC_TABLE)
			export_txt_table(out, doc, block->table, columns);
		else {
			buf_str(out, i > 0 ? "\n" : "");
			put_paragraph(out, block->text, columns, false, false);
		}
	}
	doc_free(doc);
}

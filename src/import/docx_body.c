/*
 * docx_body.c - the main part of a docx file as a tree of paragraphs and tables.
 *
 * What is not named below is looked through: content controls, insertions, smart
 * tags, links and whatever Word will invent.  What is deleted, hidden, an
 * instruction or a property is skipped.  Of alternatives the first is taken.
 *
 * A "level" is a place that blocks collect in: the body, a cell, a text box.  The
 * paragraph that is open in one level waits while a box anchored in it is read, so
 * the texts of all open paragraphs lie one behind the other in one buffer.
 *
 *            tbl             tc               txbxContent
 *   body --------> table --------> level of --------------> level of ...
 *         <--------      <-------- the cell <-------------- the box
 *            /tbl            /tc              /txbxContent
 *
 * Invariants:
 *  (1) level[0] is the body and stays; a level goes with the element that made it.
 *  (2) Element depth and level count have limits, so nothing recurses or grows
 *      past READER_DEPTH, READER_BLOCKS, READER_CELLS and OFFICE_TEXT.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "import_docx.h"
#include "import_office.h"
#include "opc.h"
#include "readers.h"
#include "unzip.h"
#include "xmlread.h"

#define FIELDS		31		/* fields inside one another, as bits */

struct level {
	struct docx_list *into;
	struct docx_node *para;		/* open, or NULL */
	size_t		 from;		/* its text, from here to the end of x->text */
	struct docx_table *table;	/* open, or NULL */
	struct docx_cell *cell;		/* whose level this is, or NULL */
	bool		 side;		/* this cell goes on from the left (hMerge) */
	bool		 below;		/* and from above (vMerge) */
	struct docx_cell *row_first, *row_last, **row_start;
	int		 col;		/* next free square of the open row */
	bool		 gone;		/* the open row was deleted */
	int		 depth;		/* of the element that made it */
	int		 mute;		/* inside drawings */
	bool		 hidden;	/* the open run */
	unsigned	 code;		/* bit i: field i is still instructions */
	int		 field;		/* open ones */
};

struct body {
	struct docx	*x;
	struct buf	 text;
	struct level	 level[READER_DEPTH];
	int		 top;		/* the innermost */
	int		 depth;		/* of elements */
	int		 skip;		/* depth of the element that is skipped, or 0 */
	bool		 in_text, in_para_props, in_row_props;
	unsigned char	 choice[XMLREAD_DEPTH + 1];	/* by depth of the alternatives */
	size_t		 nblock, ncell, nbyte;
	bool		 failed;
};
enum { CHOICE_NONE, CHOICE_OPEN, CHOICE_TAKEN };

typedef void rule_fn(struct body *, const char *const *attr);

/* ---- limits ---- */

static void
fail(struct body *b, enum msg code)
{
	if (!b->failed)
		diag_error(b->x->d, DIAG_DATA, code, NULL);
	b->failed = true;
}

static struct level *
push(struct body *b, struct docx_list *into)
{
	struct level *l;

	if (b->top + 1 == READER_DEPTH) {
		fail(b, MSG_IMPORT_DOCUMENT_DEEP);
		return NULL;
	}
	l = &b->level[++b->top];
	memset(l, 0, sizeof *l);
	l->into = into;
	l->depth = b->depth;
	return l;
}

static struct docx_node *
add_node(struct body *b, struct docx_list *into)
{
	struct docx_node *node;

	if (++b->nblock > READER_BLOCKS + READER_CELLS) {
		fail(b, MSG_IMPORT_DOCUMENT_LARGE);
		return NULL;
	}
	node = arena_alloc(&b->x->arena, sizeof *node);
	docx_list_init(&node->boxes);
	node->kind = DOC_PARA;
	*into->last = node;
	into->last = &node->next;
	return node;
}

/* ---- paragraphs and runs ---- */

static void
para_end(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];
	size_t n;

	(void)attr;
	if (l->para == NULL)
		return;
	n = b->text.len - l->from;
	b->nbyte += n;
	if (b->nbyte > OFFICE_TEXT)
		fail(b, MSG_IMPORT_DOCUMENT_LARGE);
	l->para->text = arena_strndup(&b->x->doc->arena,
	    n > 0 ? b->text.data + l->from : "", n);
	b->text.len = l->from;
	l->para = NULL;
}

static void
para_start(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	para_end(b, attr);
	l->para = add_node(b, l->into);
	l->from = b->text.len;
	l->hidden = false;
	l->code = 0;
	l->field = 0;
}

static void
para_props_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_para_props = true;
}

static void
para_props_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_para_props = false;
}

static void
para_style(struct body *b, const char *const *attr)
{
	struct docx_node *para = b->level[b->top].para;
	const char *id = xmlread_attr(attr, "val");

	if (para != NULL && id != NULL)
		para->kind = docx_style_kind(&b->x->styles, id);
}

static void
run_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].hidden = false;
}

static void
skip(struct body *b, const char *const *attr)
{
	(void)attr;
	b->skip = b->depth;
}

/* The run properties of a paragraph are those of its mark. */
static void
run_props(struct body *b, const char *const *attr)
{
	if (b->in_para_props)
		skip(b, attr);
}

static void
vanish(struct body *b, const char *const *attr)
{
	b->level[b->top].hidden = xmlread_on(attr, "val", true);
}

/* Is text to be seen here? */
static bool
visible(const struct body *b)
{
	const struct level *l = &b->level[b->top];

	return l->para != NULL && !l->hidden && l->mute == 0 && l->code == 0 &&
	    !b->in_para_props;
}

static void
put(struct body *b, char c)
{
	if (visible(b))
		buf_chr(&b->text, c);
}

static void
blank(struct body *b, const char *const *attr)
{
	(void)attr;
	put(b, ' ');
}

static void
line_break(struct body *b, const char *const *attr)
{
	(void)attr;
	put(b, '\n');
}

static void
hyphen(struct body *b, const char *const *attr)
{
	(void)attr;
	put(b, '-');
}

static void
text_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_text = visible(b);
}

static void
text_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_text = false;
}

/* begin, instructions, separate, result, end: the results of fields inside the
 * instructions are not seen.  A paragraph begins anew, so that a field that was
 * never ended hides no more than the rest of its own. */
static void
field_char(struct body *b, const char *const *attr)
{
	const char *type = xmlread_attr(attr, "fldCharType");
	struct level *l = &b->level[b->top];

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && l->field < FIELDS) {
		l->code |= 1u << l->field++;
	} else if (strcmp(type, "separate") == 0 && l->field > 0) {
		l->code &= ~(1u << (l->field - 1));
	} else if (strcmp(type, "end") == 0 && l->field > 0) {
		l->code &= ~(1u << --l->field);
	}
}

/* ---- tables ---- */

static void
table_start(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];
	struct docx_node *node;

	para_end(b, attr);
	if (l->table != NULL)
		return;			/* a table between rows: more rows */
	node = add_node(b, l->into);
	if (node == NULL)
		return;
	node->table = arena_alloc(&b->x->arena, sizeof *node->table);
	node->table->last = &node->table->first;
	l->table = node->table;
	for (int i = 0; i < b->top; i++)
		if (b->level[i].table != NULL)
			b->level[i].table->nested = true;
}

static void
table_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].table = NULL;
	b->level[b->top].row_start = NULL;
}

static void
row_start(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	(void)attr;
	if (l->table == NULL || l->row_start != NULL)
		return;
	l->col = 0;
	l->gone = false;
	l->row_start = l->table->last;
	l->row_first = NULL;
}

static void
row_end(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	(void)attr;
	if (l->table == NULL || l->row_start == NULL)
		return;
	if (l->gone) {
		for (struct docx_cell *c = l->row_first; c != NULL; c = c->next)
			l->table->ncell--;
		*l->row_start = NULL;
		l->table->last = l->row_start;
	} else if (l->row_first != NULL) {
		l->table->above = l->row_first;
		l->table->nrow++;
	}
	l->row_start = NULL;
}

static void
row_props_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_row_props = true;
}

static void
row_props_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->in_row_props = false;
}

/* In the properties of a row: the row was deleted; else what is inside was. */
static void
deleted(struct body *b, const char *const *attr)
{
	if (b->in_row_props)
		b->level[b->top].gone = true;
	skip(b, attr);
}

static void
grid_before(struct body *b, const char *const *attr)
{
	if (b->in_row_props)
		b->level[b->top].col += xmlread_int(attr, "val", 0, READER_SPAN);
}

static void
cell_start(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top], *inner;
	struct docx_cell *c;

	(void)attr;
	if (l->table == NULL || l->row_start == NULL)
		return;
	if (++b->ncell > READER_CELLS) {
		fail(b, MSG_IMPORT_DOCUMENT_LARGE);
		return;
	}
	c = arena_alloc(&b->x->arena, sizeof *c);
	docx_list_init(&c->content);
	inner = push(b, &c->content);
	if (inner == NULL)
		return;
	inner->cell = c;
	c->row = l->table->nrow;
	c->col = l->col;
	c->colspan = 1;
}

static void
grid_span(struct body *b, const char *const *attr)
{
	struct docx_cell *c = b->level[b->top].cell;
	int n = xmlread_int(attr, "val", 1, READER_SPAN);

	if (c != NULL)
		c->colspan = n > 1 ? n : 1;
}

static bool
goes_on(const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	return val == NULL || strcmp(val, "restart") != 0;
}

static void
vertical_merge(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	if (l->cell == NULL)
		return;
	l->cell->merged = true;
	l->below = goes_on(attr);
}

static void
horizontal_merge(struct body *b, const char *const *attr)
{
	b->level[b->top].side = goes_on(attr);
}

/* A cell goes on from above only where something above may go on. */
static bool
merged_above(struct docx_table *t, const struct docx_cell *cell)
{
	struct docx_cell *c = t->above;
	int row = c != NULL ? c->row : 0;

	/* the search goes on where the last one ended: columns ascend */
	while (c != NULL && c->row == row && c->col < cell->col)
		c = c->next;
	if (c == NULL || c->row != row || c->col != cell->col)
		return false;
	t->above = c;
	return c->merged;
}

static void
pop(struct body *b)
{
	struct level *l = &b->level[b->top--];

	if (l->para != NULL)
		b->text.len = l->from;
}

static void
cell_end(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top], *outer = l - 1;
	struct docx_cell *c = l->cell;
	struct docx_table *t;

	if (b->top == 0 || c == NULL || l->depth != b->depth)
		return;
	para_end(b, attr);
	pop(b);
	t = outer->table;
	if (l->side && outer->row_first != NULL) {	/* more of the one before */
		outer->row_last->colspan += c->colspan;
	} else {
		c->continued = l->below && merged_above(t, c);
		*t->last = c;
		t->last = &c->next;
		t->ncell++;
		if (outer->row_first == NULL)
			outer->row_first = c;
		outer->row_last = c;
	}
	outer->col += c->colspan;
	if (outer->col > READER_SPAN)
		fail(b, MSG_IMPORT_DOCUMENT_LARGE);
	t->ncol = outer->col > t->ncol ? outer->col : t->ncol;
}

/* ---- boxes and alternatives ---- */

static void
drawing_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].mute++;
}

static void
drawing_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].mute--;
}

static void
box_start(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	(void)attr;
	push(b, l->para != NULL ? &l->para->boxes : l->into);
}

static void
box_end(struct body *b, const char *const *attr)
{
	struct level *l = &b->level[b->top];

	if (b->top == 0 || l->cell != NULL || l->depth != b->depth)
		return;
	para_end(b, attr);
	pop(b);
}

static void
alternate_start(struct body *b, const char *const *attr)
{
	(void)attr;
	b->choice[b->depth] = CHOICE_OPEN;
}

static void
alternate_end(struct body *b, const char *const *attr)
{
	(void)attr;
	b->choice[b->depth] = CHOICE_NONE;
}

static void
branch(struct body *b, const char *const *attr)
{
	unsigned char *choice = &b->choice[b->depth - 1];

	if (*choice == CHOICE_TAKEN)
		skip(b, attr);
	else if (*choice == CHOICE_OPEN)
		*choice = CHOICE_TAKEN;
}

static void
foreign(struct body *b, const char *const *attr)
{
	(void)attr;
	b->x->foreign = true;
}

/* ---- events ---- */

/* The last column: also inside drawings, where other vocabularies have p, t, tbl. */
#define RULES(X) \
	X(p, para_start, para_end, false) \
	X(pPr, para_props_start, para_props_end, false) \
	X(pStyle, para_style, NULL, false) X(r, run_start, NULL, false) \
	X(rPr, run_props, NULL, false) X(vanish, vanish, NULL, false) \
	X(t, text_start, text_end, false) X(tab, blank, NULL, false) \
	X(ptab, blank, NULL, false) X(br, line_break, NULL, false) \
	X(cr, line_break, NULL, false) X(noBreakHyphen, hyphen, NULL, false) \
	X(fldChar, field_char, NULL, false) X(tbl, table_start, table_end, false) \
	X(tr, row_start, row_end, false) \
	X(trPr, row_props_start, row_props_end, false) \
	X(gridBefore, grid_before, NULL, false) X(tc, cell_start, cell_end, false) \
	X(gridSpan, grid_span, NULL, false) X(vMerge, vertical_merge, NULL, false) \
	X(hMerge, horizontal_merge, NULL, false) \
	X(drawing, drawing_start, drawing_end, true) \
	X(pict, drawing_start, drawing_end, true) \
	X(object, drawing_start, drawing_end, true) \
	X(txbxContent, box_start, box_end, true) \
	X(AlternateContent, alternate_start, alternate_end, true) \
	X(Choice, branch, NULL, true) X(Fallback, branch, NULL, true) \
	X(altChunk, foreign, NULL, false) X(del, deleted, NULL, true) \
	X(moveFrom, skip, NULL, true) X(delText, skip, NULL, false) \
	X(instrText, skip, NULL, false) X(delInstrText, skip, NULL, false) \
	X(sdtPr, skip, NULL, false) X(sdtEndPr, skip, NULL, false) \
	X(tblPr, skip, NULL, false) X(tblPrEx, skip, NULL, false) \
	X(tblGrid, skip, NULL, false) X(sectPr, skip, NULL, false) \
	X(pPrChange, skip, NULL, false) X(rPrChange, skip, NULL, false) \
	X(tcPrChange, skip, NULL, false) X(trPrChange, skip, NULL, false) \
	X(tabs, skip, NULL, false) X(rt, skip, NULL, false) \
	X(fldData, skip, NULL, false) X(background, skip, NULL, false)

#define NAME(name, start, end, drawn) #name,
static const char *const names[] = { RULES(NAME) NULL };
#undef NAME
#define RULE(name, start, end, drawn) { start, end, drawn },
static const struct { rule_fn *start, *end; bool drawn; } rules[] = { RULES(RULE) };
#undef RULE

static bool
applies(const struct body *b, int element)
{
	return element >= 0 && (rules[element].drawn || b->level[b->top].mute == 0);
}

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct body *b = ctx;

	b->depth++;
	if (b->skip == 0 && applies(b, element))
		rules[element].start(b, attr);
	return !b->failed;
}

static bool
on_end(void *ctx, int element)
{
	struct body *b = ctx;

	if (b->skip == b->depth)
		b->skip = 0;
	else if (b->skip == 0 && applies(b, element) && rules[element].end != NULL)
		rules[element].end(b, NULL);
	b->depth--;
	return !b->failed;
}

/* Line ends in the file are no line ends in the text. */
static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct body *b = ctx;
	size_t at = b->text.len;

	if (!b->in_text || b->skip != 0)
		return true;
	if (n > OFFICE_TEXT - at) {
		fail(b, MSG_IMPORT_DOCUMENT_LARGE);
		return false;
	}
	buf_add(&b->text, s, n);
	for (; at < b->text.len; at++)
		if (b->text.data[at] == '\n' || b->text.data[at] == '\t' ||
		    b->text.data[at] == '\r')
			b->text.data[at] = ' ';
	return true;
}

bool
docx_body(struct docx *x, const struct unzip_entry *part)
{
	static const struct xml_events events = { names, on_start, on_end, on_text };
	struct body *b = mem_zero(sizeof *b);
	bool ok;

	b->x = x;
	docx_list_init(&x->body);
	b->level[0].into = &x->body;
	ok = opc_parse(x->zip, part, &events, b, x->d) && !b->failed;
	if (ok)
		para_end(b, NULL);
	buf_release(&b->text);
	free(b);
	return ok;
}

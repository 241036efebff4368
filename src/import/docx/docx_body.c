/*
 * docx_body.c - the main part of a docx file as a tree of paragraphs and tables.
 *
 * What is not named below is looked through: content controls, insertions, smart
 * tags, links and whatever Word will invent.  What is deleted, hidden, an
 * instruction or a property is skipped.  Of alternatives the first is taken.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/opc.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/docx/docx_body.h"
#include "import/office.h"
#include "import/readers.h"

enum { CHOICE_NONE, CHOICE_OPEN, CHOICE_TAKEN };

/* ---- limits ---- */

void
docx_fail(struct docx_body *b, enum msg code)
{
	if (!b->failed)
		diag_error(b->x->d, DIAG_DATA, code, NULL);
	b->failed = true;
}

struct docx_level *
docx_push(struct docx_body *b, struct docx_list *into)
{
	struct docx_level *l;

	if (b->top + 1 == READER_DEPTH) {
		docx_fail(b, MSG_IMPORT_DOCUMENT_DEEP);
		return NULL;
	}
	l = &b->level[++b->top];
	memset(l, 0, sizeof *l);
	l->into = into;
	l->depth = b->depth;
	return l;
}

void
docx_pop(struct docx_body *b)
{
	struct docx_level *l = &b->level[b->top--];

	if (l->para != NULL)
		b->text.len = l->from;
}

struct docx_node *
docx_add_node(struct docx_body *b, struct docx_list *into)
{
	struct docx_node *node;

	if (++b->nblock > READER_BLOCKS + READER_CELLS) {
		docx_fail(b, MSG_IMPORT_DOCUMENT_LARGE);
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

void
docx_para_end(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];
	size_t n;

	(void)attr;
	if (l->para == NULL)
		return;
	if (l->shown != 0)		/* a cell has several paragraphs */
		look_turn(&b->text, 0);
	n = b->text.len - l->from;
	b->nbyte += n;
	if (b->nbyte > OFFICE_TEXT)
		docx_fail(b, MSG_IMPORT_DOCUMENT_LARGE);
	l->para->text = arena_strndup(&b->x->doc->arena,
	    n > 0 ? b->text.data + l->from : "", n);
	b->text.len = l->from;
	l->para = NULL;
}

static void
para_start(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	docx_para_end(b, attr);
	l->para = docx_add_node(b, l->into);
	if (l->para == NULL)
		return;
	l->from = b->text.len;
	l->para->settled = ~0U;
	l->para_ink = b->x->styles.para != NULL ? b->x->styles.para->ink :
	    (struct docx_ink){ 0, 0 };
	l->shown = 0;
	l->raised = 0;
	l->code = 0;
	l->field = 0;
	docx_look_run(b);
}

static void
para_props_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_para_props = true;
}

static void
para_props_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_para_props = false;
}

static void
para_style(struct docx_body *b, const char *const *attr)
{
	struct docx_node *para = b->level[b->top].para;
	const char *id = xmlread_attr(attr, "val");
	const struct docx_style *s;

	if (para == NULL || id == NULL)
		return;
	s = docx_style(&b->x->styles, id);
	para->kind = s != NULL ? s->kind : DOC_PARA;
	para->contents = s != NULL && s->contents;
	if (s != NULL)
		b->level[b->top].para_ink = s->ink;
	docx_look_run(b);
}

static void
run_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	docx_look_run(b);
	if (b->holder != 0 && b->level[b->top].para != NULL)
		docx_choice(b, attr);
}

void
docx_skip(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->skip = b->depth;
}

/* The run properties of a paragraph are those of its mark. */
static void
run_props(struct docx_body *b, const char *const *attr)
{
	if (b->in_para_props)
		docx_skip(b, attr);
}

static void
put(struct docx_body *b, char c)
{
	if (docx_visible(b))
		buf_chr(&b->text, c);
}

static void
blank(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	put(b, ' ');
}

static void
line_break(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	put(b, '\n');
}

static void
hyphen(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	put(b, '-');
}

static void
text_start(struct docx_body *b, const char *const *attr)
{
	const struct docx_level *l = &b->level[b->top];

	(void)attr;
	b->in_text = docx_visible(b);
	b->in_hidden = !b->in_text && l->hidden && l->para != NULL && l->mute == 0 &&
	    l->code == 0 && !b->in_para_props;
	if (b->in_text)
		docx_look_turn(b);
}

static void
text_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_text = b->in_hidden = false;
}

/* ---- boxes and alternatives ---- */

static void
drawing_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].mute++;
}

static void
drawing_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].mute--;
}

static void
box_start(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	(void)attr;
	docx_push(b, l->para != NULL ? &l->para->boxes : l->into);
}

static void
box_end(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	if (b->top == 0 || l->cell != NULL || l->depth != b->depth)
		return;
	docx_para_end(b, attr);
	docx_pop(b);
}

static void
alternate_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->choice[b->depth] = CHOICE_OPEN;
}

static void
alternate_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->choice[b->depth] = CHOICE_NONE;
}

static void
branch(struct docx_body *b, const char *const *attr)
{
	unsigned char *choice = &b->choice[b->depth - 1];

	if (*choice == CHOICE_TAKEN)
		docx_skip(b, attr);
	else if (*choice == CHOICE_OPEN)
		*choice = CHOICE_TAKEN;
}

static void
foreign(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->x->foreign = true;
}

/* What WordML 2003 has for changes and comments: only what was inserted is text. */
static void
annotation(struct docx_body *b, const char *const *attr)
{
	const char *type = xmlread_attr(attr, "type");

	if (type != NULL && strcmp(type, "Word.Deletion") == 0)
		docx_deleted(b, attr);
	else if (type == NULL || strcmp(type, "Word.Insertion") != 0)
		docx_skip(b, attr);
}

/* ---- events ---- */

/* The last column: also inside drawings, where other vocabularies have p, t, tbl. */
#define RULES(X) \
	X(p, para_start, docx_para_end, false) \
	X(pPr, para_props_start, para_props_end, false) \
	X(pStyle, para_style, NULL, false) X(r, run_start, NULL, false) \
	X(rPr, run_props, NULL, false) X(vanish, docx_vanish, NULL, false) \
	X(rStyle, docx_run_style, NULL, false) X(strike, docx_strike, NULL, false) \
	X(dstrike, docx_strike, NULL, false) \
	X(vertAlign, docx_vert_align, NULL, false) \
	X(position, docx_position, NULL, false) X(sz, docx_size, NULL, false) \
	X(color, docx_color, NULL, false) X(shd, docx_ground, NULL, false) \
	X(highlight, docx_ground, NULL, false) \
	X(sup, docx_raise_start, docx_raise_end, false) \
	X(sub, docx_raise_start, docx_raise_end, false) \
	X(num, docx_raise_start, docx_raise_end, false) \
	X(den, docx_raise_start, docx_raise_end, false) \
	X(t, text_start, text_end, false) X(tab, blank, NULL, false) \
	X(ptab, blank, NULL, false) X(br, line_break, NULL, false) \
	X(cr, line_break, NULL, false) X(noBreakHyphen, hyphen, NULL, false) \
	X(sym, docx_object, NULL, false) \
	X(fldChar, docx_field_char, NULL, false) \
	X(fldSimple, docx_field_simple, docx_field_end, false) \
	X(ffData, docx_form, NULL, false) X(checkBox, docx_choice, NULL, false) \
	X(ddList, docx_choice, NULL, false) \
	X(showingPlcHdr, docx_placeholder, NULL, false) \
	X(checkbox, docx_placeholder, NULL, false) \
	X(tbl, docx_table_start, docx_table_end, false) \
	X(tr, docx_row_start, docx_row_end, false) \
	X(trPr, docx_row_props_start, docx_row_props_end, false) \
	X(hidden, docx_hidden, NULL, false) \
	X(gridBefore, docx_grid_before, NULL, false) \
	X(tc, docx_cell_start, docx_cell_end, false) \
	X(gridSpan, docx_grid_span, NULL, false) \
	X(vMerge, docx_vertical_merge, NULL, false) \
	X(hMerge, docx_horizontal_merge, NULL, false) \
	X(drawing, drawing_start, drawing_end, true) \
	X(pict, drawing_start, drawing_end, true) \
	X(object, drawing_start, drawing_end, true) \
	X(txbxContent, box_start, box_end, true) \
	X(blip, docx_picture, NULL, true) X(imagedata, docx_picture, NULL, true) \
	X(textpath, docx_picture, NULL, true) X(contentPart, docx_picture, NULL, true) \
	X(chart, docx_object, NULL, true) X(relIds, docx_object, NULL, true) \
	X(OLEObject, docx_object, NULL, true) X(control, docx_object, NULL, true) \
	X(AlternateContent, alternate_start, alternate_end, true) \
	X(Choice, branch, NULL, true) X(Fallback, branch, NULL, true) \
	X(altChunk, foreign, NULL, false) X(del, docx_deleted, NULL, true) \
	X(moveFrom, docx_skip, NULL, true) X(delText, docx_skip, NULL, false) \
	X(instrText, docx_instr_start, docx_instr_end, false) \
	X(delInstrText, docx_skip, NULL, false) \
	X(sdtPr, docx_control, NULL, false) X(sdtEndPr, docx_skip, NULL, false) \
	X(tblStyle, docx_table_style, NULL, false) \
	X(tblLook, docx_table_parts, NULL, false) \
	X(tblPrChange, docx_skip, NULL, false) X(tblPrEx, docx_skip, NULL, false) \
	X(tblGrid, docx_skip, NULL, false) X(sectPr, docx_skip, NULL, false) \
	X(pPrChange, docx_skip, NULL, false) X(rPrChange, docx_skip, NULL, false) \
	X(tcPrChange, docx_skip, NULL, false) X(trPrChange, docx_skip, NULL, false) \
	X(tabs, docx_skip, NULL, false) X(rt, docx_skip, NULL, false) \
	X(vmerge, docx_vertical_merge, NULL, false) \
	X(hmerge, docx_horizontal_merge, NULL, false) \
	X(annotation, annotation, NULL, true) X(binData, docx_skip, NULL, true) \
	X(footnote, docx_skip, NULL, true) X(endnote, docx_skip, NULL, true) \
	X(fldData, docx_skip, NULL, false) X(background, docx_skip, NULL, false)

#define NAME(name, start, end, drawn) #name,
static const char *const names[] = { RULES(NAME) NULL };
#undef NAME
#define RULE(name, start, end, drawn) { start, end, drawn },
static const struct { docx_rule_fn *start, *end; bool drawn; } rules[] = { RULES(RULE) };
#undef RULE

static bool
applies(const struct docx_body *b, int element)
{
	return element >= 0 && (rules[element].drawn || b->level[b->top].mute == 0);
}

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct docx_body *b = ctx;

	b->depth++;
	if (b->control != 0 && (element < 0 || rules[element].start != docx_placeholder))
		return true;
	if (b->skip == 0 && applies(b, element))
		rules[element].start(b, attr);
	return !b->failed;
}

static bool
on_end(void *ctx, int element)
{
	struct docx_body *b = ctx;

	if (b->holder == b->depth)
		b->holder = 0;
	if (b->control == b->depth)
		b->control = 0;
	else if (b->control != 0)
		;
	else if (b->skip == b->depth)
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
	struct docx_body *b = ctx;
	size_t at = b->text.len;

	if (b->skip == 0 && b->in_hidden)
		docx_look_hidden(b, s, n);
	if (b->skip == 0 && b->in_instruction)
		docx_instruction(b, s, n);
	if (!b->in_text || b->skip != 0)
		return true;
	if (n > OFFICE_TEXT - at) {
		docx_fail(b, MSG_IMPORT_DOCUMENT_LARGE);
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
	struct docx_body *b = mem_zero(sizeof *b);
	bool ok;

	b->x = x;
	docx_list_init(&x->body);
	b->level[0].into = &x->body;
	ok = opc_parse(x->zip, part, &events, b, x->d) && !b->failed;
	if (ok)
		docx_para_end(b, NULL);
	buf_release(&b->text);
	free(b);
	return ok;
}

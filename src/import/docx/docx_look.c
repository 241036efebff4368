/*
 * docx_look.c - what of a Word text is not plain: runs struck out, raised or tiny,
 * hidden figures, fields without a result, content controls nobody has filled in,
 * pictures and objects.
 *
 * Must never let a picture or an empty form field pass for a blank cell.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/docx/docx_body.h"

#define RAISED		6		/* half points from the line; less is for the looks */

/* ---- runs ---- */

/* What the open run comes to, without its table and with it. */
static struct docx_ink
now(const struct docx_level *l)
{
	return docx_over(docx_over(l->para_ink, l->style_ink), l->own);
}

static void
hide(struct docx_body *b)
{
	struct docx_level *l = &b->level[b->top];

	l->hidden = (docx_over(b->x->styles.defaults, now(l)).on & LOOK_HIDDEN) != 0;
}

void
docx_look_run(struct docx_body *b)
{
	struct docx_level *l = &b->level[b->top];

	l->style_ink = l->own = (struct docx_ink){ 0, 0 };
	hide(b);
}

static void
set(struct docx_body *b, unsigned look, bool on)
{
	docx_ink(&b->level[b->top].own, look, on);
}

void
docx_run_style(struct docx_body *b, const char *const *attr)
{
	const char *id = xmlread_attr(attr, "val");
	const struct docx_style *s = id != NULL ? docx_style(&b->x->styles, id) : NULL;

	if (s == NULL)
		return;
	b->level[b->top].style_ink = s->ink;
	hide(b);
}

void
docx_strike(struct docx_body *b, const char *const *attr)
{
	set(b, LOOK_STRUCK, xmlread_on(attr, "val", true));
}

void
docx_vert_align(struct docx_body *b, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	set(b, LOOK_RAISED, val != NULL && strcmp(val, "baseline") != 0);
}

void
docx_position(struct docx_body *b, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	if (val != NULL && abs(atoi(val)) >= RAISED)
		set(b, LOOK_RAISED, true);
}

void
docx_size(struct docx_body *b, const char *const *attr)
{
	set(b, LOOK_TINY, xmlread_int(attr, "val", DOCX_TINY + 1, DOCX_TINY + 1) <= DOCX_TINY);
}

void
docx_color(struct docx_body *b, const char *const *attr)
{
	set(b, DOCX_WHITE, docx_white(attr));
}

/* Shading of a table, a cell, a paragraph or a run, or a marker: white letters can be
 * seen on it.  It counts up to the end of the cell, which at worst leaves a figure
 * plain. */
void
docx_ground(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];
	bool on = docx_painted(attr);

	if (l->table != NULL && l->row_start == NULL) {
		docx_ink(&l->table->ground, DOCX_GROUND, on);
		return;
	}
	if (l->table == NULL && l->para == NULL && l->cell != NULL)
		docx_ink(&l->cell->ground, DOCX_GROUND, on);
	l->painted |= on;
}

void
docx_vanish(struct docx_body *b, const char *const *attr)
{
	set(b, LOOK_HIDDEN, xmlread_on(attr, "val", true));
	hide(b);
}

/* Exponents and fractions of a formula: 10 with a raised 2 is not 102. */
void
docx_raise_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->level[b->top].raised++;
}

void
docx_raise_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	if (b->level[b->top].raised > 0)
		b->level[b->top].raised--;
}

void
docx_look_turn(struct docx_body *b)
{
	struct docx_level *l = &b->level[b->top];
	struct docx_ink run = now(l), ink = docx_over(b->x->styles.defaults, run);
	unsigned look = ink.on;

	if (l->raised > 0)
		look |= LOOK_RAISED;
	if ((look & DOCX_WHITE) != 0 && (look & DOCX_GROUND) == 0 && !l->painted) {
		look |= LOOK_TINY;
		l->para->white = true;
	}
	l->para->settled &= run.on | run.off;
	look &= LOOK_PARTS;
	if (look != l->shown)
		look_turn(&b->text, look);
	l->shown = look;
}

bool
docx_visible(const struct docx_body *b)
{
	const struct docx_level *l = &b->level[b->top];

	return l->para != NULL && !l->hidden && l->mute == 0 && l->code == 0 &&
	    b->holder == 0 && !b->in_para_props;
}

void
docx_look_hidden(struct docx_body *b, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] < '0' || s[i] > '9'))
		i++;
	if (i < n)
		look_gone(&b->text, LOOK_HIDDEN);
}

/* ---- pictures ---- */

static void
stands(struct docx_body *b, enum look look)
{
	const struct docx_level *l = &b->level[b->top];

	if (l->para != NULL && !l->hidden && !b->in_para_props)
		look_stands(&b->text, look);
}

/* The picture itself; a drawing of lines has none, and a box has text. */
void
docx_picture(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	stands(b, LOOK_PICTURE);
}

void
docx_object(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	stands(b, LOOK_OBJECT);
}

/* ---- fields ---- */

/* Is there anything to be seen in the open text from here on? */
static bool
inked(const struct docx_body *b, size_t from)
{
	struct buf text = BUF_INIT, plain = BUF_INIT;
	bool ink;

	if (from >= b->text.len)
		return false;
	ink = look_split(&text, &plain, b->text.data + from, b->text.len - from) != 0 ||
	    !text_blankn(buf_cstr(&text), text.len);
	buf_release(&text);
	buf_release(&plain);
	return ink;
}

static void
open_field(struct docx_body *b, bool code)
{
	struct docx_level *l = &b->level[b->top];
	unsigned bit = 1u << l->field++;

	l->code = code ? l->code | bit : l->code & ~bit;
	l->form &= ~bit;
	l->formula &= ~bit;
	l->told &= ~bit;
	l->result = b->text.len;
}

/* A form field, and a formula, without a result are no blanks. */
static void
close_field(struct docx_body *b)
{
	struct docx_level *l = &b->level[b->top];
	unsigned bit = 1u << --l->field;

	l->code &= ~bit;
	if (((l->form | l->formula) & bit) != 0 && !inked(b, l->result))
		stands(b, l->form & bit ? LOOK_FIELD : LOOK_FORMULA);
}

/* begin, instructions, separate, result, end: the results of fields inside the
 * instructions are not seen.  A paragraph begins anew, so that a field that was
 * never ended hides no more than the rest of its own. */
void
docx_field_char(struct docx_body *b, const char *const *attr)
{
	const char *type = xmlread_attr(attr, "fldCharType");
	struct docx_level *l = &b->level[b->top];

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && l->field < DOCX_FIELDS) {
		open_field(b, true);
	} else if (strcmp(type, "separate") == 0 && l->field > 0) {
		l->code &= ~(1u << (l->field - 1));
		l->result = b->text.len;
	} else if (strcmp(type, "end") == 0 && l->field > 0) {
		close_field(b);
	}
}

/* Said of the innermost field: =SUM(ABOVE) is a formula; what EQ draws is no text. */
static void
tell(struct docx_body *b, const char *s)
{
	struct docx_level *l = &b->level[b->top];
	unsigned bit = l->field > 0 ? 1u << (l->field - 1) : 0;

	s += strspn(s, " \t\r\n");
	if (bit == 0 || *s == '\0' || (l->told & bit) != 0)
		return;
	l->told |= bit;
	if (*s == '=')
		l->formula |= bit;
	else if (strncasecmp(s, "EQ ", 3) == 0)
		stands(b, LOOK_OBJECT);
}

void
docx_field_simple(struct docx_body *b, const char *const *attr)
{
	const char *instr = xmlread_attr(attr, "instr");
	struct docx_level *l = &b->level[b->top];

	if (l->field == DOCX_FIELDS)
		return;
	open_field(b, false);
	tell(b, instr != NULL ? instr : "");
}

void
docx_field_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	if (b->level[b->top].field > 0)
		close_field(b);
}

void
docx_instr_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_instruction = true;
}

void
docx_instr_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_instruction = false;
}

void
docx_instruction(struct docx_body *b, const char *s, size_t n)
{
	char head[16];

	n = n < sizeof head - 1 ? n : sizeof head - 1;
	memcpy(head, s, n);
	head[n] = '\0';
	tell(b, head);
}

/* A field of a form of old: its text counts, its marks and lists do not. */
void
docx_form(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	(void)attr;
	if (l->field > 0)
		l->form |= 1u << (l->field - 1);
}

void
docx_choice(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	stands(b, LOOK_FIELD);
}

/* ---- content controls ---- */

/* Of their properties only one counts: that the placeholder is shown. */
void
docx_control(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->control = b->depth;
}

void
docx_placeholder(struct docx_body *b, const char *const *attr)
{
	if (b->control > 0 && b->holder == 0 && xmlread_on(attr, "val", true))
		b->holder = b->control - 1;
}

/*
 * xlsx_sheet.c - one sheet: cells that have text, merges, what is hidden.
 *
 * Must never take memory for what a sheet merely declares: a row, a format or an
 * empty cell is looked at and forgotten.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/opc.h"
#include "doc/xmlread.h"
#include "import/office.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

#define HIDDEN_MAX	1000		/* ranges of hidden columns */

struct load {
	struct xlsx	*x;
	struct xlsx_sheet *sheet;
	struct buf	 text;		/* of the open cell */
	int		 row, col;	/* where the open cell is; col after it next */
	int		 style;
	char		 type;		/* first letter of its type; 'i' inline */
	bool		 row_hidden, open, value, phonetic, unsorted, failed;
	bool		 formula;	/* the open cell has one */
	struct xlsx_runs runs;		/* of an inline string */
};

enum { ROW = XLSX_FONT_NAMES, CELL, VALUE, INLINE_TEXT, PHONETIC, MERGE, COLUMN, FORMULA };
static const char *const names[] = {
	XLSX_FONT, "row", "c", "v", "t", "rPh", "mergeCell", "col", "f", NULL
};

static bool
fail(struct load *l)
{
	diag_error(l->x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	l->failed = true;
	return false;
}

/* "AB12": letters and digits, each at least one.  Returns what stands behind. */
static const char *
read_place(const char *s, int *row, int *col)
{
	int r = 0, c = 0;

	for (; (*s >= 'A' && *s <= 'Z') || *s == '$'; s++)
		if (*s != '$' && (c = c * 26 + (*s - 'A' + 1)) > XLSX_COLUMNS)
			return NULL;
	for (; *s >= '0' && *s <= '9'; s++)
		if ((r = r * 10 + (*s - '0')) > XLSX_ROWS)
			return NULL;
	if (r == 0 || c == 0)
		return NULL;
	*row = r - 1;
	*col = c - 1;
	return s;
}

/* ---- hidden columns ---- */

static bool
add_hidden(struct load *l, const char *const *attr)
{
	int from = xmlread_int(attr, "min", 0, XLSX_COLUMNS) - 1;
	int to = xmlread_int(attr, "max", 0, XLSX_COLUMNS) - 1;
	struct xlsx_sheet *s = l->sheet;

	if (!xmlread_on(attr, "hidden", false) || from < 0 || to < from)
		return true;
	if (s->nhidden > 0 && from <= s->hidden[s->nhidden - 1].to)
		return true;		/* out of order: not a sheet of any program */
	if (s->nhidden == HIDDEN_MAX)
		return fail(l);
	s->hidden = mem_grow(s->hidden, s->nhidden, &s->caphidden, sizeof *s->hidden);
	s->hidden[s->nhidden++] = (struct xlsx_range){ from, to };
	return true;
}

int
xlsx_column(const struct xlsx_sheet *s, int col, bool *here)
{
	int n = col;

	*here = true;
	for (size_t i = 0; i < s->nhidden && s->hidden[i].from <= col; i++) {
		if (s->hidden[i].to >= col) {
			*here = false;
			return n - (col - s->hidden[i].from);
		}
		n -= s->hidden[i].to - s->hidden[i].from + 1;
	}
	return n;
}

/* ---- cells ---- */

static void
add_solid(struct load *l)
{
	struct xlsx_sheet *s = l->sheet;

	if (s->nsolid > 0 && s->solid[s->nsolid - 1] >= l->row)
		return;
	s->solid = mem_grow(s->solid, s->nsolid, &s->capsolid, sizeof *s->solid);
	s->solid[s->nsolid++] = l->row;
}

static void
begin_row(struct load *l, const char *const *attr)
{
	l->row = xmlread_int(attr, "r", l->row + 2, XLSX_ROWS) - 1;
	l->col = 0;
	l->row_hidden = xmlread_on(attr, "hidden", false);
	if (l->row_hidden)
		add_solid(l);
}

static void
begin_cell(struct load *l, const char *const *attr)
{
	const char *place = xmlread_attr(attr, "r"), *type = xmlread_attr(attr, "t");

	if (place != NULL)
		read_place(place, &l->row, &l->col);
	l->style = xmlread_int(attr, "s", 0, XLSX_ROWS);
	l->type = type != NULL ? type[0] : 'n';
	if (type != NULL && strcmp(type, "str") == 0)
		l->type = 'f';		/* the text of a formula */
	l->formula = false;
	l->runs = (struct xlsx_runs){ .look = 0 };
	buf_reset(&l->text);
	l->open = true;
}

/* A text as a format shows it; pictures in cells are formulas with such a text. */
static char *
shown_text(struct load *l, char *text, const struct xlsx_format *f, unsigned *look)
{
	if (text == NULL || text[0] == '\0')
		return NULL;
	if (f != NULL && f->number != NULL)
		*look |= f->number->show[XLSX_TEXT].look;
	if (l->type == 'f' && strncmp(text, "=DISPIMG(", 9) == 0)
		*look |= LOOK_PICTURE;
	return text;
}

/* The text of the open cell, in the document's arena, NULL for none, and why it is not
 * plain. */
static char *
cell_text(struct load *l, const struct xlsx_format *f, unsigned *look)
{
	struct xlsx_string own = { NULL, l->runs.white, l->runs.bare };
	struct arena *a = &l->x->doc->arena;
	const char *s = buf_cstr(&l->text);
	struct buf b = BUF_INIT;
	size_t i = 0;

	*look = 0;
	if (l->text.len == 0) {
		if (l->formula && l->type == 'n')
			*look = LOOK_FORMULA;
		return NULL;
	}
	switch (l->type) {
	case 's':
		for (; *s >= '0' && *s <= '9' && i < l->x->nstring; s++)
			i = i * 10 + (size_t)(*s - '0');
		if (i >= l->x->nstring || *s != '\0')
			return NULL;
		own = l->x->string[i];
		own.text = shown_text(l, own.text, f, look);
		break;
	case 'b':
		*look = LOOK_LOGIC;
		own.text = arena_strdup(a, strcmp(s, "1") == 0 ? "TRUE" : "FALSE");
		break;
	case 'n':
		*look = xlsx_shown(&b, s, l->text.len, f != NULL ? f->number : NULL,
		    l->x->since1904);
		own.text = b.len > 0 ? arena_strndup(a, b.data, b.len) : NULL;
		buf_release(&b);
		break;
	default:
		*look = l->type == 'e' ? LOOK_ERROR : l->type == 'd' ? LOOK_DATE : 0;
		xlsx_unescape(&l->text, 0);
		own.text = shown_text(l, arena_strndup(a, buf_cstr(&l->text), l->text.len),
		    f, look);
	}
	return xlsx_in_font(l->x, &own, f);
}

void
xlsx_sheet_add(struct xlsx_sheet *s, struct xlsx_cell c)
{
	s->cell = mem_grow(s->cell, s->ncell, &s->capcell, sizeof *s->cell);
	s->cell[s->ncell++] = c;
}

static bool
end_cell(struct load *l)
{
	struct xlsx_sheet *s = l->sheet;
	int col = l->col++;
	const struct xlsx_format *f = (size_t)l->style < l->x->nformat ?
	    &l->x->format[l->style] : NULL;
	struct xlsx_cell *c;
	unsigned look;
	bool shown;
	char *text;

	l->open = false;
	if ((l->row_hidden && !l->x->rows) || l->row < 0 || l->row >= XLSX_ROWS)
		return true;
	text = cell_text(l, f, &look);
	/* blanks would make a row of a table out of a heading */
	if (look == 0 && text_blank(text)) {
		if (f != NULL && f->framed)
			add_solid(l);
		return true;
	}
	if (l->row_hidden)
		look |= LOOK_HIDDEN;
	if (text == NULL)
		text = arena_strdup(&l->x->doc->arena, "");
	col = xlsx_column(s, col, &shown);
	if (!shown || col >= READER_SPAN)
		return true;
	l->x->nbyte += strlen(text);
	if (++l->x->ncell > l->x->cells_max || l->x->nbyte > l->x->text_max)
		return fail(l);
	xlsx_sheet_add(s, (struct xlsx_cell){ l->row, col, l->style, text, look });
	c = &s->cell[s->ncell - 1];
	if (s->ncell > 1 && (c[-1].row > c->row ||
	    (c[-1].row == c->row && c[-1].col >= c->col)))
		l->unsorted = true;
	return true;
}

static bool
add_merge(struct load *l, const char *const *attr)
{
	const char *s = xmlread_attr(attr, "ref");
	struct xlsx_sheet *sheet = l->sheet;
	struct xlsx_merge m;
	bool first, last;

	if (s == NULL || (s = read_place(s, &m.row, &m.col)) == NULL || *s != ':' ||
	    read_place(s + 1, &m.rowend, &m.colend) == NULL)
		return true;
	m.col = xlsx_column(sheet, m.col, &first);
	m.colend = xlsx_column(sheet, m.colend, &last) - !last;
	if (m.rowend < m.row || m.colend < m.col || m.col >= READER_SPAN ||
	    (m.rowend == m.row && m.colend == m.col))
		return true;
	if (sheet->nmerge == READER_CELLS)
		return fail(l);
	sheet->merge = mem_grow(sheet->merge, sheet->nmerge, &sheet->capmerge,
	    sizeof *sheet->merge);
	sheet->merge[sheet->nmerge++] = m;
	return true;
}

/* ---- events ---- */

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct load *l = ctx;

	if (element >= 0 && element < XLSX_FONT_NAMES && l->open)
		xlsx_run(&l->runs, element, attr);
	switch (element) {
	case FORMULA:
		l->formula = l->open;
		break;
	case ROW:
		begin_row(l, attr);
		break;
	case CELL:
		begin_cell(l, attr);
		break;
	case VALUE:
		l->value = l->open;
		break;
	case INLINE_TEXT:
		l->value = l->open && l->type == 'i' && !l->phonetic;
		break;
	case PHONETIC:
		l->phonetic = true;
		break;
	case MERGE:
		return add_merge(l, attr);
	case COLUMN:
		return add_hidden(l, attr);
	}
	return true;
}

static bool
on_end(void *ctx, int element)
{
	struct load *l = ctx;

	switch (element) {
	case CELL:
		return end_cell(l);
	case VALUE:
	case INLINE_TEXT:
		l->value = false;
		break;
	case PHONETIC:
		l->phonetic = false;
		break;
	}
	return true;
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct load *l = ctx;

	if (!l->value)
		return true;
	if (n > OFFICE_TEXT - l->text.len)
		return fail(l);
	if (l->type == 'i')
		xlsx_run_turn(&l->runs, &l->text);
	buf_add(&l->text, s, n);
	return true;
}

/* ---- a sheet ---- */

static int
cell_order(const void *a, const void *b)
{
	const struct xlsx_cell *x = a, *y = b;

	return x->row != y->row ? (x->row < y->row ? -1 : 1) :
	    x->col < y->col ? -1 : x->col > y->col;
}

static int
merge_order(const void *a, const void *b)
{
	const struct xlsx_merge *x = a, *y = b;

	return x->row != y->row ? (x->row < y->row ? -1 : 1) :
	    x->col < y->col ? -1 : x->col > y->col;
}

/* Programs write cells in order.  Where one did not, a place that is given twice
 * keeps one of its cells. */
void
xlsx_sheet_sort(struct xlsx_sheet *s)
{
	size_t to = 0;

	qsort(s->cell, s->ncell, sizeof *s->cell, cell_order);
	for (size_t i = 0; i < s->ncell; i++)
		if (i == 0 || cell_order(&s->cell[to - 1], &s->cell[i]) != 0)
			s->cell[to++] = s->cell[i];
	s->ncell = to;
}

bool
xlsx_sheet_read(struct xlsx_sheet *s, struct xlsx *x, const struct unzip_entry *part)
{
	static const struct xml_events events = { names, on_start, on_end, on_text };
	struct load l = { .x = x, .sheet = s, .row = -1 };
	bool ok;

	memset(s, 0, sizeof *s);
	ok = opc_parse(x->zip, part, &events, &l, x->d) && !l.failed;
	if (l.unsorted)
		xlsx_sheet_sort(s);
	if (s->nmerge > 0)
		qsort(s->merge, s->nmerge, sizeof *s->merge, merge_order);
	buf_release(&l.text);
	return ok;
}

void
xlsx_sheet_release(struct xlsx_sheet *s)
{
	free(s->cell);
	free(s->merge);
	free(s->solid);
	free(s->hidden);
	memset(s, 0, sizeof *s);
}

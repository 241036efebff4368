/*
 * book_grid.c - a printed table of the form as a sheet: its squares, merges and edges,
 * totals that add up by themselves, and what may be keyed.
 *
 * Programs do not fit the height of a row to merged cells, so heights are counted here.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/xlsx/book.h"
#include "form/form.h"
#include "report/report.h"

#define SHORT	6	/* characters of a heading that may be parted */
#define UNPARTED 3	/* 自然人 stands in one line, whatever else its column has */
#define SHORT_LABEL 12	/* of the label of a group of rows */

/* ---- labels over several lines ---- */

/* How a label stands: characters of its ordinal in a line of their own, 0 = none, and
 * how many lines the rest takes; 1 for a cell that is left to the program. */
struct label { size_t n, ordinal; int lines; };

/*
 * 结果|维持 and not 结果维|持: a short label in one column that takes several lines has
 * them equally long, as 三、本|年度办|理结果; in （三）|不予公开 the ordinal has its own.
 */
static struct label
find_label(const struct doc_table *t, const struct doc_cell *c)
{
	size_t bytes = strlen(c->text), head = 0, each;
	struct label l = { text_length(c->text, bytes), 0, 1 };
	struct ordinal o;

	if (c->colspan > 1 || c->left || strchr(c->text, '\n') != NULL ||
	    !((c->role == DOC_COLHEAD && l.n <= SHORT) ||
	    (c->role == DOC_ROWHEAD && l.n <= SHORT_LABEL)) ||
	    book_lines(c->text, t->point_x10, t->width[c->col]) == 1)
		return l;
	if (text_ordinal(c->text, bytes, &o))
		head = text_length(c->text, o.length);
	if (l.n <= UNPARTED)
		return l;
	if (head > 0 && l.n - head <= UNPARTED + 1) {
		l.ordinal = head;
		return l;
	}
	/* 科研|机构 and not 科研|机|构, where two characters lack a hair to have room */
	l.lines = book_lines(c->text, t->point_x10, t->width[c->col]);
	each = (l.n + (size_t)l.lines - 1) / (size_t)l.lines;
	l.lines = (int)((l.n + each - 1) / each);
	return l;
}

/* The longest of its lines. */
static size_t
label_line(const struct label *l)
{
	return (l->n - l->ordinal + (size_t)l->lines - 1) / (size_t)l->lines;
}

/* The text with its lines told. */
static const char *
in_lines(struct book *b, const struct doc_table *t, const struct doc_cell *c)
{
	struct label l = find_label(t, c);
	size_t bytes = strlen(c->text), n = l.n - l.ordinal, from = 0;
	struct buf out = BUF_INIT;
	const char *text;

	if (l.ordinal == 0 && l.lines == 1)
		return c->text;
	from = text_offset(c->text, bytes, l.ordinal);
	buf_add(&out, c->text, from);
	for (int i = 0; i < l.lines; i++) {
		size_t len = text_offset(c->text + from, bytes - from,
		    n / (size_t)l.lines + ((size_t)i < n % (size_t)l.lines));

		if (out.len > 0)
			buf_chr(&out, '\n');
		buf_add(&out, c->text + from, len);
		from += len;
	}
	text = arena_strdup(&b->arena, buf_cstr(&out));
	buf_release(&out);
	return text;
}

/*
 * Columns as they are printed, wider by a part of a character where a line of a label
 * would not stand in one; the page is fitted to the paper in any case.
 */
static const int *
find_widths(struct book *b, const struct doc_table *t)
{
	int *width = arena_array(&b->arena, (size_t)t->ncol, sizeof *width);

	memcpy(width, t->width, (size_t)t->ncol * sizeof *width);
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		struct label l = find_label(t, c);
		int need;

		if (c->cell >= 0 || c->colspan > 1 || c->left)
			continue;
		if (l.ordinal == 0 && l.lines == 1 && l.n > UNPARTED)
			continue;
		need = book_width((int)label_line(&l), t->point_x10);
		if (need > width[c->col])
			width[c->col] = need;
	}
	return width;
}

/* ---- heights ---- */

static int
cell_height(const struct doc_table *t, const struct doc_cell *c)
{
	int room = 0;

	for (int k = c->col; k < c->col + c->colspan; k++)
		room += t->width[k];
	return book_lines(c->text, t->point_x10, room) * t->point_x10 * 13 / 10 + 40;
}

/* Tenths of a point of each row; what a cell over several rows lacks, the last gets. */
static int *
find_heights(struct book *b, const struct doc_table *t)
{
	int *height = arena_array(&b->arena, (size_t)t->nrow, sizeof *height);

	for (int row = 0; row < t->nrow; row++)
		height[row] = t->row_height * 283 / 100;
	for (int tall = 0; tall < 2; tall++)
		for (size_t i = 0; i < t->ncell; i++) {
			const struct doc_cell *c = &t->cell[i];
			int need = cell_height(t, c), last = c->row + c->rowspan - 1;

			if ((c->rowspan > 1) != tall)
				continue;
			for (int row = c->row; row < last; row++)
				need -= height[row];
			if (need > height[last])
				height[last] = need;
		}
	return height;
}

/* ---- cells ---- */

static void
put_figure(struct book_sheet *s, const struct book *b, const struct doc_table *t, int col,
    int cell)
{
	const struct book_value *v = &b->value[cell];
	bool total = b->r->form->cell[cell].computed;
	enum book_grid_style first = total ? BOOK_GRID_TOTAL : BOOK_GRID_INPUT;
	int places = v->kind == BOOK_NUMBER ? num_decimals(v->value) : 0;
	struct buf formula = BUF_INIT;
	int style;

	if (v->digits)
		style = book_style(t->point_x10,
		    total ? BOOK_GRID_LONG_TOTAL : BOOK_GRID_LONG);
	else
		style = book_style(t->point_x10, first + (unsigned)places);
	if (total && book_sum(&formula, b, cell))
		book_number(s, col, style, v->value,
		    v->kind == BOOK_BLANK ? "" : v->text, buf_cstr(&formula));
	else if (v->kind == BOOK_BLANK)
		book_blank(s, col, style);
	else
		book_number(s, col, style, v->value, v->text, NULL);
	buf_release(&formula);
}

/* One square: what begins there, or the edge of what goes on. */
static void
put_square(struct book_sheet *s, struct book *b, const struct doc_table *t,
    const struct doc_cell *c, int row, int col)
{
	bool begins = c->row == row && c->col == col;
	int style = book_style(t->point_x10, c->left ? BOOK_GRID_LABEL : BOOK_GRID_HEAD);

	if (c->cell >= 0 && b->r->form->cell[c->cell].computed)
		style = book_style(t->point_x10, BOOK_GRID_TOTAL);
	else if (c->cell >= 0)
		style = book_style(t->point_x10, BOOK_GRID_INPUT);
	if (!begins)
		book_blank(s, col, style);
	else if (c->cell >= 0)
		put_figure(s, b, t, col, c->cell);
	else
		book_text(s, col, style, in_lines(b, t, c));
}

/* ---- what may be keyed ---- */

static void
put_message(struct buf *b, const char *text)
{
	buf_str(b, " allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""
	    " errorTitle=\"请核对\"");
	xml_attr(b, "error", text);
}

/* A list of squares: those side by side are one range. */
struct squares {
	struct buf	 list;
	int		 row, next;	/* of the last, and the column behind it */
	size_t		 end;		/* of the list without ":D5" */
};

static void
put_validation(struct book_sheet *s, struct squares *squares, const char *kind,
    const char *message, const char *prompt, const char *formula)
{
	struct buf *b = &s->validations;

	if (squares->list.len == 0)
		return;
	buf_printf(b, "<dataValidation %s", kind);
	put_message(b, message);
	if (prompt != NULL)
		xml_attr(b, "prompt", prompt);
	xml_attr(b, "sqref", buf_cstr(&squares->list));
	buf_chr(b, '>');
	if (formula != NULL) {
		buf_str(b, "<formula1>");
		xml_text(b, formula, strlen(formula));
		buf_str(b, "</formula1>");
	}
	buf_str(b, "</dataValidation>");
	s->nvalidation++;
	buf_release(&squares->list);
}

static void
add_square(struct squares *s, const struct book_place *p)
{
	if (s->list.len > 0 && s->row == p->row && s->next == p->col) {
		s->list.len = s->end;
		buf_chr(&s->list, ':');
	} else {
		if (s->list.len > 0)
			buf_chr(&s->list, ' ');
		book_square(&s->list, p->row, p->col, false);
		s->end = s->list.len;
		s->row = p->row;
		s->next = p->col + p->colspan;
		return;
	}
	book_square(&s->list, p->row, p->col, false);
	s->next = p->col + p->colspan;
}

/* Of a cell with decimals, and of one that says / already: a rule of its own. */
static void
put_own_rule(struct book_sheet *s, const struct book *b, int cell)
{
	const struct form_cell *fc = &b->r->form->cell[cell];
	const struct book_place *p = &b->place[cell];
	struct squares square = { .end = 0 };
	struct buf at = BUF_INIT, rule = BUF_INIT, message = BUF_INIT;

	book_square(&at, p->row, p->col, true);
	buf_printf(&rule, "OR(%s=\"/\",AND(ISNUMBER(%s)", buf_cstr(&at), buf_cstr(&at));
	if (!fc->is_signed)
		buf_printf(&rule, ",%s>=0", buf_cstr(&at));
	buf_printf(&rule, ",ROUND(%s,%d)=%s))", buf_cstr(&at), fc->decimals, buf_cstr(&at));
	if (fc->decimals > 0)
		buf_printf(&message, "请填%s数（%s），最多%d位小数；没有此项的填 /。",
		    fc->is_signed ? "" : "不小于0的", fc->unit, fc->decimals);
	else
		buf_printf(&message, "请填%s整数；没有此项的填 /。",
		    fc->is_signed ? "" : "不小于0的");
	add_square(&square, p);
	put_validation(s, &square, "type=\"custom\"", buf_cstr(&message),
	    b->value[cell].digits ? "此数超过15位有效数字，表格软件不能精确计算，按文字保存。" :
	    NULL, buf_cstr(&rule));
	buf_release(&at);
	buf_release(&rule);
	buf_release(&message);
}

static void
put_rules(struct book_sheet *s, const struct book *b, int grid)
{
	const struct form *f = b->r->form;
	struct squares whole = { .end = 0 }, any = { .end = 0 };

	for (int i = 0; i < f->ncell; i++) {
		const struct form_cell *fc = &f->cell[i];

		if (b->place[i].grid != grid || fc->computed)
			continue;
		if (fc->decimals > 0 || b->value[i].kind == BOOK_TEXT)
			put_own_rule(s, b, i);
		else
			add_square(fc->is_signed ? &any : &whole, &b->place[i]);
	}
	put_validation(s, &whole, "type=\"whole\" operator=\"greaterThanOrEqual\"",
	    "请填不小于0的整数。", NULL, "0");
	put_validation(s, &any, "type=\"whole\" operator=\"greaterThanOrEqual\"",
	    "请填整数。", NULL, "-999999999999");
}

/* Figures with decimals show those they have when they are keyed anew, too. */
static void
put_decimals(struct book_sheet *s, const struct book *b, int grid)
{
	const struct form *f = b->r->form;
	struct buf at = BUF_INIT, square = BUF_INIT, rule = BUF_INIT;

	for (int i = 0; i < f->ncell; i++) {
		if (b->place[i].grid != grid || f->cell[i].decimals == 0 ||
		    b->value[i].digits)
			continue;
		for (int whole = 0; whole < 2; whole++) {
			buf_reset(&at);
			buf_reset(&square);
			buf_reset(&rule);
			book_square(&at, b->place[i].row, b->place[i].col, true);
			book_square(&square, b->place[i].row, b->place[i].col, false);
			buf_printf(&rule, "IF(ISNUMBER(%s),INT(%s)%s%s,FALSE)", buf_cstr(&at),
			    buf_cstr(&at), whole ? "=" : "<>", buf_cstr(&at));
			book_condition(s, buf_cstr(&square),
			    whole ? BOOK_OVER_WHOLE : BOOK_OVER_FRACTION, buf_cstr(&rule));
		}
	}
	buf_release(&at);
	buf_release(&square);
	buf_release(&rule);
}

void
book_put_grid(struct buf *out, struct book *b, int grid)
{
	const struct book_grid *g = &b->grid[grid];
	const struct doc_table *t = g->table;
	const int *map = doc_table_map(b->doc, t), *height = find_heights(b, t);
	const int *width = find_widths(b, t);
	struct book_sheet s;
	int top;

	book_sheet_begin(&s, b);
	s.frozen = g->top + t->nhead;
	for (int col = 0; col < t->ncol; col++)
		book_column(&s, col, width[col]);
	top = book_top(&s, b, b->r->form->section[g->section].heading, t->ncol);
	for (int row = 0; row < t->nrow; row++) {
		book_row(&s, top + row, height[row]);
		for (int col = 0; col < t->ncol; col++)
			put_square(&s, b, t, &t->cell[map[row * t->ncol + col]], row, col);
		book_row_end(&s);
	}
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		book_merge(&s, top + c->row, c->col, top + c->row + c->rowspan - 1,
		    c->col + c->colspan - 1);
	}
	book_red(&s, b, grid);
	put_decimals(&s, b, grid);
	put_rules(&s, b, grid);
	book_sheet_end(out, &s, b);
}

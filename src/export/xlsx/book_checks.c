/*
 * book_checks.c - 校核: every sum and balance that must hold, one line for each place of
 * the form, worked out anew whenever a figure is keyed.
 *
 * Only what is an error where it fails: a warning may be right with a reason, and reasons
 * do not leave the office.  Last year's figures are not in the workbook either.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "export/xlsx/book.h"
#include "form/form.h"
#include "report/report.h"

static const int width[] = { 160, 800, 780, 240, 240, 160 };	/* tenths of a millimetre */
enum { CODE, PLACE, SENTENCE, LEFT, RIGHT, RESULT, COLUMNS };

static bool
compare(int64_t left, enum form_relop op, int64_t right)
{
	switch (op) {
	case RELOP_EQ:
		return left == right;
	case RELOP_NE:
		return left != right;
	case RELOP_GT:
		return left > right;
	case RELOP_LT:
		return left < right;
	case RELOP_GE:
		return left >= right;
	case RELOP_LE:
	case RELOP__MAX:
		break;
	}
	return left <= right;
}

/* Does the case run in this report? One that hangs on other figures or words does not
 * get a line. */
static bool
runs(const struct book *b, const struct form_case *k)
{
	for (int i = 0; i < k->ncond; i++) {
		const struct form_cond *c = &b->r->form->cond[k->first_cond + i];

		if (c->kind != COND_YEAR || !compare(b->r->year, c->op, c->year))
			return false;
	}
	return true;
}

static bool
of_this_year(const struct form *f, const struct form_relation *rel)
{
	for (int i = 0; i < rel->nleft; i++)
		if (f->term[rel->left + i].prior)
			return false;
	for (int i = 0; i < rel->nright; i++)
		if (f->term[rel->right + i].prior)
			return false;
	return true;
}

bool
book_has_line(const struct book *b, const struct form_case *k)
{
	const struct form *f = b->r->form;

	if (k->kind != CASE_RELATION || f->check[k->check].level != LEVEL_ERROR ||
	    !runs(b, k))
		return false;
	for (int i = 0; i < k->nrel; i++)
		if (!of_this_year(f, &f->rel[k->first_rel + i]))
			return false;
	return true;
}

/* Both sides' terms, to ask what is filled in. */
static int
both(const struct form *f, const struct form_relation *rel, struct form_term *all)
{
	int n = 0;

	for (int i = 0; i < rel->nleft && n < FORM_CELLS_MAX; i++)
		all[n++] = f->term[rel->left + i];
	for (int i = 0; i < rel->nright && n < FORM_CELLS_MAX; i++)
		all[n++] = f->term[rel->right + i];
	return n;
}

static const char *
sign(enum form_relop op)
{
	static const char *const signs[RELOP__MAX] = { "=", "<>", ">", "<", ">=", "<=" };

	return signs[op];
}

#define HOLDS	"相符"
#define FAILS	"不符"
#define UNKNOWN	"未定"

/* What the result says now, "" where nothing is filled in yet. */
static const char *
result_now(const struct book *b, const struct form_term *all, int n, bool known,
    bool holds)
{
	bool filled = false;

	for (int i = 0; i < n; i++)
		filled |= all[i].cell >= 0 && b->value[all[i].cell].kind != BOOK_BLANK;
	return !known ? UNKNOWN : !filled ? "" : holds ? HOLDS : FAILS;
}

/* IF(nothing filled in,"",IF(ROUND(D4-E4,6)=0,"相符","不符")), and 未定 before it. */
static bool
result_formula(struct buf *out, const struct book *b, const struct form_term *all, int n,
    enum form_relop op, int row)
{
	if (b->open) {
		buf_str(out, "IF(");
		if (!book_count(out, b, all, n, -1, true))
			return false;
		buf_str(out, ">0,\"" UNKNOWN "\",");
	}
	buf_str(out, "IF(");
	if (!book_count(out, b, all, n, -1, false))
		return false;
	buf_str(out, "=0,\"\",IF(ROUND(");
	book_square(out, row, LEFT, false);
	buf_chr(out, '-');
	book_square(out, row, RIGHT, false);
	buf_printf(out, ",6)%s0,\"" HOLDS "\",\"" FAILS "\"))", sign(op));
	if (b->open)
		buf_chr(out, ')');
	return out->len <= BOOK_FORMULA;
}

/* SUM('三'!D4:D5), and "" where one of its cells is not known. */
static bool
side_formula(struct buf *out, const struct book *b, const struct form_term *t, int n)
{
	struct buf unknown = BUF_INIT;
	bool guard = b->open && book_count(&unknown, b, t, n, -1, true), ok;

	if (guard)
		buf_printf(out, "IF(%s>0,\"\",", buf_cstr(&unknown));
	ok = book_exact(b, t, n) && book_terms(out, b, t, n, -1, false);
	if (guard)
		buf_chr(out, ')');
	buf_release(&unknown);
	return ok && out->len <= BOOK_FORMULA;
}

/* A side: live where a spreadsheet can work it out, else as it is. */
static bool
put_side(struct book_sheet *s, const struct book *b, int col, const struct form_term *t,
    int n, int64_t *value, bool *live)
{
	struct buf formula = BUF_INIT;
	bool known = book_worth(b, t, n, value) && !book_unknown(b, t, n);
	char figure[NUM_TEXT];
	const char *text = "";

	*live = side_formula(&formula, b, t, n);
	if (known)
		text = *live || book_exact(b, t, n) ? NULL : num_print(figure, *value);
	book_number(s, col, BOOK_LIST_NUMBER + (known ? num_decimals(*value) : 0), *value,
	    text, *live ? buf_cstr(&formula) : NULL);
	buf_release(&formula);
	return known;
}

/* The column or row that a line is about; what has no label of its own by its name. */
static void
put_place(struct buf *place, const struct form *f, const struct form_case *k)
{
	enum form_quant quant = f->check[k->check].quant;

	if (k->block >= 0 && quant == QUANT_EACH_COLUMN)
		form_item_path(place, f->block[k->block].col,
		    f->block[k->block].colleaf[k->leaf], " > ");
	else if (k->block >= 0 && quant == QUANT_EACH_ROW)
		form_item_path(place, f->block[k->block].row,
		    f->block[k->block].rowleaf[k->leaf], " > ");
	if (place->len == 0)
		form_cell_name(place, f, k->cell);
}

static void
put_line(struct book_sheet *s, const struct book *b, const struct form_case *k,
    const struct form_relation *rel, int row)
{
	const struct form *f = b->r->form;
	const struct form_check *check = &f->check[k->check];
	struct form_term all[FORM_CELLS_MAX];
	int n = both(f, rel, all);
	struct buf place = BUF_INIT, formula = BUF_INIT;
	int64_t left, right;
	bool live[2], known;
	const char *now, *sentence = check->help != NULL ? check->help : check->text;

	put_place(&place, f, k);
	book_row(s, row, book_list_height(buf_cstr(&place), width[PLACE], sentence,
	    width[SENTENCE]));
	book_text(s, CODE, BOOK_LIST_CODE, check->code);
	book_text(s, PLACE, BOOK_LIST_TEXT, buf_cstr(&place));
	book_text(s, SENTENCE, BOOK_LIST_TEXT, sentence);
	known = put_side(s, b, LEFT, &f->term[rel->left], rel->nleft, &left, &live[0]);
	known &= put_side(s, b, RIGHT, &f->term[rel->right], rel->nright, &right, &live[1]);
	now = result_now(b, all, n, known, known && compare(left, rel->op, right));
	book_number(s, RESULT, BOOK_LIST_RESULT, 0, now, live[0] && live[1] &&
	    result_formula(&formula, b, all, n, rel->op, row) ? buf_cstr(&formula) : NULL);
	book_row_end(s);
	buf_release(&place);
	buf_release(&formula);
}

void
book_put_checks(struct buf *out, struct book *b)
{
	static const char *const heads[COLUMNS] = {
		"校验", "位置", "应当相符", "左边", "右边", "结果"
	};
	const struct form *f = b->r->form;
	struct buf squares = BUF_INIT, rule = BUF_INIT;
	struct book_sheet s;
	int row, first;

	book_sheet_begin(&s, b);
	s.landscape = true;
	for (int i = 0; i < COLUMNS; i++)
		book_column(&s, i, width[i]);
	row = first = book_top(&s, b, "校核（改动数字后自动重算）", COLUMNS);
	book_row(&s, row, 0);
	for (int i = 0; i < COLUMNS; i++)
		book_text(&s, i, BOOK_LIST_HEAD, heads[i]);
	book_row_end(&s);
	row++;
	s.frozen = row;
	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];

		for (int j = 0; book_has_line(b, k) && j < k->nrel; j++)
			put_line(&s, b, k, &f->rel[k->first_rel + j], row++);
	}
	if (row > first + 1) {
		book_square(&squares, first + 1, 0, false);
		buf_chr(&squares, ':');
		book_square(&squares, row - 1, COLUMNS - 1, false);
		buf_str(&rule, "$");
		buf_chr(&rule, (char)('A' + RESULT));
		buf_printf(&rule, "%d=\"" FAILS "\"", first + 2);
		book_condition(&s, buf_cstr(&squares), BOOK_OVER_RED, buf_cstr(&rule));
	}
	book_sheet_end(out, &s, b);
	buf_release(&squares);
	buf_release(&rule);
}

/* ---- red in the tables ---- */

static bool
all_here(const struct book *b, const struct form_term *all, int n, int grid)
{
	for (int i = 0; i < n; i++)
		if (all[i].cell >= 0 && b->place[all[i].cell].grid != grid)
			return false;
	return true;
}

/* A total is the sum of its parts by itself: such a case turns nothing red. */
static bool
is_own_sum(const struct form *f, const struct form_case *k)
{
	const struct form_cell *fc = &f->cell[k->cell];

	return f->check[k->check].formula && fc->sum >= 0 &&
	    f->sum[fc->sum].formula == k->check;
}

static void
put_red(struct book_sheet *s, const struct book *b, const struct form_relation *rel,
    int grid)
{
	const struct form *f = b->r->form;
	struct form_term all[FORM_CELLS_MAX];
	int n = both(f, rel, all);
	struct buf squares = BUF_INIT, rule = BUF_INIT;
	static const char *const against[RELOP__MAX] = { "<>", "=", "<=", ">=", "<", ">" };

	if (n > 0 && all_here(b, all, n, grid)) {
		for (int i = 0; i < n; i++)
			if (all[i].cell >= 0) {
				if (squares.len > 0)
					buf_chr(&squares, ' ');
				book_square(&squares, b->place[all[i].cell].row,
				    b->place[all[i].cell].col, false);
			}
		buf_str(&rule, "ROUND((");
		if (book_terms(&rule, b, &f->term[rel->left], rel->nleft, grid, true)) {
			buf_str(&rule, ")-(");
			if (book_terms(&rule, b, &f->term[rel->right], rel->nright, grid,
			    true) && squares.len > 0) {
				buf_printf(&rule, "),6)%s0", against[rel->op]);
				book_condition(s, buf_cstr(&squares), BOOK_OVER_RED,
				    buf_cstr(&rule));
			}
		}
	}
	buf_release(&squares);
	buf_release(&rule);
}

void
book_red(struct book_sheet *s, const struct book *b, int grid)
{
	const struct form *f = b->r->form;

	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];

		for (int j = 0; book_has_line(b, k) && !is_own_sum(f, k) && j < k->nrel; j++)
			put_red(s, b, &f->rel[k->first_rel + j], grid);
	}
}

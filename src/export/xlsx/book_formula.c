/*
 * book_formula.c - terms of the form as formulas of a spreadsheet, and what they come to.
 *
 *	合计(行3.1 至 行3.6) of a column    SUM(D6:D27)
 *	3:1:A + 3:2:A                        SUM('三'!D4:D5)
 *	4×3:4:C                              4*SUM(J29)
 *
 * SUM passes over texts, so "/" counts as 0 and a blank stays one.  A spreadsheet holds
 * 15 digits: where a figure has more, it and all that is made of it are texts, exact
 * and without a formula.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "export/export.h"
#include "export/xlsx/book.h"
#include "form/form.h"
#include "report/report.h"

/* Digits from the first to the last that is no nought. */
static int
digits(int64_t v)
{
	uint64_t n = v < 0 ? -(uint64_t)v : (uint64_t)v;
	int count = 0;

	while (n > 0 && n % 10 == 0)
		n /= 10;
	for (; n > 0; n /= 10)
		count++;
	return count;
}

struct book_value
book_value(struct book *b, int cell)
{
	const struct cell *c = &b->r->cell[cell];
	struct book_value v = { BOOK_BLANK, 0, NULL, false, false };
	struct buf text = BUF_INIT;
	char figure[NUM_TEXT];
	bool known = (c->has_value || c->open) && cell_known(c, &v.value);

	if (known && digits(v.value) <= BOOK_DIGITS) {
		v.kind = BOOK_NUMBER;
	} else if (known) {
		v.kind = BOOK_TEXT;
		v.digits = true;
		buf_str(&text, num_print(figure, v.value));
	} else if (c->open || c->na) {
		v.kind = BOOK_TEXT;
		v.unknown = c->open;
		v.value = 0;
		export_cell_text(&text, c);
	}
	if (v.kind == BOOK_TEXT)
		v.text = arena_strdup(&b->arena, buf_cstr(&text));
	buf_release(&text);
	return v;
}

/* ---- ranges ---- */

/* Cells of terms that stand side by side or one below the other are one range. */
struct range {
	int	 grid, row, col, rowend, colend;
};

static void
put_range(struct buf *out, const struct book *b, const struct range *r, int grid,
    bool fixed)
{
	if (r->grid != grid)
		buf_printf(out, "'%s'!", b->grid[r->grid].name);
	book_square(out, r->row, r->col, fixed);
	if (r->row == r->rowend && r->col == r->colend)
		return;
	buf_chr(out, ':');
	book_square(out, r->rowend, r->colend, fixed);
}

/* Does the cell continue the range, across or down? */
static bool
goes_on(struct range *r, const struct book *b, int last, int cell)
{
	const struct book_place *p = &b->place[cell], *q = &b->place[last];

	if (p->grid != r->grid)
		return false;
	if (p->row == r->rowend && r->row == r->rowend && p->col == q->col + q->colspan)
		r->colend = p->col;
	else if (p->col == r->colend && r->col == r->colend && p->row == r->rowend + 1)
		r->rowend = p->row;
	else
		return false;
	return true;
}

/* The ranges of terms [from, end) that all have one coefficient, between "," or what
 * stands before and behind each.  Returns how many. */
static int
put_ranges(struct buf *out, const struct book *b, const struct form_term *t, int n,
    int grid, bool fixed, const char *before, const char *behind)
{
	struct range r = { .grid = -1 };
	int count = 0, last = -1;

	for (int i = 0; i < n; i++) {
		const struct book_place *p;

		if (t[i].cell < 0 || t[i].prior)
			continue;
		if (last >= 0 && goes_on(&r, b, last, t[i].cell)) {
			last = t[i].cell;
			continue;
		}
		if (last >= 0) {
			buf_str(out, before);
			put_range(out, b, &r, grid, fixed);
			buf_str(out, behind);
		}
		p = &b->place[t[i].cell];
		r = (struct range){ p->grid, p->row, p->col, p->row, p->col };
		last = t[i].cell;
		count++;
	}
	if (last >= 0) {
		buf_str(out, before);
		put_range(out, b, &r, grid, fixed);
		buf_str(out, behind);
	}
	return count;
}

bool
book_terms(struct buf *out, const struct book *b, const struct form_term *t, int n,
    int grid, bool fixed)
{
	char figure[NUM_TEXT];
	size_t from = out->len;
	int run;

	for (int i = 0; i < n; i += run) {
		int64_t coef = t[i].coef;
		size_t begin;

		run = 1;
		if (t[i].prior)
			return false;
		if (t[i].cell < 0) {
			buf_printf(out, "%s%s", coef >= 0 && out->len > from ? "+" : "",
			    num_print(figure, coef));
			continue;
		}
		while (i + run < n && t[i + run].cell >= 0 && !t[i + run].prior &&
		    t[i + run].coef == coef)
			run++;
		if (coef == -1)
			buf_chr(out, '-');
		else if (coef < 0 || out->len > from)
			buf_printf(out, "%s", coef < 0 ? "" : "+");
		if (coef != 1 && coef != -1)
			buf_printf(out, "%lld*", (long long)coef);
		buf_str(out, "SUM(");
		begin = out->len;
		if (put_ranges(out, b, t + i, run, grid, fixed, "", ",") > BOOK_ARGUMENTS)
			return false;
		if (out->len > begin)	/* the last comma */
			out->len--;
		buf_chr(out, ')');
	}
	if (out->len == from)
		buf_chr(out, '0');
	return out->len - from <= BOOK_FORMULA;
}

bool
book_count(struct buf *out, const struct book *b, const struct form_term *t, int n,
    int grid, bool unknown)
{
	size_t from = out->len;
	int count = unknown ?
	    put_ranges(out, b, t, n, grid, false, "SUMPRODUCT(--(",
	    "=\"" EXPORT_OPEN "\"))+") :
	    put_ranges(out, b, t, n, grid, false, "SUMPRODUCT(--(LEN(", ")>0))+");

	if (count > 0)	/* the last plus */
		out->len--;
	return count > 0 && out->len - from <= BOOK_FORMULA;
}

bool
book_worth(const struct book *b, const struct form_term *t, int n, int64_t *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		int64_t part = t[i].coef;

		if (t[i].prior || (t[i].cell >= 0 &&
		    __builtin_mul_overflow(b->value[t[i].cell].value, t[i].coef, &part)) ||
		    __builtin_add_overflow(*out, part, out))
			return false;
	}
	return true;
}

bool
book_exact(const struct book *b, const struct form_term *t, int n)
{
	int64_t sum;

	for (int i = 0; i < n; i++)
		if (t[i].prior || (t[i].cell >= 0 && b->value[t[i].cell].digits))
			return false;
	return book_worth(b, t, n, &sum) && digits(sum) <= BOOK_DIGITS;
}

bool
book_unknown(const struct book *b, const struct form_term *t, int n)
{
	for (int i = 0; i < n; i++)
		if (t[i].cell >= 0 && !t[i].prior && b->value[t[i].cell].unknown)
			return true;
	return false;
}

bool
book_sum(struct buf *out, const struct book *b, int cell)
{
	const struct form *f = b->r->form;
	const struct form_sum *s = &f->sum[f->cell[cell].sum];
	const struct form_term *t = &f->term[s->first];
	const struct book_value *v = &b->value[cell];
	int grid = b->place[cell].grid;
	bool unknown = book_unknown(b, t, s->n), whole = f->cell[cell].decimals == 0;

	/* a total that the source prints over parts nobody could read is no sum of them */
	if (!book_exact(b, t, s->n) || v->digits || unknown != v->unknown ||
	    (b->r->cell[cell].open && !unknown))
		return false;
	if (unknown) {
		buf_str(out, "IF(");
		if (!book_count(out, b, t, s->n, grid, true))
			return false;
		buf_str(out, ">0,\"" EXPORT_OPEN "\",");
	}
	buf_str(out, "IF(");
	if (!book_count(out, b, t, s->n, grid, false))
		return false;
	buf_str(out, "=0,\"\",");
	if (!whole)
		buf_str(out, "ROUND(");
	if (!book_terms(out, b, t, s->n, grid, false))
		return false;
	buf_str(out, whole ? ")" : ",6))");
	if (unknown)
		buf_chr(out, ')');
	return out->len <= BOOK_FORMULA;
}

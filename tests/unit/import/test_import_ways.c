/*
 * test_import_ways.c - nothing is proposed, and nothing read, where two ways to read what is
 * printed satisfy all sums: every way is tried here, by other means than the matcher's.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"
#include "unit/import/paper.h"

#define CELLS	7	/* of a row of table 3, its total last */
#define SQUARES	12
#define WAYS	4000

static const char *const col[CELLS] = { "A", "B1", "B2", "B3", "B4", "B5", "C" };

/* What is known of a row, and what its cells are in every way that satisfies it. */
struct ways {
	int		 need[CELLS];	/* by the column, -1 = nobody knows */
	int		 same[CELLS];	/* -1 = two ways differ */
	int		 n;
};

static void
try_way(struct ways *w, const int *v)
{
	int sum = 0;

	for (int i = 0; i < CELLS; i++) {
		if (v[i] < 0 || (w->need[i] >= 0 && w->need[i] != v[i]))
			return;
		sum += i + 1 < CELLS ? v[i] : -v[i];
	}
	if (sum != 0)
		return;
	for (int i = 0; i < CELLS; i++)
		w->same[i] = w->n == 0 || w->same[i] == v[i] ? v[i] : -1;
	w->n++;
}

/* One square less than there are cells: any may be missing, whatever it was. */
static void
try_gaps(struct ways *w, const int *square, int n)
{
	for (int gap = 0; gap <= n && n + 1 == CELLS; gap++) {
		int v[CELLS], sum = 0;

		for (int i = 0; i < CELLS; i++) {
			v[i] = i == gap ? 0 : square[i - (i > gap)];
			sum += i + 1 < CELLS ? v[i] : -v[i];
		}
		v[gap] = gap + 1 < CELLS ? -sum : sum;
		try_way(w, v);
	}
}

/* One more: any may be a stranger, or two neighbours may be one figure. */
static void
try_strangers(struct ways *w, const int *square, int n)
{
	for (int at = 0; at < n && n == CELLS + 1; at++) {
		int v[CELLS], ten = 10;

		for (int i = 0; i < CELLS; i++)
			v[i] = square[i + (i >= at)];
		try_way(w, v);
		if (at + 1 == n || square[at] == 0)
			continue;
		while (ten <= square[at + 1])
			ten *= 10;
		for (int i = 0; i < CELLS; i++)
			v[i] = i == at ? square[at] * ten + square[at + 1] :
			    square[i + (i > at)];
		try_way(w, v);
	}
}

/* One of them may be two figures: 812 for 8 and 12, 03 for 0 and 3. */
static void
try_parted(struct ways *w, const char *const *text, const int *square, int n)
{
	for (int at = 0; at < n && n + 1 == CELLS; at++)
		for (size_t cut = 1; cut < strlen(text[at]); cut++) {
			int v[CELLS], left = 0, right = 0;

			for (size_t k = 0; k < strlen(text[at]); k++)
				*(k < cut ? &left : &right) = (k < cut ? left : right) * 10 +
				    (text[at][k] - '0');
			for (int i = 0; i < CELLS; i++)
				v[i] = i == at ? left : i == at + 1 ? right :
				    square[i - (i > at)];
			if ((cut > 1 && text[at][0] == '0') || (cut + 1 < strlen(text[at]) &&
			    text[at][cut] == '0'))
				continue;
			try_way(w, v);
		}
}

static void
try_all(struct ways *w, const char *const *text, int n)
{
	int square[SQUARES];

	for (int i = 0; i < n; i++) {
		square[i] = 0;
		for (const char *s = text[i]; *s != '\0'; s++)
			square[i] = square[i] * 10 + (*s - '0');
	}
	if (n == CELLS)
		try_way(w, square);
	try_gaps(w, square, n);
	try_strangers(w, square, n);
	try_parted(w, text, square, n);
}

/* Is it what the cell is in every way?  Of a proposal; and of a figure that was read. */
static void
expect_only_way(const struct paper *f, const char *row, const struct ways *w, const char *what,
    int *offered)
{
	for (int c = 0; c + 1 < CELLS; c++) {
		char code[32];

		snprintf(code, sizeof code, "%s:%s", row, col[c]);
		for (size_t i = 0; i < f->read->report->nsource; i++) {
			const struct source_finding *s = &f->read->report->source[i];

			if (!s->has_proposal || strcmp(s->place, code) != 0)
				continue;
			cr_expect_eq(s->proposal, w->same[c] * NUM_ONE, "%s: %s %ld, not %d of "
			    "%d ways", what, code, (long)(s->proposal / NUM_ONE), w->same[c],
			    w->n);
			++*offered;
		}
		if (paper_open(f, code))
			continue;
		cr_expect_eq(paper_value(f, code), w->same[c] * NUM_ONE, "%s: read %s %ld, not "
		    "%d of %d ways", what, code, (long)(paper_value(f, code) / NUM_ONE),
		    w->same[c], w->n);
	}
}

/* ---- one row that has lost a square, or got one ---- */

/* A row of small figures with its total; 3:1 and 3:3.7 are printed to agree with it, but for
 * the columns that have words instead. */
static void
print_sums(struct paper *f, const int *v, unsigned words, int rest[CELLS])
{
	const struct form *form = f->report->form;

	for (int c = 0; c < CELLS; c++) {
		char code[32];
		int cell;

		snprintf(code, sizeof code, "3:3.3.4:%s", col[c]);
		cell = form_cell_find(form, code);
		rest[c] = -(int)(f->report->cell[cell].value / NUM_ONE);
		snprintf(code, sizeof code, "3:3.7:%s", col[c]);
		cell = form_cell_find(form, code);
		rest[c] += (int)(f->report->cell[cell].value / NUM_ONE);
		paper_print(f->page, code, words >> c & 1 ? "见附件" :
		    page_text(f->page, "%d", rest[c] + v[c]));
		snprintf(code, sizeof code, "3:1:%s", col[c]);
		paper_print(f->page, code, page_text(f->page, "%d", rest[c] + v[c]));
	}
}

/* The row as squares with one slip: lost, a stranger, two joined, one parted. */
static int
slip(struct page *p, const int *v, int kind, uint64_t *seed, const char **text)
{
	static const char *const stranger[] = { "0", "1", "7" };
	int at = (int)kit_rand(seed, CELLS - 1), n = 0;

	for (int i = 0; i < CELLS; i++) {
		if (kind == 0 && i == at)
			continue;
		if (kind == 1 && i == at)
			text[n++] = stranger[kit_rand(seed, 3)];
		if (kind == 2 && i == at + 1)
			text[n - 1] = page_text(p, "%d%d", v[i - 1], v[i]);
		else
			text[n++] = page_text(p, "%d", v[i]);
		if (kind == 3 && i == at && v[i] > 9) {
			text[n - 1] = page_text(p, "%d", v[i] / 10);
			text[n++] = page_text(p, "%d", v[i] % 10);
		}
	}
	return n;
}

static void
one_row(uint64_t seed, const char *layout, int *offered)
{
	int v[CELLS] = { 0 }, rest[CELLS], n, at, kind = (int)kit_rand(&seed, 4);
	unsigned words = kit_rand(&seed, 2) ? 0 : (unsigned)kit_rand(&seed, 127);
	const char *text[SQUARES];
	struct ways w = { .n = 0 };
	struct page_row *r;
	struct paper f;
	char what[120];

	paper_begin(&f);
	for (int c = 0; c + 1 < CELLS; c++) {
		v[c] = kit_rand(&seed, 2) ? 0 : (int)kit_rand(&seed, kit_rand(&seed, 3) ? 4 : 60);
		v[CELLS - 1] += v[c];
	}
	print_sums(&f, v, words, rest);
	n = slip(f.page, v, kind, &seed, text);
	r = paper_row(f.page, "3:3.3.4:A", &at);
	while (r->n > at)
		row_remove(r, r->n - 1);
	snprintf(what, sizeof what, "%s, words %u:", layout, words);
	for (int i = 0; i < n; i++) {
		row_insert(r, at + i, DOC_DATA, text[i]);
		snprintf(what + strlen(what), sizeof what - strlen(what), " %s", text[i]);
	}
	paper_read(&f, layout);
	cr_assert_not_null(f.read->report, "%s", what);
	for (int c = 0; c < CELLS; c++)
		w.need[c] = words >> c & 1 || c + 1 == CELLS ? -1 : v[c];
	try_all(&w, text, n);
	cr_assert_gt(w.n, 0, "%s", what);
	expect_only_way(&f, "3:3.3.4", &w, what, offered);
	paper_end(&f);
}

Test(import_ways, a_row_with_a_slip_is_told_only_what_every_way_says)
{
	static const char *const layout[] = { "html", "csv", "lines", "short" };
	int offered = 0;

	for (uint64_t seed = 1; seed <= 400; seed++)
		one_row(seed * 7919, layout[seed % ARRAY_LEN(layout)], &offered);
	cr_expect_gt(offered, 100, "%d", offered);
}

/* ---- a whole table on one line ---- */

struct parted {
	int		 way[WAYS][CELLS];
	int		 n;
};

/* Ways to part digits into seven figures, none with a 0 in front, the last their sum. */
static void
part(struct parted *p, const char *digit, int *v, int i, int sum)
{
	int now = 0;

	if (i == CELLS) {
		if (*digit == '\0' && p->n < WAYS && v[CELLS - 1] * 2 == sum)
			memcpy(p->way[p->n++], v, CELLS * sizeof *v);
		return;
	}
	for (int to = 0; digit[to] != '\0' && to < 6; to++) {
		now = now * 10 + (digit[to] - '0');
		v[i] = now;
		part(p, digit + to + 1, v, i + 1, sum + now);
		if (digit[0] == '0')
			break;
	}
}

static void
print_glued(struct paper *f, const char *row, const int *v, struct parted *p)
{
	char digits[80] = "";
	int way[CELLS];

	for (int c = 0; c < CELLS; c++) {
		char code[32];

		snprintf(code, sizeof code, "%s:%s", row, col[c]);
		paper_print(f->page, code, page_text(f->page, "%d", v[c]));
		snprintf(digits + strlen(digits), sizeof digits - strlen(digits), "%d", v[c]);
	}
	p->n = 0;
	part(p, digits, way, 0, 0);
	cr_assert_gt(p->n, 0, "%s", digits);
	cr_assert_lt(p->n, WAYS, "%s", digits);
}

/* All ways of two rows that add up to a way of the third, and that is one of the fourth. */
static void
add_up(const struct parted *p, struct ways *w)
{
	for (int s = 0; s < p[2].n; s++) {
		bool twice = false;

		for (int k = 0; k < p[3].n && !twice; k++)
			twice = memcmp(p[2].way[s], p[3].way[k], sizeof p[2].way[s]) == 0;
		for (int x = 0; x < p[0].n && twice; x++)
			for (int y = 0; y < p[1].n; y++) {
				bool fits = true;

				for (int c = 0; c < CELLS && fits; c++)
					fits = p[0].way[x][c] + p[1].way[y][c] ==
					    p[2].way[s][c];
				if (!fits)
					continue;
				try_way(&w[0], p[0].way[x]);
				try_way(&w[1], p[1].way[y]);
				try_way(&w[2], p[2].way[s]);
			}
	}
}

static void
two_rows(uint64_t seed, int *offered)
{
	static const char *const row[] = { "3:3.3.4", "3:3.5.2", "3:3.7", "3:1" };
	static const char *const other[] = { "3:3.1", "3:3.2", "3:3.4.1", "3:3.6.3" };
	static struct parted p[4];
	int v[2][CELLS] = { { 0 }, { 0 } }, sum[CELLS], none[CELLS] = { 0 };
	struct ways w[3];
	struct paper f;
	char what[32];

	paper_begin(&f);
	snprintf(what, sizeof what, "seed %d", (int)seed);
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		print_glued(&f, other[i], none, &p[0]);
	for (int c = 0; c < CELLS; c++) {
		for (int k = 0; k < 2 && c + 1 < CELLS; k++) {
			v[k][c] = kit_rand(&seed, 2) ? 0 : (int)kit_rand(&seed, 40);
			v[k][CELLS - 1] += v[k][c];
		}
		sum[c] = v[0][c] + v[1][c];
	}
	print_glued(&f, row[0], v[0], &p[0]);
	print_glued(&f, row[1], v[1], &p[1]);
	print_glued(&f, row[2], sum, &p[2]);
	print_glued(&f, row[3], sum, &p[3]);
	f.page->between = "";
	paper_read(&f, "lines");
	cr_assert_not_null(f.read->report, "%s", what);
	for (int i = 0; i < 3; i++) {
		w[i].n = 0;
		memset(w[i].need, -1, sizeof w[i].need);
	}
	add_up(p, w);
	cr_assert_gt(w[0].n, 0, "%s", what);
	expect_only_way(&f, row[0], &w[0], what, offered);
	expect_only_way(&f, row[1], &w[1], what, offered);
	expect_only_way(&f, row[3], &w[2], what, offered);
	paper_end(&f);
}

Test(import_ways, a_table_on_one_line_is_told_only_what_every_way_says)
{
	int offered = 0;

	for (uint64_t seed = 1; seed <= 120; seed++)
		two_rows(seed * 104729, &offered);
	cr_expect_gt(offered, 500, "%d", offered);
}

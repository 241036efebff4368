/*
 * verdict.c - see verdict.h.
 *
 * The truth is taken from the damaged page alone: which figures are still printed,
 * and what a person reading them would write down.
 *  - A figure that is printed whole in a row of its own label is its value, wherever
 *    the columns and rows were moved to; open is allowed.
 *  - A figure that is gone or spoilt is null and open.  If the sums told the reader
 *    what it was, that is right, too.
 *  - A blank is null, "/" is not applicable; neither is ever 0.
 *  - A printed total is a figure like any other: the computed one, or "printed".
 *  - In a row whose figures were moved (touched), the count of the figures may be
 *    right by chance.  Where they also agree with the totals of the row, or the row
 *    has none, nobody can tell that they were moved, so the figure that stands in
 *    the place is no error: "placed".  Where they do not agree, it is one, unless a
 *    single figure of the row is another than was meant: the same page comes about
 *    by one misprint, and a misprint is read as printed.  So is a row without columns
 *    to add up, table 4, that has moved and still fills its header from edge to edge.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "evidence/damage/verdict.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/report.h"

/* ---- reports ---- */

static int64_t
figure(uint64_t *seed, int density)
{
	if (kit_rand(seed, 10) >= (uint64_t)density)
		return 0;
	switch (kit_rand(seed, 8)) {
	case 0:
		return (int64_t)kit_rand(seed, 20000);
	case 1:
	case 2:
		return (int64_t)kit_rand(seed, 400);
	default:
		return (int64_t)kit_rand(seed, 30);
	}
}

static void
set(struct change_list *list, const struct report *r, int cell, int64_t v)
{
	char text[NUM_TEXT];

	change_cell(list, r, cell, num_print(text, v), ORIGIN_IMPORT);
}

/* Table 3: items at random, 四 and 二 small, 一 what makes them agree. */
static void
fill_three(struct change_list *list, const struct report *r, uint64_t *seed, int density)
{
	const struct form *f = r->form;
	int block = form_block_find(f, "3"), first = f->block[block].first_cell;
	int ncol = f->block[block].ncol, nrow = f->block[block].nrow;

	for (int col = 0; col + 1 < ncol; col++) {
		int64_t sum = 0, v, prev;

		for (int row = 2; row < nrow - 2; row++) {
			v = figure(seed, density);
			sum += v;
			set(list, r, first + row * ncol + col, v * NUM_ONE);
		}
		v = kit_rand(seed, 3) ? 0 : figure(seed, density) % 10;
		set(list, r, first + (nrow - 1) * ncol + col, v * NUM_ONE);
		prev = kit_rand(seed, 3) ? 0 : (int64_t)kit_rand(seed, 5);
		prev = prev < sum + v ? prev : sum + v;
		set(list, r, first + ncol + col, prev * NUM_ONE);
		set(list, r, first + col, (sum + v - prev) * NUM_ONE);
	}
}

static void
fill_others(struct change_list *list, const struct report *r, uint64_t *seed, int density)
{
	const struct form *f = r->form;
	int three = form_block_find(f, "3");

	for (int i = 0; i < f->ncell; i++) {
		int64_t v = figure(seed, density < 3 ? 3 : density) * NUM_ONE;

		if (f->cell[i].computed || f->cell[i].block == three)
			continue;
		if (f->cell[i].decimals == 6 && kit_rand(seed, 3) > 0)
			v += (int64_t)kit_rand(seed, 10000) * 100;
		if (f->cell[i].is_signed && kit_rand(seed, 3) == 0)
			v = -v;
		set(list, r, i, v);
	}
}

static const struct report *
sample(uint64_t which)
{
	static const char *const file[] = {
		"hongshan-yibao-2025", "hunan-zhongyiyao-2025", "weijian-2025",
		"xiangtan-yibao-2025", "xiangxiang-weijian-2023"
	};
	static struct candidate *kept[sizeof file / sizeof *file];
	const size_t n = sizeof file / sizeof *file;
	struct candidate **k = &kept[which % n];

	if (*k == NULL) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "data/samples/%s.json", file[which % n]);
		*k = import_file(kit_import(NULL, NULL), buf_cstr(&path));
		buf_release(&path);
		if ((*k)->report == NULL)
			mem_die("damage: run in the folder of the sources");
	}
	return (*k)->report;
}

/* A text of a sample as one of "r": its agency and its year. */
static char *
as_ours(const char *s, const struct report *from, const struct report *r)
{
	struct buf b = BUF_INIT;
	char year[16];
	size_t name = strlen(from->agency.name), digits;

	digits = (size_t)snprintf(year, sizeof year, "%d年", from->year);
	while (*s != '\0') {
		if (strncmp(s, from->agency.name, name) == 0) {
			buf_str(&b, r->agency.name);
			s += name;
		} else if (strncmp(s, year, digits) == 0) {
			buf_printf(&b, "%d年", r->year);
			s += digits;
		} else {
			buf_chr(&b, *s++);
		}
	}
	return buf_detach(&b);
}

struct report *
judge_report(uint64_t *seed)
{
	static const char *const agency[] = {
		"云山县市场监督管理局", "临江市教育局", "河西镇人民政府", "青川区人民政府办公室",
		"东安县卫生健康局", "省中医药管理局"
	};
	bool now = kit_rand(seed, 4) > 0;
	const struct report *texts = sample(kit_rand(seed, 5));
	struct report *r = kit_report(now ? "2021" : "2019",
	    agency[kit_rand(seed, 6)], now ? 2021 + (int)kit_rand(seed, 5) :
	    2019 + (int)kit_rand(seed, 2));
	struct change_list list = CHANGE_LIST_INIT;
	int density = (int)kit_rand(seed, 10);

	fill_three(&list, r, seed, density);
	fill_others(&list, r, seed, density);
	for (int i = 0; i < texts->form->ntext; i++) {
		int slot = form_text_find(r->form, texts->form->text[i].code);

		char *text;

		if (texts->text[i] == NULL || slot < 0)
			continue;
		text = as_ours(texts->text[i], texts, r);
		change_text_all(&list, r, slot, text, ORIGIN_IMPORT);
		free(text);
	}
	if (!report_apply(r, &list, kit_actor(), NULL, NULL))
		mem_die("damage: a report was refused");
	change_list_release(&list);
	return r;
}

/* ---- what the page prints ---- */

#define COPIES 4

/* Of one form cell. */
struct print {
	const char	*text[COPIES];	/* its figure, where it is printed whole */
	int		 n;
	const char	*place[COPIES];	/* what stands in its place of a touched row */
	int		 nplace;
	bool		 vanished;	/* blank, and a blank leaves no trace */
	bool		 framed;	/* moved, under a header of as many columns */
};

static void
stands_at(struct print *print, int cell, const char *text)
{
	if (cell >= 0 && print[cell].nplace < COPIES)
		print[cell].place[print[cell].nplace++] = text;
}

/* What stands in the places of a row, these being for the cells of "place".  Where a blank
 * leaves no trace, what stands before the label of the row below moves up into them. */
static void
look_at_places(const struct damage_layout *l, const struct page_row *r,
    const struct page_row *below, const int *place, int nplace, struct print *print)
{
	int k = 0;

	for (int i = row_figures(r); i < r->n && k < nplace; i++) {
		if (!l->vanish || !text_blankn(r->cell[i].text, strlen(r->cell[i].text)))
			stands_at(print, place[k++], r->cell[i].text);
	}
	for (int i = 0; l->vanish && below != NULL && i < below->n && k < nplace &&
	    below->cell[i].role == DOC_DATA; i++)
		if (!text_blankn(below->cell[i].text, strlen(below->cell[i].text)))
			stands_at(print, place[k++], below->cell[i].text);
	for (; l->pads && k < nplace; k++)
		stands_at(print, place[k], "");
}

static bool
fills_header(const struct damage_layout *l, const struct page_row *r)
{
	int first = row_figures(r);

	return !r->headless && !l->vanish && r->n - first == r->nplace && r->nplace > 0 &&
	    r->cell[first].text[0] != '\0' && r->cell[r->n - 1].text[0] != '\0';
}

static void
look_at_row(const struct page *p, const struct damage_layout *l, const struct page_row *r,
    const struct page_row *below, struct print *print)
{
	bool touched = r->touched;

	for (int i = 0; i < r->n; i++) {
		const struct page_cell *c = &r->cell[i];

		if (c->cell < 0 || c->spoilt)
			continue;
		if (l->vanish && text_blankn(c->text, strlen(c->text))) {
			touched = true;
			print[c->cell].vanished = true;
		}
		if (print[c->cell].n < COPIES)
			print[c->cell].text[print[c->cell].n++] = c->text;
	}
	if (touched)
		look_at_places(l, r, below, r->place, r->nplace, print);
	for (int i = 0; touched && i < r->nplace && fills_header(l, r); i++)
		if (r->place[i] >= 0)
			print[r->place[i]].framed = true;
	/* where no header says otherwise, the columns are in their usual order */
	if ((touched || r->shuffled) && p->header_lost)
		look_at_places(l, r, below, r->want, r->nwant, print);
}

static struct print *
look_at_page(const struct page *p, const struct damage_layout *l)
{
	struct print *print = mem_array((size_t)p->report->form->ncell, sizeof *print);

	for (int i = 0; i < p->n; i++) {
		const struct page_table *t = p->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++)
			look_at_row(p, l, t->row[k], k + 1 < t->n ? t->row[k + 1] : NULL,
			    print);
	}
	return print;
}

/* ---- verdicts ---- */

struct reading {
	const struct page *page;
	const struct report *r;		/* what was read */
	struct print	*print;
	bool		*open;		/* [ncell] said to be open */
	bool		*open_row, *open_col;	/* a cell of that row, column is */
};

static bool
same(const struct cell *c, bool printed, const struct truth *t)
{
	bool has = printed ? c->has_printed : c->has_value;

	switch (t->kind) {
	case TRUTH_VALUE:
		return has && (printed ? c->printed : c->value) == t->value;
	case TRUTH_NA:
		return !has && (c->na || printed);
	case TRUTH_BLANK:
		break;
	}
	return !has && !c->na;
}

/* What a figure says to the eye: invisible characters are not there. */
static struct truth
read_text(const struct form_cell *fc, const char *text)
{
	struct truth t = { TRUTH_BLANK, 0 };
	struct buf b = BUF_INIT;
	struct cell c;
	size_t n = strlen(text), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(text + at, n - at, &cp);
		if (text_cp_width(cp) > 0 && cp != 0xAD)
			buf_cp(&b, cp);
	}
	memset(&c, 0, sizeof c);
	if (cell_read(&c, fc, buf_cstr(&b), b.len, false, NULL) && c.has_value)
		t = (struct truth){ TRUTH_VALUE, c.value };
	else if (c.na)
		t.kind = TRUTH_NA;
	free(c.raw);
	buf_release(&b);
	return t;
}

/* Is it what stands in its place, or what another copy of its row says? */
static bool
stands_there(const struct reading *g, int i, bool printed)
{
	const struct print *print = &g->print[i];
	const struct form_cell *fc = &g->page->report->form->cell[i];

	for (int k = 0; k < print->n + print->nplace; k++) {
		struct truth t = read_text(fc, k < print->n ? print->text[k] :
		    print->place[k - print->n]);

		if ((k >= print->n || print->n > 1) && same(&g->r->cell[i], printed, &t))
			return true;
	}
	return false;
}

/* F607 without a figure: the report says that the total was not read. */
static bool
total_not_read(const struct reading *g, int i)
{
	const char *code = g->r->form->cell[i].code;

	for (size_t k = 0; k < g->r->nsource; k++)
		if (strcmp(g->r->source[k].check, "F607") == 0 &&
		    g->r->source[k].place != NULL &&
		    strcmp(g->r->source[k].place, code) == 0)
			return true;
	return false;
}

/* Figures of the row of a cell that are not those that were meant; a blank counts
 * as 0, as it does in the sums. */
static int
moved_figures(const struct reading *g, int i)
{
	const struct form *f = g->r->form;
	int n = 0;

	for (int k = 0; k < f->ncell; k++) {
		const struct truth *t = &g->page->truth[k];
		const struct cell *c = &g->r->cell[k];

		if (f->cell[k].computed || f->cell[k].block != f->cell[i].block ||
		    f->cell[k].row != f->cell[i].row)
			continue;
		n += !g->open[k] && (c->has_value ? c->value : 0) !=
		    (t->kind == TRUTH_VALUE ? t->value : 0);
	}
	return n;
}

/* Do the totals in the row of a cell say that its figures were moved? */
static bool
contradicted(const struct reading *g, int i)
{
	const struct form *f = g->r->form;

	for (int k = 0; k < f->nsum; k++) {
		const struct form_sum *s = &f->sum[k];
		const struct form_cell *t = &f->cell[s->target], *c = &f->cell[i];
		bool own = false;

		for (int j = 0; j < s->n; j++)
			own |= f->term[s->first + j].cell == i;
		if (!own || t->block != c->block || t->row != c->row)
			continue;
		if (moved_figures(g, i) > (total_not_read(g, s->target) ? 0 :
		    g->r->cell[s->target].has_printed ? 1 : PAGE_WANT))
			return true;
	}
	return false;
}

static enum verdict
of_input(const struct reading *g, int i)
{
	const struct cell *c = &g->r->cell[i];
	const struct truth *t = &g->page->truth[i];
	const struct cell *meant = &g->page->report->cell[i];
	bool lost = g->print[i].n == 0;
	bool is_null = !c->has_value && !c->na;

	if (is_null && g->open[i])
		return lost ? VERDICT_RIGHT : VERDICT_OPEN;
	if (is_null && g->print[i].vanished)
		return VERDICT_OPEN;
	if ((!lost || t->kind == TRUTH_VALUE) && same(c, false, t))
		return VERDICT_RIGHT;
	if (lost && c->has_value && meant->has_value && c->value == meant->value)
		return VERDICT_RIGHT;	/* the sums told */
	return stands_there(g, i, false) && (!contradicted(g, i) || (g->print[i].framed &&
	    g->r->form->block[g->r->form->cell[i].block].nrow == 1)) ? VERDICT_PLACED :
	    VERDICT_WRONG;
}

/*
 * A total: the printed one is kept where it differs from the sum.  One of a row or
 * column with open cells has no sum to differ from.
 */
static enum verdict
of_total(const struct reading *g, int i)
{
	const struct form_cell *fc = &g->page->report->form->cell[i];
	const struct cell *c = &g->r->cell[i];
	const struct truth *t = &g->page->truth[i];
	bool lost = g->print[i].n == 0;
	size_t row = (size_t)fc->block * FORM_CELLS_MAX + (size_t)fc->row;
	size_t col = (size_t)fc->block * FORM_CELLS_MAX + (size_t)fc->col;

	if (c->has_printed) {
		if (t->kind == TRUTH_VALUE && c->printed == t->value)
			return VERDICT_RIGHT;
		return stands_there(g, i, true) ? VERDICT_PLACED : VERDICT_WRONG;
	}
	if (lost || t->kind != TRUTH_VALUE)
		return VERDICT_RIGHT;
	if (c->has_value ? c->value == t->value : t->value == 0)
		return VERDICT_RIGHT;
	if (c->open || g->open[i] || g->open_row[row] || g->open_col[col] ||
	    total_not_read(g, i) ||
	    !c->has_value)		/* none of its figures was read */
		return VERDICT_OPEN;
	return stands_there(g, i, false) || g->print[i].nplace > 0 ? VERDICT_PLACED :
	    VERDICT_WRONG;
}

static void
tell(struct buf *why, const struct reading *g, int i, enum verdict v)
{
	const struct cell *c = &g->r->cell[i];
	const struct truth *t = &g->page->truth[i];
	char text[NUM_TEXT];

	buf_printf(why, "  %s%s: ", v == VERDICT_PLACED ? "(placed) " : "",
	    g->page->report->form->cell[i].code);
	buf_str(why, g->print[i].n == 0 ? "lost" : t->kind == TRUTH_BLANK ? "blank" :
	    t->kind == TRUTH_NA ? "/" : num_print(text, t->value));
	buf_str(why, ", read ");
	buf_str(why, c->na ? "/" : c->has_value ? num_print(text, c->value) : "null");
	if (c->has_printed) {
		buf_str(why, " printed ");
		buf_str(why, num_print(text, c->printed));
	}
	buf_str(why, "\n");
}

void
tally_add(struct tally *sum, const struct tally *t)
{
	sum->copies += t->copies;
	sum->refused += t->refused;
	sum->misnamed += t->misnamed;
	sum->bad += t->bad;
	sum->good += t->good;
	sum->ill += t->ill;
	for (int v = 0; v < VERDICT__MAX; v++)
		sum->cell[v] += t->cell[v];
}

static void
judge_cells(struct tally *t, const struct reading *g, struct buf *why)
{
	const struct form *f = g->page->report->form;
	unsigned long wrong = 0;

	for (int i = 0; i < f->ncell; i++) {
		enum verdict v = f->cell[i].computed ? of_total(g, i) : of_input(g, i);

		t->cell[v]++;
		if (v == VERDICT_WRONG || v == VERDICT_PLACED)
			tell(why, g, i, v);
		wrong += v == VERDICT_WRONG;
	}
	t->bad += wrong > 0;
}

/* Is a proposal the figure that stands in the place of a moved row? */
static bool
proposes_place(const struct reading *g, int i, int64_t v)
{
	for (int k = 0; k < g->print[i].nplace; k++) {
		struct truth t = read_text(&g->r->form->cell[i], g->print[i].place[k]);

		if (t.kind == TRUTH_VALUE && t.value == v)
			return true;
	}
	return false;
}

/*
 * A proposal is offered to be accepted, so it has to be the figure that was meant: the
 * truth, also where the page has lost it.  What stands in the place of a moved row is
 * neither right nor wrong.
 */
static void
judge_proposals(struct tally *t, const struct reading *g, struct buf *why)
{
	char left[NUM_TEXT], right[NUM_TEXT];

	for (size_t k = 0; k < g->r->nsource; k++) {
		const struct source_finding *s = &g->r->source[k];
		int i = s->has_proposal ? form_cell_find(g->r->form, s->place) : -1;
		const struct cell *meant;

		if (i < 0)
			continue;
		meant = &g->page->report->cell[i];
		if (g->page->truth[i].kind == TRUTH_VALUE ?
		    g->page->truth[i].value == s->proposal :
		    (meant->has_value ? meant->value : 0) == s->proposal) {
			t->good++;
			continue;
		}
		if (proposes_place(g, i, s->proposal))
			continue;
		t->ill++;
		buf_printf(why, "  %s: meant %s, proposed ", s->place,
		    meant->has_value ? num_print(left, meant->value) : "null");
		buf_printf(why, "%s\n", num_print(right, s->proposal));
	}
}

void
judge(struct tally *t, const struct page *p, const struct damage_layout *l,
    const struct candidate *k, struct buf *why)
{
	const struct form *f = p->report->form;
	struct reading g = { .page = p, .r = k->report };
	size_t rows = (size_t)f->nblock * FORM_CELLS_MAX;

	t->copies++;
	if (k->report == NULL) {	/* nothing read is nothing wrong */
		t->refused++;
		t->cell[VERDICT_OPEN] += (unsigned long)f->ncell;
		return;
	}
	if (k->report->form != f) {
		buf_printf(why, "  form %s read as %s\n", f->code, k->report->form->code);
		t->cell[VERDICT_WRONG] += (unsigned long)f->ncell;
		t->bad++;
		return;
	}
	if (strcmp(k->report->agency.name, p->report->agency.name) != 0 ||
	    k->report->year != p->report->year) {
		buf_printf(why, "  read as %s %d\n", k->report->agency.name,
		    k->report->year);
		t->misnamed++;
	}
	g.print = look_at_page(p, l);
	g.open = mem_array((size_t)f->ncell, sizeof *g.open);
	g.open_row = mem_array(rows, sizeof *g.open_row);
	g.open_col = mem_array(rows, sizeof *g.open_col);
	for (size_t i = 0; i < k->nopen; i++) {
		const struct form_cell *fc = &f->cell[k->open[i]];
		size_t base = (size_t)fc->block * FORM_CELLS_MAX;

		g.open[k->open[i]] = true;
		g.open_row[base + (size_t)fc->row] = true;
		g.open_col[base + (size_t)fc->col] = true;
	}
	judge_cells(t, &g, why);
	judge_proposals(t, &g, why);
	free(g.print);
	free(g.open);
	free(g.open_row);
	free(g.open_col);
}

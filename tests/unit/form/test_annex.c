/*
 * test_annex.c - the printed tables against the annex of the official notices.
 *
 * tests/annex/FORM.tsv says, typed by hand, what stands on which square of the three
 * tables.  The grid of the form, docx, html, txt, Markdown, what our readers make of
 * them and the heads on the screen are all held against it.  The outputs are read by
 * small readers of this file, so that no writer is judged by our own code, and each
 * figure is a different one, so that one on the wrong square is seen.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "form/grid.h"
#include "import/readers.h"
#include "kit/exportkit.h"
#include "report/report.h"
#include "ui/grid/gridview.h"

#define TABLES	3			/* t2, t3, t4 */
static const char *const form_codes[] = { "2021", "2019" };

/* ---- squares ---- */

struct square {
	int		 table;		/* 2, 3, 4 */
	int		 row, col, rows, cols;	/* from 1 */
	char		*text;		/* without blanks */
	bool		 figure;	/* of the list: stood there as [code] */
};
struct squares {
	struct square	*s;
	size_t		 n, cap;
};

static void
release(struct squares *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->s[i].text);
	free(l->s);
	memset(l, 0, sizeof *l);
}

/* Wrapped labels have breaks: texts are compared without blanks. */
static char *
ink(const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = text_decode(s + i, n - i, &cp);
		if (cp > ' ' && cp != 0x3000 && cp != 0xA0)
			buf_cp(&b, cp);
	}
	buf_str(&b, "");
	return buf_detach(&b);
}

static struct square *
put(struct squares *l, int table, int row, int col, int rows, int cols, const char *s, size_t n)
{
	struct square *q;

	l->s = mem_grow(l->s, l->n, &l->cap, sizeof *l->s);
	q = &l->s[l->n++];
	*q = (struct square){ table, row, col, rows, cols, ink(s, n), false };
	return q;
}

/* The square of a table that covers a place, NULL if none does yet. */
static struct square *
covering(const struct squares *l, int table, int row, int col)
{
	for (size_t i = 0; i < l->n; i++) {
		struct square *q = &l->s[i];

		if (q->table == table && row >= q->row && row < q->row + q->rows &&
		    col >= q->col && col < q->col + q->cols)
			return q;
	}
	return NULL;
}

static int
by_place(const void *a, const void *b)
{
	const struct square *x = a, *y = b;

	return x->table != y->table ? x->table - y->table :
	    x->row != y->row ? x->row - y->row : x->col - y->col;
}

/* The list of a form; figures as the report prints them, or as [code]. */
static void
annex(struct squares *l, const char *form, const struct report *r)
{
	struct buf path = BUF_INIT, all = BUF_INIT, fig = BUF_INIT;
	char *line, *rest;

	memset(l, 0, sizeof *l);
	buf_printf(&path, "tests/annex/%s.tsv", form);
	cr_assert(file_read(&all, buf_cstr(&path), 0, NULL), "%s", buf_cstr(&path));
	for (line = strtok_r(all.data, "\n", &rest); line != NULL;
	    line = strtok_r(NULL, "\n", &rest)) {
		int table, row, col, rows, cols, at = 0;
		const char *text;
		bool figure;

		if (*line == '#')
			continue;
		cr_assert_eq(sscanf(line, "t%d\t%d\t%d\t%d\t%d\t%n", &table, &row, &col,
		    &rows, &cols, &at), 5, "%s", line);
		text = line + at;
		figure = *text == '[';
		buf_reset(&fig);
		if (figure && r != NULL) {
			buf_add(&fig, text + 1, strlen(text) - 2);
			at = form_cell_find(r->form, buf_cstr(&fig));
			cr_assert(at >= 0, "%s", line);
			buf_reset(&fig);
			export_cell_text(&fig, &r->cell[at]);
			text = buf_cstr(&fig);
		}
		put(l, table, row, col, rows, cols, text, strlen(text))->figure = figure;
	}
	buf_release(&path);
	buf_release(&all);
	buf_release(&fig);
}

/* Do two lists say the same?  If not, where they part first. */
static bool
same(const struct squares *want, struct squares *got, struct buf *why)
{
	static const struct square none = { 0, 0, 0, 0, 0, (char *)"", false };

	if (got->n > 0)
		qsort(got->s, got->n, sizeof *got->s, by_place);
	for (size_t i = 0; i < want->n || i < got->n; i++) {
		const struct square *a = i < want->n ? &want->s[i] : &none;
		const struct square *b = i < got->n ? &got->s[i] : &none;

		if (by_place(a, b) == 0 && a->rows == b->rows && a->cols == b->cols &&
		    strcmp(a->text, b->text) == 0)
			continue;
		buf_reset(why);
		buf_printf(why, "t%d %d,%d %dx%d \"%s\" and not t%d %d,%d %dx%d \"%s\"",
		    a->table, a->row, a->col, a->rows, a->cols, a->text, b->table, b->row,
		    b->col, b->rows, b->cols, b->text);
		return false;
	}
	return true;
}

static void
expect_annex(const struct squares *want, struct squares *got, const char *what,
    const char *form)
{
	struct buf why = BUF_INIT;

	cr_expect(same(want, got, &why), "%s %s: %s", form, what, buf_cstr(&why));
	release(got);
	buf_release(&why);
}

/* A report whose figures are all different. */
static struct report *
numbered(const char *form)
{
	struct report *r = kit_report(form, "云山县市场监督管理局", form[3] == '1' ? 2024 : 2020);
	char figure[16];

	for (int i = 0, n = 1; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed) {
			snprintf(figure, sizeof figure, "%d", n++);
			kit_cell(r, r->form->cell[i].code, figure);
		}
	kit_text(r, "t1", "概况。");
	kit_text(r, "t5", "问题。");
	kit_text(r, "t6", "无。");
	return r;
}

/* ---- docx and html: tags ---- */

struct tag {
	const char	*name, *more, *end;	/* <name more>end */
	size_t		 n;
	bool		 close;
};

/* The next tag from *s on; *s goes behind it. */
static bool
next_tag(const char **s, struct tag *t)
{
	const char *p = strchr(*s, '<');

	if (p == NULL)
		return false;
	t->close = p[1] == '/';
	t->name = p + 1 + t->close;
	t->n = strcspn(t->name, " />");
	t->more = t->name + t->n;
	t->end = strchr(t->more, '>');
	cr_assert_not_null(t->end);
	*s = ++t->end;
	return true;
}

static bool
is(const struct tag *t, const char *name)
{
	return strlen(name) == t->n && memcmp(t->name, name, t->n) == 0;
}

/* A number among the attributes, or 1. */
static int
attribute(const struct tag *t, const char *name)
{
	const char *p = strstr(t->more, name);

	return p != NULL && p < t->end ? atoi(p + strlen(name)) : 1;
}

static void
from_docx(struct squares *l, const char *s)
{
	struct tag t = { 0 };
	struct buf text = BUF_INIT;
	int table = 1, row = 0, col = 0, span = 1;
	bool covered = false;

	for (const char *before = s; next_tag(&s, &t); before = s) {
		if (is(&t, "w:tbl") && !t.close) {
			table++;
			row = 0;
		} else if (is(&t, "w:tr") && !t.close) {
			row++;
			col = 1;
		} else if (is(&t, "w:tc") && !t.close) {
			span = 1;
			covered = false;
			buf_reset(&text);
		} else if (is(&t, "w:gridSpan")) {
			span = attribute(&t, "w:val=\"");
		} else if (is(&t, "w:vMerge")) {
			covered = memmem(t.more, (size_t)(t.end - t.more), "restart", 7) == NULL;
		} else if (is(&t, "w:t") && t.close) {
			buf_add(&text, before, strcspn(before, "<"));
		} else if (is(&t, "w:tc")) {
			struct square *above = covering(l, table, row - 1, col);

			if (!covered)
				put(l, table, row, col, 1, span, buf_cstr(&text), text.len);
			else if (above != NULL && above->col == col && above->cols == span)
				above->rows++;
			col += span;
		}
	}
	buf_release(&text);
}

static void
from_html(struct squares *l, const char *s)
{
	struct tag t = { 0 };
	struct buf text = BUF_INIT;
	int table = 1, row = 0, rows = 1, cols = 1;
	bool inside = false;

	for (const char *before = s; next_tag(&s, &t); before = s) {
		if (inside)
			buf_add(&text, before, strcspn(before, "<"));
		if (is(&t, "table") && !t.close) {
			table++;
			row = 0;
		} else if (is(&t, "tr") && !t.close) {
			row++;
		} else if ((is(&t, "th") || is(&t, "td")) && !t.close) {
			rows = attribute(&t, "rowspan=\"");
			cols = attribute(&t, "colspan=\"");
			buf_reset(&text);
			inside = true;
		} else if (is(&t, "th") || is(&t, "td")) {
			int col = 1;

			while (covering(l, table, row, col) != NULL)
				col++;
			put(l, table, row, col, rows, cols, buf_cstr(&text), text.len);
			inside = false;
		}
	}
	buf_release(&text);
}

/* ---- txt: the drawing ---- */

#define DRAWN	120			/* columns of a drawing */
#define LINES	120
struct drawing {
	uint32_t	 at[LINES][DRAWN];	/* the second half of a wide one is 0 */
	int		 n, width;
	int		 x[DRAWN], nx, y[LINES], ny;
};

/* The next drawing of a text; *s goes behind it. */
static bool
next_drawing(const char **s, struct drawing *d)
{
	memset(d, 0, sizeof *d);
	for (size_t n; **s != '\0'; *s += n + ((*s)[n] == '\n')) {
		int x = 0;

		n = strcspn(*s, "\n");
		if (**s != '+' && **s != '|') {
			if (d->n > 0)
				break;
			continue;
		}
		for (size_t i = 0, len; i < n; i += len) {
			uint32_t cp;

			len = text_decode(*s + i, n - i, &cp);
			d->at[d->n][x] = cp;
			x += cp < 0x80 || (cp >= 0x2018 && cp <= 0x201D) ? 1 : 2;
			cr_assert(x < DRAWN);
		}
		d->width = x;
		d->n++;
		cr_assert(d->n < LINES);
	}
	for (int x = 0; x < d->width; x++)
		for (int y = 0; y < d->n; y++)
			if (d->at[y][x] == '+') {
				d->x[d->nx++] = x;
				break;
			}
	for (int y = 0; y < d->n; y++)
		for (int x = 0; x < d->width; x++)
			if (d->at[y][x] == '+') {
				d->y[d->ny++] = y;
				break;
			}
	return d->n > 0;
}

static bool
wall_right(const struct drawing *d, int i, int k)
{
	return d->at[d->y[i] + 1][d->x[k + 1]] == '|';
}

static bool
wall_below(const struct drawing *d, int i, int k)
{
	return d->at[d->y[i + 1]][d->x[k] + 1] == '-';
}

static void
from_txt(struct squares *l, const char *s)
{
	static struct drawing d;
	struct buf text = BUF_INIT;

	for (int table = 2; next_drawing(&s, &d); table++)
		for (int i = 0; i + 1 < d.ny; i++)
			for (int k = 0; k + 1 < d.nx; k++) {
				int rows = 1, cols = 1;

				if (covering(l, table, i + 1, k + 1) != NULL)
					continue;
				while (!wall_right(&d, i, k + cols - 1))
					cols++;
				while (!wall_below(&d, i + rows - 1, k))
					rows++;
				buf_reset(&text);
				for (int y = d.y[i] + 1; y < d.y[i + rows]; y++)
					for (int x = d.x[k] + 1; x < d.x[k + cols]; x++)
						if (d.at[y][x] != 0)
							buf_cp(&text, d.at[y][x]);
				put(l, table, i + 1, k + 1, rows, cols, buf_cstr(&text),
				    text.len);
			}
	buf_release(&text);
}

/* ---- Markdown: the labels over and before each figure ---- */

static void
add_step(struct buf *path, const struct square *q)
{
	buf_printf(path, "%s%s", path->len > 0 ? ">" : "", q->text);
}

/* What the squares before figure q, or over it, say, from the outside in. */
static void
path_of(struct buf *path, const struct squares *l, const struct square *q, bool over)
{
	const struct square *s, *step[16];
	int n = 0, at = (over ? q->row : q->col) - 1;

	buf_reset(path);
	while (over && at > 0 && covering(l, q->table, at, q->col)->figure)
		at--;
	while (at > 0) {
		s = over ? covering(l, q->table, at, q->col) : covering(l, q->table, q->row, at);
		at = (over ? s->row : s->col) - 1;
		if (s->figure && over)
			break;
		if (!s->figure && !(s->table == 2 && s->cols == 4))	/* a caption */
			step[n++] = s;
	}
	while (n > 0)
		add_step(path, step[--n]);
}

/* Each figure of Markdown as a square: its number, and paths and figure as text. */
static void
want_md(struct squares *want, const struct squares *l)
{
	struct buf path = BUF_INIT, text = BUF_INIT;

	for (size_t i = 0; i < l->n; i++) {
		if (!l->s[i].figure)
			continue;
		buf_reset(&text);
		path_of(&path, l, &l->s[i], false);
		buf_printf(&text, "%s|", buf_cstr(&path));
		path_of(&path, l, &l->s[i], true);
		buf_printf(&text, "%s|%s", buf_cstr(&path), l->s[i].text);
		put(want, 0, (int)want->n, 0, 1, 1, buf_cstr(&text), text.len);
	}
	buf_release(&path);
	buf_release(&text);
}

/* Fields of a line of a table, between bars. */
static int
fields(char *line, char *field[DRAWN])
{
	int n = 0;

	for (char *end; (end = strchr(line + 1, '|')) != NULL; line = end) {
		*end = '\0';
		field[n++] = line + 1;
		cr_assert(n < DRAWN);
	}
	return n;
}

static void
from_md(struct squares *l, char *s)
{
	char *line, *rest, *field[DRAWN], *head[DRAWN];
	struct buf text = BUF_INIT;
	bool inside = false, stub = false;

	for (line = strtok_r(s, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		if (*line != '|') {
			inside = false;
		} else if (line[1] == ':' || line[1] == '-') {
			inside = true;
			stub = line[1] == ':';
		} else if (!inside) {
			fields(line, head);
		} else {
			for (int i = stub, n = fields(line, field); i < n; i++) {
				buf_reset(&text);
				buf_printf(&text, "%s|%s|%s", stub ? field[0] : "",
				    head[i], field[i]);
				put(l, 0, (int)l->n, 0, 1, 1, buf_cstr(&text), text.len);
			}
		}
	}
	buf_release(&text);
}

/* ---- the tests ---- */

Test(annex, the_grid_of_the_form)
{
	for (size_t k = 0; k < 2; k++) {
		const struct form *f = forms_find(kit_forms(), form_codes[k]);
		struct squares want, got = { 0 };
		struct buf code = BUF_INIT;

		annex(&want, form_codes[k], NULL);
		for (int i = 0; i < f->nsection; i++) {
			const struct grid *g = f->section[i].grid;

			for (int b = 0; g != NULL && b < g->nbox; b++) {
				const struct grid_box *q = &g->box[b];

				buf_reset(&code);
				if (q->cell >= 0)
					buf_printf(&code, "[%s]", f->cell[q->cell].code);
				else
					buf_str(&code, q->label);
				put(&got, atoi(f->section[i].code + 1), q->row + 1, q->col + 1,
				    q->rowspan, q->colspan, buf_cstr(&code), code.len);
			}
		}
		expect_annex(&want, &got, "grid", form_codes[k]);
		release(&want);
		buf_release(&code);
	}
}

static void
expect_output(const struct report *r, const struct squares *want, const char *format)
{
	struct squares got = { 0 }, paths = { 0 };
	struct buf b = BUF_INIT, part = BUF_INIT;

	cr_assert(kit_export(&b, r, format, true));
	buf_str(&b, "");
	if (strcmp(format, "docx") == 0) {
		cr_assert(kit_unzip(&b, "word/document.xml", &part));
		from_docx(&got, buf_cstr(&part));
	} else if (strcmp(format, "html") == 0) {
		from_html(&got, buf_cstr(&b));
	} else if (strcmp(format, "txt") == 0) {
		from_txt(&got, buf_cstr(&b));
	} else {
		want_md(&paths, want);
		from_md(&got, b.data);
	}
	expect_annex(paths.n > 0 ? &paths : want, &got, format, r->form->code);
	release(&paths);
	buf_release(&b);
	buf_release(&part);
}

/* What a reader makes of a document, and of docx where a merge goes on below. */
static void
expect_read_back(const struct report *r, const struct squares *want, const char *format)
{
	struct buf b = BUF_INIT;
	struct squares got = { 0 };
	struct doc *doc = doc_new();
	struct source src = { 0 };
	int table = 1;

	cr_assert(kit_export(&b, r, format, true));
	src.p = b.data;
	src.n = b.len;
	cr_assert(reader_sniff(src.p, src.n)->read(doc, &src, NULL));
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;

		table += doc->block[i].kind == DOC_TABLE;
		for (size_t c = 0; doc->block[i].kind == DOC_TABLE && c < t->ncell; c++) {
			const struct doc_cell *q = &t->cell[c];
			struct square *above = covering(&got, table, q->row, q->col + 1);

			if (!q->continued)
				put(&got, table, q->row + 1, q->col + 1, q->rowspan,
				    q->colspan, q->text, strlen(q->text));
			else if (above != NULL)
				above->rows++;
		}
	}
	expect_annex(want, &got, format, "read back");
	doc_free(doc);
	buf_release(&b);
}

Test(annex, every_document_prints_the_tables_so)
{
	static const char *const formats[] = { "docx", "html", "txt", "md" };

	for (size_t k = 0; k < 2; k++) {
		struct report *r = numbered(form_codes[k]);
		struct squares want;

		annex(&want, form_codes[k], r);
		for (size_t i = 0; i < 4; i++) {
			expect_output(r, &want, formats[i]);
			expect_read_back(r, &want, formats[i]);
		}
		release(&want);
		report_free(r);
	}
}

/* ---- the screen ---- */

/* A blank in the screen's grid: which head begins in which line and column of the
 * figures, how far it goes, counted in lines where some head begins. */
static int
rank(const struct squares *l, int row)
{
	int n = 0;

	for (int y = 0; y < row; y++)
		for (size_t i = 0; i < l->n; i++)
			if (l->s[i].row == y) {
				n++;
				break;
			}
	return n;
}

static void
by_rank(struct squares *l)
{
	struct squares out = { 0 };

	for (size_t i = 0; i < l->n; i++) {
		const struct square *q = &l->s[i];
		int row = rank(l, q->row);

		put(&out, q->table, row, q->col, rank(l, q->row + q->rows) - row, q->cols,
		    q->text, strlen(q->text));
	}
	release(l);
	*l = out;
	qsort(l->s, l->n, sizeof *l->s, by_place);
}

/* The columns from the first figure column on that lie under a head. */
static void
add_screen_head(struct squares *got, const struct layout *l, const struct layout_block *lb,
    const struct layout_head *h, int table)
{
	int at = 1, first = 0, n = 0;

	for (int i = 0; i < l->nblock; i++) {
		const struct layout_block *b = &l->block[i];

		if (l->kind != LAYOUT_BESIDE && b != lb)
			continue;
		for (int c = 0; c < b->ncol; c++, at++)
			if (b->col[c].x >= h->x && b->col[c].x < h->x + h->w) {
				first = n == 0 ? at : first;
				n++;
			}
	}
	put(got, table, h->y + 1, first, h->h, n, h->label, strlen(h->label));
}

/* Is the square a head over the figures of block "b" of the form? */
static bool
heads_block(const struct squares *l, const struct square *q, const struct form *f, int b)
{
	const struct square *s = NULL;
	struct buf code = BUF_INIT;
	bool over;

	for (int row = q->row + q->rows; s == NULL || !s->figure; row++)
		if ((s = covering(l, q->table, row, q->col + q->cols - 1)) == NULL)
			break;
	buf_printf(&code, "[%s:", f->block[b].code);
	over = !q->figure && s != NULL && strncmp(s->text, buf_cstr(&code), code.len) == 0;
	buf_release(&code);
	return over;
}

/* The heads of the list over one block (all: over every one), columns from the first
 * figure; "overall": with the one over all columns. */
static void
want_heads(struct squares *want, const struct squares *l, const struct layout *lay, int block,
    bool overall)
{
	const struct form *f = lay->form;
	int table = atoi(f->section[lay->section].code + 1), stub = table == 4 ? 0 :
	    table == 3 ? 3 : 1;

	for (size_t i = 0; i < l->n; i++) {
		const struct square *q = &l->s[i];
		bool mine = false;

		if (q->table != table || q->col <= stub || q->figure)
			continue;
		for (int b = 0; b < lay->nblock; b++)
			if (block < 0 || b == block)
				mine = mine || heads_block(l, q, f, lay->block[b].block);
		if (mine && (overall || q->cols < 7 || table == 4))
			put(want, table, q->row, q->col - stub, q->rows, q->cols, q->text,
			    strlen(q->text));
	}
	by_rank(want);
}

/* Stacked tables give the last column of a narrower block the rest by its width. */
static void
one_column(struct squares *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->s[i].table == 2)
			l->s[i].cols = 1;
}

static void
expect_screen(const struct squares *list, const struct form *f, int section, int rows, int cols)
{
	struct layout_size size = { rows, cols, false, false, false, 0 };
	struct layout *l = layout_new(f, section, &size);
	struct buf what = BUF_INIT;

	for (int b = 0; b < (l->kind == LAYOUT_BESIDE ? 1 : l->nblock); b++) {
		struct squares want = { 0 }, got = { 0 };
		bool overall = false;

		for (int i = b; i < (l->kind == LAYOUT_BESIDE ? l->nblock : b + 1); i++)
			for (int k = 0; k < l->block[i].nhead; k++) {
				add_screen_head(&got, l, &l->block[i], &l->block[i].head[k],
				    atoi(f->section[section].code + 1));
				overall = overall || l->block[i].head[k].item < 0;
			}
		by_rank(&got);
		want_heads(&want, list, l, l->kind == LAYOUT_BESIDE ? -1 : b, overall);
		one_column(&want);
		one_column(&got);
		buf_reset(&what);
		buf_printf(&what, "screen %dx%d %s", cols, rows, f->section[section].code);
		cr_assert_gt(want.n, 0);
		expect_annex(&want, &got, buf_cstr(&what), f->code);
		release(&want);
	}
	buf_release(&what);
	layout_free(l);
}

Test(annex, the_screen_shows_the_heads_so)
{
	static const int size[][2] = { { 24, 80 }, { 30, 100 }, { 50, 200 } };

	for (size_t k = 0; k < 2; k++) {
		const struct form *f = forms_find(kit_forms(), form_codes[k]);
		struct squares list;

		annex(&list, form_codes[k], NULL);
		for (int s = 0; s < f->nsection; s++)
			for (size_t i = 0; f->section[s].grid != NULL && i < 3; i++)
				expect_screen(&list, f, s, size[i][0], size[i][1]);
		release(&list);
	}
}

/* ---- the control: a list with one slip is not the same ---- */

static bool
slip(const struct squares *want, size_t i, int which)
{
	struct squares got = { 0 };
	struct buf why = BUF_INIT;
	int d[5] = { 0 };
	bool seen;

	d[which % 5] = which < 5 ? 1 : 0;
	for (size_t k = 0; k < want->n; k++) {
		const struct square *q = &want->s[k];
		bool it = k == i;

		if (it && which == 6)	/* missing */
			continue;
		put(&got, q->table + it * d[0], q->row + it * d[1], q->col + it * d[2],
		    q->rows + it * d[3], q->cols + it * d[4], it && which == 5 ? "x" : q->text,
		    it && which == 5 ? 1 : strlen(q->text));
	}
	seen = !same(want, &got, &why);
	release(&got);
	buf_release(&why);
	return seen;
}

Test(annex, a_slip_in_any_line_of_the_list_is_seen)
{
	for (size_t k = 0; k < 2; k++) {
		struct squares want, got;
		struct buf why = BUF_INIT;

		annex(&want, form_codes[k], NULL);
		annex(&got, form_codes[k], NULL);
		cr_assert(same(&want, &got, &why), "%s", buf_cstr(&why));
		for (size_t i = 0; i < want.n; i++)
			for (int which = 0; which < 7; which++)
				cr_expect(slip(&want, i, which), "%s line %zu, slip %d",
				    form_codes[k], i, which);
		release(&want);
		release(&got);
		buf_release(&why);
	}
}

/* Every square of the three tables is in one line of the list. */
Test(annex, the_lists_cover_every_square)
{
	static const int lines[2][TABLES] = { { 14, 28, 4 }, { 18, 26, 4 } };
	static const int columns[TABLES] = { 4, 10, 15 };

	for (size_t k = 0; k < 2; k++) {
		struct squares l;
		size_t area = 0, figures = 0;

		annex(&l, form_codes[k], NULL);
		for (int t = 0; t < TABLES; t++)
			for (int r = 1; r <= lines[k][t]; r++)
				for (int c = 1; c <= columns[t]; c++, area++)
					cr_expect_not_null(covering(&l, t + 2, r, c),
					    "%s t%d %d,%d", form_codes[k], t + 2, r, c);
		for (size_t i = 0; i < l.n; i++) {
			area -= (size_t)(l.s[i].rows * l.s[i].cols);
			figures += l.s[i].figure;
		}
		cr_expect_eq(area, 0, "%s", form_codes[k]);
		cr_expect_eq(figures, k == 0 ? 200 : 198, "%s", form_codes[k]);
		release(&l);
	}
}

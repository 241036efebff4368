/*
 * html_table.c - tables of a web page as cells in grid squares.
 *
 * The algorithm of HTML5 for forming a table: a cell takes the first square of
 * its row that no cell from above covers; a span of rows ends with its group of
 * rows.  What HTML leaves out of the layout (display: none) is left out here.
 *
 * Must never follow the tree by recursion: how deep it is a stranger decides.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/html/html.h"
#include "import/readers.h"

const GumboVector *
html_children(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_ELEMENT)
		return &n->v.element.children;
	return n->type == GUMBO_NODE_DOCUMENT ? &n->v.document.children : NULL;
}

bool
html_step(struct html_walk *w, bool inside)
{
	const GumboVector *v = html_children(w->node);
	const GumboNode *up;

	if (!w->leave && inside && v != NULL && v->length > 0) {
		w->node = v->data[0];
		return true;
	}
	if (!w->leave) {
		w->leave = true;
		return true;
	}
	if (w->node == w->root)
		return false;
	up = w->node->parent;
	v = html_children(up);
	if (w->node->index_within_parent + 1 < v->length) {
		w->node = v->data[w->node->index_within_parent + 1];
		w->leave = false;
	} else {
		w->node = up;
	}
	return true;
}

bool
html_is(const GumboNode *n, GumboTag tag)
{
	return n->type == GUMBO_NODE_ELEMENT && n->v.element.tag == tag;
}

/* An attribute of the small page: all names are one letter. */
static const char *
attribute(const GumboNode *n, char name)
{
	const GumboVector *v = &n->v.element.attributes;

	for (unsigned i = 0; i < v->length; i++) {
		const GumboAttribute *a = v->data[i];

		if (a->name[0] == name)
			return a->value;
	}
	return NULL;
}

static bool
gone(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT && attribute(n, 'h') != NULL;
}

bool
html_hidden(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT &&
	    (attribute(n, 'h') != NULL || attribute(n, 'v') != NULL);
}

static int
span(const GumboNode *cell, char name)
{
	const char *s = attribute(cell, name);

	return s != NULL ? atoi(s) : 1;
}

static bool
is_cell(const GumboNode *n)
{
	return html_is(n, GUMBO_TAG_TD) || html_is(n, GUMBO_TAG_TH);
}

static bool
has_ink(const GumboNode *n)
{
	struct html_walk w = { n, n, false };

	do {
		if (w.node->type == GUMBO_NODE_TEXT && !w.leave &&
		    !text_blank(w.node->v.text.text))
			return true;
	} while (html_step(&w, true));
	return false;
}

/* The last row of Word's and Excel's tables has cells of no height. */
static bool
is_phantom(const GumboNode *n)
{
	return attribute(n, 'z') != NULL && !has_ink(n);
}

static bool
is_row(const GumboNode *n)
{
	return html_is(n, GUMBO_TAG_TR) && !gone(n) && !is_phantom(n);
}

bool
html_table_data(const GumboNode *table)
{
	struct html_walk w = { table, table, false };
	bool wide = false;
	int cells = 0;

	while (html_step(&w, !html_hidden(w.node))) {
		if (w.leave || html_hidden(w.node))
			continue;
		if (html_is(w.node, GUMBO_TAG_TABLE))
			return false;
		if (html_is(w.node, GUMBO_TAG_TR))
			cells = 0;
		if (is_cell(w.node))
			wide |= ++cells > 1;
	}
	return wide;
}

/* ---- texts ---- */

void
html_put(struct buf *b, const char *s, size_t n)
{
	const char *end = s + n, *code;

	while ((code = memchr(s, HTML_CODE[0], (size_t)(end - s))) != NULL) {
		bool ours = (size_t)(end - code) >= strlen(HTML_CODE) &&
		    memcmp(code, HTML_CODE, strlen(HTML_CODE)) == 0;

		buf_add(b, s, (size_t)(code - s));
		buf_chr(b, ours ? LOOK_CODE : *code);
		s = code + (ours ? strlen(HTML_CODE) : 1);
	}
	buf_add(b, s, (size_t)(end - s));
}

void
html_text(struct buf *b, const GumboNode *n)
{
	struct html_walk w = { n, n, false };
	size_t from = b->len;
	bool block = false;

	do {
		const char *s, *stop;

		if (w.node->type == GUMBO_NODE_ELEMENT && w.node != n)
			block = true;		/* a heading: a block of its own */
		if ((w.node->type != GUMBO_NODE_TEXT &&
		    w.node->type != GUMBO_NODE_WHITESPACE) || w.leave)
			continue;
		for (s = w.node->v.text.text; *s != '\0'; s = stop) {
			if (*s == '\f') {
				block = true;
				stop = s + 1;
				continue;
			}
			stop = s + strcspn(s, "\f");
			if (block && b->len > from)
				buf_chr(b, '\n');
			html_put(b, s, (size_t)(stop - s));
			block = false;
		}
	} while (html_step(&w, true));
}

/* ---- the grid ---- */

struct grid {
	struct doc	*doc;
	struct doc_table *t;
	struct html_left *left;
	int		*busy;		/* column -> first row that is free again */
	size_t		 ncol, cap;
	int		 row;		/* the next */
	struct buf	 text;
};

static bool
has_digit(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] >= '0' && b->data[i] <= '9')
			return true;
	return false;
}

static bool
put_cell(struct grid *g, const GumboNode *cell, size_t *col, int rowend)
{
	struct doc_cell *out;
	int rows = span(cell, 'r');
	size_t cols = (size_t)span(cell, 'c'), end;

	while (*col < g->ncol && g->busy[*col] > g->row)
		++*col;
	end = *col + cols;
	if (g->left->cells == 0 || g->left->squares < end - *col)
		return false;
	g->left->cells--;
	g->left->squares -= cols;
	if (rows == 0 || rows > rowend - g->row)
		rows = rowend - g->row;
	while (g->ncol < end) {
		g->busy = mem_grow(g->busy, g->ncol, &g->cap, sizeof *g->busy);
		g->busy[g->ncol++] = 0;
	}
	for (size_t c = *col; c < end; c++)
		if (g->busy[c] < g->row + rows)
			g->busy[c] = g->row + rows;
	buf_reset(&g->text);
	*col = end;
	html_text(&g->text, cell);
	if (html_hidden(cell) || html_hidden(cell->parent)) {
		if (!has_digit(&g->text))
			return true;
		buf_reset(&g->text);		/* it takes its square, and is no blank */
		look_stands(&g->text, LOOK_HIDDEN);
	}
	if (attribute(cell, 'z') == NULL || !text_blankn(g->text.data, g->text.len)) {
		out = doc_add_cell(g->doc, g->t, g->row, (int)(end - cols), rows,
		    (int)cols, DOC_DATA, "");
		doc_cell_read(g->doc, out, buf_cstr(&g->text), g->text.len);
	}
	return true;
}

/* The rows of a group. */
static bool
put_group(struct grid *g, const GumboNode *group)
{
	const GumboVector *rows = html_children(group), *cells;
	int rowend = g->row;

	for (unsigned i = 0; i < rows->length; i++)
		rowend += is_row(rows->data[i]);
	for (unsigned i = 0; i < rows->length; i++) {
		size_t col = 0;

		if (!is_row(rows->data[i]))
			continue;
		cells = html_children(rows->data[i]);
		for (unsigned k = 0; k < cells->length; k++)
			if (is_cell(cells->data[k]) && !gone(cells->data[k]) &&
			    !put_cell(g, cells->data[k], &col, rowend))
				return false;
		g->row++;
	}
	return true;
}

static const GumboNode *
first_of(const GumboVector *v, GumboTag tag)
{
	for (unsigned i = 0; i < v->length; i++)
		if (html_is(v->data[i], tag))
			return v->data[i];
	return NULL;
}

/* The head first and the foot last, wherever they stand. */
static bool
put_groups(struct grid *g, const GumboNode *table)
{
	const GumboVector *v = html_children(table);
	const GumboNode *head = first_of(v, GUMBO_TAG_THEAD);
	const GumboNode *foot = first_of(v, GUMBO_TAG_TFOOT);
	bool ok = head == NULL || html_hidden(head) || put_group(g, head);

	for (unsigned i = 0; i < v->length && ok; i++) {
		const GumboNode *n = v->data[i];

		if (n != head && n != foot && !html_hidden(n) &&
		    (html_is(n, GUMBO_TAG_TBODY) || html_is(n, GUMBO_TAG_THEAD) ||
		    html_is(n, GUMBO_TAG_TFOOT)))
			ok = put_group(g, n);
	}
	if (ok && foot != NULL && !html_hidden(foot))
		ok = put_group(g, foot);
	return ok;
}

bool
html_table(struct doc *doc, const GumboNode *table, struct html_left *left)
{
	struct grid g = { .doc = doc, .left = left, .text = BUF_INIT };
	size_t squares;
	bool ok;

	g.t = doc_add_table(doc, 0, 0);
	ok = put_groups(&g, table);
	doc_table_measure(g.t);
	/* Whoever lays the squares out needs memory for all of them. */
	squares = (size_t)g.t->nrow * (size_t)g.t->ncol;
	ok = ok && squares <= left->squares;
	if (ok)
		left->squares -= squares;
	buf_release(&g.text);
	free(g.busy);
	return ok;
}

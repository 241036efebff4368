/*
 * rows.c - a document as rows of cells.
 *
 * Tables give their rows.  A text without tables gives a stream: words begin a row,
 * the figures after them are its cells, so that one cell per line, text of a PDF
 * and columns of blanks are all rows in the end.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/likeness.h"
#include "import/match/match_rows.h"

#define STREAM_CELLS	64	/* of one row of a stream */

bool
match_cell_is_label(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_TEXT;
}

static void
set_cell(struct match *m, struct match_cell *c, struct buf *b, const char *s, size_t n)
{
	memset(c, 0, sizeof *c);
	c->text = s;
	c->n = n;
	c->colspan = c->rowspan = 1;
	c->figure = figure_read(s, n);
	if (c->figure.kind != FIGURE_TEXT)
		return;
	buf_reset(b);
	if (n <= 6 * LABEL_MAX)		/* longer than any label: no key */
		label_key(b, s, n);
	c->key = arena_strndup(&m->arena, buf_cstr(b), b->len);
	c->nkey = b->len;
}

/* Words, though they are all struck out or raised: 规章 is a label, 原41件 and 注1 none. */
static bool
is_wordy(const char *s, size_t n)
{
	size_t at, len, words = 0;
	bool figure = false;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		figure |= char_is(cp, CHAR_DIGIT);
		words += cp >= 0x4E00 && cp <= 0x9FFF;
	}
	return words > 3 || (words > 0 && !figure);
}

/*
 * A cell that is not plain.  What is left of a label is its label: 规章 with a raised 1.
 * Anything else stands there and cannot be read: 41 struck out beside 415, a picture,
 * 46003 that is shown as a date.
 */
static void
set_look(struct match *m, struct match_cell *c, struct buf *b, const struct doc_cell *from)
{
	const char *plain = from->plain != NULL ? from->plain : from->text;
	bool label = figure_read(plain, strlen(plain)).kind == FIGURE_TEXT;

	if ((from->look & ~(unsigned)LOOK_REPEATED) == 0) {
		c->look = from->look;
	} else if (label && (from->look & LOOK_WHOLE) == 0) {
		set_cell(m, c, b, plain, strlen(plain));
	} else if (c->figure.kind != FIGURE_TEXT || (from->look & LOOK_WHOLE) != 0 ||
	    !is_wordy(c->text, c->n)) {
		c->figure = (struct figure){ FIGURE_UNREAD, false, 0 };
		c->key = NULL;
		c->nkey = 0;
		c->look = from->look;
	}
}

bool
match_cell_is_unread(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_UNREAD ||
	    (c->figure.kind == FIGURE_BLANK && (c->look & LOOK_REPEATED) != 0);
}

/* Cells of a row that carry a label of the book; -1 when it has figures. */
static int
labelled(const struct match *m, const struct match_row *r)
{
	int n = 0;

	for (int i = 0; i < r->n; i++) {
		if (r->cell[i].figure.kind != FIGURE_TEXT &&
		    r->cell[i].figure.kind != FIGURE_BLANK &&
		    r->cell[i].figure.kind != FIGURE_UNREAD)
			return -1;
		n += r->cell[i].nkey > 0 && label_find(&m->book, r->cell[i].key,
		    r->cell[i].nkey) != NULL;
	}
	return n;
}

/* The cell of the row below that stands in the same square, or NULL. */
static const struct match_cell *
cell_below(const struct match_row *down, const struct match_cell *c)
{
	for (int i = 0; i < down->n; i++)
		if (down->cell[i].col == c->col && down->cell[i].colspan == c->colspan)
			return &down->cell[i];
	return NULL;
}

/*
 * The words of two rows of one header put together square by square, into cell[up->n];
 * how many of them are labels; -1: the rows have other squares.
 */
static int
together(struct match *m, const struct match_row *up, const struct match_row *down,
    struct match_cell *cell)
{
	int below = 0, n = 0;

	for (int i = 0; i < up->n; i++) {
		const struct match_cell *a = &up->cell[i], *b = cell_below(down, a);
		size_t more = b != NULL ? b->nkey : 0;
		char *key;

		cell[i] = more > 0 ? *b : *a;
		below += b != NULL;
		if (a->nkey + more == 0)
			continue;
		key = arena_alloc(&m->arena, a->nkey + more + 1);
		if (a->nkey > 0)
			memcpy(key, a->key, a->nkey);
		if (more > 0)
			memcpy(key + a->nkey, b->key, more);
		cell[i].key = key;
		cell[i].nkey = a->nkey + more;
		n += label_find(&m->book, key, cell[i].nkey) != NULL;
	}
	return below == down->n ? n : -1;
}

/*
 * Words of a header that are broken over two rows, 结果 above 维持, are put together in
 * the lower one, when more of them are labels that way.  A cell of the upper row that
 * is as high as both has none below it.
 */
static void
join_headers(struct match *m)
{
	for (int r = 0; r + 1 < m->nrow; r++) {
		struct match_row *up = &m->row[r], *down = up + 1;
		struct match_cell *cell;
		int apart, joined;

		if (up->table != down->table || up->n < down->n || down->n < 1 ||
		    up->n < 3 || labelled(m, up) < 0 || labelled(m, down) < 0)
			continue;
		apart = labelled(m, up) + labelled(m, down);
		cell = arena_array(&m->arena, (size_t)up->n, sizeof *cell);
		joined = together(m, up, down, cell);
		if (joined > apart && joined * 2 > up->n) {
			down->cell = cell;
			down->n = up->n;
			up->n = 0;
		}
	}
}

/*
 * The label that a cell has in front of an explanation in brackets, 规章（设区的市提供）, or
 * NULL.  行政处罚（其中罚款） is a part of 行政处罚, and 其他（…） may be any other.
 */
static const struct label *
explained(const struct match *m, const struct match_cell *c, struct buf *b)
{
	const struct label *l, *found;
	size_t at = 0, len = 0, open = 0;
	bool row = false, column = false;
	uint32_t cp = 0;

	for (; at < c->n; at += len) {
		len = text_decode(c->text + at, c->n - at, &cp);
		if (open == 0 && text_fold_cp(cp) == '(')
			open = at;
	}
	if (open == 0 || text_fold_cp(cp) != ')' ||
	    memmem(c->text + open, c->n - open, "其中", strlen("其中")) != NULL)
		return NULL;
	buf_reset(b);
	label_key(b, c->text, open);
	found = b->len > 0 ? label_find(&m->book, b->data, b->len) : NULL;
	for (l = found; l != NULL; l = label_next(&m->book, l)) {
		row |= l->kind == LABEL_ROW;
		column |= l->kind == LABEL_COLUMN;
	}
	return row != column ? found : NULL;
}

void
rows_label(struct match *m)
{
	struct buf b = BUF_INIT;

	if (!m->stream) {
		join_headers(m);
		rows_tall(m);
	}
	for (int r = 0; r < m->nrow; r++) {
		m->row[r].target = -1;
		for (int i = 0; i < m->row[r].n; i++) {
			struct match_cell *c = &m->row[r].cell[i];

			c->label = c->nkey > 0 ?
			    label_find(&m->book, c->key, c->nkey) : NULL;
			if (c->label == NULL && match_cell_is_label(c))
				c->label = explained(m, c, &b);
			c->explained = c->label != NULL &&
			    ((size_t)c->label->nkey != c->nkey ||
			    memcmp(c->label->key, c->key, c->nkey) != 0);
		}
	}
	buf_release(&b);
}

static struct match_row *
add_row(struct match *m, size_t *cap)
{
	struct match_row *was = m->row, *r;

	if ((size_t)m->nrow >= *cap) {
		*cap = *cap ? *cap * 2 : 128;
		m->row = arena_array(&m->arena, *cap, sizeof *m->row);
		if (m->nrow > 0)
			memcpy(m->row, was, (size_t)m->nrow * sizeof *was);
	}
	r = &m->row[m->nrow++];
	memset(r, 0, sizeof *r);
	r->target = -1;
	return r;
}

/*
 * Numerals and what may stand for a nought, in the cells behind the labels of a row:
 * 规章 | 零 | ○ | 十二.  Before a label 三 is an ordinal (三 | 本年度办理结果 | 1).
 */
static void
read_numerals(struct match_row *r)
{
	int label = 0;

	while (label < r->n && (r->cell[label].figure.kind != FIGURE_TEXT ||
	    figure_read_han(r->cell[label].text, r->cell[label].n).kind != FIGURE_TEXT))
		label++;
	for (int i = r->n; i-- > label + 1;) {
		struct match_cell *c = &r->cell[i];
		struct figure f;

		if (c->figure.kind != FIGURE_TEXT || c->look != 0)
			continue;
		f = figure_read_han(c->text, c->n);
		if (f.kind == FIGURE_TEXT)
			return;
		c->figure = f;
		c->key = NULL;
		c->nkey = 0;
	}
}

static void
table_rows(struct match *m, int block, int number, size_t *cap, struct buf *b)
{
	const struct doc_table *t = m->doc->block[block].table;
	struct match_cell *cell = arena_array(&m->arena, t->ncell + 1, sizeof *cell);
	struct match_row *r = NULL;
	int row = -1;

	for (size_t i = 0; i < t->ncell; i++, cell++) {
		const struct doc_cell *c = &t->cell[i];

		if (r == NULL || c->row != row) {
			if (r != NULL)
				read_numerals(r);
			r = add_row(m, cap);
			r->cell = cell;
			r->block = r->last = block;
			r->table = number;
			r->line = m->doc->block[block].line;
			row = c->row;
		}
		set_cell(m, cell, b, c->text, strlen(c->text));
		if (c->look != 0)
			set_look(m, cell, b, c);
		cell->col = c->col;
		cell->colspan = c->colspan;
		cell->rowspan = c->rowspan;
		cell->continued = c->continued;
		r->n++;
	}
	if (r != NULL)
		read_numerals(r);
}

void
rows_of_tables(struct match *m)
{
	struct buf b = BUF_INIT;
	size_t cap = 0;
	int number = 0;

	m->nrow = 0;
	m->row = NULL;
	m->stream = false;
	for (size_t i = 0; i < m->doc->n; i++)
		if (m->doc->block[i].kind == DOC_TABLE)
			table_rows(m, (int)i, number++, &cap, &b);
	buf_release(&b);
}

/* ---- a stream ---- */

struct stream {
	struct match	*m;
	struct buf	 b;
	struct match_row *row;		/* being filled, or NULL */
	bool		 figures;	/* it has figures */
	size_t		 cap;
	int		 block, line;
	unsigned	 look;		/* of the paragraph: no figure in it is plain */
};

static void
put_cell(struct stream *s, struct match_cell c, bool blank)
{
	struct match_cell *last;
	const char *p = c.text;
	size_t n = c.n;
	bool figure = c.figure.kind != FIGURE_TEXT;

	if (figure && (s->row == NULL || (blank && !s->figures)))
		return;
	last = s->row != NULL && s->row->n > 0 ? &s->row->cell[s->row->n - 1] : NULL;
	if (!figure && s->figures && last->figure.kind == FIGURE_NUMBER && n <= 6 &&
	    last->text + last->n < p && p <= last->text + last->n + 3 &&
	    figure_read(last->text, (size_t)(p + n - last->text)).kind ==
	    FIGURE_NUMBER) {				/* 5 件 */
		set_cell(s->m, last, &s->b, last->text, (size_t)(p + n - last->text));
		return;
	}
	if (s->row == NULL || s->row->n == STREAM_CELLS || (!figure && s->figures)) {
		s->row = add_row(s->m, &s->cap);
		s->row->cell = arena_array(&s->m->arena, STREAM_CELLS,
		    sizeof *s->row->cell);
		s->row->block = s->block;
		s->row->line = s->line;
		s->row->table = -1;
		s->figures = false;
	}
	s->row->cell[s->row->n++] = c;
	s->row->last = s->block;
	s->figures |= figure;
}

/* Is it no figure?  6. before its label is the number of that, though a blank or the end of
 * the line parts them. */
static bool
is_word(const char *s, size_t n)
{
	size_t last = n > 0 ? text_prev(s, n, n) : 0;
	uint32_t cp;

	if (n == 0 || figure_read(s, n).kind == FIGURE_TEXT)
		return n > 0;
	text_decode(s + last, n - last, &cp);
	return text_fold_cp(cp) == '.';
}

static void
put(struct stream *s, const char *p, size_t n, bool blank)
{
	struct match_cell c;

	set_cell(s->m, &c, &s->b, p, n);
	if (c.figure.kind == FIGURE_NUMBER && is_word(p, n)) {
		c.figure = (struct figure){ FIGURE_TEXT, false, 0 };
		c.key = "";
	}
	if (s->look != 0 && (c.figure.kind == FIGURE_NUMBER ||
	    c.figure.kind == FIGURE_GLUED)) {
		c.figure = (struct figure){ FIGURE_UNREAD, false, 0 };
		c.look = s->look;
	}
	put_cell(s, c, blank);
}

/* Words and figures of a line; words that only blanks part stay together. */
static void
put_line(struct stream *s, const char *p, size_t n)
{
	size_t at = 0, len, from, words = 0, end = 0;
	bool open = false;
	uint32_t cp;

	while (at < n) {
		len = text_decode(p + at, n - at, &cp);
		if (char_is(cp, CHAR_BLANK)) {
			at += len;
			continue;
		}
		from = at;
		while (at < n) {
			len = text_decode(p + at, n - at, &cp);
			if (char_is(cp, CHAR_BLANK))
				break;
			at += len;
		}
		if (is_word(p + from, at - from)) {
			if (!open)
				words = from;
			open = true;
			end = at;
			continue;
		}
		if (open)
			put(s, p + words, end - words, false);
		open = false;
		put(s, p + from, at - from, false);
	}
	if (open)
		put(s, p + words, end - words, false);
}

static void
put_cells(struct stream *s, const struct doc_table *t)
{
	for (size_t i = 0; i < t->ncell; i++) {
		const char *text = t->cell[i].text;
		size_t n = strlen(text);

		struct match_cell c;

		if (t->cell[i].continued)
			continue;
		set_cell(s->m, &c, &s->b, text, n);
		set_look(s->m, &c, &s->b, &t->cell[i]);
		if (c.figure.kind == FIGURE_UNREAD)
			put_cell(s, c, false);
		else if (is_word(text, n))
			put_line(s, text, n);
		else
			put(s, text, n, n == 0);
	}
}

/* Is it a row of figures behind the very label of a target that is not found? */
static bool
is_wanted(const struct match *m, const struct match_row *r)
{
	int at = 0, n = 0;

	while (at < r->n && match_cell_is_label(&r->cell[at]))
		at++;
	for (int i = at; i < r->n; i++)
		n += r->cell[i].figure.kind != FIGURE_BLANK;
	for (int i = 0; i < m->ntarget && at > 0 && n > 0; i++) {
		const struct row_target *t = &m->target[i];
		const struct match_cell *c = &r->cell[at - 1];

		if (t->found < 0 && t->label != NULL && t->k == n && c->nkey > 0 &&
		    (size_t)t->label->nkey == c->nkey &&
		    memcmp(t->label->key, c->key, c->nkey) == 0)
			return true;
	}
	return false;
}

bool
rows_of_both(struct match *m)
{
	struct stream s = { .m = m, .b = BUF_INIT };
	int number = 0, from, more = 0;

	m->nrow = 0;
	m->row = NULL;
	for (size_t i = 0; i < m->doc->n; i++) {
		const struct doc_block *k = &m->doc->block[i];

		s.row = NULL;
		s.figures = false;
		if (k->kind == DOC_TABLE) {
			table_rows(m, (int)i, number++, &s.cap, &s.b);
			continue;
		}
		s.block = (int)i;
		s.line = k->line;
		s.look = k->look;
		from = m->nrow;
		put_line(&s, k->text, strlen(k->text));
		for (int r = from; r < m->nrow;)
			if (is_wanted(m, &m->row[r])) {
				r++;
				more++;
			} else {
				m->nrow--;
				memmove(&m->row[r], &m->row[r + 1],
				    (size_t)(m->nrow - r) * sizeof *m->row);
			}
	}
	buf_release(&s.b);
	return more > 0;
}

void
rows_of_stream(struct match *m)
{
	struct stream s = { .m = m, .b = BUF_INIT };

	m->nrow = 0;
	m->row = NULL;
	m->stream = true;
	for (size_t i = 0; i < m->doc->n; i++) {
		const struct doc_block *k = &m->doc->block[i];
		size_t n = k->text != NULL ? strlen(k->text) : 0;

		s.block = (int)i;
		s.line = k->line;
		s.look = 0;
		if (k->kind == DOC_TABLE) {
			put_cells(&s, k->table);
			continue;
		}
		s.look = k->look;
		if (figure_read(k->text, n).kind == FIGURE_BLANK)
			put(&s, k->text, n, n == 0);
		else
			put_line(&s, k->text, n);
	}
	buf_release(&s.b);
}

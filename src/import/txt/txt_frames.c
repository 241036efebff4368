/*
 * txt_frames.c - tables drawn with + - | or with box drawing characters: our own
 * export, grids of pandoc, listings of database clients.
 *
 * The drawing says exactly what is merged: two squares of the grid are one cell
 * where no line parts them.
 *
 *	x0   x1   x2
 *	+----+----+	band 0: lines between two rules
 *	| a  | b  |
 *	+----+    |	a rule under the left square only
 *	| c  |    |	band 1
 *	+----+----+
 *
 * Columns are those of a fixed-width font, in which Chinese takes two; quotes and
 * box lines take one or two by the terminal, and some tools count every character
 * as one.  The frame tells: a line is measured in the way that makes it as wide as
 * its border.  Where no way fits, bars are counted instead (txt_loose.c).
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/txt/txt.h"

#define SQUARES	((size_t)4 << 20)	/* lines by columns of one frame */
#define LOOK	16			/* lines that tell how to measure */
#define NOWHERE	UINT32_MAX

enum measure { ONE, TWO, EACH, MEASURES };	/* an ambiguous one; every character */

struct band { size_t from, to; size_t rule; };	/* lines; rule: the one above, or
						   SIZE_MAX: all of it is there */
struct frame {
	struct txt	*t;
	const struct txt_line *line;	/* first line */
	size_t		 n;		/* lines */
	int		 width;
	enum measure	 measure;	/* that fitted last */
	int		*x;		/* columns of the vertical lines */
	size_t		 nx;
	uint32_t	*at;		/* [n * nx] byte offsets of the columns x */
	struct band	*band;
	size_t		 nband, capband;
};

enum txt_stroke
txt_stroke(uint32_t cp)
{
	if (cp == '|' || cp == 0x2502 || cp == 0x2503 || cp == 0x2551)
		return STROKE_DOWN;
	if (cp == '-' || cp == '=' || cp == 0x2500 || cp == 0x2501 || cp == 0x2550)
		return STROKE_ALONG;
	if (cp == '+' || (cp >= 0x250C && cp <= 0x254B) || (cp >= 0x2552 && cp <= 0x256C))
		return STROKE_JOINT;
	return STROKE_NONE;
}

static int
width_of(uint32_t cp, enum measure m)
{
	int w;

	if (cp >= ' ' && cp < 0x7F)		/* nearly all of them */
		return 1;
	if ((cp >= 0x3000 && cp < 0xA000 && cp != 0x303F) || (cp > 0xFF00 && cp < 0xFF5F))
		return m == EACH ? 1 : 2;
	w = text_cp_width(cp);
	if (w <= 0)
		return m == EACH && w == 0 ? 1 : 0;
	if (m == EACH)
		return 1;
	return text_cp_ambiguous(cp) ? (m == TWO ? 2 : 1) : w;
}

/* A line of strokes and blanks only, from one joint to another. */
bool
txt_is_rule(const struct txt_line *l)
{
	size_t at = 0, along = 0, joints = 0, len;
	enum txt_stroke k = STROKE_NONE;
	const char *s = l->s;
	size_t n = l->n;
	uint32_t cp;

	text_trim(&s, &n, CHAR_EMPTY);
	for (; at < n; at += len) {
		len = txt_decode(s + at, n - at, &cp);
		k = txt_stroke(cp);
		if (k == STROKE_NONE || k == STROKE_DOWN) {
			if (cp != ':' || at == 0)	/* pandoc's alignment */
				return false;
			continue;
		}
		if (at == 0 && k != STROKE_JOINT)
			return false;
		along += k == STROKE_ALONG;
		joints += k == STROKE_JOINT;
	}
	return along > 0 && joints > 1 && k == STROKE_JOINT;
}

/* Does the line begin with a stroke of a frame? */
static bool
belongs(const struct txt_line *l)
{
	size_t skip = text_span(l->s, l->n, CHAR_EMPTY);
	uint32_t cp;

	if (skip == l->n)
		return false;
	txt_decode(l->s + skip, l->n - skip, &cp);
	return txt_stroke(cp) == STROKE_DOWN || txt_stroke(cp) == STROKE_JOINT;
}

/* Lines of the frame that begins at "at": up to its last rule. */
static size_t
measure_lines(const struct txt *t, size_t at)
{
	size_t end = at, last = at;

	for (; end < t->n && belongs(&t->line[end]); end++)
		if (txt_is_rule(&t->line[end])) {
			if (last == end - 1 && last > at)	/* the next frame */
				break;
			last = end;
		}
	return last + 1 - at;
}

/* ---- columns ---- */

static int
line_width(const struct txt_line *l, enum measure m)
{
	size_t at, len;
	uint32_t cp;
	int w = 0;

	for (at = text_span(l->s, l->n, CHAR_EMPTY); at < l->n; at += len) {
		len = txt_decode(l->s + at, l->n - at, &cp);
		w += width_of(cp, m);
	}
	return w;
}

static size_t
visible(const struct txt_line *l)
{
	const char *s = l->s;
	size_t n = l->n;

	text_trim(&s, &n, CHAR_EMPTY);
	return (size_t)(s - l->s) + n;
}

/* Columns of the joints that have a line along on either side. */
static void
find_joints(struct frame *f, bool *is_x)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct txt_line *l = &f->line[i];
		size_t at, len, end = visible(l);
		enum txt_stroke was = STROKE_NONE, k;
		bool pending = false;
		int col = 0, joint = 0;
		uint32_t cp;

		for (at = text_span(l->s, l->n, CHAR_EMPTY); at < end; at += len) {
			len = txt_decode(l->s + at, end - at, &cp);
			k = txt_stroke(cp);
			if (pending && k == STROKE_ALONG)
				is_x[joint] = true;
			pending = k == STROKE_JOINT;
			joint = col;
			if (pending && was == STROKE_ALONG && col < f->width)
				is_x[col] = true;
			was = k;
			col += width_of(cp, f->measure);
			if (col >= f->width + 2)
				break;
		}
	}
}

/* Byte offsets of the columns x in a line, NOWHERE where a character stands across
 * one.  False when the line is not as wide as the frame. */
static bool
place(const struct frame *f, const struct txt_line *l, enum measure m, uint32_t *off)
{
	size_t at, len, k = 0, end = visible(l);
	uint32_t cp;
	int col = 0;

	for (at = text_span(l->s, l->n, CHAR_EMPTY); at < end && k < f->nx; at += len) {
		len = txt_decode(l->s + at, end - at, &cp);
		while (k < f->nx && col > f->x[k])
			off[k++] = NOWHERE;
		if (k < f->nx && col == f->x[k])
			off[k++] = (uint32_t)at;
		col += width_of(cp, m);
	}
	return k == f->nx && at == end && off[k - 1] != NOWHERE;
}

static bool
place_line(struct frame *f, size_t i)
{
	uint32_t *off = f->at + i * f->nx;

	if (place(f, &f->line[i], f->measure, off))
		return true;
	for (int m = 0; m < MEASURES; m++)
		if (place(f, &f->line[i], (enum measure)m, off)) {
			/* box lines: the border's own width is the measure's */
			if (!f->line[i].drawn)
				f->measure = (enum measure)m;
			return true;
		}
	return false;
}

/* The measure in which most lines are as wide as the first. */
static void
choose_measure(struct frame *f)
{
	size_t best = 0, look = f->n < LOOK ? f->n : LOOK;

	for (int m = 0; m < MEASURES; m++) {
		int width = line_width(f->line, (enum measure)m);
		size_t fit = 0;

		for (size_t i = 0; i < look; i++)
			fit += line_width(&f->line[i], (enum measure)m) == width;
		if (fit > best) {
			best = fit;
			f->measure = (enum measure)m;
			f->width = width;
		}
		if (fit == look)
			break;
	}
}

static bool
find_columns(struct frame *f)
{
	bool *is_x;

	choose_measure(f);
	if (f->width < 3 || f->width > TXT_COLUMNS * 8)
		return false;
	is_x = mem_array((size_t)f->width + 2, sizeof *is_x);
	find_joints(f, is_x);
	f->x = mem_array((size_t)f->width + 2, sizeof *f->x);
	for (int col = 0; col < f->width; col++)
		if (is_x[col])
			f->x[f->nx++] = col;
	free(is_x);
	if (f->nx < 2 || f->nx > TXT_COLUMNS || f->x[0] != 0 ||
	    (f->n > 0 && f->nx > SQUARES / f->n))
		return false;
	f->at = mem_array(f->n * f->nx, sizeof *f->at);
	for (size_t i = 0; i < f->n; i++)
		if (!place_line(f, i))
			return false;
	return true;
}

/* ---- rows ---- */

static uint32_t
cp_at(const struct frame *f, size_t line, size_t k)
{
	const struct txt_line *l = &f->line[line];
	uint32_t at = f->at[line * f->nx + k], cp;

	if (at == NOWHERE)
		return ' ';
	txt_decode(l->s + at, l->n - at, &cp);
	return cp;
}

/* The text between the columns x[k] and x[end] of a line. */
static void
slice(const struct frame *f, size_t line, size_t k, size_t end, const char **s, size_t *n)
{
	const struct txt_line *l = &f->line[line];
	uint32_t cp, from = f->at[line * f->nx + k], to = f->at[line * f->nx + end];

	*n = 0;
	*s = l->s;
	if (from == NOWHERE || to == NOWHERE)
		return;
	from += (uint32_t)txt_decode(l->s + from, l->n - from, &cp);
	*s = l->s + from;
	*n = to - from;
}

/* Is the line drawn all along from x[k] to x[k + 1]? */
static bool
ruled(const struct frame *f, size_t line, size_t k)
{
	enum txt_stroke a = txt_stroke(cp_at(f, line, k));
	enum txt_stroke b = txt_stroke(cp_at(f, line, k + 1));
	const char *s;
	size_t n, len;
	uint32_t cp;

	if ((a != STROKE_JOINT && a != STROKE_ALONG) ||
	    (b != STROKE_JOINT && b != STROKE_ALONG))
		return false;
	slice(f, line, k, k + 1, &s, &n);
	for (; n > 0; s += len, n -= len) {
		len = txt_decode(s, n, &cp);
		if (txt_stroke(cp) != STROKE_ALONG && cp != ':')
			return false;
	}
	return true;
}

static bool
has_rule(const struct frame *f, size_t line)
{
	for (size_t k = 0; k + 1 < f->nx; k++)
		if (ruled(f, line, k))
			return true;
	return false;
}

/* Lines between two rules that all begin with a text and end in a figure are a row
 * each. */
static bool
is_list(const struct frame *f, size_t from, size_t to)
{
	const char *s;
	size_t n;

	for (size_t i = from; i < to; i++) {
		for (size_t k = 0; k < f->nx; k++)
			if (txt_stroke(cp_at(f, i, k)) != STROKE_DOWN)
				return false;
		slice(f, i, 0, 1, &s, &n);
		if (text_blankn(s, n))
			return false;
		slice(f, i, f->nx - 2, f->nx - 1, &s, &n);
		if (!txt_is_figure(s, n))
			return false;
	}
	return true;
}

static void
add_band(struct frame *f, size_t from, size_t to, size_t rule)
{
	f->band = mem_grow(f->band, f->nband, &f->capband, sizeof *f->band);
	f->band[f->nband++] = (struct band){ from, to, rule };
}

static void
find_bands(struct frame *f)
{
	size_t above = 0;

	for (size_t i = 1; i < f->n; i++) {
		if (!has_rule(f, i))
			continue;
		if (i - above > 2 && is_list(f, above + 1, i)) {
			for (size_t k = above + 1; k < i; k++)
				add_band(f, k, k + 1, k == above + 1 ? above : SIZE_MAX);
		} else if (i - above > 1) {
			add_band(f, above + 1, i, above);
		}
		above = i;
	}
}

/* ---- cells ---- */

/* Does a vertical line part the squares k - 1 and k of a band? */
static bool
parted(const struct frame *f, size_t band, size_t k)
{
	for (size_t i = f->band[band].from; i < f->band[band].to; i++) {
		enum txt_stroke s = txt_stroke(cp_at(f, i, k));

		if (s != STROKE_DOWN && s != STROKE_JOINT)
			return false;
	}
	return true;
}

/* Does a rule part square k of a band from the one above? */
static bool
capped(const struct frame *f, size_t band, size_t k)
{
	return f->band[band].rule == SIZE_MAX || ruled(f, f->band[band].rule, k);
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

void
txt_join(struct buf *b, const char *s, size_t n, bool gap)
{
	char last, first;

	text_trim(&s, &n, CHAR_EMPTY);
	if (n == 0)
		return;
	if (b->len > 0) {
		last = b->data[b->len - 1];
		first = s[0];
		/* digits never become one figure here */
		if (gap || ((digit(last) || last == '.') && digit(first)))
			buf_chr(b, '\n');
		else if (last > ' ' && last < 0x7F && first > ' ' && first < 0x7F)
			buf_chr(b, ' ');
	}
	buf_add(b, s, n);
}

static void
add_cell(struct frame *f, struct doc_table *table, size_t band, size_t k, size_t down,
    size_t end)
{
	struct buf *b = &f->t->more;
	bool gap = false;
	const char *s;
	size_t n;

	buf_reset(b);
	for (size_t i = f->band[band].from; i < f->band[down - 1].to; i++) {
		slice(f, i, k, end, &s, &n);
		gap |= text_blankn(s, n);
		if (!text_blankn(s, n)) {
			txt_join(b, s, n, gap);
			gap = false;
		}
	}
	if (f->t->md) {
		struct buf raw = *b;

		*b = (struct buf)BUF_INIT;
		txt_md_text(b, buf_cstr(&raw), raw.len);
		buf_release(&raw);
	}
	txt_cell(f->t, table, (int)band, (int)k, (int)(down - band), (int)(end - k),
	    buf_cstr(b), b->len);
}

static void
add_cells(struct frame *f, struct doc_table *table)
{
	size_t ncol = f->nx - 1;
	bool *taken = mem_array(f->nband * ncol, sizeof *taken);

	for (size_t band = 0; band < f->nband && !f->t->failed; band++) {
		for (size_t k = 0, end, down; k < ncol; k = end) {
			end = k + 1;
			if (taken[band * ncol + k])
				continue;
			while (end < ncol && !taken[band * ncol + end] &&
			    !parted(f, band, end))
				end++;
			for (down = band + 1; down < f->nband; down++) {
				size_t i = k;

				while (i < end && !capped(f, down, i))
					i++;
				if (i < end)
					break;
				for (i = k; i < end; i++)
					taken[down * ncol + i] = true;
			}
			add_cell(f, table, band, k, down, end);
		}
	}
	free(taken);
}

size_t
txt_frame(struct txt *t, size_t at)
{
	struct frame f = { .t = t, .line = &t->line[at] };
	struct doc_table *table;

	if (!belongs(f.line) || !txt_is_rule(f.line))
		return 0;
	f.n = measure_lines(t, at);
	if (f.n < 3)
		return 0;
	if (find_columns(&f)) {
		find_bands(&f);
		table = txt_table_new(t, f.line->number);
		add_cells(&f, table);
		txt_table_end(t, table);
	} else {
		txt_loose(t, at, f.n);
	}
	free(f.x);
	free(f.at);
	free(f.band);
	return f.n;
}

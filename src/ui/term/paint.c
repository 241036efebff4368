/*
 * paint.c - drawing, in curses.
 *
 * Beside what curses knows, each screen cell has its character, its style and whether
 * it is the left or right half of a wide character.  Whatever overwrites one half blanks
 * the other first: curses would shift the rest of the line instead.
 *
 * What stands there already is not given to curses again: it costs ten times the
 * comparison, and then its line is looked through for changes.
 *
 * Frames and figures have no colour of their own: every change of colour costs
 * about 20 bytes on the line to the office, and a table has a hundred bars.
 */
#include <curses.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"

enum half { WHOLE, LEFT_HALF, RIGHT_HALF };

struct spot {
	unsigned char	 style, half;
	bool		 ink;		/* not a blank */
	unsigned char	 click, layer;	/* of a click: goes with what is painted over */
	int		 what;
	uint32_t	 cp;		/* 0: not known; LINE_CP: of a frame */
};

#define LINE_CP(part)	(0x110000 + (uint32_t)(part))

static struct {
	int		 rows, cols;
	struct spot	*spot;		/* rows * cols */
	attr_t		 attr[STYLE__MAX];
	short		 pair[STYLE__MAX];
	bool		 fills[STYLE__MAX];	/* shows where nothing is written, too */
	bool		 plain;		/* no frames: boxes are lists below a heading */
	int		 row, col;	/* of the cursor */
	bool		 hidden, is_hidden;
	int		 layer;
} p;

/* ---- looks ---- */

/*
 * Colours that can be read on a dark and on a light background alike: where
 * the background is the terminal's own (-1), the letters have a middle
 * brightness.  fg and bg for 256 colours, then for 8.
 *
 * What is painted with every key (focus, figure being typed, totals) has one
 * attribute or none: two colours are 20 bytes where reverse is 9, and a total
 * has its "=" already.
 *
 * Where the clerk is looks the same everywhere, a cell, a line of a list, a tab: reverse.
 */
static const struct look {
	short		 fg, bg, fg8, bg8;
	attr_t		 attr;		/* with colour */
	attr_t		 mono;		/* without */
} looks[STYLE__MAX] = {
	[STYLE_NORMAL]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_TITLE]	 = { 255, 60, 7, 4, A_NORMAL, A_REVERSE },
	[STYLE_TAB]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_TAB_ON]	 = { -1, -1, -1, -1, A_REVERSE, A_REVERSE },
	[STYLE_HEAD]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_LABEL]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_LABEL_ON]	 = { -1, -1, -1, -1, A_REVERSE, A_REVERSE },
	[STYLE_COMPUTED] = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_FOCUS]	 = { -1, -1, -1, -1, A_REVERSE, A_REVERSE },
	[STYLE_EDIT]	 = { -1, -1, -1, -1, A_REVERSE, A_REVERSE },
	[STYLE_ERROR]	 = { 167, -1, 1, -1, A_BOLD, A_BOLD },
	[STYLE_WARNING]	 = { 136, -1, 3, -1, A_NORMAL, A_UNDERLINE },
	[STYLE_HINT]	 = { 67, -1, 6, -1, A_NORMAL, A_NORMAL },
	[STYLE_OK]	 = { 65, -1, 2, -1, A_NORMAL, A_NORMAL },
	[STYLE_DIM]	 = { 244, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_FRAME]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_KEYS]	 = { 255, 60, 7, 4, A_NORMAL, A_REVERSE },
	[STYLE_STRONG]	 = { 110, -1, 6, -1, A_BOLD, A_BOLD },
	[STYLE_KEYNAME]	 = { 255, 60, 7, 4, A_NORMAL, A_REVERSE },
	[STYLE_MESSAGE]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_SELECT]	 = { -1, -1, -1, -1, A_REVERSE, A_REVERSE },
	[STYLE_MATCH]	 = { 67, -1, 6, -1, A_BOLD | A_UNDERLINE, A_UNDERLINE | A_BOLD },
	[STYLE_BOX]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
};

/*
 * High contrast: white on black, whatever the terminal's own colours are, black on yellow
 * where the clerk is, nothing dim.  Every pair has at least 7:1, the colour beside the
 * letters that a reader with low vision is promised.  What the eight colours are differs:
 * the yellow of a console is brown and its white on red has 3:1, so there black, white
 * and cyan are all that is used.
 */
static const struct look contrast_looks[STYLE__MAX] = {
	[STYLE_NORMAL]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_TITLE]	 = { 16, 231, 0, 7, A_NORMAL, A_REVERSE },
	[STYLE_TAB]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_TAB_ON]	 = { 16, 226, 0, 6, A_NORMAL, A_REVERSE },
	[STYLE_HEAD]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_LABEL]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_LABEL_ON] = { 16, 226, 0, 6, A_NORMAL, A_REVERSE },
	[STYLE_COMPUTED] = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_FOCUS]	 = { 16, 226, 0, 6, A_NORMAL, A_REVERSE },
	[STYLE_EDIT]	 = { 16, 226, 0, 6, A_NORMAL, A_REVERSE },
	[STYLE_ERROR]	 = { 231, 124, 0, 7, A_NORMAL, A_BOLD },
	[STYLE_WARNING]	 = { 226, 16, 6, 0, A_BOLD | A_UNDERLINE, A_UNDERLINE },
	[STYLE_HINT]	 = { 123, 16, 6, 0, A_BOLD, A_BOLD },
	[STYLE_OK]	 = { 120, 16, 7, 0, A_BOLD, A_NORMAL },
	[STYLE_DIM]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_FRAME]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_KEYS]	 = { 16, 231, 0, 7, A_NORMAL, A_REVERSE },
	[STYLE_STRONG]	 = { -1, -1, -1, -1, A_BOLD, A_BOLD },
	[STYLE_KEYNAME]	 = { 16, 231, 0, 7, A_BOLD, A_REVERSE | A_BOLD },
	[STYLE_MESSAGE]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
	[STYLE_SELECT]	 = { 16, 226, 0, 6, A_NORMAL, A_REVERSE },
	[STYLE_MATCH]	 = { 226, 16, 6, 0, A_BOLD | A_UNDERLINE, A_UNDERLINE | A_BOLD },
	[STYLE_BOX]	 = { -1, -1, -1, -1, A_NORMAL, A_NORMAL },
};

void
paint_contrast(enum style style, bool many, short *fg, short *bg)
{
	const struct look *l = &contrast_looks[style];

	*fg = many ? l->fg : l->fg8;
	*bg = many ? l->bg : l->bg8;
	if (*fg < 0)
		*fg = many ? 231 : COLOR_WHITE;
	if (*bg < 0)
		*bg = many ? 16 : COLOR_BLACK;
}

/* Styles that look alike share a pair: old terminals have only 64. */
static void
make_looks(const struct look *look, bool color)
{
	bool many = color && COLORS >= 256;
	short next = 1;
	int i, k;

	for (i = 0; i < STYLE__MAX; i++) {
		const struct look *l = &look[i];
		short fg = many ? l->fg : l->fg8, bg = many ? l->bg : l->bg8;

		p.attr[i] = color ? l->attr : l->mono;
		p.pair[i] = 0;
		p.fills[i] = (p.attr[i] & (A_REVERSE | A_UNDERLINE)) != 0 ||
		    (color && bg >= 0) || i == STYLE_BOX;
		if (!color || (fg < 0 && bg < 0))
			continue;
		for (k = 0; k < i && p.pair[i] == 0; k++)	/* as one before */
			if (p.pair[k] && (many ? look[k].fg : look[k].fg8) == fg &&
			    (many ? look[k].bg : look[k].bg8) == bg)
				p.pair[i] = p.pair[k];
		if (p.pair[i] == 0 && next < COLOR_PAIRS &&
		    init_pair(next, fg, bg) == OK)
			p.pair[i] = next++;
	}
}

/* With high contrast the terminal's own colours are not trusted either. */
static bool
open_colors(bool contrast)
{
	if (start_color() == ERR || !has_colors())
		return false;
	if (contrast) {
		short fg, bg;

		paint_contrast(STYLE_NORMAL, COLORS >= 256, &fg, &bg);
		return assume_default_colors(fg, bg) != ERR;
	}
	return use_default_colors() != ERR;
}

void
paint_open(bool color, bool contrast)
{
	memset(&p, 0, sizeof(p));
	color = color && open_colors(contrast);
	make_looks(contrast ? contrast_looks : looks, color);
	paint_resized();
}

void
paint_close(void)
{
	free(p.spot);
	p.spot = NULL;
	p.rows = p.cols = 0;
}

void
paint_resized(void)
{
	free(p.spot);
	getmaxyx(stdscr, p.rows, p.cols);
	p.spot = mem_array((size_t)p.rows * (size_t)p.cols + 1, sizeof(*p.spot));
	erase();
	paint_redraw();
}

/* ---- putting text ---- */

static struct spot *
spot_at(int row, int col)
{
	return &p.spot[(size_t)row * (size_t)p.cols + (size_t)col];
}

static void
use_style(enum style style)
{
	attr_set(p.attr[style], p.pair[style], NULL);
}

/* In the style that was there, so that only the character is lost. */
static void
blank(int row, int col)
{
	struct spot *s = spot_at(row, col);

	use_style((enum style)s->style);
	mvaddnwstr(row, col, L" ", 1);
	s->half = WHOLE;
	s->ink = false;
	s->cp = ' ';
}

/* Blank the halves of wide characters that stick out of what is overwritten. */
static void
free_edges(int row, int col, int columns)
{
	if (col > 0 && spot_at(row, col)->half == RIGHT_HALF)
		blank(row, col - 1);
	if (col + columns < p.cols && spot_at(row, col + columns)->half == RIGHT_HALF)
		blank(row, col + columns);
}

#define CHUNK 256

/* Characters gathered for one call of curses. */
struct run {
	int		 row, col, used;
	enum style	 style;
	wchar_t		 text[CHUNK + 1];
	int		 n, from;	/* from: columns before text[] */
};

static void
run_flush(struct run *r)
{
	if (r->n > 0) {
		use_style(r->style);
		mvaddnwstr(r->row, r->col + r->from, r->text, r->n);
	}
	r->n = 0;
	r->from = r->used;
}

/* Is that what stands there?  Marks that combine with a character are not told apart. */
static bool
stands(const struct spot *s, uint32_t cp, int w, enum style style)
{
	return s->cp == cp && s->style == style && (w == 1 ? s->half == WHOLE :
	    s->half == LEFT_HALF && s[1].half == RIGHT_HALF && s[1].style == style);
}

/* A combining mark goes along with its base and takes no column: the base is given to
 * curses again for it, and is not known from then on. */
static void
run_add_mark(struct run *r, uint32_t cp)
{
	struct spot *base = spot_at(r->row, r->col + r->used - 1);
	int w = base->half == RIGHT_HALF ? 2 : 1;

	base -= w - 1;
	if (r->n == 0) {
		r->from = r->used - w;
		r->text[r->n++] = (wchar_t)base->cp;
	}
	base->cp = 0;
	if (r->n < CHUNK)
		r->text[r->n++] = (wchar_t)cp;
}

static void
run_add(struct run *r, uint32_t cp, int w)
{
	struct spot *s = spot_at(r->row, r->col + r->used);
	bool there = stands(s, cp, w, r->style);

	if (there || r->n >= CHUNK)
		run_flush(r);
	s[0] = (struct spot){ .style = (unsigned char)r->style,
	    .half = w == 2 ? LEFT_HALF : WHOLE, .ink = cp != ' ', .cp = cp };
	if (w == 2)
		s[1] = (struct spot){ .style = (unsigned char)r->style, .half = RIGHT_HALF,
		    .ink = true };
	r->used += w;
	if (there)
		r->from = r->used;
	else
		r->text[r->n++] = (wchar_t)cp;
}

/* GBK lacks characters that a name may have; they must keep their columns. */
static bool
can_show(uint32_t cp)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state;

	if (cp < 0x80 || !term_gb())
		return true;
	memset(&state, 0, sizeof(state));
	return wcrtomb(bytes, (wchar_t)cp, &state) != (size_t)-1;
}

/* Nearly every text is; only the others are copied. */
static bool
all_safe(const char *s, size_t n)
{
	uint32_t cp;
	size_t i, len;

	for (i = 0; i < n; i += len) {
		if ((unsigned char)s[i] >= ' ' && (unsigned char)s[i] < 0x7f) {
			len = 1;
			continue;
		}
		len = text_decode(s + i, n - i, &cp);
		if (text_cp_unsafe(cp) || text_cp_width(cp) < 0)
			return false;
	}
	return true;
}

/* Only safe text comes here, and only places on the screen. */
static int
put_safe(int row, int col, int columns, enum style style, const char *s, size_t n)
{
	struct run r = { .row = row, .col = col, .style = style };
	uint32_t cp;
	size_t i, len;
	int w;

	for (i = 0; i < n; i += len) {
		len = text_decode(s + i, n - i, &cp);
		w = text_cp_width(cp);
		if (w < 0 || (w == 0 && r.used == 0))
			continue;
		if (r.used + w > columns)
			break;
		if (!can_show(cp)) {
			if (w > 0)
				run_add(&r, '?', 1);
			if (w == 2)
				run_add(&r, ' ', 1);
		} else if (w == 0)
			run_add_mark(&r, cp);
		else
			run_add(&r, cp, w);
	}
	run_flush(&r);
	return r.used;
}

/* Columns that are on the screen, of those asked for. */
static int
clip(int row, int col, int columns)
{
	if (row < 0 || row >= p.rows || col < 0 || col >= p.cols || columns <= 0)
		return 0;
	return columns < p.cols - col ? columns : p.cols - col;
}

static int
measure(const char *s, size_t n, int columns)
{
	int used;

	if (columns <= 0)
		return 0;
	(void)text_fit(s, n, columns, &used);
	return used;
}

/* The width is that of the text, whether or not it is on the screen: callers go
 * on from there. */
int
paint_run(int row, int col, int columns, enum style style, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	int room = clip(row, col, columns), used;

	if (!all_safe(s, n)) {
		text_visible(&b, s, n, false);
		s = buf_cstr(&b);
		n = b.len;
	}
	used = measure(s, n, columns);
	if (room > 0) {
		free_edges(row, col, used < room ? used : room);
		(void)put_safe(row, col, room, style, s, n);
	}
	buf_release(&b);
	return used;
}

struct wrapping {
	const char	*text;
	int		 row, last, col, columns;
	enum style	 style;
};

static void
wrapped_line(void *ctx, size_t from, size_t to)
{
	struct wrapping *w = ctx;
	struct buf b = BUF_INIT;

	if (w->row > w->last)
		return;
	buf_add(&b, w->text + from, to - from);
	paint_text(w->row++, w->col, w->columns, w->style, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

int
paint_wrapped(int row, int last, int col, int columns, enum style style, const char *s,
    size_t n)
{
	struct wrapping w = { s, row, last, col, columns, style };

	text_wrap(s, n, columns, wrapped_line, &w);
	return w.row;
}

void
paint_fill(int row, int col, int columns, enum style style)
{
	static const char blanks[] = "                                                ";
	int room = clip(row, col, columns), n;

	if (room == 0)
		return;
	free_edges(row, col, room);
	for (; room > 0; room -= n, col += n) {
		n = room < (int)sizeof(blanks) - 1 ? room : (int)sizeof(blanks) - 1;
		(void)put_safe(row, col, n, style, blanks, (size_t)n);
	}
}

void
paint_text(int row, int col, int columns, enum style style, enum text_align align,
    const char *s)
{
	size_t n = strlen(s);
	struct buf b = BUF_INIT;
	int used, before;

	if (columns <= 0)
		return;
	if (!all_safe(s, n)) {
		text_visible(&b, s, n, false);
		s = buf_cstr(&b);
		n = b.len;
	}
	used = measure(s, n, columns);
	before = align == TEXT_RIGHT ? columns - used : align == TEXT_CENTER ?
	    (columns - used) / 2 : 0;
	paint_fill(row, col, before, style);
	(void)paint_run(row, col + before, columns - before, style, s, n);
	paint_fill(row, col + before + used, columns - before - used, style);
	buf_release(&b);
}

void
paint_clear(void)
{
	erase();
	memset(p.spot, 0, (size_t)p.rows * (size_t)p.cols * sizeof(*p.spot));
}

/* The inside of a box is not free, nor is what a colour or reverse video fills. */
bool
paint_is_blank(int row)
{
	const struct spot *s = spot_at(row, 0);

	for (int col = 0; col < p.cols; col++, s++)
		if (s->ink || p.fills[s->style])
			return false;
	return true;
}

/* ---- frames ---- */

static const cchar_t *
line_char(enum line_part part)
{
	switch (part) {
	case LINE_H:	return WACS_HLINE;
	case LINE_V:	return WACS_VLINE;
	case LINE_TL:	return WACS_ULCORNER;
	case LINE_TR:	return WACS_URCORNER;
	case LINE_BL:	return WACS_LLCORNER;
	case LINE_BR:	return WACS_LRCORNER;
	case LINE_TEE_L: return WACS_LTEE;
	case LINE_TEE_R: return WACS_RTEE;
	case LINE_TEE_T: return WACS_TTEE;
	case LINE_TEE_B: return WACS_BTEE;
	case LINE_CROSS: return WACS_PLUS;
	}
	return WACS_PLUS;
}

static char
line_ascii(enum line_part part)
{
	return part == LINE_H ? '-' : part == LINE_V ? '|' : '+';
}

void
paint_line(int row, int col, enum line_part part, enum style style)
{
	char c = p.plain ? ' ' : line_ascii(part);

	if (clip(row, col, 1) == 0)
		return;
	free_edges(row, col, 1);
	if (p.plain || !term_frames()) {
		(void)put_safe(row, col, 1, style, &c, 1);
		return;
	}
	if (!stands(spot_at(row, col), LINE_CP(part), 1, style)) {
		use_style(style);
		mvadd_wch(row, col, line_char(part));
	}
	*spot_at(row, col) = (struct spot){ .style = (unsigned char)style, .ink = true,
	    .cp = LINE_CP(part) };
}

void
paint_hline(int row, int col, int columns, enum style style)
{
	int i;

	for (i = 0; i < columns; i++)
		paint_line(row, col + i, LINE_H, style);
}

void
paint_vline(int row, int col, int rows, enum style style)
{
	int i;

	for (i = 0; i < rows; i++)
		paint_line(row + i, col, LINE_V, style);
}

/* Across a box, below its title. */
void
paint_box_rule(int row, int col, int cols)
{
	paint_line(row, col, LINE_TEE_L, STYLE_BOX);
	paint_hline(row, col + 1, cols - 2, STYLE_BOX);
	paint_line(row, col + cols - 1, LINE_TEE_R, STYLE_BOX);
}

void
paint_plain(bool plain)
{
	p.plain = plain;
}

/* For a screen reader: what a box is called, and blanks where its frame would be. */
static void
plain_box(int row, int col, int rows, int cols, enum style style, const char *title)
{
	for (int i = 0; i < rows; i++)
		paint_fill(row + i, col, cols, style);
	if (title && *title)
		(void)paint_run(row, col, cols, STYLE_STRONG, title, strlen(title));
}

#define SLIVER	3	/* columns beside a box too few to show anything: "0" of "05" */

/* A blank column on both sides keeps a box apart from the figures that it lies on. */
static void
paint_gutter(int row, int col, int cols, enum style style)
{
	int left = col <= SLIVER ? col : 1, right = p.cols - col - cols;

	paint_fill(row, col - left, left, style);
	paint_fill(row, col + cols, right <= SLIVER ? right : 1, style);
}

void
paint_box(int row, int col, int rows, int cols, enum style style, const char *title)
{
	int i, room = cols - 6, used;

	if (rows < 2 || cols < 2)
		return;
	if (p.plain) {
		plain_box(row, col, rows, cols, style, title);
		return;
	}
	for (i = 0; i < rows; i++)
		paint_gutter(row + i, col, cols, style);
	paint_line(row, col, LINE_TL, STYLE_FRAME);
	paint_hline(row, col + 1, cols - 2, STYLE_FRAME);
	paint_line(row, col + cols - 1, LINE_TR, STYLE_FRAME);
	for (i = 1; i < rows - 1; i++) {
		paint_line(row + i, col, LINE_V, STYLE_FRAME);
		paint_fill(row + i, col + 1, cols - 2, style);
		paint_line(row + i, col + cols - 1, LINE_V, STYLE_FRAME);
	}
	paint_line(row + rows - 1, col, LINE_BL, STYLE_FRAME);
	paint_hline(row + rows - 1, col + 1, cols - 2, STYLE_FRAME);
	paint_line(row + rows - 1, col + cols - 1, LINE_BR, STYLE_FRAME);
	if (title && *title && room > 0) {
		used = measure(title, strlen(title), room);
		paint_fill(row, col + 2, used + 2, style);
		(void)paint_run(row, col + 3, room, STYLE_STRONG, title, strlen(title));
	}
}

/* ---- what a click means ---- */

void
paint_layer(int layer)
{
	p.layer = layer;
}

void
paint_click(int row, int col, int columns, enum click click, int what)
{
	for (int room = clip(row, col, columns); room > 0; room--) {
		struct spot *s = spot_at(row, col++);

		s->click = (unsigned char)click;
		s->layer = (unsigned char)p.layer;
		s->what = what;
	}
}

enum click
paint_click_at(int row, int col, int *layer, int *what)
{
	const struct spot *s;

	if (clip(row, col, 1) == 0)
		return CLICK_NONE;
	s = spot_at(row, col);
	*layer = s->layer;
	*what = s->what;
	return (enum click)s->click;
}

/* ---- the cursor and sending ---- */

void
paint_cursor(int row, int col)
{
	p.row = row < 0 ? 0 : row >= p.rows ? p.rows - 1 : row;
	p.col = col < 0 ? 0 : col >= p.cols ? p.cols - 1 : col;
	p.hidden = false;
}

void
paint_hide_cursor(void)
{
	p.hidden = true;
}

/* The cursor is shown or hidden inside the same write. */
void
paint_flush(void)
{
	term_hold();
	if (p.hidden != p.is_hidden) {
		curs_set(p.hidden ? 0 : 1);
		p.is_hidden = p.hidden;
	}
	wmove(stdscr, p.row, p.col);
	wnoutrefresh(stdscr);
	doupdate();
	term_send();
}

void
paint_redraw(void)
{
	clearok(curscr, TRUE);
}

/* ---- for tests ---- */

/* From curses itself, so that it shows what the terminal will; line drawing as
 * ASCII, so that one picture serves all terminals. */
void
paint_dump(struct buf *b, int row)
{
	static const char acs[] = "qxlkmjtuwvn", plain[] = "-|+++++++++";
	wchar_t wc[CCHARW_MAX + 1];
	const char *at;
	size_t end = b->len;
	attr_t attr;
	cchar_t c;
	short pair;
	int col, i;

	for (col = 0; row >= 0 && row < p.rows && col < p.cols; col++) {
		if (spot_at(row, col)->half == RIGHT_HALF)
			continue;
		memset(wc, 0, sizeof(wc));
		if (mvin_wch(row, col, &c) == ERR || getcchar(&c, wc, &attr, &pair,
		    NULL) == ERR)
			continue;
		if (wc[0] >= 0x2500 && wc[0] < 0x2580)
			wc[0] = wc[0] == 0x2500 ? '-' : wc[0] == 0x2502 ? '|' : '+';
		else if (attr & A_ALTCHARSET && wc[0] < 0x80 && wc[0] &&
		    (at = strchr(acs, (int)wc[0])) != NULL)
			wc[0] = plain[at - acs];
		for (i = 0; wc[i]; i++)
			buf_cp(b, (uint32_t)wc[i]);
		if (wc[0] != L' ' && wc[0])
			end = b->len;
	}
	if (b->len > end)
		buf_splice(b, end, b->len - end, "", 0);
}

enum style
paint_style_at(int row, int col)
{
	return row < 0 || row >= p.rows || col < 0 || col >= p.cols ? STYLE_NORMAL :
	    (enum style)spot_at(row, col)->style;
}

void
paint_cursor_at(int *row, int *col)
{
	*row = p.row;
	*col = p.col;
}

/*
 * gridcolumns.c - the first two steps of a layout: widths of the columns, and
 * their heads broken into lines.
 *
 * Widths are shared out in a fixed order (labels, last year's column, frame,
 * figures), so a wider screen never shows less.  Pure, like gridlayout.c, which
 * puts the lines in order afterwards.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "form/grid.h"
#include "ui/grid/gridview.h"

/* ---- labels ---- */

/* A character of an English word; the bytes of Chinese are none, signed or not. */
static bool
of_word(char c)
{
	return c > ' ' && (unsigned char)c < 0x7f;
}

/* Is there a letter or figure of a word on both sides of s? */
static bool
in_word(const char *s)
{
	return of_word(s[-1]) && of_word(s[0]);
}

/* Bytes that fit, whole words of English: "Sued" of "Sued after" in seven columns, with
 * its blank.  A word wider than that is cut. */
static size_t
fit_words(const char *s, size_t len, int w)
{
	size_t n = text_fit(s, len, w, NULL), k = n;

	if (n == 0 || n == len)
		return n;
	while (k > 0 && k < len && in_word(s + k))
		k--;
	if (k == 0)
		k = n;
	return k < len && s[k] == ' ' ? k + 1 : k;
}

/* Lines when each takes what fits; a character wider than w still takes one. */
static int
greedy_lines(const char *s, size_t len, int w)
{
	int n = 0;
	size_t at = 0, used;

	while (at < len) {
		used = fit_words(s + at, len - at, w);
		if (used == 0)
			used = text_next(s + at, len - at, 0);
		at += used;
		n++;
	}
	return n > 0 ? n : 1;
}

/* The narrowest width that still needs no more lines: 社会公/益组织, not 社会公益/组织. */
static int
even_width(const char *s, size_t len, int w)
{
	int n = greedy_lines(s, len, w), t;

	t = (text_widthn(s, len) + n - 1) / n;
	while (t < w && greedy_lines(s, len, t) > n)
		t++;
	return t;
}

int
grid_label_lines(const char *label, int w)
{
	return greedy_lines(label, strlen(label), w < 1 ? 1 : w);
}

const char *
grid_label_line(const char *label, int w, int i, size_t *n)
{
	size_t len = strlen(label), at = 0, used;
	int t;

	if (w < 1)
		w = 1;
	t = even_width(label, len, w);
	for (;; i--) {
		used = fit_words(label + at, len - at, t);
		if (used == 0 && at < len)
			used = text_next(label + at, len - at, 0);
		if (i == 0 || at >= len)
			break;
		at += used;
	}
	*n = used;
	return label + at;
}

void
grid_label_screen(struct buf *out, const char *label)
{
	size_t n = strlen(label), i, len;
	uint32_t cp;

	for (i = 0; i < n; i += len) {
		len = text_decode(label + i, n - i, &cp);
		if (cp == 0x201C || cp == 0x201D)
			buf_chr(out, '"');
		else if (cp == 0x2018 || cp == 0x2019)
			buf_chr(out, '\'');
		else
			buf_add(out, label + i, len);
	}
}

/* Labels are measured as they are shown. */
static int
shown_width(const char *label)
{
	struct buf b = BUF_INIT;
	int w;

	grid_label_screen(&b, label);
	w = text_width(buf_cstr(&b));
	buf_release(&b);
	return w;
}

/* The first two levels of the official forms, 一、 and （一）, tell themselves apart by
 * their ordinals; deeper ones, and trees of two levels, are indented. */
static int
item_indent(const struct form_block *b, const struct form_item *it)
{
	if (b->rowdepth >= 3)
		return it->depth > 1 ? 2 * (it->depth - 1) : 0;
	return 2 * it->depth;
}

int
layout_indent(const struct layout *l, const struct layout_line *line)
{
	const struct form_block *b;

	if (line->item < 0 || line->fold >= 0)
		return 0;
	b = &l->form->block[l->block[line->block < 0 ? 0 : line->block].block];
	return item_indent(b, &b->row[line->item]);
}

/* "（三）不予公开 1.属于国家秘密", or with less room "（三）1.属于国家秘密". */
static void
folded_label(struct buf *out, const struct form_item *group, const struct form_item *it,
    int room)
{
	const char *label = form_item_brief(group), *end;
	size_t len = strlen(label);

	if (shown_width(label) + shown_width(form_item_brief(it)) > room) {
		end = strstr(label, "）");
		if (end == NULL)
			end = strstr(label, "、");
		len = end == NULL ? 0 : (size_t)(end - label) + strlen("）");
	}
	buf_add(out, label, len);
	grid_label_screen(out, form_item_brief(it));
}

void
layout_label(struct buf *out, const struct layout *l, const struct layout_line *line)
{
	const struct form_block *b;
	const struct form_item *it;
	int room;

	if (line->item < 0)
		return;
	b = &l->form->block[l->block[line->block < 0 ? 0 : line->block].block];
	it = &b->row[line->item];
	room = l->stub_w - l->number_w - layout_indent(l, line);
	if (line->fold >= 0) {
		folded_label(out, &b->row[line->fold], it, room);
		return;
	}
	grid_label_screen(out, it->brief && shown_width(it->label) > room ? it->brief : it->label);
}

/* Of a heading that was folded into the line its number may be all that is left. */
bool
layout_label_whole(const struct layout *l, const struct layout_line *line)
{
	const struct form_block *b = &l->form->block[l->block[line->block < 0 ? 0 :
	    line->block].block];
	const struct form_item *it = line->item < 0 ? NULL : &b->row[line->item];

	return it != NULL && line->fold < 0 && shown_width(it->label) <=
	    l->stub_w - l->number_w - layout_indent(l, line);
}

/* ---- columns ---- */

#define COLUMNS_MAX	512		/* figure columns of one line of the screen */
#define STUB_BRIEF	28		/* what 简称 of rows keep to */
#define STUB_LEAST	10
#define YEAR_W		4		/* 本年 上年 增减; rows with labels have STUB_LEAST */
#define PANE_LEAST	34
#define PANE_MOST	70

struct widths {
	short	 least[COLUMNS_MAX], want[COLUMNS_MAX], w[COLUMNS_MAX];
	int	 n;
	int	 stub_least, stub_want;
};

/* A figure in 万元 may have six decimals: 24252.311082 and its marks. */
static int
decimal_width(const struct form *f, const struct form_block *b, int col)
{
	int r, most = 0, d;

	for (r = 0; r < b->nrow; r++) {
		d = f->cell[b->first_cell + r * b->ncol + col].decimals;
		if (d > most)
			most = d;
	}
	return most > 0 ? 14 : 0;
}

/* Least: the short labels; wanted: the official ones. */
static void
measure_stub(struct layout *l, struct widths *ws)
{
	const struct form_block *b;
	const struct form_item *it;
	int i, k, brief, full, rows = grid_rows(l->form, l->section);
	const char *balance;

	ws->stub_least = ws->stub_want = 0;
	for (i = 0; i < l->nblock; i++) {
		b = &l->form->block[l->block[i].block];
		for (k = 0; k < b->nrowitem; k++) {
			it = &b->row[k];
			if (*it->label == '\0')
				continue;
			brief = item_indent(b, it) + shown_width(form_item_brief(it));
			full = item_indent(b, it) + shown_width(it->label);
			if (brief > STUB_BRIEF)
				brief = STUB_BRIEF;
			if (brief > ws->stub_least)
				ws->stub_least = brief;
			if (full > ws->stub_want)
				ws->stub_want = full;
		}
		balance = layout_balance_brief(l->form, l->block[i].block);
		if (balance && l->kind != LAYOUT_BESIDE) {	/* 勾稽差 and what */
			full = 7 + shown_width(balance);
			if (ws->stub_least < full && full <= STUB_BRIEF)
				ws->stub_least = full;
		}
	}
	if (ws->stub_want == 0) {	/* rows without labels: 本年 上年 增减 */
		l->number_w = rows > 1 ? (rows > 9 ? 3 : 2) : 0;
		ws->stub_least = ws->stub_want = YEAR_W;
	} else {
		l->number_w = rows > 9 ? 3 : 2;
		if (ws->stub_least < STUB_LEAST)
			ws->stub_least = STUB_LEAST;
		if (ws->stub_want < ws->stub_least)
			ws->stub_want = ws->stub_least;
	}
	ws->stub_least += l->number_w;
	ws->stub_want += l->number_w;
}

static void
add_column(struct widths *ws, int least, int want)
{
	if (ws->n >= COLUMNS_MAX)
		return;
	ws->least[ws->n] = (short)least;
	ws->want[ws->n] = (short)(want < least ? least : want);
	ws->n++;
}

/* Least: four digits and their marks (two in a row of blocks); wanted: what the
 * heads need, within reason. */
static void
measure_columns(struct layout *l, struct widths *ws)
{
	const struct form *f = l->form;
	const struct form_block *b;
	int i, c, n = 0, d, least, want, head = 12;

	ws->n = 0;
	for (i = 0; i < l->nblock; i++) {
		b = &f->block[l->block[i].block];
		if (b->ncol > n)
			n = b->ncol;
		for (c = 0; c < b->ncol && b->ncol > 1; c++) {
			d = shown_width(b->col[b->colleaf[c]].label) + 2;
			if (d > head)
				head = d;
		}
	}
	if (head > 24)
		head = 24;
	if (l->kind == LAYOUT_STACK) {
		/* All blocks share the columns of the widest: as printed, a
		 * block with fewer gives its last column the rest. */
		for (c = 0; c < n; c++) {
			least = 6;
			for (i = 0; i < l->nblock; i++) {
				b = &f->block[l->block[i].block];
				if (c < b->ncol - (b->ncol < n)) {
					d = decimal_width(f, b, c);
					if (d > least)
						least = d;
				}
			}
			add_column(ws, least, 24);
		}
		return;
	}
	for (i = 0; i < l->nblock; i++) {
		b = &f->block[l->block[i].block];
		for (c = 0; c < b->ncol; c++) {
			d = decimal_width(f, b, c);
			if (l->kind == LAYOUT_BESIDE) {
				least = 4;
				want = 8;
			} else {
				least = 6;
				want = b->ncol <= 4 ? head : b->ncol <= 6 ? 10 : 7;
			}
			add_column(ws, d > least ? d : least, d > want ? d : want);
		}
	}
}

static int
total(const short *w, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++)
		sum += 1 + w[i];
	return sum;
}

/* Give spare columns out: labels, last year, frame, figures, in this order. */
static void
share_width(struct layout *l, struct widths *ws, int width)
{
	int spare = width - ws->stub_least - total(ws->least, ws->n), take, i;
	bool grew;

	memcpy(ws->w, ws->least, sizeof(ws->w));
	l->stub_w = ws->stub_least;
	if (spare < 0) {
		if (l->stub_w > width / 2)
			l->stub_w = width / 2;
		l->fig_w = width - l->stub_w;
		l->canvas = total(ws->w, ws->n);
		return;
	}
	/* Where last year stands beside each figure the frame comes before long labels. */
	i = l->beside_w > 0 && spare >= 2 ? spare - 2 : spare;
	take = ws->stub_want - ws->stub_least;
	take = take < i ? take : i;
	l->stub_w += take;
	spare -= take;
	if (l->kind == LAYOUT_OUTLINE && l->size.prior && l->pane_w == 0 &&
	    l->beside_w == 0 && l->size.cols >= 132 && spare >= 6) {
		l->prior_w = spare - 1 < 8 ? spare - 1 : 8;
		spare -= 1 + l->prior_w;
	}
	/* 本 for 本年: 15 columns of figures leave one for the frame at 80, it needs two. */
	if (spare == 1 && l->kind == LAYOUT_BESIDE && l->stub_w == YEAR_W) {
		l->stub_w--;
		spare++;
	}
	if (spare >= 1) {
		l->right_bar = true;
		spare--;
	}
	if (spare >= 1) {
		l->left_bar = true;
		spare--;
	}
	do {
		grew = false;
		for (i = 0, take = 0; i < ws->n; i++)
			take += ws->w[i] < ws->want[i];
		if (take > 0 && take <= spare) {
			for (i = 0; i < ws->n; i++)
				if (ws->w[i] < ws->want[i])
					ws->w[i]++;
			spare -= take;
			grew = true;
		}
	} while (grew);
	if (l->kind == LAYOUT_STACK && l->pane_w == 0 && spare < ws->n)
		l->stub_w += spare;
	l->fig_w = l->canvas = total(ws->w, ws->n);
}

/* Widths to places; in a stack every block starts at the left again. */
static void
place_columns(struct layout *l, const struct widths *ws)
{
	struct layout_block *lb;
	bool scrolls = l->canvas > l->fig_w;
	int i, c, k, x, end;

	for (i = 0, k = 0, x = 0; i < l->nblock; i++) {
		lb = &l->block[i];
		lb->col = arena_array(&l->arena, (size_t)lb->ncol, sizeof(*lb->col));
		if (l->kind == LAYOUT_STACK)
			k = x = 0;
		lb->x = (short)x;
		for (c = 0; c < lb->ncol; c++, k++) {
			lb->col[c].x = (short)(x + 1);
			lb->col[c].w = ws->w[k];
			x += 1 + ws->w[k];
		}
		end = lb->col[lb->ncol - 1].x + lb->col[lb->ncol - 1].w;
		if (l->kind == LAYOUT_STACK && !scrolls && end < l->canvas) {
			lb->col[lb->ncol - 1].w =
			    (short)(l->canvas - lb->col[lb->ncol - 1].x);
			end = l->canvas;
		}
		lb->w = (short)(end - lb->x);
	}
}

#define BESIDE_FROM	132		/* columns of the screen */

int
layout_own_w(const struct layout *l, int w)
{
	return w > l->beside_w ? w - l->beside_w : w;
}

int
layout_head_w(const struct layout *l, const struct layout_block *lb,
    const struct layout_head *h)
{
	const struct form_block *b = &l->form->block[lb->block];

	if (l->beside_w == 0 || h->item < 0 || b->col[h->item].leaf < 0)
		return h->w;
	return layout_own_w(l, h->w);
}

/* Last year's figure beside each: in all columns, or where that does not fit in none.
 * The blocks of LAYOUT_BESIDE have it in a row of its own. */
static void
plan_beside_figures(struct layout *l, struct widths *ws)
{
	int w = (l->size.prior_most > 4 ? l->size.prior_most : 4) + 2;

	if (l->kind == LAYOUT_BESIDE || !l->size.prior || l->size.prior_most == 0 ||
	    l->size.cols < BESIDE_FROM ||
	    ws->stub_least + total(ws->least, ws->n) + ws->n * w + 2 > l->size.cols)
		return;
	l->beside_w = w;
	for (int i = 0; i < ws->n; i++) {
		ws->least[i] = (short)(ws->least[i] + w);
		ws->want[i] = (short)(ws->want[i] + w);
	}
}

/* What the table is given before a pane stands beside it.  With last year's figures in
 * it the labels make room for the pane. */
static int
natural_width(const struct layout *l, const struct widths *ws)
{
	int natural = ws->stub_want + total(ws->want, ws->n) + 2;
	int least = natural - (ws->stub_want - ws->stub_least);
	int room = l->size.cols - PANE_LEAST - 1;

	return l->beside_w > 0 && natural > room && least <= room ? room : natural;
}

void
layout_plan_columns(struct layout *l)
{
	struct widths ws;
	int natural, x;

	measure_stub(l, &ws);
	measure_columns(l, &ws);
	plan_beside_figures(l, &ws);
	natural = natural_width(l, &ws);
	if (l->size.cols - natural > PANE_LEAST) {
		l->pane_w = l->size.cols - natural - 1;
		if (l->pane_w > PANE_MOST)
			l->pane_w = PANE_MOST;
		l->pane_x = natural + 1;
		share_width(l, &ws, natural);
	} else
		share_width(l, &ws, l->size.cols);
	place_columns(l, &ws);
	l->x = 0;
	x = l->left_bar ? 1 : 0;
	l->stub_x = x;
	l->fig_x = x += l->stub_w;
	x += l->fig_w;
	if (l->prior_w > 0) {
		l->prior_x = x + 1;
		x += 1 + l->prior_w;
	}
	l->w = x + (l->right_bar ? 1 : 0);
}

/* ---- column heads ---- */

/* Would an English word of the label have to be cut? */
static bool
cuts_word(const char *s, int w)
{
	int n = 0;

	for (; *s != '\0'; s++) {
		n = of_word(*s) ? n + 1 : 0;
		if (n > w)
			return true;
	}
	return false;
}

/* 简称 only where it saves lines or words: 商业/企业 is better than 企业. */
static const char *
head_label(const struct form_item *it, int w)
{
	if (it->brief && cuts_word(it->label, w))
		return it->brief;
	if (it->brief && grid_label_lines(it->label, w) > 2 &&
	    grid_label_lines(it->brief, w) < grid_label_lines(it->label, w))
		return it->brief;
	return it->label;
}

static int
head_lines(const char *label, int w)
{
	int n = grid_label_lines(label, w);

	return n < HEAD_LINES ? n : HEAD_LINES;
}

/*
 * The heads are the boxes of the printed grid: which of them stand over the blocks
 * from a to z - 1, and where, is decided there alone (form/grid.c).  A caption is a
 * head only where blocks stand beside each other; else it has a line of its own.
 */
struct heads {
	struct layout	*l;
	const struct grid *grid;
	int		 a, z;		/* blocks of the layout */
	bool		 overall;	/* with the heads over all columns of a block */
	bool		 ruled;		/* a rule between two levels */
	int		 level[FORM_DEPTH_MAX + 4];	/* of each line of the grid, see below */
	int		 first, lines;	/* lines of the grid */
	int		 levels;
	int		 h[FORM_DEPTH_MAX + 4];	/* lines of the screen of each level */
};

static bool
is_head(const struct heads *hs, const struct grid_box *box)
{
	const struct layout_block *block = hs->l->block;

	if (box->block < block[hs->a].block || box->block > block[hs->z - 1].block)
		return false;
	if (box->kind == GRID_CAPTION)
		return hs->overall && hs->l->kind == LAYOUT_BESIDE;
	return box->kind == GRID_COLHEAD && (hs->overall || box->item >= 0);
}

/* Level i is the i-th line of the grid in which a head begins: a line that is only
 * there for blocks elsewhere costs nothing. */
static void
number_levels(struct heads *hs)
{
	bool begins[FORM_DEPTH_MAX + 4] = { false };
	int end = 0;

	hs->first = hs->grid->nrow;
	for (int i = 0; i < hs->grid->nbox; i++) {
		const struct grid_box *box = &hs->grid->box[i];

		if (!is_head(hs, box))
			continue;
		if (box->row < hs->first)	/* reading order: the first one does */
			hs->first = box->row;
		begins[box->row - hs->first] = true;
		if (box->row + box->rowspan > end)
			end = box->row + box->rowspan;
	}
	hs->lines = end - hs->first;
	hs->levels = 0;
	for (int i = 0; i < hs->lines; i++) {
		hs->level[i] = hs->levels;
		hs->levels += begins[i];
	}
	hs->level[hs->lines] = hs->levels;
}

/* Where a head stands, its height left out; y counts levels. */
static void
head_of(const struct heads *hs, const struct grid_box *box, struct layout_head *hd)
{
	const struct layout_block *lb = &hs->l->block[box->block - hs->l->block[0].block];
	const struct form_block *b = &hs->l->form->block[box->block];
	const struct form_item *it = box->item < 0 ? NULL : &b->col[box->item];
	const struct layout_column *from, *to;

	hd->item = box->item;
	hd->x = (short)(lb->x + 1);
	hd->w = (short)(lb->w - 1);
	if (it != NULL) {
		from = &lb->col[it->first_leaf];
		to = &lb->col[it->first_leaf + it->nleaf - 1];
		hd->x = from->x;
		hd->w = (short)(to->x + to->w - from->x);
	}
	hd->label = it != NULL ? head_label(it, layout_head_w(hs->l, lb, hd)) : box->label;
	hd->y = (short)hs->level[box->row - hs->first];
	hd->h = (short)(hs->level[box->row + box->rowspan - hs->first] - hd->y);
}

/* Lines of the screen that n levels from "at" on have, with the rules between. */
static int
levels_height(const struct heads *hs, int at, int n)
{
	int sum = hs->ruled && n > 0 ? n - 1 : 0;

	for (int i = at; i < at + n; i++)
		sum += hs->h[i];
	return sum;
}

/* First the heads of one level, then those of several, which use the lines of all. */
static void
measure_heads(struct heads *hs)
{
	struct layout_head hd;
	int missing;

	for (int several = 0; several < 2; several++)
		for (int i = 0; i < hs->grid->nbox; i++) {
			const struct grid_box *box = &hs->grid->box[i];

			if (!is_head(hs, box))
				continue;
			head_of(hs, box, &hd);
			if ((hd.h > 1) != several)
				continue;
			missing = head_lines(hd.label, layout_head_w(hs->l,
			    &hs->l->block[box->block - hs->l->block[0].block], &hd)) -
			    levels_height(hs, hd.y, hd.h);
			if (missing > 0)
				hs->h[hd.y + hd.h - 1] += missing;
		}
}

static void
place_heads(const struct heads *hs)
{
	struct layout *l = hs->l;
	int i, height = levels_height(hs, 0, hs->levels);

	for (i = hs->a; i < hs->z; i++) {
		l->block[i].headlines = (short)height;
		l->block[i].nhead = 0;
		l->block[i].head = arena_array(&l->arena,
		    (size_t)l->form->block[l->block[i].block].ncolitem + 2,
		    sizeof(*l->block[i].head));
	}
	for (i = 0; i < hs->grid->nbox; i++) {
		const struct grid_box *box = &hs->grid->box[i];
		struct layout_block *lb = &l->block[box->block - l->block[0].block];
		struct layout_head *hd;
		int level;

		if (!is_head(hs, box))
			continue;
		hd = &lb->head[lb->nhead++];
		head_of(hs, box, hd);
		level = hd->y;
		hd->y = (short)(levels_height(hs, 0, level) + (hs->ruled && level > 0));
		hd->h = (short)levels_height(hs, level, hd->h);
	}
}

int
layout_plan_heads(struct layout *l, int a, int z, bool overall, bool ruled, bool place)
{
	struct heads hs = {
		.l = l, .grid = l->form->section[l->section].grid, .a = a, .z = z,
		.overall = overall, .ruled = ruled
	};

	number_levels(&hs);
	for (int i = 0; i < hs.levels; i++)
		hs.h[i] = 1;
	measure_heads(&hs);
	if (place)
		place_heads(&hs);
	return levels_height(&hs, 0, hs.levels);
}

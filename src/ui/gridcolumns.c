/*
 * gridcolumns.c - the first two steps of a layout: widths of the columns, and
 * their heads broken into lines.
 *
 * Widths are shared out in a fixed order (labels, last year's column, frame,
 * figures), so a wider screen never shows less.  Pure, like gridlayout.c, which
 * puts the lines in order afterwards.
 */
#include <string.h>
#include "gridview.h"

/* ---- labels ---- */

/* Lines when each takes what fits; a character wider than w still takes one. */
static int
greedy_lines(const char *s, size_t len, int w)
{
	int n = 0;
	size_t at = 0, used;

	while (at < len) {
		used = text_fit(s + at, len - at, w, NULL);
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
label_lines(const char *label, int w)
{
	return greedy_lines(label, strlen(label), w < 1 ? 1 : w);
}

const char *
label_line(const char *label, int w, int i, size_t *n)
{
	size_t len = strlen(label), at = 0, used;
	int t;

	if (w < 1)
		w = 1;
	t = even_width(label, len, w);
	for (;; i--) {
		used = text_fit(label + at, len - at, t, NULL);
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
label_screen(struct buf *out, const char *label)
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

	label_screen(&b, label);
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
	label_screen(out, form_item_brief(it));
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
	label_screen(out, it->brief && shown_width(it->label) > room ? it->brief : it->label);
}

/* ---- columns ---- */

#define COLUMNS_MAX	512		/* figure columns of one line of the screen */
#define STUB_BRIEF	28		/* what 简称 of rows keep to */
#define STUB_LEAST	10
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
		ws->stub_least = ws->stub_want = 4;
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
	take = ws->stub_want - ws->stub_least;
	take = take < spare ? take : spare;
	l->stub_w += take;
	spare -= take;
	if (l->kind == LAYOUT_OUTLINE && l->size.prior && l->pane_w == 0 &&
	    l->size.cols >= 132 && spare >= 6) {
		l->prior_w = spare - 1 < 8 ? spare - 1 : 8;
		spare -= 1 + l->prior_w;
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

void
layout_plan_columns(struct layout *l)
{
	struct widths ws;
	int natural, x;

	measure_stub(l, &ws);
	measure_columns(l, &ws);
	natural = ws.stub_want + total(ws.want, ws.n) + 2;
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

/* 简称 only where it saves lines: 商业/企业 is better than 企业. */
static const char *
head_label(const struct form_item *it, int w)
{
	if (it->brief && label_lines(it->label, w) > 2 &&
	    label_lines(it->brief, w) < label_lines(it->label, w))
		return it->brief;
	return it->label;
}

static int
head_lines(const char *label, int w)
{
	int n = label_lines(label, w);

	return n < HEAD_LINES ? n : HEAD_LINES;
}

/* Blocks beside each other need a name over their columns. */
static const char *
overall_label(const struct layout *l, const struct form_block *b)
{
	if (*b->colhead == '\0' && l->kind == LAYOUT_BESIDE)
		return b->title;
	return b->colhead;
}

static void
item_extent(const struct layout_block *lb, const struct form_item *it, short *x, short *w)
{
	const struct layout_column *a = &lb->col[it->first_leaf];
	const struct layout_column *z = &lb->col[it->first_leaf + it->nleaf - 1];

	*x = a->x;
	*w = (short)(z->x + z->w - a->x);
}

/* Raise h[] to what one block needs at its levels. */
static void
head_heights(const struct layout *l, const struct layout_block *lb, bool overall, int levels,
    int *h)
{
	const struct form_block *b = &l->form->block[lb->block];
	const struct form_item *it;
	int i, level, n, lift = overall ? levels - b->coldepth - 1 : 0;
	short x, w;

	if (overall && h[0] < 1)
		h[0] = 1;
	for (i = 0; i < b->ncolitem; i++) {
		it = &b->col[i];
		level = it->depth + overall + lift;
		item_extent(lb, it, &x, &w);
		n = head_lines(head_label(it, w), w);
		if (it->leaf >= 0 && level < levels - 1)
			n = 1;		/* it may use the lines of the levels below */
		if (h[level] < n)
			h[level] = n;
	}
}

/*
 * The heads of a block.  Level i begins under the levels above it and, "ruled",
 * under the rules between them; a head without children reaches to the bottom.
 * Where a neighbour has more levels the top one of this block is the taller, so
 * that the heads over the figures stand on one line.
 */
static void
place_heads(struct layout *l, struct layout_block *lb, bool overall, bool ruled,
    const int *h, int levels)
{
	const struct form_block *b = &l->form->block[lb->block];
	const struct form_item *it;
	struct layout_head *hd;
	int i, k, level, y, lift;

	overall = overall && *overall_label(l, b) != '\0';
	lift = levels - b->coldepth - overall;
	lb->headlines = (short)(ruled ? levels - 1 : 0);
	for (i = 0; i < levels; i++)
		lb->headlines = (short)(lb->headlines + h[i]);
	lb->head = arena_array(&l->arena, (size_t)b->ncolitem + 1, sizeof(*lb->head));
	lb->nhead = 0;
	if (overall) {
		hd = &lb->head[lb->nhead++];
		hd->label = overall_label(l, b);
		hd->item = -1;
		hd->x = (short)(lb->x + 1);
		hd->w = (short)(lb->w - 1);
		hd->y = 0;
		for (k = 0, hd->h = 0; k <= lift; k++)
			hd->h = (short)(hd->h + h[k] + (ruled && k > 0));
	}
	for (i = 0; i < b->ncolitem; i++) {
		it = &b->col[i];
		level = it->depth + overall + (overall ? lift : 0);
		for (k = 0, y = 0; k < level; k++)
			y += h[k] + ruled;
		hd = &lb->head[lb->nhead++];
		item_extent(lb, it, &hd->x, &hd->w);
		hd->label = head_label(it, hd->w);
		hd->item = (short)i;
		hd->y = (short)y;
		hd->h = (short)(it->leaf >= 0 ? lb->headlines - y : h[level]);
	}
}

int
layout_plan_heads(struct layout *l, int a, int z, bool overall, bool ruled, bool place)
{
	int h[FORM_DEPTH_MAX + 2] = { 0 }, i, levels = 0, n;

	for (i = a; i < z; i++) {
		n = l->form->block[l->block[i].block].coldepth +
		    (overall && *overall_label(l, &l->form->block[l->block[i].block]) != '\0');
		if (n > levels)
			levels = n;
	}
	for (i = a; i < z; i++)
		head_heights(l, &l->block[i], overall &&
		    *overall_label(l, &l->form->block[l->block[i].block]) != '\0', levels, h);
	for (i = 0, n = ruled ? levels - 1 : 0; i < levels; i++) {
		if (h[i] == 0)
			h[i] = 1;
		n += h[i];
	}
	for (i = a; place && i < z; i++)
		place_heads(l, &l->block[i], overall, ruled, h, levels);
	return n;
}

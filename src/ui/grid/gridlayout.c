/*
 * gridlayout.c - form, section and screen size to placed lines and columns.
 *
 * A pure function of its arguments: it sees no report, no curses and no state,
 * so that every size of screen and every form can be tested without a terminal.
 *
 * First the columns are given widths and their heads are broken into lines
 * (gridcolumns.c), then the lines are put in order: what the table needs first, and ornament
 * (rules, titles, overall headings) while there is room for it.
 *
 * Invariants:
 *  (1) Every cell of the section has exactly one place.
 *  (2) Without sideways scrolling no column reaches past the last screen column.
 *  (3) nhead + window + nfoot = height; body lines are seen window at a time.
 *
 * The layout owns one arena with all its arrays.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "ui/grid/gridview.h"

/* ---- lines ---- */

static struct layout_line *
add_line(struct layout_line *list, int *n, enum layout_line_kind kind, int block)
{
	struct layout_line *line = &list[(*n)++];

	line->kind = kind;
	line->block = (short)block;
	line->row = line->item = line->fold = line->y = -1;
	return line;
}

/* All lines of the heads of a block. */
static void
add_heads(struct layout *l, struct layout_line *list, int *n, int block)
{
	int y, lines = l->block[block < 0 ? 0 : block].headlines;

	for (y = 0; y < lines; y++)
		add_line(list, n, LAY_HEAD, block)->y = (short)y;
}

const char *
layout_balance_brief(const struct form *f, int block)
{
	int i, k;

	for (i = 0; i < f->ncheck; i++) {
		if (f->check[i].formula || f->check[i].quant != QUANT_EACH_COLUMN ||
		    f->check[i].brief == NULL)
			continue;
		for (k = 0; k < f->check[i].ncase; k++)
			if (f->kase[f->check[i].first_case + k].block == block)
				return f->check[i].brief;
	}
	return NULL;
}

static bool
has_balance(const struct form *f, int block)
{
	return layout_balance_brief(f, block) != NULL;
}

/* Rows of a block as an outline; folding puts a heading of depth "fold" into the
 * line of its first row. */
static void
add_rows(struct layout *l, int block, int fold)
{
	struct layout_block *lb = &l->block[block];
	const struct form_block *b = &l->form->block[lb->block];
	struct layout_line *line;
	int i, held = -1;

	for (i = 0; i < b->nrowitem; i++) {
		if (b->row[i].leaf < 0) {
			if (b->row[i].depth >= fold && i + 1 < b->nrowitem &&
			    b->row[i + 1].leaf >= 0) {
				held = i;
				continue;
			}
			line = add_line(l->body, &l->nbody, LAY_GROUP, block);
			line->item = (short)i;
			continue;
		}
		lb->line[b->row[i].leaf] = (short)l->nbody;
		line = add_line(l->body, &l->nbody, LAY_ROW, block);
		line->item = (short)i;
		line->row = (short)b->row[i].leaf;
		line->fold = (short)held;
		held = -1;
	}
}

/* Lines add_rows() is going to add. */
static int
count_rows(const struct form_block *b, int fold)
{
	int i, n = 0;

	for (i = 0; i < b->nrowitem; i++)
		n += !(b->row[i].leaf < 0 && b->row[i].depth >= fold &&
		    i + 1 < b->nrowitem && b->row[i + 1].leaf >= 0);
	return n;
}

/* Take one of the spare lines for an ornament. */
static bool
afford(int *spare, int lines)
{
	if (*spare < lines)
		return false;
	*spare -= lines;
	return true;
}

/* The heads and the balance line stay in sight; what is left over after all rows
 * goes to ornament, most useful first. */
static void
plan_outline(struct layout *l)
{
	const struct form_block *b = &l->form->block[l->block[0].block];
	bool foot = has_balance(l->form, l->block[0].block);
	bool under = false, over = false, bottom = false, overall = false, ruled = false;
	bool top = false;
	int text = l->size.intro + l->size.under, lines, spare, fold = FORM_DEPTH_MAX, need;

	lines = layout_plan_heads(l, 0, 1, false, false, false);
	spare = l->height - lines - foot - text - count_rows(b, fold);
	if (spare < 0 && spare + count_rows(b, fold) - count_rows(b, b->rowdepth - 2) >= 0 &&
	    b->rowdepth > 1) {
		fold = b->rowdepth - 2;
		spare = 0;
	}
	if (spare > 0) {
		under = afford(&spare, 1);
		over = foot && afford(&spare, 1);
		l->titled = afford(&spare, 1);
		top = afford(&spare, 1);
		bottom = afford(&spare, 1);
		need = layout_plan_heads(l, 0, 1, true, false, false) - lines;
		overall = *b->colhead != '\0' && afford(&spare, need);
		need = layout_plan_heads(l, 0, 1, overall, true, false) -
		    layout_plan_heads(l, 0, 1, overall, false, false);
		ruled = afford(&spare, need);
	}
	(void)layout_plan_heads(l, 0, 1, overall, ruled, true);
	if (l->titled)
		add_line(l->head, &l->nhead, LAY_TITLE, -1);
	if (top)
		add_line(l->head, &l->nhead, LAY_RULE, 0);
	add_heads(l, l->head, &l->nhead, 0);
	if (under)
		add_line(l->head, &l->nhead, LAY_RULE, 0);
	if (l->size.intro)
		add_line(l->body, &l->nbody, LAY_INTRO, -1);
	add_rows(l, 0, fold);
	if (l->size.under)
		add_line(l->body, &l->nbody, LAY_UNDER, -1);
	if (over)
		add_line(l->foot, &l->nfoot, LAY_RULE, 0);
	if (foot)
		add_line(l->foot, &l->nfoot, LAY_BALANCE, 0);
	if (bottom)
		add_line(l->foot, &l->nfoot, LAY_RULE, 0);
}

#define RULED_HEIGHT	24

/* Heads belong to their blocks and scroll with them; only the title stays. */
static void
plan_stack(struct layout *l)
{
	int i, need = 1 + l->size.intro + l->size.under, spare;
	bool ruled;

	for (i = 0; i < l->nblock; i++) {
		need += 1 + layout_plan_heads(l, i, i + 1, true, false, true) +
		    l->form->block[l->block[i].block].nrowitem +
		    has_balance(l->form, l->block[i].block);
	}
	spare = l->height - need;
	l->titled = afford(&spare, 1);
	/* On a usual screen the heads go without rules: each one is 240 bytes. */
	ruled = l->height >= RULED_HEIGHT && afford(&spare, l->nblock);
	if (!l->titled)
		l->titled = need > l->height;	/* scrolls: the title stays in sight */
	if (l->titled)
		add_line(l->head, &l->nhead, LAY_TITLE, -1);
	if (l->size.intro)
		add_line(l->body, &l->nbody, LAY_INTRO, -1);
	for (i = 0; i < l->nblock; i++) {
		add_line(l->body, &l->nbody, LAY_CAPTION, i);
		add_heads(l, l->body, &l->nbody, i);
		if (ruled)
			add_line(l->body, &l->nbody, LAY_RULE, i);
		add_rows(l, i, FORM_DEPTH_MAX);
		if (has_balance(l->form, l->block[i].block))
			add_line(l->body, &l->nbody, LAY_BALANCE, i);
	}
	add_line(l->body, &l->nbody, LAY_RULE, l->nblock - 1);
	if (l->size.under)
		add_line(l->body, &l->nbody, LAY_UNDER, -1);
}

/* One grid of all blocks, each row followed by last year and the difference. */
static void
plan_beside(struct layout *l)
{
	const struct form_block *b = &l->form->block[l->block[0].block];
	bool prior = l->size.prior, under, top, bottom, ruled, apart;
	int lines = layout_plan_heads(l, 0, l->nblock, true, false, false);
	int fixed = lines + l->size.intro + l->size.under, spare, r, i, last = -1;
	struct layout_line *line;

	/* The rows of last year and of the differences go first. */
	if (fixed + 3 * b->nrow + b->nrowitem - b->nrow > l->height)
		prior = false;
	spare = l->height - fixed - b->nrowitem - (prior ? 2 * b->nrow : 0);
	under = afford(&spare, 1);
	top = afford(&spare, 1);
	bottom = afford(&spare, 1);
	l->titled = afford(&spare, 1);
	ruled = afford(&spare, layout_plan_heads(l, 0, l->nblock, true, true, false) - lines);
	apart = prior && afford(&spare, b->nrow);
	(void)layout_plan_heads(l, 0, l->nblock, true, ruled, true);

	if (l->titled)
		add_line(l->head, &l->nhead, LAY_TITLE, -1);
	if (top)
		add_line(l->head, &l->nhead, LAY_RULE, -1);
	add_heads(l, l->head, &l->nhead, -1);
	if (under)
		add_line(l->head, &l->nhead, LAY_RULE, -1);
	if (l->size.intro)
		add_line(l->body, &l->nbody, LAY_INTRO, -1);
	for (r = 0; r < b->nrowitem; r++) {
		line = add_line(l->body, &l->nbody,
		    b->row[r].leaf < 0 ? LAY_GROUP : LAY_ROW, -1);
		line->item = (short)r;
		if (b->row[r].leaf < 0)
			continue;
		last = b->row[r].leaf;
		line->row = (short)last;
		for (i = 0; i < l->nblock; i++)
			l->block[i].line[last] = (short)(l->nbody - 1);
		if (!prior)
			continue;
		if (apart)
			add_line(l->body, &l->nbody, LAY_RULE, -1);
		add_line(l->body, &l->nbody, LAY_PRIOR, -1)->row = (short)last;
		add_line(l->body, &l->nbody, LAY_DIFF, -1)->row = (short)last;
	}
	if (bottom)
		add_line(l->body, &l->nbody, LAY_RULE, -1);
	if (l->size.under)
		add_line(l->body, &l->nbody, LAY_UNDER, -1);
}

/* ---- the whole ---- */

/* Arrays for the most lines any plan can ask for. */
static void
allocate(struct layout *l)
{
	const struct form_block *b;
	size_t lines = 16;
	int i;

	for (i = 0; i < l->nblock; i++) {
		b = &l->form->block[l->block[i].block];
		l->block[i].ncol = (short)b->ncol;
		l->block[i].nrow = (short)b->nrow;
		l->block[i].line = arena_array(&l->arena, (size_t)b->nrow,
		    sizeof(*l->block[i].line));
		lines += 4 * (size_t)b->nrowitem + 8 +
		    (size_t)(b->coldepth + 2) * (HEAD_LINES + 1);
	}
	l->head = arena_array(&l->arena, lines, sizeof(*l->head));
	l->body = arena_array(&l->arena, lines, sizeof(*l->body));
	l->foot = arena_array(&l->arena, lines, sizeof(*l->foot));
}

struct layout *
layout_new(const struct form *f, int section, const struct layout_size *size)
{
	struct layout *l = mem_zero(sizeof(*l));
	int first, i;

	arena_init(&l->arena);
	l->form = f;
	l->section = section;
	l->size = *size;
	l->top = LAYOUT_TOP;
	l->height = size->rows - LAYOUT_TOP - LAYOUT_BOTTOM;
	if (l->height < 1)
		l->height = 1;
	l->nblock = grid_blocks(f, section, &first);
	l->block = arena_array(&l->arena, (size_t)l->nblock + 1, sizeof(*l->block));
	for (i = 0; i < l->nblock; i++)
		l->block[i].block = (short)(first + i);
	l->kind = grid_beside(f, section) ? LAYOUT_BESIDE :
	    l->nblock == 1 ? LAYOUT_OUTLINE : LAYOUT_STACK;
	if (l->nblock == 0)
		return l;
	allocate(l);
	layout_plan_columns(l);
	switch (l->kind) {
	case LAYOUT_OUTLINE:
		plan_outline(l);
		break;
	case LAYOUT_STACK:
		plan_stack(l);
		break;
	case LAYOUT_BESIDE:
		plan_beside(l);
		break;
	}
	l->window = l->height - l->nhead - l->nfoot;
	if (l->window < 3) {		/* heads and foot leave no room: the rows count */
		l->nhead = l->nfoot = 0;
		l->window = l->height;
	}
	if (l->window >= l->nbody) {
		l->rest_y = l->top + l->nhead + l->nbody + l->nfoot;
		l->rest_h = l->top + l->height - l->rest_y;
		l->window = l->nbody;
	}
	return l;
}

void
layout_free(struct layout *l)
{
	if (l == NULL)
		return;
	arena_release(&l->arena);
	free(l);
}

bool
layout_cell(const struct layout *l, int cell, struct layout_place *out)
{
	const struct form_cell *fc;
	const struct layout_block *lb;
	int i;

	if (cell < 0 || cell >= l->form->ncell)
		return false;
	fc = &l->form->cell[cell];
	for (i = 0; i < l->nblock; i++) {
		lb = &l->block[i];
		if (lb->block != fc->block)
			continue;
		out->line = lb->line[fc->row];
		out->x = lb->col[fc->col].x;
		out->w = lb->col[fc->col].w;
		return true;
	}
	return false;
}

int
layout_cell_near(const struct layout *l, int line, int x)
{
	const struct layout_line *ln;
	const struct form_block *b;
	int i, c, d, best = -1, least = INT_MAX;

	if (line < 0 || line >= l->nbody || l->body[line].kind != LAY_ROW)
		return -1;
	ln = &l->body[line];
	for (i = 0; i < l->nblock; i++) {
		if (ln->block >= 0 && ln->block != i)
			continue;
		b = &l->form->block[l->block[i].block];
		for (c = 0; c < b->ncol; c++) {
			const struct layout_column *col = &l->block[i].col[c];

			d = x < col->x ? col->x - x :
			    x >= col->x + col->w ? x - col->x - col->w + 1 : 0;
			if (d < least) {
				least = d;
				best = b->first_cell + ln->row * b->ncol + c;
			}
		}
	}
	return best;
}

int
layout_top(const struct layout *l, int top, int line)
{
	int step = l->window > 4 ? l->window - 2 : 1, last = l->nbody - l->window;

	if (last <= 0)
		return 0;
	if (top < 0)
		top = 0;
	if (top > last)
		top = last;
	if (line >= top + l->window) {
		for (top = 0; line >= top + l->window && top < last; )
			top += step;
	} else if (line < top) {
		for (top = 0; top + step <= line && top < last; )
			top += step;
	}
	return top < last ? top : last;
}

int
layout_left(const struct layout *l, int left, const struct layout_place *p)
{
	if (l->canvas <= l->fig_w)
		return 0;
	if (p->x - 1 < left)
		return p->x - 1;
	/* Whole columns: move right bar by bar until the column fits. */
	while (p->x + p->w - left > l->fig_w && left < p->x - 1) {
		const struct layout_block *lb;
		int i, c, next = p->x - 1;

		for (i = 0; i < l->nblock; i++) {
			lb = &l->block[i];
			for (c = 0; c < lb->ncol; c++)
				if (lb->col[c].x - 1 > left && lb->col[c].x - 1 < next)
					next = lb->col[c].x - 1;
		}
		left = next;
	}
	return left;
}

bool
layout_bar(const struct layout *l, const struct layout_line *line, int left, int x)
{
	const struct layout_block *lb;
	int i, k, cx;

	if (line->kind == LAY_TITLE || line->kind == LAY_RULE || line->kind == LAY_CAPTION)
		return false;
	if ((l->left_bar && x == l->x) || (l->right_bar && x == l->x + l->w - 1))
		return true;
	if (line->kind == LAY_INTRO || line->kind == LAY_UNDER)
		return false;
	if (l->prior_w > 0 && x == l->prior_x - 1)
		return true;
	if (x < l->fig_x || x >= l->fig_x + l->fig_w)
		return false;
	cx = x - l->fig_x + left;
	for (i = 0; i < l->nblock; i++) {
		if (line->block >= 0 && line->block != i)
			continue;
		lb = &l->block[i];
		if (line->kind != LAY_HEAD) {
			for (k = 0; k < lb->ncol; k++)
				if (lb->col[k].x - 1 == cx)
					return true;
			continue;
		}
		for (k = 0; k < lb->nhead; k++)
			if (lb->head[k].x - 1 == cx && line->y >= lb->head[k].y &&
			    line->y < lb->head[k].y + lb->head[k].h)
				return true;
	}
	return false;
}

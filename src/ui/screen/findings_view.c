/*
 * findings_view.c - F8: every finding, every empty cell and text still to be written, and
 * the way to them.
 *
 * The list is made from ui->findings at each drawing; what is remembered is only
 * the number of the line and the filter.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

/* Lines under the list for the whole message: fewer in a low window. */
#define DETAIL_ROWS(ui) ((ui)->rows < 20 ? 3 : 5)

enum filter { FILTER_ALL, FILTER_ERROR, FILTER_WARNING, FILTER_HINT, FILTER_EMPTY,
	FILTER_TEXT, FILTER__MAX };

struct findview {
	struct view	 view;
	enum filter	 filter;
	int		*item;		/* finding number, or -1 - cell of an empty one */
	size_t		 n, cap;
	size_t		 at, top;
};

/* ---- the list ---- */

static void
add(struct findview *fv, int item)
{
	fv->item = mem_grow(fv->item, fv->n, &fv->cap, sizeof(*fv->item));
	fv->item[fv->n++] = item;
}

static bool
shows(enum filter f, const struct finding *fd)
{
	return f == FILTER_ALL || (fd->open_text ? f == FILTER_TEXT :
	    (int)f == (int)fd->level + 1);
}

static void
gather(struct findview *fv, struct ui *ui)
{
	const struct report *r = ui->report;
	size_t i;
	int c;

	fv->n = 0;
	for (i = 0; i < ui->findings.n; i++) {
		const struct finding *f = &ui->findings.item[i];

		if (fv->filter == FILTER_ALL && finding_in_cells(r, f))
			for (c = 0; c < f->ncell; c++)
				add(fv, -1 - f->cell[c]);
		else if (shows(fv->filter, f))
			add(fv, (int)i);
	}
	for (c = 0; c < r->form->ncell; c++)
		if ((fv->filter == FILTER_EMPTY ||
		    (fv->filter == FILTER_ALL && !r->cell[c].open)) &&
		    !r->form->cell[c].computed && cell_empty(&r->cell[c]))
			add(fv, -1 - c);
	if (fv->at >= fv->n)
		fv->at = fv->n > 0 ? fv->n - 1 : 0;
}

static const struct finding *
finding_of(const struct findview *fv, struct ui *ui, size_t k)
{
	return k < fv->n && fv->item[k] >= 0 ? &ui->findings.item[fv->item[k]] : NULL;
}

static const struct view_class findings_class;

const struct finding *
screen_findings_selected(struct ui *ui)
{
	struct view *top = ui_top(ui);
	struct findview *fv;

	if (ui->report == NULL || !view_is(top, &findings_class))
		return NULL;
	fv = (struct findview *)top;
	return finding_of(fv, ui, fv->at);
}

/* How many lines all of it has. */
static int
count_all(const struct report *r, const struct findings *f)
{
	int n = (int)f->n + f->open.empty;

	for (size_t i = 0; i < f->n; i++)
		n -= finding_in_cells(r, &f->item[i]);
	return n;
}

/* ---- drawing ---- */

static const enum style level_styles[LEVEL__MAX] = { STYLE_ERROR, STYLE_WARNING, STYLE_HINT };
static const enum msg level_msgs[LEVEL__MAX] = {
	MSG_UI_FIND_ERROR, MSG_UI_FIND_WARNING, MSG_UI_FIND_HINT
};

static void
draw_head(struct findview *fv, struct ui *ui, int row)
{
	static const enum msg name[FILTER__MAX] = {
		MSG_UI_FIND_ALL, MSG_UI_FIND_ERROR, MSG_UI_FIND_WARNING, MSG_UI_FIND_HINT,
		MSG_UI_FIND_EMPTY, MSG_UI_FIND_TEXT
	};
	const struct findings *f = &ui->findings;
	const int count[FILTER__MAX] = {
		count_all(ui->report, f), f->open.error, f->count[LEVEL_WARNING],
		f->count[LEVEL_HINT], f->open.empty, f->open.text
	};
	struct buf b = BUF_INIT;
	int i, col = 1;

	paint_fill(row, 0, ui->cols, STYLE_TAB);
	for (i = 0; i < FILTER__MAX; i++) {
		buf_reset(&b);
		buf_printf(&b, i == (int)fv->filter ? "[%s%d]" : " %s%d ", ui_text(ui, name[i]),
		    count[i]);
		col += paint_run(row, col, ui->cols - col, i == (int)fv->filter ? STYLE_TAB_ON :
		    STYLE_TAB, buf_cstr(&b), b.len);
	}
	buf_release(&b);
}

/* Row and column of a cell; a long row gives way, the column tells cells apart. */
static void
cell_short(struct buf *b, const struct form *f, int cell, int columns)
{
	const char *row = form_item_brief(form_cell_row(f, cell));
	const char *col = form_item_brief(form_cell_col(f, cell));
	int room = columns - text_width(col) - 2;

	if (room < 8 || text_width(row) + text_width(col) + 2 <= columns)
		buf_str(b, row);
	else
		text_pad_dots(b, row, room);
	buf_printf(b, " %s", col);
}

/* A line of the list in words. */
struct line {
	struct buf	 where, text;
	const char	*level, *code, *mark;
	enum style	 style;		/* of the level */
};

static void
line_of_finding(struct line *l, struct ui *ui, const struct finding *f)
{
	finding_where(&l->where, ui->report, f, ui->lang);
	finding_text(&l->text, ui->report, f, ui->lang);
	l->level = ui_text(ui, f->open_text ? MSG_UI_FIND_TEXT : level_msgs[f->level]);
	l->style = f->open_text ? STYLE_NORMAL : level_styles[f->level];
	l->code = f->code;
	if (f->reason)
		l->mark = ui_text(ui, MSG_UI_FIND_EXPLAINED);
	else if (f->level == LEVEL_WARNING)
		l->mark = ui_text(ui, MSG_UI_FIND_OPEN);
}

/* An empty cell; of one that was not read, why. */
static void
line_of_cell(struct line *l, struct ui *ui, int cell, int columns)
{
	bool open = ui->report->cell[cell].open;

	cell_short(&l->where, ui_form(ui), cell, columns);
	l->level = ui_text(ui, open ? MSG_UI_GRID_OPEN_WORD : MSG_UI_FIND_EMPTY);
	l->style = open ? level_styles[LEVEL_ERROR] : STYLE_NORMAL;
	if (open) {
		l->code = source_code(SOURCE_F606);
		cell_why_open(&l->text, ui->report, cell, ui->lang);
	} else {
		buf_str(&l->text, ui_text(ui, MSG_UI_FIND_IS_EMPTY));
	}
}

static void
draw_item(struct findview *fv, struct ui *ui, size_t k, int row)
{
	const struct finding *f = finding_of(fv, ui, k);
	enum style base = k == fv->at ? STYLE_SELECT : STYLE_NORMAL;
	int where_w = ui->cols >= 120 ? 36 : ui->cols >= 80 ? 24 : 0, col = 0, mark_w;
	struct line l = { BUF_INIT, BUF_INIT, "", "", "", STYLE_NORMAL };
	struct buf b = BUF_INIT;

	if (f != NULL)
		line_of_finding(&l, ui, f);
	else
		line_of_cell(&l, ui, -1 - fv->item[k], where_w > 0 ? where_w - 1 : ui->cols - 30);
	paint_text(row, col, 2, base, TEXT_LEFT, k == fv->at ? "> " : "");
	col += 2;
	paint_text(row, col, 5, k == fv->at ? base : l.style, TEXT_LEFT, l.level);
	col += 5;
	paint_text(row, col, 5, base, TEXT_LEFT, l.code);
	col += 5;
	if (where_w > 0) {
		text_pad_dots(&b, buf_cstr(&l.where), where_w - 1);
		paint_text(row, col, where_w, base, TEXT_LEFT, buf_cstr(&b));
		col += where_w;
	} else {
		buf_chr(&l.where, ' ');
		buf_splice(&l.text, 0, 0, buf_cstr(&l.where), l.where.len);
	}
	mark_w = *l.mark ? text_width(l.mark) + 1 : 0;
	buf_reset(&b);
	text_pad_dots(&b, buf_cstr(&l.text), ui->cols - col - mark_w);
	paint_text(row, col, ui->cols - col - mark_w, base, TEXT_LEFT, buf_cstr(&b));
	paint_text(row, ui->cols - mark_w, mark_w, k == fv->at ? base : STYLE_DIM, TEXT_RIGHT,
	    l.mark);
	buf_release(&l.where);
	buf_release(&l.text);
	buf_release(&b);
}

/* "3:3.1:A  三、本年度办理结果 > （一）予以公开 / 自然人" */
static void
cell_path(struct buf *b, const struct form *f, int cell)
{
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *bl = &f->block[fc->block];

	buf_printf(b, "%s  ", fc->code);
	form_item_path(b, bl->row, bl->rowleaf[fc->row], " > ");
	buf_str(b, " / ");
	form_item_path(b, bl->col, bl->colleaf[fc->col], " > ");
}

/* The whole message of the focused line, its basis and formula, its reason. */
static void
draw_detail(struct findview *fv, struct ui *ui, int row, int last)
{
	const struct finding *f = finding_of(fv, ui, fv->at);
	const struct form_check *check;
	int columns = ui->cols - 2, at;
	struct buf b = BUF_INIT;

	for (at = row; at <= last; at++)
		paint_fill(at, 0, ui->cols, STYLE_NORMAL);
	if (f != NULL) {
		buf_printf(&b, "%s ", f->code);
		finding_message(&b, ui->report, f, ui->lang);
		row = paint_wrapped(row, last, 1, columns, STYLE_NORMAL, buf_cstr(&b), b.len);
		buf_reset(&b);
		check = form_check_shown(ui->report->form, f->check, ui->lang);
		if (check)
			msg_put(&b, ui->lang, MSG_UI_FIND_FORMULA,
			    form_check_text(ui->report->form, check), NULL);
		if (check && check->basis)
			msg_put(&b, ui->lang, MSG_UI_FIND_BASIS, check->basis, NULL);
		if (check && check->inferred)
			buf_str(&b, ui_text(ui, MSG_UI_FIND_INFERRED));
		if (f->reason)
			msg_put(&b, ui->lang, MSG_UI_FIND_REASON, f->reason->body,
			    f->reason->user, NULL);
		if (b.len > 0)
			paint_wrapped(row, last, 1, columns, STYLE_DIM, buf_cstr(&b), b.len);
	} else if (fv->n > 0) {
		int cell = -1 - fv->item[fv->at];

		cell_path(&b, ui_form(ui), cell);
		row = paint_wrapped(row, last, 1, columns, STYLE_NORMAL, buf_cstr(&b), b.len);
		buf_reset(&b);
		if (ui->report->cell[cell].open) {
			buf_printf(&b, "%s ", source_code(SOURCE_F606));
			cell_why_open(&b, ui->report, cell, ui->lang);
			paint_wrapped(row, last, 1, columns, STYLE_NORMAL, buf_cstr(&b), b.len);
		}
	}
	buf_release(&b);
}

/* How far each section is, and the next step, on the first page; a low window has no
 * room for it. */
static int
draw_progress(const struct findview *fv, struct ui *ui, int row)
{
	struct buf b = BUF_INIT;
	int at;

	if (fv->filter != FILTER_ALL || ui->rows < 20)
		return row;
	for (at = row; at < row + 3; at++)
		paint_fill(at, 0, ui->cols, STYLE_NORMAL);
	flow_progress(&b, ui);
	row = paint_wrapped(row, row + 1, 1, ui->cols - 2, STYLE_NORMAL, buf_cstr(&b), b.len);
	buf_reset(&b);
	flow_next_step(&b, ui);
	row = paint_wrapped(row, row, 1, ui->cols - 2, ui_complete(ui) ? STYLE_OK : STYLE_HINT,
	    buf_cstr(&b), b.len);
	paint_hline(row, 0, ui->cols, STYLE_FRAME);
	buf_release(&b);
	return row + 1;
}

static void
findings_draw(struct view *v, struct ui *ui, bool all)
{
	struct findview *fv = (struct findview *)v;
	int first = draw_progress(fv, ui, 2), last = ui->rows - 3 - DETAIL_ROWS(ui), i;
	size_t room;

	(void)all;
	gather(fv, ui);
	room = (size_t)(last - first);
	if (fv->at < fv->top)
		fv->top = fv->at;
	if (fv->at >= fv->top + room)
		fv->top = fv->at - room + 1;
	draw_head(fv, ui, 1);
	for (i = 0; i < (int)room; i++)
		if (fv->top + (size_t)i < fv->n) {
			draw_item(fv, ui, fv->top + (size_t)i, first + i);
			paint_click(first + i, 0, ui->cols, CLICK_ITEM, (int)fv->top + i);
		} else
			paint_fill(first + i, 0, ui->cols, STYLE_NORMAL);
	if (fv->n == 0)
		paint_text(first + 1, 2, ui->cols - 4, STYLE_OK, TEXT_LEFT,
		    ui_text(ui, MSG_UI_FIND_NONE));
	paint_hline(last, 0, ui->cols, STYLE_FRAME);
	draw_detail(fv, ui, last + 1, ui->rows - 3);
	paint_cursor(first + (int)(fv->at - fv->top), 0);
}

static void
findings_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	(void)level;
	buf_str(b, ui_text(ui, MSG_UI_FIND_KEYS));
}

/* ---- keys ---- */

static unsigned
jump(struct view *v, struct ui *ui, int unused)
{
	struct findview *fv = (struct findview *)v;
	const struct finding *f = finding_of(fv, ui, fv->at);
	int cell = -1;

	(void)unused;
	if (fv->n == 0)
		return VIEW_HANDLED;
	if (f != NULL && f->quote != NULL) {	/* words of a text: there */
		screen_go_quote(ui, f);
		return VIEW_HANDLED;
	}
	cell = f ? open_cell(ui->report, f) : -1 - fv->item[fv->at];
	if (cell >= 0)
		flow_go_cell(ui, cell);
	else
		flow_go_finding(ui, f);
	return VIEW_HANDLED;
}

static unsigned
dismiss(struct view *v, struct ui *ui, int unused)
{
	struct findview *fv = (struct findview *)v;
	const struct finding *f = finding_of(fv, ui, fv->at);
	struct change_list list = CHANGE_LIST_INIT;

	(void)unused;
	if (f == NULL || f->level != LEVEL_HINT) {
		ui_say(ui, MSG_UI_FIND_ONLY_HINTS, NULL);
		return VIEW_HANDLED;
	}
	if (change_reason(&list, ui->report, f, "", f->reason == NULL, NULL))
		(void)ui_commit(ui, &list);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static unsigned
next_one(struct view *v, struct ui *ui, int unused)
{
	struct findview *fv = (struct findview *)v;

	(void)unused;
	fv->at += fv->at + 1 < fv->n;
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static unsigned
turn_filter(struct view *v, struct ui *ui, int step)
{
	struct findview *fv = (struct findview *)v;

	fv->filter = (enum filter)(((int)fv->filter + step + FILTER__MAX) % FILTER__MAX);
	fv->at = fv->top = 0;
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static unsigned
ask_reason(struct view *v, struct ui *ui, int unused)
{
	struct findview *fv = (struct findview *)v;
	const struct finding *f = finding_of(fv, ui, fv->at);

	(void)unused;
	if (f != NULL)
		screen_ask_reason(ui, f);
	return VIEW_HANDLED;
}

static unsigned
check_again(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	ui_check(ui);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static unsigned
close_list(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_HANDLED | VIEW_CLOSE;
}

static const struct view_action findings_actions[] = {
	{ ACTION_NEXT_FINDING, next_one, 0 },
	{ ACTION_LEFT, turn_filter, -1 },
	{ ACTION_RIGHT, turn_filter, 1 },
	{ ACTION_ACCEPT, jump, 0 },
	{ ACTION_NOTE, ask_reason, 0 },
	{ ACTION_DELETE, dismiss, 0 },
	{ ACTION_FINDINGS, check_again, 0 },
	{ ACTION_CANCEL, close_list, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
findings_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct findview *fv = (struct findview *)v;
	int page = ui->rows > 12 ? ui->rows - 5 - DETAIL_ROWS(ui) : 1;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (!listing_moves(a, fv->n, (size_t)page, false, &fv->at)) {
		(void)view_do(findings_actions, v, ui, a, &done);
		return done;
	}
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static unsigned
findings_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct findview *)v)->at, what);
}

static void
findview_release(struct view *v)
{
	free(((struct findview *)v)->item);
}

static const enum action findings_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_NOTE, ACTION_FINDINGS, ACTION_EXPORT, ACTION_COMMANDS,
	ACTION_UNDO, ACTION_CANCEL, ACTION_NONE
};

static const struct view_class findings_class = {
	.name = "findings", .title = MSG_UI_FIND_TITLE,
	.draw = findings_draw, .key = findings_key, .release = findview_release,
	.detail = findings_detail, .keys = findings_keys, .point = findings_point
};

struct view *
screen_findings_new(struct ui *ui)
{
	struct findview *fv = mem_zero(sizeof(*fv));

	fv->view.class = &findings_class;
	gather(fv, ui);
	return &fv->view;
}

/*
 * gridview.c - the view of a table section: its keys and what is repainted.
 *
 * Entry itself is in gridentry.c, pictures in gridpaint.c and its neighbours;
 * here keys find their work, and damage finds the least that must be painted.
 *
 * Invariants:
 *  (1) After flow_go_cell(), which may have closed this view, it is not touched
 *      again in the same key.
 *  (2) An unfinished figure is committed, or refused, before anything that
 *      leaves its cell; only a hang-up leaves it, as pending.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/widget/editline.h"

static struct gridview *
grid(struct view *v)
{
	return (struct gridview *)v;
}

/* ---- moving ---- */

static bool
goes_down(const struct ui *ui)
{
	return grid_enter_down(ui->report->form, ui->section) != ui->enter_turned;
}

/* Moves last: going to another section may close this view. */
static void
move_to(struct ui *ui, int cell, enum msg at_edge)
{
	if (cell < 0)
		ui_say(ui, at_edge, NULL);
	else if (cell != ui->focus)
		flow_go_cell(ui, cell);
}

/* What the committed figure broke is said although the focus has moved on. */
static void
tell_finding(struct ui *ui, int cell)
{
	struct buf b = BUF_INIT;
	enum form_level level;

	if (grid_finding(&b, ui, cell, &level)) {
		ui_say(ui, MSG_UI_GRID_FINDING, buf_cstr(&b), NULL);
		ui->message_level = level;
	}
	buf_release(&b);
}

/* Commit before the focus goes; false keeps it, the figure was refused. */
static bool
leave_cell(struct gridview *gv, struct ui *ui)
{
	bool edited = gv->editing;

	if (!grid_commit_edit(gv, ui))
		return false;
	if (edited)
		tell_finding(ui, ui->focus);
	return true;
}

/* A run of Tabs along a row ends with Enter: back to where it began, one down. */
static void
enter(struct gridview *gv, struct ui *ui)
{
	int run = gv->run_from;

	if (!leave_cell(gv, ui))
		return;
	gv->run_from = -1;
	move_to(ui, grid_enter(ui->report->form, ui->focus, goes_down(ui), run),
	    MSG_UI_GRID_LAST_CELL);
}

static void
tab(struct gridview *gv, struct ui *ui, int step)
{
	const struct form *f = ui->report->form;

	if (!leave_cell(gv, ui))
		return;
	if (gv->run_from < 0)
		gv->run_from = grid_row_place(f, ui->focus);
	move_to(ui, grid_next_input(f, ui->focus, step),
	    step > 0 ? MSG_UI_GRID_LAST_CELL : MSG_UI_GRID_FIRST_CELL);
}

static void
turn_enter(struct ui *ui)
{
	ui->enter_turned = !ui->enter_turned;
	ui_say(ui, goes_down(ui) ? MSG_UI_GRID_TURN_DOWN : MSG_UI_GRID_TURN_RIGHT,
	    NULL);
}

/* ---- keys ---- */

/* The focus may come from elsewhere (opening, undo, a resize of the form). */
static bool
have_focus(struct ui *ui)
{
	const struct form *f = ui->report->form;
	int first = grid_first(f, ui->section);

	if (ui->focus < 0 || f->cell[ui->focus].section != ui->section)
		ui->focus = first >= 0 && f->cell[first].computed ?
		    grid_next_input(f, first, 1) : first;
	return ui->focus >= 0;
}

/* Characters arrive folded from full width; what is no part of a figure does
 * nothing but say so: an input method may be on, no letter is a command. */
static unsigned
printable(struct gridview *gv, struct ui *ui, uint32_t code)
{
	uint32_t c = text_fold_cp(code);
	char shown[8] = "";

	if ((c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+') {
		grid_type_char(gv, ui, (char)c);
		return VIEW_HANDLED;
	}
	switch (c) {
	case ' ':
		return VIEW_HANDLED;
	case '/':
		grid_not_applicable(gv, ui);
		return VIEW_HANDLED;
	case '=':
		grid_take_balance(gv, ui);
		return VIEW_HANDLED;
	case ':':
		return grid_commit_edit(gv, ui) ? VIEW_IGNORED : VIEW_HANDLED;
	default:
		if (grid_type_unit(gv, ui, code))
			return VIEW_HANDLED;
		if (text_cp_width(code) > 0 && !text_cp_unsafe(code))
			shown[text_encode(shown, code)] = '\0';
		ui_warn(ui, gv->editing ? MSG_UI_GRID_LEFT_OUT : MSG_UI_GRID_NOT_FIGURE, shown,
		    NULL);
		return VIEW_HANDLED;
	}
}

/* One figure is typed, a block is laid on the table. */
static unsigned
paste(struct gridview *gv, struct ui *ui)
{
	size_t n;
	const char *s = term_paste(&n);

	if (!grid_paste(gv, ui, s, n))
		grid_type_text(gv, ui, s, n);
	return VIEW_HANDLED;
}

/* ---- actions ---- */

static unsigned
accept(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	enter(grid(v), ui);
	return VIEW_HANDLED;
}

static unsigned
next_cell(struct view *v, struct ui *ui, int step)
{
	tab(grid(v), ui, step);
	return VIEW_HANDLED;
}

static unsigned
backspace(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	grid_backspace(grid(v), ui);
	return VIEW_HANDLED;
}

static unsigned
empty_cell(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	if (grid_may_enter(ui)) {
		grid_end_edit(grid(v), ui);
		(void)grid_commit_text(ui, ui->focus, "", ORIGIN_KEY);
	}
	return VIEW_HANDLED;
}

static unsigned
last_year(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	grid_last_year(grid(v), ui, grid(v)->was_prior);
	return VIEW_HANDLED;
}

static unsigned
turn(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	turn_enter(ui);
	return VIEW_HANDLED;
}

/* With nothing being typed Esc arms the digit twins, ^Z undoes. */
static unsigned
drop_typed(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	if (!grid(v)->editing)
		return VIEW_IGNORED;
	grid_end_edit(grid(v), ui);
	return VIEW_HANDLED;
}

/* Leaves the figure as it is; ^Q commits it, or keeps what is refused. */
static unsigned
pass_on(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_IGNORED;
}

static const struct view_action grid_actions[] = {
	{ ACTION_ACCEPT, accept, 0 },
	{ ACTION_NEXT, next_cell, 1 },
	{ ACTION_PREV, next_cell, -1 },
	{ ACTION_BACKSPACE, backspace, 0 },
	{ ACTION_DELETE, empty_cell, 0 },
	{ ACTION_LAST_YEAR, last_year, 0 },
	{ ACTION_ENTER_TURN, turn, 0 },
	{ ACTION_CANCEL, drop_typed, 0 },
	{ ACTION_BREAK, drop_typed, 0 },
	{ ACTION_UNDO, drop_typed, 0 },
	{ ACTION_HELP, pass_on, 0 },
	{ ACTION_REDRAW, pass_on, 0 },
	{ ACTION_LEAVE, pass_on, 0 },
	{ ACTION_NONE, NULL, 0 }
};

/* Whatever else it is, it leaves the figure: commit it first. */
static unsigned
leave(struct gridview *gv, struct ui *ui, enum action a)
{
	int to = grid_move(gv, ui, a), top = grid_page(gv, a);

	if (!leave_cell(gv, ui))
		return VIEW_HANDLED;
	gv->run_from = -1;
	if (to < 0)
		return VIEW_IGNORED;
	gv->top[ui->section] = top;
	move_to(ui, to, MSG_UI_GRID_LAST_CELL);
	return VIEW_HANDLED;
}

static unsigned
entry_key(struct gridview *gv, struct ui *ui, const struct key *k, enum action a)
{
	unsigned done = VIEW_IGNORED;

	gv->was_prior = gv->shown_prior;
	gv->shown_prior = -1;
	if (k->code == K_PASTE)
		return paste(gv, ui);
	if (a == ACTION_NONE && k->code >= ' ' && k->code < 0x110000)
		return printable(gv, ui, k->code);
	if (a == ACTION_NONE || view_do(grid_actions, &gv->view, ui, a, &done))
		return done;
	return leave(gv, ui, a);
}

static unsigned
grid_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct gridview *gv = grid(v);

	if (ui->report == NULL || !have_focus(ui))
		return VIEW_IGNORED;
	if (k->code == K_HANGUP || k->code == K_TERM || k->code == K_EOF) {
		if (gv->editing)
			flow_keep_pending(ui, ui->report->form->cell[ui->focus].code,
			    buf_cstr(&gv->edit.text));
		return VIEW_IGNORED;
	}
	if (grid_block_key(gv, ui, k, a))
		return VIEW_HANDLED;
	grid_block_after(gv, ui, k, a);		/* before: the view may be closed by the key */
	return entry_key(gv, ui, k, a);
}

/* As an arrow that leads there: what is typed is committed first. */
static unsigned
grid_point(struct view *v, struct ui *ui, int what, int col)
{
	struct gridview *gv = grid(v);

	(void)col;
	if (ui->report == NULL || !have_focus(ui) || what == ui->focus ||
	    !leave_cell(gv, ui))
		return VIEW_HANDLED;
	gv->shown_prior = gv->run_from = -1;
	move_to(ui, what, MSG_UI_GRID_LAST_CELL);
	return VIEW_HANDLED;
}

static bool
grid_settle(struct view *v, struct ui *ui)
{
	struct gridview *gv = grid(v);

	return ui->report == NULL || ui->focus < 0 || grid_commit_edit(gv, ui);
}

/* ---- drawing ---- */

/* Marks follow the findings; cells whose mark changed are to be repainted. */
static void
update_marks(struct gridview *gv, struct ui *ui)
{
	size_t n = (size_t)ui->report->form->ncell, i;
	unsigned char *now = mem_zero(n + 1), m;
	const struct finding *f;
	int k;

	for (i = 0; i < ui->findings.n; i++) {
		f = &ui->findings.item[i];
		m = f->level == LEVEL_ERROR ? 'x' :
		    f->level == LEVEL_WARNING && f->reason == NULL ? '!' : 0;
		if (m && !grid_ripe(ui->report, f))
			continue;
		for (k = 0; m && k < f->ncell; k++)
			if (now[f->cell[k]] != 'x')
				now[f->cell[k]] = m;
	}
	for (i = 0; i < n; i++)
		if (gv->mark[i] != now[i])
			BIT_SET(ui->touched, i);
	free(gv->mark);
	gv->mark = now;
}

static bool
has_text(const struct report *r, int slot)
{
	return slot >= 0 && r->text[slot] && *r->text[slot];
}

/* A report just opened, or loaded again after somebody else saved. */
static void
bind_report(struct gridview *gv, struct ui *ui)
{
	const struct form *f = ui->report->form;

	free(gv->top);
	free(gv->mark);
	gv->top = mem_array((size_t)f->nsection + 1, sizeof(*gv->top));
	gv->mark = mem_zero((size_t)f->ncell + 1);
	gv->report = ui->report;
	gv->run_from = gv->target = gv->shown_prior = gv->anchor = gv->block[0] = -1;
	gv->pasted_at = -1;
	layout_free(gv->layout);
	gv->layout = NULL;
	gv->section = -1;
}

/* Digits of last year's widest figure of the section shown. */
static int
prior_most(const struct ui *ui)
{
	const struct form *f = ui->report->form;
	char figure[NUM_TEXT];
	int most = 0, n, cell;
	int64_t v;

	for (cell = grid_first(f, ui->section); cell >= 0 &&
	    cell <= grid_last(f, ui->section); cell++)
		if (prior_value(ui->report, cell, &v)) {
			n = (int)strlen(num_print(figure, v));
			most = n > most ? n : most;
		}
	return most;
}

/* Make the layout anew when anything it depends on is different; true then. */
static bool
update_layout(struct gridview *gv, struct ui *ui)
{
	const struct form_section *s = &ui_form(ui)->section[ui->section];
	struct layout_size size = { ui->rows, ui->cols, ui->report->prior != NULL,
	    has_text(ui->report, s->text), has_text(ui->report, s->note), 0 };

	if (size.prior && !ui->list_layout)
		size.prior_most = prior_most(ui);
	if (gv->report != ui->report)
		bind_report(gv, ui);
	if (gv->section == ui->section && gv->listed == ui->list_layout && gv->rows == ui->rows &&
	    gv->cols == ui->cols && (ui->list_layout || (gv->layout &&
	    gv->layout->size.prior == size.prior &&
	    gv->layout->size.prior_most == size.prior_most &&
	    gv->layout->size.intro == size.intro && gv->layout->size.under == size.under)))
		return false;
	layout_free(gv->layout);
	gv->layout = ui->list_layout ? NULL :
	    layout_new(ui_form(ui), ui->section, &size);
	if (gv->section != ui->section)
		gv->left = 0;
	gv->section = ui->section;
	gv->listed = ui->list_layout;
	gv->rows = ui->rows;
	gv->cols = ui->cols;
	return true;
}

/* Bring the focus into sight; true when other lines or columns are to be shown
 * than the screen has. */
static bool
scroll(struct gridview *gv, struct ui *ui)
{
	struct layout_place p;
	int *top = &gv->top[ui->section];
	bool scrolled;

	if (!layout_cell(gv->layout, ui->focus, &p))
		return false;
	*top = layout_top(gv->layout, *top, p.line);
	gv->left = layout_left(gv->layout, gv->left, &p);
	scrolled = *top != gv->drawn_top || gv->left != gv->drawn_left;
	gv->drawn_top = *top;
	gv->drawn_left = gv->left;
	return scrolled;
}

/* While a figure is typed the pane waits: it tells of the committed report. */
static void
draw_table(struct gridview *gv, struct ui *ui, bool all)
{
	if (scroll(gv, ui) && !all) {
		grid_paint_body(gv, ui);
		grid_paint_pane(gv, ui);
	} else if (all)
		grid_paint_all(gv, ui);
	else {
		if (ui->damage & DAMAGE_CELLS)
			grid_paint_cells(gv, ui, ui->touched);
		if (ui->damage & DAMAGE_FOCUS)
			grid_paint_focus(gv, ui, gv->drawn_focus);
		if (ui->damage & (DAMAGE_CELLS | DAMAGE_FOCUS) && !gv->editing) {
			grid_paint_pane(gv, ui);
			grid_paint_rest(gv, ui);
		}
	}
	grid_paint_cursor(gv, ui);
}

/* After Tabs Enter goes back: where to is marked while that is so. */
static void
show_target(struct gridview *gv, struct ui *ui)
{
	int to = gv->run_from < 0 || !goes_down(ui) ? -1 :
	    grid_enter(ui->report->form, ui->focus, true, gv->run_from);

	if (to == gv->target)
		return;
	for (int i = 0; i < 2; i++) {
		int cell = i == 0 ? gv->target : to;

		if (cell >= 0 && cell < ui->report->form->ncell)
			BIT_SET(ui->touched, cell);
	}
	gv->target = to;
	ui->damage |= DAMAGE_CELLS | DAMAGE_KEYS;
}

static void
grid_draw(struct view *v, struct ui *ui, bool all)
{
	struct gridview *gv = grid(v);

	if (ui->report == NULL)
		return;
	if (update_layout(gv, ui))
		all = true;
	if (!have_focus(ui))
		return;
	if (!gv->editing)
		update_marks(gv, ui);
	show_target(gv, ui);
	grid_block_show(gv, ui);
	if (gv->drawn_focus != ui->focus)
		ui->damage |= DAMAGE_FOCUS;
	if (ui->list_layout)
		grid_paint_list(gv, ui);
	else
		draw_table(gv, ui, all || gv->drawn_section != ui->section);
	gv->drawn_focus = ui->focus;
	gv->drawn_section = ui->section;
}

/* "回车→自然人" as long as Enter goes back to where Tabs began. */
static void
grid_note_keys(struct buf *b, struct ui *ui)
{
	const struct gridview *gv = (const struct gridview *)ui_top(ui);

	if (gv->target >= 0)
		msg_put(b, ui->lang, MSG_UI_GRID_RETURN,
		    form_item_brief(form_cell_col(ui->report->form, gv->target)), NULL);
}

static void
grid_release(struct view *v)
{
	struct gridview *gv = grid(v);

	free(gv->trial_cell);
	buf_release(&gv->pasted);
	editline_release(&gv->edit);
	layout_free(gv->layout);
	free(gv->top);
	free(gv->mark);
}

static const enum action grid_more[] = {
	ACTION_MARK, ACTION_COPY, ACTION_PUT, ACTION_NONE
};

const struct view_class gridview_class = {
	.name = "grid",
	.title = MSG_UI_GRID_TITLE,
	.draw = grid_draw,
	.key = grid_key,
	.settle = grid_settle,
	.release = grid_release,
	.detail = grid_detail,
	.point = grid_point,
	.note_keys = grid_note_keys,
	.more = grid_more,
};

struct view *
gridview_new(struct ui *ui)
{
	struct gridview *gv = mem_zero(sizeof(*gv));

	gv->view.class = &gridview_class;
	gv->section = gv->drawn_section = gv->drawn_focus = -1;
	gv->run_from = gv->target = gv->shown_prior = gv->anchor = gv->block[0] = -1;
	gv->pasted_at = -1;
	editline_init(&gv->edit);
	if (ui->report)
		bind_report(gv, ui);
	return &gv->view;
}

/*
 * gridview.c - entering figures: keys, the figure being typed, what to repaint.
 *
 *	                 digit            digit, Backspace
 *	  at rest  ----------------->  typing  <-----------.
 *	     ^   type_char, backspace    |  |              | type_char
 *	     |                           |  | commit_edit: | (a digit begins
 *	     |  Esc, ^C: drop_edit       |  | refused      |  a new figure)
 *	     +---------------------------+  `--------> refused
 *	     |  Enter, Tab, arrows: commit_edit            |
 *	     `---------------------------------------------'
 *
 * While a figure is typed the totals follow it: a copy of the cells with that
 * figure in it (the trial) is recomputed at each key and painted from; the
 * report itself changes only through ui_commit().
 *
 * Invariants:
 *  (1) trial_cell != NULL only while editing.
 *  (2) After ui_go_cell() or ui_commit() may have closed this view, it is not
 *      touched again in the same key.
 *  (3) A refused figure stays on the screen and never reaches the report.
 */
#include <stdlib.h>
#include <string.h>
#include "diag.h"
#include "gridview.h"
#include "prior.h"
#include "term.h"

#define FIGURE_MOST	30		/* characters of a figure being typed */

static struct gridview *
grid(struct view *v)
{
	return (struct gridview *)v;
}

/* ---- the trial ---- */

static void
drop_trial(struct gridview *gv, struct ui *ui)
{
	int i, n = gv->trial.form ? gv->trial.form->ncell : 0;

	if (gv->trial_cell == NULL)
		return;
	for (i = 0; i < n && ui && gv->report == ui->report; i++)
		if (gv->trial_cell[i].value != ui->report->cell[i].value ||
		    gv->trial_cell[i].has_value != ui->report->cell[i].has_value)
			BIT_SET(ui->touched, i);
	free(gv->trial_cell);
	gv->trial_cell = NULL;
}

/* The typed figure as a cell; false while it is none (yet). */
static bool
read_typed(struct gridview *gv, struct ui *ui, struct cell *out)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];

	memset(out, 0, sizeof(*out));
	return cell_read(out, fc, buf_cstr(&gv->edit.text), gv->edit.text.len, true, NULL);
}

/*
 * Recompute the sums with the typed figure in them.  The trial shares strings
 * with the report, so its cells carry none and nothing of it is ever freed but
 * the array.
 */
static void
try_figure(struct gridview *gv, struct ui *ui)
{
	const struct report *r = ui->report;
	size_t i, n = (size_t)r->form->ncell;
	struct cell typed;
	bool known = read_typed(gv, ui, &typed);

	if (gv->trial_cell == NULL) {
		gv->trial_cell = mem_array(n, sizeof(*gv->trial_cell));
		memcpy(gv->trial_cell, r->cell, n * sizeof(*gv->trial_cell));
		for (i = 0; i < n; i++)
			gv->trial_cell[i].raw = NULL;
		gv->trial = *r;
		gv->trial.cell = gv->trial_cell;
	}
	free(typed.raw);
	typed.raw = NULL;
	gv->trial_cell[ui->focus] = known ? typed : r->cell[ui->focus];
	gv->trial_cell[ui->focus].raw = NULL;
	recalc(&gv->trial, ui->touched);
	BIT_SET(ui->touched, ui->focus);
	ui_damage(ui, DAMAGE_CELLS);
}

static void
end_edit(struct gridview *gv, struct ui *ui)
{
	if (!gv->editing)
		return;
	gv->editing = gv->refused = false;
	editline_set(&gv->edit, "");
	drop_trial(gv, ui);
	BIT_SET(ui->touched, ui->focus);
	ui_damage(ui, DAMAGE_CELLS | DAMAGE_MESSAGE);
}

/* ---- committing ---- */

static bool
commit_text(struct ui *ui, int cell, const char *text, enum cell_origin origin)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_cell(&list, ui->report, cell, text, origin);
	return ui_commit(ui, &list);
}

/* "1,200" typed is the figure 1200; only what says more than the figure is kept
 * as its raw text. */
static const char *
plain_figure(const struct cell *c, const char *typed, char figure[NUM_TEXT])
{
	if (c->has_value && typed[strspn(typed, "0123456789.,+-")] == '\0')
		return num_print(figure, c->value);
	return typed;
}

static bool
commit_edit(struct gridview *gv, struct ui *ui)
{
	struct cell typed;
	char figure[NUM_TEXT], *text;
	bool done;

	if (!gv->editing)
		return true;
	text = mem_strdup(buf_cstr(&gv->edit.text));
	if (read_typed(gv, ui, &typed)) {
		done = commit_text(ui, ui->focus, plain_figure(&typed, text, figure),
		    ORIGIN_KEY);
		free(typed.raw);
	} else
		done = commit_text(ui, ui->focus, text, ORIGIN_KEY);
	free(text);
	if (!done) {
		gv->refused = true;
		return false;
	}
	end_edit(gv, ui);
	return true;
}

/* False, with the reason in the message line, if the focus takes no figure. */
static bool
may_enter(struct ui *ui)
{
	if (ui->report->state == STATE_FINAL)
		ui_warn(ui, MSG_UI_GRID_IS_FINAL, (char *)NULL);
	else if (ui->read_only && ui->holder)
		ui_warn(ui, MSG_UI_GRID_IS_HELD, ui->holder, (char *)NULL);
	else if (ui->read_only)
		ui_warn(ui, MSG_UI_GRID_IS_READ_ONLY, (char *)NULL);
	else if (ui->report->form->cell[ui->focus].computed)
		ui_warn(ui, MSG_UI_GRID_IS_COMPUTED, (char *)NULL);
	else
		return true;
	return false;
}

/* ---- typing ---- */

static void
start_edit(struct gridview *gv, const char *text)
{
	gv->editing = true;
	gv->refused = false;
	editline_set(&gv->edit, text);
}

/* Say at once what Enter is going to refuse. */
static void
warn_early(struct gridview *gv, struct ui *ui)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];
	const char *s = buf_cstr(&gv->edit.text);

	if (strchr(s, '-') && !fc->is_signed)
		ui_warn(ui, MSG_UI_GRID_NO_MINUS, (char *)NULL);
	else if (strchr(s, '.') && fc->decimals == 0)
		ui_warn(ui, MSG_UI_GRID_NO_POINT, (char *)NULL);
	else if (gv->edit.text.len > 8)		/* it may be wider than its cell */
		ui_say(ui, MSG_UI_GRID_TYPING, s, (char *)NULL);
}

static void
type_char(struct gridview *gv, struct ui *ui, char c)
{
	if (!may_enter(ui))
		return;
	if (!gv->editing || gv->refused)
		start_edit(gv, "");
	if (gv->edit.text.len >= FIGURE_MOST) {
		ui_warn(ui, MSG_UI_GRID_TOO_LONG, (char *)NULL);
		return;
	}
	editline_insert(&gv->edit, &c, 1);
	try_figure(gv, ui);
	warn_early(gv, ui);
}

/* A pasted or offered single figure stands as if it had been typed. */
static void
type_text(struct gridview *gv, struct ui *ui, const char *s, size_t n)
{
	struct buf folded = BUF_INIT;

	if (!may_enter(ui))
		return;
	text_fold(&folded, s, n);
	while (folded.len > 0 && strchr(" \n\r\t", folded.data[folded.len - 1]))
		buf_splice(&folded, folded.len - 1, 1, "", 0);
	s = buf_cstr(&folded);
	s += strspn(s, " \n\r\t");
	if (strlen(s) > FIGURE_MOST)
		ui_warn(ui, MSG_UI_GRID_TOO_LONG, (char *)NULL);
	else if (*s) {
		start_edit(gv, s);
		try_figure(gv, ui);
		warn_early(gv, ui);
	}
	buf_release(&folded);
}

static void
backspace(struct gridview *gv, struct ui *ui)
{
	const struct key k = { .code = K_BACKSPACE };
	struct buf old = BUF_INIT;

	if (!may_enter(ui))
		return;
	if (!gv->editing) {
		cell_text(&old, &ui->report->cell[ui->focus]);
		start_edit(gv, buf_cstr(&old));
		buf_release(&old);
	}
	gv->refused = false;
	(void)editline_key(&gv->edit, &k, ACTION_BACKSPACE);
	try_figure(gv, ui);
	warn_early(gv, ui);
}

/* "/" alone: not applicable.  Inside a figure it is a slip. */
static void
not_applicable(struct gridview *gv, struct ui *ui)
{
	if (!may_enter(ui))
		return;
	if (gv->editing && !gv->refused && gv->edit.text.len > 0) {
		ui_warn(ui, MSG_UI_GRID_NOT_FIGURE, "/", (char *)NULL);
		return;
	}
	end_edit(gv, ui);
	(void)commit_text(ui, ui->focus, "/", ORIGIN_KEY);
}

static void
take_balance(struct gridview *gv, struct ui *ui)
{
	char figure[NUM_TEXT];
	int64_t v;

	if (!may_enter(ui))
		return;
	end_edit(gv, ui);
	if (!report_balance_value(ui->report, ui->focus, &v)) {
		ui_warn(ui, MSG_UI_GRID_NO_BALANCE, (char *)NULL);
		return;
	}
	num_print(figure, v);
	if (commit_text(ui, ui->focus, figure, ORIGIN_KEY))
		ui_say(ui, MSG_UI_GRID_TAKEN, figure, (char *)NULL);
}

static void
last_year(struct gridview *gv, struct ui *ui, int shown)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];
	char figure[NUM_TEXT], year[NUM_TEXT];
	int64_t v;

	if (!prior_value(ui->report, ui->focus, &v)) {
		ui_say(ui, MSG_UI_GRID_NO_PRIOR, (char *)NULL);
		return;
	}
	num_print(figure, v);
	num_print(year, ui->report->prior->year * NUM_ONE);
	if (fc->computed || grid_locked(ui))
		ui_say(ui, MSG_UI_GRID_PRIOR_COMPUTED, year, figure, (char *)NULL);
	else if (shown != ui->focus) {
		ui_say(ui, MSG_UI_GRID_PRIOR, year, figure, (char *)NULL);
		gv->shown_prior = ui->focus;
	} else {
		end_edit(gv, ui);
		if (commit_text(ui, ui->focus, figure, ORIGIN_KEY))
			ui_say(ui, MSG_UI_GRID_TAKEN, figure, (char *)NULL);
	}
}

/* ---- moving ---- */

static bool
goes_down(const struct gridview *gv, const struct ui *ui)
{
	return grid_enter_down(ui->report->form, ui->section) != gv->turned;
}

/* Moves last: going to another section may close this view. */
static void
move_to(struct ui *ui, int cell, enum msg at_edge)
{
	if (cell < 0)
		ui_say(ui, at_edge, (char *)NULL);
	else if (cell != ui->focus)
		ui_go_cell(ui, cell);
}

static void
enter(struct gridview *gv, struct ui *ui)
{
	int run = gv->run_from;

	if (!commit_edit(gv, ui))
		return;
	gv->run_from = -1;
	move_to(ui, grid_enter(ui->report->form, ui->focus, goes_down(gv, ui), run),
	    MSG_UI_GRID_LAST_CELL);
}

static void
tab(struct gridview *gv, struct ui *ui, int step)
{
	const struct form *f = ui->report->form;

	if (!commit_edit(gv, ui))
		return;
	if (gv->run_from < 0)
		gv->run_from = grid_row_place(f, ui->focus);
	move_to(ui, grid_next_input(f, ui->focus, step),
	    step > 0 ? MSG_UI_GRID_LAST_CELL : MSG_UI_GRID_FIRST_CELL);
}

static void
turn_enter(struct gridview *gv, struct ui *ui)
{
	gv->turned = !gv->turned;
	ui_say(ui, goes_down(gv, ui) ? MSG_UI_GRID_TURN_DOWN : MSG_UI_GRID_TURN_RIGHT,
	    (char *)NULL);
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

static unsigned
printable(struct gridview *gv, struct ui *ui, uint32_t code)
{
	uint32_t c = text_fold_cp(code);
	char shown[8] = "";

	if ((c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+') {
		type_char(gv, ui, (char)c);
		return VIEW_HANDLED;
	}
	switch (c) {
	case ' ':
		return VIEW_HANDLED;
	case '/':
		not_applicable(gv, ui);
		return VIEW_HANDLED;
	case '=':
		take_balance(gv, ui);
		return VIEW_HANDLED;
	case ':':
		return commit_edit(gv, ui) ? VIEW_IGNORED : VIEW_HANDLED;
	default:
		if (text_cp_width(code) > 0 && !text_cp_unsafe(code))
			shown[text_encode(shown, code)] = '\0';
		ui_warn(ui, MSG_UI_GRID_NOT_FIGURE, shown, (char *)NULL);
		return VIEW_HANDLED;
	}
}

static unsigned
paste(struct gridview *gv, struct ui *ui)
{
	size_t n;
	const char *s = term_paste(&n);

	if (!grid_paste(gv, ui, s, n))
		type_text(gv, ui, s, n);
	return VIEW_HANDLED;
}

static unsigned
act(struct gridview *gv, struct ui *ui, enum action a, int shown_prior)
{
	int to;

	switch ((int)a) {
	case ACTION_ACCEPT:
		enter(gv, ui);
		return VIEW_HANDLED;
	case ACTION_NEXT:
		tab(gv, ui, 1);
		return VIEW_HANDLED;
	case ACTION_PREV:
		tab(gv, ui, -1);
		return VIEW_HANDLED;
	case ACTION_BACKSPACE:
		backspace(gv, ui);
		return VIEW_HANDLED;
	case ACTION_DELETE:
		if (may_enter(ui)) {
			end_edit(gv, ui);
			(void)commit_text(ui, ui->focus, "", ORIGIN_KEY);
		}
		return VIEW_HANDLED;
	case ACTION_LAST_YEAR:
		last_year(gv, ui, shown_prior);
		return VIEW_HANDLED;
	case ACTION_ENTER_TURN:
		turn_enter(gv, ui);
		return VIEW_HANDLED;
	case ACTION_CANCEL:
	case ACTION_BREAK:
	case ACTION_UNDO:
		/* With nothing being typed Esc arms the digit twins, ^Z undoes. */
		if (!gv->editing)
			return a == ACTION_BREAK ? VIEW_HANDLED : VIEW_IGNORED;
		end_edit(gv, ui);
		return VIEW_HANDLED;
	case ACTION_HELP:
	case ACTION_REDRAW:
	case ACTION_NONE:
		return VIEW_IGNORED;
	default:
		break;
	}
	to = grid_move(gv, ui, a);
	/* Whatever else it is, it leaves the figure: commit it first. */
	if (!commit_edit(gv, ui))
		return VIEW_HANDLED;
	gv->run_from = -1;
	if (to < 0)
		return VIEW_IGNORED;
	move_to(ui, to, MSG_UI_GRID_LAST_CELL);
	return VIEW_HANDLED;
}

static unsigned
grid_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct gridview *gv = grid(v);
	int shown = gv->shown_prior;

	if (ui->report == NULL || !have_focus(ui))
		return VIEW_IGNORED;
	if (k->code == K_HANGUP || k->code == K_TERM || k->code == K_EOF) {
		if (gv->editing)
			ui_keep_pending(ui, ui->report->form->cell[ui->focus].code,
			    buf_cstr(&gv->edit.text));
		return VIEW_IGNORED;
	}
	gv->shown_prior = -1;
	if (k->code == K_PASTE)
		return paste(gv, ui);
	if (a == ACTION_NONE && k->code >= ' ' && k->code < 0x110000)
		return printable(gv, ui, k->code);
	return act(gv, ui, a, shown);
}

static bool
grid_settle(struct view *v, struct ui *ui)
{
	struct gridview *gv = grid(v);

	return ui->report == NULL || ui->focus < 0 || commit_edit(gv, ui);
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

static void
bind_report(struct gridview *gv, struct ui *ui)
{
	const struct form *f = ui->report->form;

	free(gv->top);
	free(gv->mark);
	gv->top = mem_array((size_t)f->nsection + 1, sizeof(*gv->top));
	gv->mark = mem_zero((size_t)f->ncell + 1);
	gv->report = ui->report;
	gv->run_from = gv->shown_prior = -1;
	layout_free(gv->layout);
	gv->layout = NULL;
	gv->section = -1;
}

/* Make the layout anew when anything it depends on is different; true then. */
static bool
update_layout(struct gridview *gv, struct ui *ui)
{
	const struct form_section *s = &ui->report->form->section[ui->section];
	struct layout_size size = { ui->rows, ui->cols, ui->report->prior != NULL,
	    has_text(ui->report, s->text), has_text(ui->report, s->note) };

	if (gv->report != ui->report)
		bind_report(gv, ui);
	if (gv->section == ui->section && gv->listed == ui->list_layout && gv->rows == ui->rows &&
	    gv->cols == ui->cols && (ui->list_layout || (gv->layout &&
	    gv->layout->size.prior == size.prior && gv->layout->size.intro == size.intro &&
	    gv->layout->size.under == size.under)))
		return false;
	layout_free(gv->layout);
	gv->layout = ui->list_layout ? NULL :
	    layout_new(ui->report->form, ui->section, &size);
	if (gv->section != ui->section)
		gv->left = 0;
	gv->section = ui->section;
	gv->listed = ui->list_layout;
	gv->rows = ui->rows;
	gv->cols = ui->cols;
	return true;
}

/* Bring the focus into sight; true when that scrolled. */
static bool
scroll(struct gridview *gv, struct ui *ui)
{
	struct layout_place p;
	int *top = &gv->top[ui->section], old_top = *top, old_left = gv->left;

	if (!layout_cell(gv->layout, ui->focus, &p))
		return false;
	*top = layout_top(gv->layout, *top, p.line);
	gv->left = layout_left(gv->layout, gv->left, &p);
	return *top != old_top || gv->left != old_left;
}

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
	if (gv->drawn_focus != ui->focus)
		ui->damage |= DAMAGE_FOCUS;
	if (ui->list_layout)
		grid_paint_list(gv, ui);
	else
		draw_table(gv, ui, all || gv->drawn_section != ui->section);
	gv->drawn_focus = ui->focus;
	gv->drawn_section = ui->section;
}

static void
grid_release(struct view *v)
{
	struct gridview *gv = grid(v);

	free(gv->trial_cell);
	editline_release(&gv->edit);
	layout_free(gv->layout);
	free(gv->top);
	free(gv->mark);
}

static const struct view_class grid_class = {
	.name = "grid",
	.title = MSG_UI_GRID_TITLE,
	.draw = grid_draw,
	.key = grid_key,
	.settle = grid_settle,
	.release = grid_release,
};

struct view *
gridview_new(struct ui *ui)
{
	struct gridview *gv = mem_zero(sizeof(*gv));

	gv->view.class = &grid_class;
	gv->section = gv->drawn_section = gv->drawn_focus = -1;
	gv->run_from = gv->shown_prior = -1;
	editline_init(&gv->edit);
	if (ui->report)
		bind_report(gv, ui);
	return &gv->view;
}

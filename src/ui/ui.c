/*
 * ui.c - the application: the loop, who gets a key, when it is painted.
 *
 *	term_key -> ui_key: signals, Esc and digits
 *	         -> give: top view, else ui_act (or what a box keeps)
 *	         -> bury what was closed -> paint, unless more input waits
 *
 * Invariants:
 *  (1) Painting comes last, so what the screen shows as saved is on disk; it is
 *      put off while keys are waiting, but never longer than PAINT_MOST.
 *  (2) Idle, the program wakes up once a second and prints nothing.
 *  (3) A figure is never a command: a digit is one only in the second behind an
 *      Esc that had nothing else to do, and the key line says so that long.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/core/uitask.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/front.h"
#include "ui/keymap.h"
#include "ui/start/start.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/ui.h"
#include "ui/widget/typed.h"

#define PAINT_MOST	50	/* ms */
#define BUSY_MOST	50	/* ms that others who write are waited for */
#define TICK		1000	/* ms */
#define ARMED		1000	/* ms from Esc to the digit */
#define LEAVE_MOST	500	/* the same when leaving */
#define RESERVE		((size_t)4 << 20)
#define SMALL_ROWS	14
#define SMALL_COLS	40
#define TABLE_ROWS	24	/* below: the list layout */
#define TABLE_COLS	80

/* ---- painting ---- */

/* Everything that depends on the size is decided here, once. */
static void
measure(struct ui *ui)
{
	term_size(&ui->rows, &ui->cols);
	ui->small = ui->rows < SMALL_ROWS || ui->cols < SMALL_COLS;
	ui->list_layout = ui->opt->plain || ui->rows < TABLE_ROWS ||
	    ui->cols < TABLE_COLS;
	paint_plain(ui->opt->plain);
	ui_damage(ui, DAMAGE_ALL);
}

/* Too small for anything but a word; keys go on working, nothing is lost. */
static void
draw_small(struct ui *ui)
{
	struct buf b = BUF_INIT;
	char rows[16], cols[16];

	snprintf(rows, sizeof(rows), "%d", ui->rows);
	snprintf(cols, sizeof(cols), "%d", ui->cols);
	msg_put(&b, ui->lang, MSG_UI_TOO_SMALL, cols, rows, NULL);
	paint_clear();
	paint_text(0, 0, ui->cols, STYLE_WARNING, TEXT_LEFT, buf_cstr(&b));
	paint_cursor(0, 0);
	buf_release(&b);
}

static void
draw_views(struct ui *ui, bool all)
{
	int i = ui_screen_index(ui);
	bool boxes = i < ui->nstack - 1, taken;

	/* What a box hides cannot be repainted piece by piece. */
	if ((boxes && ui->damage & ~(unsigned)DAMAGE_MESSAGE) || ui->tutor)
		all = true;
	taken = status_message_clear(ui);
	if (all)
		paint_clear();
	if (all || ui->damage & DAMAGE_STATUS) {
		status_title(ui);
		if (i == 0 && ui->report && !ui->list_layout)
			status_tabs(ui);
	}
	paint_layer(i);
	/* A screen reader hears the box alone, unless it speaks of what lies below. */
	if (boxes && ui->opt->plain && !ui_top(ui)->class->over)
		i = ui->nstack - 2;
	else if (!boxes || all)
		ui->stack[i]->class->draw(ui->stack[i], ui, all);
	for (i++; i < ui->nstack; i++) {
		paint_layer(i);
		ui->stack[i]->class->draw(ui->stack[i], ui, true);
	}
	if (all || taken || ui->damage & (DAMAGE_MESSAGE | DAMAGE_FOCUS | DAMAGE_TEXT))
		status_message(ui, all || taken);
	if (all || ui->keys_armed != ui->esc_armed || ui->damage & DAMAGE_KEYS)
		status_keys(ui);
	if (ui->tutor)
		tutor_draw(ui);
}

static void
draw(struct ui *ui)
{
	if (ui->small)
		draw_small(ui);
	else if (ui->nstack > 0)
		draw_views(ui, (ui->damage & DAMAGE_ALL) != 0);
	ui->damage = 0;
	if (ui->touched)
		memset(ui->touched, 0,
		    BIT_WORDS(ui_form(ui)->ncell) * sizeof(*ui->touched));
	paint_flush();
	ui->painted_at = term_now();
}

/* ---- keys ---- */

/* What a box keeps of the keys it has no use for. */
static bool
box_key(struct ui *ui, enum action a)
{
	if (a == ACTION_HELP || a == ACTION_REDRAW || a == ACTION_LEAVE)
		return ui_act(ui, a);
	if (a == ACTION_CANCEL || a == ACTION_BREAK)
		ui_pop(ui);
	return true;
}

/* ":" is a command wherever letters are not text, in full width too. */
static enum action
action_of(struct ui *ui, const struct key *k)
{
	enum action a = keymap_find(k);
	const struct view *top = ui_top(ui);

	if (a == ACTION_NONE && k->code < 0x110000 && text_fold_cp(k->code) == ':' &&
	    top && !top->class->takes_text && !top->class->box)
		return ACTION_COMMANDS;
	return a;
}

/*
 * The message of the last key goes before the next is handled, so that what a
 * handler says stays.
 */
static void
begin(struct ui *ui)
{
	if (ui_complete(ui) && !ui->was_complete) {	/* that was said; once is enough */
		ui->was_complete = true;
		ui_damage(ui, DAMAGE_MESSAGE);
	} else
		ui->was_complete = ui_complete(ui);
	if (!ui->message_sticky)
		ui_quiet(ui);
}

static void
give(struct ui *ui, const struct key *k)
{
	struct view *top = ui_top(ui);
	enum action a = keymap_find(k);
	unsigned done = VIEW_IGNORED;

	begin(ui);
	if (ui->holder_left && a == ACTION_ACCEPT && top && !top->class->box) {
		flow_step_in(ui);
		return;
	}
	ui->nkeys++;
	ui->leave_after = ui->leave_after && a == ACTION_LEAVE;
	if (top)
		done = top->class->key(top, ui, k, a);
	if (done & VIEW_CLOSE)
		ui_close_view(ui, top);
	if (done != VIEW_IGNORED)
		return;
	a = action_of(ui, k);
	if (top && top->class->box)
		done = box_key(ui, a);
	else
		done = ui_act(ui, a);
	if (!done && k->code == K_ESC && ui_task_cancel(ui)) {
		;
	} else if (!done && k->code == K_ESC && ui->tutor) {
		flow_close_report(ui);
	} else if (!done && k->code == K_ESC) {
		ui->esc_armed = true;
		ui->armed_until = term_now() + ARMED;
	}
}

/* ---- the mouse ---- */

/* A word of the key line is its key.  What acts in bulk then asks for y, as it does of a
 * twin: a slip of the hand is no less likely. */
static void
click_action(struct ui *ui, enum action a)
{
	struct key k;

	if (key_by_name(action_keys(a), &k) == 0)
		return;
	ui->by_twin = true;
	give(ui, &k);
}

/* A tab or a thing of the view on top; what lies under a box is out of reach. */
static void
click(struct ui *ui, int row, int col)
{
	struct view *top = ui_top(ui);
	int layer, what;
	enum click t = ui->small ? CLICK_NONE : paint_click_at(row, col, &layer, &what);

	if (t == CLICK_ACTION) {
		click_action(ui, (enum action)what);
	} else if (t == CLICK_SECTION && !top->class->box) {
		begin(ui);
		if (ui_settle(ui))
			flow_go_section(ui, what);
	} else if (t == CLICK_ITEM && layer == ui->nstack - 1 && top->class->point) {
		begin(ui);
		ui->by_twin = true;
		if (top->class->point(top, ui, what, col) & VIEW_CLOSE)
			ui_close_view(ui, top);
	}
}

/* Three rows, as long as it is the same view that they move. */
static void
turn_wheel(struct ui *ui, uint32_t code)
{
	const struct view *top = ui_top(ui);
	struct key k = { .code = code };

	for (int i = 0; i < 3 && ui_top(ui) == top && !ui->small; i++)
		give(ui, &k);
}

/* Once a second, whether keys come or not. */
static void
tick(struct ui *ui)
{
	int i;

	ui->ticked_at = term_now();
	for (i = ui->nstack - 1; i >= 0; i--)
		if (ui->stack[i]->class->tick)
			ui->stack[i]->class->tick(ui->stack[i], ui);
	if (ui->nunsaved > 0)
		(void)ui_save_unsaved(ui);
	if (ui->report && ui->findings_stale)
		ui_check(ui);
	ui_store_counts(ui);
	if (ui->store != NULL)
		store_rest(ui->store);
	if (ui->report && ui->nunsaved == 0 && store_changed(ui->store))
		ui_reload(ui);
	flow_watch_holder(ui);
	if (strcmp(ui->saved_at, ui->shown_saved) != 0) {
		memcpy(ui->shown_saved, ui->saved_at, sizeof(ui->shown_saved));
		ui_damage(ui, DAMAGE_STATUS);
	}
}

/* The line is gone, or the system wants us to end: unfinished figures are kept,
 * nothing is committed. */
static void
hang_up(struct ui *ui, const struct key *k)
{
	ui_keep_unfinished(ui, k->code);
	ui->status = k->code == K_TERM ? 143 : 129;
	ui->leave = true;
	term_leave_soon(ui->status);
}

/* Characters now have other widths: nothing on the screen is where it was. */
static void
terminal_answered(struct ui *ui, const struct key *k)
{
	if (k->col == 0)
		ui_warn(ui, MSG_UI_NOT_UTF8, NULL);
	paint_redraw();
	ui_damage(ui, DAMAGE_ALL);
}

/* After Esc a digit is a function key; any other key is itself again. */
static void
disarm(struct ui *ui, struct key *k)
{
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	if (ui->esc_armed && c >= '0' && c <= '9')
		*k = twin_key((int)(c - '0'));
	ui->esc_armed = false;
}

/* The second is over: before the next key is looked at. */
static void
expire(struct ui *ui)
{
	if (!ui->esc_armed || term_now() < ui->armed_until)
		return;
	ui->esc_armed = false;
	ui_damage(ui, DAMAGE_MESSAGE);
}

static void
ui_key(struct ui *ui, struct key k)
{
	switch (k.code) {
	case K_RESIZE:
		measure(ui);
		return;
	case K_HANGUP:
	case K_TERM:
		hang_up(ui, &k);
		return;
	case K_TICK:
		return;			/* the loop looks at the clock */
	case K_CURSOR_REPORT:
		terminal_answered(ui, &k);
		return;
	case K_MOUSE:
	case K_WHEEL_UP:
	case K_WHEEL_DOWN:
		ui->esc_armed = ui->by_twin = false;
		if (k.code == K_MOUSE)
			click(ui, k.row - 1, k.col - 1);
		else
			turn_wheel(ui, k.code == K_WHEEL_UP ? K_UP : K_DOWN);
		return;
	default:
		disarm(ui, &k);
		ui->by_twin = k.twin;
		give(ui, &k);
	}
}

/* A piece of what the view on top has to do; true = there is more. */
static bool
work(struct ui *ui)
{
	struct view *top = ui_top(ui);

	if (top == NULL || top->class->work == NULL || !top->class->work(top, ui))
		return false;
	ui->worked = true;
	return true;
}

/* Milliseconds until there is something to do without a key; "owed": a paint that
 * was put off. */
static int
rest(const struct ui *ui, bool owed)
{
	long long until = ui_task_until(ui, ui->ticked_at + TICK), now = term_now();

	if (ui->esc_armed && ui->armed_until < until)
		until = ui->armed_until;
	if (owed && ui->painted_at + PAINT_MOST < until)
		until = ui->painted_at + PAINT_MOST;
	return until > now ? (int)(until - now) : 0;
}

void
ui_loop(struct ui *ui)
{
	struct key k;
	bool drawn = false, idle, busy, due, taught;

	while (!ui->leave) {
		idle = !term_pending();
		busy = idle && work(ui);
		due = (idle && !busy) || term_now() - ui->painted_at >= PAINT_MOST;
		if (!drawn && due)
			draw(ui);
		drawn = drawn || due;
		k = term_key(busy ? 0 : rest(ui, !drawn));
		ui_bury(ui);		/* what the work has closed */
		store_turn(ui->store);
		ui_task_step(ui);
		expire(ui);
		if (busy && (k.code == K_EOF || k.code == K_TICK)) {
			drawn = false;
			if (term_now() - ui->ticked_at >= TICK)
				tick(ui);
			continue;
		}
		if (k.code == K_EOF)
			break;
		taught = ui->tutor != NULL;
		ui_key(ui, k);
		if (taught && k.code != K_TICK)
			tutor_after(ui, &k);
		if (term_now() - ui->ticked_at >= TICK)
			tick(ui);
		ui_bury(ui);
		drawn = drawn && k.code == K_TICK && ui->damage == 0;
	}
}

/* ---- beginning and end ---- */

/* A question about the report asked for needs something to stand on: the list. */
static void
open_first(struct ui *ui)
{
	const struct ui_options *o = ui->opt;
	int warning = ui->store != NULL ? store_warning(ui->store) : 0;

	if (ui->store == NULL) {
		start_tutor(ui, 0);
		return;
	}
	if (o->agency) {
		ui->direct = true;
		flow_open_report(ui, o->agency, o->year);
	}
	if (ui->nstack == 0 || ui->stack[0]->class->box) {
		struct view *question = ui_top(ui);

		ui->nstack = 0;
		ui_push(ui, ui_screen_new(ui, SCREEN_HOME, 0));
		ui_push(ui, question);
	}
	if (ui->report == NULL) {
		typed_tell(ui);
		if (ui->message.len == 0)
			rescue_tell(ui);
	}
	if (warning != 0 && ui->message.len == 0) {
		ui_say(ui, (enum msg)warning, NULL);
		ui->message_level = LEVEL_WARNING;
	}
}

/* The terminal is open; "o" must outlive the ui. */
struct ui *
ui_new(const struct ui_options *o)
{
	struct ui *ui = mem_zero(sizeof(*ui));

	ui->opt = o;
	ui->front = &ui_front_tables;
	ui->store = o->store;
	ui->forms = o->forms;
	ui->lang = o->lang;
	ui->focus = ui->old_focus = -1;
	ui->message_level = LEVEL__MAX;
	findings_init(&ui->findings);
	measure(ui);
	if (ui->store != NULL)
		store_patience(ui->store, BUSY_MOST, term_wanted);
	open_first(ui);
	ui->ticked_at = term_now();
	return ui;
}

void
ui_free(struct ui *ui)
{
	ui_task_end(ui);
	if (ui->store != NULL) {
		store_patience(ui->store, LEAVE_MOST, term_signalled);
		store_turn(ui->store);
	}
	ui_close_down_to(ui, 0);
	ui_bury(ui);
	flow_drop_report(ui);
	tutor_free(ui);
	scratch_end(ui);
	findings_release(&ui->findings);
	buf_release(&ui->message);
	buf_release(&ui->said);
	free(ui->unsaved);
	free(ui->own);
	free(ui->made);
	desk_free(ui->desk);
	free(ui->searched);
	buf_release(&ui->clip);
	free(ui->dead);
	free(ui);
}

/* No memory: what is not saved goes into a file, from memory that was put by for it. */
static struct ui *dying;
static char *reserve;

static void
at_death(void)
{
	free(reserve);
	reserve = NULL;
	if (dying != NULL)
		(void)rescue_write(dying);
	term_close();
}

static void
prepare_death(struct ui *ui)
{
	dying = ui;
	free(reserve);
	reserve = ui != NULL ? mem_alloc(RESERVE) : NULL;
	if (ui != NULL)
		mem_set_hook(at_death);
}

int
ui_run(const struct ui_options *o, struct diag *d)
{
	struct term_options t = {
		.encoding = o->terminal_encoding,
		.ambiguous = o->ambiguous,
		.ascii = o->ascii || o->plain,
		.color = !o->no_color,
		.contrast = o->contrast,
		.mouse = o->mouse,
		.kiosk = o->kiosk != NULL,
	};
	struct ui *ui;
	int status;

	if (!term_open(&t, d))
		return 5;
	ui = ui_new(o);
	ui->diag = d;
	prepare_death(ui);
	if (term_unknown() != NULL && ui->message.len == 0)
		ui_say(ui, MSG_UI_TERM_UNKNOWN, term_unknown(), NULL);
	if (o->forms->nbroken > 0 && ui->message.len == 0)
		ui_say_diag(ui, d);	/* else seen only after the program has ended */
	if (ui->store == NULL) {	/* neither a database nor a scratch one */
		diag_error(d, DIAG_DATA, MSG_UI_NO_SCRATCH, NULL);
		ui->leave = true;
	}
	ui_loop(ui);
	status = ui->status;
	ui_free(ui);
	prepare_death(NULL);
	term_close();
	return status;
}

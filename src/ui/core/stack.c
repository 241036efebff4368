/*
 * stack.c - the stack of views, the message line, and what the top of the layer
 * has handed down: screens by number, actions by name.
 *
 * All of the screens stand on this, and it knows none of them.
 *
 * Invariant: a view that is closed lives until its key is done (ui->dead): whoever
 * called flow_go_section() from inside a view may still return to it.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"

/* ---- the stack ---- */

struct view *
ui_top(struct ui *ui)
{
	return ui->nstack > 0 ? ui->stack[ui->nstack - 1] : NULL;
}

struct view *
ui_base(struct ui *ui)
{
	return ui->nstack > 0 ? ui->stack[0] : NULL;
}

int
ui_screen_index(const struct ui *ui)
{
	int i = ui->nstack - 1;

	while (i > 0 && ui->stack[i]->class->box)
		i--;
	return i;
}

struct view *
ui_screen(struct ui *ui)
{
	int i = ui_screen_index(ui);

	return i >= 0 ? ui->stack[i] : NULL;
}

/* The view may be the caller's caller. */
static void
kill_view(struct ui *ui, struct view *v)
{
	ui->dead = mem_grow(ui->dead, ui->ndead, &ui->capdead, sizeof(*ui->dead));
	ui->dead[ui->ndead++] = v;
}

void
ui_bury(struct ui *ui)
{
	size_t i;

	for (i = 0; i < ui->ndead; i++) {
		if (ui->dead[i]->class->release)
			ui->dead[i]->class->release(ui->dead[i]);
		free(ui->dead[i]);
	}
	ui->ndead = 0;
}

/* The stack is deeper than any way through the screens; a view too many is
 * dropped rather than the program ended. */
void
ui_push(struct ui *ui, struct view *v)
{
	if (v == NULL)
		return;
	if (ui->nstack == UI_STACK) {
		kill_view(ui, v);
		return;
	}
	ui->stack[ui->nstack++] = v;
	ui_damage(ui, DAMAGE_ALL);
}

void
ui_pop(struct ui *ui)
{
	if (ui->nstack == 0)
		return;
	kill_view(ui, ui->stack[--ui->nstack]);
	ui_damage(ui, DAMAGE_ALL);
}

void
ui_close_down_to(struct ui *ui, int n)
{
	static const struct key none;
	int tries = 2 * UI_STACK;	/* of answers that ask again */

	while (ui->nstack > n) {
		struct view *v = ui_top(ui);

		if (v->class->box && v->class->key != NULL && tries-- > 0)
			(void)v->class->key(v, ui, &none, ACTION_CANCEL);
		if (ui_top(ui) == v)
			ui_pop(ui);
	}
}

void
ui_close_view(struct ui *ui, const struct view *v)
{
	int i, k;

	for (i = 0; i < ui->nstack && ui->stack[i] != v; i++)
		continue;
	if (i == ui->nstack)
		return;
	kill_view(ui, ui->stack[i]);
	for (k = i; k + 1 < ui->nstack; k++)
		ui->stack[k] = ui->stack[k + 1];
	ui->nstack--;
	ui_damage(ui, DAMAGE_ALL);
}

bool
view_is(const struct view *v, const struct view_class *class)
{
	return v != NULL && v->class == class;
}

unsigned
view_point(struct view *v, struct ui *ui, size_t *at, int what)
{
	static const struct key enter = { .code = K_ENTER };

	if (*at == (size_t)what)
		return v->class->key(v, ui, &enter, ACTION_ACCEPT);
	*at = (size_t)what;
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

bool
view_do(const struct view_action *table, struct view *v, struct ui *ui, enum action a,
    unsigned *done)
{
	while (table->action != ACTION_NONE && table->action != a)
		table++;
	if (table->action == ACTION_NONE)
		return false;
	*done = table->run(v, ui, table->arg);
	return true;
}

void
ui_renew(struct ui *ui)
{
	struct view *base = ui_base(ui);

	if (base && base->class->renew)
		base->class->renew(base, ui);
}

bool
ui_settle(struct ui *ui)
{
	int i;

	for (i = ui->nstack - 1; i >= 0; i--)
		if (ui->stack[i]->class->settle &&
		    !ui->stack[i]->class->settle(ui->stack[i], ui))
			return false;
	return true;
}

void
ui_damage(struct ui *ui, unsigned damage)
{
	ui->damage |= damage;
}

/* ---- what the top has handed down ---- */

struct view *
ui_screen_new(struct ui *ui, enum screen_id id, int arg)
{
	return ui->front->screens[id].make(ui, arg);
}

bool
ui_shows(struct ui *ui, enum screen_id id)
{
	return view_is(ui_base(ui), ui->front->screens[id].class);
}

void
ui_show(struct ui *ui, enum screen_id id, int arg)
{
	struct view *v = ui_screen_new(ui, id, arg);

	ui_close_down_to(ui, 0);
	ui_push(ui, v);
}

bool
ui_act(struct ui *ui, enum action a)
{
	const struct ui_action *x = ui->front->actions;

	if (a == ACTION_NONE || a == ACTION_CANCEL)
		return false;
	while (x->action != ACTION_NONE && x->action != a)
		x++;
	if (x->action == a && !x->in_report) {
		x->run(ui);
		return true;
	}
	if (ui->report == NULL)
		return false;
	/* A figure that is refused stays, and so does the clerk. */
	if (!ui_settle(ui))
		return true;
	if (x->action == ACTION_NONE)
		return false;
	x->run(ui);
	return true;
}

/* ---- messages ---- */

const char *
ui_text(const struct ui *ui, enum msg m)
{
	return msg_text(ui->lang, m);
}

const struct form *
ui_form(const struct ui *ui)
{
	return form_shown(ui->report->form, ui->lang);
}

static void
say(struct ui *ui, enum form_level level, enum msg m, va_list ap)
{
	const char *arg[9];
	int n = 0;

	while (n < 9 && (arg[n] = va_arg(ap, const char *)) != NULL)
		n++;
	buf_reset(&ui->message);
	msg_format(&ui->message, ui->lang, m, arg, n);
	ui->message_level = level;
	ui->message_sticky = false;
	ui_damage(ui, DAMAGE_MESSAGE);
}

void
ui_say(struct ui *ui, enum msg m, ...)
{
	va_list ap;

	va_start(ap, m);
	say(ui, LEVEL__MAX, m, ap);
	va_end(ap);
}

void
ui_warn(struct ui *ui, enum msg m, ...)
{
	va_list ap;

	va_start(ap, m);
	say(ui, LEVEL_ERROR, m, ap);
	va_end(ap);
	term_beep();
}

void
ui_say_diag(struct ui *ui, const struct diag *d)
{
	size_t i, pick = d->n;

	for (i = 0; i < d->n; i++)
		if (pick == d->n || (d->item[i].level == DIAG_ERROR &&
		    d->item[pick].level != DIAG_ERROR))
			pick = i;
	if (pick == d->n)
		return;
	buf_reset(&ui->message);
	diag_format(&ui->message, &d->item[pick], ui->lang);
	ui->message_level = d->item[pick].level == DIAG_ERROR ? LEVEL_ERROR :
	    LEVEL_WARNING;
	ui->message_sticky = false;
	ui_damage(ui, DAMAGE_MESSAGE);
	if (d->item[pick].level == DIAG_ERROR)
		term_beep();
}

void
ui_quiet(struct ui *ui)
{
	if (ui->message.len == 0)
		return;
	buf_reset(&ui->message);
	ui->message_level = LEVEL__MAX;
	ui->message_sticky = false;
	ui_damage(ui, DAMAGE_MESSAGE);
}

/* ---- what is typed ---- */

void
ui_keep_unfinished(struct ui *ui, uint32_t why)
{
	const struct key k = { .code = why };
	int i;

	/* A question stays unanswered; what is typed in it is kept. */
	for (i = ui->nstack - 1; i >= 0; i--)
		if (!ui->stack[i]->class->box || ui->stack[i]->class->takes_text)
			(void)ui->stack[i]->class->key(ui->stack[i], ui, &k, ACTION_NONE);
}

/*
 * history.c - the steps of a report, taken back and done again.
 *
 *	step[0] ... step[ndone-1] | step[ndone] ... step[n-1]
 *	   done; undo takes the last | undone; redo takes the first
 *
 * A new step drops what was undone.  Undo makes the inverse changes in reverse
 * order, so splices of one text fall back into place one by one.
 *
 *  (1) The done steps, run in order on the report as it was first, give the
 *      report as it is.  So the change that left a place as it was before some
 *      step is the last done one before it about that place, and its origin
 *      and author need not be stored again.
 *  (2) Undo and redo are no steps: they move the border.  The audit has them as
 *      changes of their own, and replaying those moves the border as well.
 *
 * Each step owns deep copies of its changes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

struct step {
	struct change	*item;		/* owned */
	size_t		 n, cap;
};
struct steps {
	struct step	*item;
	size_t		 n, cap, ndone;
};
struct history {
	struct steps	 live;
	struct steps	 past;		/* replayed, not yet complete */
	int64_t		 first_live;	/* seq of the first change of this session */
	bool		 complete;
};

struct history *
history_new(void)
{
	return mem_zero(sizeof(struct history));
}

static void
steps_cut(struct steps *s, size_t n)
{
	while (s->n > n) {
		struct step *last = &s->item[--s->n];

		for (size_t i = 0; i < last->n; i++)
			change_release(&last->item[i]);
		free(last->item);
	}
	if (s->ndone > n)
		s->ndone = n;
}

static struct step *
steps_add(struct steps *s)
{
	steps_cut(s, s->ndone);
	s->item = mem_grow(s->item, s->n, &s->cap, sizeof *s->item);
	memset(&s->item[s->n], 0, sizeof *s->item);
	s->ndone = s->n + 1;
	return &s->item[s->n++];
}

static void
step_add(struct step *step, const struct change *c)
{
	step->item = mem_grow(step->item, step->n, &step->cap, sizeof *step->item);
	change_copy(&step->item[step->n++], c);
}

void
history_free(struct history *h)
{
	if (h == NULL)
		return;
	steps_cut(&h->live, 0);
	steps_cut(&h->past, 0);
	free(h->live.item);
	free(h->past.item);
	free(h);
}

void
history_push(struct history *h, const struct change *c, size_t n)
{
	struct step *step = steps_add(&h->live);

	if (h->first_live == 0)
		h->first_live = c[0].seq;
	for (size_t i = 0; i < n; i++)
		step_add(step, &c[i]);
}

void
history_replay(struct history *h, const struct change *c)
{
	struct steps *s = &h->past;

	if (h->complete || (h->first_live != 0 && c->seq >= h->first_live))
		return;
	if (c->origin == ORIGIN_UNDO || c->origin == ORIGIN_REDO) {
		if (c->seq != c->step)		/* the rest of a step already moved */
			return;
		if (c->origin == ORIGIN_UNDO && s->ndone > 0)
			s->ndone--;
		else if (c->origin == ORIGIN_REDO && s->ndone < s->n)
			s->ndone++;
		return;
	}
	if (c->seq == c->step || s->ndone == 0)
		steps_add(s);
	step_add(&s->item[s->ndone - 1], c);
}

bool
history_complete(const struct history *h)
{
	return h->complete;
}

/* What was replayed goes before what this session did. */
void
history_set_complete(struct history *h)
{
	struct steps *past = &h->past;

	if (!h->complete && past->n > 0) {
		if (h->first_live != 0)
			steps_cut(past, past->ndone);
		for (size_t i = 0; i < h->live.n; i++) {
			past->item = mem_grow(past->item, past->n, &past->cap,
			    sizeof *past->item);
			past->item[past->n++] = h->live.item[i];
		}
		past->ndone += h->live.ndone;
		free(h->live.item);
		h->live = *past;
		memset(past, 0, sizeof *past);
	}
	h->complete = true;
}

/* ---- undo, redo ---- */

/* The change that left the place as it was before item "at" of step "s", or NULL. */
static const struct change *
change_before(const struct steps *steps, size_t s, size_t at)
{
	const struct change *c = &steps->item[s].item[at];

	for (;;) {
		while (at > 0) {
			const struct change *p = &steps->item[s].item[--at];

			if (p->kind == c->kind && strcmp(p->place, c->place) == 0)
				return p;
		}
		if (s == 0)
			return NULL;
		at = steps->item[--s].n;
	}
}

/* 定稿 and 重新打开 are acts with their own rules (errors, a reason), not edits. */
static bool
is_sealed(const struct step *step)
{
	const char *final = state_name(STATE_FINAL);

	for (size_t i = 0; i < step->n; i++) {
		const struct change *c = &step->item[i];

		if (change_is_state(c) &&
		    (change_same(c->old, final) || change_same(c->new, final)))
			return true;
	}
	return false;
}

bool
report_can_undo(const struct report *r)
{
	const struct steps *s = &r->history->live;

	return r->state != STATE_FINAL && s->ndone > 0 &&
	    !is_sealed(&s->item[s->ndone - 1]);
}

static bool
can_redo(const struct report *r)
{
	const struct steps *s = &r->history->live;

	return r->state != STATE_FINAL && s->ndone < s->n &&
	    !is_sealed(&s->item[s->ndone]);
}

const struct change *
report_undo_step(const struct report *r, size_t *n)
{
	const struct steps *s = &r->history->live;

	if (!report_can_undo(r))
		return NULL;
	*n = s->item[s->ndone - 1].n;
	return s->item[s->ndone - 1].item;
}

const struct change *
report_redo_step(const struct report *r, size_t *n)
{
	const struct steps *s = &r->history->live;

	if (!can_redo(r))
		return NULL;
	*n = s->item[s->ndone].n;
	return s->item[s->ndone].item;
}

/* Fill "it" and "out" for the inverse of item "at" of the step. */
static void
invert(struct step_item *it, struct change *out, const struct steps *steps, size_t s,
    size_t at)
{
	const struct change *c = &steps->item[s].item[at];
	const struct change *before = change_before(steps, s, at);

	out->pos = c->pos;
	out->old = mem_strdup(c->new);
	out->new = mem_strdup(c->old);
	it->give = c->was;
	if (it->give == ORIGIN_NONE && before != NULL)
		it->give = before->origin;
	it->user = before != NULL ? before->user : c->user;
	it->at = before != NULL ? before->at : c->at;
}

static void
repeat(struct step_item *it, struct change *out, const struct change *c)
{
	out->pos = c->pos;
	out->old = mem_strdup(c->old);
	out->new = mem_strdup(c->new);
	it->give = c->origin;
	it->user = c->user;
	it->at = c->at;
}

/* Run step "s" backwards or forwards as a new list of changes. */
static bool
move(struct report *r, size_t s, enum cell_origin origin, struct change_list *out,
    const struct actor *by, uint64_t *touched)
{
	struct steps *steps = &r->history->live;
	const struct step *step = &steps->item[s];
	struct step_item *run = mem_array(step->n, sizeof *run);
	int64_t first = r->seq + 1;
	char at[CLOCK_TEXT];
	bool ok;

	by->now(by->ctx, at);
	change_list_reset(out);
	for (size_t i = 0; i < step->n; i++) {
		size_t from = origin == ORIGIN_UNDO ? step->n - 1 - i : i;
		struct change *c = change_add(out, step->item[from].kind,
		    step->item[from].place, origin);

		c->number = step->item[from].number;
		if (origin == ORIGIN_UNDO)
			invert(&run[i], c, steps, s, from);
		else
			repeat(&run[i], c, &step->item[from]);
		c->seq = first + (int64_t)i;
		c->step = first;
		c->undoes = step->item[0].step;
		c->user = mem_strdup(by->user);
		c->host = mem_strdup(by->host);
		memcpy(c->at, at, CLOCK_TEXT);
	}
	for (size_t i = 0; i < step->n; i++)
		run[i].c = &out->item[i];	/* the list no longer moves */
	ok = step_run(r, run, step->n, NULL);
	if (ok) {
		r->seq += (int64_t)step->n;
		step_settle_sources(r, run, step->n);
		recalc_run(r, touched);
		for (size_t i = 0; touched && i < out->n; i++) {
			if (out->item[i].kind == CHANGE_CELL)
				BIT_SET(touched, change_cell_number(&out->item[i],
				    r->form));
		}
		if (r->history->first_live == 0)
			r->history->first_live = first;
		steps->ndone = origin == ORIGIN_UNDO ? s : s + 1;
	} else {
		change_list_reset(out);
	}
	step_release(run, step->n);
	free(run);
	return ok;
}

bool
report_undo(struct report *r, struct change_list *out, const struct actor *by,
    uint64_t *touched)
{
	change_list_reset(out);
	return report_can_undo(r) &&
	    move(r, r->history->live.ndone - 1, ORIGIN_UNDO, out, by, touched);
}

bool
report_redo(struct report *r, struct change_list *out, const struct actor *by,
    uint64_t *touched)
{
	change_list_reset(out);
	return can_redo(r) &&
	    move(r, r->history->live.ndone, ORIGIN_REDO, out, by, touched);
}

/*
 * past.c - a report as it was, told by its changes.
 *
 * Cells and texts have a place in arrays; all else that changes speak of (notes,
 * reasons, columns, figures beside) is few, and kept in a list by kind and place, of
 * reasons by fingerprint too.
 *
 * The origin of a value is that of the change that gave it.  Undo and redo give back the
 * origin of another change: so each cell keeps whose values it had, by step.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/past.h"
#include "report/report.h"

#define HEX_SIZE	64	/* of the fingerprint in a reason */

struct given { int64_t step; enum cell_origin origin; };
struct past_cell {
	char		*value;		/* owned; NULL or "" = empty */
	enum cell_origin origin;
	struct given	*given;		/* owned, in order of step */
	size_t		 n, cap;
};
struct fact {
	enum change_kind kind;
	char		*place, *value;	/* owned; value NULL or "" = none */
	char		 hex[HEX_SIZE + 1];	/* of a reason */
};
struct past {
	const struct form *form;
	struct past_cell *cell;		/* [ncell] */
	struct buf	 *text;		/* [ntext] */
	struct fact	 *fact;
	size_t		  nfact, capfact;
};

struct past *
past_new(const struct form *f)
{
	struct past *p = mem_zero(sizeof(*p));

	p->form = f;
	p->cell = mem_array((size_t)f->ncell, sizeof(*p->cell));
	p->text = mem_array((size_t)f->ntext, sizeof(*p->text));
	return p;
}

void
past_free(struct past *p)
{
	size_t k;
	int i;

	if (p == NULL)
		return;
	for (i = 0; i < p->form->ncell; i++) {
		free(p->cell[i].value);
		free(p->cell[i].given);
	}
	for (i = 0; i < p->form->ntext; i++)
		buf_release(&p->text[i]);
	for (k = 0; k < p->nfact; k++) {
		free(p->fact[k].place);
		free(p->fact[k].value);
	}
	free(p->cell);
	free(p->text);
	free(p->fact);
	free(p);
}

/* ---- taking in ---- */

/* The origin that undoing (before it) or redoing (of it) a step gives back. */
static enum cell_origin
given_by(const struct past_cell *c, int64_t step, bool before)
{
	size_t i = c->n;

	while (i > 0 && (c->given[i - 1].step > step ||
	    (before && c->given[i - 1].step == step)))
		i--;
	return i > 0 ? c->given[i - 1].origin : ORIGIN_NONE;
}

static void
add_cell(struct past_cell *p, const struct change *c)
{
	free(p->value);
	p->value = mem_strdup(c->new);
	if (c->origin == ORIGIN_UNDO || c->origin == ORIGIN_REDO) {
		p->origin = given_by(p, c->undoes, c->origin == ORIGIN_UNDO);
		return;
	}
	p->origin = c->origin;
	p->given = mem_grow(p->given, p->n, &p->cap, sizeof(*p->given));
	p->given[p->n++] = (struct given){ c->step, c->origin };
}

/* A splice that does not fit is of a damaged file: what can be put there is. */
static void
add_splice(struct buf *b, const struct change *c)
{
	const char *old = c->old != NULL ? c->old : "";
	const char *new = c->new != NULL ? c->new : "";
	size_t at = text_offset(buf_cstr(b), b->len, (size_t)c->pos), n = strlen(old);

	buf_splice(b, at, n <= b->len - at ? n : b->len - at, new, strlen(new));
}

static const char *
hex_of(const char *reason)
{
	return reason + (*reason == '-');
}

/* The fact that a change is about, made when it is new: then it was not told before. */
static struct fact *
fact_of(struct past *p, const struct change *c)
{
	const char *named = c->new != NULL && *c->new != '\0' ? c->new :
	    c->old != NULL ? c->old : "";
	struct fact *f;
	size_t i;

	for (i = 0; i < p->nfact; i++) {
		f = &p->fact[i];
		if (f->kind == c->kind && strcmp(f->place, c->place) == 0 &&
		    (f->kind != CHANGE_REASON ||
		    strncmp(f->hex, hex_of(named), HEX_SIZE) == 0))
			return f;
	}
	p->fact = mem_grow(p->fact, p->nfact, &p->capfact, sizeof(*p->fact));
	f = &p->fact[p->nfact++];
	memset(f, 0, sizeof(*f));
	f->kind = c->kind;
	f->place = mem_strdup(c->place);
	if (f->kind == CHANGE_REASON)
		strncat(f->hex, hex_of(named), HEX_SIZE);
	return f;
}

/* Is it about a fact that goes back? */
static bool
is_fact(const struct change *c)
{
	return c->kind == CHANGE_NOTE ? *c->place != '\0' : c->kind == CHANGE_REASON ||
	    c->kind == CHANGE_BESIDE || (c->kind == CHANGE_REPORT && !change_is_state(c));
}

static bool
is_told(const struct fact *f)
{
	return f->value != NULL && *f->value != '\0';
}

/* Of the fee the number of notices, and the other way round; NULL of anything else. */
static struct fact *
fee_partner(struct past *p, const struct fact *f)
{
	static const char fee[] = "fee", notices[] = "fee_notices";
	bool first = strcmp(f->place, fee) == 0;
	size_t i;

	if (f->kind != CHANGE_REPORT || (!first && strcmp(f->place, notices) != 0))
		return NULL;
	for (i = 0; i < p->nfact; i++)
		if (p->fact[i].kind == CHANGE_REPORT &&
		    strcmp(p->fact[i].place, first ? notices : fee) == 0)
			return &p->fact[i];
	return NULL;
}

/* Taking the one away takes the other with it where that is 0; see columns.c. */
static void
add_fact(struct past *p, const struct change *c)
{
	struct fact *f = fact_of(p, c), *other = fee_partner(p, f);

	free(f->value);
	f->value = mem_strdup(c->new);
	if (other != NULL && !is_told(f) && is_told(other) &&
	    strcmp(other->value, "0") == 0) {
		free(other->value);
		other->value = NULL;
	}
}

void
past_later(struct past *p, const struct change *c)
{
	if (is_fact(c))
		(void)fact_of(p, c);
}

void
past_add(struct past *p, const struct change *c)
{
	int i;

	if (is_fact(c))
		add_fact(p, c);
	else if (c->kind == CHANGE_CELL && (i = form_cell_find(p->form, c->place)) >= 0)
		add_cell(&p->cell[i], c);
	else if (c->kind == CHANGE_TEXT && (i = form_text_find(p->form, c->place)) >= 0)
		add_splice(&p->text[i], c);
}

const char *
past_text(struct past *p, const char *code)
{
	int i = form_text_find(p->form, code);

	return i >= 0 ? buf_cstr(&p->text[i]) : NULL;
}

/* ---- the way there from now ---- */

/* A person has emptied it; but where the source left it open, that comes back too. */
static enum cell_origin
origin_of(const struct past_cell *c)
{
	return c->origin != ORIGIN_NONE && c->origin != ORIGIN_UPGRADE ? c->origin :
	    ORIGIN_IMPORT;
}

static void
wish_cells(struct past *p, const struct report *now, struct change_list *list)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];
	int i;

	for (i = 0; i < p->form->ncell; i++) {
		const struct past_cell *then = &p->cell[i];
		const struct cell *c = &now->cell[i];

		buf_reset(&b);
		if (!p->form->cell[i].computed)
			cell_text(&b, c);
		else if (c->has_printed)
			buf_str(&b, num_print(figure, c->printed));
		if (change_same(buf_cstr(&b), then->value))
			continue;
		change_cell(list, now, i, then->value != NULL ? then->value : "",
		    p->form->cell[i].computed ? ORIGIN_IMPORT : origin_of(then));
	}
	buf_release(&b);
}

/* The fee and its notices are told together: of the one that was not told, 0 stood there
 * as soon as the other was. */
static const char *
fact_value(struct past *p, const struct fact *f)
{
	const struct fact *other = fee_partner(p, f);

	if (is_told(f) || other == NULL || !is_told(other))
		return f->value;
	return "0";
}

/* A reason that is withdrawn is named by what stood there. */
static void
wish_facts(struct past *p, struct change_list *list)
{
	struct change *w;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < p->nfact; i++) {
		const struct fact *f = &p->fact[i];

		w = change_add(list, f->kind, f->place, ORIGIN_KEY);
		w->new = mem_strdup(fact_value(p, f));
		if (f->kind != CHANGE_REASON || (f->value != NULL && *f->value != '\0'))
			continue;
		buf_printf(&b, "%s ", f->hex);
		w->old = buf_detach(&b);
	}
}

void
past_wishes(struct past *p, const struct report *now, int64_t step,
    struct change_list *list)
{
	size_t i;
	int slot;

	wish_cells(p, now, list);
	for (slot = 0; slot < p->form->ntext; slot++)
		change_text_all(list, now, slot, buf_cstr(&p->text[slot]), ORIGIN_KEY);
	wish_facts(p, list);
	for (i = 0; i < list->n; i++)
		list->item[i].undoes = step;
}

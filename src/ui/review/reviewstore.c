/*
 * reviewstore.c - from the review into the database.
 *
 * What is stored is made anew from the step of the import and the marks of the
 * review: one step, each cell with its own origin.  The candidate stays as it is,
 * so that a store that fails can be tried again.
 *
 *	^S -> review_store -> open cells left? -> ask_open
 *	                   -> there already?   -> ask_replace (final: refused)
 *	                   -> save -> the report opens, or back to the list of files
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "import/import.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/review/review.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

/* ---- the report to store ---- */

/* The wishes of the file but for the cells the clerk has settled, then those. */
static void
gather(struct change_list *list, const struct inbox_item *it, const struct report *r)
{
	const struct change_list *made = it->k->changes;
	struct buf b = BUF_INIT;
	size_t i;
	int c;

	for (i = 0; i < made->n; i++) {
		c = made->item[i].kind == CHANGE_CELL ?
		    form_cell_find(r->form, made->item[i].place) : -1;
		if (c < 0 || it->mark[c] == MARK_NONE)
			change_again(list, &made->item[i]);
	}
	for (c = 0; c < r->form->ncell; c++) {
		if (it->mark[c] == MARK_NONE || it->mark[c] == MARK_EMPTIED)
			continue;
		buf_reset(&b);
		cell_text(&b, &it->k->report->cell[c]);
		change_cell(list, r, c, buf_cstr(&b), it->k->report->cell[c].origin);
	}
	buf_release(&b);
}

static bool
settled(const struct inbox_item *it, const char *place)
{
	int c = place ? form_cell_find(it->k->report->form, place) : -1;

	return c >= 0 && it->mark[c] != MARK_NONE;
}

static void
copy_sources(struct report *to, const struct inbox_item *it)
{
	const struct report *from = it->k->report;
	struct source_finding *s;
	size_t i;

	for (i = 0; i < from->nsource; i++) {
		to->source = mem_grow(to->source, to->nsource, &to->capsource,
		    sizeof(*to->source));
		s = &to->source[to->nsource++];
		*s = from->source[i];
		s->check = mem_strdup(from->source[i].check);
		s->place = mem_strdup(from->source[i].place);
		s->found = mem_strdup(from->source[i].found);
		s->closed = settled(it, s->place);
	}
}

static struct report *
build(struct ui *ui, const struct inbox_item *it, struct change_list *list,
    struct diag *d)
{
	const struct report *was = it->k->report;
	struct report *r = report_new(was->form, &was->agency, was->year);

	copy_sources(r, it);	/* first: what is printed over an open cell is kept */
	gather(list, it, r);
	if (!report_apply(r, list, ui->opt->actor, NULL, d)) {
		report_free(r);
		return NULL;
	}
	return r;
}

/* The counts of the list of reports, with last year in sight. */
static void
store_counts_of(struct ui *ui, const struct report *stored)
{
	struct report *r = store_load(ui->store, stored->agency.name, stored->year, NULL);
	struct findings f;

	if (r == NULL)
		return;
	findings_init(&f);
	report_findings(r, &f);
	(void)store_counts(ui->store, r, &f.open, f.count[LEVEL_HINT]);
	findings_release(&f);
	report_free(r);
}

struct report *
inbox_stored(struct ui *ui, const struct inbox_item *it, struct diag *d)
{
	const struct report *r = it->k->report;
	struct report *stored;
	struct diag own;
	size_t i;

	diag_init(&own);
	stored = store_load(ui->store, r->agency.name, r->year, &own);
	if (stored == NULL && !diag_has(&own, MSG_STORE_NO_REPORT) &&
	    !diag_has(&own, MSG_STORE_NO_AGENCY))
		for (i = 0; i < own.n; i++)
			diag_copy(d, &own.item[i]);
	diag_release(&own);
	return stored;
}

/* Whoever works in the stored report would lose his footing. */
static bool
may_replace(struct ui *ui, const struct report *stored, bool replace, struct diag *d)
{
	char *holder = NULL, year[16];
	struct diag own;
	bool ok;

	snprintf(year, sizeof(year), "%d", stored->year);
	if (stored->state == STATE_FINAL) {
		diag_error(d, DIAG_REFUSED, MSG_UI_IMPORT_FINAL, stored->agency.name,
		    year, NULL);
		return false;
	}
	if (!replace) {
		diag_error(d, DIAG_USAGE, MSG_UI_IMPORT_THERE, stored->agency.name, year,
		    NULL);
		return false;
	}
	diag_init(&own);
	ok = store_lease_take(ui->store, stored->id, &holder, &own);
	if (!ok)
		diag_error(d, DIAG_LOCKED, MSG_UI_IMPORT_HELD, stored->agency.name, year,
		    holder ? holder : "?", NULL);
	diag_release(&own);
	free(holder);
	return ok;
}

bool
inbox_store(struct ui *ui, struct inbox_item *it, bool replace, struct diag *d)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct candidate *k = it->k;
	struct report *r = NULL, *stored;
	size_t before = d->nerror;
	bool ok;

	stored = inbox_stored(ui, it, d);
	ok = d->nerror == before &&
	    (stored == NULL || may_replace(ui, stored, replace, d)) &&
	    (r = build(ui, it, &list, d)) != NULL &&
	    store_import(ui->store, r, &list, replace, k->file, k->kind, k->encoding,
	    k->sha256, d);
	if (ok) {
		if (list.n > 0)
			ui_own_steps(ui, r->id, list.item[0].seq,
			    list.item[list.n - 1].seq);
		store_counts_of(ui, r);
		it->state = INBOX_STORED;
		free(it->trouble);
		it->trouble = NULL;
	}
	if (stored && stored->state != STATE_FINAL)
		store_lease_drop(ui->store, stored->id);
	report_free(stored);
	report_free(r);
	change_list_release(&list);
	return ok;
}

/* ---- storing from the review ---- */

static int
first_open(const struct report *r)
{
	for (int c = 0; c < r->form->ncell; c++)
		if (r->cell[c].open && !r->form->cell[c].computed)
			return c;
	return -1;
}

static void
open_stored(struct ui *ui, const struct inbox_item *it)
{
	char *agency = mem_strdup(it->k->report->agency.name), year[16];
	int n = it->k->report->year, cell;

	snprintf(year, sizeof(year), "%d", n);
	flow_open_report(ui, agency, n);
	if (ui->report) {
		cell = first_open(ui->report);
		if (cell >= 0)
			flow_go_cell(ui, cell);
		if (ui->message.len == 0)
			ui_say(ui, MSG_UI_IMPORT_STORED, agency, year, NULL);
	}
	free(agency);
}

void
review_back(struct ui *ui, struct inbox *in)
{
	ui_pop(ui);
	if (in->n == 1)
		ui_pop(ui);
	ui_renew(ui);
}

static void
save(struct ui *ui, struct review *v, bool replace)
{
	struct inbox_item *it = v->item;
	char year[16];
	struct diag d;

	diag_init(&d);
	if (!inbox_store(ui, it, replace, &d)) {
		ui_say_diag(ui, &d);
	} else if (v->inbox->n == 1) {
		open_stored(ui, it);
	} else {
		snprintf(year, sizeof(year), "%d", it->k->report->year);
		review_back(ui, v->inbox);
		ui_say(ui, MSG_UI_IMPORT_STORED, it->k->report->agency.name, year,
		    NULL);
	}
	diag_release(&d);
}

/* ---- what is there already ---- */

#define SAME_SHOWN 500			/* characters of two texts that differ */

static void
add_difference(struct view *box, struct ui *ui, const char *name, const char *old,
    const char *now)
{
	struct buf b = BUF_INIT;
	const char *none = ui_text(ui, MSG_UI_IMPORT_NOTHING);

	msg_put(&b, ui->lang, MSG_UI_IMPORT_DIFFERENCE, *old ? old : none,
	    *now ? now : none, NULL);
	pager_pair(box, name, buf_cstr(&b));
	buf_release(&b);
}

/* Input cells that differ; each goes into the box when there is one. */
static int
compare_cells(struct view *box, struct ui *ui, const struct report *old,
    const struct report *now)
{
	struct buf a = BUF_INIT, b = BUF_INIT, name = BUF_INIT;
	int n = 0, c;

	for (c = 0; c < old->form->ncell; c++) {
		if (old->form->cell[c].computed)
			continue;
		buf_reset(&a);
		buf_reset(&b);
		cell_text(&a, &old->cell[c]);
		cell_text(&b, &now->cell[c]);
		if (strcmp(buf_cstr(&a), buf_cstr(&b)) == 0)
			continue;
		n++;
		if (box == NULL)
			continue;
		buf_reset(&name);
		form_cell_name(&name, form_shown(old->form, ui->lang), c);
		add_difference(box, ui, buf_cstr(&name), buf_cstr(&a), buf_cstr(&b));
	}
	buf_release(&a);
	buf_release(&b);
	buf_release(&name);
	return n;
}

static int
compare_texts(struct view *box, struct ui *ui, const struct report *old,
    const struct report *now)
{
	const char *a, *b;
	char *x, *y;
	int n = 0, s;

	for (s = 0; s < old->form->ntext; s++) {
		a = old->text[s] ? old->text[s] : "";
		b = now->text[s] ? now->text[s] : "";
		if (strcmp(a, b) == 0)
			continue;
		n++;
		if (box == NULL)
			continue;
		x = mem_strndup(a, text_offset(a, strlen(a), SAME_SHOWN));
		y = mem_strndup(b, text_offset(b, strlen(b), SAME_SHOWN));
		add_difference(box, ui, old->form->text[s].code, x, y);
		free(x);
		free(y);
	}
	return n;
}

static void
show_differences(struct ui *ui, struct review *v)
{
	const struct report *now = v->item->k->report;
	struct report *old = inbox_stored(ui, v->item, NULL);
	struct view *box;

	if (old == NULL)
		return;
	box = pager_new("details", ui_text(ui, MSG_UI_IMPORT_DIFFERENCES));
	if (old->form == now->form) {
		(void)compare_cells(box, ui, old, now);
		(void)compare_texts(box, ui, old, now);
	} else
		pager_add(box, STYLE_BOX, 0, ui_text(ui, MSG_UI_IMPORT_OTHER_FORM));
	ui_push(ui, box);
	report_free(old);
}

enum { REPLACE, SHOW, KEEP, CHOICES };

static void
replace_chosen(struct ui *ui, int id, void *arg)
{
	if (id == REPLACE)
		save(ui, arg, true);
	else if (id == SHOW)
		show_differences(ui, arg);
}

static void
ask_replace(struct ui *ui, struct review *v, const struct report *old)
{
	static const enum msg choice[CHOICES] = {
		MSG_UI_IMPORT_REPLACE, MSG_UI_IMPORT_SHOW, MSG_UI_IMPORT_KEEP
	};
	struct pick_item *item = mem_array(CHOICES, sizeof(*item));
	const struct report *now = v->item->k->report;
	struct buf b = BUF_INIT;
	char n[2][16], year[16];
	int i;

	snprintf(year, sizeof(year), "%d", old->year);
	if (old->form == now->form) {
		snprintf(n[0], sizeof(n[0]), "%d", compare_cells(NULL, ui, old, now));
		snprintf(n[1], sizeof(n[1]), "%d", compare_texts(NULL, ui, old, now));
		msg_put(&b, ui->lang, MSG_UI_IMPORT_COUNTED, n[0], n[1], NULL);
	}
	for (i = 0; i < CHOICES; i++)
		item[i] = (struct pick_item){ mem_strdup(ui_text(ui, choice[i])),
		    mem_strdup(i == SHOW ? buf_cstr(&b) : ""), i };
	ui_push(ui, pick_new(ui, MSG_UI_IMPORT_EXISTS, item, CHOICES, replace_chosen, v));
	ui_say(ui, MSG_UI_IMPORT_THERE, old->agency.name, year, NULL);
	buf_release(&b);
}

static void
look_and_save(struct ui *ui, struct review *v)
{
	struct report *old;
	struct diag d;
	char year[16];

	diag_init(&d);
	old = inbox_stored(ui, v->item, &d);
	if (old && old->state == STATE_FINAL) {
		snprintf(year, sizeof(year), "%d", old->year);
		ui_warn(ui, MSG_UI_IMPORT_FINAL, old->agency.name, year, NULL);
	} else if (old)
		ask_replace(ui, v, old);
	else if (d.nerror > 0)
		ui_say_diag(ui, &d);
	else
		save(ui, v, false);
	report_free(old);
	diag_release(&d);
}

static void
open_confirmed(struct ui *ui, bool yes, void *arg)
{
	if (yes)
		look_and_save(ui, arg);
}

void
review_store(struct ui *ui, struct review *v)
{
	struct buf b = BUF_INIT;
	int open = inbox_open(v->item);

	if (v->item->state == INBOX_STORED) {
		ui_say(ui, MSG_UI_IMPORT_ALREADY, NULL);
		return;
	}
	if (open == 0) {
		look_and_save(ui, v);
		return;
	}
	msg_put(&b, ui->lang, MSG_UI_IMPORT_ASK_OPEN, INT(open), NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&b), open_confirmed, v));
	buf_release(&b);
}

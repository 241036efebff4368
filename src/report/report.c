/*
 * report.c - a filled-in form: life cycle, title, counts.
 *
 * Must never change a cell, text, note, reason or state of a living report:
 * that is done by report_apply() alone.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/prior.h"
#include "report/report.h"

struct report *
report_new(const struct form *form, const struct agency *agency, int year)
{
	struct report *r = mem_zero(sizeof *r);

	r->form = form;
	agency_copy(&r->agency, agency);
	r->year = year;
	r->cell = mem_array((size_t)form->ncell, sizeof *r->cell);
	for (int i = 0; i < form->nsum; i++)
		r->cell[form->sum[i].target].origin = ORIGIN_COMPUTED;
	r->text = mem_array((size_t)form->ntext, sizeof *r->text);
	r->history = history_new();
	return r;
}

void
report_free(struct report *r)
{
	if (r == NULL)
		return;
	agency_release(&r->agency);
	free(r->title);
	for (int i = 0; i < r->form->ncell; i++)
		free(r->cell[i].raw);
	free(r->cell);
	for (int i = 0; i < r->form->ntext; i++)
		free(r->text[i]);
	free(r->text);
	for (size_t i = 0; i < r->nnote; i++) {
		free(r->note[i].place);
		free(r->note[i].body);
		free(r->note[i].user);
		free(r->note[i].at);
	}
	free(r->note);
	for (size_t i = 0; i < r->nbeside; i++) {
		free(r->beside[i].name);
		free(r->beside[i].unit);
	}
	free(r->beside);
	for (size_t i = 0; i < r->nreason; i++) {
		free(r->reason[i].check);
		free(r->reason[i].place);
		free(r->reason[i].body);
		free(r->reason[i].user);
		free(r->reason[i].at);
	}
	free(r->reason);
	for (size_t i = 0; i < r->nsource; i++) {
		free(r->source[i].check);
		free(r->source[i].place);
		free(r->source[i].found);
	}
	free(r->source);
	free(r->published);
	free(r->address);
	free(r->issuer);
	free(r->index_no);
	free(r->doc_no);
	free(r->changed);
	free(r->changed_by);
	prior_free(r->prior);
	history_free(r->history);
	free(r);
}

void
report_title(struct buf *b, const struct report *r)
{
	if (r->title != NULL)
		buf_str(b, r->title);
	else
		form_title(b, r->form, r->agency.name, r->year);
}

int
report_empty(const struct report *r, int section)
{
	const struct form_cell *fc = r->form->cell;
	int n = 0;

	for (int i = 0; i < r->form->ncell; i++) {
		if (!fc[i].computed && (section < 0 || fc[i].section == section))
			n += cell_empty(&r->cell[i]);
	}
	return n;
}

int
report_unread(const struct report *r)
{
	int n = 0;

	for (int i = 0; i < r->form->ncell; i++)
		n += r->cell[i].open && !r->form->cell[i].computed;
	return n;
}

bool
report_text_gap(const struct report *r, int slot)
{
	/* asked at every key: strstr() takes ten times as long over Chinese */
	for (const char *s = r->text[slot]; s != NULL; s++) {
		s = strchr(s, REPORT_GAP[0]);
		if (s == NULL)
			return false;
		if (strncmp(s, REPORT_GAP, sizeof REPORT_GAP - 1) == 0)
			return true;
	}
	return false;
}

bool
report_text_open(const struct report *r, int slot)
{
	return (r->form->text[slot].required && text_blank(r->text[slot])) ||
	    report_text_gap(r, slot);
}

/*
 * intake.c - from what a reader found to a report, in one step.
 *
 * Must never guess: a contradiction between option and source ends the import of
 * the file, an open cell stays empty whatever the options say, and a total that
 * was printed is kept only where it differs from the sum (change.h).
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "report/change.h"
#include "report/report.h"

void
intake_init(struct intake *in, struct import_run *run, struct candidate *k)
{
	memset(in, 0, sizeof *in);
	in->run = run;
	in->k = k;
}

void
intake_release(struct intake *in)
{
	for (int i = 0; in->wish != NULL && i < in->form->ncell; i++)
		free(in->wish[i].text);
	free(in->wish);
	for (int i = 0; in->text != NULL && i < in->form->ntext; i++)
		free(in->text[i]);
	free(in->text);
	for (size_t i = 0; i < in->nnote; i++) {
		free(in->note[i].place);
		free(in->note[i].body);
	}
	free(in->note);
	free(in->fee);
	free(in->fee_notices);
	free(in->address);
	change_list_release(&in->beside);
	for (size_t i = 0; i < in->nfinding; i++) {
		free(in->finding[i].check);
		free(in->finding[i].place);
		free(in->finding[i].found);
	}
	free(in->finding);
	for (int i = 0; i < TOLD__MAX; i++) {
		free(in->told[i].value);
		free(in->told[i].words);
	}
	free(in->agency);
	free(in->title);
}

void
intake_form(struct intake *in, const struct form *form)
{
	in->form = form;
	in->wish = mem_array((size_t)form->ncell, sizeof *in->wish);
	in->text = mem_array((size_t)form->ntext, sizeof *in->text);
}

bool
intake_mistake(struct intake *in)
{
	return in->nerror++ < IMPORT_ERRORS;
}

/* ---- whose report ---- */

/* But for blanks and width. */
static bool
same_name(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	text_normal(&x, a, strlen(a), false);
	text_normal(&y, b, strlen(b), false);
	same = x.len > 0 && strcmp(buf_cstr(&x), buf_cstr(&y)) == 0;
	buf_release(&x);
	buf_release(&y);
	return same;
}

bool
intake_same_agency(const struct intake *in, const char *found)
{
	const struct import_options *o = &in->run->options;
	bool same = o->agency != NULL && same_name(o->agency, found);

	for (size_t i = 0; !same && o->names != NULL && o->names[i] != NULL; i++)
		same = same_name(o->names[i], found);
	return same;
}

bool
intake_agency(struct intake *in, const char *found)
{
	const char *want = in->run->options.agency;
	char *name = NULL, *told = want != NULL ? agency_name(want) : NULL;

	if (found == NULL && want == NULL) {
		diag_error(in->run->diag, DIAG_USAGE, MSG_IMPORT_MISSING_OPTION, "agency", NULL);
		return false;
	}
	if (found != NULL && want != NULL && told != NULL && strcmp(told, found) != 0 &&
	    in->run->options.names != NULL && intake_same_agency(in, found))
		found = want;
	name = agency_name(found != NULL ? found : want);
	if (name == NULL) {
		diag_error(in->run->diag, DIAG_DATA, MSG_IMPORT_AGENCY_BAD,
		    INT(AGENCY_NAME_MAX), NULL);
	} else if (want != NULL && (told == NULL || strcmp(told, name) != 0)) {
		diag_error(in->run->diag, DIAG_USAGE, MSG_IMPORT_DIFFERS, "agency", want,
		    name, NULL);
		free(name);
		name = NULL;
	}
	free(told);
	in->agency = name;
	return name != NULL;
}

bool
intake_year(struct intake *in, int found)
{
	int year = found != 0 ? found : in->run->options.year;
	char low[24], high[24];

	if (year == 0) {
		diag_error(in->run->diag, DIAG_USAGE, MSG_IMPORT_MISSING_OPTION, "year", NULL);
		return false;
	}
	if (year < REPORT_YEAR_MIN || year > REPORT_YEAR_MAX) {
		snprintf(low, sizeof low, "%d", REPORT_YEAR_MIN);
		snprintf(high, sizeof high, "%d", REPORT_YEAR_MAX);
		diag_error(in->run->diag, DIAG_DATA, MSG_IMPORT_YEAR_BAD, low, high, NULL);
		return false;
	}
	if (in->run->options.year != 0 && in->run->options.year != year) {
		snprintf(low, sizeof low, "%d", in->run->options.year);
		snprintf(high, sizeof high, "%d", year);
		diag_error(in->run->diag, DIAG_USAGE, MSG_IMPORT_DIFFERS, "year", low, high,
		    NULL);
		return false;
	}
	in->year = year;
	return true;
}

/* ---- findings, notes, texts ---- */

void
intake_finding(struct intake *in, enum source_check check, const char *place,
    const char *found)
{
	struct source_finding *s;

	in->finding = mem_grow(in->finding, in->nfinding, &in->capfinding,
	    sizeof *in->finding);
	s = &in->finding[in->nfinding++];
	memset(s, 0, sizeof *s);
	s->check = mem_strdup(source_code(check));
	s->place = mem_strdup(place);
	s->found = mem_strdup(found != NULL ? found : "");
}

void
intake_note(struct intake *in, const char *place, const char *body)
{
	in->note = mem_grow(in->note, in->nnote, &in->capnote, sizeof *in->note);
	in->note[in->nnote].place = mem_strdup(place);
	in->note[in->nnote++].body = mem_strdup(body);
}

void
intake_told(struct intake *in, enum report_told what, const char *value,
    const char *words)
{
	if (value != NULL && value[0] != '\0') {
		free(in->told[what].value);
		in->told[what].value = mem_strdup(value);
	}
	if (words != NULL && words[0] != '\0') {
		free(in->told[what].words);
		in->told[what].words = mem_strdup(words);
	}
}

bool
intake_beside(struct intake *in, const char *name, const char *figure)
{
	if (!beside_fits(name, figure))
		return false;
	change_beside(&in->beside, name, figure, ORIGIN_IMPORT);
	return true;
}

/* CR LF and U+2028 are newlines; other controls would steer a terminal. */
static void
put_text(struct buf *out, const char *s, size_t n)
{
	size_t at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\r' || cp == 0x2028 || cp == 0x2029) {
			if (cp != '\r' || at + 1 == n || s[at + 1] != '\n')
				buf_chr(out, '\n');
		} else if (cp == '\n' || cp == '\t' || (cp >= 0x20 && cp < 0x7F) ||
		    cp >= 0xA0)
			buf_cp(out, cp);
	}
}

void
intake_text(struct intake *in, int slot, const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	if (in->text[slot] != NULL) {
		buf_str(&b, in->text[slot]);
		buf_chr(&b, '\n');
	}
	put_text(&b, s, n);
	free(in->text[slot]);
	in->text[slot] = buf_detach(&b);
}

/* Words that say what the value says stand for the cell: "251000元" for 25.1. */
void
intake_words(struct intake *in, int cell, const char *raw)
{
	const struct form_cell *fc = &in->form->cell[cell];
	struct wish *w = &in->wish[cell];
	struct cell said, told;
	bool read, agrees;

	memset(&said, 0, sizeof said);
	memset(&told, 0, sizeof told);
	read = cell_read(&said, fc, raw, strlen(raw), false, NULL);
	if (w->text != NULL)
		cell_read(&told, fc, w->text, strlen(w->text), false, NULL);
	agrees = read && (said.has_value ? told.has_value && told.value == said.value :
	    !told.has_value);
	if (agrees) {
		free(w->text);
		w->text = mem_strdup(raw);
	} else {
		candidate_unplaced(in->k, raw, fc->code);
		if (told.has_value)
			diag_warn(in->run->diag, MSG_IMPORT_RAW_DIFFERS, fc->code, raw, NULL);
		else
			w->open = true;
	}
	free(said.raw);
	free(told.raw);
}

/* ---- the report ---- */

void
intake_heading(struct intake *in, int section, int ordinal)
{
	if (section < 0 || section >= REPORT_ORDINALS)
		return;
	in->headings |= UINT64_C(1) << section;
	in->ordinal[section] = (unsigned char)ordinal;
}

static struct report *
new_report(const struct intake *in)
{
	struct agency agency;
	struct report *r;

	agency_init(&agency);
	agency.name = in->agency;	/* lent; report_new() copies it */
	r = report_new(in->form, &agency, in->year);
	r->is_document = in->is_document;
	r->headings = in->headings;
	memcpy(r->ordinal, in->ordinal, sizeof r->ordinal);
	return r;
}

/* A title of its own; the one the form makes is not worth storing. */
static void
add_title(const struct intake *in, const struct report *r, struct change_list *list)
{
	struct buf usual = BUF_INIT;
	char *title = mem_strdup(in->title);

	if (title == NULL)
		return;
	for (char *p = title; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	form_title(&usual, in->form, in->agency, in->year);
	if (title[0] != '\0' && strcmp(title, buf_cstr(&usual)) != 0)
		change_report(list, r, "title", title, ORIGIN_IMPORT);
	buf_release(&usual);
	free(title);
}

static void
add_told(const struct intake *in, const struct report *r, struct change_list *list)
{
	for (int i = 0; i < TOLD_WRITTEN; i++)
		if (in->told[i].value != NULL)
			change_report(list, r, report_told_name((enum report_told)i),
			    in->told[i].value, ORIGIN_IMPORT);
}

/* Fee and address, which only our own data tells. */
static void
add_columns(const struct intake *in, const struct report *r, struct change_list *list)
{
	if (in->fee != NULL)
		change_report(list, r, "fee", in->fee, ORIGIN_IMPORT);
	if (in->fee_notices != NULL)
		change_report(list, r, "fee_notices", in->fee_notices, ORIGIN_IMPORT);
	if (in->address != NULL)
		change_report(list, r, "address", in->address, ORIGIN_IMPORT);
}

static void
add_cells(const struct intake *in, const struct report *r, struct change_list *list)
{
	char figure[NUM_TEXT];

	for (int i = 0; i < in->form->ncell; i++) {
		const struct wish *w = &in->wish[i];

		if (in->form->cell[i].computed)
			continue;
		if (w->text != NULL)
			change_cell(list, r, i, w->text, ORIGIN_IMPORT);
		else if (w->has_proposal && in->run->options.accept_proposals)
			change_cell(list, r, i, num_print(figure, w->proposal),
			    ORIGIN_ACCEPTED);
		else if (in->run->options.blank_zero && !w->open)
			change_cell(list, r, i, "0", ORIGIN_IMPORT);
	}
}

/* Printed totals; report_apply() keeps those that differ from the sums. */
static void
add_printed(const struct intake *in, const struct report *r, struct change_list *list)
{
	for (int i = 0; i < in->form->ncell; i++) {
		const char *text = in->wish[i].text;
		struct cell printed;

		if (!in->form->cell[i].computed || text == NULL)
			continue;
		memset(&printed, 0, sizeof printed);
		cell_read(&printed, &in->form->cell[i], text, strlen(text), false, NULL);
		if (printed.has_value)
			change_cell(list, r, i, text, ORIGIN_IMPORT);
		free(printed.raw);
	}
}

static void
add_texts(const struct intake *in, const struct report *r, struct change_list *list)
{
	for (int i = 0; i < in->form->ntext; i++)
		if (in->text[i] != NULL && in->text[i][0] != '\0')
			change_text_all(list, r, i, in->text[i], ORIGIN_IMPORT);
	for (size_t i = 0; i < in->nnote; i++)
		change_note(list, r, in->note[i].place, in->note[i].body);
	for (size_t i = 0; i < in->beside.n; i++)
		change_again(list, &in->beside.item[i]);
}

static struct source_finding *
source_add(struct report *r, const char *check, const char *place, const char *found)
{
	struct source_finding *s;

	r->source = mem_grow(r->source, r->nsource, &r->capsource, sizeof *r->source);
	s = &r->source[r->nsource++];
	memset(s, 0, sizeof *s);
	s->check = mem_strdup(check);
	s->place = mem_strdup(place);
	s->found = mem_strdup(found);
	return s;
}

static bool
is_open(const struct intake *in, int cell)
{
	const struct wish *w = &in->wish[cell];

	return w->open && !(w->has_proposal && in->run->options.accept_proposals);
}

/* The source's words for a cell that was not read, or "". */
static const char *
found_in(const struct intake *in, int cell)
{
	const struct import_place *p = in->k->place != NULL ? &in->k->place[cell] : NULL;

	return p != NULL && p->source != NULL ? p->source : "";
}

/* What the source shows, and the open input cells with what could stand there: F606.
 * Before the step that makes the report, for what is printed over an open cell is kept
 * (cell_prints). */
static void
note_sources(const struct intake *in, struct report *r)
{
	for (size_t i = 0; i < in->nfinding; i++)
		source_add(r, in->finding[i].check, in->finding[i].place,
		    in->finding[i].found);
	for (int i = 0; i < TOLD__MAX; i++)	/* nothing that anyone has to settle */
		if (in->told[i].words != NULL)
			source_add(r, SOURCE_TOLD, report_told_name((enum report_told)i),
			    in->told[i].words)->closed = true;
	for (int i = 0; i < in->form->ncell; i++) {
		const struct wish *w = &in->wish[i];
		struct source_finding *s;

		if (in->form->cell[i].computed || !is_open(in, i))
			continue;
		s = source_add(r, source_code(SOURCE_F606), in->form->cell[i].code,
		    found_in(in, i));
		s->look = w->look;
		s->has_proposal = w->has_proposal;
		s->proposal = w->proposal;
	}
}

/* Totals that the source prints blank although there is a sum, or so that they could
 * not be read: F607, which waits while the sum is partial.  A partial sum is none of the
 * open cells: its open parts are. */
static void
note_totals(const struct intake *in, struct report *r)
{
	for (int i = 0; i < in->form->ncell; i++) {
		const struct wish *w = &in->wish[i];
		const struct cell *c = &r->cell[i];
		const char *code = in->form->cell[i].code;

		if (!in->form->cell[i].computed) {
			if (is_open(in, i))
				candidate_open(in->k, i);
		} else if (w->open) {
			if (!c->has_value && !c->open)
				candidate_open(in->k, i);
			else if (!c->open && (w->look != 0 || found_in(in, i)[0] != '\0'))
				source_add(r, source_code(SOURCE_F607), code,
				    found_in(in, i))->look = w->look;
		} else if (w->seen && w->text == NULL && (c->has_value || c->open)) {
			source_add(r, source_code(SOURCE_F607), code, "")->look = w->look;
		}
	}
}

/* Everything as one step on a new report. */
bool
intake_build(struct intake *in)
{
	struct change_list *list = mem_zero(sizeof *list);
	struct report *r = new_report(in);

	note_sources(in, r);
	add_title(in, r, list);
	add_told(in, r, list);
	add_columns(in, r, list);
	add_cells(in, r, list);
	add_printed(in, r, list);
	add_texts(in, r, list);
	if (in->nerror == 0 && report_apply(r, list, in->run->actor, NULL, in->run->diag)) {
		note_totals(in, r);
		in->k->report = r;
		in->k->changes = list;
		return true;
	}
	report_free(r);
	change_list_release(list);
	free(list);
	return false;
}

/*
 * step.c - making single changes, and taking back what was made.
 *
 * The only code that writes cells, texts, notes, reasons and columns of a
 * report.  Every kind of change is one function that puts a text in a place;
 * putting the old text back is the same function.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "buf.h"
#include "diag.h"
#include "step.h"
#include "text.h"

#define HEX_SIZE	(2 * SHA256_SIZE)

static char *
text_or_null(const char *s)
{
	return s != NULL && s[0] != '\0' ? mem_strdup(s) : NULL;
}

static bool
refuse(struct diag *d, bool strict, enum msg why, const char *a, const char *b)
{
	diag_error(d, strict ? DIAG_USAGE : DIAG_DATA, why, a, b, NULL);
	return false;
}

/* ---- cells ---- */

static char *
cell_now(const struct report *r, int cell)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];

	if (!r->form->cell[cell].computed)
		cell_text(&b, &r->cell[cell]);
	else if (r->cell[cell].has_printed)
		buf_str(&b, num_print(figure, r->cell[cell].printed));
	return b.len > 0 ? buf_detach(&b) : NULL;
}

static bool
put_cell(struct report *r, int cell, const char *text, enum cell_origin origin, bool strict,
    struct diag *d)
{
	const struct form_cell *fc = &r->form->cell[cell];
	struct cell *c = &r->cell[cell], read;
	const char *file = d ? d->file : NULL;
	bool ok;

	if (d && file == NULL)
		d->file = fc->code;
	ok = cell_read(&read, fc, text ? text : "", text ? strlen(text) : 0, strict, d);
	if (d)
		d->file = file;
	if (!ok)
		return false;
	if (fc->computed) {
		c->has_printed = read.has_value;
		c->printed = read.value;
		free(read.raw);
		return true;
	}
	read.origin = cell_empty(&read) ? ORIGIN_NONE : origin;
	free(c->raw);
	*c = read;
	return true;
}

static bool
run_cell(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	int cell = form_cell_find(r->form, c->place);

	if (cell < 0)
		return refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	if (r->form->cell[cell].computed && c->origin != ORIGIN_IMPORT &&
	    c->origin != ORIGIN_UNDO && c->origin != ORIGIN_REDO)
		return refuse(d, it->strict, MSG_REPORT_COMPUTED, c->place, NULL);
	free(c->old);
	c->old = cell_now(r, cell);
	c->was = r->cell[cell].origin;
	if (change_same(c->old, c->new))
		return true;
	if (!put_cell(r, cell, c->new, it->give, it->strict, d))
		return false;
	free(c->new);
	c->new = cell_now(r, cell);
	if (change_same(c->old, c->new) && !r->form->cell[cell].computed)
		r->cell[cell].origin = c->was;
	return true;
}

/* ---- texts ---- */

/* Replace "from" at character pos by "to"; false when it is not there. */
static bool
splice(struct report *r, const char *place, int64_t pos, const char *from, const char *to)
{
	int slot = form_text_find(r->form, place);
	const char *now = r->text[slot] ? r->text[slot] : "";
	size_t len = strlen(now), at = text_offset(now, len, (size_t)pos);
	struct buf b = BUF_INIT;
	size_t n = from ? strlen(from) : 0;

	if (text_length(now, at) != (size_t)pos || n > len - at ||
	    (n > 0 && memcmp(now + at, from, n) != 0))
		return false;
	buf_reserve(&b, len - n + (to ? strlen(to) : 0) + 1);
	buf_add(&b, now, at);
	if (to != NULL)
		buf_str(&b, to);
	buf_add(&b, now + at + n, len - at - n);
	free(r->text[slot]);
	r->text[slot] = b.len > 0 ? buf_detach(&b) : NULL;
	buf_release(&b);
	return true;
}

static bool
run_text(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;

	if (form_text_find(r->form, c->place) < 0)
		return refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	if (c->pos < 0 || !splice(r, c->place, c->pos, c->old, c->new))
		return refuse(d, it->strict, MSG_REPORT_TEXT_MOVED, c->place, NULL);
	return true;
}

/* ---- notes ---- */

/* Printed order of a place: the report, then cells, then texts. */
static int
place_rank(const struct form *f, const char *place)
{
	int i;

	if (place[0] == '\0')
		return -1;
	i = form_cell_find(f, place);
	if (i >= 0)
		return i;
	i = form_text_find(f, place);
	return i >= 0 ? f->ncell + i : f->ncell + f->ntext;
}

static struct note *
note_find(const struct report *r, const char *place)
{
	for (size_t i = 0; i < r->nnote; i++) {
		if (strcmp(r->note[i].place, place) == 0)
			return &r->note[i];
	}
	return NULL;
}

static struct note *
note_insert(struct report *r, const char *place)
{
	int rank = place_rank(r->form, place);
	size_t at = 0;

	while (at < r->nnote && place_rank(r->form, r->note[at].place) < rank)
		at++;
	r->note = mem_grow(r->note, r->nnote, &r->capnote, sizeof *r->note);
	memmove(r->note + at + 1, r->note + at, (r->nnote - at) * sizeof *r->note);
	r->nnote++;
	r->note[at] = (struct note){ .place = mem_strdup(place) };
	return &r->note[at];
}

static void
put_note(struct report *r, const char *place, const char *body, const char *user,
    const char *at)
{
	struct note *note = note_find(r, place);

	if (body == NULL || body[0] == '\0') {
		if (note == NULL)
			return;
		free(note->place);
		free(note->body);
		free(note->user);
		free(note->at);
		r->nnote--;
		memmove(note, note + 1, (size_t)(r->note + r->nnote - note) * sizeof *note);
		return;
	}
	if (note == NULL)
		note = note_insert(r, place);
	free(note->body);
	free(note->user);
	free(note->at);
	note->body = mem_strdup(body);
	note->user = mem_strdup(user);
	note->at = mem_strdup(at);
}

static bool
run_note(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	const struct note *note;

	if (place_rank(r->form, c->place) >= r->form->ncell + r->form->ntext)
		return refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	note = note_find(r, c->place);
	free(c->old);
	c->old = NULL;
	if (note != NULL) {
		c->old = mem_strdup(note->body);
		it->was_user = mem_strdup(note->user);
		it->was_at = mem_strdup(note->at);
	}
	if (!change_same(c->old, c->new))
		put_note(r, c->place, c->new, it->user, it->at);
	return true;
}

/* ---- reasons ---- */

struct reason_text {
	unsigned char	 fingerprint[SHA256_SIZE];
	bool		 dismissed;
	const char	*body;
};

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "-HEX64 text" */
static bool
reason_parse(const char *s, struct reason_text *out)
{
	out->dismissed = s[0] == '-';
	s += out->dismissed;
	for (size_t i = 0; i < SHA256_SIZE; i++) {
		int high = hex_digit(s[2 * i]);
		int low = high < 0 ? -1 : hex_digit(s[2 * i + 1]);

		if (low < 0)
			return false;
		out->fingerprint[i] = (unsigned char)(high << 4 | low);
	}
	if (s[HEX_SIZE] != ' ')
		return false;
	out->body = s + HEX_SIZE + 1;
	return true;
}

static char *
reason_print(const struct reason *reason)
{
	char hex[HEX_SIZE + 1];
	struct buf b = BUF_INIT;

	sha256_hex(reason->fingerprint, hex);
	if (reason->dismissed)
		buf_chr(&b, '-');
	buf_str(&b, hex);
	buf_chr(&b, ' ');
	buf_str(&b, reason->body);
	return buf_detach(&b);
}

/* By check, place and fingerprint, so that undo brings back the same order. */
static int
reason_compare(const struct reason *a, const char *check, size_t ncheck, const char *place,
    const unsigned char *fingerprint)
{
	int cmp = strncmp(a->check, check, ncheck);

	if (cmp == 0)
		cmp = a->check[ncheck] != '\0';
	if (cmp == 0)
		cmp = strcmp(a->place, place);
	if (cmp == 0)
		cmp = memcmp(a->fingerprint, fingerprint, SHA256_SIZE);
	return cmp;
}

static struct reason *
reason_find(const struct report *r, const char *at, const unsigned char *fingerprint,
    size_t *where)
{
	size_t ncheck = strcspn(at, "@");

	for (*where = 0; *where < r->nreason; ++*where) {
		int cmp = reason_compare(&r->reason[*where], at, ncheck, at + ncheck + 1,
		    fingerprint);

		if (cmp == 0)
			return &r->reason[*where];
		if (cmp > 0)
			break;
	}
	for (size_t i = *where + 1; i < r->nreason; i++) {	/* loaded in any order */
		if (reason_compare(&r->reason[i], at, ncheck, at + ncheck + 1,
		    fingerprint) == 0)
			return &r->reason[i];
	}
	return NULL;
}

/* "from" names the reason when "to" withdraws it. */
static void
put_reason(struct report *r, const char *at, const char *from, const char *to,
    const char *user, const char *when)
{
	bool withdraw = to == NULL || to[0] == '\0';
	struct reason_text t;
	struct reason *reason;
	size_t where;

	if (!reason_parse(withdraw ? from : to, &t))
		return;
	reason = reason_find(r, at, t.fingerprint, &where);
	if (withdraw) {
		if (reason == NULL)
			return;
		free(reason->check);
		free(reason->place);
		free(reason->body);
		free(reason->user);
		free(reason->at);
		r->nreason--;
		memmove(reason, reason + 1,
		    (size_t)(r->reason + r->nreason - reason) * sizeof *reason);
		return;
	}
	if (reason == NULL) {
		r->reason = mem_grow(r->reason, r->nreason, &r->capreason,
		    sizeof *r->reason);
		reason = r->reason + where;
		memmove(reason + 1, reason, (r->nreason - where) * sizeof *reason);
		r->nreason++;
		*reason = (struct reason){ .check = mem_strndup(at, strcspn(at, "@")),
		    .place = mem_strdup(strchr(at, '@') + 1) };
		memcpy(reason->fingerprint, t.fingerprint, SHA256_SIZE);
	}
	free(reason->body);
	free(reason->user);
	free(reason->at);
	reason->dismissed = t.dismissed;
	reason->body = mem_strdup(t.body);
	reason->user = mem_strdup(user);
	reason->at = mem_strdup(when);
}

static bool
run_reason(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	struct reason_text t;
	const struct reason *reason;
	const char *named = c->new && c->new[0] ? c->new : c->old;
	size_t where;

	if (strchr(c->place, '@') == NULL || named == NULL || !reason_parse(named, &t))
		return refuse(d, it->strict, MSG_REPORT_BAD_VALUE, c->place,
		    named ? named : "");
	reason = reason_find(r, c->place, t.fingerprint, &where);
	free(c->old);
	c->old = NULL;
	if (reason != NULL) {
		c->old = reason_print(reason);
		it->was_user = mem_strdup(reason->user);
		it->was_at = mem_strdup(reason->at);
	}
	if (!change_same(c->old, c->new))
		put_reason(r, c->place, c->old, c->new, it->user, it->at);
	return true;
}

/* ---- columns of the report ---- */

static char *
column_now(const struct report *r, const char *column)
{
	char figure[NUM_TEXT];

	if (strcmp(column, "title") == 0)
		return mem_strdup(r->title);
	if (strcmp(column, "published") == 0)
		return mem_strdup(r->published);
	if (strcmp(column, "state") == 0)
		return mem_strdup(state_name(r->state));
	if (!r->has_fee)
		return NULL;
	return mem_strdup(num_print(figure, strcmp(column, "fee") == 0 ? r->fee :
	    r->fee_notices * NUM_ONE));
}

static bool
is_date(const char *s)
{
	static const char shape[] = "0000-00-00";
	size_t i;

	for (i = 0; shape[i] != '\0'; i++) {
		if (shape[i] == '-' ? s[i] != '-' : !isdigit((unsigned char)s[i]))
			return false;
	}
	return s[i] == '\0';
}

/* fee and fee_notices are told together; a missing one is 0. */
static bool
put_fee(struct report *r, const char *text, bool notices)
{
	int64_t v = 0;
	bool told = text != NULL && text[0] != '\0';

	if (told && (num_parse(text, strlen(text), &v) != NUM_OK || v < 0 ||
	    (notices && !num_whole(v))))
		return false;
	if (notices)
		r->fee_notices = v / NUM_ONE;
	else
		r->fee = v;
	r->has_fee = told || (notices ? r->has_fee && r->fee != 0 : r->fee_notices != 0);
	return true;
}

static bool
put_column(struct report *r, const char *column, const char *text)
{
	if (strcmp(column, "state") == 0)
		return text != NULL && state_by_name(text, &r->state);
	if (strcmp(column, "fee") == 0)
		return put_fee(r, text, false);
	if (strcmp(column, "fee_notices") == 0)
		return put_fee(r, text, true);
	if (strcmp(column, "published") == 0) {
		if (text != NULL && text[0] != '\0' && !is_date(text))
			return false;
		free(r->published);
		r->published = text_or_null(text);
		return true;
	}
	free(r->title);
	r->title = text_or_null(text);
	return true;
}

static bool
run_column(struct report *r, struct step_item *it, struct diag *d)
{
	static const char *const columns[] = {
		"title", "state", "fee", "fee_notices", "published"
	};
	struct change *c = it->c;
	size_t i;

	for (i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		if (strcmp(c->place, columns[i]) == 0)
			break;
	}
	if (i == sizeof columns / sizeof columns[0])
		return refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	free(c->old);
	c->old = column_now(r, c->place);
	if (change_same(c->old, c->new))
		return true;
	if (!put_column(r, c->place, c->new))
		return refuse(d, it->strict, MSG_REPORT_BAD_VALUE, c->place,
		    c->new ? c->new : "");
	free(c->new);
	c->new = column_now(r, c->place);
	return true;
}

/* ---- a whole step ---- */

static bool
run_one(struct report *r, struct step_item *it, struct diag *d)
{
	if (r->state == STATE_FINAL && (it->c->kind != CHANGE_REPORT ||
	    strcmp(it->c->place, "state") != 0)) {
		diag_error(d, DIAG_REFUSED, MSG_REPORT_FINAL, NULL);
		return false;
	}
	switch (it->c->kind) {
	case CHANGE_CELL:
		return run_cell(r, it, d);
	case CHANGE_TEXT:
		return run_text(r, it, d);
	case CHANGE_NOTE:
		return run_note(r, it, d);
	case CHANGE_REASON:
		return run_reason(r, it, d);
	case CHANGE_REPORT:
		return run_column(r, it, d);
	case CHANGE__MAX:
		break;
	}
	die("a change of no kind");
}

static void
back_one(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (c->kind != CHANGE_TEXT && change_same(c->old, c->new))
		return;
	switch (c->kind) {
	case CHANGE_CELL:
		put_cell(r, form_cell_find(r->form, c->place), c->old, c->was, false, NULL);
		break;
	case CHANGE_TEXT:
		splice(r, c->place, c->pos, c->new, c->old);
		break;
	case CHANGE_NOTE:
		put_note(r, c->place, c->old, it->was_user, it->was_at);
		break;
	case CHANGE_REASON:
		put_reason(r, c->place, c->new, c->old, it->was_user, it->was_at);
		break;
	case CHANGE_REPORT:
		put_column(r, c->place, c->old);
		break;
	case CHANGE__MAX:
		break;
	}
}

bool
step_run(struct report *r, struct step_item *it, size_t n, struct diag *d)
{
	for (size_t i = 0; i < n; i++) {
		if (!run_one(r, &it[i], d)) {
			step_back(r, it, i);
			return false;
		}
	}
	return true;
}

void
step_back(struct report *r, struct step_item *it, size_t n)
{
	while (n-- > 0)
		back_one(r, &it[n]);
}

void
step_release(struct step_item *it, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(it[i].was_user);
		free(it[i].was_at);
	}
}

/* What a person put in a cell answers what the source left open there. */
void
step_settle_sources(struct report *r, const struct step_item *it, size_t n)
{
	if (r->nsource == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		enum cell_origin origin;
		int cell;

		if (it[i].c->kind != CHANGE_CELL)
			continue;
		cell = form_cell_find(r->form, it[i].c->place);
		if (r->form->cell[cell].computed)
			continue;
		origin = r->cell[cell].origin;
		for (size_t k = 0; k < r->nsource; k++) {
			struct source_finding *s = &r->source[k];

			if (s->place != NULL && strcmp(s->place, it[i].c->place) == 0)
				s->closed = origin == ORIGIN_KEY || origin == ORIGIN_FILL ||
				    origin == ORIGIN_PASTE || origin == ORIGIN_SET ||
				    origin == ORIGIN_ACCEPTED;
		}
	}
}

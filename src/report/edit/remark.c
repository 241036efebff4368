/*
 * remark.c - notes on places and reasons for findings, as parts of a step.
 *
 * Both are few, so they are plain arrays searched from the front.  They are
 * kept sorted (notes in printed order, reasons by check, place and fingerprint)
 * so that taking back a removal brings back the very same report; what a
 * database loaded in another order is found all the same.
 *
 * A note has one body and its last author; removing it is giving it an empty
 * body.  A reason belongs to a fingerprint, so one check and place may have
 * several: each speaks when its figures are there.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

#define HEX_SIZE	(2 * SHA256_SIZE)

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
note_put(struct report *r, const char *place, const char *body, const char *user,
    const char *at)
{
	struct note *note = report_note(r, place);

	if (body == NULL || body[0] == '\0') {
		if (note == NULL)
			return;
		free(note->place);
		free(note->body);
		free(note->user);
		free(note->at);
		r->nnote--;
		memmove(note, note + 1,
		    (size_t)(r->note + r->nnote - note) * sizeof *note);
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

bool
note_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	const struct note *note;

	if (place_rank(r->form, c->place) >= r->form->ncell + r->form->ntext)
		return change_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	note = report_note(r, c->place);
	free(c->old);
	c->old = NULL;
	if (note != NULL) {
		c->old = mem_strdup(note->body);
		it->was_user = mem_strdup(note->user);
		it->was_at = mem_strdup(note->at);
	}
	if (!change_same(c->old, c->new))
		note_put(r, c->place, c->new, it->user, it->at);
	return true;
}

void
note_back(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (!change_same(c->old, c->new))
		note_put(r, c->place, c->old, it->was_user, it->was_at);
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
reason_compare(const struct reason *a, const char *check, size_t ncheck,
    const char *place, const unsigned char *fingerprint)
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
reason_put(struct report *r, const char *at, const char *from, const char *to,
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

bool
reason_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	struct reason_text t;
	const struct reason *reason;
	const char *named = c->new && c->new[0] ? c->new : c->old;
	size_t where;

	if (strchr(c->place, '@') == NULL || named == NULL || !reason_parse(named, &t))
		return change_refuse(d, it->strict, MSG_REPORT_BAD_VALUE, c->place,
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
		reason_put(r, c->place, c->old, c->new, it->user, it->at);
	return true;
}

void
reason_back(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (!change_same(c->old, c->new))
		reason_put(r, c->place, c->new, c->old, it->was_user, it->was_at);
}

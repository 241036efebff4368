/*
 * reason.c - why a warning stands, and for which figures.
 *
 * A reason counts while the finding has the fingerprint it was given for.  It
 * is never removed when figures change, so it counts again when they return.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/edit/step.h"
#include "report/judge/judge.h"
#include "report/report.h"

static void
add_text(struct sha256 *h, const char *s)
{
	sha256_add(h, s ? s : "", (s ? strlen(s) : 0) + 1);
}

static void
add_figure(struct sha256 *h, int64_t v)
{
	unsigned char b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (unsigned char)((uint64_t)v >> (56 - 8 * i));
	sha256_add(h, b, sizeof b);
}

void
finding_fingerprint(const struct report *r, const struct finding *f,
    unsigned char out[SHA256_SIZE])
{
	struct sha256 h;

	sha256_init(&h);
	add_text(&h, f->code);
	add_text(&h, f->place);
	for (int i = 0; i < f->ncell; i++)
		add_text(&h, r->form->cell[f->cell[i]].code);
	add_text(&h, "");
	add_figure(&h, f->left);
	add_figure(&h, f->right);
	if (f->text != NULL) {
		sha256_add(&h, f->quote != NULL ? f->quote : "", f->nquote);
		add_figure(&h, f->which);
	} else if (f->check == NULL) {
		for (size_t i = 0; i < r->nsource; i++) {
			const struct source_finding *s = &r->source[i];

			if (strcmp(s->check, f->code) != 0 || !source_is_open(r, s))
				continue;
			add_text(&h, s->place);
			add_text(&h, s->found);
			if (s->look != 0)
				add_figure(&h, (int64_t)s->look);
		}
		for (int i = 0; i < f->ncell; i++) {
			const struct cell *c = &r->cell[f->cell[i]];

			if (!c->has_printed)
				continue;
			add_figure(&h, c->printed);
			add_figure(&h, c->value);
		}
	}
	sha256_end(&h, out);
}

const struct reason *
reason_for(const struct report *r, const struct finding *f)
{
	unsigned char fingerprint[SHA256_SIZE];
	bool have = false;

	if (f->level == LEVEL_ERROR)
		return NULL;
	for (size_t i = 0; i < r->nreason; i++) {
		const struct reason *reason = &r->reason[i];

		if (strcmp(reason->check, f->code) != 0 ||
		    strcmp(reason->place, f->place) != 0)
			continue;
		if (!have)
			finding_fingerprint(r, f, fingerprint);
		have = true;
		if (memcmp(reason->fingerprint, fingerprint, SHA256_SIZE) == 0)
			return reason;
	}
	return NULL;
}

/* Characters between the first and the last that can be seen. */
static size_t
length_said(const char *s)
{
	size_t n = strlen(s);

	text_trim(&s, &n, CHAR_EMPTY);
	return text_length(s, n);
}

size_t
reason_lacks(const char *body)
{
	size_t said = length_said(body);

	return said < REASON_MIN ? REASON_MIN - said : 0;
}

bool
change_reason(struct change_list *list, const struct report *r, const struct finding *f,
    const char *body, bool dismiss, struct diag *d)
{
	unsigned char fingerprint[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1], least[NUM_TEXT];
	struct buf place = BUF_INIT, text = BUF_INIT;
	struct change *c;

	if (body == NULL)
		body = "";
	if (f->level == LEVEL_ERROR) {
		diag_error(d, DIAG_USAGE, MSG_REPORT_REASON_ERROR, f->code, NULL);
		return false;
	}
	if (reason_lacks(body) > 0 &&
	    (dismiss ? f->level == LEVEL_WARNING : body[0] != '\0')) {
		diag_error(d, DIAG_USAGE, MSG_REPORT_REASON_SHORT,
		    num_print(least, REASON_MIN * NUM_ONE), NULL);
		return false;
	}
	finding_fingerprint(r, f, fingerprint);
	sha256_hex(fingerprint, hex);
	buf_printf(&place, "%s@%s", f->code, f->place);
	buf_printf(&text, "%s%s %s", dismiss ? "-" : "", hex, body);
	c = change_add(list, CHANGE_REASON, buf_cstr(&place), ORIGIN_KEY);
	if (body[0] != '\0' || dismiss)
		c->new = buf_detach(&text);
	else
		c->old = buf_detach(&text);	/* which one to withdraw */
	buf_release(&place);
	buf_release(&text);
	return true;
}

/*
 * columns.c - title, state, fee, date and numbers of a report, as parts of a step; and
 * what belongs to its agency: kind, level, code, and the day its kind reports by.
 *
 * Each is a row: its name in changes, audit and database, what it says, and how it
 * takes a text.  A column that is not told says NULL.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

static char *
get_title(const struct report *r)
{
	return mem_strdup(r->title);
}

static void
put_string(char **dst, const char *s)
{
	free(*dst);
	*dst = s != NULL && s[0] != '\0' ? mem_strdup(s) : NULL;
}

static bool
put_title(struct report *r, const char *text)
{
	put_string(&r->title, text);
	return true;
}

static char *
get_state(const struct report *r)
{
	return mem_strdup(state_name(r->state));
}

static bool
put_state(struct report *r, const char *text)
{
	return text != NULL && state_by_name(text, &r->state);
}

static char *
get_published(const struct report *r)
{
	return mem_strdup(r->published);
}

/* A column that a page tells; "" is none. */
static bool
put_told(char **dst, enum report_told what, const char *text)
{
	if (text != NULL && text[0] != '\0' && !report_told_valid(what, text))
		return false;
	put_string(dst, text);
	return true;
}

static bool
put_published(struct report *r, const char *text)
{
	return put_told(&r->published, TOLD_PUBLISHED, text);
}

static char *
get_issuer(const struct report *r)
{
	return mem_strdup(r->issuer);
}

static bool
put_issuer(struct report *r, const char *text)
{
	return put_told(&r->issuer, TOLD_ISSUER, text);
}

static char *
get_index_no(const struct report *r)
{
	return mem_strdup(r->index_no);
}

static bool
put_index_no(struct report *r, const char *text)
{
	return put_told(&r->index_no, TOLD_INDEX_NO, text);
}

static char *
get_doc_no(const struct report *r)
{
	return mem_strdup(r->doc_no);
}

static bool
put_doc_no(struct report *r, const char *text)
{
	return put_told(&r->doc_no, TOLD_DOC_NO, text);
}

/* fee and fee_notices are told together; a missing one is 0. */
static char *
get_number(const struct report *r, int64_t v)
{
	char figure[NUM_TEXT];

	return r->has_fee ? mem_strdup(num_print(figure, v)) : NULL;
}

static bool
read_number(const char *text, bool whole, int64_t *v)
{
	*v = 0;
	return text == NULL || text[0] == '\0' ||
	    (num_parse(text, strlen(text), v) == NUM_OK && *v >= 0 &&
	    (!whole || num_whole(*v)));
}

static char *
get_fee(const struct report *r)
{
	return get_number(r, r->fee);
}

static bool
put_fee(struct report *r, const char *text)
{
	int64_t v;

	if (!read_number(text, false, &v))
		return false;
	r->fee = v;
	r->has_fee = (text != NULL && text[0] != '\0') || r->fee_notices != 0;
	return true;
}

static char *
get_notices(const struct report *r)
{
	return get_number(r, r->fee_notices * NUM_ONE);
}

static bool
put_notices(struct report *r, const char *text)
{
	int64_t v;

	if (!read_number(text, true, &v))
		return false;
	r->fee_notices = v / NUM_ONE;
	r->has_fee = (text != NULL && text[0] != '\0') || (r->has_fee && r->fee != 0);
	return true;
}

static char *
get_address(const struct report *r)
{
	return mem_strdup(r->address);
}

static bool
put_address(struct report *r, const char *text)
{
	return put_told(&r->address, TOLD_ISSUER, text);
}

static char *
get_kind(const struct report *r)
{
	return mem_strdup(agency_kind_name(r->agency.kind));
}

static bool
put_kind(struct report *r, const char *text)
{
	if (text != NULL && text[0] != '\0')
		return agency_kind_by_name(text, &r->agency.kind);
	r->agency.kind = AGENCY_UNKNOWN;
	return true;
}

static char *
get_level(const struct report *r)
{
	char text[2] = { (char)('0' + r->agency.level), '\0' };

	return r->agency.level > 0 ? mem_strdup(text) : NULL;
}

static bool
put_level(struct report *r, const char *text)
{
	if (text == NULL || text[0] == '\0')
		r->agency.level = 0;
	else if (text[0] >= '1' && text[0] <= '5' && text[1] == '\0')
		r->agency.level = text[0] - '0';
	else
		return false;
	return true;
}

static char *
get_code(const struct report *r)
{
	return mem_strdup(r->agency.org_code);
}

static bool
put_code(struct report *r, const char *text)
{
	return put_told(&r->agency.org_code, TOLD_ISSUER, text);
}

static char *
get_due(const struct report *r)
{
	return r->due[0] != '\0' ? mem_strdup(r->due) : NULL;
}

/* "02-15", of the year behind the report's; the offices of a kind have one day. */
static bool
put_due(struct report *r, const char *text)
{
	char day[24];

	if (text == NULL || text[0] == '\0') {
		r->due[0] = '\0';
		return true;
	}
	snprintf(day, sizeof(day), "%d-%.5s", r->year + 1, text);
	if (r->agency.kind == AGENCY_UNKNOWN || strlen(text) != 5 || !clock_is_date(day))
		return false;
	memcpy(r->due, text, sizeof(r->due));
	return true;
}

static const struct report_column {
	const char	*name;
	char		*(*get)(const struct report *);	/* NULL = nothing told */
	/* False, nothing changed, for what it cannot be. */
	bool		(*put)(struct report *, const char *);
} columns[] = {
	{ "title", get_title, put_title },
	{ "state", get_state, put_state },
	{ "fee", get_fee, put_fee },
	{ "fee_notices", get_notices, put_notices },
	{ "published", get_published, put_published },
	{ "issuer", get_issuer, put_issuer },
	{ "index_no", get_index_no, put_index_no },
	{ "doc_no", get_doc_no, put_doc_no },
	{ "address", get_address, put_address },
	{ "kind", get_kind, put_kind },
	{ "level", get_level, put_level },
	{ "code", get_code, put_code },
	{ "due", get_due, put_due },
};

static const struct report_column *
find(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		if (strcmp(name, columns[i].name) == 0)
			return &columns[i];
	return NULL;
}

int
report_column_number(const char *name)
{
	const struct report_column *column = find(name);

	return column != NULL ? (int)(column - columns) : -1;
}

char *
report_column(const struct report *r, const char *name)
{
	const struct report_column *column = find(name);

	return column != NULL ? column->get(r) : NULL;
}

bool
change_is_agency(const struct change *c)
{
	const struct report_column *column = c->kind == CHANGE_REPORT ? find(c->place) : NULL;

	return column != NULL && (column->put == put_kind || column->put == put_level ||
	    column->put == put_code || column->put == put_due);
}

bool
change_is_state(const struct change *c)
{
	const struct report_column *column = c->kind == CHANGE_REPORT ? find(c->place) : NULL;

	return column != NULL && column->put == put_state;
}

bool
report_column_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	const struct report_column *column = find(c->place);

	if (column == NULL)
		return change_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	free(c->old);
	c->old = column->get(r);
	if (change_same(c->old, c->new))
		return true;
	if (!column->put(r, c->new))
		return change_refuse(d, it->strict, MSG_REPORT_BAD_VALUE, c->place,
		    c->new ? c->new : "");
	free(c->new);
	c->new = column->get(r);
	return true;
}

void
report_column_back(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (!change_same(c->old, c->new))
		find(c->place)->put(r, c->old);
}

/*
 * load.c - reports from rows: read in one snapshot, the totals recomputed, so
 * that a report never shows a total that is not the sum of its cells.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

/*
 * The form of a stored report: a final report keeps the text it was finished
 * with; others take the form at hand of that code, so that a corrected form file
 * reaches the reports in work; else the stored text.
 */
static const struct form *
form_of(struct store *s, int64_t id, const char *code, bool as_stored, struct diag *d)
{
	const struct form	*f = NULL;
	sqlite3_stmt		*q;

	if (s->forms != NULL && !as_stored)
		f = forms_find(s->forms, code);
	if (f != NULL)
		return f;
	if ((q = db_query(s, STMT_FORM_SOURCE, d, ARG_INT(id))) == NULL)
		return NULL;
	if (db_row(s, q, d) == 1 && s->forms != NULL)
		f = forms_of_text(s->forms, db_str(q, 0),
		    (size_t)sqlite3_column_bytes(q, 0), d);
	sqlite3_reset(q);
	if (f == NULL)
		diag_error(d, DIAG_DATA, MSG_STORE_NO_FORM, code, NULL);
	return f;
}

static bool
load_cells(struct store *s, struct report *r, struct diag *d)
{
	const struct store_codes	*codes = codes_known(s, r->form, d);
	sqlite3_stmt			*q = db_query(s, STMT_CELLS, d, ARG_INT(r->id));
	struct cell			*c;
	int				 rc, i;

	if (codes == NULL || q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "iITIt", "cell", d))
			return false;
		if ((i = codes_cell(codes, sqlite3_column_int64(q, 0))) < 0)
			continue;	/* a cell that the form has no longer */
		c = &r->cell[i];
		if (sqlite3_column_type(q, 3) != SQLITE_NULL) {
			c->has_printed = true;
			c->printed = sqlite3_column_int64(q, 3);
		}
		if (r->form->cell[i].computed)
			continue;	/* recomputed in the end */
		if (sqlite3_column_type(q, 1) != SQLITE_NULL) {
			c->has_value = true;
			c->value = sqlite3_column_int64(q, 1);
		}
		c->raw = db_dup(q, 2);
		c->na = !c->has_value && c->raw != NULL;
		c->origin = (enum cell_origin)(unsigned char)db_str(q, 4)[0];
	}
	return rc == 0;
}

static bool
load_texts(struct store *s, struct report *r, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_TEXTS, d, ARG_INT(r->id));
	int		 rc, slot;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (sqlite3_column_type(q, 1) == SQLITE_NULL) {
			/* The record that holds it is gone. */
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path,
			    db_str(q, 0), NULL);
			sqlite3_reset(q);
			return false;
		}
		if (!db_typed(s, q, "tt", "text", d))
			return false;
		if ((slot = form_text_find(r->form, db_str(q, 0))) >= 0)
			r->text[slot] = db_dup(q, 1);
	}
	return rc == 0;
}

static bool
load_notes(struct store *s, struct report *r, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_NOTES, d, ARG_INT(r->id));
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "tttt", "note", d))
			return false;
		r->note = mem_grow(r->note, r->nnote, &r->capnote, sizeof(*r->note));
		r->note[r->nnote++] = (struct note){
			mem_strdup(db_str(q, 0)), mem_strdup(db_str(q, 1)),
			mem_strdup(db_str(q, 2)), mem_strdup(db_str(q, 3))
		};
	}
	return rc == 0;
}

static bool
load_beside(struct store *s, struct report *r, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_BESIDE, d, ARG_INT(r->id));
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "ttit", "extra", d))
			return false;
		r->beside = mem_grow(r->beside, r->nbeside, &r->capbeside,
		    sizeof(*r->beside));
		r->beside[r->nbeside++] = (struct beside){
			mem_strdup(db_str(q, 0)), mem_strdup(db_str(q, 1)),
			sqlite3_column_int64(q, 2), (enum cell_origin)db_str(q, 3)[0]
		};
	}
	return rc == 0;
}

static bool
load_reasons(struct store *s, struct report *r, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REASONS, d, ARG_INT(r->id));
	struct reason	*w;
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "ttbtitt", "reason", d))
			return false;
		r->reason = mem_grow(r->reason, r->nreason, &r->capreason,
		    sizeof(*r->reason));
		w = &r->reason[r->nreason++];
		memset(w, 0, sizeof(*w));
		w->check = mem_strdup(db_str(q, 0));
		w->place = mem_strdup(db_str(q, 1));
		db_hash(q, 2, w->fingerprint);
		w->body = mem_strdup(db_str(q, 3));
		w->dismissed = sqlite3_column_int(q, 4) != 0;
		w->user = mem_strdup(db_str(q, 5));
		w->at = mem_strdup(db_str(q, 6));
	}
	return rc == 0;
}

/* "struck+raised", a control, the words: store_import.c. */
static void
take_found(struct source_finding *f, const char *s)
{
	const char *bar = strchr(s, STORE_LOOK);

	if (bar != NULL && look_read(s, (size_t)(bar - s), &f->look))
		s = bar + 1;
	f->found = mem_strdup(s);
}

static bool
load_sources(struct store *s, struct report *r, struct diag *d)
{
	sqlite3_stmt		*q = db_query(s, STMT_SOURCE_FINDINGS, d, ARG_INT(r->id));
	struct source_finding	*f;
	int			 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "tTtIT", "source_finding", d))
			return false;
		r->source = mem_grow(r->source, r->nsource, &r->capsource,
		    sizeof(*r->source));
		f = &r->source[r->nsource++];
		memset(f, 0, sizeof(*f));
		f->check = mem_strdup(db_str(q, 0));
		f->place = db_dup(q, 1);
		take_found(f, db_str(q, 2));
		f->has_proposal = sqlite3_column_type(q, 3) != SQLITE_NULL;
		f->proposal = sqlite3_column_int64(q, 3);
		f->closed = sqlite3_column_type(q, 4) != SQLITE_NULL;
	}
	return rc == 0;
}

/* The local date for offices of this kind: setting "due department" and the like. */
void
store_load_due(struct store *s, struct report *r)
{
	const char	*kind = agency_kind_name(r->agency.kind);
	char		 key[40], *due;

	r->due[0] = '\0';
	if (kind == NULL)
		return;
	snprintf(key, sizeof(key), "due %s", kind);
	due = store_setting(s, key);
	if (due != NULL)
		snprintf(r->due, sizeof(r->due), "%.5s", due);
	free(due);
}

/* The report without its cells; NULL when there is none of that id. */
static struct report *
load_head(struct store *s, int64_t id, bool as_stored, struct diag *d)
{
	sqlite3_stmt		*q = db_query(s, STMT_REPORT_LOAD, d, ARG_INT(id));
	const struct form	*f;
	struct report		*r;
	struct agency		 a;
	enum report_state	 state;
	int			 rc;

	if (q == NULL)
		return NULL;
	if ((rc = db_row(s, q, d)) == 0) {
		diag_error(d, DIAG_USAGE, MSG_STORE_NO_ID, INT(id), NULL);
	}
	if (rc != 1 || !db_typed(s, q, "titTTIIiibttt" "iitTTIITTTT", "report", d))
		return NULL;
	if (!state_by_name(db_str(q, 2), &state)) {
		diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "report.state", NULL);
		sqlite3_reset(q);
		return NULL;
	}
	f = form_of(s, sqlite3_column_int64(q, 13), db_str(q, 12),
	    as_stored || state == STATE_FINAL, d);
	if (f == NULL) {
		sqlite3_reset(q);
		return NULL;
	}
	store_agency_from_row(&a, q, 14);
	r = report_new(f, &a, sqlite3_column_int(q, 1));
	agency_release(&a);
	r->id = id;
	r->state = state;
	snprintf(r->uuid, sizeof(r->uuid), "%s", db_str(q, 0));
	r->title = db_dup(q, 3);
	r->published = db_dup(q, 4);
	r->has_fee = sqlite3_column_type(q, 5) != SQLITE_NULL;
	r->fee = sqlite3_column_int64(q, 5);
	r->fee_notices = sqlite3_column_int64(q, 6);
	r->revision = sqlite3_column_int64(q, 7);
	r->seq = sqlite3_column_int64(q, 8);
	db_hash(q, 9, r->head);
	r->address = db_dup(q, 24);
	r->issuer = db_dup(q, 21);
	r->index_no = db_dup(q, 22);
	r->doc_no = db_dup(q, 23);
	r->changed = db_dup(q, 10);
	r->changed_by = db_dup(q, 11);
	sqlite3_reset(q);
	store_load_due(s, r);
	return r;
}

void
store_load_prior(struct store *s, struct report *r)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_ID, NULL, ARG_INT(r->agency.id),
			    ARG_INT(r->year - 1));
	struct report	*last;
	int64_t		 id;

	if (q == NULL || r->agency.id == 0)
		return;
	id = db_row(s, q, NULL) == 1 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	if (id == 0 || (last = store_load_report(s, id, false, NULL)) == NULL)
		return;
	report_set_prior(r, prior_new(r->form, last));
	report_free(last);
}

bool
store_past(struct store *s, const struct report *r, int years, struct prior ***past,
    size_t *n, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_YEARS, d, ARG_INT(r->agency.id),
			    ARG_INT(r->year), ARG_INT(years));
	int64_t		*id = mem_array((size_t)years, sizeof *id);
	size_t		 found = 0;
	int		 rc = -1;

	*past = NULL;
	*n = 0;
	while (q != NULL && (rc = db_row(s, q, d)) == 1 && found < (size_t)years)
		if (sqlite3_column_int(q, 1) >= r->year - years)
			id[found++] = sqlite3_column_int64(q, 0);
	if (q != NULL)
		sqlite3_reset(q);
	*past = mem_array(found + 1, sizeof **past);
	for (size_t i = 0; i < found; i++) {
		struct report *old = store_load_report(s, id[i], false, NULL);

		if (old != NULL)
			(*past)[(*n)++] = prior_whole(r->form, old);
		report_free(old);
	}
	free(id);
	return rc >= 0;
}

static struct report *
load_all(struct store *s, int64_t id, bool as_stored, bool with_prior, struct diag *d)
{
	struct report	*r;
	bool		 own = sqlite3_get_autocommit(s->db);

	/* One snapshot for all of it. */
	if (own && !db_sql(s, "BEGIN", d))
		return NULL;
	r = load_head(s, id, as_stored, d);
	if (r != NULL && !(load_cells(s, r, d) && load_texts(s, r, d) &&
	    load_notes(s, r, d) && load_reasons(s, r, d) &&
	    load_beside(s, r, d) && load_sources(s, r, d))) {
		report_free(r);
		r = NULL;
	}
	if (r != NULL)
		recalc_run(r, NULL);	/* what is open stands with the sources */
	if (r != NULL && with_prior)
		store_load_prior(s, r);
	if (own)		/* of a snapshot: nothing to lose */
		(void)db_sql(s, "COMMIT", NULL);
	return r;
}

struct report *
store_load_report(struct store *s, int64_t id, bool with_prior, struct diag *d)
{
	return load_all(s, id, false, with_prior, d);
}

struct report *
store_load_as_stored(struct store *s, int64_t id, struct diag *d)
{
	return load_all(s, id, true, false, d);
}

struct report *
store_load_id(struct store *s, int64_t id, struct diag *d)
{
	return store_load_report(s, id, true, d);
}

struct report *
store_load(struct store *s, const char *agency, int year, struct diag *d)
{
	struct agency	 a;
	struct report	*r = NULL;
	sqlite3_stmt	*q;
	int		 rc;

	if (!store_agency_find(s, agency, &a, d))
		return NULL;
	if ((q = db_query(s, STMT_REPORT_ID, d, ARG_INT(a.id), ARG_INT(year))) != NULL) {
		if ((rc = db_row(s, q, d)) == 1) {
			int64_t	 id = sqlite3_column_int64(q, 0);

			sqlite3_reset(q);
			r = store_load_report(s, id, true, d);
		} else if (rc == 0) {
			diag_error(d, DIAG_USAGE, MSG_STORE_NO_REPORT, a.name, INT(year),
			    NULL);
		}
	}
	agency_release(&a);
	return r;
}

/* The number of a cell of r in the past report that q stands on; 0 = none. */
static int64_t
past_code(struct store *s, const struct report *r, int cell, sqlite3_stmt *q)
{
	const struct store_codes	*codes;
	const struct form		*f;
	int				*from;

	f = form_of(s, sqlite3_column_int64(q, 2), db_str(q, 3),
	    strcmp(db_str(q, 4), state_name(STATE_FINAL)) == 0, NULL);
	if (f == NULL || (codes = codes_known(s, f, NULL)) == NULL)
		return 0;
	if (f != r->form) {
		from = mem_array((size_t)r->form->ncell, sizeof(*from));
		form_counterparts(r->form, f, from);
		cell = from[cell];
		free(from);
	}
	return cell >= 0 ? codes->id[cell] : 0;
}

static bool
past_cell(struct store *s, int64_t report, int64_t code, struct cell *c, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_CELL, d, ARG_INT(report), ARG_INT(code));
	int		 rc;

	memset(c, 0, sizeof(*c));
	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1) {
		if (!db_typed(s, q, "ITt", "cell", d))
			return false;
		c->has_value = sqlite3_column_type(q, 0) != SQLITE_NULL;
		c->value = sqlite3_column_int64(q, 0);
		c->raw = db_dup(q, 1);
		c->na = !c->has_value && c->raw != NULL;
		c->origin = (enum cell_origin)(unsigned char)db_str(q, 2)[0];
	}
	sqlite3_reset(q);
	return rc >= 0;
}

bool
store_cell_years(struct store *s, const struct report *r, int cell, int max,
    store_year_fn fn, void *ctx, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_YEARS, d, ARG_INT(r->agency.id),
	    ARG_INT(r->year), ARG_INT(max));
	struct cell	 c;
	int64_t		 code;
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if ((code = past_code(s, r, cell, q)) == 0) {
			fn(ctx, sqlite3_column_int(q, 1), db_str(q, 3), NULL);
			continue;
		}
		if (!past_cell(s, sqlite3_column_int64(q, 0), code, &c, d))
			break;
		fn(ctx, sqlite3_column_int(q, 1), db_str(q, 3), &c);
		free(c.raw);
	}
	sqlite3_reset(q);
	return rc == 0;
}

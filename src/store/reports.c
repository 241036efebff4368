/*
 * reports.c - the list of reports; making and deleting them.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

void
store_item_from_row(struct store *s, struct store_item *it, sqlite3_stmt *q,
    struct buf *holder)
{
	memset(it, 0, sizeof(*it));
	it->id = sqlite3_column_int64(q, 0);
	it->agency = db_str(q, 1);
	it->org_code = (const char *)sqlite3_column_text(q, 2);
	it->form = db_str(q, 3);
	it->year = sqlite3_column_int(q, 4);
	if (!state_by_name(db_str(q, 5), &it->state))
		it->state = STATE_DRAFT;
	it->changed = db_str(q, 6);
	it->changed_by = db_str(q, 7);
	it->counted = sqlite3_column_int(q, 8) != 0;
	it->open.error = sqlite3_column_int(q, 9);
	it->open.warning = sqlite3_column_int(q, 10);
	it->hint = sqlite3_column_int(q, 11);
	it->open.empty = sqlite3_column_int(q, 12);
	it->open.text = sqlite3_column_int(q, 15);
	/* Few rows have a lease; of those, only the living count. */
	if (sqlite3_column_type(q, 13) != SQLITE_NULL && lease_alive(s, it->id)) {
		buf_reset(holder);
		buf_printf(holder, "%s@%s", db_str(q, 13), db_str(q, 14));
		it->holder = buf_cstr(holder);
	}
}

bool
store_list(struct store *s, int year, bool (*fn)(void *, const struct store_item *),
    void *ctx, struct diag *d)
{
	sqlite3_stmt		*q = db_query(s, STMT_REPORT_LIST, d, ARG_INT(year));
	struct store_item	 it;
	struct buf		 holder = BUF_INIT;
	bool			 more = true;
	int			 rc = 0;

	if (q == NULL)
		return false;
	while (more && (rc = db_row(s, q, d)) == 1) {
		store_item_from_row(s, &it, q, &holder);
		more = fn(ctx, &it);
	}
	buf_release(&holder);
	sqlite3_reset(q);
	return rc >= 0;
}

/* Id of a stored report, 0 = none, -1 = error. */
int64_t
store_report_find(struct store *s, int64_t agency, int year, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_ID, d, ARG_INT(agency),
	    ARG_INT(year));
	int64_t		 id = 0;
	int		 rc;

	if (q == NULL)
		return -1;
	if ((rc = db_row(s, q, d)) == 1)
		id = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return rc < 0 ? -1 : id;
}

int64_t
store_report_id(struct store *s, const char *agency, int year)
{
	struct agency	 a;
	sqlite3_stmt	*q;
	int64_t		 id = 0;

	if (store_agency_find(s, agency, &a, NULL)) {
		id = store_report_find(s, a.id, year, NULL);
		agency_release(&a);
	}
	if (id > 0)
		return id;
	q = db_query(s, STMT_REPORT_OLD_ID, NULL, ARG_STR(agency), ARG_INT(year));
	if (q == NULL)
		return 0;
	id = db_row(s, q, NULL) == 1 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return id;
}

/* The agency as stored, stored now if it is new. */
bool
store_report_settle_agency(struct store *s, struct agency *a, struct diag *d)
{
	struct agency	 known;

	if (a->id != 0)
		return true;
	if (!store_agency_find(s, a->name, &known, NULL))
		return store_agency_save(s, a, d);
	agency_release(a);
	*a = known;
	return true;
}

bool
store_report_exists(struct report *r, enum msg m, struct diag *d)
{
	diag_error(d, DIAG_USAGE, m, r->agency.name, INT(r->year), NULL);
	return false;
}

/* The row of a new report, and the event of it; its id, uuid and first head go into r. */
bool
store_report_add_row(struct store *s, struct report *r, struct diag *d)
{
	const struct store_codes	*codes = codes_stored(s, r->form, d);
	char				 now[CLOCK_TEXT], *form;
	bool				 ok;

	if (codes == NULL)
		return false;
	clock_uuid(r->uuid);
	sha256(r->uuid, strlen(r->uuid), r->head);
	db_now(s, now);
	if (!db_exec(s, STMT_REPORT_ADD, d, ARG_STR(r->uuid), ARG_INT(r->agency.id),
	    ARG_INT(r->year), ARG_INT(codes->row), ARG_BLOB(r->head, SHA256_SIZE),
	    ARG_STR(now), ARG_STR(s->actor->user)))
		return false;
	r->id = sqlite3_last_insert_rowid(s->db);
	r->revision = 0;
	free(r->changed);
	free(r->changed_by);
	r->changed = mem_strdup(now);
	r->changed_by = mem_strdup(s->actor->user);
	form = audit_form(r->form);
	ok = audit_event(s, "new", r->id, form, d);
	free(form);
	return ok;
}

/* Last year's row 四 into row 二, as a step of its own. */
static bool
carry(struct store *s, struct report *r, struct diag *d)
{
	struct change_list	 list = CHANGE_LIST_INIT;
	uint64_t		*touched = mem_array(BIT_WORDS(r->form->ncell),
	    sizeof(*touched));
	bool			 ok;

	prior_carry(&list, r);
	ok = report_apply(r, &list, s->actor, touched, d) &&
	    store_save(s, r, &list, touched, d);
	change_list_release(&list);
	free(touched);
	return ok;
}

struct report *
store_create(struct store *s, const struct agency *a, int year, const struct form *f,
    struct diag *d)
{
	struct report	*r = report_new(f, a, year);
	int64_t		 there;
	bool		 ok;

	if (!db_begin(s, d)) {
		report_free(r);
		return NULL;
	}
	ok = store_report_settle_agency(s, &r->agency, d) &&
	    (there = store_report_find(s, r->agency.id, year, d)) >= 0;
	if (ok && there > 0)
		ok = store_report_exists(r, MSG_STORE_EXISTS, d);
	ok = ok && store_report_add_row(s, r, d);
	if (ok) {
		store_load_prior(s, r);
		ok = carry(s, r, d);
	}
	if (!db_finish(s, ok, d)) {
		report_free(r);
		return NULL;
	}
	return r;
}

bool
store_delete(struct store *s, const struct report *r, struct diag *d)
{
	char	 hex[2 * SHA256_SIZE + 1];
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	ok = bin_put(s, r->id, hex, d) && audit_event(s, "delete", r->id, hex, d) &&
	    db_exec(s, STMT_REPORT_DELETE, d, ARG_INT(r->id), ARG_INT(r->revision)) &&
	    (sqlite3_changes(s->db) == 1 || save_conflict(r, d));
	return db_finish(s, ok, d);
}

bool
store_restore_point(struct store *s, const struct report *r, const char *name,
    struct diag *d)
{
	const char	*user = s->actor->user;
	char		 now[CLOCK_TEXT];
	bool		 ok;

	if (!db_begin(s, d))
		return false;
	db_now(s, now);
	ok = db_exec(s, STMT_RESTORE_POINT, d, ARG_INT(r->id), ARG_STR(name),
	    ARG_INT(r->seq), ARG_STR(now), ARG_STR(user), ARG_INT(s->uid),
	    ARG_TEXT(audit_login(s, user)));
	return db_finish(s, ok, d);
}

/*
 * reports.c - the list of reports; making, deleting and importing them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "db.h"
#include "prior.h"

bool
store_list(struct store *s, int year, bool (*fn)(void *, const struct store_item *), void *ctx,
    struct diag *d)
{
	sqlite3_stmt		*q = stmt(s, STMT_REPORT_LIST, d);
	struct store_item	 it;
	bool			 more = true;
	int			 rc = 0;

	if (q == NULL)
		return false;
	bind_int(q, 1, year);
	while (more && (rc = row(s, q, d)) == 1) {
		memset(&it, 0, sizeof(it));
		it.id = sqlite3_column_int64(q, 0);
		it.agency = column_str(q, 1);
		it.org_code = (const char *)sqlite3_column_text(q, 2);
		it.form = column_str(q, 3);
		it.year = sqlite3_column_int(q, 4);
		if (!state_by_name(column_str(q, 5), &it.state))
			it.state = STATE_DRAFT;
		it.changed = column_str(q, 6);
		it.changed_by = column_str(q, 7);
		it.counted = sqlite3_column_int(q, 8) != 0;
		it.error = sqlite3_column_int(q, 9);
		it.warning = sqlite3_column_int(q, 10);
		it.hint = sqlite3_column_int(q, 11);
		it.empty = sqlite3_column_int(q, 12);
		it.holder = (const char *)sqlite3_column_text(q, 13);
		more = fn(ctx, &it);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

/* Id of a stored report, 0 = none, -1 = error. */
static int64_t
find(struct store *s, int64_t agency, int year, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_REPORT_ID, d);
	int64_t		 id = 0;
	int		 rc;

	if (q == NULL)
		return -1;
	bind_int(q, 1, agency);
	bind_int(q, 2, year);
	if ((rc = row(s, q, d)) == 1)
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
		id = find(s, a.id, year, NULL);
		agency_release(&a);
	}
	if (id > 0)
		return id;
	if ((q = stmt(s, STMT_REPORT_OLD_ID, NULL)) == NULL)
		return 0;
	bind_text(q, 1, agency);
	bind_int(q, 2, year);
	id = row(s, q, NULL) == 1 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return id;
}

/* The agency as stored, stored now if it is new. */
static bool
settle_agency(struct store *s, struct agency *a, struct diag *d)
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

static bool
exists(struct report *r, enum msg m, struct diag *d)
{
	char	 year[16];

	snprintf(year, sizeof(year), "%d", r->year);
	diag_error(d, DIAG_USAGE, m, r->agency.name, year, NULL);
	return false;
}

/* The row of a new report; its id, uuid and first head go into r. */
static bool
add_row(struct store *s, struct report *r, struct diag *d)
{
	const struct store_codes	*codes = store_codes(s, r->form, d);
	sqlite3_stmt			*q;
	char				 now[CLOCK_TEXT];

	if (codes == NULL || (q = stmt(s, STMT_REPORT_ADD, d)) == NULL)
		return false;
	clock_uuid(r->uuid);
	sha256(r->uuid, strlen(r->uuid), r->head);
	s->actor->now(s->actor->ctx, now);
	bind_text(q, 1, r->uuid);
	bind_int(q, 2, r->agency.id);
	bind_int(q, 3, r->year);
	bind_int(q, 4, codes->row);
	bind_blob(q, 5, r->head, SHA256_SIZE);
	bind_text(q, 6, now);
	sqlite3_bind_text(q, 7, s->actor->user, -1, SQLITE_STATIC);
	if (!run(s, q, d))
		return false;
	r->id = sqlite3_last_insert_rowid(s->db);
	r->revision = 0;
	return true;
}

/* Last year's row 四 into row 二, as a step of its own. */
static bool
carry(struct store *s, struct report *r, struct diag *d)
{
	struct change_list	 list = CHANGE_LIST_INIT;
	uint64_t		*touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*touched));
	bool			 ok;

	prior_carry(&list, r);
	ok = report_apply(r, &list, s->actor, touched, d) && store_save(s, r, &list, touched, d);
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

	if (!begin(s, d)) {
		report_free(r);
		return NULL;
	}
	ok = settle_agency(s, &r->agency, d) && (there = find(s, r->agency.id, year, d)) >= 0;
	if (ok && there > 0)
		ok = exists(r, MSG_STORE_EXISTS, d);
	ok = ok && add_row(s, r, d) && audit_event(s, "new", r, NULL, d);
	if (ok) {
		load_prior(s, r);
		ok = carry(s, r, d);
	}
	if (!finish(s, ok, d)) {
		report_free(r);
		return NULL;
	}
	return r;
}

bool
store_delete(struct store *s, const struct report *r, struct diag *d)
{
	sqlite3_stmt	*q;
	char		 year[16];
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = audit_event(s, "delete", r, NULL, d) && (q = stmt(s, STMT_REPORT_DELETE, d)) != NULL;
	if (ok) {
		bind_int(q, 1, r->id);
		bind_int(q, 2, r->revision);
		ok = run(s, q, d);
		if (ok && sqlite3_changes(s->db) != 1) {
			snprintf(year, sizeof(year), "%d", r->year);
			diag_error(d, DIAG_LOCKED, MSG_STORE_CONFLICT, r->agency.name, year, NULL);
			ok = false;
		}
	}
	return finish(s, ok, d);
}

/* ---- imports ---- */

static bool
add_source(struct store *s, const struct report *r, const char *file, const char *kind,
    const char *encoding, const unsigned char sha[SHA256_SIZE], struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_SOURCE_DROP, d);
	char		 now[CLOCK_TEXT];
	int64_t		 id;
	size_t		 i;

	s->actor->now(s->actor->ctx, now);
	if (q == NULL)
		return false;
	bind_int(q, 1, r->id);
	if (!run(s, q, d) || (q = stmt(s, STMT_SOURCE_ADD, d)) == NULL)
		return false;
	bind_int(q, 1, r->id);
	sqlite3_bind_text(q, 2, file, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 3, kind, -1, SQLITE_STATIC);
	bind_text(q, 4, encoding);
	bind_blob(q, 5, sha, SHA256_SIZE);
	bind_text(q, 6, now);
	if (!run(s, q, d))
		return false;
	id = sqlite3_last_insert_rowid(s->db);
	for (i = 0; i < r->nsource; i++) {
		const struct source_finding	*f = &r->source[i];

		if ((q = stmt(s, STMT_SOURCE_FINDING_ADD, d)) == NULL)
			return false;
		sqlite3_clear_bindings(q);
		bind_int(q, 1, id);
		bind_int(q, 2, (int64_t)i + 1);
		bind_text(q, 3, f->check);
		bind_text(q, 4, f->place);
		sqlite3_bind_text(q, 5, f->found != NULL ? f->found : "", -1, SQLITE_STATIC);
		if (f->has_proposal)
			bind_int(q, 6, f->proposal);
		bind_text(q, 7, f->closed ? now : NULL);
		if (!run(s, q, d))
			return false;
	}
	return true;
}

/* The wishes that turn a stored report into the imported one. */
static void
differences(struct change_list *list, struct report *old, const struct report *now)
{
	struct buf	 text = BUF_INIT;
	char		 figure[NUM_TEXT];
	size_t		 i;
	int		 k;

	for (k = 0; k < old->form->ncell; k++) {
		buf_reset(&text);
		if (!old->form->cell[k].computed)
			cell_text(&text, &now->cell[k]);
		else if (now->cell[k].has_printed)
			buf_str(&text, num_print(figure, now->cell[k].printed));
		change_cell(list, old, k, buf_cstr(&text), ORIGIN_IMPORT);
	}
	for (k = 0; k < old->form->ntext; k++)
		change_text_all(list, old, k, now->text[k] != NULL ? now->text[k] : "",
		    ORIGIN_IMPORT);
	for (i = 0; i < old->nnote; i++)
		change_note(list, old, old->note[i].place, "");
	for (i = 0; i < now->nnote; i++)
		change_note(list, old, now->note[i].place, now->note[i].body);
	change_report(list, old, "title", now->title != NULL ? now->title : "", ORIGIN_IMPORT);
	buf_release(&text);
}

/* Replace the content of the stored report "id": one step of its history. */
static bool
replace_report(struct store *s, struct report *now, int64_t id, struct change_list *made,
    struct diag *d)
{
	struct report		*old = load_report(s, id, false, d);
	struct change_list	 list = CHANGE_LIST_INIT;
	uint64_t		*touched;
	bool			 ok;

	if (old == NULL)
		return false;
	if (old->form != now->form) {
		/* Another form: no cell means the same, so the report starts anew. */
		ok = store_delete(s, old, d) && add_row(s, now, d) &&
		    audit_event(s, "new", now, NULL, d) && store_save(s, now, made, NULL, d);
		report_free(old);
		return ok;
	}
	touched = mem_array(BIT_WORDS(old->form->ncell), sizeof(*touched));
	differences(&list, old, now);
	ok = report_apply(old, &list, s->actor, touched, d) && store_save(s, old, &list, touched, d);
	if (ok) {
		now->id = old->id;
		now->revision = old->revision;
		now->seq = old->seq;
		memcpy(now->uuid, old->uuid, sizeof(now->uuid));
		memcpy(now->head, old->head, sizeof(now->head));
		/* The made list is now what was really done. */
		change_list_release(made);
		*made = list;
		list = (struct change_list)CHANGE_LIST_INIT;
	}
	change_list_release(&list);
	free(touched);
	report_free(old);
	return ok;
}

bool
store_import(struct store *s, struct report *r, struct change_list *list, bool replace,
    const char *file, const char *kind, const char *encoding,
    const unsigned char sha[SHA256_SIZE], struct diag *d)
{
	uint64_t	*all;
	int64_t		 there = -1;
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = settle_agency(s, &r->agency, d) && (there = find(s, r->agency.id, r->year, d)) >= 0;
	if (ok && there > 0 && !replace)
		ok = exists(r, MSG_STORE_EXISTS_IMPORT, d);
	else if (ok && there > 0)
		ok = replace_report(s, r, there, list, d);
	else if (ok) {
		all = mem_array(BIT_WORDS(r->form->ncell), sizeof(*all));
		memset(all, 0xff, BIT_WORDS(r->form->ncell) * sizeof(*all));
		ok = add_row(s, r, d) && store_save(s, r, list, all, d);
		free(all);
	}
	ok = ok && add_source(s, r, file, kind, encoding, sha, d) &&
	    audit_event(s, "import", r, file, d);
	return finish(s, ok, d);
}

bool
store_restore_point(struct store *s, const struct report *r, const char *name, struct diag *d)
{
	sqlite3_stmt	*q;
	char		 now[CLOCK_TEXT];
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = (q = stmt(s, STMT_RESTORE_POINT, d)) != NULL;
	if (ok) {
		s->actor->now(s->actor->ctx, now);
		bind_int(q, 1, r->id);
		sqlite3_bind_text(q, 2, name, -1, SQLITE_STATIC);
		bind_int(q, 3, r->seq);
		bind_text(q, 4, now);
		ok = run(s, q, d);
	}
	return finish(s, ok, d);
}

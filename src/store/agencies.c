/*
 * agencies.c - who reports, and the other names it has.  A former name stays as
 * one, so that old documents and commands still find the agency.
 *
 * Must never let two agencies have one name, be it of what kind it may.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

/* "always<tab>县水务局": when it signs, and as what. */
static void
read_signing(struct agency *a, const char *s)
{
	const char	*tab = s != NULL ? strchr(s, '\t') : NULL;

	if (tab == NULL)
		return;
	a->signs = strncmp(s, "always\t", 7) == 0;
	a->sign_as = tab[1] != '\0' ? mem_strdup(tab + 1) : NULL;
}

void
store_agency_from_row(struct agency *a, sqlite3_stmt *q, int first)
{
	agency_init(a);
	a->id = sqlite3_column_int64(q, first);
	a->name = mem_strdup(db_str(q, first + 1));
	a->org_code = db_dup(q, first + 2);
	if (!agency_kind_by_name(db_str(q, first + 3), &a->kind))
		a->kind = AGENCY_UNKNOWN;
	a->level = sqlite3_column_int(q, first + 4);
	a->rules = sqlite3_column_type(q, first + 5) == SQLITE_NULL ? -1 :
	    sqlite3_column_int(q, first + 5);
	read_signing(a, db_str(q, first + 6));
}

bool
store_agency_find(struct store *s, const char *name, struct agency *a, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_AGENCY, d, ARG_TEXT(name));
	int		 rc;

	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 0)
		diag_error(d, DIAG_USAGE, MSG_STORE_NO_AGENCY, name, NULL);
	if (rc != 1)
		return false;
	store_agency_from_row(a, q, 0);
	sqlite3_reset(q);
	return true;
}

bool
store_agency_each(struct store *s, bool (*fn)(void *, const struct agency *), void *ctx,
    struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_AGENCIES, d);
	struct agency	 a;
	bool		 more = true;
	int		 rc = 0;

	if (q == NULL)
		return false;
	while (more && (rc = db_row(s, q, d)) == 1) {
		store_agency_from_row(&a, q, 0);
		more = fn(ctx, &a);
		agency_release(&a);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

/* Callers have it trimmed: agency_name(). */
static bool
name_ok(const char *name, struct diag *d)
{
	char	*own = name != NULL ? agency_name(name) : NULL;
	bool	 ok = own != NULL && strcmp(own, name) == 0;

	free(own);
	if (!ok)
		diag_error(d, DIAG_USAGE, MSG_STORE_AGENCY_NAME, NULL);
	return ok;
}

/* A name or a code is one agency's only; a former name counts. */
static bool
not_taken(struct store *s, const struct agency *a, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_AGENCY_TAKEN, d, ARG_TEXT(a->name),
	    ARG_TEXT(a->org_code), ARG_INT(a->id));
	int		 rc;

	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1) {
		if (sqlite3_column_int(q, 0))
			diag_error(d, DIAG_USAGE, MSG_STORE_AGENCY_EXISTS, a->name, NULL);
		else
			diag_error(d, DIAG_USAGE, MSG_STORE_CODE_TAKEN, a->org_code,
			    db_str(q, 1), NULL);
	}
	sqlite3_reset(q);
	return rc == 0;
}

/* "name kind level code - rules" with tabs between; "-": the day of its kind is not
 * touched.  Of a new one that nothing is told of, its report says all there is. */
static bool
told_agency(struct store *s, const struct agency *a, struct diag *d)
{
	const char	*kind = agency_kind_name(a->kind);
	struct buf	 b = BUF_INIT;
	bool		 ok;

	if (a->id == 0 && kind == NULL && a->level == 0 && a->rules < 0 &&
	    (a->org_code == NULL || a->org_code[0] == '\0'))
		return true;
	buf_printf(&b, "%s\t%s\t%d\t%s\t-\t%s", a->name, kind != NULL ? kind : "",
	    a->level, a->org_code != NULL ? a->org_code : "",
	    a->rules < 0 ? "" : a->rules == 0 ? "0" : "1");
	ok = audit_event(s, "agency", 0, buf_cstr(&b), d);
	buf_release(&b);
	return ok;
}

bool
store_agency_save(struct store *s, struct agency *a, struct diag *d)
{
	int64_t	 id = a->id;
	bool	 ok;

	/* one of an older program keeps the name it has until it is renamed */
	if ((id == 0 && !name_ok(a->name, d)) || !db_begin(s, d))
		return false;
	/* A new one has no id yet: null makes it one. */
	ok = not_taken(s, a, d) && db_exec(s, id == 0 ? STMT_AGENCY_ADD : STMT_AGENCY_SET,
	    d, ARG_STR(a->name), ARG_TEXT(a->org_code),
	    ARG_TEXT(agency_kind_name(a->kind)), ARG_IF(a->level != 0, a->level),
	    ARG_IF(a->rules >= 0, a->rules), ARG_IF(id != 0, id));
	if (ok && a->id == 0)
		id = sqlite3_last_insert_rowid(s->db);
	ok = ok && told_agency(s, a, d);
	if (!db_finish(s, ok, d))
		return false;
	a->id = id;
	return true;
}

bool
store_agency_own(struct store *s, const struct report *r, struct diag *d)
{
	const struct agency	*a = &r->agency;
	const char		*kind = agency_kind_name(a->kind);
	struct buf		 key = BUF_INIT;
	bool			 ok;

	ok = not_taken(s, a, d) && db_exec(s, STMT_AGENCY_OWN, d, ARG_INT(a->id),
	    ARG_TEXT(a->org_code), ARG_TEXT(kind), ARG_IF(a->level != 0, a->level));
	if (ok && kind != NULL) {
		buf_printf(&key, "due %s", kind);
		ok = store_set_setting(s, buf_cstr(&key), r->due[0] != '\0' ? r->due : NULL,
		    d);
	}
	buf_reset(&key);
	buf_printf(&key, "%s\t%s\t%d\t%s\t%s", a->name, kind != NULL ? kind : "", a->level,
	    a->org_code != NULL ? a->org_code : "", r->due);
	ok = ok && audit_event(s, "agency", r->id, buf_cstr(&key), d);
	buf_release(&key);
	return ok;
}

bool
store_agency_now(struct store *s, struct agency *a, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_AGENCY_ID, d, ARG_INT(a->id));
	bool		 ok = q != NULL && db_row(s, q, d) == 1;

	if (ok) {
		free(a->name);
		a->name = mem_strdup(db_str(q, 0));
	}
	if (q != NULL)
		sqlite3_reset(q);
	return ok;
}

/* Is the name free, or this agency's own present or former one? */
static bool
name_free(struct store *s, const struct agency *a, const char *name, struct diag *d)
{
	struct agency	 other;
	bool		 own;

	if (!store_agency_find(s, name, &other, NULL))
		return true;
	own = other.id == a->id;
	agency_release(&other);
	if (!own)
		diag_error(d, DIAG_USAGE, MSG_STORE_AGENCY_EXISTS, name, NULL);
	return own;
}

/* "+县水务局<tab>甲县水务局": it has the name, or "-" no longer. */
static bool
alias_event(struct store *s, const struct agency *a, char sign, const char *name,
    struct diag *d)
{
	struct buf	 b = BUF_INIT;
	bool		 ok;

	buf_printf(&b, "%c%s\t%s", sign, name, a->name);
	ok = audit_event(s, "alias", 0, buf_cstr(&b), d);
	buf_release(&b);
	return ok;
}

/* The name is not yet told of this agency; another has it?  Then both are named. */
static bool
alias_add(struct store *s, const struct agency *a, const char *name, struct diag *d)
{
	size_t		 n = strlen(a->name), k = strlen(name);
	struct agency	 other;
	bool		 own;

	if (!name_ok(name, d))
		return false;
	if (store_agency_find(s, name, &other, NULL)) {
		own = other.id == a->id;
		if (!own)
			diag_error(d, DIAG_USAGE, MSG_STORE_ALIAS_TAKEN, name, a->name,
			    other.name, NULL);
		agency_release(&other);
		return own;
	}
	return db_exec(s, STMT_ALIAS_SET, d, ARG_STR(name), ARG_INT(a->id),
	    ARG_STR(n > k && strcmp(a->name + n - k, name) == 0 ? "short" : "other")) &&
	    alias_event(s, a, '+', name, d);
}

static bool
alias_drop(struct store *s, const struct agency *a, const char *name, struct diag *d)
{
	struct agency	 of;
	bool		 own = false;

	if (store_agency_find(s, name, &of, NULL)) {
		own = of.id == a->id && strcmp(of.name, name) != 0;
		agency_release(&of);
	}
	if (!own)
		diag_error(d, DIAG_USAGE, MSG_STORE_NO_ALIAS, name, a->name, NULL);
	return own && db_exec(s, STMT_ALIAS_DROP, d, ARG_STR(name)) &&
	    alias_event(s, a, '-', name, d);
}

/* Kept in the setting "sign ID"; an event with its day, where it is another than before. */
static bool
keep_signing(struct store *s, const struct agency *a, struct diag *d)
{
	const char	*as = a->sign_as != NULL ? a->sign_as : "";
	struct buf	 key = BUF_INIT, value = BUF_INIT, detail = BUF_INIT;
	char		*before;
	bool		 none = !a->signs && as[0] == '\0', ok = true;

	buf_printf(&key, "sign %lld", (long long)a->id);
	buf_printf(&value, "%s\t%s", a->signs ? "always" : "asked", as);
	before = store_setting(s, buf_cstr(&key));
	if (before != NULL ? none || strcmp(before, buf_cstr(&value)) != 0 : !none) {
		buf_printf(&detail, "sign %s %s\t%s", a->signs ? "always" : "asked", as,
		    a->name);
		ok = store_set_setting(s, buf_cstr(&key), none ? NULL : buf_cstr(&value),
		    d) && audit_event(s, "setting", 0, buf_cstr(&detail), d);
	}
	free(before);
	buf_release(&key);
	buf_release(&value);
	buf_release(&detail);
	return ok;
}

bool
store_agency_set(struct store *s, struct agency *a, const struct store_alias *alias,
    size_t n, struct diag *d)
{
	int64_t	 id = a->id;
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	ok = store_agency_save(s, a, d) && keep_signing(s, a, d);
	for (size_t i = 0; ok && i < n; i++)
		ok = alias[i].drop ? alias_drop(s, a, alias[i].name, d) :
		    alias_add(s, a, alias[i].name, d);
	ok = db_finish(s, ok, d);
	if (!ok)
		a->id = id;
	return ok;
}

bool
store_alias_each(struct store *s, int64_t agency, void (*fn)(void *, const char *name),
    void *ctx, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_ALIASES, d, ARG_INT(agency));
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1)
		fn(ctx, db_str(q, 0));
	sqlite3_reset(q);
	return rc == 0;
}

bool
store_agency_rename(struct store *s, const char *old, const char *now, struct diag *d)
{
	struct agency	 a;
	struct buf	 both = BUF_INIT;
	char		 day[CLOCK_TEXT];
	bool		 ok;

	if (!name_ok(now, d) || !db_begin(s, d))
		return false;
	if (!store_agency_find(s, old, &a, d))
		return db_finish(s, false, d);
	ok = name_free(s, &a, now, d);
	buf_printf(&both, "%s\t%s", a.name, now);
	db_now(s, day);
	day[strcspn(day, "T")] = '\0';
	if (ok && strcmp(a.name, now) != 0)
		ok = db_exec(s, STMT_NAME_KEPT, d, ARG_STR(a.name), ARG_INT(a.id)) &&
		    db_exec(s, STMT_AGENCY_RENAME, d, ARG_STR(a.name), ARG_STR(now)) &&
		    db_exec(s, STMT_ALIAS_DROP, d, ARG_STR(now)) &&
		    db_exec(s, STMT_ALIAS_ADD, d, ARG_STR(a.name), ARG_STR(now),
		    ARG_STR(day)) &&
		    audit_event(s, "rename", 0, buf_cstr(&both), d);
	buf_release(&both);
	agency_release(&a);
	return db_finish(s, ok, d);
}

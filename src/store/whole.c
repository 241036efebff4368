/*
 * whole.c - the file as a whole: settings, figures about it, verifying, backup.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db.h"
#include "file.h"

char *
store_setting(struct store *s, const char *key)
{
	sqlite3_stmt	*q = stmt(s, STMT_SETTING, NULL);
	char		*value = NULL;

	if (q == NULL)
		return NULL;
	bind_text(q, 1, key);
	if (row(s, q, NULL) == 1)
		value = column_dup(q, 0);
	sqlite3_reset(q);
	return value;
}

bool
store_set_setting(struct store *s, const char *key, const char *value, struct diag *d)
{
	sqlite3_stmt	*q;
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = (q = stmt(s, value != NULL ? STMT_SETTING_SET : STMT_SETTING_DROP, d)) != NULL;
	if (ok) {
		bind_text(q, 1, key);
		if (value != NULL)
			sqlite3_bind_text(q, 2, value, -1, SQLITE_STATIC);
		ok = run(s, q, d);
	}
	return finish(s, ok, d);
}

bool
store_info(struct store *s, struct store_info *info, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_COUNTS, d), *journal;
	int64_t		 schema = 0;
	struct stat	 st;

	memset(info, 0, sizeof(*info));
	if (q == NULL || row(s, q, d) != 1)
		return false;
	info->reports = sqlite3_column_int64(q, 0);
	info->agencies = sqlite3_column_int64(q, 1);
	info->changes = sqlite3_column_int64(q, 2);
	sqlite3_reset(q);
	pragma_int(s, "PRAGMA user_version", &schema);
	info->schema = (int)schema;
	if (stat(s->path, &st) == 0)
		info->bytes = st.st_size;
	if (sqlite3_prepare_v2(s->db, "PRAGMA journal_mode", -1, &journal, NULL) == SQLITE_OK &&
	    sqlite3_step(journal) == SQLITE_ROW)
		snprintf(info->journal, sizeof(info->journal), "%s", column_str(journal, 0));
	sqlite3_finalize(journal);
	return true;
}

/* ---- verifying ---- */

/* Rows of a checking pragma that are not "ok" become messages. */
static bool
check_pragma(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt	*q;
	bool		 ok = true;
	int		 rc;

	if ((rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL)) != SQLITE_OK)
		return store_fail(s, rc, d);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		if (strcmp(column_str(q, 0), "ok") != 0) {
			diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CHECK, column_str(q, 0), NULL);
			ok = false;
		}
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? ok : store_fail(s, rc, d);
}

/* What the audit says each cell holds: the last "new" by cell. */
struct last_said { const struct report *r; char **said; };

static bool
say(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct last_said	*l = ctx;
	int			 i;

	(void)hash;
	if (c->kind != CHANGE_CELL || (i = form_cell_find(l->r->form, c->place)) < 0)
		return true;
	free(l->said[i]);
	l->said[i] = mem_strdup(c->new != NULL ? c->new : "");
	return true;
}

static bool
verify_audit(struct store *s, const struct report *r, const char *year, struct diag *d)
{
	struct last_said	 l = { r, mem_array((size_t)r->form->ncell, sizeof(char *)) };
	struct buf		 now = BUF_INIT;
	bool			 ok = store_log(s, r->id, say, &l, d);
	int			 i;

	for (i = 0; i < r->form->ncell; i++) {
		if (!r->form->cell[i].computed) {
			buf_reset(&now);
			cell_text(&now, &r->cell[i]);
			if (strcmp(buf_cstr(&now), l.said[i] != NULL ? l.said[i] : "") != 0) {
				diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CELL, r->agency.name, year,
				    r->form->cell[i].code, NULL);
				ok = false;
			}
		}
		free(l.said[i]);
	}
	free(l.said);
	buf_release(&now);
	return ok;
}

/* Stored totals against the sums of the stored cells. */
static bool
verify_sums(struct store *s, const struct report *r, const char *year, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_CELLS, d);
	bool		 ok = q != NULL, has;
	int		 rc = 0, i;

	if (q == NULL)
		return false;
	bind_int(q, 1, r->id);
	while ((rc = row(s, q, d)) == 1) {
		if ((i = form_cell_find(r->form, column_str(q, 0))) < 0 ||
		    !r->form->cell[i].computed)
			continue;
		has = sqlite3_column_type(q, 1) != SQLITE_NULL;
		if (has != r->cell[i].has_value ||
		    (has && sqlite3_column_int64(q, 1) != r->cell[i].value)) {
			diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_SUM, r->agency.name, year,
			    r->form->cell[i].code, NULL);
			ok = false;
		}
	}
	return ok && rc == 0;
}

static bool
verify_report(struct store *s, int64_t id, struct diag *d)
{
	struct report		*r = load_report(s, id, false, d);
	struct store_fault	 fault;
	struct buf		 why = BUF_INIT;
	char			 year[16], seq[24];
	bool			 ok;

	if (r == NULL)
		return false;
	snprintf(year, sizeof(year), "%d", r->year);
	ok = store_verify_chain(s, id, &fault, d);
	if (!ok && fault.what != MSG_NONE) {
		snprintf(seq, sizeof(seq), "%lld", (long long)fault.seq);
		msg_put(&why, LANG_ZH, fault.what, seq, NULL);
		diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CHAIN, r->agency.name, year,
		    buf_cstr(&why), NULL);
	}
	ok = verify_sums(s, r, year, d) && ok;
	ok = verify_audit(s, r, year, d) && ok;
	buf_release(&why);
	report_free(r);
	return ok;
}

bool
store_verify_file(struct store *s, struct diag *d)
{
	struct store_fault	 fault;
	sqlite3_stmt		*q;
	int64_t			*id = NULL;
	size_t			 n = 0, cap = 0, i;
	char			 seq[24];
	bool			 ok = check_pragma(s, "PRAGMA integrity_check", d);

	ok = check_pragma(s, "PRAGMA foreign_key_check", d) && ok;
	if (!store_verify_chain(s, 0, &fault, d)) {
		ok = false;
		/* Faults of reports are told with their names below. */
		if (fault.what == MSG_STORE_CHAIN_EVENT) {
			snprintf(seq, sizeof(seq), "%lld", (long long)fault.seq);
			diag_error(d, DIAG_DATA, MSG_STORE_CHAIN_EVENT, seq, NULL);
		}
	}
	if ((q = stmt(s, STMT_REPORT_IDS, d)) == NULL)
		return false;
	while (row(s, q, d) == 1) {
		id = mem_grow(id, n, &cap, sizeof(*id));
		id[n++] = sqlite3_column_int64(q, 0);
	}
	for (i = 0; i < n; i++)
		ok = verify_report(s, id[i], d) && ok;
	free(id);
	return ok;
}

bool
store_backup(struct store *s, const char *to, struct diag *d)
{
	sqlite3_stmt	*q;
	mode_t		 mask;
	int		 rc;

	if (file_exists(to)) {
		diag_error(d, DIAG_USAGE, MSG_STORE_TARGET_EXISTS, to, NULL);
		return false;
	}
	/* VACUUM INTO makes the file with what umask leaves of 0644. */
	mask = umask(0077);
	rc = sqlite3_prepare_v2(s->db, "VACUUM INTO ?1", -1, &q, NULL);
	if (rc == SQLITE_OK) {
		sqlite3_bind_text(q, 1, to, -1, SQLITE_STATIC);
		rc = sqlite3_step(q);
		sqlite3_finalize(q);
	}
	umask(mask);
	if (rc == SQLITE_DONE)
		return true;
	remove(to);
	if ((rc & 0xff) == SQLITE_CANTOPEN)
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, to, sqlite3_errmsg(s->db), NULL);
	else
		store_fail(s, rc, d);
	return false;
}

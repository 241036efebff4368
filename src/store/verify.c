/*
 * verify.c - the whole file: its pages, its references, its chains, and whether
 * the figures are those that the audit tells, the totals those of the figures, and
 * final reports as they were when they were finished.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

/* Stored totals against the sums of the stored cells. */
static bool
verify_sums(struct store *s, const struct report *r, const char *year, struct diag *d)
{
	const struct store_codes	*codes = codes_known(s, r->form, d);
	sqlite3_stmt			*q;
	const struct cell		*c;
	bool				 ok = codes != NULL, has, same;
	int				 rc = 0, i;

	for (i = 0; i < r->form->ncell && codes != NULL && rc >= 0; i++) {
		if (!r->form->cell[i].computed)
			continue;
		c = &r->cell[i];
		q = db_query(s, STMT_CELL, d, ARG_INT(r->id), ARG_INT(codes->id[i]));
		if (q == NULL)
			return false;
		rc = db_row(s, q, d);
		has = rc == 1 && sqlite3_column_type(q, 0) != SQLITE_NULL;
		same = has == c->has_value &&
		    (!has || sqlite3_column_int64(q, 0) == c->value);
		/* of a total nothing is kept but itself and what was printed */
		if (rc == 1 && (strcmp(db_str(q, 2), "=") != 0 ||
		    sqlite3_column_type(q, 1) != SQLITE_NULL))
			same = false;
		sqlite3_reset(q);
		if (rc < 0 || same)
			continue;
		diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_SUM, r->agency.name, year,
		    r->form->cell[i].code, NULL);
		ok = false;
	}
	return ok && rc >= 0;
}

static bool
verify_report(struct store *s, int64_t id, struct diag *d)
{
	struct report	*r = store_load_as_stored(s, id, d);
	const char	*year;
	bool		 ok;

	if (r == NULL)
		return false;
	year = INT(r->year);
	ok = verify_sums(s, r, year, d);
	ok = replay_verify(s, r, d) && ok;
	ok = pack_verify(s, r, d) && ok;
	report_free(r);
	return ok;
}

bool
store_verify_report(struct store *s, int64_t id, struct diag *d)
{
	bool	 ok = chain_verify(s, id, d);

	return verify_report(s, id, d) && ok;
}

bool
store_verify_file(struct store *s, struct diag *d)
{
	sqlite3_stmt	*q;
	int64_t		*id = NULL;
	size_t		 n = 0, cap = 0, i;
	bool		 ok = db_check(s, "PRAGMA integrity_check", d);
	int		 rc;

	/* In a damaged file nothing else is worth reading. */
	if (!ok)
		return false;
	ok = db_check(s, "PRAGMA foreign_key_check", d);
	ok = chain_verify_all(s, d) && ok;
	ok = bin_verify_all(s, d) && ok;
	ok = schema_verify_forms(s, d) && ok;
	ok = facts_verify(s, d) && ok;
	if ((q = db_stmt(s, STMT_REPORT_IDS, d)) == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		id = mem_grow(id, n, &cap, sizeof(*id));
		id[n++] = sqlite3_column_int64(q, 0);
	}
	ok = rc == 0 && ok;
	for (i = 0; i < n; i++)
		ok = verify_report(s, id[i], d) && ok;
	free(id);
	return ok;
}

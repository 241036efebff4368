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

/* What the audit tells: the last "new" of each cell, the splices of each text. */
struct told {
	const struct report *r;
	char		**cell;		/* [ncell], owned; NULL = never keyed */
	struct buf	 *text;		/* [ntext] */
	int		  torn;		/* a text that a splice does not fit, or -1 */
};

static void
told_splice(struct told *t, int slot, const struct change *c)
{
	struct buf	*b = &t->text[slot];
	const char	*old = c->old != NULL ? c->old : "", *new = c->new != NULL ?
	    c->new : "";
	size_t		 n = strlen(old), at = text_offset(buf_cstr(b), b->len,
	    (size_t)c->pos);

	if (n > b->len - at || memcmp(buf_cstr(b) + at, old, n) != 0)
		t->torn = slot;
	else
		buf_splice(b, at, n, new, strlen(new));
}

static bool
told_change(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct told	*t = ctx;
	int		 i;

	(void)hash;
	if (c->kind == CHANGE_CELL && (i = form_cell_find(t->r->form, c->place)) >= 0) {
		free(t->cell[i]);
		t->cell[i] = mem_strdup(c->new != NULL ? c->new : "");
	} else if (c->kind == CHANGE_TEXT &&
	    (i = form_text_find(t->r->form, c->place)) >= 0)
		told_splice(t, i, c);
	return true;
}

static bool
differs(const struct report *r, const char *year, const char *place, struct diag *d)
{
	diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CELL, r->agency.name, year, place,
	    NULL);
	return false;
}

/* Cells and texts as stored against what the audit tells. */
static bool
verify_audit(struct store *s, const struct report *r, const char *year, struct diag *d)
{
	const struct form	*f = r->form;
	struct told		 t = { .r = r, .torn = -1 };
	struct buf		 now = BUF_INIT;
	const char		*said;
	bool			 ok;
	int			 i;

	t.cell = mem_array((size_t)f->ncell, sizeof(*t.cell));
	t.text = mem_array((size_t)f->ntext, sizeof(*t.text));
	ok = store_log(s, r->id, told_change, &t, d);
	for (i = 0; i < f->ncell; i++) {
		/* A record of a total tells its printed figure; see verify_sums(). */
		if (f->cell[i].computed)
			continue;
		buf_reset(&now);
		cell_text(&now, &r->cell[i]);
		said = t.cell[i] != NULL ? t.cell[i] : "";
		if (strcmp(buf_cstr(&now), said) != 0)
			ok = differs(r, year, f->cell[i].code, d);
	}
	for (i = 0; i < f->ntext; i++) {
		said = r->text[i] != NULL ? r->text[i] : "";
		if (t.torn == i || strcmp(buf_cstr(&t.text[i]), said) != 0)
			ok = differs(r, year, f->text[i].code, d);
		buf_release(&t.text[i]);
	}
	for (i = 0; i < f->ncell; i++)
		free(t.cell[i]);
	free(t.cell);
	free(t.text);
	buf_release(&now);
	return ok;
}

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
	ok = verify_audit(s, r, year, d) && ok;
	ok = pack_verify(s, r, d) && ok;
	report_free(r);
	return ok;
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

/*
 * forms.c - the stored forms, and what is made of them: the codes of cells and the views
 * of the printed tables.  The form stored last has the last word on a code.
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
#include "store/db.h"

static bool
wrong(const char *form, const char *what, struct diag *d)
{
	diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_FORM, form, what, NULL);
	return false;
}

/* The stored texts, the last first; those that are none any more are left out. */
struct texts {
	struct form	**form;		/* owned */
	size_t		 n, cap;
	bool		 whole;		/* every text had its hash and its code */
};

static bool
read_texts(struct store *s, struct texts *t, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_FORM_TEXTS, d);
	unsigned char	 hash[SHA256_SIZE], want[SHA256_SIZE];
	struct form	*f;
	int		 rc = 0;

	t->whole = true;
	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		const char	*text = db_str(q, 2);
		size_t		 n = (size_t)sqlite3_column_bytes(q, 2);

		sha256(text, n, hash);
		f = form_parse(text, n, "", NULL);
		if (!db_hash(q, 1, want) || memcmp(hash, want, sizeof(hash)) != 0 ||
		    (f != NULL && strcmp(f->code, db_str(q, 0)) != 0))
			t->whole = wrong(db_str(q, 0), "form", d);
		if (f == NULL)
			continue;
		t->form = mem_grow(t->form, t->n, &t->cap, sizeof(*t->form));
		t->form[t->n++] = f;
	}
	return q != NULL && rc >= 0;
}

static void
release_texts(struct texts *t)
{
	while (t->n > 0)
		form_free(t->form[--t->n]);
	free(t->form);
}

/* No later text has the code: its codes and views are those that are there. */
static bool
is_last(const struct texts *t, size_t i)
{
	size_t	 k;

	for (k = 0; k < i; k++)
		if (strcmp(t->form[k]->code, t->form[i]->code) == 0)
			return false;
	return true;
}

static bool
same_code(const struct form *f, int cell, sqlite3_stmt *q)
{
	const struct form_cell	*c = &f->cell[cell];
	const struct form_block	*b = &f->block[c->block];
	struct buf		 label = BUF_INIT;
	bool			 ok;

	form_item_path(&label, b->col, b->colleaf[c->col], "/");
	ok = strcmp(b->code, db_str(q, 1)) == 0 &&
	    strcmp(form_cell_row(f, cell)->code, db_str(q, 2)) == 0 &&
	    strcmp(form_cell_col(f, cell)->code, db_str(q, 3)) == 0 &&
	    strcmp(form_cell_row(f, cell)->label, db_str(q, 4)) == 0 &&
	    strcmp(buf_cstr(&label), db_str(q, 5)) == 0 &&
	    sqlite3_column_int64(q, 6) == cell &&
	    sqlite3_column_int64(q, 7) == (c->computed ? 1 : 0) &&
	    strcmp(f->section[c->section].heading, db_str(q, 8)) == 0 &&
	    strcmp(c->unit, db_str(q, 9)) == 0;
	buf_release(&label);
	return ok;
}

/* Some text of the code that has the cell; a cell may have left the form since. */
static int
cell_of(const struct texts *t, const char *code, const char *cell, const struct form **f)
{
	size_t	 i;
	int	 at;

	for (i = 0; i < t->n; i++)
		if (strcmp(t->form[i]->code, code) == 0 &&
		    (at = form_cell_find(t->form[i], cell)) >= 0) {
			*f = t->form[i];
			return at;
		}
	return -1;
}

static bool
verify_codes(struct store *s, const struct texts *t, const struct form *f, struct diag *d)
{
	sqlite3_stmt		*q = db_query(s, STMT_CODE_ROWS, d, ARG_TEXT(f->code));
	const struct form	*of = f;
	bool			 ok = q != NULL;
	int			 rc = 0, at, n = 0;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		at = cell_of(t, f->code, db_str(q, 0), &of);
		n += at >= 0 && of == f;
		if (at < 0 || !same_code(of, at, q))
			ok = wrong(f->code, db_str(q, 0), d);
	}
	if (rc == 0 && n < f->ncell)
		ok = wrong(f->code, "code", d);
	return ok && rc >= 0;
}

static bool
verify_views(struct store *s, const struct form *f, struct diag *d)
{
	struct buf	 name = BUF_INIT, sql = BUF_INIT;
	sqlite3_stmt	*q;
	bool		 ok = true, same;
	int		 i;

	for (i = 0; i < f->nblock; i++) {
		buf_reset(&name);
		buf_reset(&sql);
		schema_view(f, i, &name, &sql);
		q = db_query(s, STMT_VIEW_TEXT, d, ARG_STR(buf_cstr(&name)));
		same = q != NULL && db_row(s, q, d) == 1 &&
		    strcmp(db_str(q, 0), buf_cstr(&sql)) == 0;
		if (q != NULL)
			sqlite3_reset(q);
		if (!same)
			ok = wrong(f->code, buf_cstr(&name), d);
	}
	buf_release(&name);
	buf_release(&sql);
	return ok;
}

bool
schema_verify_forms(struct store *s, struct diag *d)
{
	struct texts	 t = { .n = 0 };
	bool		 ok = read_texts(s, &t, d);
	size_t		 i;

	for (i = 0; i < t.n; i++)
		if (is_last(&t, i)) {
			ok = verify_codes(s, &t, t.form[i], d) && ok;
			ok = verify_views(s, t.form[i], d) && ok;
		}
	ok = ok && t.whole;
	release_texts(&t);
	return ok;
}

bool
schema_views_again(struct store *s, struct diag *d)
{
	struct texts	 t = { .n = 0 };
	bool		 ok = read_texts(s, &t, NULL);
	size_t		 i;

	for (i = 0; i < t.n && ok; i++)
		if (is_last(&t, i))
			ok = schema_views(s, t.form[i], d);
	release_texts(&t);
	return ok;
}

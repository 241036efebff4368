/*
 * codes.c - the forms of a file, and the numbers that cell codes have in it.
 *
 * Invariant: what is remembered of a form was read since the last rollback, which may
 * have taken its rows back.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "form/form.h"
#include "store/db.h"

static bool
add_codes(struct store *s, const struct form *f, struct diag *d)
{
	struct buf	 label = BUF_INIT;
	bool		 ok = true;
	int		 i;

	for (i = 0; i < f->ncell && ok; i++) {
		const struct form_cell	*c = &f->cell[i];
		const struct form_block	*b = &f->block[c->block];

		buf_reset(&label);
		form_item_path(&label, b->col, b->colleaf[c->col], "/");
		ok = db_exec(s, STMT_CODE_ADD, d, ARG_TEXT(f->code), ARG_TEXT(c->code),
		    ARG_TEXT(b->code), ARG_TEXT(form_cell_row(f, i)->code),
		    ARG_TEXT(form_cell_col(f, i)->code),
		    ARG_STR(form_cell_row(f, i)->label), ARG_STR(buf_cstr(&label)),
		    ARG_INT(i), ARG_INT(c->computed),
		    ARG_STR(f->section[c->section].heading), ARG_STR(c->unit));
	}
	buf_release(&label);
	return ok;
}

/* Store the form's text, its codes and views. */
static bool
add_form(struct store *s, const struct form *f, struct diag *d)
{
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	ok = db_exec(s, STMT_FORM_ADD, d, ARG_TEXT(f->code),
	    ARG_BLOB(f->sha256, SHA256_SIZE), ARG_STR(f->source)) &&
	    add_codes(s, f, d) && schema_views(s, f, d);
	return db_finish(s, ok, d);
}

/* The ids of a form code's cells, both ways. */
static bool
read_codes(struct store *s, struct store_codes *c, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_CODES, d, ARG_TEXT(c->form->code));
	int64_t		 id, last = 0;
	int		 rc, cell;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1)
		if ((cell = form_cell_find(c->form, db_str(q, 1))) >= 0) {
			id = sqlite3_column_int64(q, 0);
			c->id[cell] = id;
			c->base = c->base == 0 || id < c->base ? id : c->base;
			last = id > last ? id : last;
		}
	c->span = last == 0 ? 0 : last - c->base + 1;
	c->cell = mem_array((size_t)c->span, sizeof(*c->cell));
	for (id = 0; id < c->span; id++)
		c->cell[id] = -1;
	for (cell = 0; cell < c->form->ncell; cell++)
		if (c->id[cell] != 0)
			c->cell[c->id[cell] - c->base] = cell;
	return rc == 0;
}

static void
release_codes(struct store_codes *c)
{
	free(c->id);
	free(c->cell);
}

void
codes_forget(struct store *s)
{
	while (s->ncodes > 0)
		release_codes(&s->codes[--s->ncodes]);
	s->codes_undone = s->undone;
}

int
codes_cell(const struct store_codes *c, int64_t id)
{
	return id < c->base || id - c->base >= c->span ? -1 : c->cell[id - c->base];
}

/* The row of exactly this text; 0 = not stored, -1 = error. */
static int64_t
form_row(struct store *s, const struct form *f, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_FORM_BY_HASH, d,
	    ARG_BLOB(f->sha256, SHA256_SIZE));
	int64_t		 id = 0;
	int		 found;

	if (q == NULL)
		return -1;
	if ((found = db_row(s, q, d)) == 1)
		id = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return found < 0 ? -1 : id;
}

const struct store_codes *
codes_known(struct store *s, const struct form *f, struct diag *d)
{
	struct store_codes	 c = { .form = f };
	size_t			 i;

	if (s->codes_undone != s->undone)
		codes_forget(s);
	for (i = 0; i < s->ncodes; i++)
		if (s->codes[i].form == f)
			return &s->codes[i];
	if ((c.row = form_row(s, f, d)) < 0)
		return NULL;
	c.id = mem_array((size_t)f->ncell, sizeof(*c.id));
	if (!read_codes(s, &c, d)) {
		release_codes(&c);
		return NULL;
	}
	s->codes = mem_grow(s->codes, s->ncodes, &s->capcodes, sizeof(*s->codes));
	s->codes[s->ncodes] = c;
	return &s->codes[s->ncodes++];
}

const struct store_codes *
codes_stored(struct store *s, const struct form *f, struct diag *d)
{
	const struct store_codes	*c = codes_known(s, f, d);

	if (c == NULL || c->row != 0)
		return c;
	/* Somebody else may have stored it since. */
	codes_forget(s);
	if ((c = codes_known(s, f, d)) == NULL || c->row != 0)
		return c;
	if (!add_form(s, f, d))
		return NULL;
	codes_forget(s);
	return codes_known(s, f, d);
}

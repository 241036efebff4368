/*
 * schema.c - making the tables, one readable view per printed table of a form,
 * and the numbers that cell codes have in a file.
 *
 * The tables stand in schema.sql, which the build turns into gen/schema.c: people
 * read that text too (.schema of sqlite3), and nianbao-data(5) explains it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "form/form.h"
#include "store/db.h"
#include "store/store.h"

bool
schema_make(struct store *s, struct diag *d)
{
	char	 sql[80];
	char	 uuid[37];
	bool	 ok;

	if (!begin(s, d))
		return false;
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; PRAGMA user_version=%d",
	    STORE_APPLICATION, STORE_SCHEMA);
	clock_uuid(uuid);
	ok = run_sql(s, schema_sql, d) && store_set_setting(s, "uuid", uuid, d) &&
	    audit_event(s, "create", 0, uuid, d) && run_sql(s, sql, d);
	return finish(s, ok, d);
}

/* ---- views ---- */

static void
quoted(struct buf *b, const char *name)
{
	buf_chr(b, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"')
			buf_chr(b, '"');
		buf_chr(b, *name);
	}
	buf_chr(b, '"');
}

static void
literal(struct buf *b, const char *text)
{
	buf_chr(b, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			buf_chr(b, '\'');
		buf_chr(b, *text);
	}
	buf_chr(b, '\'');
}

/* Is the label of a leaf column used by another leaf of the block? */
static bool
ambiguous_label(const struct form_block *b, int leaf)
{
	const char	*label = b->col[b->colleaf[leaf]].label;
	int		 i;

	for (i = 0; i < b->ncol; i++)
		if (i != leaf && strcmp(b->col[b->colleaf[i]].label, label) == 0)
			return true;
	return false;
}

/*
 * "表3_2021": one line per report and printed row, one column per printed
 * column.  A label that stands twice is preceded by its heading; figures are
 * plain decimals, "/" where not applicable, null where nothing is filled in.
 */
static bool
make_view(struct store *s, const struct form *f, const struct form_block *blk,
    struct diag *d)
{
	struct buf	 name = BUF_INIT, sql = BUF_INIT, path = BUF_INIT;
	int		 i;
	bool		 ok;

	buf_printf(&name, "表%s_%s", blk->code, f->code);
	buf_str(&sql, "DROP VIEW IF EXISTS ");
	quoted(&sql, buf_cstr(&name));
	buf_str(&sql, ";\nCREATE VIEW ");
	quoted(&sql, buf_cstr(&name));
	buf_str(&sql, " AS\n SELECT r.id AS report, a.name AS 机关, r.year AS 年度, r.state AS 状态,"
	    " c.row AS 行, c.row_label AS 项目");
	for (i = 0; i < blk->ncol; i++) {
		const struct form_item	*col = &blk->col[blk->colleaf[i]];

		buf_str(&sql, ",\n  max(CASE c.col WHEN ");
		literal(&sql, col->code);
		buf_str(&sql, " THEN " VIEW_FIGURE " END) AS ");
		buf_reset(&path);
		if (ambiguous_label(blk, i))
			form_item_path(&path, blk->col, blk->colleaf[i], "_");
		else
			buf_str(&path, col->label[0] != '\0' ? col->label : col->code);
		quoted(&sql, buf_cstr(&path));
	}
	buf_str(&sql, "\n FROM report r JOIN agency a ON a.id=r.agency"
	    " JOIN form f ON f.id=r.form\n JOIN code c ON c.form=f.code AND c.block=");
	literal(&sql, blk->code);
	buf_str(&sql, "\n LEFT JOIN cell k ON k.report=r.id AND k.code=c.id\n"
	    " WHERE f.code=");
	literal(&sql, f->code);
	buf_str(&sql, "\n GROUP BY r.id, c.row ORDER BY r.id, min(c.ord)");
	ok = run_sql(s, buf_cstr(&sql), d);
	buf_release(&name);
	buf_release(&sql);
	buf_release(&path);
	return ok;
}

bool
schema_views(struct store *s, const struct form *f, struct diag *d)
{
	int	 i;

	for (i = 0; i < f->nblock; i++)
		if (!make_view(s, f, &f->block[i], d))
			return false;
	return true;
}

/* ---- forms and their codes ---- */

static bool
add_codes(struct store *s, const struct form *f, struct diag *d)
{
	struct buf	 label = BUF_INIT;
	sqlite3_stmt	*q = stmt(s, STMT_CODE_ADD, d);
	bool		 ok = q != NULL;
	int		 i;

	for (i = 0; i < f->ncell && ok; i++) {
		const struct form_cell	*c = &f->cell[i];
		const struct form_block	*b = &f->block[c->block];

		sqlite3_reset(q);
		sqlite3_clear_bindings(q);
		bind_text(q, 1, f->code);
		bind_text(q, 2, c->code);
		bind_text(q, 3, b->code);
		bind_text(q, 4, form_cell_row(f, i)->code);
		bind_text(q, 5, form_cell_col(f, i)->code);
		bind_str(q, 6, form_cell_row(f, i)->label);
		buf_reset(&label);
		form_item_path(&label, b->col, b->colleaf[c->col], "/");
		bind_str(q, 7, buf_cstr(&label));
		bind_int(q, 8, i);
		bind_int(q, 9, c->computed);
		ok = run(s, q, d);
	}
	buf_release(&label);
	return ok;
}

/* Store the form's text, its codes and views. */
static bool
add_form(struct store *s, const struct form *f, struct diag *d)
{
	sqlite3_stmt	*q;
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = (q = stmt(s, STMT_FORM_ADD, d)) != NULL;
	if (ok) {
		bind_text(q, 1, f->code);
		bind_blob(q, 2, f->sha256, SHA256_SIZE);
		bind_str(q, 3, f->source);
		ok = run(s, q, d) && add_codes(s, f, d) && schema_views(s, f, d);
	}
	return finish(s, ok, d);
}

/* The ids of a form code's cells, both ways. */
static bool
read_codes(struct store *s, struct store_codes *c, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_CODES, d);
	int64_t		 id, last = 0;
	int		 rc, cell;

	if (q == NULL)
		return false;
	bind_text(q, 1, c->form->code);
	while ((rc = row(s, q, d)) == 1)
		if ((cell = form_cell_find(c->form, column_str(q, 1))) >= 0) {
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
	sqlite3_stmt	*q = stmt(s, STMT_FORM_BY_HASH, d);
	int64_t		 id = 0;
	int		 found;

	if (q == NULL)
		return -1;
	bind_blob(q, 1, f->sha256, SHA256_SIZE);
	if ((found = row(s, q, d)) == 1)
		id = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return found < 0 ? -1 : id;
}

const struct store_codes *
codes_known(struct store *s, const struct form *f, struct diag *d)
{
	struct store_codes	 c = { .form = f };
	size_t			 i;

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

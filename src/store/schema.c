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

	if (!db_begin(s, d))
		return false;
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; PRAGMA user_version=%d",
	    STORE_APPLICATION, STORE_SCHEMA);
	clock_uuid(uuid);
	ok = db_sql(s, schema_sql, d) && store_set_setting(s, "uuid", uuid, d) &&
	    audit_event(s, "create", 0, uuid, d) &&
	    db_sql(s, sql, d);
	return db_finish(s, ok, d);
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
void
schema_view(const struct form *f, int block, struct buf *name, struct buf *out)
{
	const struct form_block	*blk = &f->block[block];
	struct buf		 sql = BUF_INIT, path = BUF_INIT;
	int			 i;

	buf_printf(name, SCHEMA_FORM_VIEW "%s_%s", blk->code, f->code);
	buf_str(&sql, "CREATE VIEW ");
	quoted(&sql, buf_cstr(name));
	buf_str(&sql, " AS\n SELECT r.id AS report, a.name AS 机关, r.year AS 年度, r.state AS 状态,"
	    " c.row AS 行, c.row_label AS 项目");
	for (i = 0; i < blk->ncol; i++) {
		const struct form_item	*col = &blk->col[blk->colleaf[i]];

		buf_str(&sql, ",\n  max(CASE c.col WHEN ");
		literal(&sql, col->code);
		buf_str(&sql, " THEN k.figure END) AS ");
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
	buf_str(&sql, "\n LEFT JOIN " VIEW_CELLS " k ON k.report=r.id AND k.code=c.id\n"
	    " WHERE f.code=");
	literal(&sql, f->code);
	buf_str(&sql, "\n GROUP BY r.id, c.row ORDER BY r.id, min(c.ord)");
	buf_str(out, buf_cstr(&sql));
	buf_release(&sql);
	buf_release(&path);
}

static bool
make_view(struct store *s, const struct form *f, int block, struct diag *d)
{
	struct buf	 name = BUF_INIT, make = BUF_INIT, sql = BUF_INIT;
	bool		 ok;

	schema_view(f, block, &name, &make);
	buf_str(&sql, "DROP VIEW IF EXISTS ");
	quoted(&sql, buf_cstr(&name));
	buf_printf(&sql, ";\n%s", buf_cstr(&make));
	ok = db_sql(s, buf_cstr(&sql), d);
	buf_release(&name);
	buf_release(&make);
	buf_release(&sql);
	return ok;
}

bool
schema_views(struct store *s, const struct form *f, struct diag *d)
{
	int	 i;

	for (i = 0; i < f->nblock; i++)
		if (!make_view(s, f, i, d))
			return false;
	return true;
}

/* What one stored form says of its cells; a text that is none any more says nothing. */
static bool
fill_codes(struct store *s, const char *source, size_t n, struct diag *d)
{
	struct form	*f = form_parse(source, n, "", NULL);
	bool		 ok = true;
	int		 i;

	for (i = 0; f != NULL && i < f->ncell && ok; i++)
		ok = db_exec(s, STMT_CODE_PLACE, d, ARG_TEXT(f->code),
		    ARG_TEXT(f->cell[i].code),
		    ARG_STR(f->section[f->cell[i].section].heading),
		    ARG_STR(f->cell[i].unit));
	form_free(f);
	return ok;
}

bool
schema_fill_codes(struct store *s, struct diag *d)
{
	struct buf	 source = BUF_INIT;
	int64_t		 n = 0, i;
	char		 sql[96];
	bool		 ok;

	ok = db_ask_int(s, "SELECT count(*) FROM form", &n, d);
	for (i = 0; i < n && ok; i++) {		/* the text stored last has the last word */
		buf_reset(&source);
		snprintf(sql, sizeof(sql), "SELECT source FROM form ORDER BY id LIMIT 1"
		    " OFFSET %lld", (long long)i);
		ok = db_ask_text(s, sql, &source, d) &&
		    fill_codes(s, buf_cstr(&source), source.len, d);
	}
	buf_release(&source);
	return ok;
}

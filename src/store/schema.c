/*
 * schema.c - the tables, and one readable view per printed table of a form.
 *
 * The schema is a text that people read too (sqlite3 FILE .schema): its comments
 * stay in the database.  nianbao-data(5) explains it.  Changing it means a new
 * number STORE_SCHEMA and a step in upgrade.c.
 *
 * Figures are whole numbers of 1e-6.  Times are UTC 'YYYY-MM-DDTHH:MM:SS.mmmZ'.
 * SQLite 3.27 is the floor: no STRICT, RETURNING or generated columns; CHECK
 * constraints hold the types.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"

static const char schema[] =
	"-- uuid of this file, last focus, pending edits; no secrets\n"
	"CREATE TABLE setting (\n"
	"  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;\n"
	"\n"
	"-- every form text a report of this file was filled in with, byte for byte\n"
	"CREATE TABLE form (\n"
	"  id INTEGER PRIMARY KEY,\n"
	"  code TEXT NOT NULL,   -- '2021'\n"
	"  sha256 BLOB NOT NULL UNIQUE CHECK (typeof(sha256)='blob' AND "
	"  length(sha256)=32),\n"
	"  source TEXT NOT NULL);\n"
	"\n"
	"-- interned cell codes: an id never changes its meaning, is never used again\n"
	"CREATE TABLE code (\n"
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
	"  -- the form's code, not form.id: codes are for ever within a form code\n"
	"  form TEXT NOT NULL,\n"
	"  cell TEXT NOT NULL,   -- '3:3.3.1:B1'\n"
	"  block TEXT NOT NULL, row TEXT NOT NULL, col TEXT NOT NULL,\n"
	"  -- as printed, for people who read the file without us\n"
	"  row_label TEXT NOT NULL, col_label TEXT NOT NULL,\n"
	"  ord INTEGER NOT NULL,   -- printed order\n"
	"  computed INTEGER NOT NULL CHECK (computed IN (0,1)),\n"
	"  UNIQUE (form, cell));\n"
	"\n"
	"CREATE TABLE agency (\n"
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
	"  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),\n"
	"  org_code TEXT UNIQUE,   -- 430321..., optional\n"
	"  -- null = not told: T205 N503 D801 D802 do not run\n"
	"  kind TEXT CHECK (kind IN "
	"  ('government','office','department','township','other')),\n"
	"  level INTEGER CHECK (level BETWEEN 1 AND 5), -- 1 state ... 5 township\n"
	"  rules INTEGER CHECK (rules IN (0,1)), -- may make 规章\n"
	"  parent INTEGER REFERENCES agency(id),\n"
	"  since INTEGER, until INTEGER); -- years: the list of who must report\n"
	"CREATE TABLE agency_alias (name TEXT PRIMARY KEY NOT NULL,\n"
	"  agency INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE) WITHOUT "
	"  ROWID;\n"
	"\n"
	"CREATE TABLE report (\n"
	"  -- never used again: the audit names it after deletion\n"
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
	"  -- the same in packets and other files\n"
	"  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid)=36),\n"
	"  agency INTEGER NOT NULL REFERENCES agency(id),\n"
	"  year INTEGER NOT NULL CHECK (typeof(year)='integer' AND year BETWEEN 2008 "
	"  AND 2999),\n"
	"  form INTEGER NOT NULL REFERENCES form(id),\n"
	"  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN "
	"  ('draft','submitted','returned','approved','final')),\n"
	"  title TEXT,    -- null = made from the form\n"
	"  published TEXT,   -- date, for D801..D803\n"
	"  -- 信息处理费 in 1e-6 yuan, number of notices; null = not told\n"
	"  fee INTEGER, fee_notices INTEGER,\n"
	"  -- +1 in every transaction that touches the report\n"
	"  revision INTEGER NOT NULL DEFAULT 0,\n"
	"  seq INTEGER NOT NULL DEFAULT 0, -- last row of its chain\n"
	"  head BLOB NOT NULL CHECK (typeof(head)='blob' AND length(head)=32),\n"
	"  -- valid while counted = revision\n"
	"  n_error INTEGER, n_warning INTEGER, n_hint INTEGER, n_empty INTEGER, "
	"  counted INTEGER,\n"
	"  created TEXT NOT NULL, changed TEXT NOT NULL, changed_by TEXT NOT NULL,\n"
	"  UNIQUE (agency, year));\n"
	"CREATE INDEX report_year ON report(year);\n"
	"\n"
	"-- no row = empty.  Computed cells are stored too, so that others can read "
	"  totals\n"
	"CREATE TABLE cell (\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  code INTEGER NOT NULL REFERENCES code(id),\n"
	"  -- null with raw = '/', or open\n"
	"  value INTEGER CHECK (value IS NULL OR typeof(value)='integer'),\n"
	"  raw TEXT,    -- as found or typed, where that was not the plain figure\n"
	"  -- computed cells: printed in the source and different\n"
	"  printed INTEGER CHECK (printed IS NULL OR typeof(printed)='integer'),\n"
	"  origin TEXT NOT NULL CHECK (origin IN "
	"  ('k','f','p','s','i','a','c','r','=')),\n"
	" -- keyed, filled, pasted, set, imported, accepted proposal, carried, rolled "
	"  up, computed\n"
	"\n"
	"  CHECK (value IS NOT NULL OR raw IS NOT NULL OR printed IS NOT NULL),\n"
	"  PRIMARY KEY (report, code)) WITHOUT ROWID;\n"
	"\n"
	"CREATE TABLE text (   -- t0..t6; t2n t3n t4n = notes printed under the tables\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  section TEXT NOT NULL, body TEXT NOT NULL,\n"
	"  PRIMARY KEY (report, section)) WITHOUT ROWID;\n"
	"\n"
	"CREATE TABLE note (   -- F3; place = cell or text code, '' = the report\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  place TEXT NOT NULL, body TEXT NOT NULL, by_user TEXT NOT NULL, at TEXT NOT "
	"  NULL,\n"
	"  PRIMARY KEY (report, place)) WITHOUT ROWID;\n"
	"\n"
	"-- counts only while the finding has this fingerprint; counts again when the "
	"  figures return\n"
	"CREATE TABLE reason (\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  chk TEXT NOT NULL,   -- 'T203'\n"
	"  place TEXT NOT NULL,   -- first cell or text code of the case\n"
	"  -- SHA-256: chk, cells, left, right, sentence\n"
	"  fingerprint BLOB NOT NULL CHECK (length(fingerprint)=32),\n"
	"  body TEXT NOT NULL, dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed "
	"  IN (0,1)),\n"
	"  by_user TEXT NOT NULL, at TEXT NOT NULL,\n"
	"  PRIMARY KEY (report, chk, place, fingerprint)) WITHOUT ROWID;\n"
	"\n"
	"CREATE TABLE source (   -- what an import read\n"
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  file TEXT NOT NULL, kind TEXT NOT NULL, encoding TEXT,\n"
	"  sha256 BLOB NOT NULL CHECK (length(sha256)=32), at TEXT NOT NULL);\n"
	"CREATE INDEX source_report ON source(report);\n"
	"-- what only the source can show: F602..F608, open cells, unplaced text\n"
	"CREATE TABLE source_finding (\n"
	"  source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,\n"
	"  n INTEGER NOT NULL, chk TEXT NOT NULL, place TEXT, found TEXT NOT NULL,\n"
	"  proposal INTEGER,   -- decoded, satisfies every sum, not taken\n"
	"  closed TEXT,    -- when the cell was keyed or the proposal accepted\n"
	"  PRIMARY KEY (source, n)) WITHOUT ROWID;\n"
	"\n"
	"-- append only: undo step, audit row and save journal; one hash chain per "
	"  report\n"
	"CREATE TABLE change (\n"
	"  report INTEGER NOT NULL,  -- no foreign key: outlives a deleted report\n"
	"  seq INTEGER NOT NULL,   -- 1, 2, 3 ... without gaps\n"
	"  -- seq of the first row of the step: a paste, fill or import is one step\n"
	"  step INTEGER NOT NULL,\n"
	"  kind TEXT NOT NULL CHECK (kind IN ('cell','text','note','reason','report')),\n"
	"  place TEXT NOT NULL,   -- cell code, text code, chk@place, or a column of "
	"  report\n"
	"  pos INTEGER,    -- text: where the splice starts, in characters\n"
	"  -- cell: decimal or raw, null = empty; text: removed and inserted\n"
	"  old TEXT, new TEXT,\n"
	"  -- u undo, y redo, g upgrade\n"
	"  origin TEXT NOT NULL CHECK (origin IN "
	"  ('k','f','p','s','i','a','c','r','u','y','g')),\n"
	"  undoes INTEGER,   -- u, y: the step taken back or done again\n"
	"  by_user TEXT NOT NULL, host TEXT NOT NULL, at TEXT NOT NULL,\n"
	"  -- SHA-256(previous hash, then each field as 8-byte length + bytes; null = "
	"  length -1)\n"
	"  hash BLOB NOT NULL CHECK (length(hash)=32),\n"
	"  PRIMARY KEY (report, seq)) WITHOUT ROWID;\n"
	"-- append only: the chain of the file; anchors the chains of the reports\n"
	"CREATE TABLE event (\n"
	"  seq INTEGER PRIMARY KEY,\n"
	"  kind TEXT NOT NULL CHECK (kind IN "
	"  ('create','new','delete','final','reopen','import','upgrade','backup','restore','takeover')),\n"
	"  report INTEGER, uuid TEXT, agency TEXT, year INTEGER,\n"
	"  report_seq INTEGER, report_head BLOB,\n"
	"  detail TEXT, by_user TEXT NOT NULL, host TEXT NOT NULL, at TEXT NOT NULL,\n"
	"  hash BLOB NOT NULL CHECK (length(hash)=32));\n"
	"CREATE TRIGGER change_fixed   BEFORE UPDATE ON change BEGIN SELECT "
	"  RAISE(ABORT,'change is append only'); END;\n"
	"CREATE TRIGGER change_kept    BEFORE DELETE ON change BEGIN SELECT "
	"  RAISE(ABORT,'change is append only'); END;\n"
	"CREATE TRIGGER event_fixed    BEFORE UPDATE ON event  BEGIN SELECT "
	"  RAISE(ABORT,'event is append only'); END;\n"
	"CREATE TRIGGER event_kept     BEFORE DELETE ON event  BEGIN SELECT "
	"  RAISE(ABORT,'event is append only'); END;\n"
	"\n"
	"CREATE TABLE restore_point (id INTEGER PRIMARY KEY,\n"
	"  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  name TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL);\n"
	"\n"
	"-- a closed report in one row; can always be made again from cell\n"
	"CREATE TABLE pack (\n"
	"  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,\n"
	"  revision INTEGER NOT NULL,  -- valid while = report.revision\n"
	"  format INTEGER NOT NULL, body BLOB NOT NULL);\n"
	"\n"
	"-- who is in a report: the name to show.  Alive = the byte lock on "
	"  FILE.db-lease at offset report.id\n"
	"CREATE TABLE lease (\n"
	"  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,\n"
	"  by_user TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, since TEXT "
	"  NOT NULL);\n"
	"\n"
	"-- roll-up: which reports a total was made of, and in which state they were\n"
	"CREATE TABLE part (\n"
	"  total INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,\n"
	"  member INTEGER NOT NULL REFERENCES report(id),\n"
	"  revision INTEGER NOT NULL, head BLOB NOT NULL,\n"
	"  PRIMARY KEY (total, member)) WITHOUT ROWID;\n"
	"\n"
	"CREATE VIEW reports AS\n"
	"  SELECT r.id AS report, a.name AS agency, r.year, f.code AS form, r.state, "
	"  r.published,\n"
	"         r.n_error, r.n_warning, r.n_hint, r.n_empty, r.changed, "
	"  r.changed_by, lower(hex(r.head)) AS audit_head\n"
	"  FROM report r JOIN agency a ON a.id=r.agency JOIN form f ON f.id=r.form;\n"
	"CREATE VIEW figures AS\n"
	"  SELECT r.id AS report, a.name AS agency, r.year, c.form, c.cell, c.block, "
	"  c.row, c.col, c.row_label, c.col_label,\n"
	"         k.value/1000000.0 AS value, k.value AS value_e6, k.raw, "
	"  k.printed/1000000.0 AS printed, k.origin\n"
	"  FROM cell k JOIN report r ON r.id=k.report JOIN agency a ON a.id=r.agency "
	"  JOIN code c ON c.id=k.code;\n"
	"CREATE VIEW texts AS\n"
	"  SELECT r.id AS report, a.name AS agency, r.year, t.section, t.body\n"
	"  FROM text t JOIN report r ON r.id=t.report JOIN agency a ON a.id=r.agency;\n"
	"CREATE VIEW history AS\n"
	"  SELECT h.report, a.name AS agency, r.year, h.seq, h.at, h.by_user, h.host, "
	"  h.kind, h.place, h.old, h.new, h.origin\n"
	"  FROM change h LEFT JOIN report r ON r.id=h.report LEFT JOIN agency a ON "
	"  a.id=r.agency;\n";

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
	ok = exec(s, schema, d) && store_set_setting(s, "uuid", uuid, d) &&
	    audit_event(s, "create", NULL, uuid, d) && exec(s, sql, d);
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
 * plain decimals, null where nothing is filled in.
 */
static bool
make_view(struct store *s, const struct form *f, const struct form_block *blk, struct diag *d)
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
		buf_str(&sql, " THEN k.value END)/1000000.0 AS ");
		buf_reset(&path);
		if (ambiguous_label(blk, i))
			form_item_path(&path, blk->col, blk->colleaf[i], "_");
		else
			buf_str(&path, col->label[0] != '\0' ? col->label : col->code);
		quoted(&sql, buf_cstr(&path));
	}
	buf_str(&sql, "\n FROM report r JOIN agency a ON a.id=r.agency JOIN form f ON f.id=r.form"
	    "\n JOIN code c ON c.form=f.code AND c.block=");
	literal(&sql, blk->code);
	buf_str(&sql, "\n LEFT JOIN cell k ON k.report=r.id AND k.code=c.id\n WHERE f.code=");
	literal(&sql, f->code);
	buf_str(&sql, "\n GROUP BY r.id, c.row ORDER BY r.id, min(c.ord)");
	ok = exec(s, buf_cstr(&sql), d);
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
		sqlite3_bind_text(q, 6, form_cell_row(f, i)->label, -1, SQLITE_TRANSIENT);
		buf_reset(&label);
		form_item_path(&label, b->col, b->colleaf[c->col], "/");
		sqlite3_bind_text(q, 7, buf_cstr(&label), -1, SQLITE_TRANSIENT);
		bind_int(q, 8, i);
		bind_int(q, 9, c->computed);
		ok = run(s, q, d);
	}
	buf_release(&label);
	return ok;
}

/* Store the form's text, its codes and views. */
static bool
add_form(struct store *s, const struct form *f, int64_t *id, struct diag *d)
{
	sqlite3_stmt	*q;
	bool		 ok;

	if (!begin(s, d))
		return false;
	ok = (q = stmt(s, STMT_FORM_ADD, d)) != NULL;
	if (ok) {
		bind_text(q, 1, f->code);
		bind_blob(q, 2, f->sha256, SHA256_SIZE);
		sqlite3_bind_text(q, 3, f->source, (int)f->nsource, SQLITE_TRANSIENT);
		ok = run(s, q, d);
	}
	if (ok) {
		*id = sqlite3_last_insert_rowid(s->db);
		ok = add_codes(s, f, d) && schema_views(s, f, d);
	}
	return finish(s, ok, d);
}

static bool
read_codes(struct store *s, struct store_codes *c, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_CODES, d);
	int		 rc, cell;

	if (q == NULL)
		return false;
	bind_text(q, 1, c->form->code);
	while ((rc = row(s, q, d)) == 1)
		if ((cell = form_cell_find(c->form, column_str(q, 1))) >= 0)
			c->id[cell] = sqlite3_column_int64(q, 0);
	return rc == 0;
}

const struct store_codes *
store_codes(struct store *s, const struct form *f, struct diag *d)
{
	struct store_codes	 c = { f, 0, NULL };
	sqlite3_stmt		*q;
	size_t			 i;
	int			 found;

	for (i = 0; i < s->ncodes; i++)
		if (s->codes[i].form == f)
			return &s->codes[i];
	if ((q = stmt(s, STMT_FORM_BY_HASH, d)) == NULL)
		return NULL;
	bind_blob(q, 1, f->sha256, SHA256_SIZE);
	if ((found = row(s, q, d)) < 0)
		return NULL;
	if (found) {
		c.row = sqlite3_column_int64(q, 0);
		sqlite3_reset(q);
	} else if (!add_form(s, f, &c.row, d))
		return NULL;
	c.id = mem_array((size_t)f->ncell, sizeof(*c.id));
	if (!read_codes(s, &c, d)) {
		free(c.id);
		return NULL;
	}
	s->codes = mem_grow(s->codes, s->ncodes, &s->capcodes, sizeof(*s->codes));
	s->codes[s->ncodes] = c;
	return &s->codes[s->ncodes++];
}

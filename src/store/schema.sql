-- nianbao schema 1: what a new database is made of, and what `.schema` of sqlite3
-- shows to people (so comments stand inside the statements; nianbao-data(5)
-- explains more).  A change here means a new STORE_SCHEMA (db.h), a step in
-- upgrade.c that leads to the same tables, and a fixture in tests/upgrade.
-- A CHECK in other words that lets the same values pass is no change; test_upgrade.c
-- lists those.  In the tables that get many rows, IN (...) would make a table of its
-- own for each row: half the time of an import.
--
-- Needs SQLite 3.27: no STRICT, RETURNING or generated columns; CHECK holds the
-- types.  Figures are whole numbers of 1e-6.  Times are UTC text,
-- YYYY-MM-DDTHH:MM:SS.mmmZ.

CREATE TABLE setting (		-- uuid of this file, last focus, pending input; no secrets
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE form (		-- every form text that a report was filled in with
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,		-- 2021
  sha256 BLOB NOT NULL UNIQUE CHECK (typeof(sha256)='blob' AND length(sha256)=32),
  source TEXT NOT NULL		-- byte for byte, see nianbao-form(5)
);

CREATE TABLE code (		-- a cell's number in this file; never gets another meaning
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  form TEXT NOT NULL,		-- form.code, not form.id: a code is for ever within it
  cell TEXT NOT NULL,		-- 3:3.3.1:B1
  block TEXT NOT NULL,
  row TEXT NOT NULL,
  col TEXT NOT NULL,
  row_label TEXT NOT NULL,	-- as printed, for who reads the file without the program
  col_label TEXT NOT NULL,
  ord INTEGER NOT NULL,		-- printed order
  computed INTEGER NOT NULL CHECK (computed IN (0,1)),
  UNIQUE (form, cell)
);

CREATE TABLE agency (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  org_code TEXT UNIQUE,
  kind TEXT CHECK (kind IN ('government','office','department','township','other')),
				-- null = not told: checks that need it are silent
  level INTEGER CHECK (level BETWEEN 1 AND 5),	-- 1 state ... 5 township
  rules INTEGER CHECK (rules IN (0,1)),		-- may make 规章
  parent INTEGER REFERENCES agency(id),
  since INTEGER,		-- years: the list of who must report
  until INTEGER
);

CREATE TABLE agency_alias (	-- former and other names
  name TEXT PRIMARY KEY NOT NULL,
  agency INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,	-- never used again: the audit names it
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid)=36),	-- the same in other files
  agency INTEGER NOT NULL REFERENCES agency(id),
  year INTEGER NOT NULL CHECK (typeof(year)='integer' AND year BETWEEN 2008 AND 2999),
  form INTEGER NOT NULL REFERENCES form(id),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft','submitted','returned','approved','final')),
  title TEXT,			-- null = made from the form
  published TEXT,		-- YYYY-MM-DD
  fee INTEGER,			-- 信息处理费 in 1e-6 yuan; null = not told
  fee_notices INTEGER,
  revision INTEGER NOT NULL DEFAULT 0,	-- +1 in every transaction that touches it
  seq INTEGER NOT NULL DEFAULT 0,	-- last row of its chain in change
  head BLOB NOT NULL CHECK (typeof(head)='blob' AND length(head)=32),	-- and its hash
  n_error INTEGER,		-- these five hold while counted = revision
  n_warning INTEGER,
  n_hint INTEGER,
  n_empty INTEGER,
  counted INTEGER,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (agency, year)
);
CREATE INDEX report_year ON report(year);

CREATE TABLE cell (		-- no row = empty; totals are stored for who reads them
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  code INTEGER NOT NULL REFERENCES code(id),
  value INTEGER CHECK (value IS NULL OR typeof(value)='integer'),	-- null: raw = '/'
  raw TEXT,			-- as found or typed, where that was not the plain figure
  printed INTEGER CHECK (printed IS NULL OR typeof(printed)='integer'),
				-- of a total: the source prints this, and it differs
  origin TEXT NOT NULL CHECK (origin GLOB '[kfpsiacr=]'),
				-- keyed, filled, pasted, set, imported, accepted
				-- proposal, carried, rolled up, computed
  CHECK (value IS NOT NULL OR raw IS NOT NULL OR printed IS NOT NULL),
  PRIMARY KEY (report, code)
) WITHOUT ROWID;

CREATE TABLE text (		-- t0 ... t6; t2n t3n t4n = notes under the tables
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (report, section)
) WITHOUT ROWID;

CREATE TABLE note (		-- place = cell or text code, '' = the report
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  body TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE reason (		-- why a warning stands, while the figures are the same
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  chk TEXT NOT NULL,		-- T203
  place TEXT NOT NULL,		-- first cell or text code of the case
  fingerprint BLOB NOT NULL CHECK (length(fingerprint)=32),
				-- SHA-256 of check, cells, left, right, sentence
  body TEXT NOT NULL,
  dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0,1)),
  by_user TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (report, chk, place, fingerprint)
) WITHOUT ROWID;

CREATE TABLE source (		-- what an import read
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  kind TEXT NOT NULL,
  encoding TEXT,
  sha256 BLOB NOT NULL CHECK (length(sha256)=32),
  at TEXT NOT NULL
);
CREATE INDEX source_report ON source(report);

CREATE TABLE source_finding (	-- what only the source shows: F602 ... F608
  source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  chk TEXT NOT NULL,
  place TEXT,
  found TEXT NOT NULL,
  proposal INTEGER,		-- decoded, satisfies every sum, not taken
  closed TEXT,			-- when the cell was keyed or the proposal accepted
  PRIMARY KEY (source, n)
) WITHOUT ROWID;

CREATE TABLE change (		-- append only: undo step, audit row and save journal
  report INTEGER NOT NULL,	-- no foreign key: outlives a deleted report
  seq INTEGER NOT NULL,		-- 1, 2, 3 ... without gaps
  step INTEGER NOT NULL,	-- seq of the first row of the step; a paste is one step
  kind TEXT NOT NULL CHECK (kind='cell' OR kind='text' OR kind='note'
    OR kind='reason' OR kind='report'),
  place TEXT NOT NULL,		-- cell code, text code, chk@place, or a column of report
  pos INTEGER,			-- text: where the splice starts, in characters
  old TEXT,			-- cell: decimal or raw, null = empty; text: removed
  new TEXT,			-- and inserted
  origin TEXT NOT NULL CHECK (origin GLOB '[kfpsiacruyg]'),
				-- as in cell; u undone, y done again, g upgrade
  undoes INTEGER,		-- u, y: the step taken back or done again
  by_user TEXT NOT NULL,
  host TEXT NOT NULL,
  at TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash)=32),
				-- SHA-256(hash before, then each column as 8 bytes of
				-- length and its bytes; null = length -1)
  PRIMARY KEY (report, seq)
) WITHOUT ROWID;

CREATE TABLE event (		-- append only: chain of the file, anchors of the others
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('create','new','delete','final','reopen','import',
    'upgrade','backup','restore','takeover')),
  report INTEGER,
  uuid TEXT,
  agency TEXT,
  year INTEGER,
  report_seq INTEGER,		-- the report's chain as it stood
  report_head BLOB,
  detail TEXT,
  by_user TEXT NOT NULL,
  host TEXT NOT NULL,
  at TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash)=32)
);
CREATE INDEX event_report ON event(report);

CREATE TRIGGER change_fixed BEFORE UPDATE ON change
  BEGIN SELECT RAISE(ABORT,'change is append only'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
  BEGIN SELECT RAISE(ABORT,'change is append only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT,'event is append only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT,'event is append only'); END;

CREATE TABLE restore_point (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,		-- last change that belongs to it
  at TEXT NOT NULL
);
CREATE INDEX restore_point_report ON restore_point(report);

CREATE TABLE pack (		-- a closed report in one row; can be made again from cell
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,	-- holds while = report.revision
  format INTEGER NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE lease (		-- who is in a report: the name to show.  He lives while
				-- byte report.id of FILE-lease is locked
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  by_user TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  since TEXT NOT NULL
);

CREATE TABLE part (		-- roll-up: the reports a total was made of, as they were
  total INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  member INTEGER NOT NULL REFERENCES report(id),
  revision INTEGER NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY (total, member)
) WITHOUT ROWID;
CREATE INDEX part_member ON part(member);

CREATE VIEW reports AS
  SELECT r.id AS report, a.name AS agency, r.year, f.code AS form, r.state, r.published,
         r.n_error, r.n_warning, r.n_hint, r.n_empty, r.counted=r.revision AS counts_hold,
         r.changed, r.changed_by, lower(hex(r.head)) AS audit_head
  FROM report r JOIN agency a ON a.id=r.agency JOIN form f ON f.id=r.form;

CREATE VIEW figures AS
  SELECT r.id AS report, a.name AS agency, r.year, c.form, c.cell, c.block, c.row, c.col,
         c.row_label, c.col_label, k.value/1000000.0 AS value, k.value AS value_e6, k.raw,
         k.printed/1000000.0 AS printed, k.origin
  FROM cell k JOIN report r ON r.id=k.report JOIN agency a ON a.id=r.agency
       JOIN code c ON c.id=k.code;

CREATE VIEW texts AS
  SELECT r.id AS report, a.name AS agency, r.year, t.section, t.body
  FROM text t JOIN report r ON r.id=t.report JOIN agency a ON a.id=r.agency;

CREATE VIEW history AS
  SELECT h.report, a.name AS agency, r.year, h.seq, h.step, h.at, h.by_user, h.host, h.kind,
         h.place, h.old, h.new, h.origin, h.undoes
  FROM change h LEFT JOIN report r ON r.id=h.report LEFT JOIN agency a ON a.id=r.agency;

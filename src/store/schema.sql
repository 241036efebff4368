-- nianbao schema 4: what a new database is made of, and what `.schema` of sqlite3
-- shows to people (so comments stand inside the statements; nianbao-data(5)
-- explains more).  A change here means a new STORE_SCHEMA (db.h), a step in
-- upgrade.c that leads to the same tables, and a fixture in tests/upgrade.
-- A CHECK in other words that lets the same values pass is no change; test_upgrade.c
-- lists those.  In the tables that get many rows, IN (...) would make a table of its
-- own for each row: half the time of an import.
--
-- Needs SQLite 3.27: no STRICT, RETURNING or generated columns; CHECK holds the
-- types.  Figures are whole numbers of 1e-6.  Times are UTC text,
-- YYYY-MM-DDTHH:MM:SS.mmmZ; days YYYY-MM-DD.
--
-- Who: by_user is the name that somebody goes by (--user), uid the real user of the
-- process, login its name where that is another one.
--
-- Tables marked "later" are drawn so that the chains are upgraded once; nothing
-- writes them yet, but for item and extra (附加指标) and bin (what was deleted): a mark
-- is part of what files hold.

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
  section TEXT NOT NULL,	-- its heading, as printed
  unit TEXT NOT NULL,
  UNIQUE (form, cell)
);

CREATE TABLE agency (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  org_code TEXT UNIQUE,
  kind TEXT CHECK (kind IN ('government','office','department','township','vertical',
    'joint','branch','public','other')),
				-- null = not told: checks that need it are silent
  level INTEGER CHECK (level BETWEEN 1 AND 5),	-- 1 state ... 5 township
  rules INTEGER CHECK (rules IN (0,1)),		-- may make 规章
  parent INTEGER REFERENCES agency(id),
  since INTEGER,		-- years: the list of who must report
  until INTEGER,
  function TEXT,		-- 卫生健康, 医疗保障 ...: who may be compared with it
  counted INTEGER CHECK (counted IN (0,1)),	-- 纳入汇总; null = as its kind says
  counted_why TEXT,
  ord INTEGER			-- place among those of one parent
);

CREATE TABLE agency_alias (	-- former and other names
  name TEXT PRIMARY KEY NOT NULL,
  agency INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT 'former' CHECK (kind IN ('former','short','other')),
  until TEXT			-- day of the renaming
) WITHOUT ROWID;

CREATE TABLE succession (	-- later: merged, split, dissolved
  before INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  after INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  year INTEGER NOT NULL,	-- first one that "after" reports for both
  why TEXT,
  PRIMARY KEY (before, after)
) WITHOUT ROWID;
CREATE INDEX succession_after ON succession(after);

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,	-- never used again: the audit names it
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid)=36),	-- the same in other files
  agency INTEGER NOT NULL REFERENCES agency(id),
  year INTEGER NOT NULL CHECK (typeof(year)='integer' AND year BETWEEN 2008 AND 2999),
  form INTEGER NOT NULL REFERENCES form(id),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft','submitted','returned','approved','final')),
  title TEXT,			-- null = made from the form
  published TEXT,		-- day
  fee INTEGER,			-- 信息处理费 in 1e-6 yuan; null = not told
  fee_notices INTEGER,
  revision INTEGER NOT NULL DEFAULT 0,	-- +1 in every transaction that touches it
  seq INTEGER NOT NULL DEFAULT 0,	-- last row of its chain in change
  head BLOB NOT NULL CHECK (typeof(head)='blob' AND length(head)=32),	-- and its hash
  n_error INTEGER,		-- these hold while counted = revision
  n_warning INTEGER,
  n_hint INTEGER,
  n_empty INTEGER,
  n_text INTEGER,		-- required texts that are blank
  counted INTEGER,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  name TEXT,			-- of the agency when it was closed; null = its name now
  address TEXT,			-- where it is published
  issuer TEXT,			-- 发布机构, 索引号, 文号 as printed around the text
  index_no TEXT,
  doc_no TEXT,
  submitted INTEGER,		-- last row of its chain at the last submission
  issue INTEGER NOT NULL DEFAULT 1,	-- 更正: 2 after the first correction
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
  body TEXT,			-- null = the column new of row "seq" of change, whole:
  seq INTEGER,			-- no text is kept twice (view texts shows them all)
  UNIQUE (report, section),
  CHECK (body IS NOT NULL OR seq IS NOT NULL)
);

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
  seq INTEGER NOT NULL,		-- number of the change; of cells, of the last of them
  step INTEGER NOT NULL,	-- first number of the step; a paste is one step
  kind TEXT NOT NULL CHECK (kind='cell' OR kind='cells' OR kind='text' OR kind='note'
    OR kind='reason' OR kind='report' OR kind='extra' OR kind='link' OR kind='remark'
    OR kind='review' OR kind='part' OR kind='adjust' OR kind='source' OR kind='point'),
  place TEXT NOT NULL,		-- cell code, text code, chk@place, or a column of report
  pos INTEGER,			-- text: where the splice starts, in characters
  old TEXT,			-- cell: decimal or raw, null = empty; text: removed
  new TEXT,			-- and inserted; cells: a line for each, its code, old and
				-- new, with tabs between
  origin TEXT NOT NULL CHECK (origin GLOB '[kfpsiacruyg]'),
				-- as in cell; u undone, y done again, g upgrade
  undoes INTEGER,		-- u, y: the step taken back or done again
  by_user TEXT,			-- these five stand in the first row of a step only
  host TEXT,			-- (schema 1: in each, without uid and login)
  at TEXT,
  uid INTEGER,
  login TEXT,
  hash BLOB NOT NULL CHECK (length(hash)=32),
				-- SHA-256(hash before, then each column as 8 bytes of
				-- length and its bytes; null = length -1); uid and
				-- login only where uid is not null
  UNIQUE (report, seq)
);

CREATE TABLE event (		-- append only: chain of the file, anchors of the others
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind='import' OR kind='new' OR kind='create' OR kind='delete'
    OR kind='final' OR kind='reopen' OR kind='upgrade' OR kind='backup' OR kind='restore'
    OR kind='takeover' OR kind='rename' OR kind='agency' OR kind='alias'
    OR kind='succession' OR kind='role' OR kind='steps' OR kind='due' OR kind='exempt'
    OR kind='item' OR kind='mapping' OR kind='setting' OR kind='form' OR kind='submit'
    OR kind='return' OR kind='approve' OR kind='publish' OR kind='issue'
    OR kind='rollup' OR kind='pack' OR kind='unpack' OR kind='undelete' OR kind='purge'
    OR kind='copy'),
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
  uid INTEGER,			-- null only in rows of schema 1
  login TEXT,
  hash BLOB NOT NULL CHECK (length(hash)=32)	-- as in change
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
  at TEXT NOT NULL,
  by_user TEXT,
  uid INTEGER,
  login TEXT
);
CREATE INDEX restore_point_report ON restore_point(report);

CREATE TABLE pack (		-- a closed report in one row; can be made again from cell
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,	-- holds while = report.revision
  format INTEGER NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE issue (		-- later: what a report said before it was corrected
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  seq INTEGER NOT NULL,		-- its chain then
  head BLOB NOT NULL,
  name TEXT NOT NULL,
  published TEXT,
  address TEXT,
  format INTEGER NOT NULL,	-- as in pack
  body BLOB NOT NULL,
  why TEXT NOT NULL,		-- it was opened again
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL,
  UNIQUE (report, n)
);

CREATE TABLE bin (		-- later: deleted reports; its changes make one again
  report INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  agency INTEGER NOT NULL REFERENCES agency(id),
  year INTEGER NOT NULL,
  form INTEGER NOT NULL REFERENCES form(id),
  seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  created TEXT NOT NULL,
  body BLOB,			-- what no change tells
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL
);
CREATE INDEX bin_agency ON bin(agency, year);

CREATE TABLE lease (		-- who is in a report: the name to show.  He lives while
				-- byte report.id of FILE-lease is locked
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  by_user TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  since TEXT NOT NULL,
  uid INTEGER
);

CREATE TABLE item (		-- later: 附加指标, figures of the office beside the tables
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('count','money')),
  words TEXT,			-- how texts say it
  agency INTEGER REFERENCES agency(id),	-- of it and those below; null = of all
  ord INTEGER NOT NULL,
  since INTEGER,		-- years
  until INTEGER
);
CREATE TABLE extra (		-- later: and what they are
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  item INTEGER NOT NULL REFERENCES item(id),
  value INTEGER CHECK (value IS NULL OR typeof(value)='integer'),
  raw TEXT,
  origin TEXT NOT NULL CHECK (origin GLOB '[kfpsiacr=]'),
  CHECK (value IS NOT NULL OR raw IS NOT NULL),
  PRIMARY KEY (report, item)
) WITHOUT ROWID;

CREATE TABLE link (		-- later: words of a text that say a cell
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  pos INTEGER NOT NULL,		-- in characters
  body TEXT NOT NULL,		-- the words
  place TEXT NOT NULL,		-- cell code
  PRIMARY KEY (report, section, pos)
) WITHOUT ROWID;

CREATE TABLE remark (		-- later: a query on a cell, a text or the report
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid)=36),	-- the same in other files
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  place TEXT NOT NULL,		-- as in note
  quote TEXT,			-- the figure or words it is about
  body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','answered','closed')),
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL,
  closed TEXT			-- when
);
CREATE INDEX remark_report ON remark(report);
CREATE TABLE answer (		-- later
  remark INTEGER NOT NULL REFERENCES remark(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  body TEXT NOT NULL,
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (remark, n)
) WITHOUT ROWID;

CREATE TABLE role (		-- later: who may do what; no row at all = everybody may
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL,		-- name of the real uid
  role TEXT NOT NULL CHECK (role IN ('clerk','reviewer','administrator')),
  agency INTEGER REFERENCES agency(id) ON DELETE CASCADE,	-- null = of the whole file
  below INTEGER NOT NULL DEFAULT 0 CHECK (below IN (0,1)),	-- and those below it
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  at TEXT NOT NULL
);
CREATE UNIQUE INDEX role_once ON role(login, role, coalesce(agency,0));

CREATE TABLE review_step (	-- later: 科室初审, 保密审查, 分管领导 ...
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agency INTEGER REFERENCES agency(id) ON DELETE CASCADE,	-- null = all without own
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT CHECK (role IN ('clerk','reviewer','administrator'))
);
CREATE TABLE review (		-- later: a step taken
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  issue INTEGER NOT NULL,
  step TEXT NOT NULL,		-- its name then; submit, return, approve
  verdict TEXT NOT NULL CHECK (verdict IN ('submitted','passed','returned','withdrawn')),
  why TEXT,
  seq INTEGER NOT NULL,		-- the report's chain as it was seen
  head BLOB NOT NULL,
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE due (		-- later: by when, of a kind or an agency and those below
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('submit','publish')),
  year INTEGER,			-- of the report; null = of every year
  kind TEXT,			-- as in agency; null = of all
  agency INTEGER REFERENCES agency(id) ON DELETE CASCADE,
  day TEXT NOT NULL		-- MM-DD of the next year, or a day
);
CREATE TABLE exempt (		-- later: may still be changed after it
  id INTEGER PRIMARY KEY,
  agency INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  day TEXT NOT NULL,		-- until
  why TEXT NOT NULL,
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL
);
CREATE INDEX exempt_agency ON exempt(agency, year);

CREATE TABLE part (		-- later: the reports a total was made of, as they were
  total INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  member INTEGER NOT NULL,	-- report.id; no foreign key: it may be deleted since
  uuid TEXT NOT NULL,
  own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0,1)),	-- 本级
  issue INTEGER NOT NULL DEFAULT 1,
  revision INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (total, member)
) WITHOUT ROWID;
CREATE INDEX part_member ON part(member);
CREATE TABLE adjustment (	-- later: what the sum of the parts is put right by
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  total INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  place TEXT NOT NULL,		-- cell code, fee, or code of an item
  value INTEGER NOT NULL CHECK (typeof(value)='integer'),
  why TEXT NOT NULL CHECK (length(why)>=10),
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL
);
CREATE INDEX adjustment_total ON adjustment(total);

CREATE TABLE packet (		-- later: 报送包 that came or went
  id INTEGER PRIMARY KEY,
  way TEXT NOT NULL CHECK (way IN ('in','out')),
  sha256 BLOB NOT NULL CHECK (length(sha256)=32),
  uuid TEXT NOT NULL,		-- of the report
  seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  file TEXT NOT NULL,
  body BLOB,			-- kept while it contradicts what is here
  by_user TEXT NOT NULL,
  uid INTEGER NOT NULL,
  login TEXT,
  at TEXT NOT NULL
);
CREATE INDEX packet_uuid ON packet(uuid);

CREATE TABLE mapping (		-- later: words of an office's register of applications
  id INTEGER PRIMARY KEY,
  agency INTEGER REFERENCES agency(id) ON DELETE CASCADE,	-- null = of all
  what TEXT NOT NULL CHECK (what IN ('head','row','column','way')),
  word TEXT NOT NULL,
  code TEXT NOT NULL
);
CREATE UNIQUE INDEX mapping_once ON mapping(what, word, coalesce(agency,0));

CREATE VIEW reports AS
  SELECT r.id AS report, coalesce(r.name,a.name) AS agency, r.year, f.code AS form,
         r.state, r.published, r.n_error, r.n_warning, r.n_hint, r.n_empty, r.n_text,
         r.counted=r.revision AS counts_hold, r.changed, r.changed_by,
         lower(hex(r.head)) AS audit_head, r.issue, r.address
  FROM report r JOIN agency a ON a.id=r.agency JOIN form f ON f.id=r.form;

CREATE VIEW figures AS
  SELECT r.id AS report, coalesce(r.name,a.name) AS agency, r.year, c.form, c.cell,
         c.block, c.row, c.col, c.row_label, c.col_label,
         CASE k.value%1000000 WHEN 0 THEN k.value/1000000 ELSE k.value/1000000.0 END
           AS value, k.value AS value_e6, k.raw,
         CASE k.printed%1000000 WHEN 0 THEN k.printed/1000000
           ELSE k.printed/1000000.0 END AS printed, k.origin,
         c.section, c.unit, c.ord, c.computed
  FROM cell k JOIN report r ON r.id=k.report JOIN agency a ON a.id=r.agency
       JOIN code c ON c.id=k.code;

CREATE VIEW 报告 AS		-- a line a report, in the words of the list
  SELECT r.id AS report, coalesce(r.name,a.name) AS 机关, r.year AS 年度, f.code AS 表式,
         CASE r.state WHEN 'draft' THEN '填报' WHEN 'submitted' THEN '待审'
           WHEN 'returned' THEN '退回' WHEN 'approved' THEN '已审' ELSE '定稿' END AS 状态,
         r.published AS 公布日期,
         CASE r.counted WHEN r.revision THEN r.n_error END AS 错误,
         CASE r.counted WHEN r.revision THEN r.n_warning END AS 警告,
         CASE r.counted WHEN r.revision THEN r.n_hint END AS 提示,
         CASE r.counted WHEN r.revision THEN r.n_empty END AS 空格,
         CASE r.counted WHEN r.revision THEN r.n_text END AS 缺文字,
         CASE r.fee%1000000 WHEN 0 THEN r.fee/1000000 ELSE r.fee/1000000.0 END
           AS 信息处理费, r.fee_notices AS 收费通知, r.address AS 公布地址,
         r.changed AS 最后修改
  FROM report r JOIN agency a ON a.id=r.agency JOIN form f ON f.id=r.form
  ORDER BY r.year DESC, 机关;

CREATE VIEW texts AS
  SELECT r.id AS report, coalesce(r.name,a.name) AS agency, r.year, t.section,
         coalesce(t.body,h.new) AS body
  FROM text t JOIN report r ON r.id=t.report JOIN agency a ON a.id=r.agency
       LEFT JOIN change h ON h.report=t.report AND h.seq=t.seq;

CREATE VIEW history AS		-- a line for each change, of cells too
  SELECT h.report, a.name AS agency, r.year, h.seq, h.step, w.at, w.by_user, w.host,
         h.kind, h.place, h.old, h.new, h.origin, h.undoes, w.uid,
         coalesce(w.login,w.by_user) AS login
  FROM change h LEFT JOIN report r ON r.id=h.report LEFT JOIN agency a ON a.id=r.agency
       JOIN change w ON w.report=h.report AND w.seq=(SELECT f.seq FROM change f
         WHERE f.report=h.report AND f.seq<=h.seq AND f.by_user IS NOT NULL
         ORDER BY f.seq DESC LIMIT 1)
  WHERE h.kind<>'cells'
  UNION ALL
  SELECT h.report, h.agency, h.year,
         h.seq+1-length(h.tail)+length(replace(h.tail,char(10),'')), h.step,
         h.at, h.by_user, h.host, 'cell', h.cell,
         nullif(substr(h.tail,1,instr(h.tail,char(9))-1),''),
         nullif(substr(h.tail,instr(h.tail,char(9))+1,
           instr(h.tail,char(10))-instr(h.tail,char(9))-1),''),
         h.origin, h.undoes, h.uid, h.login
  FROM (SELECT k.report, a.name AS agency, r.year, k.seq, k.step, k.origin, k.undoes,
               c.cell, w.at, w.by_user, w.host, w.uid,
               coalesce(w.login,w.by_user) AS login,
               substr(k.new,instr(char(10)||k.new,char(10)||c.cell||char(9))
                 +length(c.cell)+1) AS tail
        FROM change k LEFT JOIN report r ON r.id=k.report
             LEFT JOIN agency a ON a.id=r.agency
             JOIN change w ON w.report=k.report AND w.seq=(SELECT f.seq FROM change f
               WHERE f.report=k.report AND f.seq<=k.seq AND f.by_user IS NOT NULL
               ORDER BY f.seq DESC LIMIT 1)
             CROSS JOIN (SELECT DISTINCT cell FROM code) c
        WHERE k.kind='cells' AND instr(char(10)||k.new,char(10)||c.cell||char(9))>0
        UNION ALL		-- no row: only so that tail is found once, not in each column
        SELECT NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL
        WHERE 0) h;

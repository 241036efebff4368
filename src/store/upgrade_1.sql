-- From schema 1 to 2, frozen: what stands here must go on leading from the one to the
-- other whatever schema.sql says by then.
--
-- Tables that changed are made anew in the words of schema 2 and filled from the old
-- ones; rows of change and event keep every column and hash.  Numbers that were given
-- out (sqlite_sequence) stay given out.  Foreign keys are off, and legacy_alter_table
-- leaves what refers to a table by its name.

PRAGMA legacy_alter_table=ON;
DROP VIEW reports;
DROP VIEW figures;
DROP VIEW texts;
DROP VIEW history;
DROP TRIGGER change_fixed;
DROP TRIGGER change_kept;
DROP TRIGGER event_fixed;
DROP TRIGGER event_kept;
DROP INDEX report_year;
DROP INDEX event_report;
DROP INDEX restore_point_report;
DROP INDEX part_member;

ALTER TABLE agency RENAME TO old_agency;
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
INSERT INTO agency (id,name,org_code,kind,level,rules,parent,since,until)
  SELECT id,name,org_code,kind,level,rules,parent,since,until
  FROM old_agency;
DELETE FROM sqlite_sequence WHERE name='agency';
UPDATE sqlite_sequence SET name='agency' WHERE name='old_agency';
DROP TABLE old_agency;

ALTER TABLE agency_alias RENAME TO old_agency_alias;
CREATE TABLE agency_alias (	-- former and other names
  name TEXT PRIMARY KEY NOT NULL,
  agency INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT 'former' CHECK (kind IN ('former','short','other')),
  until TEXT			-- day of the renaming
) WITHOUT ROWID;
INSERT INTO agency_alias (name,agency)
  SELECT name,agency
  FROM old_agency_alias;
DROP TABLE old_agency_alias;

ALTER TABLE report RENAME TO old_report;
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
INSERT INTO report (id,uuid,agency,year,form,state,title,published,fee,
  fee_notices,revision,seq,head,n_error,n_warning,n_hint,n_empty,counted,created,
  changed,changed_by)
  SELECT id,uuid,agency,year,form,state,title,published,fee,
    fee_notices,revision,seq,head,n_error,n_warning,n_hint,n_empty,counted,created,
    changed,changed_by
  FROM old_report;
DELETE FROM sqlite_sequence WHERE name='report';
UPDATE sqlite_sequence SET name='report' WHERE name='old_report';
DROP TABLE old_report;
CREATE INDEX report_year ON report(year);

ALTER TABLE text RENAME TO old_text;
CREATE TABLE text (		-- t0 ... t6; t2n t3n t4n = notes under the tables
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  body TEXT,			-- null = the column new of row "seq" of change, whole:
  seq INTEGER,			-- no text is kept twice (view texts shows them all)
  UNIQUE (report, section),
  CHECK (body IS NOT NULL OR seq IS NOT NULL)
);
INSERT INTO text (report,section,body)
  SELECT report,section,body
  FROM old_text;
DROP TABLE old_text;

ALTER TABLE change RENAME TO old_change;
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
INSERT INTO change (report,seq,step,kind,place,pos,old,new,origin,undoes,
  by_user,host,at,hash)
  SELECT report,seq,step,kind,place,pos,old,new,origin,undoes,
    by_user,host,at,hash
  FROM old_change ORDER BY report,seq;
DROP TABLE old_change;

ALTER TABLE event RENAME TO old_event;
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
INSERT INTO event (seq,kind,report,uuid,agency,year,report_seq,report_head,
  detail,by_user,host,at,hash)
  SELECT seq,kind,report,uuid,agency,year,report_seq,report_head,
    detail,by_user,host,at,hash
  FROM old_event;
DROP TABLE old_event;
CREATE INDEX event_report ON event(report);

ALTER TABLE restore_point RENAME TO old_restore_point;
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
INSERT INTO restore_point (id,report,name,seq,at)
  SELECT id,report,name,seq,at
  FROM old_restore_point;
DROP TABLE old_restore_point;
CREATE INDEX restore_point_report ON restore_point(report);

ALTER TABLE lease RENAME TO old_lease;
CREATE TABLE lease (		-- who is in a report: the name to show.  He lives while
				-- byte report.id of FILE-lease is locked
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  by_user TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  since TEXT NOT NULL,
  uid INTEGER
);
INSERT INTO lease (report,by_user,host,pid,since)
  SELECT report,by_user,host,pid,since
  FROM old_lease;
DROP TABLE old_lease;

ALTER TABLE part RENAME TO old_part;
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
INSERT INTO part (total,member,uuid,revision,seq,head,at)
  SELECT p.total,p.member,r.uuid,p.revision,r.seq,p.head,r.changed
  FROM old_part p JOIN report r ON r.id=p.member;
DROP TABLE old_part;
CREATE INDEX part_member ON part(member);

CREATE TABLE succession (	-- later: merged, split, dissolved
  before INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  after INTEGER NOT NULL REFERENCES agency(id) ON DELETE CASCADE,
  year INTEGER NOT NULL,	-- first one that "after" reports for both
  why TEXT,
  PRIMARY KEY (before, after)
) WITHOUT ROWID;
CREATE INDEX succession_after ON succession(after);
CREATE TRIGGER change_fixed BEFORE UPDATE ON change
  BEGIN SELECT RAISE(ABORT,'change is append only'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
  BEGIN SELECT RAISE(ABORT,'change is append only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT,'event is append only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT,'event is append only'); END;

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
           ELSE k.printed/1000000.0 END AS printed, k.origin
  FROM cell k JOIN report r ON r.id=k.report JOIN agency a ON a.id=r.agency
       JOIN code c ON c.id=k.code;

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

PRAGMA legacy_alter_table=OFF;

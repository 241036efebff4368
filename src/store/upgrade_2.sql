-- From schema 2 to 3, frozen: what stands here must go on leading from the one to the
-- other whatever schema.sql says by then.
--
-- Codes get the section and the unit of their cell, which upgrade.c fills in from the
-- stored forms; their numbers stay.  Foreign keys are off, and legacy_alter_table leaves
-- what refers to a table by its name.

PRAGMA legacy_alter_table=ON;
DROP VIEW figures;

ALTER TABLE code RENAME TO old_code;
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
INSERT INTO code (id,form,cell,block,row,col,row_label,col_label,ord,computed,section,unit)
  SELECT id,form,cell,block,row,col,row_label,col_label,ord,computed,'','' FROM old_code;
UPDATE sqlite_sequence SET seq=(SELECT seq FROM sqlite_sequence WHERE name='old_code')
  WHERE name='code';
DROP TABLE old_code;

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

PRAGMA legacy_alter_table=OFF;

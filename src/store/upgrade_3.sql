-- From schema 3 to 4, frozen: what stands here must go on leading from the one to the
-- other whatever schema.sql says by then.
--
-- The tables are the same.  From 4 on an event tells whatever is not in the changes of a
-- report; upgrade.c adds events that tell how it stands by now, so that db verify can
-- compare from here on.  What is in the bin has the hour of the event that put it there.

UPDATE bin SET at=coalesce((SELECT e.at FROM event e WHERE e.report=bin.report
  AND e.kind='delete' ORDER BY e.seq DESC LIMIT 1),at);

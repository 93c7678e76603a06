-- The program keeps the old values of a row itself, so that a column of a session is named in one place.
DROP TRIGGER session_added;
DROP TRIGGER session_changed;
DROP INDEX change_open;
ALTER TABLE change DROP COLUMN open;

-- One row for each session that a change touched: what it was before, as JSON. NULL: the change added it; a change of
-- this version names the sessions that it added in added_from and added_to instead.
CREATE TABLE kept (
  change  INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
  session INTEGER NOT NULL,
  was     TEXT,
  PRIMARY KEY (change, session)
) STRICT, WITHOUT ROWID;

-- Of several rows for a session, the first has what it was before the change.
INSERT OR IGNORE INTO kept (change, session, was)
SELECT change, session, was FROM journal WHERE change IN (SELECT id FROM change) ORDER BY id;
DROP TABLE journal;
ALTER TABLE kept RENAME TO journal;

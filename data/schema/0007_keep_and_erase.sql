-- A random name for the file of later changes (log.db-wal) that this log has taken in last. Such a file is applied only
-- if it belongs to this log as it is.
CREATE TABLE log (wal TEXT NOT NULL) STRICT;

-- 1: the change was undone, and can be redone until something new is written. Its rows in `journal` then have the
-- values that redo gives back.
ALTER TABLE change ADD COLUMN undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));

-- 1: only the uuid and the times of the session are left, and nothing brings it back.
ALTER TABLE session ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));

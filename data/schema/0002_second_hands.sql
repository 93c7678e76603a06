-- Who leads the session that runs: at most one row, of use only while that program holds its lease.
-- `zero` is the instant 0 of the session, in milliseconds on the machine's clock that counts its sleep too.
CREATE TABLE leader (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  session INTEGER NOT NULL,
  pid     INTEGER NOT NULL,
  zero    INTEGER NOT NULL
) STRICT;

-- What others ask of it, in the order of its coming; `at` is when, on the same clock. A row is gone when it was done.
CREATE TABLE inbox (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL,
  action  TEXT    NOT NULL,
  at      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX inbox_by_action ON inbox (session, action);

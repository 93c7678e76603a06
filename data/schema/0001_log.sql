-- One row a session, guided or entered later. Times are milliseconds: instants since 1970 in UTC,
-- lengths as such; offsets are minutes east of Greenwich. NULL is unknown, never zero.
CREATE TABLE session (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  state         TEXT    NOT NULL CHECK (state IN ('running', 'finished', 'deleted')),
  protocol      TEXT    NOT NULL DEFAULT '',
  mode          TEXT    NOT NULL DEFAULT '',
  kind          TEXT    CHECK (kind IN ('colostrum', 'milk')),
  method        TEXT    NOT NULL DEFAULT 'hand' CHECK (method IN ('hand', 'pump', 'both')),
  began         INTEGER NOT NULL,
  "offset"      INTEGER NOT NULL,
  lasted        INTEGER CHECK (lasted >= 0),        -- to the end, or to the last sign of life while it runs
  first_side    TEXT    CHECK (first_side IN ('left', 'right')),
  left_active   INTEGER CHECK (left_active >= 0),
  right_active  INTEGER CHECK (right_active >= 0),
  paused        INTEGER NOT NULL DEFAULT 0 CHECK (paused >= 0),
  asleep        INTEGER NOT NULL DEFAULT 0 CHECK (asleep >= 0),
  left_ul       INTEGER CHECK (left_ul >= 0),       -- microlitres
  left_unit     TEXT,                               -- as typed: ml, oz-us, oz-imp, tsp, drops, trace
  right_ul      INTEGER CHECK (right_ul >= 0),
  right_unit    TEXT,
  together_ul   INTEGER CHECK (together_ul >= 0),
  together_unit TEXT,
  pain          INTEGER CHECK (pain BETWEEN 0 AND 10),
  note          TEXT    NOT NULL DEFAULT '',
  plan          TEXT    NOT NULL DEFAULT '',        -- the plan as it was, as JSON; empty for a past entry
  updated       INTEGER NOT NULL,
  CHECK ((left_ul IS NULL) = (left_unit IS NULL)),
  CHECK ((right_ul IS NULL) = (right_unit IS NULL)),
  CHECK ((together_ul IS NULL) = (together_unit IS NULL))
) STRICT;

CREATE INDEX session_by_time ON session (began) WHERE state <> 'deleted';

-- What happened in a guided session, as it happened. `at` and `phase` are counted within the session.
CREATE TABLE event (
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  seq     INTEGER NOT NULL,
  kind    TEXT    NOT NULL,
  at      INTEGER NOT NULL CHECK (at >= 0),
  phase   INTEGER NOT NULL CHECK (phase >= 0),
  side    TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  "to"    INTEGER NOT NULL CHECK ("to" >= 0),
  text    TEXT    NOT NULL,
  PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

-- What can be undone: one row a change, and what each row it touched was before, written by triggers.
-- `open` is 1 only inside the transaction that makes the change.
CREATE TABLE change (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT    NOT NULL,
  at   INTEGER NOT NULL,
  open INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE journal (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
  session INTEGER NOT NULL,
  was     TEXT                                      -- the row as JSON; NULL when there was none
) STRICT;

CREATE INDEX journal_by_change ON journal (change);

CREATE TRIGGER session_added AFTER INSERT ON session
WHEN EXISTS (SELECT 1 FROM change WHERE open = 1)
BEGIN
  INSERT INTO journal (change, session, was) SELECT max(id), NEW.id, NULL FROM change;
END;

CREATE TRIGGER session_changed AFTER UPDATE ON session
WHEN EXISTS (SELECT 1 FROM change WHERE open = 1)
BEGIN
  INSERT INTO journal (change, session, was)
  SELECT max(id), OLD.id, json_object(
    'state', OLD.state, 'protocol', OLD.protocol, 'mode', OLD.mode, 'kind', OLD.kind, 'method', OLD.method,
    'began', OLD.began, 'offset', OLD."offset", 'lasted', OLD.lasted, 'first_side', OLD.first_side,
    'left_active', OLD.left_active, 'right_active', OLD.right_active, 'paused', OLD.paused, 'asleep', OLD.asleep,
    'left_ul', OLD.left_ul, 'left_unit', OLD.left_unit, 'right_ul', OLD.right_ul, 'right_unit', OLD.right_unit,
    'together_ul', OLD.together_ul, 'together_unit', OLD.together_unit, 'pain', OLD.pain, 'note', OLD.note)
  FROM change;
END;

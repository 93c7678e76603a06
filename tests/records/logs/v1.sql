-- A log as version 1 of the schema kept it: four sessions, one of them guided, one deleted.
PRAGMA application_id = 0x44724f70;
PRAGMA user_version = 1;
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
INSERT INTO session ("id", "uuid", "state", "protocol", "mode", "kind", "method", "began", "offset", "lasted", "first_side", "left_active", "right_active", "paused", "asleep", "left_ul", "left_unit", "right_ul", "right_unit", "together_ul", "together_unit", "pain", "note", "plan", "updated") VALUES (1, '855baa4b-0d90-4f6d-9264-fde071098d82', 'finished', '', '', 'colostrum', 'hand', 1795156200000, 0, 1050000, NULL, 540000, 510000, 0, 0, 12000, 'ml', 150, 'drops', NULL, NULL, NULL, 'first "drops"', '', 1795355757673);
INSERT INTO session ("id", "uuid", "state", "protocol", "mode", "kind", "method", "began", "offset", "lasted", "first_side", "left_active", "right_active", "paused", "asleep", "left_ul", "left_unit", "right_ul", "right_unit", "together_ul", "together_unit", "pain", "note", "plan", "updated") VALUES (2, '35c0b29c-46eb-43b7-9470-4b3aa1c0d265', 'finished', '', '', NULL, 'hand', 1795167000000, 0, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, 29574, 'oz-us', 3, '', '', 1795355758129);
INSERT INTO session ("id", "uuid", "state", "protocol", "mode", "kind", "method", "began", "offset", "lasted", "first_side", "left_active", "right_active", "paused", "asleep", "left_ul", "left_unit", "right_ul", "right_unit", "together_ul", "together_unit", "pain", "note", "plan", "updated") VALUES (3, '1ff41c2f-3a28-461e-99f9-e49a4aa9f888', 'finished', 'tiny', '', NULL, 'hand', 1795355757710, 0, 400, 'left', 200, 200, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '{"protocol":"tiny","mode":"","policy":"flow","phases":[{"name":"one","kind":"express","side":"left","min_s":null,"max_s":null,"target_s":0.2,"cap_s":null,"published":false,"optional":false,"remark":"","prompts":["First prompt."]},{"name":"two","kind":"express","side":"right","min_s":null,"max_s":null,"target_s":0.2,"cap_s":null,"published":false,"optional":false,"remark":"","prompts":["Second prompt."]}],"marks":[],"cycle":[]}', 1795355758112);
INSERT INTO session ("id", "uuid", "state", "protocol", "mode", "kind", "method", "began", "offset", "lasted", "first_side", "left_active", "right_active", "paused", "asleep", "left_ul", "left_unit", "right_ul", "right_unit", "together_ul", "together_unit", "pain", "note", "plan", "updated") VALUES (4, 'f57b59c6-5a26-48c2-abd3-bf1c4527a70a', 'deleted', '', '', NULL, 'hand', 1795176000000, 0, NULL, NULL, NULL, NULL, 0, 0, 0, 'trace', NULL, NULL, NULL, NULL, NULL, '', '', 1795355758177);
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 0, 'session_started', 0, 0, 'none', 'none', 0, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 1, 'phase_started', 0, 0, 'left', 'none', 0, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 2, 'prompt', 0, 0, 'left', 'none', 0, 'First prompt.');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 3, 'phase_ended', 200, 0, 'left', 'clock', 1, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 4, 'side_switched', 200, 1, 'right', 'none', 0, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 5, 'phase_started', 200, 1, 'right', 'none', 0, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 6, 'prompt', 200, 1, 'right', 'none', 0, 'Second prompt.');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 7, 'phase_ended', 400, 1, 'right', 'clock', 2, '');
INSERT INTO event ("session", "seq", "kind", "at", "phase", "side", "reason", "to", "text") VALUES (3, 8, 'session_finished', 400, 2, 'none', 'clock', 0, '');
INSERT INTO change ("id", "what", "at", "open") VALUES (1, 'log', 1795355757673, 0);
INSERT INTO change ("id", "what", "at", "open") VALUES (2, 'log', 1795355757689, 0);
INSERT INTO change ("id", "what", "at", "open") VALUES (3, 'session', 1795355758112, 0);
INSERT INTO change ("id", "what", "at", "open") VALUES (4, 'amend', 1795355758129, 0);
INSERT INTO change ("id", "what", "at", "open") VALUES (5, 'log', 1795355758153, 0);
INSERT INTO change ("id", "what", "at", "open") VALUES (6, 'delete', 1795355758177, 0);
INSERT INTO journal ("id", "change", "session", "was") VALUES (1, 1, 1, NULL);
INSERT INTO journal ("id", "change", "session", "was") VALUES (2, 2, 2, NULL);
INSERT INTO journal ("id", "change", "session", "was") VALUES (3, 3, 3, '{"state":"running","protocol":"tiny","mode":"","kind":null,"method":"hand","began":1795355757710,"offset":0,"lasted":400,"first_side":null,"left_active":null,"right_active":null,"paused":0,"asleep":0,"left_ul":null,"left_unit":null,"right_ul":null,"right_unit":null,"together_ul":null,"together_unit":null,"pain":null,"note":""}');
INSERT INTO journal ("id", "change", "session", "was") VALUES (4, 3, 3, '{"state":"finished","protocol":"tiny","mode":"","kind":null,"method":"hand","began":1795355757710,"offset":0,"lasted":400,"first_side":null,"left_active":null,"right_active":null,"paused":0,"asleep":0,"left_ul":null,"left_unit":null,"right_ul":null,"right_unit":null,"together_ul":null,"together_unit":null,"pain":null,"note":""}');
INSERT INTO journal ("id", "change", "session", "was") VALUES (5, 4, 2, '{"state":"finished","protocol":"","mode":"","kind":null,"method":"hand","began":1795167000000,"offset":0,"lasted":null,"first_side":null,"left_active":null,"right_active":null,"paused":0,"asleep":0,"left_ul":null,"left_unit":null,"right_ul":null,"right_unit":null,"together_ul":29574,"together_unit":"oz-us","pain":null,"note":""}');
INSERT INTO journal ("id", "change", "session", "was") VALUES (6, 5, 4, NULL);
INSERT INTO journal ("id", "change", "session", "was") VALUES (7, 6, 4, '{"state":"finished","protocol":"","mode":"","kind":null,"method":"hand","began":1795176000000,"offset":0,"lasted":null,"first_side":null,"left_active":null,"right_active":null,"paused":0,"asleep":0,"left_ul":0,"left_unit":"trace","right_ul":null,"right_unit":null,"together_ul":null,"together_unit":null,"pain":null,"note":""}');

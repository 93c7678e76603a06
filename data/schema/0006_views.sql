-- The log for people who open it by hand: dropwise-log(5). SQLite parses these definitions each time a log is opened,
-- so they are short.
DROP VIEW IF EXISTS sessions;
DROP VIEW IF EXISTS segments;
CREATE VIEW sessions AS SELECT
  id,
  datetime(began / 1000 + "offset" * 60, 'unixepoch') AS started,
  datetime((began + lasted) / 1000 + "offset" * 60, 'unixepoch') AS ended,
  round(lasted / 6e4, 2) AS minutes,
  state,
  nullif(protocol, '') AS protocol,
  nullif(mode, '') AS mode,
  method,
  kind,
  first_side,
  round(left_active / 6e4, 2) AS left_minutes,
  round(right_active / 6e4, 2) AS right_minutes,
  iif(left_unit <> 'trace', left_ul / 1e3, NULL) AS left_ml,
  iif(right_unit <> 'trace', right_ul / 1e3, NULL) AS right_ml,
  iif(together_unit <> 'trace', together_ul / 1e3, NULL) AS together_ml,
  iif(left_unit <> 'trace' OR right_unit <> 'trace' OR together_unit <> 'trace',
    (ifnull(left_ul, 0) + ifnull(right_ul, 0) + ifnull(together_ul, 0)) / 1e3, NULL) AS total_ml,
  left_unit,
  right_unit,
  together_unit,
  pain,
  nullif(note, '') AS note,
  nullif(by_whom, '') AS by_whom
FROM session WHERE state <> 'deleted';

-- The course of the guided sessions. A stretch ends where the next one begins; a pause within a pause goes on. "I am on
-- the other breast" holds for the whole phase, so the side is that at the end of the phase, or the last one said.
CREATE VIEW segments AS SELECT
  e.session,
  datetime((began + at) / 1000 + "offset" * 60, 'unixepoch') AS started,
  round((ifnull(until, lasted) - at) / 6e4, 2) AS minutes,
  iif(still, replace(e.kind, 'paused', 'pause'),
    replace(plan ->> ('$.phases[' || phase || '].kind'), 'finish', 'assist')) AS kind,
  iif(still, NULL, nullif(ifnull((
    SELECT side FROM event b WHERE b.session = e.session AND b.seq > e.seq AND b.kind IN ('phase_ended', 'swapped')
    ORDER BY b.kind = 'swapped', iif(b.kind = 'swapped', -b.seq, b.seq) LIMIT 1), side), 'none')) AS side,
  plan ->> ('$.phases[' || phase || '].name') AS phase
FROM (
  SELECT *, kind IN ('paused', 'asleep') AS still, lead(at) OVER (PARTITION BY session ORDER BY seq) AS until
  FROM (
    SELECT *, lag(kind) OVER (PARTITION BY session ORDER BY seq) AS before
    FROM event WHERE kind IN ('phase_started', 'paused', 'resumed', 'asleep', 'phase_ended'))
  WHERE kind <> 'paused' OR before <> 'paused') e
JOIN session ON session.id = e.session
WHERE state <> 'deleted' AND e.kind <> 'phase_ended' AND ifnull(until, lasted) > at;

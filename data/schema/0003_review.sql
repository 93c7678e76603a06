-- What status asks every time, without a look at every row.
CREATE INDEX session_unfinished ON session (id) WHERE state = 'running';

-- What the triggers ask for every row that is written.
CREATE INDEX change_open ON change (open) WHERE open = 1;

-- The sessions that an import added stand side by side, since nobody else writes meanwhile: undo needs their bounds only.
ALTER TABLE change ADD COLUMN added_from INTEGER;
ALTER TABLE change ADD COLUMN added_to INTEGER;

-- Which sessions wait for a volume; the rule is that of pending() in the program.
CREATE INDEX session_pending ON session (id) WHERE state = 'finished' AND together_ul IS NULL AND (
  (left_ul IS NULL AND right_ul IS NULL AND (left_active IS NOT 0 OR right_active IS NOT 0)) OR
  (left_active > 0 AND left_ul IS NULL) OR (right_active > 0 AND right_ul IS NULL));

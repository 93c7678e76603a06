-- What status asks every time, without a look at every row.
CREATE INDEX session_unfinished ON session (id) WHERE state = 'running';

-- What the triggers ask for every row that is written.
CREATE INDEX change_open ON change (open) WHERE open = 1;

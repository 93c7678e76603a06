-- What status asks every time, without a look at every row.
CREATE INDEX session_unfinished ON session (id) WHERE state = 'running';

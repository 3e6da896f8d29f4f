-- Schema 2 keeps tickets' events packed, so that a desk opens quickly, and remembers how far followed files were read.
CREATE INDEX ticket_closed ON ticket (last_closed_at);

CREATE TABLE packed_history (
    ticket INTEGER PRIMARY KEY REFERENCES ticket (number),
    through INTEGER NOT NULL, -- the last event in it
    format INTEGER NOT NULL,
    events BLOB NOT NULL,
    verdicts BLOB NOT NULL
) STRICT;

CREATE TABLE packed_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    through INTEGER NOT NULL
) STRICT;

CREATE TABLE intake (
    path TEXT PRIMARY KEY,
    head TEXT NOT NULL, -- hash of the first bytes, `head_size` of them: tells a file from its successor of the same name
    head_size INTEGER NOT NULL,
    position INTEGER NOT NULL, -- bytes read
    line INTEGER NOT NULL, -- lines read
    read_at INTEGER NOT NULL
) STRICT;

INSERT INTO packed_head (only, through) VALUES (1, 0);

-- What schema 1 said here could lag behind new events.
UPDATE ticket SET last_closed_at = NULL WHERE last_closed_at IS NOT NULL;

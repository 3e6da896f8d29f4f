-- A desk file (.duebell), SQLite dialect, schema 2. Instants are UTC seconds; null means "since always" or "not yet".
-- The log (event, symbol, recording, run, agreement_version, directory_fact) is append-only and holds no texts, no
-- people's names. What a person may ask to have erased lives in ticket_text, event_text and directory_entry.

CREATE TABLE desk (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    uuid TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

-- Numbers the log without gaps: UPDATE log_head SET last = last + k RETURNING last.
CREATE TABLE log_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    last INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

-- Strings that repeat; numbers are 1, 2, 3, ... without gaps and equal those in memory.
CREATE TABLE symbol (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    text TEXT NOT NULL UNIQUE CHECK (text <> '')
) STRICT;

-- An import, a sync, a session by hand, a scenario at work: RunInfo::Kind.
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    mapping TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT;

CREATE TABLE ticket (
    number INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES symbol (number),
    external_key TEXT NOT NULL,
    display_key TEXT NOT NULL,
    first_at INTEGER, -- its earliest event
    last_closed_at INTEGER, -- when it ended for good; null: open, or not known. New events set it to null
    UNIQUE (source, external_key)
) STRICT;
CREATE INDEX ticket_closed ON ticket (last_closed_at);

CREATE TABLE ticket_text (
    ticket INTEGER PRIMARY KEY REFERENCES ticket (number),
    subject TEXT NOT NULL,
    link TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    ticket INTEGER NOT NULL REFERENCES ticket (number),
    at INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    actor INTEGER NOT NULL, -- symbol, 0 for nobody known
    actor_kind INTEGER NOT NULL,
    field INTEGER NOT NULL, -- 0 for none
    value INTEGER NOT NULL, -- symbol, 0 for no value
    run INTEGER NOT NULL REFERENCES run (number),
    extra TEXT CHECK (extra IS NULL OR json_valid(extra)) -- {"reference", "since", "metric"}
) STRICT;
CREATE INDEX event_ticket ON event (ticket);

CREATE TABLE event_text (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    body TEXT NOT NULL
) STRICT;

-- When the desk learned of events: those from number `first` on, up to the next row, were recorded at `at`.
CREATE TABLE recording (
    first INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE agreement_version (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    effective INTEGER,
    recorded INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    agreement TEXT NOT NULL CHECK (json_valid(agreement)), -- without its directory
    zones TEXT NOT NULL CHECK (json_valid(zones)) -- the zones' offset changes that its calendars were compiled with
) STRICT;

-- Clients, people and teams: how they are called and reached. Erasable.
CREATE TABLE directory_entry (
    kind INTEGER NOT NULL, -- Directory::Kind
    id INTEGER NOT NULL REFERENCES symbol (number),
    definition TEXT NOT NULL CHECK (json_valid(definition)), -- as in an agreement file
    PRIMARY KEY (kind, id, definition) -- an id may have several: what it became later
) STRICT;

-- What clocks depend on: tier, calendar, custom fields of clients, from an instant on.
CREATE TABLE directory_fact (
    number INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, -- Directory::Kind
    subject INTEGER NOT NULL REFERENCES symbol (number),
    attribute INTEGER NOT NULL REFERENCES symbol (number),
    value INTEGER NOT NULL,
    effective INTEGER,
    recorded INTEGER NOT NULL
) STRICT;

-- What warned whom of what: once for each key, whatever crashes or runs beside.
CREATE TABLE firing (
    scenario INTEGER NOT NULL,
    step INTEGER NOT NULL,
    ticket INTEGER NOT NULL REFERENCES ticket (number),
    metric INTEGER NOT NULL,
    status INTEGER NOT NULL,
    cycle INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    receiver INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    fired INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    PRIMARY KEY (scenario, step, ticket, metric, status, cycle, deadline, receiver, channel)
) STRICT, WITHOUT ROWID;

-- A ticket's events as one value, made behind the log so that a desk opens quickly. Never the truth: it may lag, and may
-- be deleted whole. `events` is as format says; `verdicts` are the ended clocks as they were computed then: evidence.
CREATE TABLE packed_history (
    ticket INTEGER PRIMARY KEY REFERENCES ticket (number),
    through INTEGER NOT NULL, -- the last event in it
    format INTEGER NOT NULL,
    events BLOB NOT NULL,
    verdicts BLOB NOT NULL
) STRICT;

-- Every event up to here is in packed_history.
CREATE TABLE packed_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    through INTEGER NOT NULL
) STRICT;

-- Files that are followed: how far each was read. Written together with the events that were read.
CREATE TABLE intake (
    path TEXT PRIMARY KEY,
    head TEXT NOT NULL, -- hash of the first bytes, `head_size` of them: tells a file from its successor of the same name
    head_size INTEGER NOT NULL,
    position INTEGER NOT NULL, -- bytes read
    line INTEGER NOT NULL, -- lines read
    read_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER event_keeps BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'event is append-only'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'event is append-only'); END;
CREATE TRIGGER symbol_keeps BEFORE UPDATE ON symbol BEGIN SELECT RAISE (ABORT, 'symbol is append-only'); END;
CREATE TRIGGER symbol_stays BEFORE DELETE ON symbol BEGIN SELECT RAISE (ABORT, 'symbol is append-only'); END;
CREATE TRIGGER recording_keeps BEFORE UPDATE ON recording BEGIN SELECT RAISE (ABORT, 'recording is append-only'); END;
CREATE TRIGGER recording_stays BEFORE DELETE ON recording BEGIN SELECT RAISE (ABORT, 'recording is append-only'); END;
CREATE TRIGGER ticket_stays BEFORE DELETE ON ticket BEGIN SELECT RAISE (ABORT, 'ticket numbers are never reused'); END;
CREATE TRIGGER version_keeps BEFORE UPDATE ON agreement_version BEGIN SELECT RAISE (ABORT, 'agreement_version is append-only'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON agreement_version BEGIN SELECT RAISE (ABORT, 'agreement_version is append-only'); END;
CREATE TRIGGER fact_keeps BEFORE UPDATE ON directory_fact BEGIN SELECT RAISE (ABORT, 'directory_fact is append-only'); END;
CREATE TRIGGER fact_stays BEFORE DELETE ON directory_fact BEGIN SELECT RAISE (ABORT, 'directory_fact is append-only'); END;

INSERT INTO log_head (only, last) VALUES (1, 0);
INSERT INTO packed_head (only, through) VALUES (1, 0);

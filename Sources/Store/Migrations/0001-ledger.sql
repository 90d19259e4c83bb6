-- The ledger: every act, once, in order. Nothing here is ever updated.
CREATE TABLE entries (
    position BIGINT PRIMARY KEY,
    subject BIGINT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    topic TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    facts BYTEA NOT NULL,
    personal BYTEA NOT NULL,
    commitment BYTEA NOT NULL,
    UNIQUE (subject, sequence)
);

-- Whom or what an entry is about. Cases are their own number (12 digits); all else is counted here.
CREATE TABLE subjects (
    id BIGINT PRIMARY KEY,
    topic TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (topic, code)
);

-- The key of each subject's personal text, wrapped: destroying the row erases the text for good.
CREATE TABLE subject_keys (
    subject BIGINT PRIMARY KEY,
    wrapped BYTEA NOT NULL
);

-- A mark of the master key under which all is sealed: no server may write with another.
CREATE TABLE master_key (
    mark BYTEA PRIMARY KEY
);

-- What was answered to a request, so that a repeated one gets the same answer.
CREATE TABLE idempotency (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    request BYTEA NOT NULL,
    status BIGINT NOT NULL,
    answer BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);

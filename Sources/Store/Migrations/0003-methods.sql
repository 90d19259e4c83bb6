-- A rule set is what the packs adopted by a place and those above it say together; a case keeps
-- the one that it was opened under.
CREATE TABLE rule_sets (
    id BIGINT PRIMARY KEY,
    body BYTEA NOT NULL
);

CREATE TABLE adoptions (
    id BIGINT PRIMARY KEY,
    method TEXT NOT NULL,
    version BIGINT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX adoptions_by_place ON adoptions (place, from_day);

-- Notices of the State Council that the ledger knows.
CREATE TABLE calendar_notices (
    id TEXT PRIMARY KEY,
    body BYTEA NOT NULL,
    loaded_at BIGINT NOT NULL
);

-- Periodic duties that were done: the how-manieth time on a day.
CREATE TABLE discharges (
    official TEXT NOT NULL REFERENCES officials (code),
    rule TEXT NOT NULL,
    day BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (official, rule, day, number)
);

-- What was said of one duty: her reason, a supervisor's answer, an urging.
CREATE TABLE duty_remarks (
    official TEXT NOT NULL REFERENCES officials (code),
    rule TEXT NOT NULL,
    -- Empty where the duty isn't towards a place.
    place TEXT NOT NULL,
    period TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES officials (code),
    at BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (official, rule, place, period, number)
);

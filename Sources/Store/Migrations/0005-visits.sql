CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (code),
    household TEXT REFERENCES households (id),
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- When it took place, as the official says, and when it reached the server.
    at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    minutes BIGINT,
    -- It came after the household was handed over: it lies in the tray of the successor.
    late BOOLEAN NOT NULL,
    -- The diary notes, sealed under the key of the household or the visit; empty when none.
    notes BYTEA NOT NULL,
    note_count BIGINT NOT NULL
);
CREATE INDEX visits_by_official ON visits (official, at);
CREATE INDEX visits_by_household ON visits (household, at, outcome) WHERE household IS NOT NULL;
CREATE INDEX visits_by_day ON visits (at, id);
CREATE INDEX visits_by_path ON visits (path, at);
CREATE INDEX visits_late ON visits (household) WHERE late;

-- Who had the households of a zone before: what makes a visit late.
CREATE TABLE hand_overs (
    zone TEXT NOT NULL REFERENCES zones (id),
    from_official TEXT NOT NULL REFERENCES officials (code),
    to_official TEXT NOT NULL REFERENCES officials (code),
    on_day BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (zone, from_official, to_official, at)
);

-- A period whose households are counted against: the list is frozen when the period opens.
CREATE TABLE coverage_periods (
    id BIGINT PRIMARY KEY,
    rule TEXT NOT NULL,
    method TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    -- The days on which a visit counts, and the last day of the period that they belong to.
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    end_day BIGINT NOT NULL,
    -- The rule as it was when the period opened.
    body BYTEA NOT NULL,
    frozen_at BIGINT NOT NULL,
    UNIQUE (rule, place, first_day)
);
CREATE INDEX coverage_periods_by_day ON coverage_periods (end_day);

CREATE TABLE coverage_households (
    period BIGINT NOT NULL REFERENCES coverage_periods (id),
    household TEXT NOT NULL REFERENCES households (id),
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    official TEXT,
    standing TEXT NOT NULL,
    PRIMARY KEY (period, household)
);
CREATE INDEX coverage_by_official ON coverage_households (official, period, standing);
-- For a hand-over, and for a place that moves.
CREATE INDEX coverage_by_household ON coverage_households (household);
CREATE INDEX coverage_by_place ON coverage_households (place);

-- How many households of each place stand how, kept in the transaction of the visit.
CREATE TABLE coverage_counts (
    period BIGINT NOT NULL REFERENCES coverage_periods (id),
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    standing TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (period, place, standing)
);
CREATE INDEX coverage_counts_by_path ON coverage_counts (period, path);

-- What was counted by hand of a coverage that the tables hold no facts of.
CREATE TABLE coverage_notes (
    rule TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    -- As people write it: 2026, 2026-H1, 2026-02.
    period TEXT NOT NULL,
    reached BIGINT NOT NULL,
    total BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rule, place, period)
);

-- The same by the official to whom the households are linked, for whoever looks at many officials.
CREATE TABLE coverage_officials (
    official TEXT NOT NULL,
    period BIGINT NOT NULL REFERENCES coverage_periods (id),
    standing TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (official, period, standing)
);

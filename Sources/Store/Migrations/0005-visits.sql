CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (code),
    household TEXT REFERENCES households (id),
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at BIGINT NOT NULL,
    minutes BIGINT,
    -- The diary notes, sealed under the key of the household or place.
    notes BYTEA NOT NULL,
    note_count BIGINT NOT NULL
);
CREATE INDEX visits_by_official ON visits (official, at);
CREATE INDEX visits_by_household ON visits (household, at) WHERE household IS NOT NULL;
CREATE INDEX visits_by_path ON visits (path, at);

-- A period whose households are counted against: the list is frozen when the period opens.
CREATE TABLE coverage_periods (
    id BIGINT PRIMARY KEY,
    rule TEXT NOT NULL,
    path TEXT NOT NULL,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    frozen_at BIGINT NOT NULL,
    UNIQUE (rule, path, first_day)
);

CREATE TABLE coverage_households (
    period BIGINT NOT NULL REFERENCES coverage_periods (id),
    household TEXT NOT NULL REFERENCES households (id),
    path TEXT NOT NULL,
    official TEXT,
    status TEXT NOT NULL,
    visited_at BIGINT,
    PRIMARY KEY (period, household)
);
CREATE INDEX coverage_by_official ON coverage_households (official, period, status);

CREATE TABLE coverage_counts (
    period BIGINT NOT NULL REFERENCES coverage_periods (id),
    path TEXT NOT NULL,
    place TEXT NOT NULL,
    status TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (period, path, status)
);

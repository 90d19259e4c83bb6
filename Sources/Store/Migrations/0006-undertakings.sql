-- Meetings, ballots, bodies, claims, projects, decisions, rotas and commitments that run under a rule of a pack.
CREATE TABLE undertakings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    -- Whom it concerns: who took it up, who is rated, about whom it was decided.
    official TEXT,
    -- The case that it is about.
    case_number BIGINT,
    state TEXT NOT NULL,
    -- The day by which lists are ordered: of the meeting, the ballot, the beginning.
    day BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- All of it, sealed under its own key.
    body BYTEA NOT NULL
);
CREATE INDEX undertakings_by_kind ON undertakings (kind, day, id);
CREATE INDEX undertakings_by_path ON undertakings (path, kind, day);
CREATE INDEX undertakings_by_official ON undertakings (official, rule, day)
    WHERE official IS NOT NULL;
CREATE INDEX undertakings_by_case ON undertakings (case_number) WHERE case_number IS NOT NULL;
CREATE INDEX undertakings_by_place ON undertakings (place);

-- Who is on which day, by the rotas: each row follows from the undertaking that it is of.
CREATE TABLE shifts (
    undertaking TEXT NOT NULL,
    day BIGINT NOT NULL,
    -- Of several on one day: 0, 1, 2 ...
    number BIGINT NOT NULL,
    rule TEXT NOT NULL,
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    -- Null for somebody who is no official of the registry.
    official TEXT,
    PRIMARY KEY (undertaking, day, number)
);
CREATE INDEX shifts_by_rule ON shifts (rule, place, day);
CREATE INDEX shifts_by_place ON shifts (place, day);
CREATE INDEX shifts_by_day ON shifts (day, path);
CREATE INDEX shifts_by_official ON shifts (official, day) WHERE official IS NOT NULL;

-- The lines of commitments: each row follows from the undertaking that it is of; its text stays there.
CREATE TABLE promises (
    undertaking TEXT NOT NULL,
    number BIGINT NOT NULL,
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    -- Whether anyone may read it.
    published BOOLEAN NOT NULL,
    -- The date that counts, and the one that holds now; null for a line without a date.
    first_day BIGINT,
    last_day BIGINT,
    state TEXT NOT NULL,
    -- The day on which its maker said whether it was kept.
    reported_on BIGINT,
    PRIMARY KEY (undertaking, number)
);
CREATE INDEX promises_by_path ON promises (path, published, first_day);
CREATE INDEX promises_by_day ON promises (published, first_day);

-- Meetings, ballots, bodies, claims, projects and decisions that run under a rule of a pack.
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

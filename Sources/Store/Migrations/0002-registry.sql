CREATE TABLE places (
    code TEXT PRIMARY KEY,
    code_system TEXT NOT NULL,
    edition TEXT NOT NULL,
    level BIGINT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT REFERENCES places (code),
    -- The codes from the root down, each closed by '/': a subtree is one range of paths.
    path TEXT NOT NULL,
    valid_from BIGINT,
    valid_to BIGINT
);
CREATE INDEX places_by_parent ON places (parent, code);
CREATE INDEX places_by_path ON places (path);
CREATE INDEX places_by_name ON places (name);

-- Counts the changes of places, units and officials, and the notices of holidays, so that what a
-- server remembers of them is never older than what it reads.
CREATE TABLE registry_version (
    version BIGINT PRIMARY KEY,
    notices BIGINT NOT NULL
);
INSERT INTO registry_version (version, notices) VALUES (0, 0);

-- What a code was called before, and until which edition.
CREATE TABLE place_names (
    code TEXT NOT NULL REFERENCES places (code),
    name TEXT NOT NULL,
    edition TEXT NOT NULL,
    PRIMARY KEY (code, edition)
);

CREATE TABLE units (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL
);
CREATE INDEX units_by_path ON units (path);

CREATE TABLE officials (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT REFERENCES units (code),
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    roles TEXT NOT NULL,
    post TEXT NOT NULL,
    phone TEXT NOT NULL,
    leads_unit BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    -- Roles of methods that she was named to, as pack/role, with spaces between.
    method_roles TEXT NOT NULL
);
CREATE INDEX officials_by_path ON officials (path, code);
CREATE INDEX officials_by_unit ON officials (unit);
CREATE INDEX officials_by_name ON officials (name);

CREATE TABLE zones (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level BIGINT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    leader TEXT REFERENCES officials (code),
    -- territory, or what its households have in common.
    kind TEXT NOT NULL
);
CREATE INDEX zones_by_path ON zones (path, id);
CREATE INDEX zones_by_name ON zones (name);

CREATE TABLE zone_officials (
    zone TEXT NOT NULL REFERENCES zones (id),
    official TEXT NOT NULL REFERENCES officials (code),
    PRIMARY KEY (zone, official)
);
CREATE INDEX zone_officials_by_official ON zone_officials (official);

CREATE TABLE households (
    id TEXT PRIMARY KEY,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    zone TEXT REFERENCES zones (id),
    official TEXT REFERENCES officials (code),
    declines_visits BOOLEAN NOT NULL,
    -- Head, address, phone and size, sealed under the household's own key.
    sealed BYTEA NOT NULL
);
CREATE INDEX households_by_path ON households (path, id);
CREATE INDEX households_by_official ON households (official, id);
CREATE INDEX households_by_zone ON households (zone);

-- How staff sign in. Not part of the ledger: secrets are replaced, not recorded.
CREATE TABLE credentials (
    official TEXT PRIMARY KEY REFERENCES officials (code),
    password TEXT NOT NULL,
    time_code_secret BYTEA,
    time_code_used BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

CREATE TABLE sessions (
    token BYTEA PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (code),
    form_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_official ON sessions (official);

CREATE TABLE tokens (
    token BYTEA PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (code),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

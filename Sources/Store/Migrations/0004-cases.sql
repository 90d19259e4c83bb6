CREATE TABLE case_serials (
    year BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE cases (
    number BIGINT PRIMARY KEY,
    client_id TEXT,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (code),
    path TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    unit TEXT REFERENCES units (code),
    official TEXT REFERENCES officials (code),
    registered_by TEXT NOT NULL,
    about_official TEXT,
    about_unit TEXT,
    keep_private BOOLEAN NOT NULL,
    danger BOOLEAN NOT NULL,
    registered_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    replied_at BIGINT,
    ended_at BIGINT,
    -- The earliest date that isn't met yet; null when nothing is owed or the clocks stand still.
    next_due BIGINT,
    next_clock TEXT,
    -- The date by which the reply had to come, and the first date that was promised.
    reply_due BIGINT,
    first_promise BIGINT,
    last_promise BIGINT,
    solved TEXT,
    satisfied BOOLEAN,
    reopened BIGINT NOT NULL,
    urged BIGINT NOT NULL,
    rule_set BIGINT NOT NULL,
    version BIGINT NOT NULL,
    -- What it asks for of the catalogue, as figures count it: the service, and '/' with the item.
    service TEXT,
    -- A keyed hash of the pick-up code, and of the requester's phone for repeats.
    pickup BYTEA NOT NULL,
    requester BYTEA,
    -- Title and text, sealed under the key of the case.
    words BYTEA NOT NULL
);
CREATE UNIQUE INDEX cases_by_client_id ON cases (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX cases_by_path ON cases (path, number);
CREATE INDEX cases_by_unit ON cases (unit, number);
CREATE INDEX cases_by_official ON cases (official, number) WHERE official IS NOT NULL;
CREATE INDEX cases_by_requester ON cases (requester) WHERE requester IS NOT NULL;
-- What an office has in hand, which doesn't grow with the years.
CREATE INDEX cases_open ON cases (path, number, registered_at, next_due, replied_at, reply_due,
    kind, channel, unit, ended_at) WHERE ended_at IS NULL;
CREATE INDEX cases_open_by_state ON cases (state, number) WHERE ended_at IS NULL;
CREATE INDEX cases_due ON cases (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX cases_due_by_path ON cases (path, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX cases_due_by_unit ON cases (unit, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX cases_due_by_official ON cases (official, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX cases_promised ON cases (first_promise)
    WHERE replied_at IS NULL AND first_promise IS NOT NULL;

-- Every unit and official that ever had a case: they go on seeing it.
CREATE TABLE case_units (
    unit TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES cases (number),
    -- It has the case now, alone or with others.
    in_hand BOOLEAN NOT NULL,
    PRIMARY KEY (unit, number)
-- sqlite: ) WITHOUT ROWID;
-- postgresql: );
CREATE INDEX case_units_in_hand ON case_units (unit, number, in_hand) WHERE in_hand;

CREATE TABLE case_officials (
    official TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES cases (number),
    PRIMARY KEY (official, number)
-- sqlite: ) WITHOUT ROWID;
-- postgresql: );

-- What a case that asks for a service was appointed, and how many windows and visits it took.
CREATE TABLE case_services (
    number BIGINT PRIMARY KEY REFERENCES cases (number),
    rule TEXT NOT NULL,
    day BIGINT,
    -- Minutes since midnight.
    from_minute BIGINT,
    to_minute BIGINT,
    -- made, kept, missed, cancelled; null where none was made.
    appointment TEXT,
    windows BIGINT,
    visits BIGINT,
    -- More of them than the rule allows.
    exceeds BOOLEAN NOT NULL
);
CREATE INDEX case_services_by_day ON case_services (day, from_minute, number)
    WHERE appointment IS NOT NULL;
CREATE INDEX case_services_exceeding ON case_services (number) WHERE exceeds;

-- How many cases stand in each state in each place, kept in the transaction of the deed.
CREATE TABLE case_counts (
    path TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (state, path)
);

-- The figures of a place with all below it, broken down, in each month, and of a township and above
-- on each day, kept in the transaction of the deed; see Statistics/CaseShare.swift. Those of a day
-- lie side by side: a deed changes few pages.
CREATE TABLE case_figures (
    place TEXT NOT NULL,
    -- day or month, and its first day.
    span TEXT NOT NULL,
    day BIGINT NOT NULL,
    division TEXT NOT NULL,
    word TEXT NOT NULL,
    -- Of the cases that were registered then, as they stand.
    intake BIGINT NOT NULL DEFAULT 0,
    replied BIGINT NOT NULL DEFAULT 0,
    answered BIGINT NOT NULL DEFAULT 0,
    in_time BIGINT NOT NULL DEFAULT 0,
    promised BIGINT NOT NULL DEFAULT 0,
    kept BIGINT NOT NULL DEFAULT 0,
    asked BIGINT NOT NULL DEFAULT 0,
    solved BIGINT NOT NULL DEFAULT 0,
    judged BIGINT NOT NULL DEFAULT 0,
    satisfied BIGINT NOT NULL DEFAULT 0,
    reopened BIGINT NOT NULL DEFAULT 0,
    settled BIGINT NOT NULL DEFAULT 0,
    ended BIGINT NOT NULL DEFAULT 0,
    not_confirmed BIGINT NOT NULL DEFAULT 0,
    -- How many ended then, whenever they were registered.
    closings BIGINT NOT NULL DEFAULT 0,
    on_the_spot BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (place, span, day, division, word)
-- sqlite: ) WITHOUT ROWID;
-- postgresql: );

-- sqlite: CREATE VIRTUAL TABLE case_search USING fts5 (grams, content = '', tokenize = 'unicode61 remove_diacritics 0');
-- postgresql: CREATE TABLE case_search (rowid BIGINT PRIMARY KEY, grams TSVECTOR NOT NULL);
-- postgresql: CREATE INDEX case_search_by_gram ON case_search USING gin (grams);

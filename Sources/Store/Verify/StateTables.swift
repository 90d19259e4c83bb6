/// Which tables follow from the ledger, and which don't and why; a test holds both lists together
/// against the migrations.
enum StateTables {
    /// In the order of comparison: what others rest on comes first.
    static let compared = [
        "cases", "case_serials", "case_units", "case_officials", "case_services", "case_counts",
        "case_figures",
        "places", "place_names", "units", "officials", "zones", "zone_officials", "hand_overs",
        "households", "visits", "coverage_periods", "coverage_households", "coverage_counts",
        "coverage_notes",
        "coverage_officials",
        "discharges", "duty_remarks", "undertakings", "shifts", "promises", "rule_sets",
        "adoptions",
        "calendar_notices", "subjects", "subject_keys",
    ]

    /// Full-text indices, compared gram by gram.
    static let searched = ["case_search"]

    static let notFromTheLedger = [
        "entries": "the ledger itself, read entry by entry",
        "credentials": "secrets are replaced, not recorded",
        "sessions": "end by themselves",
        "tokens": "secrets are replaced, not recorded",
        "idempotency": "answers to requests, forgotten after a week",
        "master_key": "a mark of what is kept outside the database",
        "registry_version": "counts changes; what is remembered in memory goes by it",
        "migrations": "the form of the tables, compared as a whole",
    ]
}

extension Migration {
    /// All of them, in their order: one line for each file of Migrations/. (The name that the
    /// package gives to the embedded file has `_` for its first digit.)
    package static let all: [Migration] = [
        Migration(1, "ledger", PackageResources._001_ledger_sql),
        Migration(2, "registry", PackageResources._002_registry_sql),
        Migration(3, "methods", PackageResources._003_methods_sql),
        Migration(4, "cases", PackageResources._004_cases_sql),
        Migration(5, "visits", PackageResources._005_visits_sql),
        Migration(6, "undertakings", PackageResources._006_undertakings_sql),
    ]
}

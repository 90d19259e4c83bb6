import ArgumentParser

/// What an export lists.
enum ExportKind: String, CaseIterable, Sendable, ExpressibleByArgument {
    case places, units, officials, households, zones, visits, cases, duties, ledger
}

enum ExportFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
    case csv, xlsx, jsonl
}

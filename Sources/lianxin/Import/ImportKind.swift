import ArgumentParser

/// What an import file holds; each has its own fields (`Field`) and its own call into the store.
enum ImportKind: String, CaseIterable, Sendable, ExpressibleByArgument {
    case places, units, officials, households, zones, visits, cases
}

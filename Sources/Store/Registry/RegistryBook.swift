import Kernel
import Synchronization

/// Places and names that readings asked for lately: every page says where it is and who did it.
///
/// All is known for one version of the registry, which each change of a place, a unit or an
/// official counts up in its own transaction. A reading asks once for the version of its snapshot;
/// what was known of another one is forgotten.
final class RegistryBook: Sendable {
    let places = KnownRows<ID<Place>, PlacedPlace>()
    let unitNames = KnownRows<ID<HandlingUnit>, String>()
    let officialNames = KnownRows<ID<Official>, String>()
}

/// A place with the codes from the root down to it.
struct PlacedPlace: Sendable {
    let place: Place
    let path: String
}

final class KnownRows<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Contents {
        var version: Int64 = -1
        var values: [Key: Value] = [:]
    }

    private let contents = Mutex(Contents())

    /// Rather all anew than more of them in memory.
    private static var most: Int { 20_000 }

    /// The row of `key` in the registry's `version`; what isn't known is read with `load`.
    func value(
        of key: Key, at version: Int64, _ load: () throws -> Value?
    ) throws -> Value? {
        let known = contents.withLock { $0.version == version ? $0.values[key] : nil }
        if let known { return known }
        guard let value = try load() else { return nil }
        contents.withLock { contents in
            // An older snapshot must not put its rows among those of a newer one.
            guard contents.version <= version else { return }
            if contents.version < version || contents.values.count >= Self.most {
                contents = Contents(version: version, values: [:])
            }
            contents.values[key] = value
        }
        return value
    }
}

/// What one transaction sees of what is remembered in memory: asked for at its first use.
final class Snapshot {
    fileprivate var registry: Int64?
    fileprivate var notices: Int64?

    /// What was asked for may have changed since.
    func forget() { (registry, notices) = (nil, nil) }

    fileprivate func look(in db: any SQLConnection) throws {
        try db.each("SELECT version, notices FROM registry_version") { row in
            (registry, notices) = (try row.int64(0), try row.int64(1))
        }
    }
}

extension Transaction {
    /// Of places, units and officials.
    private func registryVersion() throws -> Int64 {
        if snapshot.registry == nil { try snapshot.look(in: db) }
        return snapshot.registry ?? 0
    }

    /// How many notices of holidays were loaded.
    func noticeVersion() throws -> Int64 {
        if snapshot.notices == nil { try snapshot.look(in: db) }
        return snapshot.notices ?? 0
    }
}

extension Transaction {
    func placed(_ code: ID<Place>) throws -> PlacedPlace? {
        try known(code, in: office.registry.places) {
            try db.first(
                "SELECT \(raw: Self.placeColumns), path FROM places WHERE code = \(code)"
            ) { PlacedPlace(place: try readPlace($0), path: try $0.text(8)) }
        }
    }

    func name(of unit: ID<HandlingUnit>) throws -> String? {
        try known(unit, in: office.registry.unitNames) {
            try db.first("SELECT name FROM units WHERE code = \(unit)") { try $0.text(0) }
        }
    }

    func name(of official: ID<Official>) throws -> String? {
        try known(official, in: office.registry.officialNames) {
            try db.first("SELECT name FROM officials WHERE code = \(official)") { try $0.text(0) }
        }
    }

    /// Nothing that others wrote in the same batch may be lost on a writer, nor what it wrote
    /// itself be known before it is certain: it reads all from the tables.
    private func known<Key, Value>(
        _ key: Key, in rows: KnownRows<Key, Value>, _ load: () throws -> Value?
    ) throws -> Value? {
        if db.isWriting { return try load() }
        return try rows.value(of: key, at: try registryVersion(), load)
    }

    /// To be called in the transaction of each change that `RegistryBook` knows rows of.
    func noteRegistryChange() throws {
        try db.run("UPDATE registry_version SET version = version + 1")
        snapshot.forget()
    }
}

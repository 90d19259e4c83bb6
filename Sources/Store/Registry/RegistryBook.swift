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

    /// The row of `key` in the registry's `version`, where it is known.
    func value(of key: Key, at version: Int64) -> Value? {
        contents.withLock { $0.version == version ? $0.values[key] : nil }
    }

    /// Remembers the row of `key` in the registry's `version`.
    func keep(_ value: Value, of key: Key, at version: Int64) {
        contents.withLock { contents in
            // An older snapshot must not put its rows among those of a newer one.
            guard contents.version <= version else { return }
            if contents.version < version || contents.values.count >= Self.most {
                contents = Contents(version: version, values: [:])
            }
            contents.values[key] = value
        }
    }
}

/// What one transaction sees of what is remembered in memory: asked for at its first use.
final class Snapshot: Sendable {
    fileprivate struct Versions {
        var registry: Int64 = 0
        var notices: Int64 = 0
    }

    private let versions = Guarded<Versions?>(nil)

    /// What was asked for may have changed since.
    func forget() { versions.with { $0 = nil } }

    /// Whether nothing of the registry has changed since it was in `version`.
    fileprivate func isStill(at version: Int64) -> Bool { versions.value?.registry == version }

    fileprivate func versions(in db: any SQLConnection) throws -> Versions {
        if let known = versions.value { return known }
        let read = try db.first("SELECT version, notices FROM registry_version") { row in
            Versions(registry: try row.int64(0), notices: try row.int64(1))
        }
        return keep(read)
    }

    /// - Returns: when the last entry was recorded.
    fileprivate func momentOfLastEntry(in db: any SQLConnection) throws -> Moment? {
        var moment: Moment?
        let read = try db.first(
            """
            SELECT version, notices,
                (SELECT received_at FROM entries ORDER BY position DESC LIMIT 1)
            FROM registry_version
            """
        ) { row in
            moment = try row.momentOrNil(2)
            return Versions(registry: try row.int64(0), notices: try row.int64(1))
        }
        _ = keep(read)
        return moment
    }

    private func keep(_ read: Versions?) -> Versions {
        let read = read ?? Versions()
        versions.with { $0 = read }
        return read
    }
}

extension Transaction {
    /// When the last entry was recorded; the beginning of time in an empty ledger. Reads at once
    /// what else a transaction needs at its beginning.
    func momentOfLastEntry() throws -> Moment {
        try snapshot.momentOfLastEntry(in: db) ?? Moment(milliseconds: 0)
    }

    /// Of places, units and officials.
    private func registryVersion() throws -> Int64 { try snapshot.versions(in: db).registry }

    /// How many notices of holidays were loaded.
    func noticeVersion() throws -> Int64 { try snapshot.versions(in: db).notices }

    /// Runs `body` as a part of the transaction that holds whole or not at all.
    func part<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try db.part(body)
        } catch {
            // It may have been of what was taken back.
            snapshot.forget()
            throw error
        }
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

    /// What others wrote before in the same batch has a version of its own, which a writer sees, but
    /// nobody else does before it is certain: only then is something remembered for it.
    private func known<Key, Value>(
        _ key: Key, in rows: KnownRows<Key, Value>, _ load: () throws -> Value?
    ) throws -> Value? {
        let version = try registryVersion()
        if let known = rows.value(of: key, at: version) { return known }
        guard let value = try load() else { return nil }
        guard db.isWriting else {
            rows.keep(value, of: key, at: version)
            return value
        }
        // What it read after a change of its own and before the change was noted isn't of `version`.
        let snapshot = snapshot
        db.afterCommit {
            if snapshot.isStill(at: version) { rows.keep(value, of: key, at: version) }
        }
        return value
    }

    /// To be called in the transaction of each change that `RegistryBook` knows rows of, directly
    /// after it.
    func noteRegistryChange() throws {
        try db.send("UPDATE registry_version SET version = version + 1")
        snapshot.forget()
    }
}

import Kernel
import Store

extension ImportTarget {
    /// The register of `store`. Each batch is one transaction; a row that is refused leaves no
    /// trace in it.
    init(_ store: Store) {
        self.init(
            places: { batch in
                try await store.importing(batch, Act.place) { values, held in
                    values.completed(from: held, given: batch.given)
                } held: { transaction, values in
                    try values.map { try transaction.place($0.code) }
                }
            },
            units: { batch in
                try await store.importing(batch, Act.unit) { values, held in
                    values.completed(from: held, given: batch.given)
                } held: { transaction, values in
                    try values.map { try transaction.unit($0.code) }
                }
            },
            officials: { batch in
                try await store.importing(batch, Act.official) { values, held in
                    values.completed(from: held, given: batch.given)
                } held: { transaction, values in
                    try values.map { try transaction.official($0.code) }
                }
            },
            households: { batch in
                try await store.importing(batch, Act.household) { values, held in
                    values.completed(from: held, given: batch.given)
                } held: {
                    let held = try $0.households($1.map(\.id))
                    return $1.map { held[$0.id] }
                }
            },
            zones: { batch in
                try await store.importing(batch, Act.zone) { values, held in
                    values.completed(from: held, given: batch.given)
                } held: { transaction, values in
                    try values.map { try transaction.zone($0.id) }
                }
            },
            visits: { batch in
                try await store.importing(batch, Act.visit) { visit, _ in
                    visit
                } held: { _, values in
                    values.map { _ in nil }
                }
            },
            cases: { batch in try await store.importing(cases: batch) },
            officialsNamed: { names in
                try await store.read { try $0.officials(named: names) }.named(by: \.name) {
                    Named(code: $0.code, place: $0.place)
                }
            },
            unitsNamed: { names in
                try await store.read { try $0.units(named: names) }.named(by: \.name) {
                    Named(code: $0.code, place: $0.place)
                }
            },
            zonesNamed: { names in
                try await store.read { try $0.zones(named: names) }.named(by: \.name) {
                    Named(code: $0.id, place: $0.place)
                }
            })
    }
}

extension Store {
    fileprivate func importing<Value: Sendable>(
        _ batch: ImportBatch<Value>, _ act: @escaping @Sendable (Value) -> Act,
        completing: @escaping @Sendable (Value, Value) -> Value,
        held: @escaping @Sendable (Transaction, [Value]) throws -> [Value?]
    ) async throws -> [ImportOutcome] {
        return try await record { transaction, now in
            let values = batch.rows.map(\.value)
            let acts = zip(values, try held(transaction, values)).map { value, held in
                act(held.map { completing(value, $0) } ?? value)
            }
            return try transaction.record(each: acts, by: .office, at: now).map(ImportOutcome.init)
        }
    }

    fileprivate func importing(cases batch: ImportBatch<CaseRow>) async throws -> [ImportOutcome] {
        return try await record { transaction, now in
            try batch.rows.map { row in
                let isNew = try transaction.importCase(row.value.newCase, at: now)
                return ImportOutcome(isNew)
            }
        }
    }
}

extension ImportOutcome {
    fileprivate init(_ result: Result<Recorded, StoreRefusal>) {
        switch result {
        case .success(.created): self = .created
        case .success(.changed): self = .changed
        case .success(.unchanged): self = .unchanged
        case .failure(.unknown(let field, let value)): self = .unknown(field, value)
        case .failure(let refusal): self = .refused(nil, .refused("\(refusal)"), value: "")
        }
    }
}

extension CaseRow {
    fileprivate var newCase: NewCase {
        var new = NewCase(
            kind: kind, channel: channel, place: place, title: title.isEmpty ? nil : title,
            text: text)
        new.id = sourceID
        new.claimedAt = at
        new.isAnonymous = isAnonymous
        if !isAnonymous, !(requesterName.isEmpty && phone.isEmpty) {
            new.requester = .init(name: requesterName, phone: phone, keepPrivate: keepPrivate)
        }
        return new
    }
}

extension Sequence {
    /// Grouped by name, as several may bear one.
    fileprivate func named<Subject>(
        by name: (Element) -> String, _ make: (Element) -> Named<Subject>
    ) -> [String: [Named<Subject>]] {
        Dictionary(grouping: self, by: name).mapValues { $0.map(make) }
    }
}

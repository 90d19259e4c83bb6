package import Kernel

/// What became of an act that was handed in.
package enum Recorded: Hashable, Sendable {
    case created
    case changed
    /// What it says was known already: no entry was written.
    case unchanged
}

extension Transaction {
    /// Records `act` in the ledger and in the tables that follow from it.
    ///
    /// - Throws: `StoreRefusal.unknown` where it names a place, unit or person that isn't there.
    @discardableResult
    package func record(_ act: Act, by actor: Actor, at now: Moment) throws -> Recorded {
        let before = try standing(of: act)
        guard before != .unchanged else { return .unchanged }
        if case .official(let official) = act { try checkMethodRoles(of: official) }
        let (topic, code) = act.subject
        let subject = try subject(topic, code)
        let last = try last(of: subject)
        let sequence = (last?.sequence ?? 0) + 1
        try append(
            act.form(sequence: sequence, at: now, by: actor), to: subject, sequence: sequence,
            at: now, after: last?.commitment)
        try project(act, in: subject, at: now)
        return before
    }

    /// Records each of `acts`; what one is refused for leaves no trace and doesn't stop the others.
    package func record(each acts: [Act], by actor: Actor, at now: Moment) throws
        -> [Result<Recorded, StoreRefusal>]
    {
        var results: [Result<Recorded, StoreRefusal>] = []
        results.reserveCapacity(acts.count)
        for start in stride(from: 0, to: acts.count, by: Self.actsInPart) {
            let some = acts[start..<min(start + Self.actsInPart, acts.count)]
            do {
                results += try part {
                    try some.map { .success(try record($0, by: actor, at: now)) }
                }
            } catch is StoreRefusal {
                results += try some.map { try recordAlone($0, by: actor, at: now) }
            }
        }
        return results
    }

    /// A part that can be taken back keeps each page that it changes as it was before, so it costs
    /// less for many acts together; where one is refused, each is done again in a part of its own.
    private static let actsInPart = 100

    private func recordAlone(_ act: Act, by actor: Actor, at now: Moment) throws
        -> Result<Recorded, StoreRefusal>
    {
        do {
            return .success(try part { try record(act, by: actor, at: now) })
        } catch let refusal as StoreRefusal {
            return .failure(refusal)
        }
    }

    /// Whether recording `act` would create, change or repeat something.
    private func standing(of act: Act) throws -> Recorded {
        switch act {
        case .place(let place): try standing(of: place, now: try self.place(place.code))
        case .unit(let unit): try standing(of: unit, now: try self.unit(unit.code))
        case .official(let official):
            try standing(of: official, now: try self.official(official.code))
        case .household(let household):
            try standing(of: household, now: try self.household(household.id))
        case .zone(let zone): try standing(of: zone, now: try self.zone(zone.id))
        case .visit(let visit):
            try db.exists("SELECT 1 FROM visits WHERE id = \(visit.id)") ? .unchanged : .created
        case .opening(let it):
            try db.exists("SELECT 1 FROM undertakings WHERE id = \(it.id)") ? .unchanged : .created
        case .handOver, .adoption, .discharge, .remark, .coverage, .count, .notice, .change:
            .created
        }
    }

    private func standing<Value: Equatable>(of new: Value, now old: Value?) throws -> Recorded {
        guard let old else { return .created }
        return old == new ? .unchanged : .changed
    }

    /// Writes what follows from `act` into the state tables; the same when the ledger is replayed.
    func project(_ act: Act, in subject: Subject, at moment: Moment) throws {
        switch act {
        case .place(let place): try save(place)
        case .unit(let unit): try save(unit)
        case .official(let official): try save(official)
        case .household(let household):
            try save(household, in: subject)
            try followInCoverage(household, on: moment.day)
        case .zone(let zone): try save(zone)
        case .handOver(let handOver): try save(handOver, at: moment)
        case .visit(let visit): try save(visit, in: subject, at: moment)
        case .adoption(let adoption): try save(adoption)
        case .discharge(let discharge): try save(discharge, at: moment)
        case .remark(let remark): try save(remark, at: moment)
        case .coverage(let plan): try save(plan, at: moment)
        case .count(let note): try save(note, at: moment)
        case .notice(let notice): try save(notice: notice, at: moment)
        case .opening(let it): try save(it, in: subject, at: moment)
        case .change(let id, let change): try save(change, of: id, in: subject, at: moment)
        }
    }
}

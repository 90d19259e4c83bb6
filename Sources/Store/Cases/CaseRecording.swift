package import Kernel

/// Who asks for something to be done or shown.
package enum Person: Sendable {
    case official(Official)
    /// With the pick-up code of the one case that she may see; `assistedBy` when an official
    /// holds the device.
    case requester(code: String, assistedBy: ID<Official>?)

    var actor: Actor {
        switch self {
        case .official(let official): .official(official.code, of: official.unit)
        case .requester(_, let official): .requester(assistedBy: official)
        }
    }
}

/// A case after a deed, and the entry that did it.
package struct Done: Sendable {
    package let before: ServiceCase
    package let it: ServiceCase
    package let entry: Entry
    let folded: FoldedCase
}

extension Transaction {
    /// Lets `person` do `deed` on the case as it stands, and keeps the entry and the state that
    /// follows from it. What is refused leaves no trace.
    ///
    /// - Parameter version: the one that she has seen; nil when she doesn't say.
    /// - Throws: `StoreRefusal` and `Refusal`, asked in this order: may she know of it, may she do
    ///   it, is it sound, has somebody been faster, does the state allow it.
    package func perform(
        _ deed: Deed, on number: CaseNumber, by person: Person, version: Int? = nil,
        at now: Moment
    ) throws -> Done {
        guard let folded = try fold(number) else { throw StoreRefusal.notFound }
        let caller = try caller(person, of: folded)
        try folded.it.checkRights(of: caller, to: deed.name, under: folded.rules)
        try checkNames(in: deed, on: folded, by: caller)
        try deed.checkSoundness(at: now, under: folded.rules)
        try folded.it.checkReason(of: deed, by: person.actor)
        if let version, version != folded.it.version {
            throw StoreRefusal.stale(version: folded.it.version)
        }
        return try perform(deed, on: folded, by: person.actor, at: now)
    }

    /// The same for what nobody asks for in person: rights and soundness aren't checked.
    @discardableResult
    func perform(_ deed: Deed, on number: CaseNumber, by actor: Actor, at now: Moment) throws
        -> Done
    {
        guard let folded = try fold(number) else { throw StoreRefusal.notFound }
        return try perform(deed, on: folded, by: actor, at: now)
    }

    private func perform(_ deed: Deed, on folded: FoldedCase, by actor: Actor, at now: Moment)
        throws -> Done
    {
        let before = folded.it
        let entry = try before.doing(
            deed, by: actor, at: now, under: folded.rules, calendar: try calendar)
        var kept = KeptCase(
            it: before, rules: folded.rules, lastCommitment: folded.lastCommitment,
            key: try folded.wrappedKey.map { try unwrapped($0, of: Subject(before.number)) })
        let share = CaseStanding(before, replyDue: folded.replyDue).share
        try keep(entry, in: &kept, instead: share)
        let after = remember(kept, path: folded.path, pickup: folded.pickup)
        return Done(before: before, it: kept.it, entry: entry, folded: after)
    }

    /// Who `person` is to the case.
    ///
    /// - Throws: `StoreRefusal.notFound` when she may not know that it exists.
    func caller(_ person: Person, of folded: FoldedCase) throws -> Caller {
        switch person {
        case .requester(let code, _):
            guard let code = PickupCode(code),
                Secret.areEqual(pickupHash(of: code, folded.it.number), folded.pickup)
            else { throw StoreRefusal.notFound }
            return .requester
        case .official(let official):
            let own = try path(of: official.place) ?? "-"
            let caller = Caller.official(
                official, isInTerritory: Path.contains(own, folded.path))
            guard folded.it.isVisible(to: caller) else { throw StoreRefusal.notFound }
            return caller
        }
    }

    /// Units, officials and cases that the deed names must be there, and be the caller's to name.
    private func checkNames(in deed: Deed, on folded: FoldedCase, by caller: Caller) throws {
        switch deed {
        case .assignment(let unit, let official):
            try checkUnit(unit)
            // Nobody is given another unit's work by name; a field official may have no unit.
            if let official {
                guard let there = try self.official(official),
                    there.unit == nil || there.unit == unit
                else { throw StoreRefusal.unknown(field: "official", value: official.text) }
            }
        case .ruling(let unit, _): try checkUnit(unit)
        case .escalation(_, let unit?):
            try checkUnit(unit, field: "to")
            try checkRung(unit, of: folded)
        case .jointHandling(let units): for unit in units { try checkUnit(unit, field: "units") }
        case .merger(let other):
            guard other != folded.it.number else { throw Refusal.intoItself }
            guard let target = try fold(other),
                case .official(let official, _) = caller,
                (try? self.caller(.official(official), of: target)) != nil
            else { throw StoreRefusal.unknown(field: "into", value: other.description) }
            if target.it.isEnded { throw Refusal.targetEnded }
        default: break
        }
    }

    /// One rung up from the level of the unit that has it in hand, or of the case's place.
    private func checkRung(_ unit: ID<HandlingUnit>, of folded: FoldedCase) throws {
        let now = try folded.it.state.handling.flatMap { try self.unit($0.unit)?.place }
        guard let level = try level(of: now ?? folded.it.registration.place),
            let next = folded.rules.nextRung(above: level),
            let there = try self.unit(unit).flatMap({ try self.level(of: $0.place) }),
            there != next
        else { return }
        throw Refusal.skipsALevel(next: next)
    }

    private func checkUnit(_ unit: ID<HandlingUnit>, field: String = "unit") throws {
        guard try name(of: unit) != nil else {
            throw StoreRefusal.unknown(field: field, value: unit.text)
        }
    }
}

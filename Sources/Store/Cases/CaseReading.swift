package import Kernel

/// A case as one person may see it.
package struct CaseView: Sendable {
    package let it: ServiceCase
    package let rules: CaseRules
    package let dueDates: [CaseDueDate]
    /// Name and phone of the requester are hidden from this person.
    package let isMasked: Bool
    /// What she may do with it now, in the order of `Deed.Name`.
    package let allowed: [Deed.Name]
    /// From the root to the place of the case.
    package let places: [Place]
    package let unitNames: [ID<HandlingUnit>: String]
    package let officialNames: [ID<Official>: String]
}

extension Transaction {
    /// - Throws: `StoreRefusal.notFound` where she may not know that it exists.
    package func caseView(_ number: CaseNumber, for person: Person, at now: Moment) throws
        -> CaseView
    {
        guard let folded = try fold(number) else { throw StoreRefusal.notFound }
        return try view(folded, for: person, at: now)
    }

    /// The same of a case after what was just done with it.
    package func caseView(after done: Done, for person: Person, at now: Moment) throws -> CaseView {
        try view(done.folded, for: person, at: now)
    }

    private func view(_ folded: FoldedCase, for person: Person, at now: Moment) throws -> CaseView {
        let caller = try caller(person, of: folded)
        return try view(folded, for: caller, by: person.actor, at: now)
    }

    private func view(
        _ folded: FoldedCase, for caller: Caller, by actor: Actor, at now: Moment
    ) throws -> CaseView {
        let it = folded.it
        let units = Set(it.entries.compactMap(\.by.unit) + it.unitsInvolved)
        let officials = Set(it.entries.compactMap(\.by.official) + it.officialsInvolved)
        return CaseView(
            it: it, rules: folded.rules,
            dueDates: try it.dueDates(under: folded.rules, calendar: calendar),
            isMasked: it.isRequesterMasked(for: caller),
            allowed: it.allowed(for: caller, by: actor, under: folded.rules),
            places: try places(along: folded.path),
            unitNames: try units.reduce(into: [:]) { $0[$1] = try name(of: $1) },
            officialNames: try officials.reduce(into: [:]) { $0[$1] = try name(of: $1) })
    }
}

extension ServiceCase {
    /// Whether the requester's name and phone are hidden from `caller`: from the handling side
    /// when she asked for it; never from the desk that took her case in.
    func isRequesterMasked(for caller: Caller) -> Bool {
        guard case .official(let official, let isInTerritory) = caller,
            registration.requester?.keepPrivate == true
        else { return false }
        let isDesk =
            isInTerritory && !official.roles.isDisjoint(with: [.desk, .supervisor])
        return !isDesk
    }

    /// What `caller` may do with the case as it stands, tried on the deeds themselves.
    func allowed(for caller: Caller, by actor: Actor, under rules: CaseRules) -> [Deed.Name] {
        Deed.Name.allCases.filter { name in
            (try? checkRights(of: caller, to: name, under: rules)) != nil
                && mayFollow(name, by: actor, under: rules)
        }
    }
}

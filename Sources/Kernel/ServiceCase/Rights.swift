/// Who stands before the counter: an official with her roles, or the requester with her code.
package enum Caller: Sendable {
    /// `isInTerritory`: the place of the case is the official's own or below it.
    case official(Official, isInTerritory: Bool)
    case requester
}

extension Deed.Name {
    /// The roles that may do it, unless the rules in force say otherwise.
    package var roles: Set<Role> { Self.rolesOfDeeds[self] ?? [] }

    private static let rolesOfDeeds = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.usualRoles) })

    private var usualRoles: Set<Role> {
        switch self {
        case .registration: [.desk, .field, .handler, .supervisor, .leader]
        case .acceptance, .answer: [.desk, .supervisor, .field]
        case .assignment, .merger, .refusal: [.desk, .supervisor]
        case .promise, .promiseMove, .reply, .dispute: [.handler, .field]
        case .jointHandling, .suspension, .resumption: [.desk, .handler, .supervisor]
        case .escalation: [.desk, .handler, .supervisor, .field]
        case .revisit, .closure, .reopening: [.desk, .supervisor]
        case .extension, .ruling, .urging: [.supervisor, .leader]
        case .review: [.desk, .supervisor, .field]
        case .note: [.desk, .handler, .supervisor, .leader, .field]
        case .appointment, .appointmentCancellation, .attendance:
            [.desk, .handler, .supervisor, .field]
        case .signature, .rating, .handOver: []
        }
    }

    /// Whether the requester may do it herself, with her pick-up code.
    package var isForRequester: Bool {
        switch self {
        case .signature, .rating, .closure, .reopening, .review, .note, .appointment,
            .appointmentCancellation:
            true
        default: false
        }
    }

    /// Done by the unit that has the case, not by anyone in the territory.
    var isUnitsOwn: Bool {
        switch self {
        case .promise, .promiseMove, .reply, .dispute: true
        default: false
        }
    }
}

extension ServiceCase {
    /// Whether `caller` may know that the case exists.
    ///
    /// Desk, supervisors and leaders see the cases of their territory; a handling unit those that
    /// it was ever given; a field official those that she registered or was given. An official
    /// whom the case is about never sees it, nor does her unit if she leads it; an admin sees
    /// none. Source: interfaces.md 3.1, 信访工作条例 articles 28 and 30.
    package func isVisible(to caller: Caller) -> Bool {
        guard case .official(let official, let isInTerritory) = caller else { return true }
        guard !concerns(official) else { return false }
        if isInTerritory, !official.roles.isDisjoint(with: Role.ofTerritory) {
            return true
        }
        return isInvolved(official)
    }

    /// Whether the case is about `official` herself, about her unit, or about its head.
    package func concerns(_ official: Official) -> Bool {
        guard let about = registration.about else { return false }
        return about.official == official.code || about.unit != nil && about.unit == official.unit
    }

    /// Whether she has to do with it by name or through her unit.
    package func isInvolved(_ official: Official) -> Bool {
        if official.roles.contains(.handler), let unit = official.unit,
            unitsInvolved.contains(unit)
        {
            return true
        }
        return officialsInvolved.contains(official.code)
            || registeredBy.official == official.code
    }

    /// Refuses what `caller` may not do although she may know of the case.
    ///
    /// - Throws: refusals of weight `.forbidden` only.
    package func checkRights(
        of caller: Caller, to deed: Deed.Name, under rules: CaseRules
    ) throws(Refusal) {
        switch caller {
        case .requester:
            guard deed.isForRequester else { throw .notYourRole }
        case .official(let official, let isInTerritory):
            if deed == .signature || deed == .rating { throw .onlyTheRequester }
            let roles = official.roles.intersection(rules.roles[deed] ?? deed.roles)
            guard !roles.isEmpty else { throw .notYourRole }
            try checkReach(of: official, as: roles, isInTerritory: isInTerritory, to: deed)
            if deed == .revisit, isHandler(official) { throw .ownRevisit }
            if case .declined(let decline) = state, decline.isUnderReview,
                deed == .acceptance || deed == .refusal, hasRefused(official)
            {
                throw .ownReview
            }
        }
    }

    /// The desk, supervisors and leaders act in their territory; handlers and field officials on
    /// what they have in hand. Anybody who may know of the case may note something.
    private func checkReach(
        of official: Official, as roles: Set<Role>, isInTerritory: Bool, to deed: Deed.Name
    ) throws(Refusal) {
        if deed == .note { return }
        let hasReach = isInTerritory && !roles.isDisjoint(with: Role.ofTerritory)
        if roles.isSubset(of: Role.ofTerritory), !hasReach { throw .notYourCase }
        if state.handling != nil, deed.isUnitsOwn || !hasReach, !hasInHand(official) {
            throw .notYourCase
        }
    }

    private func hasInHand(_ official: Official) -> Bool {
        guard let handling = state.handling else { return false }
        return handling.official == official.code
            || official.unit.map(handling.units.contains) ?? false
    }

    /// Whether she replied, has it in hand by name, or works for a unit that handles it or has
    /// replied: none of them asks the resident how good the reply was.
    private func isHandler(_ official: Official) -> Bool {
        if state.handling?.official == official.code { return true }
        let isOfUnit = official.roles.contains(.handler) && hasInHand(official)
        return isOfUnit
            || entries.contains { entry in
                guard entry.deed.name == .reply else { return false }
                let isSameUnit = entry.by.unit != nil && entry.by.unit == official.unit
                return entry.by.official == official.code
                    || isSameUnit && official.roles.contains(.handler)
            }
    }

    /// Whether one of the refusals so far is hers: the re-review isn't made by the first either.
    private func hasRefused(_ official: Official) -> Bool {
        entries.contains { $0.deed.name == .refusal && $0.by.official == official.code }
    }
}

extension Role {
    /// Those whose rights reach the cases of a place and all below it.
    static let ofTerritory: Set<Role> = [.desk, .supervisor, .leader]
}

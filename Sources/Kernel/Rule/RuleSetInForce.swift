/// Two packs that the same place adopted say different things about the same.
package struct RuleConflict: Error, Hashable, Sendable, CustomStringConvertible {
    /// What both speak of: `closing of complaint`, `clock reply for complaint`.
    package let subject: String
    package let place: ID<Place>
    /// `packs/songmu.yaml:81`, the later adopted last.
    package let first: String
    package let second: String

    package var description: String {
        "two rules for \(subject) at place \(place): \(first) and \(second); "
            + "leave one of the packs out, or let it say it for other kinds"
    }
}

extension RuleSet {
    /// What is in force on `day` at the place whose `path` leads from itself upwards.
    ///
    /// Of several adoptions of one pack at one place the last that has begun counts; of those that
    /// begin on one day the last in the list. Otherwise the order of the list doesn't matter.
    ///
    /// - Throws: the first conflict, in the order of places and packs.
    package static func inForce(
        at path: [ID<Place>], on day: Day, adoptions: [Adoption]
    ) throws(RuleConflict) -> RuleSet {
        var rules: [Rule] = []
        var roles: [MethodRole: PackRole] = [:]
        var noteTypes: [NoteType] = []
        for place in path {
            let here = adoptions.current(at: place, on: day)
            try checkAgreement(of: here, at: place)
            for adoption in here {
                rules += adoption.rules
                for role in adoption.roles {
                    let key = MethodRole(adoption.pack, role.id)
                    if roles[key] == nil { roles[key] = role }
                }
                noteTypes += adoption.noteTypes.filter { type in
                    !noteTypes.contains { $0.word == type.word }
                }
            }
        }
        // A pack that a place adopts again for itself replaces the one from above, rule by rule.
        var seen: Set<ID<Rule>> = []
        return RuleSet(
            rules: rules.filter { seen.insert($0.id).inserted }, roles: roles,
            noteTypes: noteTypes)
    }

    private static func checkAgreement(
        of adoptions: [Adoption], at place: ID<Place>
    ) throws(RuleConflict) {
        if let first = conflicts(of: adoptions, at: place).first { throw first }
    }

    /// All that the packs of `place` say differently on `day`, in the order of packs and rules.
    package static func conflicts(
        at place: ID<Place>, on day: Day, adoptions: [Adoption]
    ) -> [RuleConflict] {
        conflicts(of: adoptions.current(at: place, on: day), at: place)
    }

    private static func conflicts(
        of adoptions: [Adoption], at place: ID<Place>
    ) -> [RuleConflict] {
        var said: [String: (rule: Rule, file: String, yields: Bool)] = [:]
        var conflicts: [RuleConflict] = []
        for adoption in adoptions {
            for rule in adoption.rules {
                for subject in rule.subjects {
                    if let other = said[subject], other.rule.id != rule.id {
                        // Those that yield come last: what they say is said already.
                        if adoption.yields, !other.yields { continue }
                        conflicts.append(
                            RuleConflict(
                                subject: subject, place: place,
                                first: "\(other.file):\(other.rule.origin.line)",
                                second: "\(adoption.file):\(rule.origin.line)"))
                    } else {
                        said[subject] = (rule, adoption.file, adoption.yields)
                    }
                }
            }
        }
        return conflicts
    }
}

extension [Adoption] {
    /// Of each pack the last adoption that has begun, or the suspension; in the order of the packs'
    /// ids, those that yield last.
    package func current(at place: ID<Place>, on day: Day) -> [Adoption] {
        var latest: [ID<MethodPack>: Adoption] = [:]
        for adoption in self where adoption.place == place && adoption.from <= day {
            if let other = latest[adoption.pack], other.from > adoption.from { continue }
            latest[adoption.pack] = adoption
        }
        return latest.values.sorted { left, right in
            left.yields == right.yields ? left.pack < right.pack : right.yields
        }
    }

    /// The first day since which the rule was in force without a break at one of `places`; nil where
    /// it isn't on `day`.
    package func firstDay(of rule: RuleOrigin, at places: Set<ID<Place>>, until day: Day) -> Day? {
        let said = filter {
            $0.pack == rule.pack && $0.from <= day && places.contains($0.place)
        }
        return places.compactMap { place -> Day? in
            let here = said.enumerated().filter { $0.element.place == place }
                .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
            return here.reduce(nil) { since, next in
                let isInForce = next.element.rules.contains { $0.id == rule.id }
                return isInForce ? since ?? next.element.from : nil
            }
        }.min()
    }
}

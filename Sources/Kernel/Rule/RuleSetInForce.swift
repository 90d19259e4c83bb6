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
    /// Of several adoptions of one pack at one place the last that has begun counts. The order in
    /// which the adoptions are given doesn't matter.
    ///
    /// - Throws: the first conflict, in the order of places and packs.
    package static func inForce(
        at path: [ID<Place>], on day: Day, adoptions: [Adoption]
    ) throws(RuleConflict) -> RuleSet {
        var rules: [Rule] = []
        var roles: [ID<PackRole>: PackRole] = [:]
        var noteTypes: [NoteType] = []
        for place in path {
            let here = adoptions.current(at: place, on: day)
            try checkAgreement(of: here, at: place)
            for adoption in here {
                rules += adoption.rules
                for role in adoption.roles where roles[role.id] == nil { roles[role.id] = role }
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
        var said: [String: (rule: Rule, file: String)] = [:]
        for adoption in adoptions {
            for rule in adoption.rules {
                for subject in rule.subjects {
                    if let other = said[subject], other.rule.id != rule.id {
                        throw RuleConflict(
                            subject: subject, place: place,
                            first: "\(other.file):\(other.rule.origin.line)",
                            second: "\(adoption.file):\(rule.origin.line)")
                    }
                    said[subject] = (rule, adoption.file)
                }
            }
        }
    }
}

extension [Adoption] {
    /// Of each pack the last adoption that has begun; in the order of the packs' ids.
    func current(at place: ID<Place>, on day: Day) -> [Adoption] {
        var latest: [ID<MethodPack>: Adoption] = [:]
        for adoption in self where adoption.place == place && adoption.from <= day {
            if let other = latest[adoption.pack],
                (other.from, other.version) >= (adoption.from, adoption.version)
            {
                continue
            }
            latest[adoption.pack] = adoption
        }
        return latest.values.sorted { $0.pack < $1.pack }
    }
}

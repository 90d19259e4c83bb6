package import Kernel

extension Transaction {
    /// All that were ever adopted or suspended, in the order in which that was recorded; what counts
    /// on a day is for `RuleSet.inForce` to say.
    package func adoptions() throws -> [Adoption] { try office.ruleBook.adoptions(in: db) }

    /// The rules in force at `place` on `day`, from its own packs and those of the places above.
    package func ruleSet(at place: ID<Place>, on day: Day) throws -> RuleSet {
        try office.ruleBook.inForce(at: try requiredPath(of: place), on: day, in: db)
    }

    /// Lets a place work by a pack from a day on. Open cases keep the rules that they were opened
    /// under.
    ///
    /// - Throws: `StoreRefusal.conflict`: `startsInThePast` for a day before `now`, `wrongLevel`
    ///   where the pack is for places of another level (but see `isPlace`), `alreadyAdopted` where it says the same from
    ///   the same day; `RuleConflict` where two packs of the place would say different things about
    ///   the same; `.unknown` for an unknown place.
    package func adopt(_ adoption: Adoption, by actor: Actor, at now: Moment) throws {
        let foreseen = try foreseen(adoption, at: now)
        if let conflict = foreseen.conflicts.first { throw conflict }
        try record(.adoption(adoption), by: actor, at: now)
    }

    /// What adopting would come to, without doing it.
    ///
    /// - Throws: what `adopt` throws, but for the conflicts, which are returned.
    package func foreseen(_ adoption: Adoption, at now: Moment) throws -> AdoptionForeseen {
        _ = try requiredPath(of: adoption.place)
        guard adoption.from >= now.day else { throw StoreRefusal.conflict("startsInThePast") }
        if let level = adoption.level, try !isPlace(adoption.place, for: level) {
            throw StoreRefusal.conflict("wrongLevel")
        }
        let others = try adoptions().filter { $0.place == adoption.place }
        let sameDay = others.last { $0.pack == adoption.pack && $0.from == adoption.from }
        guard sameDay != adoption else { throw StoreRefusal.conflict("alreadyAdopted") }
        let all = others + [adoption]
        let days = Set(all.map(\.from)).filter { $0 >= adoption.from }.sorted()
        var conflicts: [RuleConflict] = []
        for conflict in days.flatMap({
            RuleSet.conflicts(at: adoption.place, on: $0, adoptions: all)
        }) where !conflicts.contains(conflict) {
            conflicts.append(conflict)
        }
        let before = others.current(at: adoption.place, on: adoption.from)
            .first { $0.pack == adoption.pack }
        return AdoptionForeseen(
            before: before, changes: before.map { RuleChanges(from: $0, to: adoption) },
            conflicts: conflicts)
    }

    /// Whether a method of `level` may be adopted at a place: of that level, or the highest that
    /// there is here, where the method is for a level above it. A county may work by a city's method
    /// within its own bounds.
    private func isPlace(_ code: ID<Place>, for level: TerritoryLevel) throws -> Bool {
        guard let place = try place(code) else { return false }
        return place.level == level || place.parent == nil && level < place.level
    }

    /// Lets a place stop working by a pack that it adopted itself, until it adopts it again. What a
    /// place above adopted stays in force.
    ///
    /// - Returns: what was recorded.
    /// - Throws: `StoreRefusal.conflict`: `startsInThePast` for a day before `now`, `notAdopted`
    ///   where the pack isn't in force at the place on that day.
    @discardableResult
    package func suspend(
        _ pack: ID<MethodPack>, at place: ID<Place>, from day: Day, by actor: Actor, at now: Moment
    ) throws -> Adoption {
        _ = try requiredPath(of: place)
        guard day >= now.day else { throw StoreRefusal.conflict("startsInThePast") }
        let current = try adoptions().current(at: place, on: day).first { $0.pack == pack }
        guard let current, !current.isSuspension else {
            throw StoreRefusal.conflict("notAdopted")
        }
        let suspension = current.suspended(from: day)
        try record(.adoption(suspension), by: actor, at: now)
        return suspension
    }

    func save(_ adoption: Adoption) throws {
        let path = try requiredPath(of: adoption.place)
        try db.run(
            """
            INSERT INTO adoptions (id, method, version, place, path, from_day, body)
            SELECT COALESCE(MAX(id), 0) + 1, \(adoption.pack), \(adoption.version),
                \(adoption.place), \(path), \(adoption.from), \(adoption.json.bytes)
            FROM adoptions
            """)
    }
}

/// What adopting a pack would come to.
package struct AdoptionForeseen: Sendable {
    /// What the place works by, or was suspended, on the first day; nil where the pack is new there.
    package let before: Adoption?
    package let changes: RuleChanges?
    package let conflicts: [RuleConflict]
}

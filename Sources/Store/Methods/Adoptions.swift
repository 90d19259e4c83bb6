package import Kernel

extension Transaction {
    /// All that were ever adopted, in the order of adoption; what counts on a day is for
    /// `RuleSet.inForce` to say.
    package func adoptions() throws -> [Adoption] { try office.ruleBook.adoptions(in: db) }

    /// The rules in force at `place` on `day`, from its own packs and those of the places above.
    package func ruleSet(at place: ID<Place>, on day: Day) throws -> RuleSet {
        try office.ruleBook.inForce(at: try requiredPath(of: place), on: day, in: db)
    }

    /// Lets a place work by a pack from a day on. Open cases keep the rules that they were opened
    /// under.
    ///
    /// - Throws: `StoreRefusal.conflict`: `startsInThePast` for a day before `now`,
    ///   `alreadyAdopted` for the same version from the same day; `RuleConflict` where two packs of
    ///   the place would say different things about the same; `.unknown` for an unknown place.
    package func adopt(_ adoption: Adoption, by actor: Actor, at now: Moment) throws {
        _ = try requiredPath(of: adoption.place)
        guard adoption.from >= now.day else { throw StoreRefusal.conflict("startsInThePast") }
        let others = try adoptions().filter { $0.place == adoption.place }
        let isKnown = others.contains {
            ($0.pack, $0.from, $0.version) == (adoption.pack, adoption.from, adoption.version)
        }
        guard !isKnown else { throw StoreRefusal.conflict("alreadyAdopted") }
        let starts = Set((others + [adoption]).map(\.from)).filter { $0 >= adoption.from }
        for day in starts.sorted() {
            _ = try RuleSet.inForce(at: [adoption.place], on: day, adoptions: others + [adoption])
        }
        try record(.adoption(adoption), by: actor, at: now)
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

package import Kernel

extension Transaction {
    /// Whether `person` may do a deed of this name on the case, before it is known whether what
    /// she wants is sound.
    ///
    /// - Throws: `StoreRefusal.notFound` where she may not know of the case, a `Refusal` of weight
    ///   `.forbidden` where she may not do it.
    package func checkRights(of person: Person, to deed: Deed.Name, on number: CaseNumber) throws {
        guard let folded = try fold(number) else { throw StoreRefusal.notFound }
        let caller = try caller(person, of: folded)
        try folded.it.checkRights(of: caller, to: deed, under: folded.rules)
    }

    /// - Throws: `StoreRefusal.notFound` where `person` may not know of the case.
    package func checkKnows(_ person: Person, of number: CaseNumber) throws {
        guard let folded = try fold(number) else { throw StoreRefusal.notFound }
        _ = try caller(person, of: folded)
    }

    /// Whether `place` is the official's own or below it.
    ///
    /// - Throws: `StoreRefusal.unknown` when there is no such place.
    package func isInTerritory(_ place: ID<Place>, of official: Official) throws -> Bool {
        let path = try requiredPath(of: place)
        return Path.contains(try self.path(of: official.place) ?? "-", path)
    }

    /// The household, for whoever it is linked to and for those who work in its territory.
    ///
    /// - Throws: `StoreRefusal.notFound` for anybody else.
    package func household(_ id: ID<Household>, for official: Official) throws -> Household {
        guard let household = try household(id) else { throw StoreRefusal.notFound }
        if household.linkedOfficial == official.code { return household }
        let works: Set<Role> = [.desk, .supervisor, .leader, .field]
        guard !official.roles.isDisjoint(with: works),
            try isInTerritory(household.place, of: official)
        else { throw StoreRefusal.notFound }
        return household
    }
}

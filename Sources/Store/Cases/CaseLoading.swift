package import Kernel

extension Transaction {
    /// Takes over the first entry of a case that was made elsewhere, as the demo's are; its number
    /// must be the next of its year or a later one.
    ///
    /// - Returns: the case in hand for `load(_:in:)`, and its new pick-up code.
    package func load(_ first: Entry, as number: CaseNumber) throws -> (
        kept: KeptCase, pickupCode: String
    ) {
        guard case .registration(let registration) = first.deed else {
            throw StoreRefusal.conflict("notARegistration")
        }
        let code = PickupCode()
        let rules = try office.ruleBook.rules(registration.ruleSet, in: db)
            .caseRules(for: registration)
        try noteSerial(of: number)
        return (try keep(first, registration, as: number, code, under: rules), code.printed)
    }

    /// Takes over the next entry of that case. It was allowed where it was made.
    package func load(_ entry: Entry, in kept: inout KeptCase) throws {
        try keep(entry, in: &kept)
    }

    /// The number of the rules in force at `place` on `day`, as a registration keeps it.
    package func ruleSetNumber(at place: ID<Place>, on day: Day) throws -> Int {
        try office.ruleBook.numbered(at: try requiredPath(of: place), on: day, in: db).id
    }

    /// Numbers that are taken aren't given again.
    func noteSerial(of number: CaseNumber) throws {
        try db.run(
            """
            INSERT INTO case_serials (year, last) VALUES (\(number.year), \(number.serial))
            ON CONFLICT (year) DO UPDATE
                SET last = excluded.last WHERE excluded.last > case_serials.last
            """)
    }
}

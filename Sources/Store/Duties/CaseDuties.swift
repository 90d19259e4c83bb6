import Kernel

/// A case with a date that somebody owes, as its row says.
struct CaseInHand {
    let number: CaseNumber
    let official: ID<Official>?
    let registeredAt: Moment
    let due: Moment
    let clock: ClockName
    /// The rule of the clock; nil for a date that was promised where no rule asks for a promise.
    let rule: ID<Rule>?

    func duty(of official: ID<Official>, at now: Moment) -> Duty {
        Duty(
            rule: rule ?? Self.promise, kind: .clock, official: official,
            subject: .serviceCase(number, clock), period: nil, opens: registeredAt.day,
            due: due.day, progress: Duty.Progress(done: 0, needed: 1),
            standing: now > due ? .overdue(by: now.day - due.day) : .due(in: due.day - now.day))
    }

    private static let promise: ID<Rule> = ID("promise")!
}

extension Transaction {
    /// The open cases with a date among those of `condition`, the soonest first.
    func casesInHand(_ condition: Sql) throws -> [CaseInHand] {
        let rows = try db.all(
            """
            SELECT number, official, registered_at, next_due, next_clock, kind, danger, rule_set
            FROM cases WHERE \(condition) AND next_due IS NOT NULL ORDER BY next_due, number
            """
        ) { row in
            (
                number: try row.int64(0), official: try row.idOrNil(1, of: Official.self),
                at: try row.moment(2), due: try row.moment(3),
                clock: try row.word(4, of: ClockName.self),
                kind: try row.word(5, of: CaseKind.self),
                isDanger: try row.bool(6), rules: try row.int(7)
            )
        }
        return try rows.compactMap { row in
            let clocks = try office.ruleBook.rules(row.rules, in: db)
                .clocks(for: row.kind, isDanger: row.isDanger)
            return CaseNumber(value: row.number).map { number in
                CaseInHand(
                    number: number, official: row.official, registeredAt: row.at, due: row.due,
                    clock: row.clock, rule: clocks.first { $0.name == row.clock }?.id)
            }
        }
    }

    /// The cases of a handler's unit that nobody has in hand yet; never those that are about her
    /// or about the unit.
    func unitCaseDuties(of official: Official, at now: Moment) throws -> [Duty] {
        guard official.roles.contains(.handler), let unit = official.unit else { return [] }
        return try casesInHand(
            """
            unit = \(unit) AND official IS NULL
            AND COALESCE(about_official, '') <> \(official.code)
            AND COALESCE(about_unit, '') <> \(unit)
            """
        ).map { $0.duty(of: official.code, at: now) }
    }
}

package import Kernel

/// What one official owes on a day.
package struct OfficialDuties: Hashable, Sendable {
    package let official: Official
    /// The most overdue first, then the soonest due, then what is met.
    package let duties: [Duty]
}

extension Transaction {
    /// All duties of `official`, today's and what is left over: visits, periodic work, and the
    /// cases in her hands or, for a handler, waiting in her unit.
    package func duties(of official: Official, at now: Moment) throws -> [Duty] {
        let own = try duties(of: [official], at: now).first?.duties ?? []
        return (own + (try unitCaseDuties(of: official, at: now))).inOrderOfNeed
    }

    /// The duties of the officials of `place` and below it, for supervision: by official, in the
    /// order of their codes.
    ///
    /// Cases that wait in a unit and are in nobody's hands are not here: they are nobody's duty by
    /// name, and stand in the list of cases.
    ///
    /// - Parameter standings: which duties to show; officials without such a duty are left out.
    /// - Parameter cursor: the code of the last official of the page before.
    /// - Returns: up to `limit` officials; less where many were looked at in vain.
    package func duties(
        within place: ID<Place>, standings: Set<Standing.Name> = [.due, .overdue],
        after cursor: String? = nil, limit: Int, at now: Moment
    ) throws -> Page<OfficialDuties> {
        var found: [OfficialDuties] = []
        var cursor = cursor
        for _ in 0..<Self.longestSearch {
            let officials = try officials(within: place, after: cursor, limit: Self.atOnce)
            for own in try duties(of: officials, at: now) {
                let shown = own.duties.filter { standings.contains($0.standing.name) }
                cursor = own.official.code.text
                if shown.isEmpty { continue }
                found.append(OfficialDuties(official: own.official, duties: shown.inOrderOfNeed))
                if found.count == limit { return Page(items: found, next: cursor) }
            }
            if officials.count < Self.atOnce { return Page(items: found, next: nil) }
        }
        return Page(items: found, next: cursor)
    }

    /// Officials asked for at once, and how many times before a page is given back unfilled.
    private static let atOnce = 200
    private static let longestSearch = 5

    private func duties(of officials: [Official], at now: Moment) throws -> [OfficialDuties] {
        let scene = try DutyScene(officials, in: self, at: now)
        return try officials.map { official in
            OfficialDuties(official: official, duties: try scene.duties(of: official, in: self))
        }
    }

    /// Notes that periodic work was done.
    ///
    /// - Throws: `StoreRefusal`: `notAllowed` for somebody else's duty; `unknown` for a rule that
    ///   isn't a duty of hers, or a day that is still to come or lies before the period that may
    ///   still be made up; `conflict("alreadyDone")` when nothing more is owed in its period.
    package func discharge(_ discharge: Discharge, by official: Official, at now: Moment) throws {
        guard discharge.official == official.code else { throw StoreRefusal.notAllowed }
        let scene = try DutyScene([official], in: self, at: now)
        guard
            let rule = try scene.cadences(of: official, in: self)
                .first(where: { $0.id == discharge.rule })
        else { throw StoreRefusal.unknown(field: "rule", value: discharge.rule.text) }
        let earliest =
            (rule.every.period(beforeThatOf: now.day) ?? rule.every.period(containing: now.day))
            .start
        guard (earliest...now.day).contains(discharge.on) else {
            throw StoreRefusal.unknown(field: "on", value: discharge.on.description)
        }
        let done = scene.done(rule.id, by: official.code)
        let turns = try scene.turns(of: official, under: rule, in: self)
        guard
            let duty = rule.duty(
                of: official.code, done: done, turns: turns, on: discharge.on),
            duty.standing != .met
        else { throw StoreRefusal.conflict("alreadyDone") }
        try record(
            .discharge(discharge), by: .official(official.code, of: official.unit), at: now)
    }

    func save(_ discharge: Discharge, at moment: Moment) throws {
        try db.run(
            """
            INSERT INTO discharges (official, rule, day, number, at)
            SELECT \(discharge.official), \(discharge.rule), \(discharge.on), count(*) + 1,
                \(moment)
            FROM discharges
            WHERE official = \(discharge.official) AND rule = \(discharge.rule)
                AND day = \(discharge.on)
            """)
    }
}

extension [Duty] {
    var inOrderOfNeed: [Duty] {
        sorted { left, right in
            (left.standing.rank, left.due, left.rule.text)
                < (right.standing.rank, right.due, right.rule.text)
        }
    }
}

extension Standing {
    fileprivate var rank: Int {
        switch self {
        case .overdue: 0
        case .due: 1
        case .met: 2
        }
    }
}

package import Kernel

/// Somebody who is on by a rota.
package struct OnDuty: Hashable, Sendable {
    package let day: Day
    package let rota: ID<Undertaking>
    /// The rule under which the rota stands.
    package let rule: Rule
    package let place: ID<Place>
    package let person: Rota.Person
    /// Nil where she isn't one of the registry, or no longer serves.
    package let official: Official?
}

extension Transaction {
    /// Who is on at `place` by its rotas and those of the places above it: by day, the nearest
    /// place first.
    ///
    /// - Parameter below: whether the rotas of the places below it count too.
    /// - Parameter limit: how many shifts at most.
    package func onDuty(
        at place: ID<Place>, below: Bool = false, during days: ClosedRange<Day>, limit: Int = 50
    ) throws -> [OnDuty] {
        let path = try requiredPath(of: place)
        var condition: Sql = "place IN \(list: Path.codes(of: path))"
        if below { condition = "(\(condition) OR \(Path.isWithin(path)))" }
        return try onDuty(where: condition, during: days, limit: limit)
    }

    /// When `official` is on herself.
    package func shifts(of official: ID<Official>, during days: ClosedRange<Day>) throws
        -> [OnDuty]
    {
        try onDuty(where: "official = \(official)", during: days, limit: 50)
    }

    private func onDuty(where condition: Sql, during days: ClosedRange<Day>, limit: Int) throws
        -> [OnDuty]
    {
        let rows = try db.all(
            """
            SELECT undertaking, day, number, official FROM shifts
            WHERE \(condition) AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            ORDER BY day, path DESC, undertaking, number LIMIT \(limit)
            """
        ) { row in
            (
                rota: try row.id(0, of: Undertaking.self), day: try row.day(1),
                number: try row.int(2), official: try row.idOrNil(3, of: Official.self)
            )
        }
        if rows.isEmpty { return [] }
        let rotas = try undertakings(Set(rows.map(\.rota)))
        let officials = try officials(Array(Set(rows.compactMap(\.official))))
        return rows.compactMap { row in
            guard let it = rotas[row.rota], case .rota(let rota) = it.work else { return nil }
            let people = rota.people(on: row.day)
            guard people.indices.contains(row.number) else { return nil }
            return OnDuty(
                day: row.day, rota: it.id, rule: it.rule, place: it.place,
                person: people[row.number],
                official: row.official.flatMap { officials[$0] }.flatMap {
                    $0.isActive ? $0 : nil
                })
        }
    }

    /// The leader who is on today at the nearest place along `path`, by a rota of a rule that binds
    /// leaders; nil for none.
    ///
    /// - Parameter suits: whether the matter may go to her.
    func leaderOnDuty(along path: String, on day: Day, suits: (Official) -> Bool) throws
        -> Official?
    {
        let rows = try db.all(
            """
            SELECT rule, official FROM shifts
            WHERE day = \(day) AND official IS NOT NULL
                AND place IN \(list: Path.codes(of: path))
            ORDER BY path DESC, undertaking, number
            """
        ) { (rule: try $0.id(0, of: Rule.self), official: try $0.id(1, of: Official.self)) }
        if rows.isEmpty { return nil }
        let officials = try officials(rows.map(\.official))
        return try rows.lazy.compactMap { row -> Official? in
            guard let official = officials[row.official], official.isActive,
                official.unit != nil, suits(official),
                let rule = try ruleSet(at: official.place, on: day)[row.rule],
                let role = try rule.runBy.flatMap({
                    try ruleSet(at: official.place, on: day).role($0, of: rule.origin)
                }),
                role.role == .leader
            else { return nil }
            return official
        }.first
    }

    // MARK: What follows from an entry

    /// Writes the shifts of a rota anew; nothing for anything that isn't one.
    func saveShifts(of it: Undertaking) throws {
        guard case .rota(let rota) = it.work else { return }
        let path = try requiredPath(of: it.place)
        try db.run("DELETE FROM shifts WHERE undertaking = \(it.id)")
        var numbers: [Day: Int] = [:]
        for shift in rota.shifts {
            let number = numbers[shift.on, default: 0]
            numbers[shift.on] = number + 1
            try db.run(
                """
                INSERT INTO shifts (undertaking, day, number, rule, place, path, official)
                VALUES (\(it.id), \(shift.on), \(number), \(it.rule.id), \(it.place), \(path),
                    \(shift.who.official))
                """)
        }
    }
}

/// What rotas say of the officials of a scene, read at once.
struct TurnsScene {
    private var covered: [ID<Rule>: [ID<Place>: Set<Day>]] = [:]
    private var own: [ID<Official>: [ID<Rule>: [(place: ID<Place>, day: Day)]]] = [:]

    /// Whether no rota says anything, as where none is kept.
    var isEmpty: Bool { covered.isEmpty }

    /// - Parameter rules: those that a rota may stand under, with what is owed under them.
    init(
        _ rules: [CadenceRule], around paths: Set<String>, in transaction: Transaction,
        on today: Day
    ) throws {
        guard !rules.isEmpty else {
            try self.init([], around: paths, in: transaction, during: today...today)
            return
        }
        let current = rules.map { $0.every.period(containing: today) }
        let before = rules.compactMap { $0.every.period(beforeThatOf: today) }
        let first = (current + before).map(\.start).min() ?? today
        let last = current.map(\.end).max() ?? today
        try self.init(
            rules.map(\.id), around: paths, in: transaction, during: first...max(first, last))
    }

    /// - Parameter rules: those that a rota may stand under.
    init(
        _ rules: [ID<Rule>], around paths: Set<String>, in transaction: Transaction,
        during days: ClosedRange<Day>
    ) throws {
        guard !rules.isEmpty else { return }
        let places = Set(paths.flatMap { Path.codes(of: $0) }).sorted()
        try transaction.db.each(
            """
            SELECT rule, place, day, official FROM shifts
            WHERE rule IN \(list: rules) AND place IN \(list: places)
                AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            """
        ) { row in
            let (rule, place): (ID<Rule>, ID<Place>) = (try row.id(0), try row.id(1))
            let day = try row.day(2)
            covered[rule, default: [:]][place, default: []].insert(day)
            if let official = try row.idOrNil(3, of: Official.self) {
                own[official, default: [:]][rule, default: []].append((place, day))
            }
        }
    }

    /// - Parameter places: the official's place and those above it.
    func turns(of official: ID<Official>, at places: Set<ID<Place>>, under rule: ID<Rule>) -> Turns
    {
        guard let covered = covered[rule] else { return .none }
        let days = covered.filter { places.contains($0.key) }.values
        let own = (own[official]?[rule] ?? []).filter { places.contains($0.place) }
        return Turns(
            covered: days.reduce(into: []) { $0.formUnion($1) }, own: Set(own.map(\.day)))
    }
}

import Kernel

/// What the duties of some officials follow from, read with one query a kind and not one an
/// official.
struct DutyScene {
    private let now: Moment
    private let periods: [Int: OpenPeriod]
    /// By official and period.
    private var counts: [ID<Official>: [Int: CoverageCount]] = [:]
    private var discharges: [ID<Official>: [ID<Rule>: [Day]]] = [:]
    private var cases: [ID<Official>: [CaseInHand]] = [:]
    private let turns: TurnsScene
    private let villageTargets: VillageTargets

    private var today: Day { now.day }

    init(_ officials: [Official], in transaction: Transaction, at now: Moment) throws {
        self.now = now
        // A list whose pack was suspended is still counted, but nobody owes visits for it.
        let adoptions = try transaction.adoptions()
        let periods = try transaction.periods(during: now.day...now.day).filter {
            !adoptions.isSuspended($0, on: now.day)
        }
        self.periods = Dictionary(uniqueKeysWithValues: periods.map { ($0.id, $0) })
        turns = try TurnsScene(
            try transaction.cadencesInTurn(of: officials, on: now.day),
            around: try transaction.paths(of: officials), in: transaction, on: now.day)
        let codes = officials.map(\.code)
        villageTargets = try VillageTargets(
            of: codes, in: periods, in: transaction, on: now.day)
        try readCounts(of: codes, in: transaction)
        try readDischarges(of: codes, in: transaction)
        for inHand in try transaction.casesInHand("official IN \(list: codes)") {
            if let official = inHand.official { cases[official, default: []].append(inHand) }
        }
    }

    private mutating func readCounts(of codes: [ID<Official>], in transaction: Transaction) throws {
        try transaction.db.each(
            """
            SELECT official, period, standing, number FROM coverage_officials
            WHERE official IN \(list: codes) AND period IN \(list: periods.keys.sorted())
                AND number > 0
            """
        ) { row in
            let official: ID<Official> = try row.id(0)
            let period = try row.int(1)
            let some = CoverageCount(try row.word(2), number: try row.int(3))
            let before = counts[official]?[period] ?? CoverageCount()
            counts[official, default: [:]][period] = before + some
        }
    }

    private mutating func readDischarges(of codes: [ID<Official>], in transaction: Transaction)
        throws
    {
        // The longest period is a year, and the one before is looked at too.
        try transaction.db.each(
            """
            SELECT official, rule, day FROM discharges
            WHERE official IN \(list: codes) AND day >= \(today - 732)
            """
        ) { row in
            discharges[try row.id(0), default: [:]][try row.id(1), default: []]
                .append(try row.day(2))
        }
    }

    func done(_ rule: ID<Rule>, by official: ID<Official>) -> [Day] {
        discharges[official]?[rule] ?? []
    }

    func duties(of official: Official, in transaction: Transaction) throws -> [Duty] {
        let rules = try transaction.ruleSet(at: official.place, on: today)
        return householdDuties(of: official, under: rules)
            + (try placeDuties(of: official, under: rules, in: transaction))
            + (try cadenceDuties(of: official, in: transaction))
            + (cases[official.code] ?? []).map { $0.duty(of: official.code, at: now) }
    }

    // MARK: Visits

    /// Whoever the households are linked to owes the visits, at whatever level she is employed;
    /// but not those that the pack asks of another role.
    private func householdDuties(of official: Official, under rules: RuleSet) -> [Duty] {
        var byList: [CoverageList: CoverageCount] = [:]
        for (id, count) in counts[official.code] ?? [:] {
            guard let period = periods[id] else { continue }
            let list = CoverageList(rule: period.rule, first: period.first)
            byList[list] = (byList[list] ?? CoverageCount()) + count
        }
        return byList.compactMap { list, count in
            guard list.rule.concerns(official, under: rules) else { return nil }
            let needed = villageTargets.needed(
                by: official.code, under: list.rule.id, from: list.first)
            return list.rule.duty(
                of: official.code, count: count, needed: needed, on: today)
        }
    }

    private struct CoverageList: Hashable {
        let rule: VisitRule
        let first: Day
    }

    private func placeDuties(
        of official: Official, under rules: RuleSet, in transaction: Transaction
    ) throws -> [Duty] {
        guard let level = try transaction.level(of: official.place) else { return [] }
        let owed = rules.visits.filter { rule in
            !rule.isCoverage
                && rules.holds(rule.by, of: rule.origin, official, at: level)
        }
        return try owed.flatMap { rule in
            let visits = try transaction.bareVisits(
                by: official.code, during: rule.every.period(containing: today).days)
            guard rule.of.level != nil else {
                let own = visits.map(\.visit)
                return [rule.duty(of: official.code, to: official.place, visits: own, on: today)]
            }
            return try transaction.places(of: rule.of, around: official.place).map { place, path in
                let there = visits.filter { Path.contains(path, $0.path) }.map(\.visit)
                return rule.duty(of: official.code, to: place, visits: there, on: today)
            }
        }
    }

    // MARK: Periodic work

    /// The cadences that bind `official`: by her role, or because a rota names her.
    func cadences(of official: Official, in transaction: Transaction) throws -> [CadenceRule] {
        let rules = try transaction.ruleSet(at: official.place, on: today)
        guard let level = try transaction.level(of: official.place) else { return [] }
        return try rules.cadences.filter { rule in
            if rules.holds(rule.of, of: rule.origin, official, at: level) { return true }
            return try official.isActive && rule.isTakenInTurn && !self.turns.isEmpty
                && !turns(of: official, under: rule, in: transaction).own.isEmpty
        }
    }

    /// What the rotas of `rule` say of `official`.
    func turns(of official: Official, under rule: CadenceRule, in transaction: Transaction) throws
        -> Turns
    {
        guard rule.isTakenInTurn, !turns.isEmpty else { return .none }
        let codes = Path.codes(of: try transaction.requiredPath(of: official.place))
        return turns.turns(
            of: official.code, at: Set(codes.compactMap { ID<Place>($0) }), under: rule.id)
    }

    private func cadenceDuties(of official: Official, in transaction: Transaction) throws -> [Duty]
    {
        try cadences(of: official, in: transaction).flatMap { rule in
            let done = done(rule.id, by: official.code)
            let turns = try turns(of: official, under: rule, in: transaction)
            let since = try transaction.firstDay(
                of: rule.origin, at: official.place, until: today)
            let before = rule.leftOver(
                of: official.code, done: done, turns: turns, on: today, since: since)
            let current = rule.duty(of: official.code, done: done, turns: turns, on: today)
            return [before, current].compactMap { $0 }
        }
    }
}

extension Transaction {
    /// The rules in force for any of `officials` of which a rota may say who owes them.
    fileprivate func cadencesInTurn(of officials: [Official], on day: Day) throws -> [CadenceRule] {
        var found: [ID<Rule>: CadenceRule] = [:]
        for place in Set(officials.map(\.place)) {
            for rule in try ruleSet(at: place, on: day).cadences
            where rule.isTakenInTurn && rule.owed != nil { found[rule.id] = rule }
        }
        return found.values.sorted { $0.id.text < $1.id.text }
    }

    fileprivate func paths(of officials: [Official]) throws -> Set<String> {
        let places: Set<ID<Place>> = Set(officials.map { $0.place })
        return try Set(places.map { try requiredPath(of: $0) })
    }
}

extension Transaction {
    func level(of place: ID<Place>) throws -> TerritoryLevel? {
        try self.place(place)?.level
    }

    /// The first day since which a rule was in force at `place` without a break, by its own word or
    /// one from above.
    func firstDay(of rule: RuleOrigin, at place: ID<Place>, until day: Day) throws -> Day {
        let codes = Path.codes(of: try requiredPath(of: place)).compactMap { ID<Place>($0) }
        return try adoptions().firstDay(of: rule, at: Set(codes), until: day)
            ?? Day(number: .max)
    }

    /// The places of a level that belong to `place`, or the one that it belongs to.
    func places(of subject: VisitedSubject, around place: ID<Place>) throws -> [(
        code: ID<Place>, path: String
    )] {
        guard let level = subject.level else { return [] }
        let path = try requiredPath(of: place)
        let above = Path.codes(of: path)
        return try db.all(
            """
            SELECT code, path FROM places
            WHERE level = \(level.rawValue)
                AND ((\(Path.isWithin(path))) OR code IN \(list: above))
            ORDER BY code
            """
        ) { (code: try $0.id(0), path: try $0.text(1)) }
    }

    func bareVisits(by official: ID<Official>, during days: ClosedRange<Day>) throws -> [(
        visit: Visit, path: String
    )] {
        try db.all(
            """
            SELECT id, place, kind, outcome, at, path, household FROM visits
            WHERE official = \(official) AND at >= \(Moment(days.lowerBound))
                AND at < \(Moment(days.upperBound + 1))
            """
        ) { row in
            let household = try row.idOrNil(6, of: Household.self)
            let visit = Visit(
                id: try row.id(0), official: official,
                subject: try household.map { .household($0) } ?? .place(try row.id(1)),
                kind: try row.word(2), outcome: try row.word(3), at: try row.moment(4))
            return (visit: visit, path: try row.text(5))
        }
    }
}

extension [Adoption] {
    func isSuspended(_ period: OpenPeriod, on day: Day) -> Bool {
        guard contains(where: \.isSuspension),
            let place = Path.codes(of: period.path).last.flatMap({ ID<Place>($0) })
        else { return false }
        return current(at: place, on: day)
            .contains { $0.isSuspension && $0.pack == period.rule.origin.pack }
    }
}

extension VisitRule {
    /// Whether the rule asks the visits to the households that are linked to `official` of her: she
    /// owes them at whatever level she is employed, but for those that it asks of another role.
    func concerns(_ official: Official, under rules: RuleSet) -> Bool {
        guard let role = rules.role(by, of: origin) else { return true }
        return official.roles.contains(role.role) && role.isOpen(to: official, in: origin.pack)
    }
}

extension VisitedSubject {
    /// Nil for what is no place of the registry: the visitor's own place stands for it.
    var level: TerritoryLevel? {
        switch self {
        case .household, .naturalVillage, .zone, .project: nil
        case .villagerGroup: .villagerGroup
        case .village: .village
        case .township: .township
        }
    }
}

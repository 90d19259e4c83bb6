package import Kernel

/// What an official owed in some time and what became of it, by her own rules. It holds no sum of
/// different duties, and nothing of anybody else.
package struct Scorecard: Sendable {
    package let official: Official
    package let days: ClosedRange<Day>
    /// By their packs, then in the order of the packs' files; rules under which nothing was owed are
    /// left out.
    package let rules: [RuleAccount]
    package let promises: PromiseTally
    /// Those about her that were counted or had too few ballots, the newest first.
    package let ballots: [Undertaking]
}

/// What became of the duties of one rule.
package struct RuleAccount: Sendable {
    /// As it was in force last.
    package let rule: Rule
    /// Oldest first; empty for a clock.
    package var duties: [DutyAccount] = []
    /// Of a clock, by the cases' dates.
    package var clocks: [ClockAccount] = []

    package var tally: DutyTally {
        DutyTally(
            duties.map(\.outcome) + clocks.map(\.outcome),
            periods: Set(duties.map(\.name.period)).count)
    }
}

/// What became of one date of a case that she had in hand when it was met or ran out.
package struct ClockAccount: Hashable, Sendable {
    package let number: CaseNumber
    package let due: Moment
    package let met: Moment?
    package let outcome: DutyAccount.Outcome
}

extension Transaction {
    /// What `official` owed in periods whose last day lies in `days`.
    ///
    /// A period that began before a rule was in force, or before she held its role, is owed while
    /// it runs; once it is over it counts where it was met.
    ///
    /// - Parameter rule: only this one's duties; nil for all, with promises and ballots.
    package func scorecard(
        of official: Official, during days: ClosedRange<Day>, rule: ID<Rule>? = nil, at now: Moment
    ) throws -> Scorecard {
        var history = try DutyHistory(
            of: official, during: days, rule: rule, in: self, at: now)
        try history.countWork(in: self)
        try history.countVisits(in: self)
        try history.countHouseholds(in: self)
        let promises = try history.countCases(in: self)
        return Scorecard(
            official: official, days: days,
            rules: history.accounts.values.sorted { $0.rule.position < $1.rule.position },
            promises: promises,
            ballots: rule == nil ? try ballots(about: official.code, during: days) : [])
    }
}

extension Rule {
    fileprivate var position: (String, Int, String) {
        (origin.pack.text, origin.line, id.text)
    }
}

/// Counts what became of the duties of one official.
struct DutyHistory {
    let code: ID<Official>
    let days: ClosedRange<Day>
    private let only: ID<Rule>?
    private let now: Moment
    private let stretches: [PostStretch]
    private(set) var accounts: [ID<Rule>: RuleAccount] = [:]

    private var today: Day { now.day }

    /// The longest period of the calendar: one that ends in the days may begin so long before.
    private static let lookBack = 366

    init(
        of official: Official, during days: ClosedRange<Day>, rule: ID<Rule>?,
        in transaction: Transaction, at now: Moment
    ) throws {
        code = official.code
        self.days = days
        self.now = now
        only = rule
        let last = max(now.day, days.lowerBound)
        stretches = try transaction.stretches(
            of: code, from: days.lowerBound - Self.lookBack, to: last)
    }

    private func wants(_ rule: ID<Rule>) -> Bool { only == nil || only == rule }

    private mutating func keep(_ account: DutyAccount?, of rule: Rule, isWhole: Bool) {
        guard let account, isWhole || [.met, .late].contains(account.outcome) else { return }
        var own = accounts[rule.id]?.duties ?? []
        own.append(account)
        accounts[rule.id] = RuleAccount(rule: rule, duties: own)
    }

    /// Periods of a rule that fall to one stretch of days.
    private func periods(
        of every: Recurrence, _ daysOfMonth: ClosedRange<Int>?, in stretch: PostStretch,
        heldSince: Day
    ) -> [(period: Period, isWhole: Bool)] {
        let end = min(stretch.last, today, days.upperBound)
        var period = every.period(containing: max(stretch.first, days.lowerBound))
        var found: [(Period, Bool)] = []
        while period.start <= end {
            let due = period.window(daysOfMonth).upperBound
            let isRunning = period.days.contains(today)
            if days.contains(due), stretch.days.contains(isRunning ? today : due) {
                found.append((period, isRunning || heldSince <= period.start))
            }
            let next = every.period(containing: period.end + 1)
            guard next.start > period.start else { break }
            period = next
        }
        return found
    }

    /// Each stretch with the rules of a kind that bound her then, and since when without a break.
    private func held<Form: RuleForm>(
        _ rules: (RuleSet) -> [Form], _ role: (Form) -> ID<PackRole>,
        orBound isBound: (Form) -> Bool = { _ in false }
    ) -> [(stretch: PostStretch, rule: Form, since: Day)] {
        var since: [ID<Rule>: Day] = [:]
        return stretches.flatMap { stretch -> [(PostStretch, Form, Day)] in
            let own = rules(stretch.rules).filter {
                wants($0.origin.id)
                    && (stretch.holds(role($0), $0.origin) || isBound($0))
            }
            since = own.reduce(into: [:]) {
                $0[$1.origin.id] = since[$1.origin.id] ?? stretch.first
            }
            return own.map { (stretch, $0, since[$0.origin.id] ?? stretch.first) }
        }
    }

    // MARK: Periodic work

    mutating func countWork(in transaction: Transaction) throws {
        let done = try transaction.notedWork(
            of: code, during: (days.lowerBound - Self.lookBack)...days.upperBound)
        let turns = try turns(in: transaction)
        let bound = held(\.cadences, \.of) { !(turns[$0.id] ?? .none).own.isEmpty }
        for (stretch, cadence, since) in bound {
            guard let rule = stretch.rules[cadence.id] else { continue }
            for (period, isWhole) in periods(
                of: cadence.every, cadence.daysOfMonth, in: stretch, heldSince: since)
            {
                keep(
                    cadence.account(
                        of: period, done: done[cadence.id] ?? [],
                        turns: turns[cadence.id] ?? .none, on: today),
                    of: rule, isWhole: isWhole)
            }
        }
    }

    /// What the rotas of her places said of her, by rule.
    private func turns(in transaction: Transaction) throws -> [ID<Rule>: Turns] {
        let rules = Set(
            stretches.flatMap(\.rules.cadences).filter { $0.isTakenInTurn && wants($0.id) }.map(
                \.id))
        let paths = try Set(stretches.map { try transaction.requiredPath(of: $0.official.place) })
        let scene = try TurnsScene(
            rules.sorted { $0.text < $1.text }, around: paths, in: transaction,
            during: (days.lowerBound - Self.lookBack)...(days.upperBound + Self.lookBack))
        let places = Set(paths.flatMap { Path.codes(of: $0) }.compactMap { ID<Place>($0) })
        return rules.reduce(into: [:]) {
            $0[$1] = scene.turns(of: code, at: places, under: $1)
        }
    }

    // MARK: Visits

    mutating func countVisits(in transaction: Transaction) throws {
        let bound = held({ $0.visits.filter { !$0.isCoverage } }, \.by)
        guard !bound.isEmpty else { return }
        let visits = Dictionary(
            grouping: try transaction.bareVisits(
                by: code, during: (days.lowerBound - Self.lookBack)...days.upperBound)
        ) { $0.visit.at.day }
        var places: [String: [(code: ID<Place>, path: String)]] = [:]
        for (stretch, rule, since) in bound {
            let own = stretch.official.place
            let key = "\(rule.of.rawValue) \(own)"
            if places[key] == nil {
                places[key] =
                    rule.of.level == nil
                    ? [(own, "")] : try transaction.places(of: rule.of, around: own)
            }
            for (period, isWhole) in periods(
                of: rule.every, rule.daysOfMonth, in: stretch, heldSince: since)
            {
                let inPeriod = (period.start.number...period.end.number)
                    .flatMap { visits[Day(number: $0)] ?? [] }
                for (place, path) in places[key] ?? [] {
                    let there = inPeriod.filter { Path.contains(path, $0.path) }.map(\.visit)
                    keep(
                        rule.account(
                            of: period, by: code, to: place, visits: there, on: today),
                        of: .visit(rule), isWhole: isWhole)
                }
            }
        }
    }

    /// Her households on the frozen lists.
    mutating func countHouseholds(in transaction: Transaction) throws {
        let adoptions = try transaction.adoptions()
        let periods = try transaction.periods(during: days).filter { period in
            days.contains(period.last) && wants(period.rule.id) && period.first <= today
                && !(period.last >= today && adoptions.isSuspended(period, on: today))
        }
        let targets = try VillageTargets(of: [code], in: periods, in: transaction, on: today)
        for (list, count) in try transaction.coverage(of: code, in: periods) {
            let judged = min(list.last, today)
            guard let stretch = stretches.last(where: { $0.days.contains(judged) }),
                list.rule.concerns(stretch.official, under: stretch.rules)
            else { continue }
            keep(
                list.rule.account(
                    of: list.rule.every.period(containing: list.first), count: count,
                    needed: targets.needed(by: code, under: list.rule.id, from: list.first),
                    on: today),
                of: .visit(list.rule), isWhole: true)
        }
    }

    // MARK: Cases

    mutating func countCases(in transaction: Transaction) throws -> PromiseTally {
        var promises = PromiseTally()
        let calendar = try transaction.calendar
        for number in try transaction.casesHad(by: code, during: days) {
            guard let folded = try transaction.fold(number) else { continue }
            let it = folded.it
            for date in it.dueDates(under: folded.rules, calendar: calendar)
            where wants(date.rule.id) && date.rule.name.isOfHerWork {
                count(date, of: it)
            }
            if only == nil { promises.count(it, by: code, during: days, at: now) }
        }
        return promises
    }

    /// A date that ran out is whose who had the case in hand then; one that was met, whose who met
    /// it.
    private mutating func count(_ date: CaseDueDate, of it: ServiceCase) {
        let due = date.due.moment
        guard days.contains(due.day),
            it.holder(at: min(due, date.met ?? now)) == code
        else { return }
        let outcome: DutyAccount.Outcome =
            date.isOverdue(at: now)
            ? (date.met == nil ? .missed : .late)
            : date.met == nil ? .open : .met
        var account = accounts[date.rule.id] ?? RuleAccount(rule: .clock(date.rule))
        account.clocks.append(
            ClockAccount(number: it.number, due: due, met: date.met, outcome: outcome))
        accounts[date.rule.id] = account
    }
}

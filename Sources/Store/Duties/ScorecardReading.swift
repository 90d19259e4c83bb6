package import Kernel

/// A frozen list of a rule, as it counts for one official.
struct OwnList: Hashable {
    let rule: VisitRule
    let first: Day
    let last: Day
}

extension Transaction {
    /// What she noted as done, by rule.
    func notedWork(of code: ID<Official>, during days: ClosedRange<Day>) throws
        -> [ID<Rule>: [NotedWork]]
    {
        var work: [ID<Rule>: [NotedWork]] = [:]
        try db.each(
            """
            SELECT rule, day, at FROM discharges
            WHERE official = \(code) AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            """
        ) { row in
            work[try row.id(0), default: []]
                .append(NotedWork(on: try row.day(1), noted: try row.moment(2).day))
        }
        return work
    }

    /// How her households stand on the lists of `periods`; lists of one rule and time are one.
    func coverage(of code: ID<Official>, in periods: [OpenPeriod]) throws
        -> [OwnList: CoverageCount]
    {
        let byID = Dictionary(periods.map { ($0.id, $0) }) { first, _ in first }
        var counts: [OwnList: CoverageCount] = [:]
        try db.each(
            """
            SELECT period, standing, number FROM coverage_officials
            WHERE official = \(code) AND period IN \(list: byID.keys.sorted()) AND number > 0
            """
        ) { row in
            guard let period = byID[try row.int(0)] else { return }
            let list = OwnList(rule: period.rule, first: period.first, last: period.last)
            let some = CoverageCount(try row.word(1), number: try row.int(2))
            counts[list] = (counts[list] ?? CoverageCount()) + some
        }
        return counts
    }

    /// The cases that she had at some time and that weren't over before `days`.
    func casesHad(by code: ID<Official>, during days: ClosedRange<Day>) throws -> [CaseNumber] {
        try db.all(
            """
            SELECT c.number FROM case_officials o JOIN cases c ON c.number = o.number
            WHERE o.official = \(code) AND c.registered_at < \(Moment(days.upperBound + 1))
                AND (c.ended_at IS NULL OR c.ended_at >= \(Moment(days.lowerBound)))
            ORDER BY c.number
            """
        ) { CaseNumber(value: try $0.int64(0)) }
        .compactMap { $0 }
    }

    /// The ratings of an official that are over.
    func ballots(about code: ID<Official>, during days: ClosedRange<Day>) throws -> [Undertaking] {
        try undertakings(
            where: """
                u.official = \(code) AND u.kind = \(Undertaking.Kind.ballot.rawValue)
                AND u.day >= \(days.lowerBound) AND u.day <= \(days.upperBound)
                AND u.state <> \(Ballot.State.issued.rawValue)
                """, order: "u.day DESC, u.id DESC", limit: 100)
    }
}

/// By what a duty is known to be done.
package struct DutyEvidence: Sendable {
    package var discharges: [Discharged]
    package var visits: [Visited]
    /// Meetings and claims.
    package var undertakings: [Undertaking]

    package init(
        discharges: [Discharged] = [], visits: [Visited] = [], undertakings: [Undertaking] = []
    ) {
        self.discharges = discharges
        self.visits = visits
        self.undertakings = undertakings
    }

    package struct Discharged: Hashable, Sendable {
        package let on: Day
        package let noted: Moment
        package let text: String
    }

    /// A visit without the household: who is visited is nobody's account but hers.
    package struct Visited: Hashable, Sendable {
        package let at: Moment
        package let place: ID<Place>
        let path: String
    }
}

extension Transaction {
    /// What shows that the duties of one rule were done, for each of them.
    package func evidence(for account: RuleAccount, of official: Official) throws
        -> [DutyName: DutyEvidence]
    {
        guard let first = account.duties.map(\.name.period.start).min(),
            let last = account.duties.map(\.name.period.end).max()
        else { return [:] }
        let days = first...last
        var whole = DutyEvidence()
        whole.undertakings = try undertakings(under: account.rule, for: official, during: days)
        if case .visit(let rule) = account.rule {
            guard !rule.isCoverage else { return [:] }
            whole.visits = try bareVisits(by: official.code, during: days)
                .filter { rule.counts($0.visit, on: $0.visit.at.day) }
                .map { visit, path in
                    DutyEvidence.Visited(
                        at: visit.at, place: ID(Path.codes(of: path).last ?? "") ?? official.place,
                        path: path)
                }
        } else {
            whole.discharges = try notedDischarges(
                of: official.code, under: account.rule.id, during: days)
        }
        return try account.duties.reduce(into: [:]) { evidence, duty in
            evidence[duty.name] = try part(of: whole, for: duty.name, official)
        }
    }

    private func part(of whole: DutyEvidence, for name: DutyName, _ official: Official) throws
        -> DutyEvidence
    {
        let days = name.period.days
        let path = try name.place.flatMap { $0 == official.place ? nil : try self.path(of: $0) }
        return DutyEvidence(
            discharges: whole.discharges.filter { days.contains($0.on) },
            visits: whole.visits.filter {
                days.contains($0.at.day) && Path.contains(path ?? "", $0.path)
            },
            undertakings: whole.undertakings.filter { days.contains($0.day) })
    }

    /// Meetings that were held where she works, and what she took up.
    private func undertakings(
        under rule: Rule, for official: Official, during days: ClosedRange<Day>
    ) throws -> [Undertaking] {
        let whose: Sql
        switch rule {
        case .meeting:
            whose = """
                u.path = \(try requiredPath(of: official.place))
                AND u.state = \(Meeting.State.held.rawValue)
                """
        case .claim: whose = "u.official = \(official.code)"
        default: return []
        }
        return try undertakings(
            where: """
                u.rule = \(rule.id) AND u.day >= \(days.lowerBound) AND u.day <= \(days.upperBound)
                AND \(whose)
                """, order: "u.day, u.id", limit: 400)
    }
}

import DemoCounty
import Kernel
import Store

/// Ten years of a county's cases, each lived after one of the demo's, and the demo's visits of two
/// years.
struct BulkHistory {
    /// The registry with its visits.
    let county: DemoCounty
    let cases: Int
    let seed: UInt64
    let rules: RuleSet
    let ruleSet: Int
    let paths: [ID<Place>: String]
    let tell: (String) -> Void

    /// - Returns: numbers and pick-up codes of some cases that only wait.
    func write(to folder: String) async throws -> [CaseNumber: String] {
        tell("models")
        let models = models()
        let writer = try BulkWriter(folder, models: models)
        var plan = BulkPlan(models, cases: cases, end: county.end)
        var visits = VisitsByWeek(county.visits)
        var waiting = EntriesByWeek(end: county.end)
        var codes: [CaseNumber: String] = [:]
        try writer.begin()
        var coming = prepare(plan.cases(of: 0, models), writer.preparing)
        for week in 0..<BulkPlan.weeks {
            let parts = try await coming.value
            if week + 1 < BulkPlan.weeks {
                coming = prepare(plan.cases(of: week + 1, models), writer.preparing)
            }
            for part in parts {
                try writer.write(part)
                waiting.take(part.cases)
                for new in part.cases.suffix(40 - codes.count) where week > BulkPlan.weeks - 3 {
                    codes[new.number] = new.pickupCode
                }
            }
            try writer.append(waiting.removeEntries(of: week))
            try record(visits.next(before: plan.end(of: week)), until: plan.end(of: week), writer)
            if week % 13 == 0 { try writer.commit() }
            tell("week \(week) of \(BulkPlan.weeks)")
        }
        try writer.finish { tell($0) }
        return codes
    }

    /// The demo's cases at scale 1; those that were merged name each other and are left out.
    private func models() -> [CaseModel] {
        let rules = rules
        let lived = DemoCounty(
            seed: seed, now: county.end, ruleSet: ruleSet,
            rules: { rules.caseRules(for: $0) })
        return lived.cases.compactMap { it in
            CaseModel(
                number: it.number, entries: it.entries,
                rules: rules.caseRules(
                    for: it.registration.kind, isDanger: it.registration.isDanger),
                path: paths[it.registration.place] ?? "")
        }
    }

    private func prepare(
        _ new: [CaseToMake], _ preparing: CasePreparing
    ) -> Task<[PreparedCases], any Error> {
        Task.detached {
            let parts = stride(from: 0, to: new.count, by: 512).map {
                new[$0..<min($0 + 512, new.count)]
            }
            return try await withThrowingTaskGroup(of: (Int, PreparedCases).self) { group in
                for (index, part) in parts.enumerated() {
                    group.addTask { (index, try preparing.prepare(all: part)) }
                }
                var done: [Int: PreparedCases] = [:]
                for try await (index, part) in group { done[index] = part }
                return parts.indices.compactMap { done[$0] }
            }
        }
    }

    /// What was noted on the way reaches the server at the end of the week.
    private func record(_ visits: [Visit], until end: Moment, _ writer: BulkWriter) throws {
        guard !visits.isEmpty else { return }
        let now = Moment(milliseconds: end.milliseconds - 1)
        try writer.record { transaction in
            try transaction.ensurePeriods(on: now.day, at: now)
            for visit in visits {
                try transaction.record(
                    .visit(visit), by: .official(visit.official, of: nil), at: now)
            }
        }
    }
}

/// Visits as they come, in order of time.
private struct VisitsByWeek {
    private var rest: any IteratorProtocol<Visit>
    private var waiting: Visit?

    init(_ visits: Visits) {
        var all: any IteratorProtocol<Visit> = visits.makeIterator()
        waiting = all.next()
        rest = all
    }

    mutating func next(before end: Moment) -> [Visit] {
        var visits: [Visit] = []
        while let visit = waiting, visit.at < end {
            visits.append(visit)
            waiting = rest.next()
        }
        return visits
    }
}

/// Entries whose week hasn't come.
private struct EntriesByWeek {
    private let end: Moment
    private var waiting: [[PreparedEntry]] = Array(repeating: [], count: BulkPlan.weeks)

    init(end: Moment) { self.end = end }

    mutating func take(_ cases: [PreparedCase]) {
        for entry in cases.lazy.flatMap(\.entries) {
            let left = (end.milliseconds - 1 - entry.at.milliseconds) / BulkPlan.week
            waiting[BulkPlan.weeks - 1 - Int(left)].append(entry)
        }
    }

    mutating func removeEntries(of week: Int) -> [PreparedEntry] {
        let entries = waiting[week]
        waiting[week] = []
        let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
        return order.map { entries[$0] }
    }
}

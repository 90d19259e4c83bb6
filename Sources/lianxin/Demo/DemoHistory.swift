import DemoCounty
import Kernel
import Store

/// One thing of the demo's two years: a visit, or an entry of a case.
private enum Happening: Sendable {
    /// The coverage periods that begin open with their frozen lists.
    case periods(Day)
    case visit(Visit)
    case entry(case: Int, index: Int)
}

extension DemoLoading {
    /// Loads visits and cases in the order in which they happened.
    ///
    /// - Returns: pick-up codes of a few open cases, so that the resident's pages can be tried.
    func loadHistory(of county: DemoCounty) async throws -> [CaseNumber: String] {
        let cases = Array(county.cases)
        var happenings: [(at: Moment, what: Happening)] = periodStarts(before: county.end.day)
            .map { (at: Moment($0), what: .periods($0)) }
        for (number, it) in cases.enumerated() {
            for (index, entry) in it.entries.enumerated() {
                happenings.append((entry.at, .entry(case: number, index: index)))
            }
        }
        for visit in county.visits { happenings.append((visit.at, .visit(visit))) }
        // A stable order for what happened in the same millisecond: a case's entries stay in order.
        let order = happenings.indices.sorted {
            (happenings[$0].at, $0) < (happenings[$1].at, $1)
        }
        var kept: [Int: KeptCase] = [:]
        var codes: [CaseNumber: String] = [:]
        let size = 1_000
        for from in stride(from: 0, to: order.count, by: size) {
            let part = order[from..<min(from + size, order.count)].map { happenings[$0] }
            let inHand = kept
            let loaded = try await store.write { transaction in
                try transaction.load(part, of: cases, inHand: inHand)
            }
            kept = loaded.kept
            codes.merge(loaded.codes) { old, _ in old }
            tell("entries \(min(from + size, order.count)) of \(order.count)")
        }
        return codes
    }
}

/// The first days of the years of the history, and its own first day.
private func periodStarts(before end: Day) -> [Day] {
    let first = end - DemoLoading.usualHistoryDays
    let newYears = (first.year + 1...end.year).compactMap { Day(year: $0, month: 1, day: 1) }
    return [first] + newYears.filter { $0 < end }
}

extension Transaction {
    fileprivate func load(
        _ part: [(at: Moment, what: Happening)], of cases: [DemoCase], inHand: [Int: KeptCase]
    ) throws -> (kept: [Int: KeptCase], codes: [CaseNumber: String]) {
        var kept = inHand
        var codes: [CaseNumber: String] = [:]
        for happening in part {
            switch happening.what {
            case .periods(let day): try ensurePeriods(on: day, at: happening.at)
            case .visit(let visit):
                try record(
                    .visit(visit), by: .official(visit.official, of: nil), at: happening.at)
            case .entry(let number, 0):
                let first = try load(cases[number].entries[0], as: cases[number].number)
                kept[number] = first.kept
                if cases.count - number <= 40 { codes[cases[number].number] = first.pickupCode }
            case .entry(let number, let index):
                guard var it = kept[number] else { continue }
                try load(cases[number].entries[index], in: &it)
                kept[number] = index + 1 < cases[number].entries.count ? it : nil
            }
        }
        return (kept, codes)
    }
}

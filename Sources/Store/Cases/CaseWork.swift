package import Kernel

/// What a unit has in hand, in the lead or with others.
package struct UnitWork: Sendable {
    /// To be done, what is due soonest first; last what has no date.
    package let owed: Page<CaseSummary>
    /// Replied to: the desk or the resident is next. The newest, on the first page only.
    package let waiting: [CaseSummary]
    package let suspended: [CaseSummary]
    /// In all, on whatever page.
    package let owedCount: Int
    package let waitingCount: Int
    package let overdueCount: Int
}

extension Transaction {
    /// What `unit` has in hand, as `official`, who works in it, may see it.
    ///
    /// All of it is gone through once, by number, state and date: a unit has hundreds in hand,
    /// while each list and count by itself would go through them again.
    package func work(
        of unit: ID<HandlingUnit>, for official: Official, after cursor: String?,
        limit: Int = 30, others: Int = 10, at now: Moment
    ) throws -> UnitWork {
        let all = try inHand(of: unit, for: official)
        let owed = all.filter { $0.isOwed }
        let start = try cursor.map(Line.init(cursor:))
        let rest = owed.filter { start.map($0.isAfter) ?? true }.sorted { $1.isAfter($0) }
        let page = rest.prefix(limit)
        let waiting = all.filter { $0.state == .replied || $0.state == .revisited }
        let suspended = all.filter { $0.state == .suspended }
        let first = cursor == nil ? others : 0
        let lists = [Array(page), newest(first, of: waiting), newest(first, of: suspended)]
        let numbers = lists.joined().map(\.number)
        let found = try summaries(
            where: "c.number IN \(list: numbers)", order: "c.number", limit: numbers.count)
        let byNumber = Dictionary(uniqueKeysWithValues: found.map { ($0.number.value, $0) })
        let shown = lists.map { $0.compactMap { byNumber[$0.number] } }
        return UnitWork(
            owed: Page(items: shown[0], next: rest.count > limit ? page.last?.cursor : nil),
            waiting: shown[1], suspended: shown[2], owedCount: owed.count,
            waitingCount: waiting.count,
            overdueCount: owed.count { $0.due < now.milliseconds })
    }

    private func inHand(of unit: ID<HandlingUnit>, for official: Official) throws -> [Line] {
        try db.all(
            """
            SELECT c.number, c.state, c.next_due
            FROM case_units w JOIN cases c ON c.number = w.number
            WHERE w.unit = \(unit) AND w.in_hand AND \(isntAbout(official))
            """
        ) { row in
            Line(
                number: try row.int64(0), state: try row.word(1),
                due: try row.int64OrNil(2) ?? Line.undated)
        }
    }

    private func newest(_ count: Int, of lines: [Line]) -> [Line] {
        Array(lines.sorted { $0.number > $1.number }.prefix(count))
    }
}

/// One case as far as its place in the lists goes.
private struct Line {
    let number: Int64
    let state: ServiceCase.State.Name
    /// In milliseconds, as a `Moment`.
    let due: Int64

    static let undated = Int64.max

    init(number: Int64, state: ServiceCase.State.Name, due: Int64) {
        self.number = number
        self.state = state
        self.due = due
    }

    /// The last line of the page before.
    ///
    /// - Throws: `StoreRefusal.unknown` for what isn't a cursor.
    init(cursor: String) throws {
        let parts = cursor.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        self.init(number: parts[1], state: .assigned, due: parts[0])
    }

    var cursor: String { "\(due).\(number)" }

    var isOwed: Bool { state == .assigned || state == .promised }

    func isAfter(_ other: Line) -> Bool { (due, number) > (other.due, other.number) }
}

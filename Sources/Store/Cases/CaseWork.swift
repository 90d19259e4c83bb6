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
        let start = try cursor.map(Line.init(cursor:))
        let rest = all.owed.filter { start.map($0.isAfter) ?? true }.sorted { $1.isAfter($0) }
        let page = rest.prefix(limit)
        let first = cursor == nil ? others : 0
        let lists = [
            page.map(\.number), Array(all.waiting.prefix(first)),
            Array(all.suspended.prefix(first)),
        ]
        let numbers = lists.flatMap { $0 }
        let found = try summaries(
            where: "c.number IN \(list: numbers)", order: "c.number", limit: numbers.count)
        let byNumber = Dictionary(uniqueKeysWithValues: found.map { ($0.number.value, $0) })
        let shown = lists.map { $0.compactMap { byNumber[$0] } }
        return UnitWork(
            owed: Page(items: shown[0], next: rest.count > limit ? page.last?.cursor : nil),
            waiting: shown[1], suspended: shown[2], owedCount: all.owed.count,
            waitingCount: all.waiting.count,
            overdueCount: all.owed.count { $0.due < now.milliseconds })
    }

    /// Thousands may wait for others: of these nothing is read but the number.
    private func inHand(of unit: ID<HandlingUnit>, for official: Official) throws -> InHand {
        let owed: [ServiceCase.State.Name] = [.assigned, .promised]
        let waiting: [ServiceCase.State.Name] = [.replied, .revisited]
        var all = InHand()
        try db.each(
            """
            SELECT w.number, CASE WHEN c.state IN \(list: owed) THEN 0
                WHEN c.state IN \(list: waiting) THEN 1
                WHEN c.state = \(ServiceCase.State.Name.suspended) THEN 2 ELSE 3 END, c.next_due
            FROM case_units w JOIN cases c ON c.number = w.number
            WHERE w.unit = \(unit) AND w.in_hand AND \(isntAbout(official))
            ORDER BY w.number DESC
            """
        ) { row in
            let number = try row.int64(0)
            switch try row.int64(1) {
            case 0: all.owed.append(Line(number: number, due: try row.int64OrNil(2)))
            case 1: all.waiting.append(number)
            case 2: all.suspended.append(number)
            default: break
            }
        }
        return all
    }
}

/// What a unit has in hand, as far as lists and counts go; the newest first.
private struct InHand {
    var owed: [Line] = []
    var waiting: [Int64] = []
    var suspended: [Int64] = []
}

/// A case that is owed, as far as its place in the list goes.
private struct Line {
    let number: Int64
    /// In milliseconds, as a `Moment`; what has no date comes last.
    let due: Int64

    init(number: Int64, due: Int64?) {
        self.number = number
        self.due = due ?? .max
    }

    /// The last line of the page before.
    ///
    /// - Throws: `StoreRefusal.unknown` for what isn't a cursor.
    init(cursor: String) throws {
        let parts = cursor.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        self.init(number: parts[1], due: parts[0])
    }

    var cursor: String { "\(due).\(number)" }

    func isAfter(_ other: Line) -> Bool { (due, number) > (other.due, other.number) }
}

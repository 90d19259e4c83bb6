package import Kernel

extension Transaction {
    /// Notes what somebody counted by hand; a later note of the same place and time replaces it.
    ///
    /// - Throws: `StoreRefusal`: `unknown` for a rule that isn't a coverage in force there,
    ///   `conflict("countedHere")` for one that the system counts itself, `notAllowed` for who
    ///   neither supervises nor leads the place.
    package func note(_ note: CoverageNote, by official: Official, at now: Moment) throws {
        guard !official.roles.isDisjoint(with: [.supervisor, .leader]),
            let territory = try path(of: official.place),
            Path.contains(territory, try requiredPath(of: note.place))
        else { throw StoreRefusal.notAllowed }
        let rules = try ruleSet(at: note.place, on: now.day)
        guard case .coverage(let rule)? = rules[note.rule] else {
            throw StoreRefusal.unknown(field: "rule", value: note.rule.text)
        }
        let counted = try count(rule, under: rules, of: note.place, during: note.period, at: now)
        guard counted == nil else { throw StoreRefusal.conflict("countedHere") }
        try record(.count(note), by: .official(official.code, of: official.unit), at: now)
    }

    func save(_ note: CoverageNote, at moment: Moment) throws {
        let path = try requiredPath(of: note.place)
        try db.run(
            """
            INSERT INTO coverage_notes (rule, place, path, period, reached, total, at)
            VALUES (\(note.rule), \(note.place), \(path), \(note.period.description),
                \(note.reached), \(note.all), \(moment))
            ON CONFLICT (rule, place, period) DO UPDATE SET reached = excluded.reached,
                total = excluded.total, at = excluded.at
            """)
    }

    /// What was counted by hand in `place`: its own note, else those of the places below it that
    /// no other note includes; nil where there is none.
    func noted(_ rule: ID<Rule>, of place: ID<Place>, in period: Period) throws -> CoverageTally? {
        let notes = try db.all(
            """
            SELECT path, reached, total, at FROM coverage_notes
            WHERE rule = \(rule) AND period = \(period.description)
                AND \(Path.isWithin(try requiredPath(of: place))) ORDER BY path
            """
        ) { row in
            (
                path: try row.text(0),
                tally: CoverageTally(
                    reached: try row.int(1), all: try row.int(2), notedAt: try row.moment(3))
            )
        }
        var (sum, last): (CoverageTally?, String?) = (nil, nil)
        for (path, tally) in notes {
            if let last, Path.contains(last, path) { continue }
            last = path
            sum = sum.map { $0 + tally } ?? tally
        }
        return sum
    }
}

/// How much was reached of how much.
package struct CoverageTally: Hashable, Sendable {
    package let reached: Int
    package let all: Int
    /// When it was counted by hand; nil where the system counts.
    package let notedAt: Moment?

    init(reached: Int, all: Int, notedAt: Moment? = nil) {
        self.reached = reached
        self.all = all
        self.notedAt = notedAt
    }

    static func + (left: Self, right: Self) -> Self {
        CoverageTally(
            reached: left.reached + right.reached, all: left.all + right.all,
            notedAt: [left.notedAt, right.notedAt].compactMap { $0 }.max())
    }
}

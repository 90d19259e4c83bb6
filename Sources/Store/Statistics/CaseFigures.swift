import Kernel

/// A row of `case_figures`.
struct FigureKey: Hashable {
    let place: String
    let span: FigureSpan
    /// The first of the span.
    let day: Day
    let division: FigureDivision
    let word: String
}

/// Changes of rows of `case_figures`, or the rows themselves.
struct CaseFigures {
    private(set) var rows: [FigureKey: CaseCounts] = [:]

    /// A place whose figures are kept: with it all that lies below it.
    struct Level {
        let place: String
        let level: TerritoryLevel
    }

    /// Below a village the cases themselves are few enough to be counted.
    static let lowest = TerritoryLevel.village

    /// Of a township and above each day has rows, and each month, so that the figures of years are
    /// sums of few; of a village each month.
    static func spans(at level: TerritoryLevel) -> [FigureSpan] {
        level < .village ? [.day, .month] : [.month]
    }

    /// Adds the share of one case for each of `levels`, or takes it away.
    mutating func add(_ share: CaseShare, times: Int64 = 1, in levels: [Level]) {
        var closing = CaseCounts()
        closing[CaseCounter.closings.rawValue] = times
        for level in levels {
            for span in Self.spans(at: level.level) {
                for (division, word) in share.words {
                    func key(_ day: Day) -> FigureKey {
                        FigureKey(
                            place: level.place, span: span, day: span.start(of: day),
                            division: division, word: word)
                    }
                    if division != .month {
                        add(
                            share.counts &* CaseCounts(repeating: times),
                            to: key(share.registeredOn))
                    }
                    if let day = share.endedOn { add(closing, to: key(day)) }
                }
            }
        }
    }

    mutating func add(_ other: CaseFigures) {
        for (key, counts) in other.rows { add(counts, to: key) }
    }

    mutating func subtract(_ other: CaseFigures) {
        for (key, counts) in other.rows { add(CaseCounts() &- counts, to: key) }
    }

    private mutating func add(_ counts: CaseCounts, to key: FigureKey) {
        rows[key, default: CaseCounts()] &+= counts
    }

    /// Those that aren't nought, in the order of the table's key.
    var inOrder: [(key: FigureKey, counts: CaseCounts)] {
        rows.filter { $0.value != CaseCounts() }.map { (key: $0.key, counts: $0.value) }
            .sorted { $0.key < $1.key }
    }
}

extension FigureKey: Comparable {
    static func < (left: FigureKey, right: FigureKey) -> Bool {
        (left.place, left.span.rawValue, left.day, left.division.rawValue, left.word)
            < (right.place, right.span.rawValue, right.day, right.division.rawValue, right.word)
    }
}

extension Transaction {
    /// What the case adds to the figures, as its row says.
    func share(of number: CaseNumber) throws -> CaseShare? {
        try db.first(
            "SELECT \(raw: CaseStanding.columns) FROM cases WHERE number = \(number.value)"
        ) { try CaseStanding(row: $0).share }
    }

    /// Brings the figures along the path of a case up to what it adds now.
    func count(_ after: CaseShare, instead before: CaseShare?, path: String) throws {
        guard before != after else { return }
        let levels = try figureLevels(along: path)
        var changes = CaseFigures()
        if let before { changes.add(before, times: -1, in: levels) }
        changes.add(after, in: levels)
        db.beforeCommit(changes)
    }

    /// Of the places of a path those of which figures are kept.
    func figureLevels(along path: String) throws -> [CaseFigures.Level] {
        try places(along: path).filter { $0.level <= CaseFigures.lowest }
            .map { CaseFigures.Level(place: $0.code.text, level: $0.level) }
    }

    /// What all cases at the place of `path` and below it add, there and above.
    func figures(ofCasesWithin path: String) throws -> CaseFigures {
        var figures = CaseFigures()
        var levels: [String: [CaseFigures.Level]] = [:]
        let cases = try db.all(
            "SELECT \(raw: CaseStanding.columns), path FROM cases WHERE \(Path.isWithin(path))"
        ) {
            (share: try CaseStanding(row: $0).share, path: try $0.text(CaseStanding.width))
        }
        for (share, path) in cases {
            let known = try levels[path] ?? figureLevels(along: path)
            levels[path] = known
            figures.add(share, in: known)
        }
        return figures
    }
}

extension CaseFigures: LateWork {
    /// Many deeds of one batch change the same rows.
    static func perform(_ all: [CaseFigures], on db: any SQLConnection) throws {
        var sum = CaseFigures()
        for changes in all { sum.add(changes) }
        try sum.write(to: db)
    }

    /// Adds the changes to the rows; one in which nothing is left is deleted.
    func write(to db: any SQLConnection) throws {
        let rows = inOrder
        for start in stride(from: 0, to: rows.count, by: 64) {
            try add(rows[start..<min(start + 64, rows.count)], to: db)
        }
        // A case counts in a row by its registration or by its end; all else follows from these.
        let (intake, closings) = (CaseCounter.intake.rawValue, CaseCounter.closings.rawValue)
        for (key, counts) in rows where counts[intake] < 0 || counts[closings] < 0 {
            try db.send(
                """
                DELETE FROM case_figures
                WHERE place = \(key.place) AND span = \(key.span) AND day = \(key.day)
                    AND division = \(key.division) AND word = \(key.word)
                    AND intake = 0 AND closings = 0
                """)
        }
    }

    /// Names only the counters that change: a deed changes few.
    private func add(
        _ rows: ArraySlice<(key: FigureKey, counts: CaseCounts)>, to db: any SQLConnection
    ) throws {
        let counters = CaseCounter.allCases.filter { counter in
            rows.contains { $0.counts[counter.rawValue] != 0 }
        }
        var arguments: [SQLValue] = []
        arguments.reserveCapacity(rows.count * (5 + counters.count))
        for (key, counts) in rows {
            arguments += [
                .text(key.place), .text(key.span.rawValue), key.day.sqlValue,
                .text(key.division.rawValue), .text(key.word),
            ]
            for counter in counters { arguments.append(.integer(counts[counter.rawValue])) }
        }
        let columns = counters.map(\.column).joined(separator: ", ")
        let places = "(?, ?, ?, ?, ?" + String(repeating: ", ?", count: counters.count) + ")"
        let values = places + String(repeating: ", " + places, count: rows.count - 1)
        let changes = counters.map(\.column)
            .map { "\($0) = case_figures.\($0) + excluded.\($0)" }.joined(separator: ", ")
        let text = """
            INSERT INTO case_figures (place, span, day, division, word, \(columns)) VALUES \(values)
            ON CONFLICT (place, span, day, division, word) DO UPDATE SET \(changes)
            """
        try db.send(Sql(trusted: text, arguments: arguments))
    }
}

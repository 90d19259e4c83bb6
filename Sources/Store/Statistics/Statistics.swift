package import Kernel

extension Transaction {
    /// The figures of `measure` for the cases registered from `from` to `to` in `place` and all
    /// below it; for the backlog those registered until `to`.
    ///
    /// - Throws: `StatisticsRefusal`; `StoreRefusal.unknown` for an unknown place.
    package func statistics(
        _ measure: Measure, by grouping: Grouping, in place: ID<Place>, from: Day, to: Day,
        at now: Moment
    ) throws -> Statistics {
        guard from <= to else { throw StatisticsRefusal.emptyRange }
        guard grouping != .topic else { throw StatisticsRefusal.notYet(.topic) }
        let tally =
            try measure.definition(at: now, end: Moment(to + 1)).map { definition in
                try caseTally(
                    definition, by: grouping, within: try requiredPath(of: place),
                    from: measure == .backlog ? nil : from, to: to)
            } ?? coverageTally(by: grouping, of: place, from...to)
        return Statistics(
            measure: measure, grouping: grouping, rows: try rows(of: tally, grouping, in: place))
    }

    /// Numbers by key, the denominator nil for a plain count.
    private typealias Tally = [String: (value: Int, of: Int?)]

    private func caseTally(
        _ definition: Measure.Definition, by grouping: Grouping, within path: String, from: Day?,
        to: Day
    ) throws -> Tally {
        let key = grouping.column
        let of = definition.of ?? "1 = 1"
        let since: Sql = from.map { "AND registered_at >= \(Moment($0))" } ?? ""
        var tally: Tally = [:]
        try db.each(
            """
            SELECT \(key), SUM(CASE WHEN (\(of)) AND (\(definition.value)) THEN 1 ELSE 0 END),
                SUM(CASE WHEN \(of) THEN 1 ELSE 0 END)
            FROM cases
            WHERE \(Path.isWithin(path)) AND registered_at < \(Moment(to + 1)) \(since)
            GROUP BY \(key)
            """
        ) { row in
            let key = try grouping.key(of: row, within: path)
            let before = tally[key] ?? (value: 0, of: definition.of.map { _ in 0 })
            let (value, of) = (try row.int(1), try row.int(2))
            if definition.of == nil && value == 0 || definition.of != nil && of == 0 { return }
            tally[key] = (value: before.value + value, of: before.of.map { $0 + of })
        }
        return tally
    }

    /// Met, of those who can be met.
    private func coverageTally(
        by grouping: Grouping, of place: ID<Place>, _ days: ClosedRange<Day>
    ) throws -> Tally {
        guard grouping == .place || grouping == .month else {
            throw StatisticsRefusal.notFor(.coverage, grouping, allowed: [.place, .month])
        }
        var tally: Tally = [:]
        for coverage in try coverage(of: place, during: days) {
            for row in coverage.rows {
                let month = Period(.month, containing: coverage.days.lowerBound).description
                let key = grouping == .month ? month : row.place.text
                let before = tally[key] ?? (value: 0, of: 0)
                tally[key] = (
                    value: before.value + row.count.met,
                    of: (before.of ?? 0) + row.count.reachable
                )
            }
        }
        return tally
    }

    private func rows(of tally: Tally, _ grouping: Grouping, in place: ID<Place>) throws
        -> [StatisticsRow]
    {
        try tally.keys.sorted().map { key in
            let numbers = tally[key] ?? (value: 0, of: nil)
            let code = key.isEmpty ? place.text : key
            return StatisticsRow(
                key: code, name: try name(of: code, grouping) ?? code, value: numbers.value,
                of: numbers.of)
        }
    }

    private func name(of code: String, _ grouping: Grouping) throws -> String? {
        switch grouping {
        case .place: try ID<Place>(code).flatMap { try self.place($0)?.name }
        case .unit: try ID<HandlingUnit>(code).flatMap { try unit($0)?.name }
        case .kind, .topic, .month, .channel: nil
        }
    }
}

extension Grouping {
    /// By what the database groups: for a month by the day, which both engines reckon alike.
    fileprivate var column: Sql {
        switch self {
        case .place: "path"
        case .unit: "COALESCE(unit, 'none')"
        case .kind: "kind"
        case .channel: "channel"
        case .month: "(registered_at + 28800000) / 86400000"
        case .topic: "''"
        }
    }

    /// The key of a group: of a path the place directly below, empty for the place itself.
    fileprivate func key(of row: any SQLRow, within path: String) throws -> String {
        switch self {
        case .place: String(try row.text(0).dropFirst(path.count).prefix { $0 != "/" })
        case .month: Period(.month, containing: try row.day(0)).description
        case .unit, .kind, .channel, .topic: try row.text(0)
        }
    }
}

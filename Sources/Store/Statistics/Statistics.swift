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
        guard let counting = Counting(measure, at: now, end: Moment(to + 1)) else {
            let tally = try coverageTally(by: grouping, of: place, from...to)
            return Statistics(
                measure: measure, grouping: grouping,
                rows: try rows(of: tally, grouping, in: place))
        }
        let asked = AskedFigures(
            counting: counting, grouping: grouping, from: measure == .backlog ? nil : from, to: to,
            now: now)
        let tally = try self.tally(of: asked, at: place).filter {
            ($0.value.of ?? $0.value.value) != 0
        }
        return Statistics(
            measure: measure, grouping: grouping, rows: try rows(of: tally, grouping, in: place))
    }

    /// How many of the cases registered from `day` on at `place` and below it were replied to.
    package func answered(in place: ID<Place>, from day: Day, at now: Moment) throws -> Int {
        let asked = AskedFigures(
            counting: .replied, grouping: .kind, from: day, to: max(day, now.day), now: now)
        return try tally(of: asked, at: place).values.reduce(0) { $0 + $1.value }
    }

    /// Met, of those who can be met.
    private func coverageTally(
        by grouping: Grouping, of place: ID<Place>, _ days: ClosedRange<Day>
    ) throws -> FigureTally {
        guard grouping == .place || grouping == .month else {
            throw StatisticsRefusal.notFor(.coverage, grouping, allowed: [.place, .month])
        }
        var tally: FigureTally = [:]
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

    private func rows(of tally: FigureTally, _ grouping: Grouping, in place: ID<Place>) throws
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
        case .unit: try ID<HandlingUnit>(code).flatMap { try self.name(of: $0) }
        case .kind, .topic, .month, .channel: nil
        }
    }
}

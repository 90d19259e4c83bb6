import Kernel

/// Numbers by key, the denominator nil for a plain count.
typealias FigureTally = [String: (value: Int, of: Int?)]

/// How cases are counted: from the kept figures, and one by one.
struct Counting {
    /// Nil for the backlog, which holds what was registered at any time.
    let kept: Measure.Kept?
    let definition: Measure.Definition

    /// - Parameter end: the first moment after the days asked for.
    init?(_ measure: Measure, at now: Moment, end: Moment) {
        guard let definition = measure.definition(at: now, end: end) else { return nil }
        self.init(kept: measure.kept(at: now), definition: definition)
    }

    init(kept: Measure.Kept?, definition: Measure.Definition) {
        self.kept = kept
        self.definition = definition
    }

    /// Those that were replied to, on the spot or by a unit.
    static let replied = Counting(
        kept: Measure.Kept(value: .replied),
        definition: Measure.Definition(value: "replied_at IS NOT NULL", of: nil))
}

/// What figures are wanted of a place.
struct AskedFigures {
    let counting: Counting
    let grouping: Grouping
    /// Nil for the backlog, which holds what was registered at any time.
    let from: Day?
    let to: Day
    let now: Moment

    func during(_ from: Day?, _ to: Day) -> AskedFigures {
        AskedFigures(counting: counting, grouping: grouping, from: from, to: to, now: now)
    }

    /// From the first to the last month that lie in it whole; nil where none does. The month of
    /// `now` is whole once `to` has come to today: nothing is registered later.
    var wholeMonths: ClosedRange<Day>? {
        guard let from else { return nil }
        let first = Period(.month, containing: from)
        let start = first.start == from ? from : first.end + 1
        let last = Period(.month, containing: to)
        let end = to == last.end || to >= now.day ? last.end : last.start - 1
        return start <= end ? start...end : nil
    }
}

extension Transaction {
    /// From the kept figures where there are any, from the cases themselves where these are few.
    func tally(of asked: AskedFigures, at place: ID<Place>) throws -> FigureTally {
        guard let placed = try placed(place) else {
            throw StoreRefusal.unknown(field: "place", value: place.text)
        }
        let level = placed.place.level
        if level > CaseFigures.lowest || asked.grouping == .place && level == CaseFigures.lowest {
            return try counted(asked, within: placed.path)
        }
        guard asked.grouping == .place else { return try kept(asked, at: placed) }
        let below = try children(of: place).compactMap { try self.placed($0.code) }
        var whole =
            try kept(asked, at: placed)[""] ?? (0, asked.counting.definition.of.map { _ in 0 })
        var tally: FigureTally = [:]
        for child in below {
            let ofChild =
                child.place.level > CaseFigures.lowest
                ? try counted(asked, within: child.path).total
                : try kept(asked, at: child)[""]
            guard let ofChild else { continue }
            tally[child.place.code.text] = ofChild
            whole = (whole.value - ofChild.value, whole.of.map { $0 - (ofChild.of ?? 0) })
        }
        tally[""] = whole
        return tally
    }

    /// All under one key where it is broken down by place: of the place with what lies below it.
    private func kept(_ asked: AskedFigures, at placed: PlacedPlace) throws -> FigureTally {
        guard let kept = asked.counting.kept, let from = asked.from else {
            return try keptBacklog(asked, at: placed)
        }
        let isByDay = CaseFigures.spans(at: placed.place.level).contains(.day)
        guard let whole = isByDay ? from...asked.to : asked.wholeMonths else {
            return try counted(asked, within: placed.path).keyed(asked.grouping)
        }
        var tally = try sums(kept, asked, at: placed, during: whole)
        if let hourly = kept.hourly {
            tally.add(
                try hourlyTally(
                    hourly, asked.during(whole.lowerBound, whole.upperBound), at: placed))
        }
        for edge in [(from, whole.lowerBound - 1), (whole.upperBound + 1, asked.to)]
        where edge.0 <= edge.1 {
            let rest = try counted(asked.during(edge.0, edge.1), within: placed.path)
            tally.add(rest.keyed(asked.grouping))
        }
        return tally
    }

    /// What is open now and had been registered by then; and of what has ended since, what had.
    private func keptBacklog(_ asked: AskedFigures, at placed: PlacedPlace) throws -> FigureTally {
        let open = Measure.Hourly(rows: "ended_at IS NULL", value: "1", of: "1")
        var tally =
            try hourlyTally(open, asked, at: placed).mapValues { ($0.value, nil) }
            as FigureTally
        guard asked.to < asked.now.day else { return tally }
        guard CaseFigures.spans(at: placed.place.level).contains(.day) else {
            return try counted(asked, within: placed.path).keyed(asked.grouping)
        }
        let since = (asked.to + 1)...asked.now.day
        let closings = Measure.Kept(value: .closings)
        tally.add(
            try sums(closings, asked, at: placed, during: since, byMonthOfRegistration: true))
        // Those among them that were registered after it.
        let later = try sums(Measure.Kept(value: .ended), asked, at: placed, during: since)
        tally.add(later.mapValues { (-$0.value, nil) })
        return tally
    }

    /// Whole months from the rows by month, the days around them from those by day.
    ///
    /// - Parameter byMonthOfRegistration: endings say in a division of their own when the case had
    ///   been registered.
    private func sums(
        _ kept: Measure.Kept, _ asked: AskedFigures, at placed: PlacedPlace,
        during days: ClosedRange<Day>, byMonthOfRegistration: Bool = false
    ) throws -> FigureTally {
        func sums(_ span: FigureSpan, _ days: ClosedRange<Day>) throws -> FigureTally {
            try self.sums(
                kept, asked, at: placed, by: span, during: days,
                byMonthOfRegistration: byMonthOfRegistration)
        }
        let months = asked.during(days.lowerBound, days.upperBound).wholeMonths
        guard let months else { return try sums(.day, days) }
        var tally = try sums(.month, months)
        for edge in [
            (days.lowerBound, months.lowerBound - 1), (months.upperBound + 1, days.upperBound),
        ] where edge.0 <= edge.1 {
            tally.add(try sums(.day, edge.0...edge.1))
        }
        return tally
    }

    private func sums(
        _ kept: Measure.Kept, _ asked: AskedFigures, at placed: PlacedPlace, by span: FigureSpan,
        during days: ClosedRange<Day>, byMonthOfRegistration: Bool
    ) throws -> FigureTally {
        guard let value = kept.value else { return [:] }
        let isByDay = asked.grouping == .month && !byMonthOfRegistration
        let key: Sql = isByDay ? "day" : asked.grouping == .place ? "place" : "word"
        let division: FigureDivision =
            switch asked.grouping {
            case .unit: .unit
            case .channel: .channel
            case .month: byMonthOfRegistration ? .month : .kind
            case .kind, .place, .topic: .kind
            }
        var tally: FigureTally = [:]
        try db.each(
            """
            SELECT \(key), SUM(\(raw: value.column)), SUM(\(raw: (kept.of ?? value).column))
            FROM case_figures
            WHERE place = \(placed.place.code) AND span = \(span)
                AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
                AND division = \(division)
            GROUP BY \(key)
            """
        ) { row in
            let word =
                isByDay ? Period(.month, containing: try row.day(0)).description : try row.text(0)
            tally.add([
                asked.grouping == .place ? "" : word: (
                    try row.int(1), try kept.of.map { _ in try row.int(2) }
                )
            ])
        }
        return tally
    }

    private func hourlyTally(
        _ hourly: Measure.Hourly, _ asked: AskedFigures, at placed: PlacedPlace
    ) throws -> FigureTally {
        let path = placed.path
        let isThere: Sql =
            hourly.isByDate
            ? "SUBSTR(path, 1, \(path.utf8.count)) = \(path)" : Path.isWithin(path)
        let since: Sql = asked.from.map { "AND registered_at >= \(Moment($0))" } ?? ""
        // By place it is the place as a whole that is asked for.
        let isOfAll = asked.grouping == .place
        let key: Sql = isOfAll ? "MAX(kind)" : asked.grouping.column
        let group: Sql = isOfAll ? "HAVING count(*) > 0" : "GROUP BY \(asked.grouping.column)"
        var tally: FigureTally = [:]
        try db.each(
            """
            SELECT \(key), SUM(\(hourly.value)), SUM(\(hourly.of)) FROM cases
            WHERE \(hourly.rows) AND \(isThere)
                AND registered_at < \(Moment(asked.to + 1)) \(since) \(group)
            """
        ) { row in
            let key = isOfAll ? "" : try asked.grouping.key(of: row, within: path)
            tally.add([key: (try row.int(1), try row.int(2))])
        }
        return tally
    }

    /// Counted one by one, by the definition.
    func counted(_ asked: AskedFigures, within path: String) throws -> FigureTally {
        let definition = asked.counting.definition
        let key = asked.grouping.column
        let of = definition.of ?? "1 = 1"
        // The number begins with the year of registration.
        let since: Sql =
            asked.from.map {
                "AND registered_at >= \(Moment($0)) AND number >= \(Int64($0.year) * 100_000_000)"
            } ?? ""
        var tally: FigureTally = [:]
        try db.each(
            """
            SELECT \(key), SUM(CASE WHEN (\(of)) AND (\(definition.value)) THEN 1 ELSE 0 END),
                SUM(CASE WHEN \(of) THEN 1 ELSE 0 END)
            FROM cases
            WHERE \(Path.isWithin(path)) AND registered_at < \(Moment(asked.to + 1)) \(since)
            GROUP BY \(key)
            """
        ) { row in
            let key = try asked.grouping.key(of: row, within: path)
            tally.add([key: (try row.int(1), try definition.of.map { _ in try row.int(2) })])
        }
        return tally
    }
}

extension FigureTally {
    fileprivate mutating func add(_ other: FigureTally) {
        merge(other) { own, new in
            (own.value + new.value, own.of.map { $0 + (new.of ?? 0) })
        }
    }

    fileprivate var total: (value: Int, of: Int?)? {
        values.reduce(nil) { sum, next in
            guard let sum else { return next }
            return (sum.value + next.value, sum.of.map { $0 + (next.of ?? 0) })
        }
    }

    /// By place all in one, which is what the place as a whole has.
    fileprivate func keyed(_ grouping: Grouping) -> FigureTally {
        guard grouping == .place else { return self }
        return total.map { ["": $0] } ?? [:]
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

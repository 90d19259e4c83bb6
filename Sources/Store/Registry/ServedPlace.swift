package import Kernel

extension Transaction {
    /// The nearest place in which all units lie: what the office serves. Before there are units,
    /// the nearest in which all places lie; nil where there is no single one.
    package func servedPlace() throws -> Place? {
        for table in ["units", "places"] {
            let ends = try db.first("SELECT MIN(path), MAX(path) FROM \(raw: table)") {
                (first: try $0.textOrNil(0), last: try $0.textOrNil(1))
            }
            guard let first = ends?.first, let last = ends?.last else { continue }
            // All that lie between two paths begin with what both have in common.
            let common = zip(Path.codes(of: first), Path.codes(of: last)).prefix { $0 == $1 }
            return try common.last.flatMap { ID<Place>($0.0) }.flatMap { try place($0) }
        }
        return nil
    }

    /// How many cases stand in each state at `place` and below it.
    package func caseCounts(within place: ID<Place>) throws -> [ServiceCase.State.Name: Int] {
        let path = try requiredPath(of: place)
        var counts: [ServiceCase.State.Name: Int] = [:]
        try db.each(
            """
            SELECT state, SUM(number) FROM case_counts WHERE \(Path.isWithin(path)) GROUP BY state
            """
        ) { counts[try $0.word(0)] = try $0.int(1) }
        return counts
    }

    /// How many cases at `place` and below it have a date that has passed.
    package func overdueCount(within place: ID<Place>, at now: Moment) throws -> Int {
        let path = try requiredPath(of: place)
        return try db.int(
            "SELECT count(*) FROM cases WHERE next_due < \(now) AND \(Path.isWithin(path))")
    }
}

extension Transaction {
    /// How many of the cases registered from `day` on at `place` and below it were replied to.
    package func answered(in place: ID<Place>, from day: Day) throws -> Int {
        let path = try requiredPath(of: place)
        return try db.int(
            """
            SELECT count(*) FROM cases WHERE \(Path.isWithin(path))
                AND registered_at >= \(Moment(day)) AND replied_at IS NOT NULL
            """)
    }
}

package import Kernel

extension Transaction {
    /// How many cases stand in each of `states` at `place` and below it.
    package func caseCounts(of states: [ServiceCase.State.Name], within place: ID<Place>) throws
        -> [ServiceCase.State.Name: Int]
    {
        let path = try requiredPath(of: place)
        var counts: [ServiceCase.State.Name: Int] = [:]
        try db.each(
            """
            SELECT state, SUM(number) FROM case_counts
            WHERE state IN \(list: states) AND \(Path.isWithin(path)) GROUP BY state
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

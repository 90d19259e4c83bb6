package import Kernel

extension Transaction {
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

    /// How many of the cases registered from `day` on at `place` and below it were replied to.
    package func answered(in place: ID<Place>, from day: Day) throws -> Int {
        let path = try requiredPath(of: place)
        return try db.int(
            """
            SELECT count(*) FROM cases WHERE \(Path.isWithin(path))
                AND registered_at >= \(Moment(day)) AND replied_at IS NOT NULL
            """)
    }

    /// How many of the open cases that `unit` ever had stand in each state.
    package func caseCounts(of unit: ID<HandlingUnit>) throws -> [ServiceCase.State.Name: Int] {
        var counts: [ServiceCase.State.Name: Int] = [:]
        try db.each(
            """
            SELECT c.state, count(*) FROM case_units u JOIN cases c ON c.number = u.number
            WHERE u.unit = \(unit) AND c.ended_at IS NULL GROUP BY c.state
            """
        ) { counts[try $0.word(0)] = try $0.int(1) }
        return counts
    }

    /// How many of the cases that `unit` works on have a date that has passed.
    package func overdueCount(of unit: ID<HandlingUnit>, at now: Moment) throws -> Int {
        try db.int(
            """
            SELECT count(*) FROM case_units u JOIN cases c ON c.number = u.number
            WHERE u.unit = \(unit) AND c.state IN ('assigned', 'promised')
                AND c.next_due < \(now)
            """)
    }
}

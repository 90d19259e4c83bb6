import Kernel

extension Transaction {
    /// What `ServiceCase.isVisible` says of one case, for a whole list.
    func visibility(to official: Official) throws -> Sql {
        // What is quick to be known comes first.
        var ways: [Sql] = []
        if let territory = try sharedTerritory(of: official) { ways.append("(\(territory))") }
        if let unit = unitSeeing(official) {
            ways.append(
                """
                EXISTS (SELECT 1 FROM case_units w WHERE w.unit = \(unit) AND w.number = c.number)
                """)
        }
        ways.append(
            """
            EXISTS (SELECT 1 FROM case_officials o
                WHERE o.official = \(official.code) AND o.number = c.number)
            """)
        return "(\(ways.joined(" OR "))) AND \(isntAbout(official))"
    }

    /// The territory whose cases she sees for her role; nil where it is only those that she or her
    /// unit had to do with.
    func sharedTerritory(of official: Official) throws -> Sql? {
        let works: Set<Role> = [.desk, .supervisor, .leader]
        return official.roles.isDisjoint(with: works) ? nil : try within(official.place)
    }

    /// The unit whose cases she sees.
    func unitSeeing(_ official: Official) -> ID<HandlingUnit>? {
        official.roles.contains(.handler) ? official.unit : nil
    }

    /// Nobody gets to see a case about herself, or about the unit that she works in.
    func isntAbout(_ official: Official) -> Sql {
        """
        COALESCE(c.about_official, '') <> \(official.code)
        AND COALESCE(c.about_unit, '') <> \(official.unit?.text ?? "-")
        """
    }

    /// The condition that a case lies at `place` or below it; nil when there is no such place.
    ///
    /// The few cases of a village are found by their path; of a county's many, whatever gives the
    /// list its order finds the first page sooner, so the path is kept from the index.
    func within(_ place: ID<Place>, _ column: StaticString = "c.path") throws -> Sql? {
        try placed(place).map { placed in
            let path = placed.path
            return placed.place.level >= .village
                ? Path.isWithin(path, column)
                : "SUBSTR(\(raw: "\(column)"), 1, \(path.utf8.count)) = \(path)"
        }
    }
}

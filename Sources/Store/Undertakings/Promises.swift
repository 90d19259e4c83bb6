package import Kernel

/// What was promised in public in a place, and what of it was kept at its first date.
package struct PromiseFigures: Hashable, Sendable {
    package let made: Int
    /// Those whose first date has passed, or whose end is known.
    package let due: Int
    package let keptInTime: Int
}

/// A line that was promised in public.
package struct PublishedPromise: Hashable, Sendable {
    package let it: Undertaking
    package let line: Kernel.Commitment.Line
}

extension Transaction {
    /// - Parameter place: nil for all that the office serves.
    package func promiseFigures(within place: ID<Place>?, on today: Day) throws -> PromiseFigures {
        let kept = Kernel.Commitment.Line.State.kept.rawValue
        let ended = [kept, Kernel.Commitment.Line.State.notKept.rawValue]
        return try db.one(
            """
            SELECT count(*),
                COALESCE(SUM(CASE WHEN state IN \(list: ended) OR first_day < \(today)
                    THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN state = \(kept)
                    AND (first_day IS NULL OR reported_on <= first_day) THEN 1 ELSE 0 END), 0)
            FROM promises WHERE published\(try territory(place))
            """
        ) {
            PromiseFigures(
                made: try $0.int(0), due: try $0.int(1), keptInTime: try $0.int(2))
        }
    }

    /// The lines that were promised in public, the nearest first date first, those without one last.
    package func publishedPromises(within place: ID<Place>?, from day: Day, limit: Int) throws
        -> [PublishedPromise]
    {
        let rows = try db.all(
            """
            SELECT undertaking, number FROM promises
            WHERE published AND (first_day IS NULL OR first_day >= \(day))\
            \(try territory(place))
            ORDER BY first_day IS NULL, first_day, undertaking, number LIMIT \(limit)
            """
        ) { (id: try $0.id(0, of: Undertaking.self), number: try $0.int(1)) }
        if rows.isEmpty { return [] }
        let found = try undertakings(Set(rows.map(\.id)))
        return rows.compactMap { row in
            guard let it = found[row.id], case .commitment(let commitment) = it.work,
                commitment.lines.indices.contains(row.number)
            else { return nil }
            return PublishedPromise(it: it, line: commitment.lines[row.number])
        }
    }

    private func territory(_ place: ID<Place>?) throws -> Sql {
        guard let place else { return "" }
        return " AND \(Path.isWithin(try requiredPath(of: place)))"
    }

    // MARK: What follows from an entry

    /// Writes the lines of a commitment anew; nothing for anything that isn't one.
    func savePromises(of it: Undertaking) throws {
        guard case .commitment(let commitment) = it.work else { return }
        let path = try requiredPath(of: it.place)
        try db.run("DELETE FROM promises WHERE undertaking = \(it.id)")
        for (number, line) in commitment.lines.enumerated() {
            try db.run(
                """
                INSERT INTO promises (undertaking, number, place, path, published, first_day,
                    last_day, state, reported_on)
                VALUES (\(it.id), \(number), \(it.place), \(path), \(commitment.isPublished),
                    \(line.due), \(line.dueNow), \(line.state.rawValue), \(line.report?.on))
                """)
        }
    }
}

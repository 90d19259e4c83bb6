package import Kernel

/// Which visits somebody wants to see.
package struct VisitQuery: Hashable, Sendable {
    package var household: ID<Household>?
    package var official: ID<Official>?
    /// The place and all below it.
    package var place: ID<Place>?
    /// Paid on this day or later, and on this day or earlier.
    package var from: Day?
    package var to: Day?
    /// The tray of this official: what predecessors noted late of households that are hers now.
    package var trayOf: ID<Official>?
    package var limit = 50
    package var cursor: String?

    package init() {}
}

/// A visit as the store knows it.
package struct NotedVisit: Hashable, Sendable {
    package let visit: Visit
    /// Where the household lives, or the place that was visited.
    package let place: ID<Place>
    package let placeName: String
    package let officialName: String
    package let receivedAt: Moment
    /// It came after the household was handed over.
    package let isLate: Bool
}

extension Transaction {
    /// The visits of `query` that `viewer` may see, newest first: her own, those to her households,
    /// and as desk, supervisor or leader those in her territory.
    ///
    /// - Parameter viewer: nil for the office itself, as in an export.
    package func visits(_ query: VisitQuery, for viewer: Official?) throws -> Page<NotedVisit> {
        let limit = min(max(query.limit, 1), CaseQuery.longest)
        var conditions = try filters(of: query)
        if let viewer { conditions.append(try visitVisibility(to: viewer)) }
        if let cursor = query.cursor { conditions.append(try visitsAfter(cursor)) }
        let found = try visits(
            where: conditions.isEmpty ? "1 = 1" : conditions.joined(" AND "), limit: limit + 1)
        let items = Array(found.prefix(limit))
        let next = found.count > limit ? items.last : nil
        return Page(items: items, next: next.map { "\($0.visit.at.milliseconds).\($0.visit.id)" })
    }

    package func visit(_ id: ID<Visit>) throws -> NotedVisit? {
        try visits(where: "v.id = \(id)", limit: 1).first
    }

    private func filters(of query: VisitQuery) throws -> [Sql] {
        var filters: [Sql] = []
        if let household = query.household { filters.append("v.household = \(household)") }
        if let official = query.official { filters.append("v.official = \(official)") }
        if let place = query.place {
            guard let territory = try within(place, "v.path") else {
                throw StoreRefusal.unknown(field: "place", value: place.text)
            }
            filters.append(territory)
        }
        if let from = query.from { filters.append("v.at >= \(Moment(from))") }
        if let to = query.to { filters.append("v.at < \(Moment(to + 1))") }
        if let official = query.trayOf {
            filters.append(
                """
                v.late AND v.household IN (SELECT id FROM households WHERE official = \(official))
                """)
        }
        return filters
    }

    private func visitVisibility(to viewer: Official) throws -> Sql {
        var ways: [Sql] = [
            "v.official = \(viewer.code)",
            "v.household IN (SELECT id FROM households WHERE official = \(viewer.code))",
        ]
        if !viewer.roles.isDisjoint(with: [.desk, .supervisor, .leader]),
            let territory = try within(viewer.place, "v.path")
        {
            ways.append("(\(territory))")
        }
        return "(\(ways.joined(" OR ")))"
    }

    private func visitsAfter(_ cursor: String) throws -> Sql {
        let parts = cursor.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let at = Int64(parts[0]) else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        return "(v.at, v.id) < (\(at), \(parts[1]))"
    }

    private func visits(where condition: Sql, limit: Int) throws -> [NotedVisit] {
        let rows = try db.all(
            """
            SELECT v.id, v.official, v.household, v.place, v.kind, v.outcome, v.at, v.minutes,
                v.received_at, v.late, v.notes, p.name, o.name, s.id, k.wrapped
            FROM visits v JOIN places p ON p.code = v.place
                JOIN officials o ON o.code = v.official
                LEFT JOIN subjects s ON v.note_count > 0 AND s.code = COALESCE(v.household, v.id)
                    AND s.topic = CASE WHEN v.household IS NULL THEN 'visit' ELSE 'household' END
                LEFT JOIN subject_keys k ON k.subject = s.id
            WHERE \(condition) ORDER BY v.at DESC, v.id DESC LIMIT \(limit)
            """, readVisit)
        return try rows.map { try $0() }
    }

    /// Reads a row; the sealed notes are opened when the query is through.
    private func readVisit(_ row: any SQLRow) throws -> () throws -> NotedVisit {
        let place: ID<Place> = try row.id(3)
        let household: ID<Household>? = try row.idOrNil(2)
        let bare = Visit(
            id: try row.id(0), official: try row.id(1),
            subject: household.map { .household($0) } ?? .place(place), kind: try row.word(4),
            outcome: try row.word(5), at: try row.moment(6), minutes: try row.intOrNil(7))
        let (receivedAt, isLate) = (try row.moment(8), try row.bool(9))
        let sealed = try row.blob(10)
        let (placeName, officialName) = (try row.text(11), try row.text(12))
        let subject = try row.int64OrNil(13).map {
            Subject(id: $0, topic: Act.visit(bare).subject.topic)
        }
        let wrapped = try row.blobOrNil(14)
        return { [self] in
            let notes = try subject.map {
                Visit.notes(in: try opened(sealed, of: $0, wrapped: wrapped))
            }
            return NotedVisit(
                visit: bare.with(notes: notes ?? []), place: place,
                placeName: placeName, officialName: officialName, receivedAt: receivedAt,
                isLate: isLate)
        }
    }
}

extension Visit {
    fileprivate func with(notes: [DiaryEntry]) -> Visit {
        Visit(
            id: id, official: official, subject: subject, kind: kind, outcome: outcome, at: at,
            minutes: minutes, notes: notes)
    }
}

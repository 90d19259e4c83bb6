package import Kernel

extension Transaction {
    /// An undertaking as it stands; nil where there is none, or its key was destroyed.
    package func undertaking(_ id: ID<Undertaking>) throws -> Undertaking? {
        try undertakings(where: "u.id = \(id)", order: "u.id", limit: 1).first
    }

    /// Those of `ids` that there are.
    func undertakings(_ ids: Set<ID<Undertaking>>) throws -> [ID<Undertaking>: Undertaking] {
        let found = try undertakings(
            where: "u.id IN \(list: ids.map(\.text).sorted())", order: "u.id", limit: ids.count)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// The undertakings of a kind in a place and below it, the newest first.
    ///
    /// - Parameter words: what a title has to hold; empty for any. Titles are sealed, so they are read
    ///   one by one: a page may hold fewer than `limit` and still have a next.
    /// - Parameter cursor: as the page before gave it.
    package func undertakings(
        _ kind: Undertaking.Kind, within place: ID<Place>, titled words: String,
        after cursor: String? = nil, limit: Int
    ) throws -> Page<Undertaking> {
        if words.isEmpty {
            return try undertakings(kind, within: place, after: cursor, limit: limit)
        }
        let page = try undertakings(kind, within: place, after: cursor, limit: Self.mostLookedAt)
        let found = page.items.filter { $0.title.contains(words) }
        guard found.count > limit else { return Page(items: found, next: page.next) }
        let items = Array(found.prefix(limit))
        return Page(items: items, next: items.last.map(Self.cursor))
    }

    private static let mostLookedAt = 1_000

    private static func cursor(after it: Undertaking) -> String { "\(it.day.number).\(it.id)" }

    /// The undertakings of a kind in a place and below it, the newest first.
    ///
    /// - Parameter cursor: as the page before gave it.
    package func undertakings(
        _ kind: Undertaking.Kind, within place: ID<Place>, after cursor: String? = nil, limit: Int
    ) throws -> Page<Undertaking> {
        var conditions: [Sql] = [
            "u.kind = \(kind.rawValue)", Path.isWithin(try requiredPath(of: place), "u.path"),
        ]
        if let (day, id) = cursor.flatMap(Self.position) {
            conditions.append("(u.day < \(day) OR u.day = \(day) AND u.id < \(id))")
        }
        let found = try undertakings(
            where: conditions.joined(" AND "), order: "u.day DESC, u.id DESC", limit: limit + 1)
        let items = Array(found.prefix(limit))
        let next = found.count > limit ? items.last.map(Self.cursor) : nil
        return Page(items: items, next: next)
    }

    private static func position(_ cursor: String) -> (Day, String)? {
        let parts = cursor.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = Int(parts[0]) else { return nil }
        return (Day(number: number), parts[1])
    }

    /// What `official` has of a rule in `days`: how many she took up.
    func claims(
        by official: ID<Official>, under rule: ID<Rule>, during days: ClosedRange<Day>
    ) throws -> Int {
        try db.int(
            """
            SELECT count(*) FROM undertakings
            WHERE official = \(official) AND rule = \(rule) AND day >= \(days.lowerBound)
                AND day <= \(days.upperBound) AND state <> \(Claim.State.givenBack.rawValue)
            """)
    }

    /// Whether somebody has the wish of this case in hand, or it is fulfilled.
    func isTaken(_ number: CaseNumber) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM undertakings
            WHERE case_number = \(number.value) AND state <> \(Claim.State.givenBack.rawValue)
            """)
    }

    func undertakings(where condition: Sql, order: Sql, limit: Int) throws
        -> [Undertaking]
    {
        let rows = try db.all(
            """
            SELECT u.body, s.id, k.wrapped
            FROM undertakings u JOIN subjects s ON s.topic = 'undertaking' AND s.code = u.id
                LEFT JOIN subject_keys k ON k.subject = s.id
            WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
            """
        ) { row in
            (
                body: try row.blob(0), subject: try row.int64(1), wrapped: try row.blobOrNil(2)
            )
        }
        return try rows.compactMap { row in
            let subject = Subject(id: row.subject, topic: "undertaking")
            return Undertaking(json: try opened(row.body, of: subject, wrapped: row.wrapped))
        }
    }

    // MARK: What follows from an entry

    /// The row of one that begins.
    func save(_ it: Undertaking, in subject: Subject, at moment: Moment) throws {
        let path = try requiredPath(of: it.place)
        try db.run(
            """
            INSERT INTO undertakings (id, kind, rule, place, path, official, case_number, state,
                day, version, changed_at, body)
            VALUES (\(it.id), \(it.kind.rawValue), \(it.rule.id), \(it.place), \(path),
                \(it.official), \(it.serviceCase?.value), \(it.state), \(it.day),
                \(it.version), \(moment), \(try sealed(it.json, of: subject)))
            """)
        try saveShifts(of: it)
        try savePromises(of: it)
    }

    /// The row after a change.
    func save(
        _ change: Undertaking.Change, of id: ID<Undertaking>, in subject: Subject, at moment: Moment
    ) throws {
        guard var it = try undertaking(id) else { throw StoreRefusal.notFound }
        it.apply(change)
        try db.run(
            """
            UPDATE undertakings SET state = \(it.state), version = \(it.version),
                changed_at = \(moment), body = \(try sealed(it.json, of: subject))
            WHERE id = \(id)
            """)
        switch change {
        case .rota: try saveShifts(of: it)
        case .commitment: try savePromises(of: it)
        default: break
        }
    }
}

extension Undertaking {
    /// The day by which lists are ordered.
    package var day: Day {
        switch work {
        case .meeting(let meeting): meeting.on
        case .ballot(let ballot): ballot.on
        case .roster, .claim, .commitment: openedAt.day
        case .project(let project): project.begins
        case .decision(let decision): decision.from
        case .rota(let rota): rota.days.lowerBound
        }
    }

    /// Whom it concerns.
    package var official: ID<Official>? {
        switch work {
        case .claim(let claim): claim.official
        case .ballot(let ballot): ballot.official
        case .decision(let decision): decision.about
        case .commitment(let commitment): commitment.maker
        case .meeting, .roster, .project, .rota: nil
        }
    }

    var serviceCase: CaseNumber? {
        if case .claim(let claim) = work { claim.serviceCase } else { nil }
    }

    /// How far it is, in the word of its kind.
    package var state: String {
        switch work {
        case .meeting(let meeting): meeting.state.rawValue
        case .ballot(let ballot): ballot.state.rawValue
        case .roster: rosterGaps.isEmpty ? "whole" : "gap"
        case .claim(let claim): claim.state.rawValue
        case .project(let project): project.acceptedOn == nil ? "running" : "accepted"
        case .decision: "decided"
        case .rota(let rota): rota.gaps.isEmpty ? "whole" : "gap"
        case .commitment(let commitment):
            commitment.lines.contains { $0.state == .open } ? "running" : "reported"
        }
    }
}

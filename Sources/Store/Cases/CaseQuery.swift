package import Kernel

/// Which cases somebody wants to see.
package struct CaseQuery: Hashable, Sendable {
    package var states: [ServiceCase.State.Name] = []
    package var kinds: [CaseKind] = []
    package var place: ID<Place>?
    package var unit: ID<HandlingUnit>?
    package var official: ID<Official>?
    /// Only those that are overdue, or only those that aren't.
    package var isOverdue: Bool?
    /// Only those on which something is still owed.
    package var isOpen: Bool?
    /// Words of one character and more, all of which must occur.
    package var text: String?
    /// Registered on this day or later, and on this day or earlier.
    package var from: Day?
    package var to: Day?
    package var sort = Sort.newest
    package var limit = 50
    package var cursor: String?

    package init() {}

    /// Only of a few of all cases, whatever they hold.
    var isNarrow: Bool { place != nil || unit != nil || official != nil || isAboutOpenOnes }

    /// Only of what is in hand, of which an index of its own holds the few.
    var isAboutOpenOnes: Bool {
        isOpen == true || isOverdue == true || !states.isEmpty && states.allSatisfy(\.isOpen)
    }

    package enum Sort: String, CaseIterable, Sendable {
        case newest
        /// By the next date; only cases that have one.
        case due
    }

    /// The most that one page may hold.
    package static let longest = 500
}

/// One line of a list.
package struct CaseSummary: Hashable, Sendable {
    package let number: CaseNumber
    package let clientID: String?
    package let kind: CaseKind
    package let channel: Channel
    package let title: String
    package let text: String
    package let place: ID<Place>
    package let placeName: String
    package let state: ServiceCase.State.Name
    package let outcome: Outcome?
    package let unit: ID<HandlingUnit>?
    package let unitName: String?
    package let official: ID<Official>?
    package let registeredAt: Moment
    package let nextDue: Moment?
    package let nextClock: ClockName?
    package let replyDue: Moment?
    package let firstPromise: Moment?
    package let lastPromise: Moment?
    package let solved: Solved?
    package let satisfied: Bool?
    package let timesReopened: Int
    package let timesUrged: Int
    package let isDanger: Bool
    package let version: Int

    package func isOverdue(at now: Moment) -> Bool { nextDue.map { $0 < now } ?? false }
}

/// A page of a list, and the cursor of the next one.
package struct Page<Item: Sendable>: Sendable {
    package let items: [Item]
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Transaction {
    /// The cases of `query` that `official` may see, newest or soonest due first.
    package func cases(_ query: CaseQuery, for official: Official, at now: Moment) throws
        -> Page<CaseSummary>
    {
        let limit = min(max(query.limit, 1), CaseQuery.longest)
        let rows = try rows(query, for: official, limit: limit + 1, at: now)
        let items = Array(rows.prefix(limit))
        let next = rows.count > limit ? items.last.map { cursor(of: $0, query.sort) } : nil
        guard let text = query.text else { return Page(items: items, next: next) }
        return Page(items: try found(text, among: items, as: official), next: next)
    }

    private func rows(_ query: CaseQuery, for official: Official, limit: Int, at now: Moment)
        throws -> [CaseSummary]
    {
        var conditions = try filters(of: query, at: now)
        let isOfAllTime = query.text == nil && !query.isAboutOpenOnes
        if query.sort == .newest, isOfAllTime, try sharedTerritory(of: official) == nil {
            conditions.append(isntAbout(official))
            return try involved(
                official.code, unitSeeing(official), where: conditions.joined(" AND "),
                before: try query.cursor.map(number(in:)), limit: limit)
        }
        conditions.append(try visibility(to: official))
        if let cursor = query.cursor { conditions.append(try after(cursor, query.sort)) }
        let order: Sql = query.sort == .due ? "c.next_due, c.number" : "c.number DESC"
        guard let text = query.text else {
            return try summaries(where: conditions.joined(" AND "), order: order, limit: limit)
        }
        // The newest that hold the words are found one after the other, unless few of them would
        // be asked for: then all that hold them are looked for among those few.
        if query.sort == .newest, !query.isNarrow, let walk = Self.search.walk(text, in: db) {
            conditions.append(walk.condition)
            if let last = try query.cursor.map(number(in:)) {
                conditions.append("\(walk.row) < \(last)")
            }
            return try summaries(
                from: "\(walk.table) CROSS JOIN cases c ON c.number = \(walk.row)",
                where: conditions.joined(" AND "), order: order, found: "\(walk.row) DESC",
                limit: limit)
        }
        conditions.append(Self.search.condition(text, on: "c.number", in: db))
        return try summaries(where: conditions.joined(" AND "), order: order, limit: limit)
    }

    /// Those of `items` that the words find in what `official` may read: who searches for a
    /// requester that she may not know mustn't learn from the answer which case is hers.
    private func found(_ words: String, among items: [CaseSummary], as official: Official) throws
        -> [CaseSummary]
    {
        let masks = try masks(among: items.map(\.number), for: official)
        return items.filter { item in
            guard let mask = masks[item.number] else { return true }
            return Grams.finds(words, in: mask(item.title) + "\n" + mask(item.text))
        }
    }

    /// The cases `c` that `condition` chooses, the first `limit` of them in their order.
    ///
    /// Their numbers are found first: sorting whole rows, with their names and sealed words, takes
    /// ten times as long.
    ///
    /// - Parameter found: the same order in the words of `source`, where that has its own.
    func summaries(
        from source: Sql = "cases c", where condition: Sql, order: Sql, found: Sql? = nil,
        limit: Int
    ) throws -> [CaseSummary] {
        let rows = try db.all(
            """
            SELECT c.number, c.client_id, c.kind, c.channel, c.words, c.place, p.name, c.state,
                c.outcome, c.unit, u.name, c.official, c.registered_at, c.next_due, c.next_clock,
                c.reply_due, c.first_promise, c.last_promise, c.solved, c.satisfied, c.reopened,
                c.urged, c.danger, c.version, k.wrapped
            FROM (SELECT c.number FROM \(source) WHERE \(condition)
                    ORDER BY \(found ?? order) LIMIT \(limit)) AS found
                JOIN cases c ON c.number = found.number JOIN places p ON p.code = c.place
                LEFT JOIN units u ON u.code = c.unit
                LEFT JOIN subject_keys k ON k.subject = c.number
            ORDER BY \(order)
            """
        ) { row in (try summary(row), try row.blob(4), try row.blobOrNil(24)) }
        return try rows.map { summary, sealed, wrapped in try summary(sealed, wrapped) }
    }

    /// Reads a row; the sealed words are opened when the query is through.
    private func summary(_ row: any SQLRow) throws -> ([UInt8], [UInt8]?) throws
        -> CaseSummary
    {
        guard let number = CaseNumber(value: try row.int64(0)) else {
            throw SQLFault.unexpected("cases.number")
        }
        let clientID = try row.textOrNil(1)
        let kind: CaseKind = try row.word(2)
        let channel: Channel = try row.word(3)
        let place: ID<Place> = try row.id(5)
        let placeName = try row.text(6)
        let state: ServiceCase.State.Name = try row.word(7)
        let outcome: Outcome? = try row.wordOrNil(8)
        let unit: ID<HandlingUnit>? = try row.idOrNil(9)
        let unitName = try row.textOrNil(10)
        let official: ID<Official>? = try row.idOrNil(11)
        let registeredAt = try row.moment(12)
        let nextDue = try row.momentOrNil(13)
        let nextClock: ClockName? = try row.wordOrNil(14)
        let replyDue = try row.momentOrNil(15)
        let firstPromise = try row.momentOrNil(16)
        let lastPromise = try row.momentOrNil(17)
        let solved: Solved? = try row.wordOrNil(18)
        let satisfied = try row.boolOrNil(19)
        let reopened = try row.int(20)
        let urged = try row.int(21)
        let isDanger = try row.bool(22)
        let version = try row.int(23)
        return { [self] sealed, wrapped in
            let words = try opened(sealed, of: Subject(number), wrapped: wrapped)
            return CaseSummary(
                number: number, clientID: clientID, kind: kind, channel: channel,
                title: words["title"]?.text ?? "", text: words["text"]?.text ?? "", place: place,
                placeName: placeName, state: state, outcome: outcome, unit: unit,
                unitName: unitName, official: official, registeredAt: registeredAt,
                nextDue: nextDue, nextClock: nextClock, replyDue: replyDue,
                firstPromise: firstPromise, lastPromise: lastPromise, solved: solved,
                satisfied: satisfied, timesReopened: reopened, timesUrged: urged,
                isDanger: isDanger, version: version)
        }
    }

    /// Of several states of which one is final, nearly all cases are: the newest are sooner found
    /// by going through all than by sorting those that the index has.
    private func isIn(_ states: [ServiceCase.State.Name]) -> Sql {
        let isFinal = states.contains { !$0.isOpen }
        return states.count > 1 && isFinal
            ? "SUBSTR(c.state, 1) IN \(list: states)" : "c.state IN \(list: states)"
    }

    private func filters(of query: CaseQuery, at now: Moment) throws -> [Sql] {
        var filters: [Sql] = []
        if !query.states.isEmpty {
            filters.append(isIn(query.states))
            if query.states.allSatisfy(\.isOpen) { filters.append("c.ended_at IS NULL") }
        }
        if !query.kinds.isEmpty { filters.append("c.kind IN \(list: query.kinds)") }
        if let place = query.place {
            guard let territory = try within(place) else {
                throw StoreRefusal.unknown(field: "place", value: place.text)
            }
            filters.append(territory)
        }
        if let unit = query.unit { filters.append("c.unit = \(unit)") }
        if let official = query.official { filters.append("c.official = \(official)") }
        if query.sort == .due { filters.append("c.next_due IS NOT NULL") }
        switch query.isOverdue {
        case true?: filters.append("c.next_due < \(now)")
        case false?: filters.append("(c.next_due IS NULL OR c.next_due >= \(now))")
        case nil: break
        }
        switch query.isOpen {
        case true?: filters.append("c.ended_at IS NULL")
        case false?: filters.append("c.ended_at IS NOT NULL")
        case nil: break
        }
        // A number begins with the year of its registration: so no other year is gone through.
        if let from = query.from {
            filters.append(
                "c.registered_at >= \(Moment(from)) AND c.number > \(firstNumber(of: from.year))")
        }
        if let to = query.to {
            filters.append(
                "c.registered_at < \(Moment(to + 1)) AND c.number < \(firstNumber(of: to.year + 1))"
            )
        }
        return filters
    }

    private func firstNumber(of year: Int) -> Int64 { Int64(year) * 100_000_000 }

    private func cursor(of last: CaseSummary, _ sort: CaseQuery.Sort) -> String {
        switch sort {
        case .newest: "\(last.number)"
        case .due: "\(last.nextDue?.milliseconds ?? 0).\(last.number)"
        }
    }

    private func after(_ cursor: String, _ sort: CaseQuery.Sort) throws -> Sql {
        if sort == .newest { return "c.number < \(try number(in: cursor))" }
        let parts = cursor.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        return "(c.next_due, c.number) > (\(parts[0]), \(parts[1]))"
    }

    private func number(in cursor: String) throws -> Int64 {
        guard let number = Int64(cursor) else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        return number
    }
}

extension ServiceCase.State.Name {
    /// Whether something is owed in it, whatever else is known of the case.
    var isOpen: Bool {
        switch self {
        case .closed, .merged, .declined: false
        default: true
        }
    }
}

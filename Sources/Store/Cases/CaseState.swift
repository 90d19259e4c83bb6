import Kernel

/// The row of `cases` that follows from a case: what lists, queues and figures are made of.
extension Transaction {
    /// - Parameter key: of the case, where it is at hand.
    func insert(
        _ it: ServiceCase, pickup: [UInt8], under rules: CaseRules, key: SubjectKey? = nil
    ) throws {
        let registration = it.registration
        let path = try requiredPath(of: registration.place)
        let subject = Subject(it.number)
        let words: JSON = .object([
            "title": .text(registration.title), "text": .text(registration.text),
        ])
        let phone = registration.requester?.phone ?? ""
        let requester =
            phone.isEmpty ? nil : office.keys.index(of: phone, purpose: "requester")
        let (next, reply) = it.dates(under: rules, calendar: try calendar)
        try db.send(
            """
            INSERT INTO cases (number, client_id, kind, channel, place, path, state,
                registered_by, about_official, about_unit, keep_private, danger, registered_at,
                changed_at, next_due, next_clock, reply_due, reopened, urged, rule_set, version,
                pickup, requester, words, service)
            VALUES (\(it.number.value), \(registration.clientID), \(registration.kind),
                \(registration.channel), \(registration.place), \(path), \(it.state.name),
                \(it.registeredBy.description), \(registration.about?.official),
                \(registration.about?.unit), \(registration.requester?.keepPrivate ?? false),
                \(registration.isDanger), \(it.registeredAt), \(it.registeredAt), \(next?.at),
                \(next?.clock), \(reply), 0, 0, \(registration.ruleSet), 1, \(pickup),
                \(requester), \(try sealed(words, of: subject, with: key)),
                \(registration.service?.word))
            """)
        if let official = it.registeredBy.official { try involve([official], in: it.number) }
        try count(CaseStanding(it, replyDue: reply).share, instead: nil, path: path)
        count(it.state.name, by: 1, place: registration.place)
        if registration.service != nil { try insertService(of: it) }
        index(it)
    }

    /// Brings the row up to what `it` is now.
    ///
    /// - Parameter shareBefore: what the row adds to the figures, where that is known.
    func update(
        _ it: ServiceCase, from before: ServiceCase, under rules: CaseRules,
        instead shareBefore: CaseShare? = nil
    ) throws {
        let handling = it.state.handling
        let last = it.entries.last?.at ?? it.registeredAt
        let (next, reply) = it.dates(under: rules, calendar: try calendar)
        let path = try requiredPath(of: it.registration.place)
        let shareBefore = try shareBefore ?? share(of: it.number)
        // Named only where they change: what refers to another table is looked up there, and SQLite
        // keeps each page of such a statement twice.
        let was = before.state.handling
        let isInSameHands = was?.unit == handling?.unit && was?.official == handling?.official
        let hands: Sql =
            isInSameHands ? "" : "unit = \(handling?.unit), official = \(handling?.official),"
        try db.send(
            """
            UPDATE cases SET state = \(it.state.name), outcome = \(it.outcome), \(hands)
                changed_at = \(last), replied_at = \(it.repliedAt),
                ended_at = \(it.isEnded ? last : nil), solved = \(it.solved),
                satisfied = \(it.satisfied), reopened = \(it.timesReopened),
                urged = \(it.timesUrged), first_promise = \(it.promises.first?.due),
                last_promise = \(it.promises.last?.due), next_due = \(next?.at),
                next_clock = \(next?.clock), reply_due = \(reply), version = \(it.version)
            WHERE number = \(it.number.value)
            """)
        try count(
            CaseStanding(it, replyDue: reply).share, instead: shareBefore, path: path)
        try updateService(of: it, from: before, under: rules)
        try involveUnits(of: it, before: before)
        try involve(
            it.officialsInvolved.filter { !before.officialsInvolved.contains($0) }, in: it.number)
        if before.state.name != it.state.name {
            count(before.state.name, by: -1, place: it.registration.place)
            count(it.state.name, by: 1, place: it.registration.place)
        }
    }

    /// Brings the dates up to what they are under `rules` and the calendar of now.
    func saveDates(of it: ServiceCase, under rules: CaseRules) throws {
        let (next, reply) = it.dates(under: rules, calendar: try calendar)
        let before = try share(of: it.number)
        try db.send(
            """
            UPDATE cases SET next_due = \(next?.at), next_clock = \(next?.clock),
                reply_due = \(reply) WHERE number = \(it.number.value)
            """)
        try count(
            CaseStanding(it, replyDue: reply).share, instead: before,
            path: try requiredPath(of: it.registration.place))
    }

    /// Writes which units have it in hand, alone or with others, and which had it before.
    private func involveUnits(of it: ServiceCase, before: ServiceCase) throws {
        for unit in it.unitsInvolved {
            let isInHand = it.isInHand(of: unit)
            let isNew = !before.unitsInvolved.contains(unit)
            guard isNew || isInHand != before.isInHand(of: unit) else { continue }
            try db.send(
                """
                INSERT INTO case_units (unit, number, in_hand)
                VALUES (\(unit), \(it.number.value), \(isInHand))
                ON CONFLICT (unit, number) DO UPDATE SET in_hand = excluded.in_hand
                """)
        }
    }

    private func involve(_ officials: [ID<Official>], in number: CaseNumber) throws {
        for official in officials {
            try db.send(
                """
                INSERT INTO case_officials (official, number)
                VALUES (\(official), \(number.value)) ON CONFLICT DO NOTHING
                """)
        }
    }

    private func count(_ state: ServiceCase.State.Name, by change: Int, place: ID<Place>) {
        db.beforeCommit(StateCount(place: place, state: state, change: change))
    }

    static let search = SearchIndex("case_search")

    /// Title and text as tokens, so that words of one character and more are found.
    ///
    /// At the end of the transaction: at each savepoint FTS5 writes out what it was given before,
    /// and each job of a batch is one.
    private func index(_ it: ServiceCase) {
        let text = it.registration.title + "\n" + it.registration.text
        db.beforeCommit(SearchedCase(number: it.number.value, text: text))
    }
}

/// A case that came to a state, or left it.
private struct StateCount: LateWork {
    let place: ID<Place>
    let state: ServiceCase.State.Name
    let change: Int

    private struct Key: Hashable {
        let place: ID<Place>
        let state: ServiceCase.State.Name
    }

    /// A state that a case went through has a row, be it of nought. The path is that of the end: a
    /// place may have been moved since the deed.
    static func perform(_ all: [StateCount], on db: any SQLConnection) throws {
        var sums: [Key: Int] = [:]
        for one in all { sums[Key(place: one.place, state: one.state), default: 0] += one.change }
        let rows = sums.sorted {
            ($0.key.place.text, $0.key.state.rawValue) < ($1.key.place.text, $1.key.state.rawValue)
        }
        for (key, change) in rows {
            try db.send(
                """
                INSERT INTO case_counts (path, place, state, number)
                VALUES ((SELECT path FROM places WHERE code = \(key.place)), \(key.place),
                    \(key.state), \(change))
                ON CONFLICT (state, path) DO UPDATE
                    SET number = case_counts.number + excluded.number
                """)
        }
    }
}

private struct SearchedCase: LateWork {
    let number: Int64
    let text: String

    static func perform(_ all: [SearchedCase], on db: any SQLConnection) throws {
        for one in all { try Transaction.search.add(one.text, at: one.number, in: db) }
    }
}

extension ServiceCase {
    /// The next date that somebody owes, and the date of the reply.
    func dates(under rules: CaseRules, calendar: WorkingCalendar) -> (
        next: (at: Moment, clock: ClockName)?, reply: Moment?
    ) {
        let dates = dueDates(under: rules, calendar: calendar)
        let reply = dates.filter { $0.rule.to == .replied }.map(\.due.moment).min()
        return (nextDue(of: dates), reply)
    }

    private func nextDue(of dates: [CaseDueDate]) -> (at: Moment, clock: ClockName)? {
        if isEnded { return nil }
        if case .suspended = state { return nil }
        var owed = dates.filter { $0.met == nil && !$0.rule.name.isResidents }
            .map { (at: $0.due.moment, clock: $0.rule.name) }
        if case .promised = state, let promise = promises.last {
            owed.append((at: promise.due, clock: .promise))
        }
        return owed.min { $0.at < $1.at }
    }

    /// Whether `unit` has to do with what is still owed.
    func isInHand(of unit: ID<HandlingUnit>) -> Bool {
        guard !isEnded, let handling = state.handling else { return false }
        return handling.unit == unit || handling.others.contains(unit)
    }
}

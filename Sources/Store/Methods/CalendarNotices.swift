package import Kernel

/// A notice that was loaded, and what it moved.
package struct LoadedNotice: Hashable, Sendable {
    package let notice: CalendarNotice
    package let effect: NoticeEffect
}

/// What loading a notice means for the cases that are open.
package struct NoticeEffect: Hashable, Sendable {
    /// The days that become working days or days off.
    package let days: [CalendarChange.DayChange]
    /// In the order of the cases and their clocks.
    package let moves: [Move]

    package struct Move: Hashable, Sendable {
        package let number: CaseNumber
        package let clock: ClockName
        /// The unit whose clock it is, where each has its own.
        package let unit: ID<HandlingUnit>?
        package let old: Moment
        package let new: Moment
    }
}

extension Transaction {
    /// The notices that the ledger knows, in the order of loading.
    package func calendarNotices() throws -> [CalendarNotice] {
        try db.all("SELECT body FROM calendar_notices ORDER BY loaded_at, id") { try $0.blob(0) }
            .map { body in
                guard let notice = CalendarNotice(json: try JSON(body)) else {
                    throw SQLFault.unexpected("calendar_notices.body")
                }
                return notice
            }
    }

    /// The calendar of the notices that the ledger knows.
    package var calendar: WorkingCalendar {
        get throws {
            let version = try noticeVersion()
            if let known = office.calendars.calendar(at: version) { return known }
            let calendar = WorkingCalendar(notices: try calendarNotices())
            let calendars = office.calendars
            db.once { calendars.keep(calendar, at: version) }
            return calendar
        }
    }

    /// Which dates of open cases `notice` would move; nothing is written.
    package func effect(of notice: CalendarNotice) throws -> NoticeEffect {
        let calendar = try calendar
        let change = CalendarChange(from: calendar, to: calendar.adding(notice))
        let moves = try openCases(concernedBy: change).flatMap { number in
            guard let folded = try fold(number) else { return [NoticeEffect.Move]() }
            let old = folded.it.dueDates(under: folded.rules, calendar: change.old)
            let new = folded.it.dueDates(under: folded.rules, calendar: change.new)
            return zip(old, new)
                .filter { $0.met == nil && $0.due.moment != $1.due.moment }
                .map { old, new in
                    NoticeEffect.Move(
                        number: number, clock: old.rule.name, unit: old.unit,
                        old: old.due.moment, new: new.due.moment)
                }
        }
        return NoticeEffect(days: change.days, moves: moves)
    }

    /// Loads a notice and moves the dates of the open cases, as one act of the ledger.
    ///
    /// - Returns: what it moved; nothing when the notice was known.
    /// - Throws: `StoreRefusal.conflict("noticeDiffers")` for a known notice with other content.
    @discardableResult
    package func load(_ notice: CalendarNotice, by actor: Actor, at now: Moment) throws
        -> NoticeEffect
    {
        if let known = try calendar.notice(notice.id) {
            guard known == notice else { throw StoreRefusal.conflict("noticeDiffers") }
            return NoticeEffect(days: [], moves: [])
        }
        let effect = try effect(of: notice)
        try record(.notice(notice.json), by: actor, at: now)
        return effect
    }

    /// Loads those notices of `shipped` that the ledger doesn't know by their ids, each as an act of
    /// its own. One that it knows stays as it was loaded, whatever it says.
    package func load(noticesOf shipped: WorkingCalendar, by actor: Actor, at now: Moment) throws
        -> [LoadedNotice]
    {
        let known = try calendar
        return try shipped.notices.filter { known.notice($0.id) == nil }
            .map { LoadedNotice(notice: $0, effect: try load($0, by: actor, at: now)) }
    }

    /// From here on the office counts by the notice, and the dates of open cases follow.
    func save(notice json: JSON, at moment: Moment) throws {
        try save(notice: json, at: moment) { try fold($0).map { ($0.it, $0.rules) } }
    }

    /// - Parameter read: a case as it stands at this entry of the ledger, and its rules; a replay
    ///   has them from elsewhere.
    func save(
        notice json: JSON, at moment: Moment,
        reading read: (CaseNumber) throws -> (it: ServiceCase, rules: CaseRules)?
    ) throws {
        guard let notice = CalendarNotice(json: json) else {
            throw SQLFault.unexpected("an entry of a calendar notice")
        }
        let old = try calendar
        try db.run(
            """
            INSERT INTO calendar_notices (id, body, loaded_at)
            VALUES (\(notice.id), \(json.bytes), \(moment))
            """)
        try db.run("UPDATE registry_version SET notices = notices + 1")
        snapshot.forget()
        let change = CalendarChange(from: old, to: try calendar)
        for number in try openCases(concernedBy: change) {
            if let (it, rules) = try read(number) { try saveDates(of: it, under: rules) }
        }
    }

    /// Open cases with a date on or after the first day that changes: no other can move.
    private func openCases(concernedBy change: CalendarChange) throws -> [CaseNumber] {
        guard let first = change.days.first?.new.day else { return [] }
        let open = ServiceCase.State.Name.allCases
            .filter { ![.declined, .merged, .closed].contains($0) }
        return try db.all(
            """
            SELECT number FROM cases
            WHERE state IN \(list: open) AND ended_at IS NULL
                AND (next_due >= \(Moment(first)) OR reply_due >= \(Moment(first)))
            ORDER BY number
            """
        ) { try $0.int64(0) }
        .compactMap { CaseNumber(value: $0) }
    }
}

import Hummingbird
import Kernel
import Store

extension CaseShown {
    /// The case as the person sees it for whom `view` was made.
    init(
        _ view: CaseView, _ w: Words, _ calendar: WorkingCalendar, isForRequester: Bool,
        before: Int? = nil, service: ServiceShown? = nil, at now: Moment
    ) {
        let it = view.it
        let names = CaseNames(
            officials: view.officialNames, units: view.unitNames,
            steps: service?.stepNames ?? [:])
        let mask = isForRequester ? nil : view.mask
        self.init(
            it, place: view.places.spoken,
            dueDates: view.dueDates.map { date in
                DueDateShown(
                    date, unit: date.unit.map(names.name(of:)),
                    arithmetic: date.arithmetic(it, calendar), at: now)
            },
            names: names, w, before: before, mask: { mask?($0) ?? $0 },
            // What officials note for each other isn't news for the resident.
            isTold: { !isForRequester || $0.deed.name != .note || $0.by.isRequester })
        self.service = service
    }
}

extension Site {
    /// What the case asks for of the catalogue; nil where it asks for nothing.
    func serviceShown(_ view: CaseView, _ words: Words) async throws -> ServiceShown? {
        guard view.it.registration.service != nil else { return nil }
        return ServiceShown(
            view, try await serviceTerms(words), hours: hours(of: view.rules.service))
    }
}

extension Request {
    /// The entry before which a page of a case shows its history; nil for the newest part, and for
    /// what isn't a number.
    func historyBefore() throws -> Int? { method == .get ? Int(try query()["before"]) : nil }
}

extension [Place] {
    /// As people say where something is: the township and what lies in it, or the last place.
    var spoken: String {
        let near = filter { $0.level >= .township }
        return (near.isEmpty ? Array(suffix(1)) : near).map(\.name).joined(separator: " ")
    }
}

extension CaseDueDate {
    /// The days counted and skipped; nil where a person set the date.
    func arithmetic(_ it: ServiceCase, _ calendar: WorkingCalendar) -> Arithmetic? {
        guard beforeExtension == nil else { return nil }
        return Arithmetic(
            from: from, rule.within, pauses: rule.pauses ? it.pauses : [], calendar: calendar)
    }
}

extension CaseRow {
    /// One line of a list.
    ///
    /// - Parameter mask: hides the requester from its reader.
    init(_ summary: CaseSummary, masked mask: Mask? = nil, at now: Moment) {
        self.init(
            number: summary.number, title: mask?(summary.title) ?? summary.title,
            kind: summary.kind, state: summary.state, outcome: summary.outcome,
            place: summary.placeName, unit: summary.unitName,
            registeredAt: summary.registeredAt, due: NextDue(summary, at: now),
            isDanger: summary.isDanger)
    }
}

extension CaseRow.NextDue {
    /// Nil when nothing is owed.
    init?(_ summary: CaseSummary, at now: Moment) {
        guard let due = summary.nextDue, let clock = summary.nextClock else { return nil }
        self.init(
            clock: clock, day: due.day,
            standing: due < now
                ? .overdue(by: now.day - due.day) : .due(in: due.day - now.day))
    }
}

extension Transaction {
    /// A page of cases as lines, with the requesters hidden whom `official` may not know.
    func rows(_ query: CaseQuery, for official: Official, at now: Moment) throws -> Page<CaseRow> {
        let page = try cases(query, for: official, at: now)
        return Page(items: try rows(page.items, for: official, at: now), next: page.next)
    }

    func rows(_ summaries: [CaseSummary], for official: Official, at now: Moment) throws
        -> [CaseRow]
    {
        let masks = try masks(among: summaries.map(\.number), for: official)
        return summaries.map { CaseRow($0, masked: masks[$0.number], at: now) }
    }
}

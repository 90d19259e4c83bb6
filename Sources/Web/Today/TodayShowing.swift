import Kernel
import Store

/// Says duties in words: those of the packs where the packs know them.
struct DutyTelling: Sendable {
    let methods: MethodBook
    /// In force where the official works.
    let rules: RuleSet
    let w: Words

    func shown(_ duty: Duty, titles: [CaseNumber: String], places: [ID<Place>: String]) -> DutyShown
    {
        DutyShown(
            title: title(duty, titles: titles, places: places),
            rule: methods.sentence(duty.rule, in: rules, w.language), due: duty.due,
            standing: duty.standing, progress: duty.progress, address: address(duty),
            discharge: discharge(duty))
    }

    private func title(
        _ duty: Duty, titles: [CaseNumber: String], places: [ID<Place>: String]
    ) -> String {
        switch duty.subject {
        case .households: w["today.dutyHouseholds"]
        case .place(let place): w("today.dutyPlace", ["place": places[place] ?? place.text])
        case .task(let word): methods.term(word, of: duty.rule, in: w.language)
        case .serviceCase(let number, let clock):
            w(
                "today.dutyCase",
                ["clock": w.clock(clock), "title": titles[number] ?? number.spoken])
        }
    }

    private func address(_ duty: Duty) -> String? {
        switch duty.subject {
        case .households: "#households"
        case .serviceCase(let number, _): "/cases/\(number)"
        case .place(let place):
            duty.standing == .met ? nil : VisitsRoutes.address(place)
        case .task:
            // What has a page of its own is done there, and nobody enters it twice.
            switch rules[duty.rule] {
            case .meeting: duty.standing == .met ? nil : Undertaking.Kind.meeting.address
            case .claim: duty.standing == .met ? nil : Undertaking.Kind.claim.address
            default: nil
            }
        }
    }

    private func discharge(_ duty: Duty) -> DutyShown.Discharge? {
        guard case .task(let word) = duty.subject, let period = duty.period,
            duty.standing != .met, address(duty) == nil
        else { return nil }
        return DutyShown.Discharge(
            rule: duty.rule.text, subject: word, period: period.description)
    }
}

extension Transaction {
    /// What `official` owes on the day of `now`, and whom to visit next.
    func today(
        of official: Official, _ methods: MethodLibrary, _ w: Words, at now: Moment
    ) throws -> TodayPage {
        let rules = try ruleSet(at: official.place, on: now.day)
        let telling = DutyTelling(
            methods: methods.book(of: try adoptions()), rules: rules, w: w)
        let all = try duties(of: official, at: now)
        // The most needed come first; a unit's hundred cases stand on its own page.
        let duties = all.prefix(40)
        let titles = try titles(of: duties.compactMap(\.caseNumber))
        let places = try names(of: duties.compactMap(\.place))
        let types = rules.noteTypes
        let remarks = try remarks(on: official.code)
        return TodayPage(
            duties: duties.map { duty in
                var shown = telling.shown(duty, titles: titles, places: places)
                shown.urgings = duty.name.map { remarks.urgings(of: $0) } ?? []
                return shown
            },
            households: try householdsToVisit(by: official.code, on: now.day, limit: 20)
                .map(HouseholdShown.init),
            coverage: all.first { $0.subject == .households }.map { duty in
                TodayPage.Coverage(
                    period: duty.period.map(telling.w.period) ?? "", met: duty.progress.done,
                    reachable: duty.progress.needed)
            },
            noteTypes: rules.noteChoices(telling.w),
            notes: try notes(of: official, types, telling.w),
            onDuty: try shownOnDuty(at: official.place, days: 2, methods, w, at: now))
    }

    func names(of places: [ID<Place>]) throws -> [ID<Place>: String] {
        var names: [ID<Place>: String] = [:]
        for code in places { names[code] = try place(code)?.name }
        return names
    }

    /// Her last visits' notes, newest first.
    private func notes(of official: Official, _ types: [NoteType], _ w: Words) throws -> [NoteShown]
    {
        var query = VisitQuery()
        query.official = official.code
        query.limit = 10
        let visits = try visits(query, for: official).items.filter { !$0.visit.notes.isEmpty }
        let households = try households(visits.compactMap(\.visit.household))
        return try visits.flatMap { noted -> [NoteShown] in
            let visit = noted.visit
            let raised = try casesRaised(in: visit).first
            let household = visit.household.flatMap { households[$0]?.head }
            return visit.notes.enumerated().map { index, note in
                NoteShown(
                    day: visit.at.day, household: household ?? noted.placeName,
                    type: types.first { $0.word == note.type }?.name.text(in: w.language)
                        ?? note.type,
                    text: note.text, serviceCase: raised?.number,
                    caseAddress: raised == nil ? "/visits/\(visit.id)/notes/\(index)/case" : nil)
            }
        }
    }
}

extension Visit {
    fileprivate var household: ID<Household>? {
        if case .household(let id) = subject { id } else { nil }
    }
}

extension Duty {
    fileprivate var caseNumber: CaseNumber? {
        if case .serviceCase(let number, _) = subject { number } else { nil }
    }

    var place: ID<Place>? {
        if case .place(let place) = subject { place } else { nil }
    }
}

extension HouseholdShown {
    init(_ next: HouseholdToVisit) {
        let household = next.household
        self.init(
            id: household.id, head: household.head,
            address: [next.placeName, household.address].joined(separator: " "),
            phone: household.phone, lastMet: next.lastMet?.day, due: next.due,
            declinesVisits: household.declinesVisits, openCases: next.openCases)
    }
}

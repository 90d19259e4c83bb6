/// A case 事项: something that a resident brought up, with its owner, its dates and its answer.
///
/// It is nothing but its entries: folding them, oldest first, gives what stands here. A deed looks
/// at the state and gives the next entry or refuses; only `apply` changes anything.
package struct ServiceCase: Equatable, Sendable {
    package let number: CaseNumber
    package let registration: Registration
    package let registeredAt: Moment
    package let registeredBy: Actor
    package private(set) var state: State = .registered
    package private(set) var entries: [Entry]
    package private(set) var promises: [Promise] = []
    package private(set) var pauses: [Pause] = []
    /// What happened when, for the clocks; in order of time.
    package private(set) var events: [Event]
    /// When a reply was first given; a separate fact from `solved` and `satisfied`.
    package private(set) var repliedAt: Moment?
    /// What the unit claims about its work.
    package private(set) var claimedSolved: Solved?
    /// What the resident last said; nil as long as nobody asked her.
    package private(set) var solved: Solved?
    package private(set) var satisfied: Bool?
    package private(set) var extendedTo: Moment?
    package private(set) var timesReopened = 0
    package private(set) var timesUrged = 0
    /// The last that was made, and what became of it.
    package private(set) var appointment: Appointment?
    /// How many windows and visits it took, by the last reply that says.
    package private(set) var effort: WorkDone?
    /// Every unit that ever had the case: it goes on seeing it.
    package private(set) var unitsInvolved: [ID<HandlingUnit>] = []
    package private(set) var officialsInvolved: [ID<Official>] = []

    /// The case that `first` opens.
    package init(number: CaseNumber, _ registration: Registration, first: Entry) {
        self.number = number
        self.registration = registration
        registeredAt = first.at
        registeredBy = first.by
        entries = [first]
        events = [Event(.registered, at: first.at)]
        appointment = registration.service?.window.map { Appointment($0) }
    }

    /// The case that `entries` leave, oldest first; nil unless the first is a registration.
    package init?(number: CaseNumber, entries: [Entry]) {
        guard let first = entries.first, case .registration(let registration) = first.deed else {
            return nil
        }
        self.init(number: number, registration, first: first)
        for entry in entries.dropFirst() { apply(entry) }
    }

    /// The number of entries: what `ETag` and `If-Match` compare.
    package var version: Int { entries.count }

    package var outcome: Outcome? {
        switch state {
        case .closed(let outcome, _): outcome
        case .merged: .merged
        case .declined(let decline) where decline.refusals == Decline.final: .declined
        default: nil
        }
    }

    package struct Promise: Hashable, Sendable {
        package let due: Moment
        package let madeAt: Moment
        package let by: Actor
        /// The date that it replaced; the kept-promise rate uses the first date.
        package let movedFrom: Moment?
        package let reason: String?
    }

    package struct Event: Hashable, Sendable {
        package let word: CaseEvent
        package let at: Moment
        /// The unit concerned, where several handle the case.
        package let unit: ID<HandlingUnit>?

        init(_ word: CaseEvent, at: Moment, unit: ID<HandlingUnit>? = nil) {
            self.word = word
            self.at = at
            self.unit = unit
        }
    }
}

extension ServiceCase {
    /// Folds `entry` in. It decides nothing and can't fail: what was allowed has happened.
    package mutating func apply(_ entry: Entry) {
        entries.append(entry)
        note(eventsOf: entry)
        note(factsOf: entry)
        state = following(entry)
    }

    private mutating func note(eventsOf entry: Entry) {
        let handling = state.handling
        func happened(_ word: CaseEvent, _ unit: ID<HandlingUnit>? = nil) {
            events.append(Event(word, at: entry.at, unit: unit))
        }
        switch entry.deed {
        case .acceptance: happened(.accepted)
        case .answer:
            if events.last(where: { $0.word == .accepted }) == nil { happened(.accepted) }
            happened(.replied)
            happened(.closed)
        case .assignment(let unit, _): happened(.assigned, unit)
        case .jointHandling(let units): for unit in units { happened(.assigned, unit) }
        case .promise:
            happened(.firstContact, handling?.unit)
            happened(.promised, handling?.unit)
        case .reply:
            // A reply without a promise before is the first word to the requester too.
            let unit = handling.map { $0.unit(of: entry.by) }
            happened(.firstContact, unit)
            happened(.replied, unit)
        case .revisit: happened(.revisited)
        case .signature(let answer): if answer.isContent { happened(.closed) }
        case .closure, .merger: happened(.closed)
        case .reopening:
            happened(.reopened)
            for unit in handling?.units ?? [] { happened(.assigned, unit) }
        case .refusal: happened(.refused)
        case .review: happened(.reviewRequested)
        case .dispute: happened(.disputed, handling.map { $0.unit(of: entry.by) })
        case .ruling(let unit, _):
            happened(.ruled)
            happened(.assigned, unit)
        case .registration, .promiseMove, .rating, .escalation, .extension, .suspension,
            .resumption, .urging, .note, .appointment, .appointmentCancellation, .attendance,
            .handOver:
            break
        }
    }

    private mutating func note(factsOf entry: Entry) {
        switch entry.deed {
        case .assignment(let unit, let official): involve([unit], official)
        case .ruling(let unit, _): involve([unit], nil)
        case .jointHandling(let units): involve(units, nil)
        case .escalation(_, let unit): involve(unit.map { [$0] } ?? [], nil)
        case .promise(let due, let text): promise(due, text, by: entry)
        case .promiseMove(let due, let reason):
            promises.append(
                Promise(
                    due: due, madeAt: entry.at, by: entry.by, movedFrom: promises.last?.due,
                    reason: reason))
        case .answer:
            repliedAt = repliedAt ?? entry.at
        case .reply(_, let claim, let work):
            repliedAt = repliedAt ?? entry.at
            claimedSolved = claim
            if work.saysEffort { effort = work }
            if let official = entry.by.official { involve([], official) }
        case .revisit(let answer), .signature(let answer):
            solved = answer.solved
            satisfied = answer.satisfied
        case .rating(let isSatisfied, _, _): satisfied = isSatisfied
        case .reopening:
            timesReopened += 1
            extendedTo = nil
        case .extension(let due, _): extendedTo = due
        case .suspension: pauses.append(Pause(from: entry.at, to: nil))
        case .resumption: endPause(at: entry.at)
        case .urging: timesUrged += 1
        case .handOver(let official): involve([], official)
        case .appointment(let window, _): appointment = Appointment(window)
        case .appointmentCancellation: appointment?.standing = .cancelled
        case .attendance(let kept): appointment?.standing = kept ? .kept : .missed
        case .registration, .acceptance, .closure, .refusal, .review, .dispute, .merger, .note:
            break
        }
        if case .suspended = state, entry.deed.name == .closure { endPause(at: entry.at) }
    }

    /// A second promise in the same round, after a new assignment or an escalation, is a move by
    /// another name.
    private mutating func promise(_ due: Moment, _ text: String?, by entry: Entry) {
        let isSecond = entriesOfRound.dropLast().contains { $0.deed.name == .promise }
        let before = isSecond ? promises.last?.due : nil
        let movedFrom = before == due ? nil : before
        promises.append(
            Promise(
                due: due, madeAt: entry.at, by: entry.by, movedFrom: movedFrom,
                reason: movedFrom == nil ? nil : text))
    }

    private mutating func endPause(at moment: Moment) {
        guard let last = pauses.popLast() else { return }
        pauses.append(Pause(from: last.from, to: moment))
    }

    private mutating func involve(_ units: [ID<HandlingUnit>], _ official: ID<Official>?) {
        for unit in units where !unitsInvolved.contains(unit) { unitsInvolved.append(unit) }
        if let official, !officialsInvolved.contains(official) {
            officialsInvolved.append(official)
        }
    }
}

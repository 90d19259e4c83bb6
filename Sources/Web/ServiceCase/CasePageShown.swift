import Kernel

/// The names behind the codes that the entries of a case hold.
struct CaseNames: Sendable {
    let officials: [ID<Official>: String]
    let units: [ID<HandlingUnit>: String]
    /// What the steps of the case's service are called.
    var steps: [String: String] = [:]

    /// The code itself where a name is missing: somebody did it, known or not.
    func name(of official: ID<Official>) -> String { officials[official] ?? official.text }
    func name(of unit: ID<HandlingUnit>) -> String { units[unit] ?? unit.text }

    /// `县供水公司 李明`, the resident, or the office as such.
    func name(of actor: Actor, _ w: Words) -> String {
        switch actor {
        case .official(let official, let unit):
            (unit.map { name(of: $0) + " " } ?? "") + name(of: official)
        case .requester(nil): w["by.requester"]
        case .requester(.some(let official)): w("by.assisted", ["name": name(of: official)])
        case .office: w["by.office"]
        }
    }
}

extension ServiceCase {
    /// The codes whose names a page of the case needs.
    var officialsNamed: Set<ID<Official>> {
        Set(officialsInvolved + entries.compactMap(\.by.official))
    }

    var unitsNamed: Set<ID<HandlingUnit>> {
        Set(unitsInvolved + entries.compactMap(\.by.unit) + entries.flatMap(\.deed.units))
    }
}

extension CaseShown {
    /// - Parameter mask: hides from a text what the reader may not know.
    /// - Parameter before: the number of an entry; only older ones are shown.
    /// - Parameter isTold: whether an entry is for the reader.
    init(
        _ it: ServiceCase, place: String, dueDates: [DueDateShown], names: CaseNames,
        _ w: Words, before: Int? = nil, mask: (String) -> String = { $0 },
        isTold: (Entry) -> Bool = { _ in true }
    ) {
        let handling = it.state.handling
        let told = it.entries.prefix { $0.sequence < before ?? .max }.filter(isTold)
        let part = told.suffix(Self.longestHistory)
        self.init(
            number: it.number, kind: it.registration.kind, channel: it.registration.channel,
            title: mask(it.registration.title), text: mask(it.registration.text),
            state: it.state.name, outcome: it.outcome, place: place,
            unit: handling.map { w.list($0.units.map(names.name(of:))) },
            official: handling?.official.map(names.name(of:)), registeredAt: it.registeredAt,
            isDanger: it.registration.isDanger, dueDates: dueDates,
            promises: it.promises.map { promise in
                PromiseShown(
                    due: promise.due.day, madeAt: promise.madeAt,
                    by: names.name(of: promise.by, w), movedFrom: promise.movedFrom?.day,
                    reason: promise.reason.map(mask))
            },
            reply: it.entries.last { $0.deed.reply != nil }.flatMap { entry in
                entry.deed.reply.map { reply in
                    ReplyShown(
                        at: entry.at, by: names.name(of: entry.by, w), text: mask(reply.text),
                        claim: reply.claim)
                }
            },
            answer: it.entries.reversed().lazy.compactMap(\.deed.answer).first.map {
                Answer(solved: $0.solved, satisfied: $0.satisfied, text: $0.text.map(mask))
            },
            entries: part.map { EntryShown($0, names, w, mask: mask) },
            earlier: part.count < told.count ? part.first?.sequence : nil)
    }
}

extension EntryShown {
    init(_ entry: Entry, _ names: CaseNames, _ w: Words, mask: (String) -> String) {
        self.init(
            at: entry.at, deed: entry.deed.name, by: names.name(of: entry.by, w),
            text: entry.deed.words.map(mask), facts: entry.deed.facts(names, w))
    }
}

extension Deed {
    fileprivate var reply: (text: String, claim: Solved?)? {
        switch self {
        case .reply(let text, let solved, _): (text, solved)
        case .answer(let text): (text, nil)
        default: nil
        }
    }

    fileprivate var answer: Answer? {
        switch self {
        case .revisit(let answer), .signature(let answer): answer
        default: nil
        }
    }

    fileprivate var units: [ID<HandlingUnit>] {
        switch self {
        case .assignment(let unit, _), .ruling(let unit, _): [unit]
        case .escalation(_, let unit): unit.map { [$0] } ?? []
        case .jointHandling(let units): units
        default: []
        }
    }

    /// What was said: a text or a reason. The resident's own words at registration stand above
    /// the timeline, not in it.
    fileprivate var words: String? {
        switch self {
        case .registration, .acceptance, .assignment, .suspension, .resumption, .merger,
            .jointHandling, .handOver, .attendance:
            nil
        case .answer(let text), .reply(let text, _, _), .urging(let text), .note(let text): text
        case .promise(_, let text), .rating(_, _, let text): text
        case .revisit(let answer), .signature(let answer): answer.text
        case .promiseMove(_, let reason), .extension(_, let reason), .reopening(let reason),
            .refusal(let reason, _), .review(let reason), .escalation(let reason, _),
            .dispute(let reason), .ruling(_, let reason):
            reason
        case .closure(_, let reason), .appointment(_, let reason),
            .appointmentCancellation(let reason):
            reason
        }
    }

    fileprivate func facts(_ names: CaseNames, _ w: Words) -> [SummaryRow] {
        switch self {
        case .registration(let registration):
            [SummaryRow(w["case.channel"], text: w.channel(registration.channel))]
        case .assignment(let unit, let official):
            [SummaryRow(w["case.unit"], text: names.name(of: unit))]
                + (official.map { [SummaryRow(w["case.official"], text: names.name(of: $0))] }
                    ?? [])
        case .ruling(let unit, _), .escalation(_, let unit?):
            [SummaryRow(w["case.unit"], text: names.name(of: unit))]
        case .jointHandling(let units):
            [SummaryRow(w["case.unit"], text: w.list(units.map(names.name(of:))))]
        case .handOver(let official):
            official.map { [SummaryRow(w["case.official"], text: names.name(of: $0))] } ?? []
        case .promise(let due, _), .promiseMove(let due, _), .extension(let due, _):
            [SummaryRow(w["case.date"], time(due.day, w))]
        case .reply(_, let claim, let work):
            [SummaryRow(w["case.unitSays"], text: w.solved(claim))] + work.facts(names, w)
        case .appointment(let window, _):
            [SummaryRow(w["appointment.when"], text: w.window(window))]
        case .attendance(let kept):
            [SummaryRow(w["appointment.title"], text: w.appointment(kept ? .kept : .missed))]
        case .revisit(let answer), .signature(let answer):
            [
                SummaryRow(
                    w["case.residentSays"],
                    text: w.list([w.solved(answer.solved), w.satisfied(answer.satisfied)]))
            ]
        case .rating(let satisfied, let score, _):
            [
                SummaryRow(
                    w["case.residentSays"],
                    text: w.list(
                        [w.satisfied(satisfied)]
                            + (score.map { [w("track.points", ["n": $0])] } ?? [])))
            ]
        case .closure(let outcome, _): [SummaryRow(w["case.ended"], text: w.outcome(outcome))]
        case .refusal(_, let basis?): [SummaryRow(w["case.legalBasis"], text: basis)]
        case .suspension(let reason):
            [SummaryRow(w["deedField.reason"], text: w.suspensionReason(reason))]
        case .merger(let other): [SummaryRow(w["case.mergedInto"], text: other.spoken)]
        case .acceptance, .answer, .escalation, .refusal, .reopening, .review, .resumption,
            .dispute, .urging, .note, .appointmentCancellation:
            []
        }
    }
}

extension WorkDone {
    fileprivate func facts(_ names: CaseNames, _ w: Words) -> [SummaryRow] {
        [
            checked.isEmpty
                ? nil
                : SummaryRow(
                    w["service.checked"], text: w.list(checked.map { names.steps[$0] ?? $0 })),
            windows.map { SummaryRow(w["service.windows"], text: "\($0)") },
            visits.map { SummaryRow(w["service.visits"], text: "\($0)") },
        ].compactMap { $0 }
    }
}

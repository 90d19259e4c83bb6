import Kernel
import Store

/// A case as its reader may see it, in JSON. Source: interfaces.md 3.1.
struct CaseJSON {
    let view: CaseView
    private let mask: Mask?

    init(_ view: CaseView) {
        self.view = view
        mask = view.mask
    }

    private var it: ServiceCase { view.it }
    private var registration: Registration { it.registration }

    func write(to text: inout JSONText) {
        text.object {
            $0.member("number", it.number.description)
            $0.member("id", registration.clientID)
            $0.member("kind", registration.kind.rawValue)
            $0.member("channel", registration.channel.rawValue)
            $0.member("title", masked(registration.title))
            $0.member("text", masked(registration.text))
            $0.member("state", it.state.name.rawValue)
            $0.member("outcome", it.outcome?.rawValue)
            writePlace(to: &$0)
            writeHandling(to: &$0)
            $0.member("registeredAt", it.registeredAt)
            $0.member("at", registration.claimedAt)
            writeRequester(to: &$0)
            writeFacts(to: &$0)
            writeService(to: &$0)
            writeDates(to: &$0)
            $0.list("entries", it.entries) { entry, text in write(entry, to: &text) }
            $0.member("allowed", view.allowed.map(\.rawValue).filter { $0 != "hand-over" })
            $0.member("version", it.version)
        }
    }

    private func masked(_ text: String) -> String { mask?(text) ?? text }

    private func writePlace(to text: inout JSONText) {
        text.member("place", registration.place)
        text.member("placeName", view.places.last?.name)
        text.member("location", json: registration.location)
    }

    private func writeHandling(to text: inout JSONText) {
        guard let handling = it.state.handling else { return }
        text.member("unit", handling.unit)
        text.member("unitName", view.unitNames[handling.unit])
        text.member("official", handling.official)
        if !handling.others.isEmpty { text.member("others", handling.others.map(\.text)) }
    }

    private func writeRequester(to text: inout JSONText) {
        if registration.isAnonymous { text.member("anonymous", true) }
        if registration.isDanger { text.member("danger", true) }
        guard let requester = registration.requester else { return }
        text.object("requester") {
            $0.member("name", view.isMasked ? Mask.sign : requester.name)
            $0.member("phone", view.isMasked ? Mask.sign : requester.phone)
            $0.member("keepPrivate", requester.keepPrivate)
            $0.member("masked", view.isMasked)
        }
    }

    private func writeFacts(to text: inout JSONText) {
        text.member("replied", it.repliedAt)
        text.member("claimedSolved", it.claimedSolved?.rawValue)
        text.member("solved", it.solved?.rawValue)
        text.member("satisfied", it.satisfied)
        text.member("reopened", it.timesReopened)
        text.member("urged", it.timesUrged)
    }

    private func writeService(to text: inout JSONText) {
        guard let request = registration.service else { return }
        text.member("service", request.rule)
        text.member("item", request.item)
        text.member("way", request.way?.rawValue)
        text.member("finishedAt", view.rules.service?.rule.finishedAt?.name)
        if let steps = view.rules.service?.steps, !steps.isEmpty {
            text.member("steps", steps.map(\.word))
        }
        if let appointment = it.appointment {
            text.object("appointment") {
                $0.write(appointment.window)
                $0.member("state", appointment.standing.rawValue)
            }
        }
    }

    private func writeDates(to text: inout JSONText) {
        text.list("dueDates", view.dueDates) { date, text in date.write(to: &text) }
        text.list("promises", it.promises) { promise, text in
            text.object {
                $0.member("due", promise.due)
                $0.member("madeAt", promise.madeAt)
                $0.member("by", promise.by.word)
                $0.member("movedFrom", promise.movedFrom)
                $0.member("reason", promise.reason.map(masked))
            }
        }
    }

    /// One entry, with what its deed says under the names under which it was sent.
    ///
    /// - Parameter more: further members.
    func write(
        _ entry: Entry, to text: inout JSONText, _ more: (inout JSONText) -> Void = { _ in }
    ) {
        text.object {
            $0.member("deed", entry.deed.name.rawValue)
            $0.member("at", entry.at)
            $0.member("by", entry.by.word)
            $0.member("byName", entry.by.official.flatMap { view.officialNames[$0] })
            $0.member("byUnit", entry.by.unit)
            $0.member("sequence", entry.sequence)
            write(entry.deed, to: &$0)
            more(&$0)
        }
    }

    private func write(_ deed: Deed, to text: inout JSONText) {
        switch deed {
        case .registration, .acceptance, .resumption: break
        case .answer(let words), .urging(let words), .note(let words):
            text.member("text", masked(words))
        case .assignment(let unit, let official):
            text.member("unit", unit)
            text.member("official", official)
        case .promise(let due, let words):
            text.member("due", due)
            text.member("text", words.map(masked))
        case .promiseMove(let due, let reason), .extension(let due, let reason):
            text.member("due", due)
            text.member("reason", masked(reason))
        case .reply(let words, let solved, let work):
            text.member("text", masked(words))
            text.member("solved", solved.rawValue)
            if !work.checked.isEmpty { text.member("checked", work.checked) }
            text.member("windows", work.windows)
            text.member("visits", work.visits)
        case .revisit(let answer), .signature(let answer):
            text.member("solved", answer.solved.rawValue)
            text.member("satisfied", answer.satisfied)
            text.member("text", answer.text.map(masked))
        case .rating(let satisfied, let score, let words):
            text.member("satisfied", satisfied)
            text.member("score", score)
            text.member("text", words.map(masked))
        case .closure(let outcome, let reason):
            text.member("outcome", outcome.rawValue)
            text.member("reason", reason.map(masked))
        case .reopening(let reason), .review(let reason), .dispute(let reason):
            text.member("reason", masked(reason))
        case .refusal(let reason, let basis):
            text.member("reason", masked(reason))
            text.member("legalBasis", basis)
        case .escalation(let reason, let unit):
            text.member("reason", masked(reason))
            text.member("to", unit)
        case .suspension(let reason): text.member("reason", reason)
        case .ruling(let unit, let reason):
            text.member("unit", unit)
            text.member("reason", masked(reason))
        case .merger(let other): text.member("into", other.description)
        case .jointHandling(let units): text.member("units", units.map(\.text))
        case .handOver(let official): text.member("to", official)
        case .appointment(let window, let reason):
            text.write(window)
            text.member("reason", reason.map(masked))
        case .appointmentCancellation(let reason): text.member("reason", reason.map(masked))
        case .attendance(let kept): text.member("kept", kept)
        }
    }
}

extension JSONText {
    /// As members of the object that is open.
    fileprivate mutating func write(_ window: AppointmentWindow) {
        member("day", window.day)
        member("from", window.from)
        member("to", window.to)
    }
}

extension CaseDueDate {
    func write(to text: inout JSONText) {
        text.object {
            $0.member("clock", rule.name.rawValue)
            $0.member("rule", rule.id)
            $0.member("unit", unit)
            $0.member("from", from)
            $0.member("due", due.moment)
            $0.member("met", met)
            $0.member("provisional", due.provisional)
            $0.member("pausedFor", pausedMinutes == 0 ? nil : "PT\(pausedMinutes)M")
            $0.member("beforeExtension", beforeExtension?.moment)
        }
    }
}

extension Actor {
    /// An official's code, `requester` or `office`.
    var word: String {
        switch self {
        case .official(let code, _): code.text
        case .requester: "requester"
        case .office: "office"
        }
    }
}

extension CaseSummary {
    func write(to text: inout JSONText, mask: Mask?, at now: Moment) {
        text.object {
            $0.member("number", number.description)
            $0.member("id", clientID)
            $0.member("kind", kind.rawValue)
            $0.member("channel", channel.rawValue)
            $0.member("title", mask?(title) ?? title)
            $0.member("text", mask?(self.text) ?? self.text)
            $0.member("state", state.rawValue)
            $0.member("outcome", outcome?.rawValue)
            $0.member("place", place)
            $0.member("placeName", placeName)
            $0.member("unit", unit)
            $0.member("unitName", unitName)
            $0.member("official", official)
            $0.member("registeredAt", registeredAt)
            $0.member("nextDue", nextDue)
            $0.member("nextClock", nextClock?.rawValue)
            $0.member("overdue", isOverdue(at: now))
            $0.member("firstPromise", firstPromise)
            $0.member("lastPromise", lastPromise)
            $0.member("solved", solved?.rawValue)
            $0.member("satisfied", satisfied)
            $0.member("reopened", timesReopened)
            $0.member("urged", timesUrged)
            $0.member("danger", isDanger)
            $0.member("version", version)
        }
    }
}

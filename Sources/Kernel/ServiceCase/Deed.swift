/// What can be done with a case: one act, with all that it says.
///
/// The names and fields are those of the API (interfaces.md 3.1). A deed that was allowed is kept
/// as it stands in an `Entry`; folding the entries of a case gives its state.
package enum Deed: Hashable, Sendable {
    case registration(Registration)
    case acceptance
    /// Answered on the spot 当场解决.
    case answer(text: String)
    case assignment(unit: ID<HandlingUnit>, official: ID<Official>?)
    case promise(due: Moment, text: String?)
    case promiseMove(due: Moment, reason: String)
    /// `solved` is what the unit claims; the work, what was gone through for it.
    case reply(text: String, solved: Solved, work: WorkDone = WorkDone())
    case revisit(Answer)
    case signature(Answer)
    case rating(satisfied: Bool, score: Int?, text: String?)
    case closure(Outcome, reason: String?)
    case reopening(reason: String)
    case refusal(reason: String, legalBasis: String?)
    case review(reason: String)
    case escalation(reason: String, to: ID<HandlingUnit>?)
    case `extension`(due: Moment, reason: String)
    case suspension(reason: String)
    case resumption
    case dispute(reason: String)
    case ruling(unit: ID<HandlingUnit>, reason: String)
    case merger(into: CaseNumber)
    case jointHandling(units: [ID<HandlingUnit>])
    case urging(text: String)
    case note(text: String)
    /// A day and a window of time for what the case asks for 预约; where one stands, it moves.
    case appointment(AppointmentWindow, reason: String?)
    case appointmentCancellation(reason: String?)
    /// Whether the resident and the service met at the time that was appointed 履约.
    case attendance(kept: Bool)
    /// The official who has it in hand changed with her zone 交接; only a hand-over does it. Nil
    /// leaves it to its unit, where the successor is the one whom it is about.
    case handOver(to: ID<Official>?)

    /// The word of the deed in URLs, entries and rules.
    package enum Name: String, CaseIterable, Comparable, Sendable {
        case registration, acceptance, answer, assignment, promise
        case promiseMove = "promise-move"
        case reply, revisit, signature, rating, closure, reopening, refusal, review, escalation
        case `extension`, suspension, resumption, dispute, ruling, merger
        case jointHandling = "joint-handling"
        case urging, note, appointment
        case appointmentCancellation = "appointment-cancellation"
        case attendance
        case handOver = "hand-over"

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    package var name: Name {
        switch self {
        case .registration: .registration
        case .acceptance: .acceptance
        case .answer: .answer
        case .assignment: .assignment
        case .promise: .promise
        case .promiseMove: .promiseMove
        case .reply: .reply
        case .revisit: .revisit
        case .signature: .signature
        case .rating: .rating
        case .closure: .closure
        case .reopening: .reopening
        case .refusal: .refusal
        case .review: .review
        case .escalation: .escalation
        case .extension: .extension
        case .suspension: .suspension
        case .resumption: .resumption
        case .dispute: .dispute
        case .ruling: .ruling
        case .merger: .merger
        case .jointHandling: .jointHandling
        case .urging: .urging
        case .note: .note
        case .appointment: .appointment
        case .appointmentCancellation: .appointmentCancellation
        case .attendance: .attendance
        case .handOver: .handOver
        }
    }
}

/// Whether what was raised is solved, in the words of whoever is asked.
package enum Solved: String, CaseIterable, Sendable {
    case yes, partly, no
}

/// What the resident says when she is asked: two facts, never one.
package struct Answer: Hashable, Sendable {
    package let solved: Solved
    package let satisfied: Bool
    package let text: String?

    package init(solved: Solved, satisfied: Bool, text: String? = nil) {
        self.solved = solved
        self.satisfied = satisfied
        self.text = text
    }

    package var isContent: Bool { solved == .yes && satisfied }
}

/// How a case ended.
package enum Outcome: String, CaseIterable, Sendable {
    case signed, satisfied, notConfirmed, withdrawn, answeredOnTheSpot, declined, merged
}

/// What somebody may do to a case, by its word in the API. Source: interfaces.md 3.
package enum CaseDeed: String, CaseIterable, Comparable, Sendable {
    case registration, acceptance, answer, assignment, promise
    case promiseMove = "promise-move"
    case reply, revisit, signature, rating, closure, reopening, refusal, review, escalation
    case `extension`, suspension, resumption, dispute, ruling, merger
    case jointHandling = "joint-handling"
    case urging, note

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

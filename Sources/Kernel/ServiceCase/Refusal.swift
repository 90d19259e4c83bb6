/// Why a deed can't be done: the values of the sentence that the page shows, never the sentence.
package enum Refusal: Error, Hashable, Sendable {
    // May know of the case, may not do this (403).
    case notYourRole, notYourCase
    /// Nobody asks the resident about her own reply.
    case ownRevisit
    /// Nobody reviews her own refusal.
    case ownReview
    /// Only the requester's own channel can say this.
    case onlyTheRequester
    /// A unit is told by others how good its reply was.
    case notTheRequester

    // The request is unsound (422).
    case dueInThePast, noReason, noText
    case unknownSuspensionReason(allowed: [String])
    case intoItself, noUnits, scoreOutOfRange(ClosedRange<Int>)
    case outcomeNotByClosure(allowed: [Outcome])
    case unknownItem(allowed: [String]), unknownStep(allowed: [String])
    case appointmentInThePast

    // The state or a rule doesn't allow it (409).
    case alreadyAccepted, notYetAccepted, notYetAssigned, notYetPromised, notYetReplied
    case alreadyAssigned, alreadyPromised, alreadyReplied, alreadyRevisited, alreadyClosed
    case alreadyMerged, isSuspended, notSuspended, isEscalated, isDisputed, notDisputed
    case isDeclined, notDeclined, notUnderReview, underReview, reviewExhausted
    case notClosed, notSatisfied
    case conflictOfInterest
    case closingNeeds([ClosingNeed])
    case silenceNotOver(until: Moment)
    case extensionNotLater(than: Moment)
    case extensionTooLong(until: Moment)
    case nothingToExtend
    case alreadyInvolved
    case targetEnded
    case notRated
    /// An escalation goes up one rung of the ladder.
    case skipsALevel(next: TerritoryLevel)
    case wayNotAllowed(allowed: [HandlingWay])
    /// Steps of the checklist that nobody has gone through.
    case stepsMissing([String])
    /// What the case asks for, if anything, is done without one.
    case takesNoAppointments
    case notOpen(next: AppointmentWindow?)
    case tooFarAhead(until: Day)
    /// None stands.
    case noAppointment
    case appointmentNotYet(until: Moment)

    package enum Weight: Sendable {
        case forbidden, unsound, conflict
    }

    package var weight: Weight {
        switch self {
        case .notYourRole, .notYourCase, .ownRevisit, .ownReview, .onlyTheRequester,
            .notTheRequester:
            .forbidden
        case .dueInThePast, .noReason, .noText, .unknownSuspensionReason, .intoItself, .noUnits,
            .scoreOutOfRange, .outcomeNotByClosure, .unknownItem, .unknownStep,
            .appointmentInThePast:
            .unsound
        default: .conflict
        }
    }

    /// The stable word, e.g. `closingNeeds`: the name of the case.
    package var word: String {
        switch self {
        case .unknownSuspensionReason: "unknownSuspensionReason"
        case .scoreOutOfRange: "scoreOutOfRange"
        case .outcomeNotByClosure: "outcomeNotByClosure"
        case .closingNeeds: "closingNeeds"
        case .silenceNotOver: "silenceNotOver"
        case .extensionNotLater: "extensionNotLater"
        case .extensionTooLong: "extensionTooLong"
        case .skipsALevel: "skipsALevel"
        case .unknownItem: "unknownItem"
        case .unknownStep: "unknownStep"
        case .wayNotAllowed: "wayNotAllowed"
        case .stepsMissing: "stepsMissing"
        case .notOpen: "notOpen"
        case .tooFarAhead: "tooFarAhead"
        case .appointmentNotYet: "appointmentNotYet"
        default: "\(self)"
        }
    }
}

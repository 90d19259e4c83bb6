extension Deed {
    /// Refuses what is unsound whatever the case: a promise for yesterday, a refusal without a
    /// reason.
    ///
    /// - Throws: refusals of weight `.unsound` only.
    package func checkSoundness(at now: Moment, under rules: CaseRules) throws(Refusal) {
        switch self {
        case .promise(let due, _), .promiseMove(let due, _), .extension(let due, _):
            guard due >= now else { throw .dueInThePast }
        case .suspension(let reason):
            guard rules.suspensionReasons.contains(reason) else {
                throw .unknownSuspensionReason(allowed: rules.suspensionReasons)
            }
        case .rating(_, let score?, _):
            guard Self.scores.contains(score) else { throw .scoreOutOfRange(Self.scores) }
        case .closure(let outcome, _):
            let allowed: [Outcome] = [.satisfied, .notConfirmed, .withdrawn, .declined]
            guard allowed.contains(outcome) else { throw .outcomeNotByClosure(allowed: allowed) }
        case .jointHandling(let units):
            guard !units.isEmpty else { throw .noUnits }
        case .reply(_, _, let work): try work.checkSoundness(under: rules)
        case .appointment(let window, _):
            guard window.start >= now else { throw .appointmentInThePast }
        default: break
        }
        if let reason, reason.allSatisfy(\.isWhitespace) { throw .noReason }
        if let text = requiredText, text.allSatisfy(\.isWhitespace) { throw .noText }
    }

    /// The scores that a rating may carry besides being satisfied or not.
    package static let scores = 1...5

    private var reason: String? {
        switch self {
        case .promiseMove(_, let reason), .reopening(let reason), .refusal(let reason, _),
            .review(let reason), .escalation(let reason, _), .extension(_, let reason),
            .dispute(let reason), .ruling(_, let reason):
            reason
        default: nil
        }
    }

    private var requiredText: String? {
        switch self {
        case .answer(let text), .reply(let text, _, _), .urging(let text), .note(let text): text
        default: nil
        }
    }
}

extension ServiceCase {
    /// Accepts 受理. A declined case is accepted when its review finds for the requester.
    func accepting() throws(Refusal) {
        if case .declined(let decline) = state {
            guard decline.isUnderReview else { throw .isDeclined }
            return
        }
        try checkIsGoingOn()
        switch state {
        case .registered, .escalated: break
        default: throw .alreadyAccepted
        }
    }

    /// Answers on the spot 当场解决, while nobody else has been given the case.
    func answering() throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .registered, .accepted: break
        case .escalated: throw .isEscalated
        default: throw .alreadyAssigned
        }
    }
}

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

    /// Answers on the spot 当场解决, while nobody has been given the case and nobody has replied:
    /// else what was promised could be closed past the resident by way of an escalation.
    func answering() throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .registered, .accepted: try checkUntouched()
        case .escalated: throw .isEscalated
        default: throw .alreadyAssigned
        }
    }

    /// No unit ever had it and nobody ever replied, in no earlier round either.
    func checkUntouched() throws(Refusal) {
        if events.contains(where: { $0.word == .assigned }) { throw .alreadyAssigned }
        if repliedAt != nil { throw .alreadyReplied }
    }
}

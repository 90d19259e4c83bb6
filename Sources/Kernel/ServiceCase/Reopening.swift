extension ServiceCase {
    /// Reopens 重办: after it was closed, or when the resident says that it isn't solved.
    func reopening() throws(Refusal) {
        switch state {
        case .closed(.declined, _): throw .reviewExhausted
        case .closed, .revisited: break
        case .replied: if wordsOfRound.isEmpty { throw .notClosed }
        case .merged: throw .alreadyMerged
        case .declined: throw .isDeclined
        default: throw .notClosed
        }
    }

    /// Declines 不予受理 with a reason, or upholds that in a review. A case that somebody worked on
    /// isn't declined any more: it is replied to; nor is one that a review has had accepted.
    func refusing() throws(Refusal) {
        if case .declined(let decline) = state {
            guard decline.isUnderReview else { throw .notUnderReview }
            return
        }
        try checkIsGoingOn()
        switch state {
        case .registered, .accepted, .escalated: try checkUntouched()
        default: throw .alreadyAssigned
        }
        if entries.contains(where: { $0.deed.name == .review }) { throw .alreadyAccepted }
    }

    /// Asks for a review 复查, and after that for a re-review 复核; the third refusal is final.
    /// Source: 信访工作条例 (2022), articles 35 and 36.
    func reviewing() throws(Refusal) {
        guard case .declined(let decline) = state else {
            try checkIsGoingOn()
            throw .notDeclined
        }
        if decline.isUnderReview { throw .underReview }
        guard decline.refusals < Decline.final else { throw .reviewExhausted }
    }

    /// Merges 并案 into another case; its requester is told whatever that one is told.
    func merging(into other: CaseNumber) throws(Refusal) {
        guard other != number else { throw .intoItself }
        try checkMergeable()
    }

    /// Not once she was replied to, in an earlier round either: she has a say on that reply, and a
    /// merged case would take it from her.
    func checkMergeable() throws(Refusal) {
        try checkIsGoingOn()
        if repliedAt != nil { throw .alreadyReplied }
    }
}

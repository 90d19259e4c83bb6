extension ServiceCase {
    /// Replies 回复 to the requester. It never closes the case: she has the last word.
    func replying(by actor: Actor) throws(Refusal) {
        let handling = try handlingUnderWay()
        guard !handling.replied.contains(handling.unit(of: actor)) else { throw .alreadyReplied }
    }

    /// Asks the resident 回访 whether it is solved and whether she is satisfied, by somebody else
    /// than the one who replied (`checkRights`).
    func revisiting() throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .replied: break
        case .revisited: throw .alreadyRevisited
        default: throw .notYetReplied
        }
    }

    /// Signs off 群众签字, or says that it isn't done: then it is recorded and the case stays open.
    /// Signing says all that a revisit would have asked, so it needs none.
    func signing(by actor: Actor) throws(Refusal) {
        guard actor.isRequester else { throw .onlyTheRequester }
        try checkIsGoingOn()
        switch state {
        case .replied, .revisited: break
        default: throw .notYetReplied
        }
    }

    /// Rates 评价 the handling, also after the case is closed.
    func rating(by actor: Actor) throws(Refusal) {
        guard actor.isRequester else { throw .onlyTheRequester }
        guard repliedAt != nil else {
            try checkIsGoingOn()
            throw .notYetReplied
        }
        if case .merged = state { throw .alreadyMerged }
    }
}

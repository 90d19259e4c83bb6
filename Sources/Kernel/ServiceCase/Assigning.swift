extension ServiceCase {
    /// Assigns 交办 to one unit, which may be another than before as long as it hasn't replied.
    func assigning(to unit: ID<HandlingUnit>, _ official: ID<Official>?) throws(Refusal) {
        try checkAssignable()
        try checkNoConflict(unit, official)
    }

    func checkAssignable() throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .registered: throw .notYetAccepted
        case .replied, .revisited: throw .alreadyReplied
        default: break
        }
    }

    /// Calls in other units 联办、会商、吹哨, each with a clock of its own.
    func handlingJointly(with units: [ID<HandlingUnit>]) throws(Refusal) {
        let handling = try handlingUnderWay()
        for unit in units {
            guard !handling.units.contains(unit) else { throw .alreadyInvolved }
            try checkNoConflict(unit)
        }
    }

    /// Says that the case isn't the unit's own 退单; an arbiter rules.
    func disputing(by actor: Actor) throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .assigned(let handling):
            if handling.replied.contains(handling.unit(of: actor)) { throw .alreadyReplied }
        case .promised(let handling):
            // The promise is the leading unit's; one that was called in has given none.
            if handling.unit(of: actor) == handling.unit { throw .alreadyPromised }
            if handling.replied.contains(handling.unit(of: actor)) { throw .alreadyReplied }
        case .replied, .revisited: throw .alreadyReplied
        default: throw .notYetAssigned
        }
    }

    /// Rules 裁定 which unit has to take it; the ruling stands in the dispatch catalogue.
    func ruling(for unit: ID<HandlingUnit>) throws(Refusal) {
        try checkDisputed()
        try checkNoConflict(unit)
    }

    func checkDisputed() throws(Refusal) {
        guard case .disputed = state else { throw .notDisputed }
    }

    /// Hands it one level up 上报, where somebody with more power takes it.
    func escalating(to unit: ID<HandlingUnit>?) throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .registered: throw .notYetAccepted
        case .escalated: throw .isEscalated
        case .replied, .revisited: throw .alreadyReplied
        default: break
        }
        if let unit { try checkNoConflict(unit) }
    }

    /// Passes it to a successor 交接, but never to whom it is about; to nobody by name, so that its
    /// unit has it in hand.
    func handingOver(to official: ID<Official>?) throws(Refusal) {
        _ = try handlingForHandOver()
        if let official, registration.about?.official == official { throw .conflictOfInterest }
    }

    /// Who has it in hand, in whatever state, so that it can pass to a successor 交接.
    func handlingForHandOver() throws(Refusal) -> Handling {
        if isEnded { throw .alreadyClosed }
        guard let handling = state.handling else { throw .notYetAssigned }
        return handling
    }

    /// The unit at work on it, before it has replied.
    func handlingUnderWay() throws(Refusal) -> Handling {
        try checkIsGoingOn()
        switch state {
        case .assigned(let handling), .promised(let handling): return handling
        case .replied, .revisited: throw .alreadyReplied
        case .registered, .accepted: throw .notYetAssigned
        case .escalated: throw .isEscalated
        default: throw .notYetAssigned
        }
    }
}

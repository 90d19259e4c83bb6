extension ServiceCase {
    /// The entry by which `actor` does `deed` now; the case itself is unchanged until it is
    /// applied. Rights and soundness are asked before (`checkRights`, `checkSoundness`).
    ///
    /// - Throws: refusals of weight `.conflict`, and `.onlyTheRequester` for a signature, a rating
    ///   or a withdrawal by anybody else.
    package func doing(
        _ deed: Deed, by actor: Actor, at now: Moment, under rules: CaseRules,
        calendar: WorkingCalendar
    ) throws(Refusal) -> Entry {
        switch deed {
        case .registration: throw .alreadyAccepted
        case .acceptance: try accepting()
        case .answer: try answering()
        case .assignment(let unit, let official): try assigning(to: unit, official)
        case .promise: try promising()
        case .promiseMove: try movingPromise()
        case .reply(_, let solved, let work):
            try replying(by: actor)
            if solved == .yes { try checkSteps(of: work, under: rules) }
        case .revisit: try revisiting()
        case .signature: try signing(by: actor)
        case .rating: try rating(by: actor)
        case .closure(let outcome, _):
            try closing(as: outcome, by: actor, at: now, under: rules, calendar: calendar)
        case .reopening: try reopening()
        case .refusal: try refusing()
        case .review: try reviewing()
        case .escalation(_, let unit): try escalating(to: unit)
        case .extension(let due, _): try extending(to: due, under: rules, calendar: calendar)
        case .suspension: try suspending()
        case .resumption: try resuming()
        case .dispute: try disputing(by: actor)
        case .ruling(let unit, _): try ruling(for: unit)
        case .merger(let other): try merging(into: other)
        case .jointHandling(let units): try handlingJointly(with: units)
        case .urging: try urging()
        case .handOver(let official): try handingOver(to: official)
        case .note: break
        case .appointment(let window, _):
            try appointing(window, at: now, under: rules, calendar: calendar)
        case .appointmentCancellation: try checkAppointed()
        case .attendance: try attending(at: now)
        }
        // The ledger's time never runs backwards, even where a clock was set back.
        let at = max(now, entries.last?.at ?? now)
        return Entry(sequence: entries.count + 1, at: at, by: actor, deed: deed)
    }

    /// What stands in the way in an ended or halted state, in one word for all deeds.
    func checkIsGoingOn() throws(Refusal) {
        switch state {
        case .closed: throw .alreadyClosed
        case .merged: throw .alreadyMerged
        case .declined: throw .isDeclined
        case .suspended: throw .isSuspended
        case .disputed: throw .isDisputed
        case .registered, .accepted, .assigned, .promised, .replied, .revisited, .escalated: break
        }
    }

    func checkNoConflict(_ unit: ID<HandlingUnit>, _ official: ID<Official>? = nil)
        throws(Refusal)
    {
        guard let about = registration.about else { return }
        if about.unit == unit || official != nil && about.official == official {
            throw .conflictOfInterest
        }
    }
}

extension ServiceCase {
    /// What is said to be solved has gone through every step of its service, in this reply or in one
    /// before it in the same round.
    func checkSteps(of work: WorkDone, under rules: CaseRules) throws(Refusal) {
        let missing = stepsLeft(under: rules).filter { !work.checked.contains($0) }
        guard missing.isEmpty else { throw .stepsMissing(missing) }
    }

    /// The steps of its service that no reply of this round has ticked; in their order.
    package func stepsLeft(under rules: CaseRules) -> [String] {
        guard let steps = rules.service?.steps, !steps.isEmpty else { return [] }
        let checked = entriesOfRound.flatMap { entry -> [String] in
            if case .reply(_, _, let work) = entry.deed { work.checked } else { [] }
        }
        return steps.map(\.word).filter { !checked.contains($0) }
    }

    // MARK: Appointments 预约

    func appointing(
        _ window: AppointmentWindow, at now: Moment, under rules: CaseRules,
        calendar: WorkingCalendar
    ) throws(Refusal) {
        try checkTakesAppointments(under: rules)
        try rules.service?.rule.time.check(window, at: now, calendar)
    }

    func checkTakesAppointments(under rules: CaseRules) throws(Refusal) {
        try checkIsOpen()
        guard rules.service?.rule.time.takesAppointments == true else {
            throw .takesNoAppointments
        }
    }

    /// An appointment stands that can be cancelled, or kept.
    func checkAppointed() throws(Refusal) {
        try checkIsOpen()
        guard appointment?.standing == .made else { throw .noAppointment }
    }

    /// Whether it was kept can be said once its time has come.
    func attending(at now: Moment) throws(Refusal) {
        try checkAppointed()
        guard let start = appointment?.window.start, start <= now else {
            throw .appointmentNotYet(until: appointment?.window.start ?? now)
        }
    }

    /// An official who moves or cancels what was appointed says why; the resident needn't.
    ///
    /// - Throws: `.noReason`.
    package func checkReason(of deed: Deed, by actor: Actor) throws(Refusal) {
        if actor.isRequester || appointment?.standing != .made { return }
        switch deed {
        case .appointment(_, let reason), .appointmentCancellation(let reason):
            guard let reason, !reason.allSatisfy(\.isWhitespace) else { throw .noReason }
        default: break
        }
    }

    private func checkIsOpen() throws(Refusal) {
        switch state {
        case .closed: throw .alreadyClosed
        case .merged: throw .alreadyMerged
        case .declined: throw .isDeclined
        default: break
        }
    }
}

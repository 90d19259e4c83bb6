extension ClockRule {
    /// The duty that a running or stopped clock of a case is; nil for a clock that runs against
    /// the resident.
    ///
    /// - Parameter official: who has the case in hand.
    /// - Parameter met: when the event came for which the clock waited; nil while it hasn't. Late
    ///   is late: a date that was missed stays overdue by as much, whenever it was met.
    package func duty(
        of official: ID<Official>, on number: CaseNumber, from: Moment, due: Moment,
        met: Moment?, now: Moment
    ) -> Duty? {
        guard !name.isResidents else { return nil }
        let standing: Standing =
            if (met ?? now) > due {
                .overdue(by: (met ?? now).day - due.day)
            } else if met == nil {
                .due(in: due.day - now.day)
            } else {
                .met
            }
        return Duty(
            rule: id, kind: .clock, official: official, subject: .serviceCase(number, name),
            period: nil, opens: from.day, due: due.day,
            progress: Duty.Progress(done: met == nil ? 0 : 1, needed: 1), standing: standing)
    }
}

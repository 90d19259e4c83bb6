import Kernel
import Synchronization

/// The question of how a due date was reckoned. Pages ask the same one whenever a case is opened,
/// and its answer stays the same as long as the calendar does: it is put into words once.
struct Arithmetic: Sendable {
    let from: Moment
    let amount: Amount
    let pauses: [Pause]
    let calendar: WorkingCalendar

    init(from: Moment, _ amount: Amount, pauses: [Pause] = [], calendar: WorkingCalendar) {
        self.from = from
        self.amount = amount
        self.pauses = pauses
        self.calendar = calendar
    }

    func inWords(_ w: Words) -> Html {
        let key = Key(
            from: from, amount: amount, pauses: pauses, edition: calendar.edition,
            language: w.language)
        if let known = Self.known.withLock({ $0[key] }) { return known }
        let words = arithmetic(calendar.explain(after: from, amount, pauses: pauses), w)
        Self.known.withLock { known in
            if known.count >= Self.mostKnown { known = [:] }
            known[key] = words
        }
        return words
    }

    private struct Key: Hashable, Sendable {
        let from: Moment
        let amount: Amount
        let pauses: [Pause]
        let edition: String
        let language: Language
    }

    private static let known = Mutex<[Key: Html]>([:])
    /// Some two megabytes.
    private static let mostKnown = 2_000
}

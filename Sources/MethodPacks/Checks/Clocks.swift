internal import Kernel

extension Checks {
    /// A clock that ends before it begins could never be kept.
    static func clocksThatRunBackwards(in draft: PackDraft) -> [PackFault] {
        draft.rules.compactMap { drafted in
            guard case .clock(let clock) = drafted.rule else { return nil }
            if clock.from == clock.to {
                return draft.fault(
                    drafted.field, "this clock runs from '\(clock.from.rawValue)' to itself")
            }
            guard let start = order.firstIndex(of: clock.from),
                let end = order.firstIndex(of: clock.to), end < start
            else { return nil }
            return draft.fault(
                drafted.field,
                "this clock runs backwards: '\(clock.to.rawValue)' comes before "
                    + "'\(clock.from.rawValue)'")
        }
    }

    /// The events that can only come in this order; the others may come at any time.
    private static let order: [CaseEvent] = [
        .registered, .accepted, .assigned, .replied, .revisited,
    ]
}

internal import Kernel

extension Checks {
    /// Silence and satisfaction follow a reply: without one there is nothing to be silent about.
    static func closingsThatCantHappen(in draft: PackDraft) -> [PackFault] {
        draft.rules.compactMap { drafted in
            guard case .closing(let rule) = drafted.rule, !rule.needs.contains(.reply) else {
                return nil
            }
            return draft.fault(
                drafted.field,
                "a closing needs 'reply' first; it has "
                    + rule.needs.map(\.rawValue).joined(separator: ", "))
        }
    }
}

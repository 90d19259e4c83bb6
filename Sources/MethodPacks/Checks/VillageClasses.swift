internal import Kernel

extension Checks {
    /// Where large begins must be an amount of the same pack, or nobody could tell a large village
    /// from a small one.
    static func villageClasses(in draft: PackDraft) -> [PackFault] {
        let amounts = draft.rules.compactMap { drafted -> String? in
            guard case .limit(let limit) = drafted.rule, limit.kind == .amount else { return nil }
            return limit.id.text
        }
        return draft.rules.compactMap { drafted in
            guard case .coverage(let rule) = drafted.rule, let villages = rule.villages,
                !amounts.contains(villages.limit.text)
            else { return nil }
            return draft.fault(
                drafted.field, unknown("amount", villages.limit.text, among: amounts))
        }
    }
}

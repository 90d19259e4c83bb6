/// What a place's rules gain, lose and say anew when one adoption of a pack follows another.
package struct RuleChanges: Hashable, Sendable {
    /// In the order of the new pack.
    package let added: [ID<Rule>]
    /// In the order of the old pack.
    package let removed: [ID<Rule>]
    package let changed: [Change]

    /// A rule, or a number within one, that says something else.
    package struct Change: Hashable, Sendable {
        package let rule: ID<Rule>
        /// Nil where what differs isn't a number: another role, other words, another list.
        package let numbers: Numbers?
    }

    package struct Numbers: Hashable, Sendable {
        package let old: Bound
        package let new: Bound
    }

    package init(from old: Adoption, to new: Adoption) {
        let before = Dictionary(old.rules.map { ($0.id, $0) }) { first, _ in first }
        let after = Set(new.rules.map(\.id))
        added = new.rules.map(\.id).filter { before[$0] == nil }
        removed = old.rules.map(\.id).filter { !after.contains($0) }
        changed = new.rules.flatMap { rule in
            before[rule.id].map { Self.changes(from: $0, to: rule) } ?? []
        }
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    private static func changes(from old: Rule, to new: Rule) -> [Change] {
        guard old.json.withoutLines != new.json.withoutLines else { return [] }
        let before = Dictionary(old.figures.map { ($0.origin.id, $0.bound) }) { first, _ in first }
        let numbers = new.figures.compactMap { figure -> Change? in
            guard let bound = before[figure.origin.id], bound != figure.bound else { return nil }
            return Change(
                rule: figure.origin.id, numbers: Numbers(old: bound, new: figure.bound))
        }
        return numbers.isEmpty ? [Change(rule: new.id, numbers: nil)] : numbers
    }
}

extension JSON {
    /// Without the lines on which rules stand: a rule that only moved says the same.
    fileprivate var withoutLines: JSON {
        switch self {
        case .object(let members):
            .object(members.filter { $0.key != "line" }.mapValues(\.withoutLines))
        case .list(let items): .list(items.map(\.withoutLines))
        default: self
        }
    }
}

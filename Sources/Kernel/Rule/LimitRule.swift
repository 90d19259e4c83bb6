/// A limit or a label that a method states without anybody owing anything by a date: a list of
/// named things, a percentage, a sum, hours, a number to dial.
package struct LimitRule: Hashable, Sendable {
    package let origin: RuleOrigin
    package let kind: Kind
    package let bound: Bound
    /// What is limited or listed.
    package let about: Wording
    /// The named things, terms of the pack; empty for all kinds but `list`, and for a list of
    /// which the source gives only the length.
    package let items: [String]

    package init(
        origin: RuleOrigin, kind: Kind, bound: Bound, about: Wording, items: [String] = []
    ) {
        self.origin = origin
        self.kind = kind
        self.bound = bound
        self.about = about
        self.items = items
    }

    package var id: ID<Rule> { origin.id }

    package enum Kind: String, CaseIterable, Sendable {
        case list, coverage, window, identifier, amount
    }
}

extension LimitRule {
    var members: [String: JSON] {
        JSON.members([
            "limit": .text(kind.rawValue), "comparison": .text(bound.comparison.rawValue),
            "number": bound.number.map { .number($0) }, "unit": .text(bound.unit),
            "items": .list(items.map { .text($0) }), "about": about.json,
        ])
    }

    init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let kind: Kind = json.word("limit"),
            let comparison: Comparison = json.word("comparison"),
            let number = json["number"]?.number, let unit = json["unit"]?.text,
            let items = json["items"]?.list, let about = json["about"].flatMap(Wording.init(json:))
        else { return nil }
        let words = items.compactMap(\.text)
        guard words.count == items.count else { return nil }
        self.init(
            origin: origin, kind: kind, bound: Bound(comparison, number, unit), about: about,
            items: words)
    }
}

/// A limit or a label that a method states without anybody owing anything by a date: a list of
/// named things, a percentage, a sum, hours, a number to dial.
package struct LimitRule: RuleForm {
    package let origin: RuleOrigin
    package let kind: Kind
    package let bound: Bound
    /// How long a window lasts; nil for all other kinds.
    package let lasts: Amount?
    /// What is limited or listed.
    package let about: Wording
    /// The named things of a list, terms of the pack; the digits of an identifier. Empty for all
    /// other kinds, and for a list of which the source gives only the length.
    package let items: [String]

    package init(
        origin: RuleOrigin, kind: Kind, bound: Bound, about: Wording, items: [String] = [],
        lasts: Amount? = nil
    ) {
        self.origin = origin
        self.kind = kind
        self.bound = bound
        self.about = about
        self.items = items
        self.lasts = lasts
    }

    package enum Kind: String, CaseIterable, Sendable {
        case list, window, identifier, amount
    }

    package var figures: [RuleFigure] {
        let measure: RuleFigure.Measure =
            switch kind {
            case .list: .list
            case .window: .window
            case .identifier: .identifier
            case .amount: .amount
            }
        return [figure(bound, measure)]
    }
}

extension LimitRule {
    package var members: [String: JSON] {
        JSON.members([
            "limit": .text(kind.rawValue), "comparison": .text(bound.comparison.rawValue),
            "number": bound.number.map { .number($0) }, "unit": .text(bound.unit),
            "items": .texts(items), "about": about.json,
            "lasts": lasts.map { .text($0.description) },
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let kind: Kind = json.word("limit"),
            let comparison: Comparison = json.word("comparison"),
            let number = json["number"]?.number, let unit = json["unit"]?.text,
            let words = json.texts("items"), let lasts = json.maybeAmount("lasts"),
            let about = json["about"].flatMap(Wording.init(json:))
        else { return nil }
        self.init(
            origin: origin, kind: kind, bound: Bound(comparison, number, unit), about: about,
            items: words, lasts: lasts.value)
    }
}

extension LimitRule {
    /// Whether a sum, or what is counted, keeps within the limit; a list or a number to dial limits
    /// nothing.
    package func allows(_ number: Int) -> Bool {
        guard kind == .amount, let limit = bound.number else { return true }
        return bound.comparison.holds(number, against: limit)
    }

    /// The last day of a window that opens on `day`, which counts as its first: three months from
    /// 1 March end on 31 May. Nil for all other kinds, and for a window in hours.
    package func lastDay(opening day: Day) -> Day? {
        lasts?.lastDay(beginning: day)
    }

    /// What to dial; nil for all other kinds.
    package var dial: String? {
        kind == .identifier ? items.first : nil
    }
}

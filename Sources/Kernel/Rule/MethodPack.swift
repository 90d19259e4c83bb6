/// A method pack 工作法: one or several mechanisms as rules, read from one YAML file.
package struct MethodPack: Hashable, Sendable {
    package let id: ID<MethodPack>
    /// 1 is the first; a changed pack has a higher one.
    package let version: Int
    package let name: Wording
    /// The level of the places that adopt it.
    package let level: TerritoryLevel
    /// Where the method is described; empty where the pack doesn't say.
    package let source: String
    /// Its rules are the ground on which others stand: at one place another pack's word counts.
    package let yields: Bool
    /// In the order of the file; the first is the pack's own.
    package let mechanisms: [Mechanism]
    package let roles: [PackRole]
    package let parameters: [PackParameter]
    /// What the words of its rules mean: duties, diary types, items of lists.
    package let terms: [String: Wording]
    /// The types of note that an official writes into the diary, in the order of the pack.
    package let noteTypes: [String]
    /// The rules of which every figure is known, in the order of the file.
    package let rules: [Rule]
    /// The rules that wait for figures that the place sets when it adopts the pack.
    package let open: [OpenRule]
    /// The file that it was read from.
    package let file: String

    package init(
        id: ID<MethodPack>, version: Int, name: Wording, level: TerritoryLevel, source: String = "",
        yields: Bool = false, mechanisms: [Mechanism], roles: [PackRole],
        parameters: [PackParameter],
        terms: [String: Wording], noteTypes: [String], rules: [Rule], open: [OpenRule],
        file: String
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.level = level
        self.source = source
        self.yields = yields
        self.mechanisms = mechanisms
        self.roles = roles
        self.parameters = parameters
        self.terms = terms
        self.noteTypes = noteTypes
        self.rules = rules
        self.open = open
        self.file = file
    }
}

/// The same words in both languages.
package struct Wording: Hashable, Sendable {
    package let chinese: String
    package let english: String

    package init(chinese: String, english: String) {
        self.chinese = chinese
        self.english = english
    }
}

/// A mechanism 机制: one row of the catalogue of methods.
package struct Mechanism: Hashable, Sendable {
    package let id: ID<Mechanism>
    package let name: Wording
    package let detail: Detail
    package let partOf: ID<Mechanism>?
    /// What it is in a sentence or two; nil when the name says it.
    package let about: Wording?

    package init(
        id: ID<Mechanism>, name: Wording, detail: Detail, partOf: ID<Mechanism>? = nil,
        about: Wording? = nil
    ) {
        self.id = id
        self.name = name
        self.detail = detail
        self.partOf = partOf
        self.about = about
    }

    /// How much its source tells.
    package enum Detail: String, CaseIterable, Sendable {
        case detailed, clause, nameOnly
    }
}

/// Whom a rule binds, in the method's own word: 驻村干部 the linked official.
package struct PackRole: Hashable, Sendable {
    package let id: ID<PackRole>
    package let name: Wording
    /// What somebody of this role is in the product.
    package let role: Role
    /// The level of the place that she answers for; nil for any.
    package let level: TerritoryLevel?
    /// Only those hold it whom the office named to it.
    package let isByName: Bool

    package init(
        id: ID<PackRole>, name: Wording, role: Role, level: TerritoryLevel? = nil,
        isByName: Bool = false
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.level = level
        self.isByName = isByName
    }
}

/// What no source states and each place decides for itself: it has no default.
package struct PackParameter: Hashable, Sendable {
    package let name: String
    package let wording: Wording
    package let type: ParameterType

    package init(name: String, wording: Wording, type: ParameterType) {
        self.name = name
        self.wording = wording
        self.type = type
    }
}

/// What a place may put in.
package enum ParameterType: Hashable, Sendable {
    /// A time in this unit of `Amount.units`, within these bounds.
    case amount(unit: String, ClosedRange<Int>)
    case number(ClosedRange<Int>)
    /// A day: `2026-03-01`.
    case day

    /// The value as the rules take it, `10` or `10wd`; nil when it's outside the bounds.
    package func value(_ text: String) -> String? {
        switch self {
        case .number(let range):
            Int(text).flatMap { range.contains($0) ? String($0) : nil }
        case .amount(let unit, let range):
            Amount(Int(text) == nil ? text : text + unit)
                .flatMap { $0.unit == unit && range.contains($0.number) ? $0.description : nil }
        case .day: Day(text)?.description
        }
    }

    /// Nil for a day.
    package var range: ClosedRange<Int>? {
        switch self {
        case .number(let range), .amount(_, let range): range
        case .day: nil
        }
    }

    /// `wd`; nil for a bare number.
    package var unit: String? {
        if case .amount(let unit, _) = self { unit } else { nil }
    }
}

/// A rule that isn't one yet: it waits for figures of the place.
package struct OpenRule: Hashable, Sendable {
    /// The parameters that it waits for, in the order of the rule.
    package let parameters: [String]
    /// The rule with the largest figures that the parameters allow: to be shown, never in force.
    package let widest: Rule
    /// The same with the smallest: what differs between the two is what waits.
    private let narrowest: Rule

    package init(parameters: [String], widest: Rule, narrowest: Rule) {
        self.parameters = parameters
        self.widest = widest
        self.narrowest = narrowest
    }

    package var origin: RuleOrigin { widest.origin }
    package var kind: RuleKind { widest.kind }

    /// Its numbers; without the number where that is the place's to give, and not the source's.
    package var figures: [RuleFigure] {
        let least = narrowest.figures
        return widest.figures.map { figure in
            let isStated = least.contains { $0.origin == figure.origin && $0.bound == figure.bound }
            let number = isStated ? figure.bound.number : nil
            return RuleFigure(
                origin: figure.origin,
                bound: Bound(figure.bound.comparison, number, figure.bound.unit),
                measure: figure.measure)
        }
    }

    package var bound: Bound? { figures.first { $0.origin == origin }?.bound }
}

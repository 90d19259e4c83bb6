/// A number within a rule: the quorum of a ballot, the fee of a service.
package struct NumberClause: Hashable, Sendable {
    /// Nil where the catalogue of rules has no id for it.
    package let origin: RuleOrigin?
    package let comparison: Comparison
    package let number: Int
    /// A word of the pack or of the Kernel: `persons`, `yuan`.
    package let unit: String

    package init(
        origin: RuleOrigin? = nil, _ comparison: Comparison, _ number: Int, unit: String
    ) {
        self.origin = origin
        self.comparison = comparison
        self.number = number
        self.unit = unit
    }

    package var bound: Bound { Bound(comparison, number, unit) }

    package func holds(_ count: Int) -> Bool { comparison.holds(count, against: number) }

    func figure(_ measure: RuleFigure.Measure) -> RuleFigure? {
        origin.map { RuleFigure(origin: $0, bound: bound, measure: measure) }
    }
}

/// An amount of time within a rule: the notice before a meeting, the length of a round.
package struct TimeClause: Hashable, Sendable {
    /// Nil where the catalogue of rules has no id for it.
    package let origin: RuleOrigin?
    package let comparison: Comparison
    package let amount: Amount

    package init(origin: RuleOrigin? = nil, _ comparison: Comparison, _ amount: Amount) {
        self.origin = origin
        self.comparison = comparison
        self.amount = amount
    }

    package var bound: Bound { Bound(comparison, amount.number, amount.unitName) }

    func figure(_ measure: RuleFigure.Measure) -> RuleFigure? {
        origin.map { RuleFigure(origin: $0, bound: bound, measure: measure) }
    }
}

/// A list of the pack's own words within a rule: the pools of a jury, the ways of a service.
package struct WordList: Hashable, Sendable {
    /// Nil where the catalogue of rules has no id for it.
    package let origin: RuleOrigin?
    package let unit: String
    /// Empty where the source only counts them.
    package let items: [String]
    /// How many there are; as many as `items` where these are named.
    package let count: Int

    package init(
        origin: RuleOrigin? = nil, unit: String = "items", items: [String], count: Int? = nil
    ) {
        self.origin = origin
        self.unit = unit
        self.items = items
        self.count = count ?? items.count
    }

    func figure(_ measure: RuleFigure.Measure = .list) -> RuleFigure? {
        origin.map {
            RuleFigure(origin: $0, bound: Bound(.exactly, count, unit), measure: measure)
        }
    }

    /// Those of the list that `words` lacks, in the order of the list.
    package func missing(from words: some Sequence<String>) -> [String] {
        let known = Set(words)
        return items.filter { !known.contains($0) }
    }
}

extension NumberClause {
    var json: JSON {
        .object(
            JSON.members([
                "origin": origin.map { .object($0.members) },
                "comparison": .text(comparison.rawValue), "number": .number(number),
                "unit": .text(unit),
            ]))
    }

    init?(_ json: JSON) {
        guard let comparison: Comparison = json.word("comparison"),
            let number = json["number"]?.number, let unit = json["unit"]?.text,
            let origin = json.clauseOrigin
        else { return nil }
        self.init(origin: origin.value, comparison, number, unit: unit)
    }
}

extension TimeClause {
    var json: JSON {
        .object(
            JSON.members([
                "origin": origin.map { .object($0.members) },
                "comparison": .text(comparison.rawValue), "amount": .text(amount.description),
            ]))
    }

    init?(_ json: JSON) {
        guard let comparison: Comparison = json.word("comparison"),
            let amount = json.amount("amount"), let origin = json.clauseOrigin
        else { return nil }
        self.init(origin: origin.value, comparison, amount)
    }
}

extension WordList {
    var json: JSON {
        .object(
            JSON.members([
                "origin": origin.map { .object($0.members) }, "unit": .text(unit),
                "items": .texts(items), "count": .number(count),
            ]))
    }

    init?(_ json: JSON) {
        guard let unit = json["unit"]?.text, let items = json.texts("items"),
            let count = json["count"]?.number, let origin = json.clauseOrigin
        else { return nil }
        self.init(origin: origin.value, unit: unit, items: items, count: count)
    }
}

/// A part of a rule that may be left out, read: `value` is nil where it isn't there.
struct Part<Value> {
    let value: Value?
}

extension JSON {
    /// Nil when something stands there that isn't an origin.
    fileprivate var clauseOrigin: Part<RuleOrigin>? { part("origin") { RuleOrigin($0) } }

    /// What `read` makes of the member `key`; nil when it can't, a part without value when there is
    /// no such member.
    func part<Value>(_ key: String, _ read: (JSON) -> Value?) -> Part<Value>? {
        guard let json = self[key] else { return Part(value: nil) }
        return read(json).map { Part(value: $0) }
    }

    func number(_ key: String) -> Part<NumberClause>? { part(key) { NumberClause($0) } }
    func time(_ key: String) -> Part<TimeClause>? { part(key) { TimeClause($0) } }
    func wordList(_ key: String) -> Part<WordList>? { part(key) { WordList($0) } }
    func maybeText(_ key: String) -> Part<String>? { part(key) { $0.text } }
    func maybeNumber(_ key: String) -> Part<Int>? { part(key) { $0.number } }
    func maybeAmount(_ key: String) -> Part<Amount>? {
        part(key) { $0.text.flatMap { Amount($0) } }
    }

    func maybeID<Subject>(_ key: String, of _: Subject.Type = Subject.self) -> Part<ID<Subject>>? {
        part(key) { $0.text.flatMap { ID($0) } }
    }

    func texts(_ key: String) -> [String]? {
        self[key]?.list.flatMap { list in list.all(\.text) }
    }

    static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }
}

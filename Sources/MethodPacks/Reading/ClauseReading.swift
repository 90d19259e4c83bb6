internal import Kernel

/// Numbers, amounts of time and lists within a rule, which may have an id of their own, and how
/// often something recurs.
extension PackReading {
    /// `5`, `$quorum`, or `{ id: songmu-rating-quorum, atLeast: 50 }`.
    ///
    /// - Parameter usual: the comparison of a bare number, and of one under `number`.
    mutating func number(
        _ field: Field, unit: String, _ usual: Comparison = .exactly, within rule: RuleOrigin,
        in range: ClosedRange<Int> = 0...999_999_999
    ) -> NumberClause? {
        guard field.pairs != nil else {
            return number(field, in: range).map { NumberClause(usual, $0, unit: unit) }
        }
        guard let figure = figure(field, usual, within: rule),
            let number = number(figure.value, in: range)
        else { return nil }
        return NumberClause(origin: figure.origin, figure.comparison, number, unit: unit)
    }

    /// `7d`, `$notice`, or `{ id: yingshan-notice-lead, exactly: 7d }`.
    mutating func time(
        _ field: Field, _ usual: Comparison = .exactly, within rule: RuleOrigin
    ) -> TimeClause? {
        guard field.pairs != nil else {
            return amount(field).map { TimeClause(usual, $0) }
        }
        guard let figure = figure(field, usual, within: rule),
            let amount = amount(figure.value)
        else { return nil }
        return TimeClause(origin: figure.origin, figure.comparison, amount)
    }

    private struct Figure {
        let origin: RuleOrigin
        let comparison: Comparison
        let value: Field
    }

    private mutating func figure(
        _ field: Field, _ usual: Comparison, within rule: RuleOrigin
    ) -> Figure? {
        guard let members = members(field, .figure), let origin = clauseOrigin(members, of: rule)
        else { return nil }
        if let value = members["number"] {
            return Figure(origin: origin, comparison: usual, value: value)
        }
        return comparison(members).map { Figure(origin: origin, comparison: $0.0, value: $0.1) }
    }

    /// The origin of a clause: its own id, the mechanism and source of its rule where it names none.
    mutating func clauseOrigin(_ members: Members, of rule: RuleOrigin) -> RuleOrigin? {
        guard let field = members["id"], let id = self.id(field, of: Rule.self) else { return nil }
        define(.rule, id.text, at: field)
        let mechanism = members["mechanism"].flatMap { self.mechanism($0) } ?? rule.mechanism
        let source = members["source"].flatMap { text($0) } ?? rule.source
        return RuleOrigin(
            id: id, mechanism: mechanism, pack: rule.pack, line: members.whole.line,
            source: source)
    }

    /// `[a, b]`, or `{ id: yingshan-jury-pools, unit: pools, items: [a, b] }`.
    mutating func wordList(_ field: Field, within rule: RuleOrigin) -> WordList? {
        guard field.pairs != nil else {
            return items(field, "terms").flatMap { terms($0) }.map { WordList(items: $0) }
        }
        guard let members = members(field, .namedList),
            let origin = clauseOrigin(members, of: rule),
            let unit = members["unit"].flatMap({ text($0) }), let list = listed(members)
        else { return nil }
        return WordList(origin: origin, unit: unit, items: list.items, count: list.count)
    }

    /// The items of a list and how many there are; only how many where the source names none.
    mutating func listed(_ members: Members) -> (items: [String], count: Int)? {
        let items = members["items"].flatMap { self.items($0, "items") }.flatMap { terms($0) }
        let count = members["count"].flatMap { self.number($0, in: 1...9999) }
        guard let number = items?.count ?? count else {
            if members["items"] == nil, members["count"] == nil {
                fault(
                    members.whole, "a list has 'items', or 'count' where the source names none")
            }
            return nil
        }
        if let count, let field = members["count"], let items, items.count != count {
            fault(field, "'count' is \(count), but the list has \(items.count) items")
        }
        return (items ?? [], number)
    }

    private mutating func terms(_ fields: [Field]) -> [String]? {
        let terms = fields.compactMap { term($0) }
        return terms.count == fields.count ? terms : nil
    }

    // MARK: Recurrence

    /// `month`, `2 months`, or a stretch of days that the place sets: `term`.
    mutating func recurrence(_ field: Field) -> Recurrence? {
        let parts = (field.text ?? "").split(separator: " ").map(String.init)
        if parts.count == 2, let number = Int(parts[0]), (1...99).contains(number),
            let unit = PeriodUnit.allCases.first(where: { $0.name(number) == parts[1] })
        {
            return .interval(number, unit)
        }
        if let stretch = field.text.flatMap({ Stretch(rawValue: $0) }) {
            return .once(stretch, days(of: stretch, at: field))
        }
        return word(field, "period", of: PeriodUnit.self, besides: Stretch.allCases.map(\.rawValue))
            .map { .every($0) }
    }

    /// The days that the place gave a stretch: two parameters that need no definition, since a term
    /// of office has its days everywhere and nowhere the same.
    private mutating func days(of stretch: Stretch, at field: Field) -> ClosedRange<Day> {
        let first = day(stretch.first), last = day(stretch.last)
        guard let first, let last else { return Stretch.sample }
        guard first <= last else {
            fault(field, "\(stretch.first.name) is \(first), after \(stretch.last.name), \(last)")
            return Stretch.sample
        }
        return first...last
    }

    private mutating func day(_ parameter: PackParameter) -> Day? {
        if !draft.parameters.contains(where: { $0.name == parameter.name }) {
            draft.parameters.append(parameter)
        }
        return figure(of: parameter).flatMap { Day($0) }
    }
}

extension Stretch {
    /// Shown for a stretch whose days the place hasn't set; never in force.
    static let sample = Day(number: 10_957)...Day(number: 11_322)

    var first: PackParameter {
        PackParameter(
            name: rawValue + "From",
            wording: Wording(chinese: wording.0 + "第一天", english: "First day of the \(wording.1)"),
            type: .day)
    }

    var last: PackParameter {
        PackParameter(
            name: rawValue + "To",
            wording: Wording(chinese: wording.0 + "最后一天", english: "Last day of the \(wording.1)"),
            type: .day)
    }
}

internal import Kernel

/// Single values: a text, a number, one of a list of words.
extension PackReading {
    /// The keys of `field`; every key that isn't in `shape` is a fault, and every needed one that
    /// is missing.
    mutating func members(_ field: Field, _ shape: Shape) -> Members? {
        guard let pairs = field.pairs else {
            fault(field, "\(shape.noun) takes keys with values, not \(field.found)")
            return nil
        }
        var fields: [String: Field] = [:]
        for (key, value) in pairs {
            guard let name = key.text else {
                fault(key, "a key is a word, not \(key.found)")
                continue
            }
            if shape.keys.contains(name) {
                fields[name] = value
            } else {
                fault(key, Self.refusal(of: name, in: shape))
            }
        }
        let missing = shape.needed.filter { fields[$0] == nil }
        for name in missing {
            fault(
                field, "no '\(name)'; \(shape.noun) needs \(shape.needed.joined(separator: ", "))")
        }
        return missing.isEmpty ? Members(whole: field, fields: fields) : nil
    }

    private static func refusal(of name: String, in shape: Shape) -> String {
        let near = nearest(to: name, among: shape.keys).map { "; nearest: \($0)" } ?? ""
        return "\(shape.noun) has no key '\(name.prefix(40))'; its keys are "
            + shape.keys.joined(separator: ", ") + near
    }

    mutating func text(_ field: Field) -> String? {
        guard let text = field.text else {
            fault(field, "this takes a text, not \(field.found)")
            return nil
        }
        guard !text.isEmpty, text.unicodeScalars.count <= 2000 else {
            fault(field, text.isEmpty ? "the text is empty" : "the text is over 2000 characters")
            return nil
        }
        return text
    }

    mutating func wording(_ field: Field) -> Wording? {
        guard let members = members(field, .wording), let chinese = members["zh-Hans"],
            let english = members["en"], let chinese = text(chinese), let english = text(english)
        else { return nil }
        return Wording(chinese: chinese, english: english)
    }

    mutating func id<Subject>(_ field: Field, of _: Subject.Type) -> ID<Subject>? {
        guard let text = self.text(field) else { return nil }
        guard let id = ID<Subject>(text) else {
            fault(
                field,
                "'\(text.prefix(40))' isn't an id; an id has 1 to 64 letters, digits, '-', '_', '.'"
            )
            return nil
        }
        return id
    }

    mutating func flag(_ field: Field) -> Bool? {
        switch field.text {
        case "true": return true
        case "false": return false
        default:
            fault(field, "this takes true or false, not \(field.found)")
            return nil
        }
    }

    mutating func number(_ field: Field, in range: ClosedRange<Int>) -> Int? {
        if field.text?.hasPrefix("$") == true {
            guard let value = parameter(field, isAmount: false).flatMap({ Int($0) }) else {
                return nil
            }
            guard let allowed = rangeOfParameter(field), allowed.clamped(to: range) == allowed
            else {
                fault(
                    field,
                    "parameter '\(field.text?.dropFirst() ?? "")' may go beyond what this takes: "
                        + "\(range.lowerBound) to \(range.upperBound)")
                return nil
            }
            return value
        }
        guard let number = field.text.flatMap({ Int($0) }) else {
            fault(
                field,
                "this takes a whole number from \(range.lowerBound) to \(range.upperBound), "
                    + "not \(field.found)")
            return nil
        }
        return checked(number, in: range, field)
    }

    private mutating func checked(_ number: Int, in range: ClosedRange<Int>, _ field: Field)
        -> Int?
    {
        guard range.contains(number) else {
            fault(
                field,
                "\(number) is out of range; this takes \(range.lowerBound) to "
                    + "\(range.upperBound)")
            return nil
        }
        return number
    }

    mutating func amount(_ field: Field) -> Amount? {
        if field.text?.hasPrefix("$") == true {
            return parameter(field, isAmount: true).flatMap { Amount($0) }
        }
        guard let amount = field.text.flatMap({ Amount($0) }) else {
            fault(
                field,
                "this takes an amount of time such as 15d or 5wd, not \(field.found); the "
                    + "units are \(Amount.units.joined(separator: ", "))")
            return nil
        }
        return amount
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ field: Field, _ noun: String, of _: Word.Type = Word.self, but: Set<String> = [],
        besides others: [String] = []
    ) -> Word? {
        guard let text = field.text else {
            fault(field, "this takes one \(noun), not \(field.found)")
            return nil
        }
        let allowed = Word.allCases.map(\.rawValue).filter { !but.contains($0) }
        guard allowed.contains(text), let word = Word(rawValue: text) else {
            fault(field, unknown(noun, text, among: allowed + others))
            return nil
        }
        return word
    }

    mutating func words<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ field: Field, _ noun: String, of _: Word.Type = Word.self
    ) -> [Word]? {
        guard let items = self.items(field, "\(noun)s") else { return nil }
        var words: [Word] = []
        for item in items {
            guard let word = self.word(item, noun, of: Word.self) else { continue }
            if words.contains(word) {
                fault(item, "'\(word.rawValue)' stands twice in this list")
            } else {
                words.append(word)
            }
        }
        return words.count == items.count ? words : nil
    }

    mutating func items(_ field: Field, _ nouns: String) -> [Field]? {
        guard let items = field.items else {
            fault(field, "this takes a list of \(nouns), not \(field.found)")
            return nil
        }
        guard !items.isEmpty else {
            fault(field, "the list of \(nouns) is empty")
            return nil
        }
        return items
    }

    mutating func level(_ field: Field) -> TerritoryLevel? {
        let levels = TerritoryLevel.allCases.map(\.name)
        guard let text = field.text else {
            fault(field, "this takes one level, not \(field.found)")
            return nil
        }
        guard let level = TerritoryLevel(name: text) else {
            fault(field, unknown("level", text, among: levels))
            return nil
        }
        return level
    }

    /// A word of the pack's own: it needs a wording under `terms`.
    mutating func term(_ field: Field) -> String? {
        guard let name = termName(field) else { return nil }
        use(.term, name, at: field)
        return name
    }

    /// An id, or several with one blank between them: `web studio`.
    mutating func termName(_ field: Field) -> String? {
        guard let text = self.text(field) else { return nil }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard text.utf8.count <= 64, words.allSatisfy({ ID<Wording>(String($0)) != nil }) else {
            return id(field, of: Wording.self)?.text
        }
        return text
    }

    mutating func role(_ field: Field) -> ID<PackRole>? {
        guard let id = self.id(field, of: PackRole.self) else { return nil }
        use(.role, id.text, at: field)
        return id
    }

    mutating func kinds(_ field: Field) -> CaseKinds? {
        if field.text == "all" { return .all }
        if field.items == nil, let text = field.text {
            if let kind = CaseKind(rawValue: text) { return .some([kind]) }
            fault(
                field, unknown("kind", text, among: ["all"] + CaseKind.allCases.map(\.rawValue)))
            return nil
        }
        return words(field, "kind", of: CaseKind.self).map { .some(Set($0)) }
    }

    /// `5` or `25-31`: days of the month.
    mutating func daysOfMonth(_ field: Field) -> ClosedRange<Int>? {
        let parts = (field.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
        let days = parts.compactMap { Int($0) }
        guard days.count == parts.count, let first = days.first, let last = days.last,
            days.count <= 2, 1 <= first, first <= last, last <= 31
        else {
            fault(field, "this takes days of the month such as 15 or 25-31, not \(field.found)")
            return nil
        }
        return first...last
    }

    /// Days of the month with the ids of the first and the last of them: `6-10`, or
    /// `{ first: { id: a, day: 6 }, last: { id: b, day: 10 } }`.
    mutating func monthWindow(_ field: Field, within rule: RuleOrigin) -> MonthWindow? {
        guard field.pairs != nil else {
            return daysOfMonth(field).map { MonthWindow(days: $0, first: nil, last: nil) }
        }
        guard let members = members(field, .monthWindow),
            let first = members["first"].flatMap({ dayOfMonth($0, within: rule) }),
            let lastField = members["last"], let last = dayOfMonth(lastField, within: rule)
        else { return nil }
        guard first.day <= last.day else {
            fault(lastField, "the last day is \(last.day), before the first, \(first.day)")
            return nil
        }
        return MonthWindow(
            days: first.day...last.day, first: first.origin, last: last.origin)
    }

    struct MonthWindow {
        let days: ClosedRange<Int>
        let first: RuleOrigin?
        let last: RuleOrigin?
    }

    private mutating func dayOfMonth(
        _ field: Field, within rule: RuleOrigin
    ) -> (day: Int, origin: RuleOrigin?)? {
        guard field.pairs != nil else {
            return number(field, in: 1...31).map { ($0, nil) }
        }
        guard let members = members(field, .dayOfMonth),
            let origin = clauseOrigin(members, of: rule),
            let day = members["day"].flatMap({ number($0, in: 1...31) })
        else { return nil }
        return (day, origin)
    }

    /// The one comparison among `exactly`, `atLeast`, `atMost`, `moreThan`, `roughly`.
    mutating func comparison(_ members: Members) -> (Comparison, Field)? {
        let words: [(String, Comparison)] = [
            ("exactly", .exactly), ("atLeast", .atLeast), ("atMost", .atMost),
            ("moreThan", .moreThan), ("roughly", .about),
        ]
        let found = words.compactMap { word in members[word.0].map { (word.1, $0) } }
        guard found.count == 1, let only = found.first else {
            fault(
                found.last?.1 ?? members.whole,
                found.isEmpty
                    ? "no number; give one of \(Shape.comparisons.joined(separator: ", "))"
                    : "two numbers; give one of \(Shape.comparisons.joined(separator: ", "))")
            return nil
        }
        return only
    }

    /// `2 per month`.
    mutating func rate(_ field: Field) -> (number: Int, every: Recurrence)? {
        let parts = (field.text ?? "").split(separator: " ").map(String.init)
        guard parts.count == 3, parts[1] == "per" else {
            let units = (PeriodUnit.allCases.map(\.rawValue) + Stretch.allCases.map(\.rawValue))
                .joined(separator: ", ")
            fault(
                field,
                "this takes a rate such as '1 per year', not \(field.found); the periods "
                    + "are \(units)")
            return nil
        }
        let number = self.number(Field(node: .init(parts[0]), of: field), in: 1...9999)
        let every = recurrence(Field(node: .init(parts[2]), of: field))
        guard let number, let every else { return nil }
        return (number, every)
    }
}

import Kernel

/// A JSON Schema (2020-12, as in OpenAPI 3.1), in the few words that the API needs.
struct Schema: Sendable {
    let json: JSON
    /// Of a member: it may be left out.
    var isOptional = false

    var optional: Schema { Schema(json: json, isOptional: true) }

    func about(_ text: String) -> Schema {
        guard case .object(var members) = json else { return self }
        members["description"] = .text(text)
        return Schema(json: .object(members), isOptional: isOptional)
    }

    // MARK: Values

    static func text(atMost length: Int? = nil, atLeast least: Int? = nil) -> Schema {
        var members: [String: JSON] = ["type": "string"]
        members["maxLength"] = length.map { .number($0) }
        members["minLength"] = least.map { .number($0) }
        return Schema(json: .object(members))
    }

    static let bool = Schema(json: ["type": "boolean"])
    static let count = Schema(json: ["type": "integer", "minimum": 0])
    static let decimal = Schema(json: ["type": "number"])
    static let any = Schema(json: [:])

    static func number(_ range: ClosedRange<Int>) -> Schema {
        Schema(
            json: [
                "type": "integer", "minimum": .number(range.lowerBound),
                "maximum": .number(range.upperBound),
            ])
    }

    static func word<Word: CaseIterable & RawRepresentable>(_ type: Word.Type) -> Schema
    where Word.RawValue == String { words(Word.allCases.map(\.rawValue)) }

    static func words(_ words: [String]) -> Schema {
        Schema(json: ["type": "string", "enum": .list(words.map { .text($0) })])
    }

    /// Words separated by commas.
    static func wordList<Word: CaseIterable & RawRepresentable>(_ type: Word.Type) -> Schema
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue).joined(separator: "|")
        return pattern("^(\(words))(,(\(words)))*$")
    }

    static func pattern(_ pattern: String) -> Schema {
        Schema(json: ["type": "string", "pattern": .text(pattern)])
    }

    static let code = pattern("^[A-Za-z0-9._:-]{1,64}$")
    /// `2026`, `2026-H1`, `2026-Q3`, `2026-02`, `2026-W06`, `2026-02-13`.
    static let period = pattern(
        "^[0-9]{4}(-(H[12]|Q[1-4]|W[0-5][0-9]|[01][0-9](-[0-3][0-9])?))?$")
    static let caseNumber = pattern("^[0-9]{12}$")
    static let moment = Schema(json: ["type": "string", "format": "date-time"])
    static let day = Schema(json: ["type": "string", "format": "date"])
    static let uuid = Schema(json: ["type": "string", "format": "uuid"])

    // MARK: Structure

    static func list(_ item: Schema, atMost: Int? = nil) -> Schema {
        var members: [String: JSON] = ["type": "array", "items": item.json]
        members["maxItems"] = atMost.map { .number($0) }
        return Schema(json: .object(members))
    }

    /// - Parameter isOpen: other members may come; never in what we are sent.
    static func object(_ members: [String: Schema], isOpen: Bool = false) -> Schema {
        var json: [String: JSON] = [
            "type": "object", "properties": .object(members.mapValues(\.json)),
        ]
        let required = members.filter { !$0.value.isOptional }.keys.sorted()
        if !required.isEmpty { json["required"] = .list(required.map { .text($0) }) }
        if !isOpen { json["additionalProperties"] = false }
        return Schema(json: .object(json))
    }

    static func named(_ name: String) -> Schema {
        Schema(json: ["$ref": .text("#/components/schemas/\(name)")])
    }

    /// A page of a list.
    static func page(_ item: Schema) -> Schema {
        .object(["items": .list(item), "next": text().optional], isOpen: true)
    }
}

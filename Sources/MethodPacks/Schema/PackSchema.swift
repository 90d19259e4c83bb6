package import Kernel

/// The format of packs as a JSON Schema (draft 2020-12), made of the reader's own shapes and words:
/// an editor that knows it completes keys and marks faults while somebody writes.
///
/// It says less than the reader: that exactly one of several keys must stand, or that a name is
/// defined elsewhere in the pack, only `lianxin method check` sees.
package enum PackSchema {
    package static var json: JSON {
        var root = object("pack", .pack)
        root["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
        root["title"] = .text("Lianxin method pack 工作法")
        root["$defs"] = .object(
            Dictionary(
                uniqueKeysWithValues: Shape.all.filter { $0.key != "pack" }
                    .map { (name(of: $0.key), .object(object($0.key, $0.shape))) }))
        return .object(root)
    }

    /// `monthWindow` of `window of days`: no blanks in a name.
    static func name(of key: String) -> String {
        let words = key.split(separator: " ")
        return words.dropFirst().reduce(String(words.first ?? "")) {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
    }

    private static func object(_ key: String, _ shape: Shape) -> [String: JSON] {
        let properties = shape.keys.map { member -> (String, JSON) in
            var schema = value(of: member, in: key)?.json ?? [:]
            if let about = about(member, in: key) { schema["description"] = .text(about) }
            return (member, .object(schema))
        }
        var object: [String: JSON] = [
            "type": .text("object"), "additionalProperties": .bool(false),
            "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
        ]
        if !shape.needed.isEmpty { object["required"] = .list(shape.needed.map { .text($0) }) }
        return object
    }

    /// What a member takes; nil for one that nobody has described, which a test rules out.
    static func value(of member: String, in shape: String) -> SchemaValue? {
        if Shape.comparisons.contains(member) {
            if shape == "visit" { return .rate }
            return shape == "claim"
                ? .either(.numberOrAmount, .definition("figure")) : .numberOrAmount
        }
        if shape == "pack", RuleKind(rawValue: member) != nil { return .list(of: member) }
        return SchemaValue.special["\(shape).\(member)"] ?? SchemaValue.general[member]
    }

    static func about(_ member: String, in shape: String) -> String? {
        SchemaValue.abouts["\(shape).\(member)"] ?? SchemaValue.abouts[member]
    }
}

/// What may stand under a key.
indirect enum SchemaValue: Sendable {
    case text, id, wording, flag, digits, officeHours
    /// The version of the format.
    case one
    case number(ClosedRange<Int>)
    case amount, rate, recurrence, daysOfMonth, numberOrAmount
    case word([String])
    case words([String])
    /// One or a list of these.
    case wordOrWords([String])
    case term, terms
    /// Names to values of that definition.
    case map(of: String)
    case list(of: String)
    case definition(String)
    /// Roles by deed.
    case rights([String], [String])
    case either(SchemaValue, SchemaValue)

    /// A list of the pack's words, or one with an id of its own.
    static let wordList = either(.terms, .definition("namedList"))
    /// A number, or one with an id of its own.
    static let clause = either(.number(0...999_999_999), .definition("figure"))
    static let timeClause = either(.amount, .definition("figure"))
    static let monthWindow = either(.daysOfMonth, .definition("windowOfDays"))

    var json: [String: JSON] {
        switch self {
        case .text: ["type": "string", "minLength": 1, "maxLength": 2000]
        case .one: ["const": 1]
        case .id: ["type": "string", "pattern": "^[A-Za-z0-9_.-]{1,64}$"]
        case .wording: ["$ref": "#/$defs/terms"]
        case .flag: ["type": "boolean"]
        case .digits: ["type": "string", "pattern": "^[0-9]{3,15}$"]
        case .officeHours:
            .any([
                ["type": "integer", "enum": [24]],
                [
                    "type": "string",
                    "pattern": "^(24|[0-9:]+-[0-9:]+(,[0-9:]+-[0-9:]+)*)$",
                ],
            ])
        case .number(let range):
            .any([
                [
                    "type": "integer", "minimum": .number(range.lowerBound),
                    "maximum": .number(range.upperBound),
                ], Self.parameter,
            ])
        case .amount:
            .any([
                ["type": "string", "pattern": .text("^[0-9]+(\(Self.units))$")], Self.parameter,
            ])
        case .rate:
            [
                "type": "string",
                "pattern": .text("^([0-9]+|\\$[A-Za-z0-9_.-]+) per (\(Self.periods))$"),
            ]
        case .recurrence:
            [
                "type": "string",
                "pattern": .text("^(\(Self.periods)|[1-9][0-9]? (\(Self.intervals)))$"),
            ]
        case .daysOfMonth:
            .any([
                ["type": "integer", "minimum": 1, "maximum": 31],
                ["type": "string", "pattern": "^[0-9]{1,2}(-[0-9]{1,2})?$"],
            ])
        case .numberOrAmount:
            .any([
                ["type": "integer", "minimum": 0],
                [
                    "type": "string",
                    "pattern": .text("^([0-9]+(\(Self.units))?|\\$[A-Za-z0-9_.-]+)$"),
                ],
            ])
        case .word(let words): ["enum": .list(words.map { .text($0) })]
        case .words(let words): .array(of: SchemaValue.word(words).json)
        case .wordOrWords(let words):
            .any([
                .object(SchemaValue.word(words).json), .object(SchemaValue.words(words).json),
            ])
        case .term: ["type": "string", "minLength": 1, "maxLength": 64]
        case .terms: .array(of: SchemaValue.term.json)
        case .map(let name):
            ["type": "object", "additionalProperties": .object(Self.reference(name))]
        case .list(let name): .array(of: Self.reference(name))
        case .definition(let name): Self.reference(name)
        case .rights(let deeds, let roles):
            [
                "type": "object", "propertyNames": .object(SchemaValue.word(deeds).json),
                "additionalProperties": .object(SchemaValue.words(roles).json),
            ]
        case .either(let one, let other): .any([.object(one.json), .object(other.json)])
        }
    }

    private static func reference(_ name: String) -> [String: JSON] {
        ["$ref": .text("#/$defs/\(name)")]
    }

    /// A figure that the place gives.
    private static let parameter: JSON = [
        "type": "string", "pattern": "^\\$[A-Za-z0-9_.-]{1,64}$",
    ]
    private static let units = Amount.units.joined(separator: "|")
    private static let periods =
        (PeriodUnit.allCases.map(\.rawValue) + Stretch.allCases.map(\.rawValue))
        .joined(separator: "|")
    private static let intervals = PeriodUnit.allCases
        .flatMap { [$0.name(1), $0.name(2)] }.joined(separator: "|")
}

extension [String: JSON] {
    fileprivate static func any(_ schemas: [JSON]) -> [String: JSON] { ["anyOf": .list(schemas)] }

    fileprivate static func array(of item: [String: JSON]) -> [String: JSON] {
        ["type": "array", "minItems": 1, "items": .object(item)]
    }
}

internal import Kernel

/// The keys of one thing in the pack, known to be allowed there.
struct Members {
    let whole: Field
    private let fields: [String: Field]

    init(whole: Field, fields: [String: Field]) {
        self.whole = whole
        self.fields = fields
    }

    subscript(key: String) -> Field? { fields[key] }
}

/// Which keys something has: the one place that says so, for the reader, its messages and the
/// documentation's test.
struct Shape {
    /// What it is, for messages: `a clock`.
    let noun: String
    let needed: [String]
    let optional: [String]

    var keys: [String] { needed + optional }
}

extension Shape {
    static let pack = Shape(
        noun: "a pack", needed: ["lianxin", "id", "version", "name", "level"],
        optional: ["source", "mechanisms", "roles", "parameters", "terms"]
            + RuleKind.allCases.map(\.rawValue) + ["later"])
    static let wording = Shape(noun: "a wording", needed: ["zh-Hans", "en"], optional: [])
    static let mechanism = Shape(
        noun: "a mechanism", needed: ["id", "name", "detail"], optional: ["partOf", "about"])
    static let role = Shape(noun: "a role", needed: ["zh-Hans", "en", "is"], optional: ["at"])
    static let parameter = Shape(
        noun: "a parameter", needed: ["zh-Hans", "en", "type", "from", "to"], optional: ["unit"])
    static let responsibility = Shape(
        noun: "a responsibility", needed: ["id"],
        optional: ["each", "answersFor", "every", "holds"] + Shape.comparisons + Shape.shared)
    static let visit = Shape(
        noun: "a visit", needed: ["id", "by", "of"],
        optional: ["counts", "daysOfMonth", "target", "kinds", "note"] + Shape.comparisons
            + Shape.shared)
    static let note = Shape(noun: "a note", needed: ["id", "types"], optional: ["mechanism"])
    static let cadence = Shape(
        noun: "a cadence", needed: ["id", "duty", "of", "every"],
        optional: ["times", "daysOfMonth", "hours"] + Shape.shared)
    static let clock = Shape(
        noun: "a clock", needed: ["id", "name", "for", "from", "to", "within"],
        optional: ["extension", "pauses", "only"] + Shape.shared)
    static let closing = Shape(
        noun: "a closing", needed: ["id", "for", "needs"], optional: ["silence"] + Shape.shared)
    static let procedure = Shape(
        noun: "a procedure", needed: ["id"],
        optional: ["states", "stages", "may", "ladder", "suspension"] + Shape.shared)
    static let list = Shape(
        noun: "a list", needed: ["id", "about", "unit"],
        optional: ["items", "count"] + Shape.shared)
    static let limit = Shape(
        noun: "a limit", needed: ["id", "about", "unit"],
        optional: Shape.comparisons + Shape.shared)
    static let later = Shape(
        noun: "a later rule", needed: ["id", "kind", "zh-Hans", "en"], optional: ["mechanism"])

    static let comparisons = ["exactly", "atLeast", "atMost", "roughly"]
    static let shared = ["mechanism", "source"]

    /// Every shape, by the key under which it stands.
    static let all: [(key: String, shape: Shape)] = [
        ("pack", pack), ("mechanisms", mechanism), ("roles", role), ("parameters", parameter),
        ("terms", wording), ("responsibility", responsibility), ("visit", visit), ("note", note),
        ("cadence", cadence), ("clock", clock), ("closing", closing), ("procedure", procedure),
        ("list", list), ("coverage", limit), ("later", later),
    ]
}

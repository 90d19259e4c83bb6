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
        optional: ["source", "yields", "mechanisms", "roles", "parameters", "terms"]
            + RuleKind.allCases.map(\.rawValue))
    static let wording = Shape(noun: "a wording", needed: ["zh-Hans", "en"], optional: [])
    static let mechanism = Shape(
        noun: "a mechanism", needed: ["id", "name", "detail"], optional: ["partOf", "about"])
    static let role = Shape(
        noun: "a role", needed: ["zh-Hans", "en", "is"], optional: ["at", "named"])
    static let parameter = Shape(
        noun: "a parameter", needed: ["zh-Hans", "en", "type", "from", "to"], optional: ["unit"])
    static let responsibility = Shape(
        noun: "a responsibility", needed: ["id"],
        optional: ["each", "answersFor", "every", "holds"] + Shape.comparisons + Shape.shared)
    static let visit = Shape(
        noun: "a visit", needed: ["id", "by", "of"],
        optional: ["counts", "unit", "daysOfMonth", "target", "kinds", "note"] + Shape.comparisons
            + Shape.shared)
    static let note = Shape(noun: "a note", needed: ["id", "types"], optional: ["mechanism"])
    static let cadence = Shape(
        noun: "a cadence", needed: ["id", "duty", "of", "every"],
        optional: [
            "times", "unit", "per", "days", "daysOfMonth", "hours", "rota", "night", "makes",
        ]
            + Shape.comparisons + Shape.shared)
    static let clock = Shape(
        noun: "a clock", needed: ["id", "name", "for", "from", "to"],
        optional: ["within", "after", "extension", "pauses", "only"] + Shape.shared)
    static let closing = Shape(
        noun: "a closing", needed: ["id", "for", "needs"], optional: ["silence"] + Shape.shared)
    static let procedure = Shape(
        noun: "a procedure", needed: ["id"],
        optional: ["states", "stages", "may", "ladder", "suspension"] + Shape.shared)
    static let list = Shape(
        noun: "a list", needed: ["id", "about", "unit"],
        optional: ["items", "count"] + Shape.shared)
    static let amount = Shape(
        noun: "an amount", needed: ["id", "about", "unit"],
        optional: Shape.comparisons + Shape.shared)
    static let window = Shape(
        noun: "a window", needed: ["id", "about", "lasts"], optional: Shape.shared)
    static let identifier = Shape(
        noun: "an identifier", needed: ["id", "about", "dial"], optional: Shape.shared)
    static let coverage = Shape(
        noun: "a coverage", needed: ["id", "every", "has"],
        optional: ["by", "in", "measures", "unit", "villagesBelow", "villagesFrom"]
            + Shape.comparisons + Shape.shared)
    static let team = Shape(
        noun: "a team", needed: ["id", "team"],
        optional: ["counts", "shareOf", "per", "pools", "tiers", "leader"] + Shape.comparisons
            + Shape.shared)
    static let ballot = Shape(
        noun: "a ballot", needed: ["id", "rated", "raters"],
        optional: [
            "every", "quorum", "scale", "standards", "sources", "smallestCell", "anonymous",
        ] + Shape.shared)
    static let meeting = Shape(
        noun: "a meeting", needed: ["id", "meeting", "of"],
        optional: [
            "every", "times", "days", "daysOfMonth", "notice", "agenda", "minutes", "publicity",
            "resolutions", "jury", "participants", "forms",
        ] + Shape.shared)
    static let jury = Shape(
        noun: "a jury", needed: [], optional: ["size", "pools", "standards"])
    static let service = Shape(
        noun: "a service", needed: ["id", "service"],
        optional: [
            "items", "finishedAt", "ways", "fee", "windows", "visits", "hours", "days",
            "holidays", "appointment", "checklist", "promises", "functions", "guide", "peak",
            "number", "sites", "with",
        ] + Shape.shared)
    static let claim = Shape(
        noun: "a claim", needed: ["id", "claims", "by"],
        optional: [
            "for", "each", "per", "unit", "atLeast", "atMost", "exactly", "windows", "donations",
        ] + Shape.shared)
    static let project = Shape(
        noun: "a project", needed: ["id", "project"],
        optional: [
            "milestones", "funds", "charge", "labour", "consent", "inspections", "acceptance",
            "rounds", "lasts",
        ] + Shape.shared)
    static let consequence = Shape(
        noun: "a consequence", needed: ["id", "after", "leadsTo", "decidedBy"],
        optional: ["of", "lasts", "prize"] + Shape.shared)
    static let figure = Shape(
        noun: "a figure", needed: ["id"],
        optional: ["number", "unit"] + Shape.comparisons + Shape.shared)
    static let namedList = Shape(
        noun: "a named list", needed: ["id", "unit"], optional: ["items", "count"] + Shape.shared)
    static let monthWindow = Shape(
        noun: "a window of days", needed: ["first", "last"], optional: [])
    static let dayOfMonth = Shape(
        noun: "a day of the month", needed: ["id", "day"], optional: ["mechanism"])

    static let comparisons = ["exactly", "atLeast", "atMost", "moreThan", "roughly"]
    static let shared = ["mechanism", "source"]

    /// Every shape, by the key under which it stands.
    static let all: [(key: String, shape: Shape)] = [
        ("pack", pack), ("mechanisms", mechanism), ("roles", role), ("parameters", parameter),
        ("terms", wording), ("responsibility", responsibility), ("visit", visit), ("note", note),
        ("cadence", cadence), ("clock", clock), ("closing", closing), ("procedure", procedure),
        ("team", team), ("ballot", ballot), ("meeting", meeting), ("jury", jury),
        ("service", service), ("claim", claim), ("project", project),
        ("consequence", consequence), ("coverage", coverage), ("list", list),
        ("window", window), ("identifier", identifier), ("amount", amount), ("figure", figure),
        ("named list", namedList), ("window of days", monthWindow),
        ("day of the month", dayOfMonth),
    ]
}

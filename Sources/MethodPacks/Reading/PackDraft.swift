internal import Kernel

/// A pack whose shape is right; what its words mean is for `Checks/` to look at.
struct PackDraft {
    var id: ID<MethodPack>?
    var version = 1
    var name: Wording?
    var level: TerritoryLevel?
    var source = ""
    var yields = false
    var mechanisms: [Mechanism] = []
    var roles: [PackRole] = []
    var parameters: [PackParameter] = []
    var terms: [String: Wording] = [:]
    var noteTypes: [String] = []
    var rules: [DraftRule] = []
    /// Where a name is given to something: `role`, `mechanism`, `term`, `rule`, `parameter`.
    var definitions: [Mention] = []
    /// Where a name is used.
    var uses: [Mention] = []
    var file = ""
}

/// A rule with its place in the file; shared, since checks walk through all of them again and again.
final class DraftRule {
    let rule: Rule
    /// The same with the smallest figures that its parameters allow.
    let narrowest: Rule
    let field: Field
    /// The parameters of which it takes figures.
    let parameters: [String]
    /// Those without a figure yet.
    let waiting: [String]

    init(rule: Rule, narrowest: Rule, field: Field, parameters: [String], waiting: [String]) {
        self.rule = rule
        self.narrowest = narrowest
        self.field = field
        self.parameters = parameters
        self.waiting = waiting
    }
}

/// A name where it stands; shared, as rules are.
final class Mention {
    enum Kind: String {
        case role, mechanism, term, rule, parameter
    }
    let kind: Kind
    let name: String
    let field: Field

    init(kind: Kind, name: String, field: Field) {
        self.kind = kind
        self.name = name
        self.field = field
    }
}

extension PackDraft {
    func names(of kind: Mention.Kind) -> [String] {
        definitions.filter { $0.kind == kind }.map(\.name)
    }
}

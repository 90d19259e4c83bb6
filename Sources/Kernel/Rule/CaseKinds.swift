/// The kinds of case that a rule is for.
package enum CaseKinds: Hashable, Sendable {
    case all
    /// Never empty.
    case some(Set<CaseKind>)

    package func contains(_ kind: CaseKind) -> Bool {
        switch self {
        case .all: true
        case .some(let kinds): kinds.contains(kind)
        }
    }

    /// The kinds one by one, in the order of their words.
    package var each: [CaseKind] { CaseKind.allCases.filter(contains).sorted() }
}

extension CaseKinds {
    var json: JSON {
        switch self {
        case .all: "all"
        case .some(let kinds): .words(kinds.sorted())
        }
    }

    init?(_ json: JSON, _ key: String) {
        if json[key] == "all" {
            self = .all
        } else {
            guard let kinds = json.words(key, as: CaseKind.self), !kinds.isEmpty else { return nil }
            self = .some(Set(kinds))
        }
    }
}

/// Who does a deed: an official by name, the requester herself, or the office as such.
package enum Actor: Hashable, Sendable {
    /// The unit is the one that she worked for at the time: people move on, entries don't.
    case official(ID<Official>, of: ID<HandlingUnit>?)
    /// The requester with her pick-up code; `assistedBy` names the official on whose device she
    /// signed, which marks the signature for a call-back.
    case requester(assistedBy: ID<Official>?)
    /// A rule that ran out (silence, a notice loaded) or an import: nobody in person.
    case office

    package var official: ID<Official>? {
        switch self {
        case .official(let official, _): official
        case .requester(let assistant): assistant
        case .office: nil
        }
    }

    package var unit: ID<HandlingUnit>? {
        if case .official(_, let unit) = self { unit } else { nil }
    }

    package var isRequester: Bool { if case .requester = self { true } else { false } }
}

extension Actor: LosslessStringConvertible {
    /// `official:G0012@U03` (or without a unit), `requester`, `requester:G0012` or `office`: the form in the ledger.
    package var description: String {
        switch self {
        case .official(let code, nil): "official:\(code)"
        case .official(let code, .some(let unit)): "official:\(code)@\(unit)"
        case .requester(nil): "requester"
        case .requester(.some(let code)): "requester:\(code)"
        case .office: "office"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        switch (parts.first, parts.count) {
        case ("office", 1): self = .office
        case ("requester", 1): self = .requester(assistedBy: nil)
        case ("requester", 2):
            guard let code = ID<Official>(parts[1]) else { return nil }
            self = .requester(assistedBy: code)
        case ("official", 2):
            let names = parts[1].split(
                separator: "@", maxSplits: 1, omittingEmptySubsequences: false
            )
            .map(String.init)
            guard let code = names.first.flatMap({ ID<Official>($0) }) else { return nil }
            let unit = names.count == 2 ? ID<HandlingUnit>(names[1]) : nil
            guard names.count == 1 || unit != nil else { return nil }
            self = .official(code, of: unit)
        default: return nil
        }
    }
}

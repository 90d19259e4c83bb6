extension Checks {
    static func unknownRoles(in draft: PackDraft) -> [PackFault] {
        unknownNames(.role, in: draft)
    }

    static func unknownMechanisms(in draft: PackDraft) -> [PackFault] {
        unknownNames(.mechanism, in: draft)
    }

    /// Every word of a pack's own needs its Chinese and English, or no page could show it.
    static func unnamedTerms(in draft: PackDraft) -> [PackFault] {
        unknownNames(.term, in: draft)
    }

    private static func unknownNames(_ kind: Mention.Kind, in draft: PackDraft) -> [PackFault] {
        let defined = draft.names(of: kind)
        // A role has its words too, so that it may stand where a term does.
        let allowed = defined + (kind == .term ? draft.names(of: .role) : [])
        let known = Set(allowed)
        return draft.uses.filter { $0.kind == kind && !known.contains($0.name) }
            .prefix(PackReading.mostFaults)
            .map { draft.fault($0.field, unknown(kind.rawValue, $0.name, among: allowed)) }
    }
}

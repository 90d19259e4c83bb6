extension Checks {
    /// A parameter that no rule takes would make a place decide something without effect.
    static func unusedParameters(in draft: PackDraft) -> [PackFault] {
        let used = Set(draft.uses.filter { $0.kind == .parameter }.map(\.name))
        return draft.definitions.filter { $0.kind == .parameter && !used.contains($0.name) }
            .map { draft.fault($0.field, "no rule takes parameter '\($0.name)'") }
    }
}

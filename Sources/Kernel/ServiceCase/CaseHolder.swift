extension ServiceCase {
    /// Who had the case in hand at a moment; nil where nobody had it by name.
    ///
    /// Who promises or replies for her unit while nobody has it, has it.
    package func holder(at moment: Moment) -> ID<Official>? {
        var holder: ID<Official>?
        for entry in entries where entry.at <= moment {
            switch entry.deed {
            case .assignment(_, let official), .handOver(let official): holder = official
            case .ruling, .escalation: holder = nil
            case .promise, .reply: holder = holder ?? entry.by.official
            default: break
            }
        }
        return holder
    }
}

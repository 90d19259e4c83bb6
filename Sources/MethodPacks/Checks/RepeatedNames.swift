extension Checks {
    static func repeatedNames(in draft: PackDraft) -> [PackFault] {
        var first: [String: Int] = [:]
        return draft.definitions.sorted {
            ($0.field.line, $0.field.column) < ($1.field.line, $1.field.column)
        }
        .compactMap { mention in
            let key = "\(mention.kind.rawValue) \(mention.name)"
            guard let line = first[key] else {
                first[key] = mention.field.line
                return nil
            }
            return draft.fault(
                mention.field,
                "\(mention.kind.rawValue) '\(mention.name)' is already on line \(line)")
        }
    }
}

extension Checks {
    /// Two closings for one kind, two clocks of one name: nobody could say which counts.
    static func twoRulesForOne(in draft: PackDraft) -> [PackFault] {
        var first: [String: Int] = [:]
        return draft.rules.compactMap { drafted in
            var fault: PackFault?
            for subject in drafted.rule.subjects {
                if let line = first[subject] {
                    fault =
                        fault
                        ?? draft.fault(
                            drafted.field,
                            "a second rule for \(subject); the first is on line \(line)")
                } else {
                    first[subject] = drafted.field.line
                }
            }
            return fault
        }
    }
}

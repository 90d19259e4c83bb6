internal import Kernel

extension Checks {
    /// The states in use must carry a case from its registration to its end.
    static func statesThatDontFit(in draft: PackDraft) -> [PackFault] {
        draft.rules.flatMap { drafted -> [PackFault] in
            guard case .procedure(let rule) = drafted.rule, !rule.states.isEmpty else { return [] }
            var messages: [String] = []
            for state in [ServiceCase.State.Name.registered, .closed]
            where !rule.states.contains(state) {
                messages.append("the states in use lack '\(state.rawValue)'; no case could be kept")
            }
            for stage in rule.stages where !rule.states.contains(stage) {
                messages.append("stage '\(stage.rawValue)' isn't one of the states in use")
            }
            if !rule.suspension.isEmpty, !rule.states.contains(.suspended) {
                messages.append("'suspension' has reasons, but 'suspended' isn't a state in use")
            }
            return messages.map { draft.fault(drafted.field, $0) }
        }
    }
}

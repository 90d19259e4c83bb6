internal import Kernel

extension Checks {
    /// What belongs to a service is a service of the same pack, and not itself.
    static func partsThatAreNone(in draft: PackDraft) -> [PackFault] {
        let services = draft.rules.compactMap { rule in
            if case .service(let service) = rule.rule { service.service } else { nil }
        }
        return draft.rules.flatMap { rule -> [PackFault] in
            guard case .service(let service) = rule.rule else { return [] }
            let known = Set(services).subtracting([service.service])
            return service.parts.filter { !known.contains($0) }.map { part in
                draft.fault(
                    rule.field,
                    "no other service '\(part)' in this pack belongs to this one ('with')")
            }
        }
    }
}

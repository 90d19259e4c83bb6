internal import Kernel

extension Checks {
    static func mechanismsInCircles(in draft: PackDraft) -> [PackFault] {
        let parents = Dictionary(draft.mechanisms.map { ($0.id, $0.partOf) }) { first, _ in first }
        return draft.definitions.filter { $0.kind == .mechanism }.compactMap { mention in
            guard let id = ID<Mechanism>(mention.name) else { return nil }
            var next = parents[id] ?? nil
            for _ in 0..<parents.count {
                guard let current = next else { return nil }
                if current == id {
                    return draft.fault(mention.field, "mechanism '\(id)' is part of itself")
                }
                next = parents[current] ?? nil
            }
            return nil
        }
    }
}

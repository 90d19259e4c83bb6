import Kernel

/// Who holds which role of Menglian's five systems, by her post: county leaders, heads of
/// departments and the other servants owe another number of days each, and nobody owes two.
enum MenglianRoles {
    static func of(_ post: Posts.Post, in unit: Units.Unit) -> Set<MethodRole> {
        let words = words(post, unit)
        return Set(words.map { MethodRole(pack, Territory.code($0)) })
    }

    private static let pack: ID<MethodPack> = Territory.code("menglian-five-systems")

    private static func words(_ post: Posts.Post, _ unit: Units.Unit) -> [String] {
        var words: [String] = []
        if post.roles.contains(.field) { words.append("responsiblePerson") }
        switch unit.level {
        case .county where post.roles.contains(.leader):
            return words + ["countyLeader", "countyCommittee", "zoneLeader"]
        case .county where post.roles.contains(.handler):
            if post.leadsUnit { return words + ["departmentHead"] }
            // A section chief is no head of a department.
            if words.isEmpty { return ["none"] }
        case .county where post.roles.contains(.supervisor):
            words.append("inspector")
        case .township where post.roles.contains(.leader):
            words += ["townshipCommittee", "zoneLeader"]
        default: break
        }
        return post.roles.contains(.field) ? words + ["peoplesServant"] : words
    }
}

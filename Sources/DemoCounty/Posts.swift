import Kernel

/// The posts of all units, without the persons.
struct Posts: Sendable {
    struct Post: Sendable {
        let unit: Int
        let name: String
        let roles: Set<Role>
        let leadsUnit: Bool
    }

    let all: [Post]

    init(_ units: Units) {
        var all = KnownOfficials.seats.map { seat in
            Post(
                unit: units.index(seat.unit), name: seat.post, roles: [seat.role],
                leadsUnit: false)
        }
        for (index, unit) in units.all.enumerated() {
            let taken = KnownOfficials.seats.count { $0.unit == unit.handling.code.text }
            for rank in 0..<(unit.size - taken) { all.append(Self.post(rank, of: unit, index)) }
        }
        self.all = all
    }

    func members(of units: Units, with role: Role) -> [[Int]] {
        var members = units.all.map { _ in [Int]() }
        for (index, post) in all.enumerated() where post.roles.contains(role) {
            members[post.unit].append(index)
        }
        return members
    }

    private static func post(_ rank: Int, of unit: Units.Unit, _ index: Int) -> Post {
        Post(
            unit: index, name: name(rank, in: unit), roles: roles(rank, in: unit),
            leadsUnit: rank == 0)
    }

    private static func roles(_ rank: Int, in unit: Units.Unit) -> Set<Role> {
        switch (unit.duty, rank) {
        case (.office, 0...5), (.government, 0): [.leader, .field]
        case (.desk, 1...2): [.handler, .field]
        case (.desk, _), (.committee, 1): [.desk, .field]
        case (.supervision, _), (.government, 1...2): [.supervisor, .field]
        case (.department, 0...4), (.government, 3...6), (.committee, 0), (.committee, 2):
            [.handler, .field]
        case (.office, _), (.government, _), (.department, _), (.committee, _), (.system, _):
            [.field]
        }
    }

    private static func name(_ rank: Int, in unit: Units.Unit) -> String {
        let head = unit.handling.name.hasSuffix("乡人民政府") ? "乡长" : unit.headPost
        switch (unit.duty, rank) {
        case (.office, 0...5): return "副县长"
        case (_, 0): return head
        case (_, 1...2): return "副" + head
        case (.committee, 3): return "文书"
        case (.committee, _): return "委员"
        case (.desk, _): return unit.level == .county ? "话务员" : "窗口人员"
        case (.supervision, _): return "督查员"
        case (_, 3...5): return unit.level == .county ? "股长" : "业务主办"
        default: return unit.level == .county ? "科员" : "办事员"
        }
    }
}

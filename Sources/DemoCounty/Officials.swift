package import Kernel

/// One official for each role, the same at every scale: those who sign in to the demo.
package struct KnownOfficials: Sendable {
    package let desk: Official
    /// Works at the housing department.
    package let handler: Official
    /// Works at the water department.
    package let otherHandler: Official
    package let supervisor: Official
    package let leader: Official
    /// Looks after households of 芒掌村.
    package let field: Official
    package let admin: Official

    /// In the order of `demo.json`, each under its name there.
    package var all: [(name: String, official: Official)] {
        [
            ("desk", desk), ("handler", handler), ("otherHandler", otherHandler),
            ("supervisor", supervisor), ("leader", leader), ("field", field), ("admin", admin),
        ]
    }

    static let fieldVillage = "530827101202"
    static let fieldIndex = 5

    /// Role, unit and post of the first seven officials.
    static let seats: [(role: Role, unit: String, post: String)] = [
        (.desk, "530827-RX", "值班长"), (.handler, "530827-ZJ", "市政股股长"),
        (.handler, "530827-SW", "供水股股长"), (.supervisor, "530827-DC", "督查专员"),
        (.leader, "530827-ZFB", "副县长"), (.field, "\(fieldVillage)-CW", "驻村干部"),
        (.admin, "530827-XX", "系统管理员"),
    ]
}

/// The 2,205 officials: by unit in the order of units, after the seven known ones.
struct Officials: Sendable {
    let all: [Official]
    let known: KnownOfficials
    /// The unit of each, as an index into `Units.all`.
    let units: [Int]
    /// Who may promise and reply, by unit.
    let handlers: [[Int]]
    /// Who may take in and dispatch, by unit.
    let desks: [[Int]]
    let supervisors: [Int]
    let leaders: [Int]

    static let count = 2205

    /// - Parameter villages: for each official the village of her linked households.
    init(seed: UInt64, posts: Posts, territory: Territory, units: Units, villages: [Int]) {
        var dice = Dice(seed: seed, .officials)
        let all = posts.all.enumerated().map { index, post in
            let unit = units.all[post.unit].handling
            let isFieldOnly = post.roles == [.field]
            return Official(
                code: Self.code(index), name: Names.person(&dice), unit: unit.code,
                place: isFieldOnly ? territory.villages[villages[index]].code : unit.place,
                roles: post.roles, post: post.name, phone: Names.landline(index + 1),
                leadsUnit: post.leadsUnit)
        }
        self.all = all
        known = KnownOfficials(
            desk: all[0], handler: all[1], otherHandler: all[2], supervisor: all[3],
            leader: all[4], field: all[5], admin: all[6])
        self.units = posts.all.map(\.unit)
        handlers = posts.members(of: units, with: .handler)
        desks = posts.members(of: units, with: .desk)
        supervisors = all.indices.filter { all[$0].roles.contains(.supervisor) }
        leaders = all.indices.filter { all[$0].roles.contains(.leader) }
    }

    /// `G0001` onwards.
    static func code(_ index: Int) -> ID<Official> { Territory.code("G" + padded(index + 1, 4)) }

    func actor(_ index: Int) -> Actor { .official(all[index].code, of: all[index].unit) }
}

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

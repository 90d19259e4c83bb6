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
                leadsUnit: post.leadsUnit,
                methodRoles: MenglianRoles.of(post, in: units.all[post.unit]))
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

package import Kernel

extension Transaction {
    /// How many officials of the adoption's place and of all below it hold each of its roles.
    package func holders(in adoption: Adoption) throws -> [ID<PackRole>: Int] {
        let path = try requiredPath(of: adoption.place)
        let groups = try db.all(
            """
            SELECT o.roles, p.level, o.method_roles, count(*)
            FROM officials o JOIN places p ON p.code = o.place
            WHERE o.active AND \(Path.isWithin(path, "o.path"))
            GROUP BY o.roles, p.level, o.method_roles
            """
        ) { row in
            RoleGroup(
                roles: try row.text(0).split(separator: " ").map(String.init),
                level: try row.int(1), named: methodRoles(in: try row.text(2)),
                number: try row.int(3))
        }
        return adoption.roles.reduce(into: [:]) { holders, role in
            holders[role.id] = groups.filter { $0.holds(role, in: adoption.pack) }
                .reduce(0) { $0 + $1.number }
        }
    }

    /// Those of `place` and below it who hold `role` of `pack` today, by their codes.
    func holders(of role: PackRole, in pack: ID<MethodPack>, within place: ID<Place>) throws
        -> [ID<Official>]
    {
        let path = try requiredPath(of: place)
        return try db.all(
            """
            SELECT o.code, o.roles, p.level, o.method_roles
            FROM officials o JOIN places p ON p.code = o.place
            WHERE o.active AND \(Path.isWithin(path, "o.path")) ORDER BY o.code
            """
        ) { row in
            (
                code: try row.id(0, of: Official.self),
                group: RoleGroup(
                    roles: try row.text(1).split(separator: " ").map(String.init),
                    level: try row.int(2), named: methodRoles(in: try row.text(3)), number: 1)
            )
        }
        .filter { $0.group.holds(role, in: pack) }.map(\.code)
    }

    /// What the column says.
    func methodRoles(in column: String) -> Set<MethodRole> {
        column.isEmpty
            ? [] : Set(column.split(separator: " ").compactMap { MethodRole(String($0)) })
    }

    /// The roles of `pack` as the nearest place that works by it, or will, has them; nil where
    /// neither `place` nor any above it does.
    package func roles(of pack: ID<MethodPack>, at place: ID<Place>) throws -> [PackRole]? {
        let all = try adoptions().filter { $0.pack == pack && !$0.isSuspension }
        let codes = Path.codes(of: try requiredPath(of: place)).reversed()
        return codes.lazy.compactMap { code in all.last { $0.place.text == code }?.roles }.first
    }

    /// Names an official to roles of a method, to the exclusion of its others; without roles she
    /// holds again each that fits.
    ///
    /// - Throws: as `checkMethodRoles`; `StoreRefusal.notFound` for an unknown official.
    @discardableResult
    package func name(
        _ code: ID<Official>, to roles: Set<MethodRole>, in pack: ID<MethodPack>, by actor: Actor,
        at now: Moment
    ) throws -> Recorded {
        guard let official = try official(code) else { throw StoreRefusal.notFound }
        return try record(.official(official.naming(roles, in: pack)), by: actor, at: now)
    }

    /// Holds what `official` is newly named to against the packs that her place works by. A pack
    /// that isn't adopted there yet says nothing: the name waits for it.
    ///
    /// - Throws: `StoreRefusal.unknown` for a role that the pack hasn't;
    ///   `conflict("roleDoesntFit")` where her role in the product or the level of her place isn't
    ///   what it asks for.
    func checkMethodRoles(of official: Official) throws {
        guard !official.methodRoles.isEmpty else { return }
        let old = try self.official(official.code)
        let isAsBefore =
            old?.methodRoles == official.methodRoles && old?.roles == official.roles
            && old?.place == official.place
        if isAsBefore { return }
        guard let level = try level(of: official.place) else { return }
        for named in official.methodRoles.sorted() where !named.isNone {
            guard let offered = try roles(of: named.pack, at: official.place) else { continue }
            guard let role = offered.first(where: { $0.id == named.role }) else {
                throw StoreRefusal.unknown(field: "methodRoles", value: named.description)
            }
            guard role.fits(official, at: level) else {
                throw StoreRefusal.conflict("roleDoesntFit")
            }
        }
    }
}

/// Officials of whom the same is known about roles.
private struct RoleGroup {
    let roles: [String]
    let level: Int
    let named: Set<MethodRole>
    let number: Int

    func holds(_ role: PackRole, in pack: ID<MethodPack>) -> Bool {
        let own = named.filter { $0.pack == pack }
        return roles.contains(role.role.rawValue) && (role.level?.rawValue ?? level) == level
            && (own.isEmpty || own.contains(MethodRole(pack, role.id)))
    }
}

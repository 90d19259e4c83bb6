/// A role of a method, with the pack whose word it is: `menglian-five-systems/countyLeader`.
package struct MethodRole: Hashable, Sendable {
    package let pack: ID<MethodPack>
    package let role: ID<PackRole>

    package init(_ pack: ID<MethodPack>, _ role: ID<PackRole>) {
        self.pack = pack
        self.role = role
    }

    /// That she holds no role of the pack, though some would fit.
    package static func none(of pack: ID<MethodPack>) -> MethodRole? {
        ID<PackRole>(noneWord).map { MethodRole(pack, $0) }
    }

    /// Says of nobody's role that it is held.
    package var isNone: Bool { role.text == Self.noneWord }

    private static let noneWord = "none"
}

extension MethodRole: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.pack, left.role) < (right.pack, right.role)
    }
}

extension MethodRole: LosslessStringConvertible {
    package var description: String { "\(pack.text)/\(role.text)" }

    /// Reads what `description` writes, and nothing else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let pack = ID<MethodPack>(parts[0]),
            let role = ID<PackRole>(parts[1])
        else { return nil }
        self.init(pack, role)
    }
}

extension PackRole {
    /// Whether `official`, who answers for a place of `level`, holds the role in `pack`.
    ///
    /// Who is named to roles of the pack holds those and no others; who is named to none holds
    /// each that fits, but for those that are held by name only.
    package func isHeld(
        by official: Official, at level: TerritoryLevel, in pack: ID<MethodPack>
    ) -> Bool {
        official.isActive && fits(official, at: level) && isOpen(to: official, in: pack)
    }

    /// Whether her role in the product and the level of her place are those that it asks for.
    package func fits(_ official: Official, at level: TerritoryLevel) -> Bool {
        official.roles.contains(role) && (self.level ?? level) == level
    }

    /// Whether nobody named her to other roles of `pack` in its place.
    package func isOpen(to official: Official, in pack: ID<MethodPack>) -> Bool {
        let named = official.methodRoles.filter { $0.pack == pack }
        return (named.isEmpty && !isByName) || named.contains(MethodRole(pack, id))
    }
}

extension Official {
    /// Her roles in other methods, and `roles` in this one.
    package func naming(_ roles: Set<MethodRole>, in pack: ID<MethodPack>) -> Official {
        with(methodRoles: methodRoles.filter { $0.pack != pack }.union(roles))
    }

    /// The same person with some of it changed.
    package func with(
        roles: Set<Role>? = nil, methodRoles: Set<MethodRole>? = nil, isActive: Bool? = nil
    ) -> Official {
        Official(
            code: code, name: name, unit: unit, place: place, roles: roles ?? self.roles,
            post: post, phone: phone, leadsUnit: leadsUnit, isActive: isActive ?? self.isActive,
            methodRoles: methodRoles ?? self.methodRoles)
    }
}

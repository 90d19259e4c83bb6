/// A body and its members: a jury, a studio, a branch, a criticism team.
package struct Roster: Hashable, Sendable {
    /// For which of what the rule counts by: 第二支部; empty where there is one in all.
    package let of: String
    package private(set) var members: [Member]
    /// Of how many the members are a share, where the rule counts a share.
    package private(set) var all: Int

    package struct Member: Hashable, Sendable {
        package let name: String
        /// One of the rule's pools, or empty.
        package let pool: String
        /// One of the rule's tiers, or empty.
        package let tier: String
        package let official: ID<Official>?
        package let leads: Bool

        package init(
            name: String, pool: String = "", tier: String = "", official: ID<Official>? = nil,
            leads: Bool = false
        ) {
            self.name = name
            self.pool = pool
            self.tier = tier
            self.official = official
            self.leads = leads
        }
    }

    package enum Change: Hashable, Sendable {
        case members([Member], of: Int)
    }

    package init(of: String = "", members: [Member] = [], all: Int = 0) {
        self.of = of
        self.members = members
        self.all = all
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .members(let members, let all):
            self.members = members
            self.all = all
        }
    }

    /// How many there are of each pool.
    package var byPool: [String: Int] {
        Dictionary(members.map { ($0.pool, 1) }, uniquingKeysWith: +)
    }
}

extension Undertaking {
    /// Sets who belongs to it; a gap is told and never refused.
    package func manning(
        _ members: [Roster.Member], of all: Int
    ) throws(UndertakingRefusal) -> Change {
        guard case .roster = work, case .team(let rule) = rule else { throw .wrongKind }
        for member in members {
            if !member.pool.isEmpty, rule.pools?.allows(member.pool) == false {
                throw .unknownWord(member.pool)
            }
            if !member.tier.isEmpty, rule.tiers?.allows(member.tier) == false {
                throw .unknownWord(member.tier)
            }
        }
        return .roster(.members(members, of: all))
    }

    /// What the body lacks; empty for anything that isn't one.
    package var rosterGaps: [RosterGap] {
        guard case .roster(let roster) = work, case .team(let rule) = rule else { return [] }
        return rule.gaps(members: roster.byPool, of: roster.all)
    }
}

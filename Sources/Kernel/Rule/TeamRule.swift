/// How a team, a jury, a studio or a branch is made up 组成.
package struct TeamRule: RuleForm {
    package let origin: RuleOrigin
    /// The body, a term of the pack: `criticismTeam`.
    package let team: String
    package let counting: Counting
    /// For each of which there is one such body, a term of the pack: `branch`; nil for one in all.
    package let per: String?
    package let comparison: Comparison
    /// How many; nil where the source tells only of pools or tiers.
    package let number: Int?
    /// The groups of people that the members are chosen from; each has at least one.
    package let pools: WordList?
    /// The rings of a team in rings 核心、骨干、基础, the innermost first.
    package let tiers: WordList?
    /// Who leads it.
    package let leader: ID<PackRole>?

    package init(
        origin: RuleOrigin, team: String, counting: Counting, per: String? = nil,
        comparison: Comparison = .exactly, number: Int? = nil, pools: WordList? = nil,
        tiers: WordList? = nil, leader: ID<PackRole>? = nil
    ) {
        self.origin = origin
        self.team = team
        self.counting = counting
        self.per = per
        self.comparison = comparison
        self.number = number
        self.pools = pools
        self.tiers = tiers
        self.leader = leader
    }

    package enum Counting: Hashable, Sendable {
        /// So many of these, a term of the pack: `persons`.
        case members(String)
        /// So many of a hundred of these, a term of the pack: `officials`.
        case share(of: String)
    }

    package var figures: [RuleFigure] {
        var figures: [RuleFigure] = []
        if let number {
            figures.append(figure(Bound(comparison, number, unit), .composition))
        }
        return figures + [pools?.figure(.composition), tiers?.figure()].compactMap(\.self)
    }

    private var unit: String {
        switch counting {
        case .members(let word): word + (per.map { "/\($0)" } ?? "")
        case .share: "%"
        }
    }
}

/// What a body lacks of what its rule asks, or has too much.
package enum RosterGap: Hashable, Sendable {
    case tooFew(by: Int)
    case tooMany(by: Int)
    /// The rule says 'about' so many, and the body is more than a fifth away: it warns, no more.
    case farFrom(Int, has: Int)
    /// Nobody of these pools.
    case withoutPools([String])

    package var isWarning: Bool { if case .farFrom = self { true } else { false } }
}

extension TeamRule {
    /// What is amiss with a body of `members`, in the order number, pools; empty when it is whole.
    ///
    /// - Parameter members: how many there are of each pool; where the rule names no pools, by any
    ///   word.
    /// - Parameter all: of how many they are a share; needed where the rule counts a share.
    package func gaps(members: [String: Int], of all: Int = 0) -> [RosterGap] {
        let count = members.values.reduce(0, +)
        return [gap(count: count, of: all), pools?.gap(members: members)].compactMap(\.self)
    }

    private func gap(count: Int, of all: Int) -> RosterGap? {
        guard let number else { return nil }
        switch counting {
        case .members: return comparison.gap(count, from: number)
        case .share:
            // Of nobody there is no share.
            return all == 0 ? nil : comparison.gap((count * 100 + all / 2) / all, from: number)
        }
    }
}

extension WordList {
    /// The pools of the list that nobody is of; nil when each has somebody.
    func gap(members: [String: Int]) -> RosterGap? {
        let missing = missing(from: members.filter { $0.value > 0 }.keys)
        return missing.isEmpty ? nil : .withoutPools(missing)
    }
}

extension Comparison {
    /// How far `count` is from what is asked; nil when it keeps it.
    package func gap(_ count: Int, from number: Int) -> RosterGap? {
        if self == .about {
            return abs(count - number) * 5 > number ? .farFrom(number, has: count) : nil
        }
        guard !holds(count, against: number) else { return nil }
        let least = least(of: number) ?? number
        return count < least ? .tooFew(by: least - count) : .tooMany(by: count - number)
    }
}

extension TeamRule {
    package var members: [String: JSON] {
        let counted: [String: JSON] =
            switch counting {
            case .members(let word): ["counts": .text(word)]
            case .share(let word): ["shareOf": .text(word)]
            }
        return counted.merging(
            JSON.members([
                "team": .text(team), "per": per.map { .text($0) },
                "comparison": .text(comparison.rawValue), "number": number.map { .number($0) },
                "pools": pools?.json, "tiers": tiers?.json,
                "leader": leader.map { .text($0.text) },
            ])
        ) { _, new in new }
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let team = json["team"]?.text,
            let counts = json.maybeText("counts"), let share = json.maybeText("shareOf"),
            let counting = counts.value.map({ Counting.members($0) })
                ?? share.value.map({ .share(of: $0) }),
            let per = json.maybeText("per"), let comparison: Comparison = json.word("comparison"),
            let number = json.maybeNumber("number"), let pools = json.wordList("pools"),
            let tiers = json.wordList("tiers"),
            let leader = json.maybeID("leader", of: PackRole.self)
        else { return nil }
        self.init(
            origin: origin, team: team, counting: counting, per: per.value,
            comparison: comparison, number: number.value, pools: pools.value, tiers: tiers.value,
            leader: leader.value)
    }
}

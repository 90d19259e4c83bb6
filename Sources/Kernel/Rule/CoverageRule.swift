/// That every one of something must be reached 全覆盖, or so many of a hundred.
package struct CoverageRule: RuleForm {
    package let origin: RuleOrigin
    /// What is to be reached.
    package let every: Covered
    /// What being reached means.
    package let has: Reaching
    /// By whom; nil for anybody.
    package let by: ID<PackRole>?
    /// Within which time; nil for at any time.
    package let within: Recurrence?
    package let measuring: Measuring
    package let comparison: Comparison
    /// Of a hundred for a share; else how many.
    package let number: Int
    /// What is counted, for `reached` and `missed`: `townships`; `%` for a share.
    package let unit: String
    /// Only households of these villages; nil for all.
    package let villages: VillageClass?

    package init(
        origin: RuleOrigin, every: Covered, has: Reaching, by: ID<PackRole>? = nil,
        within: Recurrence? = nil, measuring: Measuring = .share, comparison: Comparison,
        number: Int, unit: String = "%", villages: VillageClass? = nil
    ) {
        self.origin = origin
        self.every = every
        self.has = has
        self.by = by
        self.within = within
        self.measuring = measuring
        self.comparison = comparison
        self.number = number
        self.unit = unit
        self.villages = villages
    }

    package enum Covered: Hashable, Sendable {
        case household, villagerGroup, village, township, official, serviceCase
        /// A term of the pack: `inServiceMember`.
        case term(String)
    }

    package enum Reaching: Hashable, Sendable {
        /// Met by an official on a visit.
        case met
        /// Linked to an official, or an official to somebody.
        case linked
        case card
        /// Of a case: answered at all, in time, accepted, signed by the resident, ended by some
        /// outcome that she was told.
        case answered, inTime, accepted, signed, outcome
        /// A term of the pack: `reportedIn`.
        case term(String)
    }

    package enum Measuring: String, CaseIterable, Sendable {
        /// How many of a hundred are reached.
        case share
        case reached
        /// How many are left out.
        case missed
    }

    package var figures: [RuleFigure] {
        [figure(Bound(comparison, number, unit + suffix), .coverage)]
    }

    private var suffix: String {
        switch within {
        case nil: ""
        case .every(let unit): " per \(unit.rawValue)"
        case .interval(let number, let unit): " per \(number) \(unit.name(number))"
        case .once(let stretch, _): stretch == .term ? " per term" : ""
        }
    }

    /// What the rule finds missing.
    ///
    /// A share is rounded down, so that 100 of a hundred means all of them; of nobody there is
    /// nothing to reach, and nothing missing.
    ///
    /// - Returns: how many more must be reached, above 0; nil when the rule is kept.
    package func gap(reached: Int, of all: Int) -> Int? {
        let needed: Int
        switch measuring {
        case .share: needed = (all * (comparison.least(of: number) ?? 0) + 99) / 100
        case .reached: needed = comparison.least(of: number) ?? 0
        case .missed: needed = comparison == .about ? 0 : all - number
        }
        return reached < needed ? needed - reached : nil
    }
}

extension CoverageRule.Covered: LosslessStringConvertible {
    private static let words: [(String, Self)] = [
        ("household", .household), ("villagerGroup", .villagerGroup), ("village", .village),
        ("township", .township), ("official", .official), ("case", .serviceCase),
    ]

    /// The words that aren't a pack's own.
    package static var known: [String] { words.map(\.0) }

    /// One of the Kernel's words, or a term of the pack.
    package init(_ word: String) {
        self = Self.words.first { $0.0 == word }?.1 ?? .term(word)
    }

    package var description: String {
        if case .term(let word) = self { return word }
        return Self.words.first { $0.1 == self }?.0 ?? ""
    }
}

extension CoverageRule.Reaching: LosslessStringConvertible {
    private static let words: [(String, Self)] = [
        ("met", .met), ("linked", .linked), ("card", .card), ("answered", .answered),
        ("inTime", .inTime), ("accepted", .accepted), ("signed", .signed), ("outcome", .outcome),
    ]

    /// The words that aren't a pack's own.
    package static var known: [String] { words.map(\.0) }

    /// One of the Kernel's words, or a term of the pack.
    package init(_ word: String) {
        self = Self.words.first { $0.0 == word }?.1 ?? .term(word)
    }

    package var description: String {
        if case .term(let word) = self { return word }
        return Self.words.first { $0.1 == self }?.0 ?? ""
    }
}

extension CoverageRule {
    package var members: [String: JSON] {
        JSON.members([
            "every": .text(every.description), "has": .text(has.description),
            "by": by.map { .text($0.text) }, "within": within?.json,
            "measuring": .text(measuring.rawValue), "comparison": .text(comparison.rawValue),
            "number": .number(number), "unit": .text(unit),
            "villages": villages?.json,
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let every = json["every"]?.text,
            let has = json["has"]?.text, let by = json.maybeID("by", of: PackRole.self),
            let within = json.part("within", { Recurrence($0) }),
            let measuring: Measuring = json.word("measuring"),
            let comparison: Comparison = json.word("comparison"),
            let number = json["number"]?.number, let unit = json["unit"]?.text,
            let villages = json.part("villages", { VillageClass($0) })
        else { return nil }
        self.init(
            origin: origin, every: Covered(every), has: Reaching(has), by: by.value,
            within: within.value, measuring: measuring, comparison: comparison, number: number,
            unit: unit, villages: villages.value)
    }
}

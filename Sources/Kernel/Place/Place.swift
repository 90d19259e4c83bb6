/// A node of the territory tree: a county, a township, a village, a villager group.
package struct Place: Hashable, Sendable {
    /// The code as it was given, 2 to 12 digits for statistical codes, own codes below village.
    /// One code means different places in different code systems (530827101 is 娜允镇 to the
    /// statistics bureau and 勐马镇 to the civil-affairs ministry), so codes of any system but the
    /// statistical one carry its name: `mca:530827101`.
    package let code: ID<Place>
    package let codeSystem: CodeSystem
    /// The edition of the code list that the row was last seen in, e.g. `2023`.
    package let edition: String
    package let level: TerritoryLevel
    package let name: String
    /// Nil for a root.
    package let parent: ID<Place>?
    package let validFrom: Day?
    /// The first day on which the code is no longer in force; nil while it is.
    package let validTo: Day?

    package init(
        code: ID<Place>, codeSystem: CodeSystem = .statistical, edition: String = "",
        level: TerritoryLevel, name: String, parent: ID<Place>?, validFrom: Day? = nil,
        validTo: Day? = nil
    ) {
        self.code = code
        self.codeSystem = codeSystem
        self.edition = edition
        self.level = level
        self.name = name
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

/// Who gave a place its code.
package enum CodeSystem: String, CaseIterable, Sendable {
    /// 统计用区划代码 of the National Bureau of Statistics.
    case statistical = "nbs"
    /// 行政区划代码 of the Ministry of Civil Affairs.
    case civilAffairs = "mca"
    /// Codes that the deployment gave itself, as for villager groups.
    case own
}

/// Source: mechanisms.md 2.2. `unit`-like filler levels (市辖区) are the level that they stand at.
package enum TerritoryLevel: Int, CaseIterable, Comparable, Sendable {
    case province = 1, prefectureCity, county, township, village, villagerGroup

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package var name: String {
        switch self {
        case .province: "province"
        case .prefectureCity: "prefectureCity"
        case .county: "county"
        case .township: "township"
        case .village: "village"
        case .villagerGroup: "villagerGroup"
        }
    }

    package init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }
}

import Kernel

/// The places of the demo: the county with its ancestors, 6 townships, 42 villages and
/// communities, and 618 villager groups, whose names and codes are invented.
struct Territory: Sendable {
    struct Village: Sendable {
        let code: ID<Place>
        let township: Int
        let spokenName: String
        let isTown: Bool
        let demand: Int
        /// Indices into `groups`.
        let groups: Range<Int>
    }

    struct Group: Sendable {
        let code: ID<Place>
        let name: String
        let village: Int
        /// Households at this scale; at least 1.
        let households: Int
        /// How many households of the same village stand before them.
        let householdsBefore: Int
        /// Households at scale 1.
        let weight: Int
    }

    static let groupCount = 618
    static let householdCount = 35_000

    let places: [Place]
    let townships: [(code: ID<Place>, name: String)]
    let villages: [Village]
    let groups: [Group]

    static let county: ID<Place> = code(Menglian.county.code)

    init(seed: UInt64, scale: Double) {
        townships = Menglian.townships.map { (Self.code($0.code), $0.name) }
        let layout = Layout(seed: seed, scale: scale)
        villages = layout.villages
        groups = layout.groups
        places =
            Self.listed
            + layout.groups.map { group in
                Place(
                    code: group.code, codeSystem: .own, edition: "demo", level: .villagerGroup,
                    name: group.name, parent: layout.villages[group.village].code)
            }
    }

    /// 芒掌村老寨一组
    func spokenName(ofGroup index: Int) -> String {
        villages[groups[index].village].spokenName + groups[index].name
    }

    var householdTotal: Int { groups.reduce(0) { $0 + $1.households } }

    /// The county and its ancestors, the townships and the villages, as the lists name them.
    private static var listed: [Place] {
        let ancestors = [
            (Menglian.province, TerritoryLevel.province, nil),
            (Menglian.prefecture, .prefectureCity, Menglian.province.code),
            (Menglian.county, .county, Menglian.prefecture.code),
        ].map { place, level, parent in
            Place(
                code: code(place.code), edition: "2023", level: level, name: place.name,
                parent: parent.map { code($0) })
        }
        let townships = Menglian.townships.map {
            Place(
                code: code($0.code), edition: "2023", level: .township, name: $0.name,
                parent: county)
        }
        let villages = Menglian.villages.map {
            Place(
                code: code($0.code), edition: "2021", level: .village, name: $0.name,
                parent: code(String($0.code.prefix(9))))
        }
        return ancestors + townships + villages
    }

    static func code<Subject>(_ text: String) -> ID<Subject> {
        guard let code = ID<Subject>(text) else { preconditionFailure("not a code: \(text)") }
        return code
    }
}

/// Shares groups and households out over the villages.
private struct Layout {
    private(set) var villages: [Territory.Village] = []
    private(set) var groups: [Territory.Group] = []

    init(seed: UInt64, scale: Double) {
        let counts = Menglian.villages.map(\.size).sharing(Territory.groupCount)
        var dice = Dice(seed: seed, .groups)
        let sizes = zip(Menglian.villages, counts).flatMap { village, count in
            (0..<count).map { _ in dice.roll(60...140) * (village.isTown ? 2 : 1) }
        }
        let weights = sizes.sharing(Territory.householdCount)
        let households = Self.scaled(weights, by: scale)
        for (index, (village, count)) in zip(Menglian.villages, counts).enumerated() {
            let first = groups.count
            let names = GroupNames(village: village, count: count, dice: &dice).names
            var before = 0
            for (number, name) in names.enumerated() {
                let size = households[groups.count]
                groups.append(
                    Territory.Group(
                        code: Territory.code("\(village.code)-\(padded(number + 1, 2))"),
                        name: name, village: index, households: size, householdsBefore: before,
                        weight: weights[groups.count]))
                before += size
            }
            villages.append(
                Territory.Village(
                    code: Territory.code(village.code),
                    township: Menglian.townships.firstIndex { village.code.hasPrefix($0.code) }
                        ?? 0,
                    spokenName: village.spokenName, isTown: village.isTown,
                    demand: village.demand, groups: first..<groups.count))
        }
    }

    /// Rounded so that the sum keeps to the scale; no group is left empty, and the one of the
    /// demo's field official always has households enough to work with.
    private static func scaled(_ sizes: [Int], by scale: Double) -> [Int] {
        var (sum, given) = (0, 0)
        return sizes.enumerated().map { index, size in
            sum += size
            let total = Int(Double(sum) * scale + 0.5)
            defer { given = total }
            return max(total - given, index == fieldGroup ? 16 : 1)
        }
    }

    /// The first group of 芒掌村.
    private static let fieldGroup: Int = {
        let counts = Menglian.villages.map(\.size).sharing(Territory.groupCount)
        let village = Menglian.villages.firstIndex { $0.code == KnownOfficials.fieldVillage } ?? 0
        return counts[..<village].reduce(0, +)
    }()
}

/// `number` in at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

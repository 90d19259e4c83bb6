import Kernel

/// Who is linked to which households: 300 zones of villager groups partition the groups, and
/// every official but those who only sit at a desk is linked to households of one of them.
struct Links: Sendable {
    struct Zone: Sendable {
        let village: Int
        /// Indices into `Territory.groups`.
        let groups: Range<Int>
        /// Indices into the officials, the linked ones first.
        let responsible: [Int]
        /// How many of `responsible` are linked to households.
        let linked: Int
    }

    static let zoneCount = 300

    let zones: [Zone]
    /// The village in which each official has her households.
    let villages: [Int]
    /// The zone of each group.
    let zoneOfGroup: [Int]

    init(_ territory: Territory, _ units: Units, _ posts: Posts) {
        let spans = Self.spans(territory)
        let zoneOfGroup = spans.enumerated().flatMap { zone, span in span.groups.map { _ in zone } }
        let sizes = spans.map { span in
            span.groups.reduce(0) { $0 + territory.groups[$1].weight }
        }
        var sharing = Sharing(spans: spans, quotas: sizes.sharing(posts.all.count))
        sharing.place(posts, units, territory)
        zones = spans.enumerated().map { index, span in
            let members = sharing.members[index]
            let linked = members.filter { posts.all[$0].roles.contains(.field) }
            let others = members.filter { !posts.all[$0].roles.contains(.field) }
            return Zone(
                village: span.village, groups: span.groups, responsible: linked + others,
                linked: linked.count)
        }
        villages = sharing.zoneOfOfficial.map { spans[$0].village }
        self.zoneOfGroup = zoneOfGroup
    }

    /// The index of the official who is linked to household `number` of `count` in a zone: about
    /// 16 households each, and with fewer households fewer officials rather than fewer each.
    func official(of number: Int, of count: Int, in zone: Int) -> Int {
        let zone = zones[zone]
        let needed = min(zone.linked, max(1, (count + 15) / 16))
        return zone.responsible[number * needed / max(count, 1)]
    }

    typealias Span = (village: Int, groups: Range<Int>)

    /// Cuts each village's groups into runs of two or three.
    private static func spans(_ territory: Territory) -> [Span] {
        let counts = territory.villages.map(\.groups.count).sharing(zoneCount)
        return zip(territory.villages.indices, counts).flatMap { index, count in
            let groups = territory.villages[index].groups
            return (0..<count).map { part -> Span in
                let from = groups.lowerBound + groups.count * part / count
                let to = groups.lowerBound + groups.count * (part + 1) / count
                return (index, from..<to)
            }
        }
    }
}

/// Fills the zones' quotas: village officials in their own village, township officials in their
/// own township, and those of the county where officials are still wanted.
private struct Sharing {
    let spans: [Links.Span]
    private var free: [Int]
    private(set) var members: [[Int]]
    private(set) var zoneOfOfficial: [Int] = []

    init(spans: [Links.Span], quotas: [Int]) {
        self.spans = spans
        free = quotas
        members = quotas.map { _ in [] }
    }

    mutating func place(_ posts: Posts, _ units: Units, _ territory: Territory) {
        zoneOfOfficial = [Int](repeating: 0, count: posts.all.count)
        put(KnownOfficials.fieldIndex, into: fieldZone(territory))
        let levels: [TerritoryLevel] = [.village, .township, .county]
        for level in levels {
            for (official, post) in posts.all.enumerated() {
                let unit = units.all[post.unit]
                guard unit.level == level, official != KnownOfficials.fieldIndex else { continue }
                let zone = nextZone { span in
                    switch level {
                    case .village: span.village == unit.seat
                    case .township: territory.villages[span.village].township == unit.seat
                    default: true
                    }
                }
                put(official, into: zone)
            }
        }
    }

    private mutating func put(_ official: Int, into zone: Int) {
        free[zone] -= 1
        members[zone].append(official)
        zoneOfOfficial[official] = zone
    }

    /// Where the demo's field official has her households.
    private func fieldZone(_ territory: Territory) -> Int {
        spans.firstIndex {
            territory.villages[$0.village].code.text == KnownOfficials.fieldVillage
        } ?? 0
    }

    /// The zone with most places left, of those that `isNear`; of equal ones the first.
    private func nextZone(where isNear: (Links.Span) -> Bool) -> Int {
        var best: Int?
        for (zone, span) in spans.enumerated() where isNear(span) {
            if let other = best, free[other] >= free[zone] { continue }
            best = zone
        }
        return best ?? 0
    }
}

/// The 348 zones: 6 of townships, 42 of villages, 300 of villager groups, each with a leader of
/// its own: county leaders take a township, heads of departments and deputy heads of townships a
/// village. Source: mechanisms.md, `menglian-zones`.
struct Zones {
    let territory: Territory
    let units: Units
    let officials: Officials
    let links: Links

    var all: [ResponsibilityZone] {
        territory.townships.indices.map(township) + villages + links.zones.indices.map(group)
    }

    private func township(_ index: Int) -> ResponsibilityZone {
        let place = territory.townships[index]
        let own = officials.all.indices.filter { official in
            let unit = units.all[officials.units[official]]
            return officials.all[official].leadsUnit && unit.level == .township
                && unit.seat == index
        }
        let leader = officials.leaders.filter {
            officials.all[$0].place == Territory.county
        }[index]
        return zone(
            "Z\(place.code)", place.name, .township, place.code, leader: leader, [leader] + own)
    }

    private var villages: [ResponsibilityZone] {
        var heads = officials.all.indices.filter { official in
            let unit = units.all[officials.units[official]]
            return officials.all[official].leadsUnit && unit.level == .county
                && unit.duty != .office && unit.duty != .system
        }[...]
        return territory.villages.enumerated().map { index, village in
            let siblings = territory.villages.indices.filter {
                territory.villages[$0].township == village.township
            }
            let deputies = deputies(ofTownship: village.township)
            let rank = siblings.last.map { $0 - index } ?? 0
            let leader = rank < deputies.count ? deputies[rank] : heads.popFirst() ?? deputies[0]
            let committee = units.index("\(village.code)-CW")
            let own = officials.all.indices.filter { officials.units[$0] == committee }
            return zone(
                "Z\(village.code)", village.spokenName, .village, village.code, leader: leader,
                [leader] + own)
        }
    }

    private func deputies(ofTownship index: Int) -> [Int] {
        officials.supervisors.filter {
            officials.all[$0].place == territory.townships[index].code
        }
    }

    /// Its place is its only group, or the village where it spans several.
    private func group(_ index: Int) -> ResponsibilityZone {
        let zone = links.zones[index]
        let village = territory.villages[zone.village]
        let names = zone.groups.map { territory.groups[$0].name }.joined(separator: "、")
        let place =
            zone.groups.count == 1
            ? territory.groups[zone.groups.lowerBound].code : village.code
        let plain = zone.responsible.filter { official in
            officials.all[official].roles.isDisjoint(with: [.leader, .supervisor])
                && !officials.all[official].leadsUnit
        }
        let ofTownship = plain.first { units.all[officials.units[$0]].level == .township }
        return self.zone(
            Self.id(index).text, village.spokenName + names, .villagerGroup, place,
            leader: ofTownship ?? plain.first, zone.responsible)
    }

    private func zone(
        _ id: String, _ name: String, _ level: TerritoryLevel, _ place: ID<Place>, leader: Int?,
        _ responsible: [Int]
    ) -> ResponsibilityZone {
        ResponsibilityZone(
            id: Territory.code(id), name: name + "民情责任区", level: level, place: place,
            leader: leader.map { officials.all[$0].code },
            responsible: responsible.map { officials.all[$0].code })
    }

    /// `Z-G001` to `Z-G300`: a zone of villager groups.
    static func id(_ index: Int) -> ID<ResponsibilityZone> {
        Territory.code("Z-G" + padded(index + 1, 3))
    }
}

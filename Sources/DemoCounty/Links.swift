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

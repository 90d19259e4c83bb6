import Kernel

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

package import Kernel

/// The households of the demo, made one by one: each from dice of its own, so that any of them
/// can be asked for alone. Nobody real lives there.
package struct Households: Sequence, Sendable {
    let seed: UInt64
    let territory: Territory
    let links: Links

    package var count: Int { territory.householdTotal }

    package func makeIterator() -> some IteratorProtocol<Household> {
        territory.groups.indices.lazy.flatMap { group in
            (0..<territory.groups[group].households).lazy.map { self[group, $0] }
        }.makeIterator()
    }

    /// Household `number` of group `index`, from 0.
    subscript(index: Int, number: Int) -> Household {
        let group = territory.groups[index]
        let village = territory.villages[group.village]
        let serial = group.householdsBefore + number + 1
        var dice = dice(index, number)
        let head = Names.person(&dice)
        let phone = Names.mobile(&dice)
        let size = dice.pick(weights: [0, 8, 18, 24, 26, 14, 7, 3])
        let township = territory.townships[village.township].name
        return Household(
            id: Self.id(village, serial), place: group.code, head: head,
            address: "\(township)\(village.spokenName)\(group.name)\(number + 1)号", phone: phone,
            size: size, zone: Zones.id(links.zoneOfGroup[index]),
            linkedOfficial: Officials.code(official(index, number)),
            declinesVisits: dice.chance(12))
    }

    /// Its head and phone, where nothing more is wanted.
    func requester(_ index: Int, _ number: Int) -> (name: String, phone: String) {
        var dice = dice(index, number)
        let head = Names.person(&dice)
        return (head, Names.mobile(&dice))
    }

    /// The index of the official linked to it.
    func official(_ index: Int, _ number: Int) -> Int {
        let zone = links.zoneOfGroup[index]
        let groups = links.zones[zone].groups
        let sizes = groups.map { territory.groups[$0].households }
        let before = sizes.prefix(index - groups.lowerBound).reduce(0, +)
        return links.official(of: before + number, of: sizes.reduce(0, +), in: zone)
    }

    private func dice(_ index: Int, _ number: Int) -> Dice {
        Dice(seed: seed, .household, index << 20 | number)
    }

    /// `H530827101201-0001`: the village and the serial there.
    private static func id(_ village: Territory.Village, _ serial: Int) -> ID<Household> {
        Territory.code("H\(village.code)-\(padded(serial, 4))")
    }
}

package import Kernel

/// Somebody who may be sent: she answers for the place of a case, or for one near it 就近派单.
package struct Station: Sendable {
    package let official: Official
    package let unit: HandlingUnit
    /// The place that she answers for which is nearest.
    package let place: Place
    /// The level of the lowest place in which hers and that of the case both lie.
    package let level: TerritoryLevel
}

extension Transaction {
    /// Those who hold a role that answers for villages in the pack of the case's service; the nearest
    /// by the tree of places first, of several as near those who lead there, then by their codes.
    /// None farther than the county.
    package func stations(for view: CaseView, limit: Int = 3) throws -> [Station] {
        guard let service = view.rules.service else { return [] }
        let rules = try office.ruleBook.rules(view.it.registration.ruleSet, in: db)
        let roles = rules.responsibilities.compactMap { rule -> PackRole? in
            guard rule.origin.pack == service.pack,
                case .answersFor(let role, .village) = rule.claim
            else { return nil }
            return rules.role(role, of: rule.origin)
        }
        guard !roles.isEmpty, let county = view.places.last(where: { $0.level <= .county }) else {
            return []
        }
        let holders = try holders(of: roles, in: service.pack, inCounty: county.code)
            .filter { !view.it.concerns($0) }
        let nearest = try nearestPaths(of: holders, to: view.places)
        return try nearest.prefix(limit).compactMap { official, path, level in
            guard let unit = try official.unit.flatMap({ try unit($0) }),
                let place = try places(along: path).last
            else { return nil }
            return Station(official: official, unit: unit, place: place, level: level)
        }
    }

    /// Only who works for a unit can be given a case.
    private func holders(
        of roles: [PackRole], in pack: ID<MethodPack>, inCounty county: ID<Place>
    ) throws -> [Official] {
        let path = try requiredPath(of: county)
        let words = Set(roles.map(\.role.rawValue)).sorted()
        let found = try words.flatMap { word in
            try db.all(
                """
                SELECT \(raw: Self.officialColumns) FROM officials
                WHERE active AND unit IS NOT NULL AND \(Path.isWithin(path))
                    AND roles LIKE \("%" + word + "%")
                ORDER BY code
                """, readOfficial)
        }
        var seen: Set<ID<Official>> = []
        return try found.filter { official in
            guard seen.insert(official.code).inserted,
                let level = try place(official.place)?.level
            else { return false }
            return roles.contains { $0.isHeld(by: official, at: level, in: pack) }
        }
    }

    private func nearestPaths(of holders: [Official], to places: [Place]) throws
        -> [(official: Official, path: String, level: TerritoryLevel)]
    {
        let answered = try pathsAnsweredFor(by: holders)
        let target = places.map(\.code.text)
        let found = try holders.compactMap { official in
            let own = Answered(path: try requiredPath(of: official.place), leads: false)
            return ((answered[official.code] ?? []) + [own]).map { area in
                let depth = zip(Path.codes(of: area.path), target).prefix { $0 == $1 }.count
                return (
                    official: official, path: area.path, depth: depth, leads: area.leads ? 1 : 0
                )
            }.max { ($0.depth, $0.leads, $1.path) < ($1.depth, $1.leads, $0.path) }
        }
        return found.sorted {
            (-$0.depth, -$0.leads, $0.official.code) < (-$1.depth, -$1.leads, $1.official.code)
        }.compactMap { one in
            guard one.depth > 0, places[one.depth - 1].level >= .county else { return nil }
            return (one.official, one.path, places[one.depth - 1].level)
        }
    }

    /// The places of the zones that each of them leads or is responsible for.
    private func pathsAnsweredFor(by officials: [Official]) throws -> [ID<Official>: [Answered]] {
        if officials.isEmpty { return [:] }
        let codes = officials.map(\.code)
        var paths: [ID<Official>: [Answered]] = [:]
        try db.each(
            """
            SELECT official, path, 0 FROM zone_officials JOIN zones ON zones.id = zone
            WHERE official IN \(list: codes)
            UNION SELECT leader, path, 1 FROM zones WHERE leader IN \(list: codes)
            """
        ) { row in
            let area = Answered(path: try row.text(1), leads: try row.int(2) == 1)
            paths[try row.id(0), default: []].append(area)
        }
        return paths
    }
}

/// A place for which somebody answers, by its path.
private struct Answered {
    let path: String
    /// She leads its zone.
    let leads: Bool
}

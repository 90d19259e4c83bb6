import Kernel
import Store

extension Transaction {
    func zoneRows(named words: String, within place: ID<Place>, after cursor: String?) throws
        -> Page<ZonesPage.Row>
    {
        let page = try zones(named: words, within: place, after: cursor, limit: 25)
        let people = try officials(
            Array(Set(page.items.flatMap { $0.responsible + ($0.leader.map { [$0] } ?? []) })))
        let households = try householdCounts(in: page.items.map(\.id))
        func person(_ code: ID<Official>) -> ZonesPage.Person? {
            people[code].map { ZonesPage.Person(name: $0.name, isActive: $0.isActive) }
        }
        let rows = try page.items.map { zone in
            ZonesPage.Row(
                id: zone.id, name: zone.name,
                place: try self.place(zone.place)?.name ?? zone.place.text,
                leader: zone.leader.flatMap(person),
                responsible: zone.responsible.compactMap(person),
                households: households[zone.id] ?? 0)
        }
        return Page(items: rows, next: page.next)
    }

    func shown(_ zone: ResponsibilityZone, handOver: ZonePage.HandOverShown?) throws -> ZonePage {
        let path = try places(to: zone.place)
        return ZonePage(
            id: zone.id, name: zone.name, level: zone.level,
            place: path.filter { $0.level >= .county }.map(\.name).joined(separator: " · "),
            households: try householdCounts(in: [zone.id])[zone.id] ?? 0,
            officials: try officials(in: zone).map { official in
                ZonePage.OfficialRow(
                    person: ZonePage.Person(official), isLeader: zone.leader == official.code,
                    isActive: official.isActive,
                    work: ZonePage.Work(try handOverCounts(of: official.code, in: zone.id)))
            }, successors: try successors(in: path), handOver: handOver, kind: zone.kind)
    }

    /// The officials of the county; none where they are more than anybody would look through.
    private func successors(in path: [Place]) throws -> [Choice] {
        let county = path.last { $0.level <= .county } ?? path.first
        let found = try officials(within: county?.code, limit: ZonePage.mostSuccessors + 1)
        if found.count > ZonePage.mostSuccessors { return [] }
        return found.map { official in
            let facts = [official.name, official.post, official.code.text].filter { !$0.isEmpty }
            return Choice(official.code.text, facts.joined(separator: " · "))
        }
    }
}

extension ZonePage {
    /// More lines than so many are typed sooner than found.
    fileprivate static let mostSuccessors = 40
}

extension ZonePage.Person {
    init(_ official: Official) {
        self.init(code: official.code, name: official.name, post: official.post)
    }
}

extension ZonePage.Work {
    init(_ counts: HandOverCounts) {
        self.init(
            households: counts.households, openCases: counts.openCases, promises: counts.promises)
    }
}

// MARK: What a hand-over moved, kept for who sends its form twice

extension HandOverResult {
    var json: JSON {
        ["before": before.json, "after": after.json, "leftToUnits": leftToUnits.json]
    }

    init(_ json: JSON) {
        self.init(
            before: HandOverCounts(json["before"]), after: HandOverCounts(json["after"]),
            leftToUnits: HandOverCounts(json["leftToUnits"]))
    }
}

extension HandOverCounts {
    fileprivate var json: JSON {
        [
            "households": .number(households), "openCases": .number(openCases),
            "promises": .number(promises),
        ]
    }

    fileprivate init(_ json: JSON?) {
        self.init(
            households: json?["households"]?.number ?? 0,
            openCases: json?["openCases"]?.number ?? 0, promises: json?["promises"]?.number ?? 0)
    }
}

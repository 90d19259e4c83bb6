import Kernel
import Testing

@testable import DemoCounty

@Suite("the demo county")
struct DemoCountyTests {
    static let now = Moment("2026-11-21T10:00")!
    static let county = DemoCounty(seed: 1, now: now)

    @Test func `6 townships, 42 villages and communities, 618 groups under one county`() {
        let places = Self.county.places
        func count(_ level: TerritoryLevel) -> Int { places.count { $0.level == level } }
        #expect(count(.township) == 6)
        #expect(count(.village) == 42)
        #expect(count(.villagerGroup) == 618)
        #expect(places.count == 3 + 6 + 42 + 618)
        #expect(Set(places.map(\.code)).count == places.count)
    }

    @Test func `a place stands after its parent`() {
        var seen: Set<ID<Place>> = []
        for place in Self.county.places {
            if let parent = place.parent { #expect(seen.contains(parent), "\(place.name)") }
            seen.insert(place.code)
        }
        #expect(Self.county.places.first { $0.name == "芒掌村委会" }?.code.text == "530827101202")
    }

    @Test func `348 zones, each with one leader who leads no other`() {
        let zones = Self.county.zones
        #expect(zones.count == 348)
        #expect(Set(zones.compactMap(\.leader)).count == 348)
        #expect(Set(zones.map(\.id)).count == 348)
        #expect(zones.count { $0.level == .villagerGroup } == 300)
    }

    @Test func `2,205 officials, each responsible in one zone of groups`() {
        let officials = Self.county.officials
        #expect(officials.count == 2205)
        #expect(Set(officials.map(\.code)).count == 2205)
        let responsible = Self.county.zones.filter { $0.level == .villagerGroup }
            .flatMap(\.responsible)
        #expect(responsible.count == 2205)
        #expect(Set(responsible) == Set(officials.map(\.code)))
    }

    @Test func `every official of a unit belongs to a unit and a place that exist`() {
        let units = Set(Self.county.units.map(\.code))
        let places = Set(Self.county.places.map(\.code))
        #expect(units.count == Self.county.units.count)
        #expect(Self.county.units.allSatisfy { places.contains($0.place) })
        for official in Self.county.officials {
            #expect(official.unit.map(units.contains) == true)
            #expect(places.contains(official.place))
            #expect(!official.roles.isEmpty)
        }
    }

    @Test func `the people who sign in have one role each and are the same at every scale`() {
        let known = Self.county.known
        #expect(
            known.all.map(\.official.roles) == [
                [.desk], [.handler], [.handler], [.supervisor], [.leader], [.field], [.admin],
            ])
        #expect(known.handler.unit != known.otherHandler.unit)
        let small = DemoCounty(seed: 1, scale: 0.01, now: Self.now)
        #expect(small.known.all.map(\.official) == known.all.map(\.official))
        #expect(small.officials == Self.county.officials)
        #expect(small.places == Self.county.places)
        #expect(small.zones == Self.county.zones)
    }

    @Test(arguments: [1, 0.05, 0.01])
    func `the field official has households at every scale`(scale: Double) {
        let county = DemoCounty(seed: 1, scale: scale, now: Self.now)
        let own = county.households.count { $0.linkedOfficial == county.known.field.code }
        #expect(own >= 8 && own <= 24)
    }

    @Test func `35,000 households, each with a zone and a linked official of that zone`() {
        let members = Dictionary(
            uniqueKeysWithValues: Self.county.zones.map { ($0.id, Set($0.responsible)) })
        var ids: Set<ID<Household>> = []
        var links: [ID<Official>: Int] = [:]
        for household in Self.county.households {
            ids.insert(household.id)
            guard let zone = household.zone, let official = household.linkedOfficial else {
                Issue.record("\(household.id) has nobody")
                continue
            }
            #expect(members[zone]?.contains(official) == true)
            links[official, default: 0] += 1
        }
        #expect(ids.count == 35_000)
        #expect(links.count == 2205 - 6, "all but those who only sit at a desk")
        #expect(links.values.allSatisfy { (4...30).contains($0) })
    }

    @Test func `no phone could be anybody's`() {
        for household in Self.county.households.lazy.prefix(500) {
            #expect(household.phone.count == 11 && household.phone.hasPrefix("100"))
        }
        #expect(Self.county.officials.allSatisfy { $0.phone.hasPrefix("0879-000") })
    }

    @Test func `at a tenth of the scale there is a tenth of the households and cases`() {
        let small = DemoCounty(seed: 1, scale: 0.1, now: Self.now)
        #expect(small.cases.count == 2000)
        #expect((3400...3700).contains(small.households.count))
        #expect(small.households.count == small.households.reduce(0) { sum, _ in sum + 1 })
    }
}

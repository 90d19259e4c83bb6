import DemoCounty
import Kernel
import Testing

@Suite("the demo's visits")
struct VisitTests {
    private static let county = DemoCounty(seed: 1, scale: 0.1, now: Moment("2026-11-21")!)
    private static let visits = Array(county.visits)

    @Test func `two years in order of time, none after the county's end, each once`() {
        let times = Self.visits.map(\.at)
        #expect(times == times.sorted())
        #expect(times.last! < Self.county.end)
        #expect(Self.county.end.day - times[0].day <= 730)
        #expect(Set(Self.visits.map(\.id)).count == Self.visits.count)
    }

    @Test func `every kind, every outcome and every type of note occurs`() {
        #expect(Set(Self.visits.map(\.kind)) == Set(Visit.Kind.allCases))
        #expect(Set(Self.visits.map(\.outcome)) == Set(Visit.Outcome.allCases))
        #expect(
            Set(Self.visits.flatMap { $0.notes.map(\.type) }) == [
                "hardship", "livelihood", "neighbourDispute", "suggestion", "petition",
            ])
    }

    @Test func `a household that declines visits is never met`() {
        let declining = Set(Self.county.households.filter(\.declinesVisits).map(\.id))
        #expect(!declining.isEmpty)
        for visit in Self.visits {
            if case .household(let id) = visit.subject, declining.contains(id) {
                #expect(visit.outcome == .declined)
            }
        }
    }

    @Test func `in a whole half-year about 85 of 100 households are called on`() {
        let households = Self.county.households.count
        let spring = Self.visits.filter { visit in
            guard case .household = visit.subject else { return false }
            return visit.at.day.year == 2026 && visit.at.day.month <= 6
        }
        #expect((82...88).contains(spring.count * 100 / households))
    }

    @Test func `visits are made by an official in the field who is linked to the household`() {
        let officials = Dictionary(
            uniqueKeysWithValues: Self.county.officials.map { ($0.code, $0) })
        let links = Dictionary(
            uniqueKeysWithValues: Self.county.households.map { ($0.id, $0.linkedOfficial) })
        for visit in Self.visits {
            #expect(officials[visit.official]?.roles.contains(.field) == true)
            if case .household(let id) = visit.subject { #expect(links[id] == visit.official) }
        }
    }
}

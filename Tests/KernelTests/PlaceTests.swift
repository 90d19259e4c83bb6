import Kernel
import Testing

@Suite("places")
struct PlaceTests {
    @Test("the levels run from the province down to the villager group, and read back by name")
    func levels() {
        #expect(TerritoryLevel.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
        #expect(TerritoryLevel.allCases == TerritoryLevel.allCases.sorted())
        for level in TerritoryLevel.allCases { #expect(TerritoryLevel(name: level.name) == level) }
        #expect(TerritoryLevel(name: "Village") == nil)
    }

    @Test("a place needs no dates, no parent and no edition to stand")
    func root() {
        let place = Place(code: ID("53")!, level: .province, name: "云南省", parent: nil)
        #expect(place.codeSystem == .statistical)
        #expect(place.validFrom == nil && place.validTo == nil && place.edition.isEmpty)
    }
}

import Testing

@testable import Kernel
@testable import MethodPacks

@Suite("the catalogue of rules")
struct CatalogueTests {
    @Test(
        "all 222 rules are read back from the typed rules with the same number",
        .enabled(if: Catalogue.isHere))
    func everyNumber() throws {
        let packs = try Shipped.packs.all
        let found = Dictionary(
            packs.flatMap { $0.rules.flatMap(\.figures) + $0.open.flatMap(\.figures) }
                .map { ($0.origin.id.text, words(of: $0.bound)) }
        ) { first, _ in first }
        let rows = try Catalogue.rows()
        #expect(rows.count == 222)
        for row in rows {
            let id = try #require(row["id"])
            let stated = "\(row["op"] ?? "") \(row["number"] ?? "") \(row["unit"] ?? "")"
            #expect(found[id] == stated, "\(id)")
        }
    }

    @Test(
        "a rule belongs to the mechanism that the catalogue gives it",
        .enabled(if: Catalogue.isHere))
    func everyMechanism() throws {
        let packs = try Shipped.packs.all
        let rows = Dictionary(packs.flatMap(RuleTable.rows).map { ($0[0], $0[1]) }) { first, _ in
            first
        }
        for row in try Catalogue.rows() {
            let id = try #require(row["id"])
            #expect(rows[id] == row["mechanism"], "\(id)")
        }
    }

    @Test("all 245 mechanisms have a pack, beside the county's own baseline")
    func mechanisms() throws {
        let all = try Shipped.packs.all.flatMap(\.mechanisms).map(\.id)
        #expect(Set(all).count == all.count)
        #expect(all.filter { $0.text != "county-baseline" }.count == 245)
    }

    private func words(of bound: Bound) -> String {
        "\(bound.comparison.rawValue) \(bound.number.map(String.init) ?? "") \(bound.unit)"
    }
}

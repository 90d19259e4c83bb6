import DemoCounty
import Kernel
import Testing

/// Does every deed of the demo anew at the Kernel's counter: rights, soundness, state and rules.
@Suite("the deeds of the demo")
struct LegalDeedTests {
    private static let county = DemoCounty(seed: 1, scale: 0.2, now: Moment("2026-11-21")!)
    private static let officials = Dictionary(
        uniqueKeysWithValues: county.officials.map { ($0.code, $0) })
    private static let parents = Dictionary(
        uniqueKeysWithValues: county.places.map { ($0.code, $0.parent) })

    @Test func `the Kernel allows each of them, in this order, at this time, by this person`()
        throws
    {
        let rules = DemoCounty.usualRules
        for it in Self.county.cases {
            let first = it.entries[0]
            #expect(isAllowed(first.by, toRegister: it.registration), "\(it.number)")
            var folded = ServiceCase(number: it.number, it.registration, first: first)
            for entry in it.entries.dropFirst() {
                do {
                    try check(entry, on: folded, under: rules)
                } catch {
                    Issue.record("\(it.number) \(entry.deed.name) by \(entry.by): \(error)")
                }
                folded.apply(entry)
            }
        }
    }

    private func check(_ entry: Entry, on it: ServiceCase, under rules: CaseRules) throws(Refusal) {
        if let caller = caller(entry.by, it.registration.place) {
            #expect(it.isVisible(to: caller), "\(it.number) \(entry.deed.name) by \(entry.by)")
            try it.checkRights(of: caller, to: entry.deed.name, under: rules)
        }
        try entry.deed.checkSoundness(at: entry.at, under: rules)
        let again = try it.doing(
            entry.deed, by: entry.by, at: entry.at, under: rules, calendar: .china)
        #expect(again == entry)
    }

    private func isAllowed(_ actor: Actor, toRegister registration: Registration) -> Bool {
        guard case .official(let code, let unit) = actor else { return true }
        guard let official = Self.officials[code], official.unit == unit else { return false }
        return !official.roles.isDisjoint(with: Deed.Name.registration.roles)
    }

    private func caller(_ actor: Actor, _ place: ID<Place>) -> Caller? {
        switch actor {
        case .official(let code, _):
            Self.officials[code].map {
                .official($0, isInTerritory: isWithin(place, of: $0.place))
            }
        case .requester: .requester
        case .office: nil
        }
    }

    private func isWithin(_ place: ID<Place>, of territory: ID<Place>) -> Bool {
        var here: ID<Place>? = place
        while let code = here {
            if code == territory { return true }
            here = Self.parents[code] ?? nil
        }
        return false
    }
}

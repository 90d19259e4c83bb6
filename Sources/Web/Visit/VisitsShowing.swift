import Kernel
import Store

extension Transaction {
    /// The places and households at which `official` may note visits, at `place` or, where she
    /// names none, at her own.
    ///
    /// - Throws: `StoreRefusal.notFound` outside her territory.
    func visitsPage(
        at place: ID<Place>?, after cursor: String?, for official: Official, _ w: Words,
        at now: Moment
    ) throws -> VisitsPage {
        let code = place ?? official.place
        guard official.roles.contains(where: { $0 != .admin }),
            try isInTerritory(code, of: official), let shown = try self.place(code)
        else { throw StoreRefusal.notFound }
        let above = try places(to: official.place).dropLast().map(\.code)
        let path = try places(to: code).filter { !above.contains($0.code) }
        // Of larger places one goes down first; nobody looks through a township's households.
        let isSmall = shown.level >= .village
        let found =
            isSmall
            ? try households(
                within: code, after: cursor.flatMap { ID<Household>($0) }, limit: Self.atOnce + 1)
            : []
        let rows = found.prefix(Self.atOnce)
        return VisitsPage(
            path: path.map(Self.link), place: shown,
            below: try children(of: code).map(Self.link),
            households: rows.map {
                VisitsPage.Row(id: $0.id.text, head: $0.head, address: $0.address)
            },
            next: found.count > rows.count ? rows.last.map { $0.id.text } : nil,
            noteTypes: try ruleSet(at: code, on: now.day).noteChoices(w))
    }

    private static var atOnce: Int { 50 }

    private static func link(_ place: Place) -> Link {
        Link(place.name, VisitsRoutes.address(place.code))
    }
}

import Kernel
import Store

extension Transaction {
    func officialRows(named prefix: String, within place: ID<Place>, after cursor: String?) throws
        -> Page<AdminPage.OfficialRow>
    {
        let page = try officials(named: prefix, within: place, after: cursor, limit: 25)
        let rows = try page.items.map { official in
            AdminPage.OfficialRow(
                code: official.code, name: official.name, post: official.post,
                unit: try official.unit.flatMap { try unit($0)?.name },
                place: try self.place(official.place)?.name ?? official.place.text,
                roles: official.roles, isActive: official.isActive)
        }
        return Page(items: rows, next: page.next)
    }
}

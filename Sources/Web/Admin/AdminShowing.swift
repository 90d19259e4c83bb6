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

    func methodRows(_ methods: [MethodOffer], _ language: Language) throws -> [AdminPage.MethodRow]
    {
        try adoptions().map { adoption in
            let pack = methods.first { $0.pack.id == adoption.pack }?.pack
            return AdminPage.MethodRow(
                name: pack?.name.text(in: language) ?? adoption.pack.text,
                version: adoption.version,
                place: try place(adoption.place)?.name ?? adoption.place.text,
                from: adoption.from, rules: adoption.rules.count)
        }
    }
}

extension AdminPage.PackShown {
    init(_ pack: MethodPack, _ w: Words) {
        self.init(
            id: pack.id, name: pack.name.text(in: w.language), level: pack.level,
            rules: pack.rules.count + pack.open.count,
            parameters: pack.parameters.map { parameter in
                Parameter(
                    name: parameter.name, label: parameter.wording.text(in: w.language),
                    hint: Self.hint(parameter.type, w))
            })
    }

    /// `1–40 working days`, `1–99`, `2026-03-01`.
    private static func hint(_ type: ParameterType, _ w: Words) -> String {
        guard let range = type.range else { return "2026-03-01" }
        let unit = type.unit.flatMap { Amount("\(range.upperBound)\($0)") }
        return "\(range.lowerBound)–" + (unit.map(w.amount) ?? String(range.upperBound))
    }
}

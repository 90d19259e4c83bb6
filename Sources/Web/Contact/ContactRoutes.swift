import Hummingbird
import Kernel
import Store

/// `/contact`: who answers for a place, found by going down the places or by a name.
struct ContactRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/contact", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let query = try request.query()
        let (q, code) = (query["q"], ID<Place>(query["place"]))
        guard query["place"].isEmpty || code != nil else { throw ProblemDetails.notFound }
        let today = site.store.now().day
        let page = try await site.store.read { transaction -> ContactPage in
            if let code { return try transaction.contacts(in: code, on: today) }
            if !q.isEmpty { return try transaction.contacts(named: q) }
            let root = try transaction.servedPlace()?.code
            let places = try transaction.children(of: root)
            return ContactPage(
                q: "", path: [],
                places: places.map { Link($0.name, ContactRoutes.address($0.code)) }, cards: [])
        }
        return .page(view(page, context.words, site.frame(request, context)))
    }

    static func address(_ place: ID<Place>) -> String {
        Address.path("/contact", [("place", place.text)])
    }
}

extension Transaction {
    /// - Throws: `StoreRefusal.notFound` for a place that isn't there.
    fileprivate func contacts(in place: ID<Place>, on today: Day) throws -> ContactPage {
        let path = try places(to: place)
        guard !path.isEmpty else { throw StoreRefusal.notFound }
        let isNear = path.last.map { $0.level >= .township } ?? false
        return ContactPage(
            q: "", path: path.map { Link($0.name, ContactRoutes.address($0.code)) },
            places: try children(of: place).map { Link($0.name, ContactRoutes.address($0.code)) },
            cards: isNear ? try contacts(at: place).prefix(20).map { try card(of: $0) } : [],
            onDuty: isNear
                ? try onDuty(at: place, during: today...today, limit: 6)
                    .compactMap { try $0.official.map(card(of:)) }
                : [])
    }

    fileprivate func contacts(named name: String) throws -> ContactPage {
        let found = try places(named: name, limit: 40)
        return ContactPage(
            q: name, path: [],
            places: try found.map { place in
                let path = try places(to: place.code).suffix(3).map(\.name)
                return Link(path.joined(separator: " · "), ContactRoutes.address(place.code))
            }, cards: [])
    }
}

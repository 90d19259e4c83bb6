import HTTPTypes
import Hummingbird
import Kernel
import Store

/// Places, units and officials. Places need no token.
struct RegistryAPI: Sendable {
    let site: Site

    var operations: [Operation] { [place, children, named, official, officials, units] }

    // MARK: Places

    private var place: Operation {
        Operation(
            method: .get, path: Operation.base("/places/{code}"), id: "getPlace",
            summary: "A place with the places above it.", access: .open,
            parameters: [.path("code", "Its code, as it was given.")],
            answers: [.init(status: 200, about: "The place.", schema: .named("Place"))]
        ) { _, context in
            let code = try context.code(of: Place.self)
            let path = try await site.store.read { try $0.places(to: code) }
            guard let place = path.last else { throw StoreRefusal.notFound }
            return .json { place.write(to: &$0, path: path) }
        }
    }

    private var children: Operation {
        Operation(
            method: .get, path: Operation.base("/places/{code}/children"), id: "listChildren",
            summary: "The places directly below a place.", access: .open,
            parameters: [.path("code", "The code of the place.")],
            answers: [
                .init(status: 200, about: "By code.", schema: .page(.named("Place")))
            ]
        ) { request, context in
            let code = try context.code(of: Place.self)
            let places = try await site.store.read { transaction in
                guard try transaction.place(code) != nil else { throw StoreRefusal.notFound }
                return try transaction.children(of: code)
            }
            return .page(places, next: nil, request) { $0.write(to: &$1) }
        }
    }

    private var named: Operation {
        Operation(
            method: .get, path: Operation.base("/places"), id: "listPlaces",
            summary: "The roots of the tree, or the places whose name begins with `name`.",
            access: .open,
            parameters: [
                .query("name", "How the name begins.", .text(atMost: 100)), .limit,
            ],
            answers: [.init(status: 200, about: "By code.", schema: .page(.named("Place")))]
        ) { request, _ in
            let (name, limit) = try Fields.read(try request.query()) { fields in
                (
                    fields.text("name", .optional, atMost: 100),
                    fields.number("limit", .optional, in: 1...500) ?? 50
                )
            }
            let places = try await site.store.read { transaction in
                try name.map { try transaction.places(named: $0, limit: limit) }
                    ?? transaction.children(of: nil)
            }
            return .page(places, next: nil, request) { $0.write(to: &$1) }
        }
    }

    // MARK: Units and officials

    private var official: Operation {
        Operation(
            method: .get, path: Operation.base("/officials/{code}"), id: "getOfficial",
            summary: "An official.", parameters: [.path("code", "Her code.")],
            answers: [.init(status: 200, about: "The official.", schema: .named("Official"))]
        ) { _, context in
            _ = try context.official()
            let code = try context.code(of: Official.self)
            guard let official = try await site.store.read({ try $0.official(code) }) else {
                throw StoreRefusal.notFound
            }
            return .json { official.write(to: &$0) }
        }
    }

    private var officials: Operation {
        Operation(
            method: .get, path: Operation.base("/officials"), id: "listOfficials",
            summary: "The officials of a place and below it, of a unit, of a role.",
            parameters: [
                .query("place", "A place and all below it.", .code),
                .query("unit", "Their unit.", .code),
                .query("role", "One of their roles.", .word(Role.self)), .limit, .cursor,
            ],
            answers: [
                .init(
                    status: 200, about: "By code.", schema: .page(.named("Official")),
                    headers: ["Link"])
            ]
        ) { request, context in
            _ = try context.official()
            let query = try Fields.read(try request.query()) { fields in
                (
                    place: fields.id("place", .optional, of: Place.self),
                    unit: fields.id("unit", .optional, of: HandlingUnit.self),
                    role: fields.word("role", .optional, of: Role.self), page: fields.page()
                )
            }
            let found = try await site.store.read {
                try $0.officials(
                    within: query.place, unit: query.unit, role: query.role,
                    after: query.page.cursor, limit: query.page.limit + 1)
            }
            return .page(found, limit: query.page.limit, by: \.code.text, request) {
                $0.write(to: &$1)
            }
        }
    }

    private var units: Operation {
        Operation(
            method: .get, path: Operation.base("/units"), id: "listUnits",
            summary: "The units of a place and all below it.",
            parameters: [.query("place", "A place and all below it.", .code)],
            answers: [.init(status: 200, about: "By code.", schema: .page(.named("Unit")))]
        ) { request, context in
            _ = try context.official()
            let place = try Fields.read(try request.query()) {
                $0.id("place", .optional, of: Place.self)
            }
            let units = try await site.store.read { try $0.units(within: place) }
            return .page(units, next: nil, request) { $0.write(to: &$1) }
        }
    }
}

extension Context {
    /// The code in the path.
    ///
    /// - Throws: 404 for what can't be a code: nothing has it.
    func code<Subject>(
        _ name: String = "code", of type: Subject.Type = Subject.self
    ) throws -> ID<Subject> {
        guard let text = parameters.get(name), let code = ID<Subject>(text) else {
            throw StoreRefusal.notFound
        }
        return code
    }
}

/// Which page of a list.
struct PageQuery: Sendable {
    let limit: Int
    let cursor: String?
}

extension Fields {
    mutating func page() -> PageQuery {
        PageQuery(
            limit: number("limit", .optional, in: 1...500) ?? 50,
            cursor: text("cursor", .optional, atMost: 200))
    }
}

extension Response {
    /// The first `limit` of the items that were found; where there are more, the key of the last
    /// shown is the cursor.
    static func page<Item>(
        _ found: [Item], limit: Int, by key: (Item) -> String, _ request: Request,
        _ write: (Item, inout JSONText) throws -> Void
    ) rethrows -> Response {
        let items = Array(found.prefix(limit))
        let next = found.count > limit ? items.last.map(key) : nil
        return try .page(items, next: next, request, write)
    }
}

extension Place {
    func write(to text: inout JSONText, path: [Place]? = nil) {
        text.object {
            $0.member("code", code)
            $0.member("codeSystem", codeSystem.rawValue)
            $0.member("edition", edition)
            $0.member("level", level.name)
            $0.member("name", name)
            $0.member("parent", parent)
            $0.member("validFrom", validFrom)
            $0.member("validTo", validTo)
            guard let path else { return }
            $0.list("path", path) { place, text in
                text.object {
                    $0.member("code", place.code)
                    $0.member("level", place.level.name)
                    $0.member("name", place.name)
                }
            }
        }
    }
}

extension HandlingUnit {
    func write(to text: inout JSONText) {
        text.object {
            $0.member("code", code)
            $0.member("name", name)
            $0.member("place", place)
        }
    }
}

extension Official {
    func write(to text: inout JSONText) {
        text.object {
            $0.member("code", code)
            $0.member("name", name)
            $0.member("unit", unit)
            $0.member("place", place)
            $0.member("roles", roles.sorted().map(\.rawValue))
            $0.member("post", post)
            $0.member("phone", phone)
            $0.member("leadsUnit", leadsUnit)
            $0.member("active", isActive)
            $0.member("methodRoles", methodRoles.sorted().map(\.description))
        }
    }
}

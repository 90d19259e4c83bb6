import HTTPTypes
import Hummingbird
import Kernel
import Store

/// Households and responsibility zones, and the hand-over of a zone.
struct ZoneAPI: Sendable {
    let site: Site

    var operations: [Operation] { [household, zones, handOver] }

    private var household: Operation {
        Operation(
            method: .get, path: Operation.base("/households/{id}"), id: "getHousehold",
            summary: "A household, for whom it is linked to and who works in its territory.",
            parameters: [.path("id", "Its identifier.")],
            answers: [.init(status: 200, about: "The household.", schema: .named("Household"))]
        ) { _, context in
            let official = try context.official()
            let id = try context.code("id", of: Household.self)
            let household = try await site.store.read { try $0.household(id, for: official) }
            return .json { household.write(to: &$0) }
        }
    }

    private var zones: Operation {
        Operation(
            method: .get, path: Operation.base("/zones"), id: "listZones",
            summary: "The responsibility zones of a place and all below it.",
            parameters: [.query("place", "A place and all below it.", .code), .limit, .cursor],
            answers: [
                .init(
                    status: 200, about: "By identifier.", schema: .page(.named("Zone")),
                    headers: ["Link"])
            ]
        ) { request, context in
            _ = try context.official()
            let (place, page) = try Fields.read(try request.query()) { fields in
                (fields.id("place", .optional, of: Place.self), fields.page())
            }
            let found = try await site.store.read {
                try $0.zones(within: place, after: page.cursor, limit: page.limit + 1)
            }
            return .page(found, limit: page.limit, by: \.id.text, request) { $0.write(to: &$1) }
        }
    }

    // MARK: Hand-over

    private var handOver: Operation {
        let counts = Schema.object(["households": .count, "openCases": .count, "promises": .count])
        return Operation(
            method: .post, path: Operation.base("/zones/{id}/hand-over"), id: "handOverZone",
            summary: "Hand a zone over: households, open cases and promises move in one act.",
            parameters: [.path("id", "The zone."), .idempotencyKey],
            body: .object(["from": .code, "to": .code, "on": .day]),
            answers: [
                .init(
                    status: 201, about: "What moved, counted before and after.",
                    schema: .object([
                        "zone": .code, "from": .code, "to": .code, "on": .day, "before": counts,
                        "after": counts, "leftToUnits": counts,
                    ]))
            ], handler: hand)
    }

    @Sendable private func hand(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let id = try context.code("id", of: ResponsibilityZone.self)
        _ = try await site.zone(id, for: official)
        let body = try await request.json()
        let handOver = try body.read { fields in
            let from = fields.id("from", of: Official.self)
            let to = fields.id("to", of: Official.self)
            let (predecessor, successor, on) = try fields.all(from, to, fields.day("on"))
            return HandOver(zone: id, from: predecessor, to: successor, on: on)
        }
        let actor = Actor.official(official.code, of: official.unit)
        let answer = try await site.change(request, context, body) { transaction, now in
            let result = try transaction.handOver(handOver, by: actor, at: now)
            return KeptAnswer(status: 201, body: handOver.json(result))
        }
        return .json(answer)
    }
}

extension HandOver {
    fileprivate func json(_ result: HandOverResult) -> [UInt8] {
        var text = JSONText()
        text.object {
            $0.member("zone", zone)
            $0.member("from", from)
            $0.member("to", to)
            $0.member("on", on)
            $0.object("before") { result.before.write(to: &$0) }
            $0.object("after") { result.after.write(to: &$0) }
            $0.object("leftToUnits") { result.leftToUnits.write(to: &$0) }
        }
        return text.bytes
    }
}

extension HandOverCounts {
    fileprivate func write(to text: inout JSONText) {
        text.member("households", households)
        text.member("openCases", openCases)
        text.member("promises", promises)
    }
}

extension Household {
    func write(to text: inout JSONText) {
        text.object {
            $0.member("id", id)
            $0.member("place", place)
            $0.member("head", head)
            $0.member("address", address)
            $0.member("phone", phone)
            $0.member("size", size)
            $0.member("zone", zone)
            $0.member("official", linkedOfficial)
            $0.member("declinesVisits", declinesVisits)
        }
    }
}

extension ResponsibilityZone {
    func write(to text: inout JSONText) {
        text.object {
            $0.member("id", id)
            $0.member("name", name)
            $0.member("level", level.name)
            $0.member("place", place)
            $0.member("leader", leader)
            $0.member("responsible", responsible.map(\.text))
            $0.member("kind", kind.rawValue)
        }
    }
}

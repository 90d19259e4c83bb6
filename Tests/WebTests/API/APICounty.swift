import Glibc
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Store
import TestSupport

import class Foundation.FileManager

@testable import Web

/// A small county behind the whole router: a person of each role with a token, two units, a zone
/// with a household, and rules with clocks.
final class APICounty: Sendable {
    let store: Store
    let client: TestClient
    let operations: [Operation]
    /// Of all that the router knows, as `/api/v1/cases/{number}`.
    let paths: Set<String>
    private let tokens: [String: String]
    private let directory: String

    static let now = Moment("2026-03-02T10:00:00+08:00")!
    static let village = "530827101201"

    init(limits: ServerLimits = .demo) async throws {
        var template = Array("/tmp/lianxin-web-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw StoreFault.missing(directory: "/tmp") }
        directory = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        let store = try Store(
            directory, at: TestEngine.address(), readers: 2, now: { Self.now })
        self.store = store
        try await store.load(noticesOf: .china)
        try await store.write { transaction in
            for act in Self.acts { try transaction.record(act, by: .office, at: Self.now) }
        }
        var tokens: [String: String] = [:]
        for official in Self.officials {
            tokens[official.code.text] = try await store.createToken(for: official.code, days: 1)
        }
        self.tokens = tokens
        var settings = ServerSettings()
        settings.limits = limits
        settings.methods = CourtyardTalks.library
        let feed = EventFeed(store: store, logger: Logger(label: "test"))
        let site = Site(store: store, settings: settings)
        let router = site.router(feed)
        operations = API(site, feed).operations
        paths = Set(router.routes.map(\.path.description))
        client = TestClient(router)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    func `as`(_ official: String) -> HTTPFields {
        [.authorization: "Bearer \(tokens[official] ?? "none")"]
    }

    func pickup(_ code: String) -> HTTPFields { [.pickupCode: code] }

    // MARK: Steps that many tests take

    struct Receipt {
        let number: String
        let code: String
    }

    static let lamp: JSON = [
        "kind": "complaint", "channel": "web", "text": "村口的路灯坏了三天了。", "place": "530827101201",
    ]

    func register(_ more: [String: JSON] = [:]) async throws -> Receipt {
        let body = JSON.object((Self.lamp.object ?? [:]).merging(more) { $1 })
        let answer = try await client.post("/api/v1/cases", body)
        return Receipt(
            number: answer.json["number"]?.text ?? answer.text,
            code: answer.json["pickupCode"]?.text ?? "")
    }

    func `do`(
        _ deed: String, _ body: JSON = [:], on receipt: Receipt, _ headers: HTTPFields
    ) async throws -> TestAnswer {
        try await client.post("/api/v1/cases/\(receipt.number)/\(deed)", body, headers: headers)
    }

    /// Registered, accepted and assigned to the water unit.
    func assigned(_ more: [String: JSON] = [:]) async throws -> Receipt {
        let receipt = try await register(more)
        _ = try await self.do("acceptance", on: receipt, self.as("D1"))
        _ = try await self.do("assignment", ["unit": "water"], on: receipt, self.as("D1"))
        return receipt
    }

    func get(_ receipt: Receipt, as headers: HTTPFields) async throws -> TestAnswer {
        try await client.get("/api/v1/cases/\(receipt.number)", headers: headers)
    }

    func countOfCases() async throws -> Int {
        try await store.database.read { try $0.int("SELECT count(*) FROM cases") }
    }

    // MARK: Who is there

    private static func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }

    private static func official(
        _ code: String, _ role: Role, unit: String? = nil, at place: String = "530827"
    ) -> Official {
        Official(
            code: id(code), name: "甲\(code)", unit: unit.map { id($0) }, place: id(place),
            roles: [role], post: "干部", phone: "0879-8720000")
    }

    static let officials = [
        official("D1", .desk), official("D2", .desk, at: "530827102"),
        official("H1", .handler, unit: "water"), official("H2", .handler, unit: "roads"),
        official("S1", .supervisor), official("L1", .leader), official("A1", .admin),
        official("F1", .field, at: "530827101201"), official("F2", .field, at: "530827101201"),
    ]

    private static let acts: [Act] =
        [
            place("530827", .county, "孟连县", nil),
            place("530827101", .township, "娜允镇", "530827"),
            place("530827102", .township, "勐马镇", "530827"),
            place("530827101201", .village, "娜允村", "530827101"),
            place("530827102201", .village, "勐马村", "530827102"),
            .unit(HandlingUnit(code: id("water"), name: "水务局", place: id("530827"))),
            .unit(HandlingUnit(code: id("roads"), name: "交通局", place: id("530827"))),
        ] + officials.map { .official($0) } + [
            .zone(
                ResponsibilityZone(
                    id: id("z1"), name: "第一责任区", level: .village, place: id("530827101201"),
                    leader: id("L1"), responsible: [id("F1")])),
            .household(
                Household(
                    id: id("h1"), place: id("530827101201"), head: "岩帅", address: "三组二号",
                    phone: "13800001111", size: 4, zone: id("z1"), linkedOfficial: id("F1"))),
            .adoption(adoption),
        ]

    private static func place(
        _ code: String, _ level: TerritoryLevel, _ name: String, _ parent: String?
    ) -> Act {
        .place(
            Place(
                code: id(code), edition: "2023", level: level, name: name,
                parent: parent.map { id($0) }))
    }

    private static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: id(rule), mechanism: id("baseline"), pack: id("baseline"), line: 1)
    }

    private static let adoption = Adoption(
        pack: id("baseline"), version: 1, file: "baseline.yaml", place: id("530827"),
        from: Day("2026-01-01")!, parameters: ["reply": "15d"], roles: [], noteTypes: [],
        rules: [
            .clock(
                ClockRule(
                    origin: origin("accept"), name: .accept, from: .registered, to: .accepted,
                    within: .workingDays(1))),
            .clock(
                ClockRule(
                    origin: origin("reply"), name: .reply, from: .assigned, to: .replied,
                    within: .days(15), maxExtension: .days(30), pauses: true)),
            .closing(ClosingRule(origin: origin("closing"), needs: [.reply], silence: .days(7))),
            .procedure(
                ProcedureRule(origin: origin("procedure"), suspension: [.awaitingSeason])),
        ])
}

import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store
import Testing

@testable import Web

@Suite("the way to every handler")
struct FrontDoorTests {
    private func client(
        _ settings: ServerSettings = ServerSettings(),
        _ add: (Router<Context>) -> Void
    ) -> TestClient {
        let door = FrontDoor(
            settings: settings, metrics: Metrics(), lanes: Lanes(settings.limits),
            identification: Identification(
                session: { $0 == "abc" ? (.lin, formKey: "key") : nil },
                token: { $0 == "secret" ? .lin : nil }, rate: RateLimiter(2, in: .seconds(1))),
            errorPage: { problem, _, _, _ in
                .page("<p>\(problem.refusal)</p>", status: problem.status)
            })
        let router = door.router()
        add(router)
        router.refuseOtherMethods()
        return TestClient(router)
    }

    private struct Whatever: Error {}

    @Test("whatever goes wrong is a problem document with a word for scripts")
    func saysProblems() async throws {
        let client = client { router in
            router.get("/api/v1/refusal") { _, _ -> Response in
                throw Refusal.closingNeeds([.residentSignature])
            }
            router.get("/api/v1/full") { _, _ -> Response in throw SQLFault.full("") }
            router.get("/api/v1/fault") { _, _ -> Response in throw Whatever() }
        }
        let refusal = try await client.get("/api/v1/refusal")
        #expect(refusal.status == 409)
        #expect(refusal.refusal == "closingNeeds")
        #expect(refusal.headers[.contentType] == "application/problem+json")
        let full = try await client.get("/api/v1/full")
        #expect(full.status == 507)
        #expect(full.json["detail"]?.text?.contains("未登记") == true)
        let fault = try await client.get("/api/v1/fault")
        #expect(fault.status == 500)
        #expect(fault.json["detail"]?.text == "number = 1")
        #expect(try await client.get("/api/v1/nothing").refusal == "notFound")
    }

    @Test("a person is shown a page, not JSON")
    func showsPages() async throws {
        let client = client { router in
            router.get("/work") { _, context in
                Response.text(try context.official(.handler).name)
            }
            router.get("/broken") { _, _ -> Response in throw ProblemDetails(.conflict, "stale") }
        }
        let broken = try await client.get("/broken")
        #expect(broken.status == 409)
        #expect(broken.headers[.contentType] == "text/html; charset=utf-8")
        let stranger = try await client.get("/work?x=1")
        #expect(stranger.status == 303)
        #expect(stranger.headers[.location] == "/sign-in?to=%2Fwork%3Fx%3D1")
        let lin = try await client.get("/work", headers: [.cookie: "a=b; __Host-lianxin=abc"])
        #expect(lin.text == "林")
    }

    @Test("another method on a known path is 405 and says which are allowed")
    func refusesMethods() async throws {
        let client = client { $0.get("/api/v1/things") { _, _ in Response.text("") } }
        let answer = try await client.send(.delete, "/api/v1/things")
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, HEAD")
        #expect(try await client.send(.head, "/api/v1/things").status == 200)
    }

    @Test("a form sent by another site's page is refused")
    func refusesOtherSites() async throws {
        let client = client { $0.post("/report") { _, _ in Response.text("") } }
        func status(_ headers: HTTPFields) async throws -> Int {
            try await client.send(.post, "/report", headers: headers).status
        }
        #expect(try await status([.fetchSite: "cross-site"]) == 403)
        #expect(try await status([.fetchSite: "same-site"]) == 403)
        #expect(try await status([.fetchSite: "same-origin"]) == 200)
        #expect(try await status([.origin: "https://elsewhere.test"]) == 403)
        #expect(try await status([.origin: "http://example.test"]) == 200)
        #expect(try await status([.origin: "null"]) == 403)
        #expect(try await status([:]) == 200)
    }

    @Test("a signed-in official's form without her form key is refused")
    func asksForTheFormKey() async throws {
        let client = client { router in
            router.post("/today") { request, context in
                Response.text(try await request.form(context)["text"])
            }
        }
        let cookie: HTTPFields = [.cookie: "__Host-lianxin=abc"]
        let type = "application/x-www-form-urlencoded"
        let without = try await client.post("/today", text: "text=a", type: type, headers: cookie)
        #expect(without.status == 403)
        let with = try await client.post(
            "/today", text: "text=%E6%9E%97+a&csrf=key", type: type, headers: cookie)
        #expect(with.text == "林 a")
        let json = try await client.post("/today", text: "{}", headers: cookie)
        #expect(json.status == 415)
    }

    @Test("a wrong token is 401, too many requests with a right one are 429")
    func checksTokens() async throws {
        let client = client { $0.get("/api/v1/things") { _, _ in Response.text("") } }
        let wrong = try await client.get(
            "/api/v1/things", headers: [.authorization: "Bearer other"])
        #expect(wrong.status == 401)
        #expect(wrong.headers[.wwwAuthenticate] == "Bearer realm=\"lianxin\"")
        var statuses: [Int] = []
        for _ in 0..<3 {
            let right = try await client.get(
                "/api/v1/things", headers: [.authorization: "Bearer secret"])
            statuses.append(right.status)
        }
        #expect(statuses == [200, 200, 429])
    }

    @Test("X-Forwarded-For counts only from a proxy that was configured")
    func believesOnlyProxies() async throws {
        func add(_ router: Router<Context>) {
            router.get("/") { _, context in Response.text(context.address) }
        }
        let forwarded: HTTPFields = [.forwardedFor: "198.51.100.9, 203.0.113.7, 192.0.2.1"]
        #expect(
            try await client(ServerSettings(), add).get("/", headers: forwarded).text == "192.0.2.1"
        )
        let behind = client(ServerSettings(proxies: ["192.0.2.1"]), add)
        #expect(try await behind.get("/", headers: forwarded).text == "203.0.113.7")
    }

    @Test("while everything else is overloaded, a case can still be brought up")
    func keepsALaneForIntake() async throws {
        var settings = ServerSettings()
        settings.limits.requestsAtWork = 0
        settings.limits.requestsWaiting = 0
        let client = client(settings) { router in
            router.get("/api/v1/cases") { _, _ in Response.text("") }
            router.post("/api/v1/cases") { _, _ in Response.text("") }
        }
        let list = try await client.get("/api/v1/cases")
        #expect(list.status == 503)
        #expect(["1", "2", "3"].contains(list.headers[.retryAfter]))
        #expect(try await client.post("/api/v1/cases", [:]).status == 200)
    }

    @Test("every answer forbids foreign scripts, frames and guessing")
    func setsHeaders() async throws {
        let client = client { $0.get("/") { _, _ in Response.text("") } }
        let headers = try await client.get("/").headers
        #expect(headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[.cacheControl] == "no-store")
        #expect(headers[.strictTransportSecurity] == nil)
    }

    @Test("long answers are packed for whoever takes gzip, but never a form with a form key")
    func packs() async throws {
        let long = String(repeating: "承诺", count: 1_000)
        let client = client { $0.get("/") { _, _ in Response.text(long) } }
        let packed = try await client.get("/", headers: [.acceptEncoding: "br, gzip"])
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.bytes.count < 200)
        #expect(packed.headers[.contentLength] == String(packed.bytes.count))
        let secret = try await client.get(
            "/", headers: [.acceptEncoding: "gzip", .cookie: "__Host-lianxin=abc"])
        #expect(secret.headers[.contentEncoding] == nil)
        #expect(secret.text == long)
    }
}

extension Official {
    static let lin = Official(
        code: ID("G1")!, name: "林", unit: ID("U1"), place: ID("530827")!, roles: [.handler])
}

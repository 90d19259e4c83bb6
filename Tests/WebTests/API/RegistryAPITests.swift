import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("registry, visits, duties and figures through the API")
struct RegistryAPITests {
    @Test("places need no token and know the places above them")
    func readsPlaces() async throws {
        let county = try await APICounty()
        let place = try await county.client.get("/api/v1/places/530827101201")
        #expect(place.json["name"]?.text == "娜允村")
        #expect(place.json["path"]?.list?.compactMap { $0["name"]?.text } == ["孟连县", "娜允镇", "娜允村"])
        let children = try await county.client.get("/api/v1/places/530827/children")
        #expect(children.json["items"]?.list?.count == 2)
        #expect(try await county.client.get("/api/v1/places/1").status == 404)
        #expect(try await county.client.get("/api/v1/places/a%20b").status == 404)
    }

    @Test("officials, units, zones and households need a token")
    func asksForTokens() async throws {
        let county = try await APICounty()
        for path in [
            "/officials", "/officials/D1", "/units", "/zones", "/households/h1", "/cases",
            "/duties", "/coverage", "/statistics?measure=intake", "/events",
        ] {
            #expect(try await county.client.get("/api/v1" + path).status == 401, "\(path)")
        }
    }

    @Test("a list is walked page by page, each item once")
    func pages() async throws {
        let county = try await APICounty()
        var codes: [String] = []
        var path: String? = "/api/v1/officials?limit=4&place=530827"
        while let next = path {
            let page = try await county.client.get(next, headers: county.as("D1"))
            codes += (page.json["items"]?.list ?? []).compactMap { $0["code"]?.text }
            let link = page.headers[HTTPField.Name("Link")!]
            #expect((link == nil) == (page.json["next"] == nil))
            path = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        #expect(codes == ["A1", "D1", "D2", "F1", "F2", "H1", "H2", "L1", "S1"])
    }

    @Test("cases are found by place, state and words, and paged without gaps")
    func listsCases() async throws {
        let county = try await APICounty()
        var numbers: [String] = []
        for index in 0..<5 {
            numbers.append(
                try await county.register(["text": .text("第\(index)件：水管漏水")]).number)
        }
        _ = try await county.register(["place": "530827102201"])
        func found(_ query: String, _ official: String = "S1") async throws -> [String] {
            let page = try await county.client.get(
                "/api/v1/cases?\(query)", headers: county.as(official))
            return (page.json["items"]?.list ?? []).compactMap { $0["number"]?.text }
        }
        #expect(try await found("q=%E6%BC%8F%E6%B0%B4") == numbers.reversed())
        #expect(try await found("q=%E7%AC%AC3%E4%BB%B6") == [numbers[3]])
        #expect(try await found("place=530827101").count == 5)
        #expect(try await found("state=closed") == [])
        #expect(try await found("state=registered,closed").count == 6)
        #expect(try await found("", "D2").count == 1)
        #expect(try await found("", "H1") == [])
        let first = try await county.client.get(
            "/api/v1/cases?limit=2&place=530827101", headers: county.as("S1"))
        let cursor = first.json["next"]?.text ?? ""
        #expect(
            try await found("limit=2&place=530827101&cursor=\(cursor)") == [numbers[2], numbers[1]])
    }

    @Test("a household is shown to its official and her supervisors, to nobody else")
    func showsHouseholds() async throws {
        let county = try await APICounty()
        let path = "/api/v1/households/h1"
        let linked = try await county.client.get(path, headers: county.as("F1"))
        #expect(linked.json["head"]?.text == "岩帅")
        #expect(try await county.client.get(path, headers: county.as("S1")).status == 200)
        for other in ["H1", "A1", "D2"] {
            #expect(try await county.client.get(path, headers: county.as(other)).status == 404)
        }
    }

    private static func visit(_ more: [String: JSON] = [:]) -> JSON {
        let visit: [String: JSON] = [
            "id": "0190f5c0-7b1e-7cc3-98c4-dc0c0c073901", "official": "F1", "household": "h1",
            "kind": "home", "outcome": "met", "at": "2026-03-02T09:00:00+08:00", "minutes": 20,
            "notes": [["type": "hardship", "text": "屋顶漏雨"]],
        ]
        return ["visits": [.object(visit.merging(more) { $1 })]]
    }

    @Test("a visit sent twice is one, another under its id is refused, a note can become a case")
    func notesVisits() async throws {
        let county = try await APICounty()
        func status(_ body: JSON) async throws -> (String?, String?) {
            let answer = try await county.client.post(
                "/api/v1/visits", body, headers: county.as("F1"))
            #expect(answer.status == 200, "\(answer.text)")
            let result = answer.json["results"]?.list?.first
            return (result?["status"]?.text, result?["refusal"]?.text)
        }
        #expect(try await status(Self.visit()) == ("created", nil))
        #expect(try await status(Self.visit()) == ("duplicate", nil))
        #expect(try await status(Self.visit(["minutes": 30])) == ("refused", "idTaken"))
        let raised = try await county.client.post(
            "/api/v1/visits",
            Self.visit([
                "id": "0190f5c0-7b1e-7cc3-98c4-dc0c0c073902",
                "notes": [
                    ["type": "hardship", "text": "屋顶漏雨，求助", "raise": ["kind": "help"]]
                ],
            ]), headers: county.as("F1"))
        let result = raised.json["results"]?.list?.first
        #expect(result?["case"]?.text.flatMap { CaseNumber($0) } != nil)
        let foreign = try await county.client.post(
            "/api/v1/visits",
            Self.visit(["id": "0190f5c0-7b1e-7cc3-98c4-dc0c0c073903", "household": "h9"]),
            headers: county.as("F1"))
        #expect(foreign.json["results"]?.list?.first?["refusal"]?.text == "unknownHousehold")
        let unsound = try await county.client.post(
            "/api/v1/visits", Self.visit(["kind": "raid", "place": "530827"]),
            headers: county.as("F1"))
        #expect(unsound.status == 422)
        #expect(
            unsound.faults == [
                "visits[0].place: notWithHousehold", "visits[0].kind: notAllowedWord",
            ])
    }

    @Test("a zone is handed over with counts before and after, by its supervisor only")
    func handsOver() async throws {
        let county = try await APICounty()
        let body: JSON = ["from": "F1", "to": "F2", "on": "2026-03-02"]
        let path = "/api/v1/zones/z1/hand-over"
        #expect(try await county.client.post(path, body, headers: county.as("F1")).status == 403)
        #expect(
            try await county.client.post(
                "/api/v1/zones/z9/hand-over", body, headers: county.as("S1")
            ).status == 404)
        let done = try await county.client.post(path, body, headers: county.as("S1"))
        #expect(done.status == 201)
        #expect(done.json["before"]?["households"]?.number == 1)
        #expect(done.json["after"]?["households"]?.number == 1)
        let again = try await county.client.post(path, body, headers: county.as("S1"))
        #expect(again.status == 409)
        #expect(again.refusal == "notInZone")
    }

    @Test("figures name their definition's version, and stay in the asker's territory")
    func countsFigures() async throws {
        let county = try await APICounty()
        _ = try await county.register()
        let figures = try await county.client.get(
            "/api/v1/statistics?measure=intake&by=kind", headers: county.as("S1"))
        #expect(figures.status == 200)
        #expect(figures.json["value"]?.number == 1)
        #expect(figures.json["version"]?.number == 1)
        #expect(figures.json["items"]?.list?.first?["key"]?.text == "complaint")
        let above = try await county.client.get(
            "/api/v1/statistics?measure=intake&place=530827", headers: county.as("D2"))
        #expect(above.status == 403)
        let coverage = try await county.client.get(
            "/api/v1/coverage?period=2026", headers: county.as("S1"))
        #expect(coverage.status == 200)
    }

    @Test("duties: her own for everybody, those of a place for who supervises it")
    func listsDuties() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        _ = try await county.do("acceptance", on: receipt, county.as("D1"))
        _ = try await county.do(
            "assignment", ["unit": "water", "official": "H1"], on: receipt, county.as("D1"))
        let own = try await county.client.get("/api/v1/duties", headers: county.as("H1"))
        #expect(own.json["items"]?.list?.first?["case"]?.text == receipt.number)
        let ofPlace = try await county.client.get(
            "/api/v1/duties?place=530827&state=due", headers: county.as("S1"))
        #expect(ofPlace.json["items"]?.list?.first?["official"]?.text == "H1")
        let handler = try await county.client.get(
            "/api/v1/duties?place=530827", headers: county.as("H1"))
        #expect(handler.status == 403)
        let others = try await county.client.get(
            "/api/v1/duties?official=H1", headers: county.as("H2"))
        #expect(others.status == 404)
    }

    @Test("methods in force are public, with their rules")
    func showsMethods() async throws {
        let county = try await APICounty()
        let list = try await county.client.get("/api/v1/methods")
        #expect(list.json["items"]?.list?.first?["id"]?.text == "baseline")
        let one = try await county.client.get("/api/v1/methods/baseline")
        #expect(one.json["adoptions"]?.list?.first?["rules"]?.list?.count == 4)
        #expect(try await county.client.get("/api/v1/methods/none").status == 404)
    }

    @Test("probes say that the server lives, is ready, and what it counted")
    func probes() async throws {
        let county = try await APICounty()
        #expect(try await county.client.get("/healthz").text == "ok\n")
        #expect(try await county.client.get("/readyz").text == "ready\n")
        _ = try await county.client.get("/api/v1/places/530827")
        _ = try await county.client.get("/api/v1/whatever/\(Int.max)")
        let metrics = try await county.client.get("/metrics").text
        let line = "{method=\"GET\",route=\"/api/v1/places/{code}\",status=\"200\"} 1"
        #expect(metrics.contains(line))
        #expect(!metrics.contains("whatever"))
        #expect(metrics.contains("lianxin_store_writable 1.0"))
        #expect(metrics.contains("lianxin_store_commits "))
    }
}

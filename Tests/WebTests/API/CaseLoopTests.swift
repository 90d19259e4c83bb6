import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("a case through the API")
struct CaseLoopTests {
    @Test("registered, accepted, assigned, promised, replied, revisited, signed: closed as signed")
    func goesRound() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let steps: [(String, JSON, HTTPFields, String)] = [
            ("acceptance", [:], county.as("D1"), "accepted"),
            ("assignment", ["unit": "water", "official": "H1"], county.as("D1"), "assigned"),
            ("promise", ["due": "2026-03-06T18:00:00+08:00"], county.as("H1"), "promised"),
            ("reply", ["text": "灯已修好。", "solved": "yes"], county.as("H1"), "replied"),
            ("revisit", ["solved": "yes", "satisfied": true], county.as("D1"), "revisited"),
            (
                "signature", ["solved": "yes", "satisfied": true], county.pickup(receipt.code),
                "closed"
            ),
        ]
        for (index, (deed, body, headers, state)) in steps.enumerated() {
            let answer = try await county.do(deed, body, on: receipt, headers)
            #expect(answer.status == 201, "\(deed): \(answer.text)")
            #expect(answer.json["deed"]?.text == deed)
            #expect(answer.json["state"]?.text == state)
            #expect(answer.headers[.eTag] == "\"\(index + 2)\"")
        }
        let end = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(end.json["outcome"]?.text == "signed")
        #expect(end.json["solved"]?.text == "yes")
        #expect(end.json["entries"]?.list?.count == 7)
        #expect(end.json["entries"]?.list?[2]["unit"]?.text == "water")
        #expect(end.json["dueDates"]?.list?.first?["clock"]?.text == "accept")
        #expect(end.json["promises"]?.list?.first?["by"]?.text == "H1")
    }

    @Test("registering gives number, pick-up code, state and the dates that now run")
    func registers() async throws {
        let county = try await APICounty()
        let answer = try await county.client.post("/api/v1/cases", APICounty.lamp)
        #expect(answer.status == 201)
        #expect(answer.json["number"]?.text.flatMap { CaseNumber($0) } != nil)
        #expect(answer.json["pickupCode"]?.text?.count == 9)
        #expect(answer.json["state"]?.text == "registered")
        #expect(answer.json["dueDates"]?.list?.first?["due"]?.text == "2026-03-03T23:59:59+08:00")
        #expect(answer.json["dueDates"]?.list?.first?["provisional"]?.bool == false)
    }

    @Test("a deed that the state doesn't allow is 409 with what is possible now")
    func saysWhatIsAllowed() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let answer = try await county.do(
            "assignment", ["unit": "water"], on: receipt, county.as("D1"))
        #expect(answer.status == 409)
        #expect(answer.refusal == "notYetAccepted")
        let allowed = (answer.json["allowed"]?.list ?? []).compactMap(\.text)
        #expect(allowed.contains("acceptance") && !allowed.contains("assignment"))
    }

    @Test("who may not know of the case is told 404, be the body sound or not")
    func hidesCases() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        for body: JSON in [["unit": "water"], ["nothing": 1]] {
            let other = try await county.do("assignment", body, on: receipt, county.as("H1"))
            #expect(other.status == 404)
            let elsewhere = try await county.do("assignment", body, on: receipt, county.as("D2"))
            #expect(elsewhere.status == 404)
        }
        #expect(try await county.get(receipt, as: county.as("A1")).status == 404)
        #expect(try await county.get(receipt, as: county.pickup("AAAA-AAAA")).status == 404)
        let unknown = try await county.client.get(
            "/api/v1/cases/202600000018", headers: county.as("D1"))
        let number = try await county.client.get("/api/v1/cases/7", headers: county.as("D1"))
        #expect([unknown.status, number.status] == [404, 404])
        #expect(unknown.bytes == number.bytes)
    }

    @Test("may know but may not do is 403 before the body is looked at, no token is 401 before all")
    func ordersTheStatuses() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let handler = try await county.do("assignment", ["x": 1], on: receipt, county.as("H1"))
        #expect(handler.status == 403)
        #expect(handler.refusal == "notYourRole")
        let nobody = try await county.do("assignment", ["x": 1], on: receipt, [:])
        #expect(nobody.status == 401)
        #expect(nobody.refusal == "notSignedIn")
        let unsound = try await county.do("assignment", ["x": 1], on: receipt, county.as("D1"))
        #expect(unsound.status == 422)
        #expect(unsound.faults == ["unit: missing", "x: unknownKey"])
        let old = try await county.client.post(
            "/api/v1/cases/\(receipt.number)/acceptance", [:],
            headers: county.as("D1").with(.ifMatch, "\"1\""))
        #expect(old.status == 412)
        let now = try await county.client.post(
            "/api/v1/cases/\(receipt.number)/acceptance", [:],
            headers: county.as("D1").with(.ifMatch, "\"3\""))
        #expect(now.status == 409)
    }

    @Test("the official who replied can't make the revisit")
    func refusesOwnRevisit() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        _ = try await county.do(
            "reply", ["text": "好了", "solved": "yes"], on: receipt, county.as("H1"))
        let own = try await county.do(
            "revisit", ["solved": "yes", "satisfied": true], on: receipt, county.as("H1"))
        #expect(own.status == 403)
    }

    @Test("the same Idempotency-Key and body is one case and one answer")
    func repeatsByKey() async throws {
        let county = try await APICounty()
        let key: HTTPFields = [.idempotencyKey: "a-1"]
        let first = try await county.client.post("/api/v1/cases", APICounty.lamp, headers: key)
        let second = try await county.client.post("/api/v1/cases", APICounty.lamp, headers: key)
        #expect(first.status == 201 && second.status == 201)
        #expect(first.bytes == second.bytes)
        #expect(try await county.countOfCases() == 1)
        let other = JSON.object(
            (APICounty.lamp.object ?? [:]).merging(["kind": "praise"]) { $1 })
        let reused = try await county.client.post("/api/v1/cases", other, headers: key)
        #expect(reused.status == 422)
        #expect(reused.refusal == "keyReused")
        let deed: HTTPFields = county.as("D1").with(.idempotencyKey, "d-1")
        let number = first.json["number"]?.text ?? ""
        let path = "/api/v1/cases/\(number)/acceptance"
        let done = try await county.client.post(path, [:], headers: deed)
        let again = try await county.client.post(path, [:], headers: deed)
        #expect(done.status == 201 && again.status == 201)
        #expect(done.bytes == again.bytes)
        #expect(again.headers[.eTag] == "\"2\"")
    }

    @Test("a kept answer isn't told to who has the key but not the pick-up code")
    func hidesKeptAnswers() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let key: HTTPFields = [.idempotencyKey: "n-1"]
        var right = county.pickup(receipt.code)
        right.append(contentsOf: key)
        var wrong = county.pickup("AAAA-AAAA")
        wrong.append(contentsOf: key)
        let note: JSON = ["text": "又坏了一盏"]
        #expect(try await county.do("note", note, on: receipt, right).status == 201)
        #expect(try await county.do("note", note, on: receipt, wrong).status == 404)
        #expect(try await county.do("note", note, on: receipt, right).status == 201)
        let after = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(after.json["version"]?.number == 2)
    }

    @Test("a client's own id is permanent: the same body is 200, another is 409")
    func repeatsByID() async throws {
        let county = try await APICounty()
        let id: JSON = "0190f5c0-7b1e-7cc3-98c4-dc0c0c07398f"
        let body = JSON.object((APICounty.lamp.object ?? [:]).merging(["id": id]) { $1 })
        let first = try await county.client.post("/api/v1/cases", body)
        let second = try await county.client.post("/api/v1/cases", body)
        #expect([first.status, second.status] == [201, 200])
        #expect(first.bytes == second.bytes)
        let other = JSON.object((body.object ?? [:]).merging(["text": "另一件事"]) { $1 })
        let taken = try await county.client.post("/api/v1/cases", other)
        #expect(taken.status == 409)
        #expect(taken.refusal == "idTaken")
        #expect(try await county.countOfCases() == 1)
    }

    @Test("two who accept at once: one does it, the other is told")
    func settlesRaces() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        async let one = county.do("acceptance", on: receipt, county.as("D1"))
        async let other = county.do("acceptance", on: receipt, county.as("S1"))
        let statuses = try await [one.status, other.status].sorted()
        #expect(statuses == [201, 409])
    }

    @Test("who asked not to be named is hidden from the handler, inside the texts too")
    func masks() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned([
            "text": "我是王秀兰，电话138 0000 2222，路灯坏了。",
            "requester": ["name": "王秀兰", "phone": "13800002222", "keepPrivate": true],
        ])
        _ = try await county.do(
            "note", ["text": "王秀兰又来电，13800002222。"], on: receipt, county.as("D1"))
        let handler = try await county.get(receipt, as: county.as("H1"))
        #expect(handler.status == 200)
        #expect(!handler.text.contains("王秀兰"))
        #expect(!handler.text.contains("2222"))
        #expect(handler.json["text"]?.text == "我是＊＊＊，电话＊＊＊，路灯坏了。")
        #expect(handler.json["requester"]?["masked"]?.bool == true)
        let list = try await county.client.get("/api/v1/cases", headers: county.as("H1"))
        #expect(list.json["items"]?.list?.count == 1)
        #expect(!list.text.contains("王秀兰") && !list.text.contains("2222"))
        let desk = try await county.get(receipt, as: county.as("D1"))
        #expect(desk.json["requester"]?["name"]?.text == "王秀兰")
    }

    @Test("GET gives an ETag and 304 when nothing changed")
    func tags() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let first = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(first.headers[.eTag] == "\"1\"")
        let headers = county.pickup(receipt.code).with(.ifNoneMatch, "\"1\"")
        #expect(try await county.get(receipt, as: headers).status == 304)
        let byQuery = try await county.client.get(
            "/api/v1/cases/\(receipt.number)?code=\(receipt.code)")
        #expect(byQuery.status == 200)
    }

    @Test("after thirty wrong pick-up codes an address waits, even with a right one")
    func slowsGuessing() async throws {
        var limits = ServerLimits.demo
        limits.codesPerMinute = 3
        let county = try await APICounty(limits: limits)
        let receipt = try await county.register()
        for _ in 0..<3 {
            #expect(try await county.get(receipt, as: county.pickup("AAAA-AAAA")).status == 404)
        }
        let right = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(right.status == 429)
    }

    @Test("without a token an address brings up so many cases a minute, and no more")
    func limitsIntake() async throws {
        var limits = ServerLimits.demo
        limits.casesPerMinute = 2
        let county = try await APICounty(limits: limits)
        var statuses: [Int] = []
        for _ in 0..<3 {
            statuses.append(try await county.client.post("/api/v1/cases", APICounty.lamp).status)
        }
        #expect(statuses == [201, 201, 429])
    }

    @Test("a channel other than the web needs a token")
    func asksForTokens() async throws {
        let county = try await APICounty()
        let phone = JSON.object(
            (APICounty.lamp.object ?? [:]).merging(["channel": "phone"]) { $1 })
        #expect(try await county.client.post("/api/v1/cases", phone).status == 401)
        let desk = try await county.client.post(
            "/api/v1/cases", phone, headers: county.as("D1"))
        #expect(desk.status == 201)
        let admin = try await county.client.post(
            "/api/v1/cases", phone, headers: county.as("A1"))
        #expect(admin.status == 403)
    }
}

extension HTTPFields {
    func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
        var fields = self
        fields[name] = value
        return fields
    }
}

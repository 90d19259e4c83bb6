import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("bad input is told clearly, and nothing is stored")
struct BadInputTests {
    struct Bad: CustomTestStringConvertible, Sendable {
        let name: String
        let body: [UInt8]
        let status: Int
        let refusal: String
        var type = "application/json"

        init(
            _ name: String, _ body: String, _ status: Int, _ refusal: String,
            type: String = "application/json"
        ) {
            self.init(name, bytes: Array(body.utf8), status, refusal, type: type)
        }

        init(
            _ name: String, bytes: [UInt8], _ status: Int, _ refusal: String,
            type: String = "application/json"
        ) {
            (self.name, body, self.status, self.refusal) = (name, bytes, status, refusal)
            self.type = type
        }

        var testDescription: String { name }
    }

    private static func lamp(_ more: String) -> String {
        #"{"kind":"help","channel":"web","text":"灯","place":"530827101201"\#(more)}"#
    }

    static let bad = [
        Bad("cut off", #"{"kind":"#, 400, "notJSON"),
        Bad("no JSON", "kind=help", 400, "notJSON"),
        Bad("two values", "{} {}", 400, "notJSON"),
        Bad("a key twice", #"{"kind":"help","kind":"wish"}"#, 400, "duplicateKey"),
        Bad("too deep", String(repeating: "[", count: 100_000), 400, "tooDeep"),
        Bad(
            "half a character",
            bytes: Array(#"{"text":""#.utf8) + [0xE6, 0x9D] + Array("\"}".utf8), 400, "notUTF8"),
        Bad(
            "overlong UTF-8", bytes: Array(#"{"text":""#.utf8) + [0xC0, 0x80] + Array("\"}".utf8),
            400, "notUTF8"),
        Bad("a lone surrogate", #"{"text":"\ud83d"}"#, 400, "notUTF8"),
        Bad("a number too large", #"{"kind":1e999}"#, 400, "notJSON"),
        Bad("a list", "[]", 422, "notAnObject"),
        Bad("nothing", "{}", 422, "missing"),
        Bad("text", "\"kind\"", 422, "notAnObject"),
        Bad("another type of body", lamp(""), 415, "wrongMediaType", type: "text/plain"),
        Bad("no type of body", lamp(""), 415, "wrongMediaType", type: ""),
        Bad("ten megabytes", String(repeating: " ", count: 10 << 20), 413, "tooLarge"),
        Bad("an unknown key", lamp(#","x":1"#), 422, "unknownKey"),
        Bad("a number for a text", lamp(#","title":5"#), 422, "wrongType"),
        Bad("a list for a text", lamp(#","title":[]"#), 422, "wrongType"),
        Bad(
            "a title too long", lamp(#","title":"\#(String(repeating: "长", count: 300))""#), 422,
            "tooLong"),
        Bad("a NUL", lamp(#","title":"a\u0000b""#), 422, "notAllowedCharacter"),
        Bad("no time", lamp(#","at":"tomorrow""#), 422, "notATime"),
        Bad("the 30th of February", lamp(#","at":"2026-02-30T10:00:00Z""#), 422, "notATime"),
        Bad("no UUID", lamp(#","id":"1""#), 422, "notAUUID"),
        Bad("an attachment", lamp(#","attachments":[{}]"#), 422, "tooLong"),
        Bad("an unknown official", lamp(#","about":{"official":"X9"}"#), 422, "unknown"),
        Bad("a requester of text", lamp(#","requester":"林""#), 422, "notAnObject"),
        Bad(
            "anonymous and named", lamp(#","anonymous":true,"requester":{"name":"林"}"#), 422,
            "notWithAnonymous"),
        Bad(
            "an unknown kind", #"{"kind":"riot","channel":"web","text":"a","place":"530827"}"#, 422,
            "notAllowedWord"),
        Bad(
            "an unknown place", #"{"kind":"help","channel":"web","text":"a","place":"999999"}"#,
            422, "unknown"),
        Bad(
            "no code", #"{"kind":"help","channel":"web","text":"a","place":"a/../b"}"#, 422,
            "notACode"),
        Bad(
            "an empty text", #"{"kind":"help","channel":"web","text":" \n","place":"530827"}"#, 422,
            "noText"),
    ]

    @Test("a case", arguments: bad)
    func refusesCases(_ bad: Bad) async throws {
        let county = try await APICounty()
        let headers: HTTPFields = bad.type.isEmpty ? [:] : [.contentType: bad.type]
        let answer = try await county.client.send(
            .post, "/api/v1/cases", headers: headers, body: bad.body)
        #expect(answer.status == bad.status)
        #expect(answer.refusal == bad.refusal)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(try await county.countOfCases() == 0)
    }

    @Test("every deed: an empty body names exactly what it requires, an unknown key is refused")
    func refusesDeeds() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        for name in DeedBody.names {
            let official: HTTPFields =
                switch name {
                case .signature, .rating: county.pickup(receipt.code)
                case .promise, .promiseMove, .reply, .dispute: county.as("H1")
                case .extension, .ruling, .urging: county.as("S1")
                default: county.as("D1")
                }
            let required = (DeedBody.schema(name).json["required"]?.list ?? []).compactMap(\.text)
            let answer = try await county.do(name.rawValue, ["x": 1], on: receipt, official)
            #expect(answer.status == 422, "\(name)")
            let expected = required.map { "\($0): missing" } + ["x: unknownKey"]
            #expect(Set(answer.faults) == Set(expected), "\(name): \(answer.text)")
        }
    }

    @Test("wrong values in deeds are 422 with the field or the refusal")
    func refusesValues() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let wrong: [(String, JSON, String, String)] = [
            ("assignment", ["unit": "nobody"], "D1", "unknown"),
            ("assignment", ["unit": "water", "official": "X9"], "D1", "unknown"),
            ("promise", ["due": "2025-01-01T00:00:00Z"], "H1", "dueInThePast"),
            ("promise", ["due": "soon"], "H1", "notATime"),
            ("reply", ["text": "好", "solved": "maybe"], "H1", "notAllowedWord"),
            ("reply", ["text": " ", "solved": "yes"], "H1", "noText"),
            ("suspension", ["reason": "tired"], "H1", "unknownSuspensionReason"),
            ("joint-handling", ["units": []], "D1", "noUnits"),
            ("joint-handling", ["units": ["a b"]], "D1", "notACode"),
            ("merger", ["into": "123"], "D1", "notACaseNumber"),
            ("merger", ["into": .text(receipt.number)], "D1", "intoItself"),
            ("closure", ["outcome": "signed"], "D1", "outcomeNotByClosure"),
        ]
        for (deed, body, official, refusal) in wrong {
            let answer = try await county.do(deed, body, on: receipt, county.as(official))
            #expect(answer.status == 422, "\(deed) \(answer.text)")
            #expect(answer.refusal == refusal, "\(deed)")
        }
        let score = try await county.do(
            "rating", ["satisfied": true, "score": 9], on: receipt, county.pickup(receipt.code))
        #expect(score.refusal == "scoreOutOfRange")
        let after = try await county.get(receipt, as: county.as("D1"))
        #expect(after.json["version"]?.number == 3)
    }

    @Test(
        "queries",
        arguments: [
            ("/api/v1/cases?state=open", "notAllowedWord"), ("/api/v1/cases?limit=0", "outOfRange"),
            ("/api/v1/cases?limit=501", "outOfRange"), ("/api/v1/cases?limit=x", "wrongType"),
            ("/api/v1/cases?overdue=maybe", "wrongType"), ("/api/v1/cases?stat=x", "unknownKey"),
            ("/api/v1/cases?place=999", "unknown"), ("/api/v1/cases?cursor=zz", "unknown"),
            ("/api/v1/cases?from=2026-13-01", "notADay"),
            ("/api/v1/cases?sort=name", "notAllowedWord"),
            ("/api/v1/statistics", "missing"), ("/api/v1/statistics?measure=iq", "notAllowedWord"),
            ("/api/v1/statistics?measure=intake&by=topic", "notYet"),
            ("/api/v1/coverage?period=2026-99", "notAPeriod"), ("/api/v1/duties?due=x", "notADay"),
            ("/api/v1/officials?role=king", "notAllowedWord"), ("/api/v1/zones?place=9", "unknown"),
        ])
    func refusesQueries(_ path: String, _ refusal: String) async throws {
        let county = try await APICounty()
        let answer = try await county.client.get(path, headers: county.as("S1"))
        #expect(answer.status == 422)
        #expect(answer.refusal == refusal)
    }

    @Test("broken encoding in a query is 400")
    func refusesEncoding() async throws {
        let county = try await APICounty()
        for query in ["q=%", "q=%ff%fe", "place=%zz"] {
            let answer = try await county.client.get(
                "/api/v1/cases?\(query)", headers: county.as("S1"))
            #expect(answer.status == 400)
        }
    }

    @Test(
        "a key that can't be an Idempotency-Key is 400",
        arguments: ["", "a b", String(repeating: "k", count: 256)])
    func refusesKeys(_ key: String) async throws {
        let county = try await APICounty()
        let answer = try await county.client.post(
            "/api/v1/cases", APICounty.lamp, headers: [.idempotencyKey: key])
        #expect(answer.refusal == "badIdempotencyKey")
        #expect(try await county.countOfCases() == 0)
    }
}

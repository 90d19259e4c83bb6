import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("the OpenAPI document")
struct OpenAPITests {
    @Test("names every route of the API, and no other")
    func matchesTheRouter() async throws {
        let county = try await APICounty()
        let document = try await county.client.get("/openapi.json").json
        var described: Set<String> = []
        for (path, item) in document["paths"]?.object ?? [:] {
            for method in (item.object ?? [:]).keys { described.insert("\(method) \(path)") }
        }
        // 405 stands on every other method of a known path.
        var served: Set<String> = []
        for route in county.paths where route.hasPrefix("/api/") {
            for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
                let path = route.replacing("{number}", with: "202600000018")
                    .replacing("{code}", with: "x").replacing("{id}", with: "x")
                // Without a token, for the stream of events wouldn't end.
                let answer = try await county.client.send(method, path)
                if answer.status != 405 {
                    served.insert("\(method.rawValue.lowercased()) \(route)")
                }
            }
        }
        #expect(described == served)
    }

    @Test("every reference leads somewhere, every operation has a name of its own")
    func isWhole() async throws {
        let county = try await APICounty()
        let document = OpenAPI(operations: county.operations).document
        let text = String(decoding: document.bytes, as: UTF8.self)
        for part in text.split(separator: "#/components/schemas/").dropFirst() {
            let name = String(part.prefix { $0 != "\"" })
            #expect(Schemas.named[name] != nil, "\(name)")
        }
        let names = county.operations.map(\.id)
        #expect(Set(names).count == names.count)
    }

    @Test("each deed of the interfaces has its path")
    func hasAllDeeds() {
        let deeds = """
            acceptance answer assignment promise promise-move reply revisit signature rating \
            closure reopening refusal review escalation extension suspension resumption dispute \
            ruling merger joint-handling urging note appointment appointment-cancellation \
            attendance
            """
        #expect(
            Set(DeedBody.names.map(\.rawValue)) == Set(deeds.split(separator: " ").map(String.init))
        )
    }
}

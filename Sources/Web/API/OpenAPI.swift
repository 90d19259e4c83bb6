import HTTPTypes
import Kernel

/// The description of the whole API as an OpenAPI 3.1 document, made of its operations.
struct OpenAPI: Sendable {
    let operations: [Operation]

    var document: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Lianxin 连心", "version": "1.0.0",
                "description": """
                Cases, visits and duties of a county. Times are RFC 3339 with their zone; \
                errors are `application/problem+json` with `refusal`, a stable word; lists are \
                paged by `cursor`.
                """,
                "license": ["name": "AGPL-3.0-or-later"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "token": ["type": "http", "scheme": "bearer"],
                    "pickupCode": ["type": "apiKey", "in": "header", "name": "Pickup-Code"],
                    "code": ["type": "apiKey", "in": "query", "name": "code"],
                ],
                "schemas": .object(Schemas.named.mapValues(\.json)),
            ],
        ]
    }

    private var paths: [String: JSON] {
        Dictionary(grouping: operations, by: \.path).mapValues { operations in
            let items = operations.map { ($0.method.rawValue.lowercased(), json($0)) }
            return .object(Dictionary(items) { first, _ in first })
        }
    }

    private func json(_ operation: Operation) -> JSON {
        var members: [String: JSON] = [
            "operationId": .text(operation.id), "summary": .text(operation.summary),
            "security": security(operation.access), "responses": .object(responses(operation)),
        ]
        if !operation.parameters.isEmpty {
            members["parameters"] = .list(operation.parameters.map(json))
        }
        if let body = operation.body {
            members["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": body.json]],
            ]
        }
        return .object(members)
    }

    private func security(_ access: Operation.Access) -> JSON {
        switch access {
        case .open: [[:], ["token": []]]
        case .official: [["token": []]]
        case .officialOrRequester: [["token": []], ["pickupCode": []], ["code": []]]
        }
    }

    private func json(_ parameter: Operation.Parameter) -> JSON {
        [
            "name": .text(parameter.name), "in": .text(parameter.place.rawValue),
            "description": .text(parameter.about), "required": .bool(parameter.isRequired),
            "schema": parameter.schema.json,
        ]
    }

    /// What the operation says, and what any can answer: the statuses of interfaces.md 3.1.
    private func responses(_ operation: Operation) -> [String: JSON] {
        var responses: [String: JSON] = [
            "default": [
                "description": "Why it isn't done.",
                "content": [
                    ProblemDetails.mediaType: ["schema": Schema.named("Problem").json]
                ],
            ]
        ]
        for answer in operation.answers {
            var response = json(answer)
            if answer.schema?.json == Schema.named("Registered").json, answer.status == 201,
                case .object(var members) = response
            {
                members["links"] = .object(linksToCase)
                response = .object(members)
            }
            responses[String(answer.status)] = response
        }
        return responses
    }

    /// From a case that was registered to all that can be done with it.
    private var linksToCase: [String: JSON] {
        let onCases = operations.filter { $0.path.contains("{number}") }
        let links = onCases.map { operation -> (String, JSON) in
            let number: JSON = ["path.number": "$response.body#/number"]
            return (operation.id, ["operationId": .text(operation.id), "parameters": number])
        }
        return Dictionary(links) { first, _ in first }
    }

    private func json(_ answer: Operation.Answer) -> JSON {
        var members: [String: JSON] = ["description": .text(answer.about)]
        if let schema = answer.schema {
            members["content"] = .object([answer.mediaType: ["schema": schema.json]])
        }
        if !answer.headers.isEmpty {
            let headers = answer.headers.map { ($0, ["schema": Schema.text().json] as JSON) }
            members["headers"] = .object(Dictionary(headers) { first, _ in first })
        }
        return .object(members)
    }
}

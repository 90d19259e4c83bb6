import Crypto
import HTTPTypes
import Hummingbird
import Kernel
import Store

extension Site {
    /// Lets `change` happen in one transaction, once for each Idempotency-Key.
    ///
    /// - Parameter mayAsk: throws where the asker must not see what was answered the first time;
    ///   asked only before that is told again.
    /// - Throws: 400 for a key that can't be one, 409 while a request with the same key is being
    ///   worked on, `StoreRefusal.keyReused` where it stood with another body, and what `change`
    ///   throws.
    func change(
        _ request: Request, _ context: Context, _ body: JSONBody,
        mayAsk: @escaping @Sendable (Transaction) throws -> Void = { _ in },
        _ change: @escaping @Sendable (Transaction, Moment) throws -> KeptAnswer
    ) async throws -> KeptAnswer {
        guard let repeatable = try repeatable(request, context, body) else {
            return try await store.record(change)
        }
        return try await inFlight.once(repeatable.caller, repeatable.key) {
            try await store.record { transaction, now in
                if let kept = try transaction.answer(to: repeatable) {
                    try mayAsk(transaction)
                    return kept
                }
                let answer = try change(transaction, now)
                try transaction.keep(answer, to: repeatable, at: now)
                return answer
            }
        }
    }

    private func repeatable(
        _ request: Request, _ context: Context, _ body: JSONBody
    ) throws -> Repeatable? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw ProblemDetails(.badRequest, "badIdempotencyKey") }
        let what = Array("\(request.method) \(request.uri.path)\n".utf8) + body.json.bytes
        let caller = context.asker.official.map { "official:\($0.code)" } ?? "web"
        return Repeatable(caller: caller, key: key, request: digest(what))
    }
}

/// SHA-256.
func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

extension Response {
    static func json(_ answer: KeptAnswer, headers: HTTPFields = [:]) -> Response {
        .json(.init(code: answer.status), headers: headers, bytes: answer.body)
    }

    /// A page of a list, with a link to the next.
    static func page<Item>(
        _ items: [Item], next: String?, _ request: Request,
        _ item: (Item, inout JSONText) throws -> Void
    ) rethrows -> Response {
        var headers: HTTPFields = [:]
        if let next {
            let query = (request.uri.query ?? "").split(separator: "&")
                .filter { !$0.hasPrefix("cursor=") }.map(String.init)
            let all = (query + ["cursor=" + Address.encoded(next)]).joined(separator: "&")
            headers[HTTPField.Name("Link")!] = "<\(request.uri.path)?\(all)>; rel=\"next\""
        }
        return try .json(headers: headers) { text in
            try text.object {
                try $0.list("items", items, item)
                $0.member("next", next)
            }
        }
    }
}

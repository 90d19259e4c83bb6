import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// A body in JSON, read whole and strictly.
struct JSONBody: Sendable {
    /// As it came, for telling a repeated request from another.
    let bytes: [UInt8]
    let json: JSON

    func read<Value>(_ read: (inout Fields) throws -> Value) throws -> Value {
        try Fields.read(json, read)
    }
}

extension Request {
    /// The body. None at all is `{}`, for deeds that say nothing but their name.
    ///
    /// - Throws: 413 where it is larger than `bytes`, 415 for another type, 400 where it isn't
    ///   JSON.
    func json(atMost bytes: Int = 1 << 20) async throws -> JSONBody {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > bytes {
            throw ProblemDetails(.contentTooLarge, "tooLarge")
        }
        let body = try await body.bytes(atMost: bytes)
        guard !body.isEmpty else { return JSONBody(bytes: [], json: [:]) }
        let type = headers[.contentType] ?? ""
        guard type.prefix(while: { $0 != ";" }).lowercased().trimmed == "application/json" else {
            throw ProblemDetails(.unsupportedMediaType, "wrongMediaType")
        }
        return JSONBody(bytes: body, json: try JSON(body))
    }
}

extension RequestBody {
    /// All of it.
    ///
    /// - Throws: 413 where it is longer; 400 where the client went away before its end, which is
    ///   nobody's fault but hers.
    func bytes(atMost most: Int) async throws -> [UInt8] {
        do {
            return Array(try await collect(upTo: most).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw ProblemDetails(.contentTooLarge, "tooLarge")
        } catch {
            throw ProblemDetails(.badRequest, "cutOff")
        }
    }
}

extension Response {
    /// An answer in JSON that `write` writes.
    static func json(
        _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:],
        _ write: (inout JSONText) throws -> Void
    ) rethrows -> Response {
        var text = JSONText()
        try write(&text)
        return .json(status, headers: headers, bytes: text.bytes)
    }

    static func json(
        _ status: HTTPResponse.Status, headers: HTTPFields = [:], bytes: [UInt8]
    ) -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

import HTTPTypes
import Hummingbird
import NIOCore

/// The fields of a form or a query, decoded: `application/x-www-form-urlencoded`.
///
/// A field that isn't there and one that was left empty are both an empty text, as a browser can't
/// say the one without the other.
struct URLEncoded: Sendable {
    /// In the order in which they came.
    let fields: [(name: String, value: String)]

    static let mostFields = 1_000

    init(fields: [(name: String, value: String)]) { self.fields = fields }

    /// - Throws: 400 where the text isn't UTF-8, has a broken `%`, or too many fields.
    init(_ text: some StringProtocol) throws { try self.init(Array(text.utf8)) }

    init(_ bytes: [UInt8]) throws {
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.mostFields else {
            throw ProblemDetails(.badRequest, "tooManyFields")
        }
        fields = try pairs.map { pair in
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (try Self.decode(parts[0]), parts.count > 1 ? try Self.decode(parts[1]) : "")
        }
    }

    /// The first value of `name`, without space at its ends; empty where there is none.
    subscript(name: String) -> String {
        fields.first { $0.name == name }.map { $0.value.trimmed } ?? ""
    }

    /// All values of `name`, as check boxes send them; empty ones left out.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value.trimmed).filter { !$0.isEmpty }
    }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    private static func decode(_ bytes: ArraySlice<UInt8>) throws -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"): out.append(32)
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = nibble(bytes[index + 1]),
                    let low = nibble(bytes[index + 2])
                else { throw ProblemDetails(.badRequest, "malformed") }
                out.append(high << 4 | low)
                index += 2
            case let byte: out.append(byte)
            }
            index += 1
        }
        guard let text = String(validating: out, as: UTF8.self) else {
            throw ProblemDetails(.badRequest, "notUTF8")
        }
        return text
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}

extension String {
    /// Without space and line ends at both ends.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = self[start...].lastIndex { !$0.isWhitespace }
        return end.map { String(self[start...$0]) } ?? ""
    }
}

extension Request {
    /// The fields of the query.
    func query() throws -> URLEncoded { try URLEncoded(uri.query ?? "") }

    /// The fields of the form that was posted.
    ///
    /// - Throws: 415 for another type of body, 413 for one that is too large, 400 where it can't
    ///   be read, 403 when a signed-in official's form comes without her form key.
    func form(_ context: Context, atMost bytes: Int = 1 << 20) async throws -> URLEncoded {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw ProblemDetails(.unsupportedMediaType, "wrongMediaType")
        }
        let form = try URLEncoded(try await body.bytes(atMost: bytes))
        if let key = context.asker.formKey, form["csrf"] != key {
            throw ProblemDetails.notAllowed("formExpired")
        }
        return form
    }
}

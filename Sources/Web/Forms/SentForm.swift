import HTTPTypes
import Hummingbird
import Kernel
import Store

/// A form of a page that came in, with what makes sending it twice harmless.
struct SentForm: Sendable {
    /// As `Form.name` on its page.
    let name: String
    let fields: URLEncoded
    /// The same when the same form is sent twice; empty where a form doesn't say.
    let submission: String

    /// - Parameter name: for a form that doesn't carry its own.
    init(_ fields: URLEncoded, name: String) {
        self.name = fields["form"].isEmpty ? name : fields["form"]
        self.fields = fields
        submission = fields["submission"]
    }

    subscript(_ field: String) -> String { fields[field] }

    func isTicked(_ field: String) -> Bool { fields[field] == "yes" }

    /// What was typed, for the form that goes back; never a password.
    var values: [String: String] {
        var values: [String: String] = [:]
        for (name, value) in fields.fields where !Self.kept.contains(name) {
            values[name] = values[name].map { $0 + "," + value } ?? value.trimmed
        }
        return values
    }

    /// Only `names`, read as the API reads a body; lines end as on this side of the network.
    func read<Value>(
        _ names: [String], _ read: (inout Fields) throws -> Value
    ) throws -> Value {
        let named = fields.fields.filter { names.contains($0.name) }
            .map { ($0.name, Self.lines($0.value).trimmed) }
        return try Fields.read(URLEncoded(fields: named), besides: [], read)
    }

    /// The path of this server to go back to; nil for none, or for another site's.
    var next: String? {
        let next = fields["next"]
        return next.hasPrefix("/") && Address.isSafe(next) ? next : nil
    }

    private static let kept: Set<String> = [
        "csrf", "submission", "form", "password", "oneTimeCode",
    ]

    /// Browsers end the lines of a text area with CR LF.
    static func lines(_ text: String) -> String {
        guard text.utf8.contains(13) else { return text }
        return String(decoding: text.utf8.filter { $0 != 13 }, as: UTF8.self)
    }

    /// What makes the same sending the same; nil where the form didn't say.
    func repeatable(by caller: String, at path: String) -> Repeatable? {
        guard (1...128).contains(submission.utf8.count) else { return nil }
        let said = fields.fields.filter { $0.name != "csrf" && $0.name != "submission" }
            .map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }
        let request = digest(Array("\(path)\n\(said.joined(separator: "&"))".utf8))
        return Repeatable(caller: caller, key: submission, request: request)
    }
}

extension Request {
    /// The form that was posted; see `form`.
    func sent(_ name: String, _ context: Context) async throws -> SentForm {
        SentForm(try await form(context), name: name)
    }
}

extension Site {
    /// Does `act` in one transaction, once for one sending of a form: who sends it again, by a
    /// double click or after a lost answer, gets the first answer.
    ///
    /// - Returns: what `act` returned, the first time or now.
    func once(
        _ form: SentForm, _ request: Request, _ context: Context,
        _ act: @escaping @Sendable (Transaction, Moment) throws -> JSON
    ) async throws -> JSON {
        let caller = context.asker.official.map { "page:\($0.code)" } ?? "page"
        guard let repeatable = form.repeatable(by: caller, at: request.uri.path) else {
            return try await store.record(act)
        }
        return try await store.record { transaction, now in
            if let kept = try transaction.answer(to: repeatable) { return try JSON(kept.body) }
            let answer = try act(transaction, now)
            try transaction.keep(
                KeptAnswer(status: 303, body: answer.bytes), to: repeatable, at: now)
            return answer
        }
    }
}

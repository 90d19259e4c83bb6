import Kernel

/// The members of a JSON object, or of a query, read by name and type.
///
/// Nothing is thrown before all is read: whoever sent it is told at once of every field that is
/// missing, of another type, or not known. A required field gives nil where there is a fault; then
/// `all` throws.
struct Fields {
    enum Presence { case required, optional }

    private let members: [String: JSON]
    private let prefix: String
    /// In a query everything is text: numbers and booleans are read from it.
    private let isQuery: Bool
    private var known: Set<String> = []
    private(set) var faults: [FieldProblem] = []

    private init(_ members: [String: JSON], prefix: String = "", isQuery: Bool = false) {
        self.members = members
        self.prefix = prefix
        self.isQuery = isQuery
    }

    /// What `read` makes of the object `json`.
    ///
    /// - Throws: 422 with all faults.
    static func read<Value>(
        _ json: JSON, _ read: (inout Fields) throws -> Value
    ) throws -> Value {
        guard case .object(let members) = json else {
            throw ProblemDetails.unsound([FieldProblem(field: "", reason: "notAnObject")])
        }
        return try Fields(members).finish(read)
    }

    /// What `read` makes of a query or a form.
    ///
    /// - Parameter besides: what may stand in any query and is none of its fields.
    static func read<Value>(
        _ query: URLEncoded, besides: [String] = ["code", "lang"],
        _ read: (inout Fields) throws -> Value
    ) throws -> Value {
        var members: [String: JSON] = [:]
        for (name, value) in query.fields where !value.isEmpty {
            members[name] = members[name]?.text.map { .text($0 + "," + value) } ?? .text(value)
        }
        for name in besides { members[name] = nil }
        return try Fields(members, isQuery: true).finish(read)
    }

    private consuming func finish<Value>(
        _ read: (inout Fields) throws -> Value
    ) throws -> Value {
        var fields = self
        let value: Value
        do {
            value = try read(&fields)
        } catch is Missing {
            fields.noteUnknown()
            throw ProblemDetails.unsound(fields.faults)
        }
        fields.noteUnknown()
        guard fields.faults.isEmpty else { throw ProblemDetails.unsound(fields.faults) }
        return value
    }

    private struct Missing: Error {}

    /// All of `values`, none of them nil.
    ///
    /// - Throws: where one is nil, to the `read` around it.
    func all<each Value>(_ values: repeat (each Value)?) throws -> (repeat each Value) {
        (repeat try unwrap(each values))
    }

    private func unwrap<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    private mutating func noteUnknown() {
        for key in members.keys.sorted() where !known.contains(key) {
            faults.append(FieldProblem(field: path(key), reason: "unknownKey"))
        }
    }

    private func path(_ key: String) -> String { prefix.isEmpty ? key : prefix + "." + key }

    /// Notes what is wrong with `key`; for what only the reader of the body can see.
    mutating func fault(_ key: String, _ reason: String) {
        faults.append(FieldProblem(field: path(key), reason: reason))
    }

    private mutating func member(_ key: String, _ presence: Presence) -> JSON? {
        known.insert(key)
        if let member = members[key], member != .null { return member }
        if presence == .required { fault(key, "missing") }
        return nil
    }

    private mutating func read<Value>(
        _ key: String, _ presence: Presence, or reason: String, _ value: (JSON) -> Value?
    ) -> Value? {
        guard let member = member(key, presence) else { return nil }
        if let value = value(member) { return value }
        fault(key, reason)
        return nil
    }
}

// MARK: Types

extension Fields {
    /// Refused with control characters other than tab and line end: nobody types them, and what
    /// reads the text later may obey them.
    ///
    /// - Parameter length: in code points, as JSON Schema counts; a longer text is refused, never
    ///   cut.
    mutating func text(
        _ key: String, _ presence: Presence = .required, atMost length: Int = 20_000
    ) -> String? {
        guard let text = read(key, presence, or: "wrongType", \.text) else { return nil }
        guard text.utf8.count <= length || text.unicodeScalars.count <= length else {
            fault(key, "tooLong")
            return nil
        }
        guard !text.utf8.contains(where: Self.isControl) else {
            fault(key, "notAllowedCharacter")
            return nil
        }
        return text
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 9 && byte != 10 && byte != 13 || byte == 0x7F
    }

    mutating func bool(_ key: String, _ presence: Presence = .required) -> Bool? {
        let isQuery = isQuery
        return read(key, presence, or: "wrongType") { json in
            isQuery ? json.text.flatMap { Bool($0) } : json.bool
        }
    }

    mutating func number(
        _ key: String, _ presence: Presence = .required, in range: ClosedRange<Int>
    ) -> Int? {
        let isQuery = isQuery
        let number = read(key, presence, or: "wrongType") { json in
            isQuery ? json.text.flatMap { Int($0) } : json.number
        }
        guard let number else { return nil }
        guard range.contains(number) else {
            fault(key, "outOfRange")
            return nil
        }
        return number
    }

    /// One word of a list, e.g. of `CaseKind`.
    mutating func word<Word: RawRepresentable>(
        _ key: String, _ presence: Presence = .required, of type: Word.Type = Word.self
    ) -> Word? where Word.RawValue == String {
        guard let text = read(key, presence, or: "wrongType", \.text) else { return nil }
        guard let word = Word(rawValue: text) else {
            fault(key, "notAllowedWord")
            return nil
        }
        return word
    }

    /// Words separated by commas, as a query has them; empty where there are none.
    mutating func words<Word: RawRepresentable>(
        _ key: String, of type: Word.Type = Word.self
    ) -> [Word] where Word.RawValue == String {
        guard let text = read(key, .optional, or: "wrongType", \.text) else { return [] }
        let words = text.split(separator: ",").map { Word(rawValue: String($0)) }
        if words.contains(where: { $0 == nil }) { fault(key, "notAllowedWord") }
        return words.compactMap { $0 }
    }

    mutating func id<Subject>(
        _ key: String, _ presence: Presence = .required, of type: Subject.Type = Subject.self
    ) -> ID<Subject>? {
        read(key, presence, or: "notACode") { $0.text.flatMap { ID($0) } }
    }

    /// A time in RFC 3339 with its zone.
    mutating func moment(_ key: String, _ presence: Presence = .required) -> Moment? {
        read(key, presence, or: "notATime") { json in
            json.text.flatMap { $0.utf8.count >= 20 ? Moment($0) : nil }
        }
    }

    mutating func day(_ key: String, _ presence: Presence = .required) -> Day? {
        read(key, presence, or: "notADay") { $0.text.flatMap { Day($0) } }
    }

    mutating func caseNumber(_ key: String) -> CaseNumber? {
        read(key, .required, or: "notACaseNumber") { $0.text.flatMap { CaseNumber($0) } }
    }

    /// An identifier made by the client, in lower case.
    mutating func uuid(_ key: String, _ presence: Presence = .required) -> String? {
        read(key, presence, or: "notAUUID") { json in
            json.text.map { $0.lowercased() }.flatMap { Self.isUUID($0) ? $0 : nil }
        }
    }

    /// Any JSON, of at most so many bytes when written.
    mutating func json(
        _ key: String, _ presence: Presence = .required, atMost bytes: Int = 4_096
    ) -> JSON? {
        guard let json = member(key, presence) else { return nil }
        guard json.bytes.count <= bytes else {
            fault(key, "tooLong")
            return nil
        }
        return json
    }

    private static func isUUID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }
}

// MARK: Structure

extension Fields {
    mutating func object<Value>(
        _ key: String, _ presence: Presence = .required,
        _ read: (inout Fields) throws -> Value?
    ) -> Value? {
        guard let json = member(key, presence) else { return nil }
        return nested(json, path(key), read)
    }

    /// - Parameter most: a longer list is refused.
    mutating func list<Value>(
        _ key: String, _ presence: Presence = .required, atMost most: Int,
        _ read: (inout Fields) throws -> Value?
    ) -> [Value]? {
        guard let json = member(key, presence) else { return nil }
        guard let items = json.list else {
            fault(key, "wrongType")
            return nil
        }
        guard items.count <= most else {
            fault(key, "tooLong")
            return nil
        }
        let values = items.enumerated().map { nested($1, "\(path(key))[\($0)]", read) }
        return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
    }

    /// Words of a pack, at most so many: a list, or in a form one after the other; empty for none.
    mutating func words(_ key: String, atMost most: Int) -> [String] {
        let isQuery = isQuery
        let words = read(key, .optional, or: "wrongType") { json -> [String]? in
            let list =
                isQuery ? json.text?.split(separator: ",").map { .text(String($0)) } : json.list
            guard let list, list.count <= most else { return nil }
            let words = list.compactMap(\.text).filter { $0.utf8.count <= 64 }
            return words.count == list.count ? words : nil
        }
        return words ?? []
    }

    /// A list of codes.
    mutating func ids<Subject>(
        _ key: String, of type: Subject.Type = Subject.self
    ) -> [ID<Subject>]? {
        let isQuery = isQuery
        return read(key, .required, or: "notACode") { json in
            let list =
                isQuery ? json.text?.split(separator: ",").map { .text(String($0)) } : json.list
            guard let items = list, items.count <= 100 else { return nil }
            let ids = items.compactMap { $0.text.flatMap { ID<Subject>($0) } }
            return ids.count == items.count ? ids : nil
        }
    }

    private mutating func nested<Value>(
        _ json: JSON, _ path: String, _ read: (inout Fields) throws -> Value?
    ) -> Value? {
        guard case .object(let members) = json else {
            faults.append(FieldProblem(field: path, reason: "notAnObject"))
            return nil
        }
        var fields = Fields(members, prefix: path, isQuery: isQuery)
        let value = try? read(&fields)
        fields.noteUnknown()
        faults += fields.faults
        return fields.faults.isEmpty ? value : nil
    }
}

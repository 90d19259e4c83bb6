/// The words of the pages in one language, looked up by key: `w["report.title"]`,
/// `w("due.in", ["n": 3])`.
///
/// They stand in `zh-Hans.txt` and `en.txt`, a line a key: `due.in = due in {n} {n|day|days}`.
/// `{n}` is filled in; `{n|day|days}` is the first word where `n` is 1 and the second elsewhere.
/// A test asserts that both files have the same keys with the same placeholders, and that the
/// sources use them all.
struct Words: Sendable {
    let language: Language
    private let texts: [String: String]

    /// The words of `language`, read once.
    static func `in`(_ language: Language) -> Words {
        switch language {
        case .zhHans: chinese
        case .en: english
        }
    }

    private static let chinese = Words(.zhHans, PackageResources.zh_Hans_txt)
    private static let english = Words(.en, PackageResources.en_txt)

    init(_ language: Language, _ file: [UInt8]) {
        self.language = language
        texts = Self.read(String(decoding: file, as: UTF8.self))
    }

    /// The text under `key`; the key itself where there is none, which a test rules out.
    subscript(_ key: String) -> String { texts[key] ?? key }

    /// The text under `key` with its placeholders filled.
    func callAsFunction(_ key: String, _ values: [String: any CustomStringConvertible]) -> String {
        Self.fill(self[key], values)
    }

    /// The text under `key`, nil where there is none.
    func text(_ key: String) -> String? { texts[key] }

    var keys: Set<String> { Set(texts.keys) }

    /// Lines `key = text`; empty lines and those that begin with `#` say nothing.
    static func read(_ file: String) -> [String: String] {
        var texts: [String: String] = [:]
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            guard let equals = line.firstRange(of: " = ") else { continue }
            texts[String(line[..<equals.lowerBound])] = String(line[equals.upperBound...])
        }
        return texts
    }

    /// `text` with `{name}` and `{name|one|other}` filled from `values`; a placeholder without a
    /// value stays as it is.
    static func fill(_ text: String, _ values: [String: any CustomStringConvertible]) -> String {
        let utf8 = text.utf8
        var result = ""
        result.reserveCapacity(utf8.count + 32)
        var start = text.startIndex
        // All signs of a placeholder are ASCII: bytes are found sooner than characters.
        while let open = utf8[start...].firstIndex(of: UInt8(ascii: "{")),
            let close = utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            result += text[start..<open]
            let parts = utf8[utf8.index(after: open)..<close]
                .split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            let value = values[parts[0]]?.description
            switch (value, parts.count) {
            case (let value?, 1): result += value
            case (let value?, 3): result += value == "1" ? parts[1] : parts[2]
            default: result += text[open...close]
            }
            start = utf8.index(after: close)
        }
        result += text[start...]
        return result
    }
}

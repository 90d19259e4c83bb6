internal import Yams

/// The text of a pack before anyone looks at what it says.
enum PackText {
    static let largest = 1 << 20
    /// How deep a pack may nest.
    static let deepest = 12

    /// The root of the one document in `text`.
    ///
    /// The parser follows aliases wherever they lead, so that a page of them could stand for more
    /// values than memory holds: they are refused before it sees the text, as is too much of it.
    /// It stops by itself at 1,000 levels of nesting.
    static func root(_ bytes: [UInt8], file: String) -> Result<Node, PackFault> {
        func fault(_ line: Int, _ column: Int, _ message: String) -> Result<Node, PackFault> {
            .failure(
                PackFault(file: file, line: line, column: column, key: "", message: message))
        }
        guard bytes.count <= largest else {
            return fault(1, 1, "this file is larger than 1 MiB, the most that a pack may have")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return fault(1, 1, "a pack is UTF-8 text; save the file as UTF-8")
        }
        if let spot = anchor(in: bytes) {
            return fault(
                spot.line, spot.column,
                "anchors and aliases ('&name', '*name') aren't allowed in a pack; write the words "
                    + "out, or put the text in quotes")
        }
        do {
            // Every scalar is a text to the reader, which asks for what it needs; looking for
            // numbers and dates in each of them takes a third of the time.
            let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
            guard let root else {
                return fault(1, 1, "the file is empty; a pack begins 'lianxin: 1'")
            }
            return .success(root)
        } catch let error as YamlError {
            let (mark, message) = reason(error, in: text)
            return fault(mark.line, mark.column, message)
        } catch {
            return fault(1, 1, "not YAML: \(error)")
        }
    }

    private struct Spot {
        let line: Int
        let column: Int

        init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
    }

    /// Where an anchor or an alias begins, by the bytes around its sign: it may be one too many
    /// inside a quoted text, never one too few.
    private static func anchor(in bytes: [UInt8]) -> Spot? {
        for (index, byte) in bytes.enumerated()
        where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
            guard index + 1 < bytes.count, isAnchorName(bytes[index + 1]),
                isBoundary(bytes[..<index])
            else { continue }
            let before = String(decoding: bytes[..<index], as: UTF8.self).unicodeScalars
            let line = before.reversed().prefix { $0 != "\n" }
            return Spot(line: before.count { $0 == "\n" } + 1, column: line.count + 1)
        }
        return nil
    }

    private static func isAnchorName(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || byte == 95)
            || byte == UInt8(ascii: "-")
    }

    /// Whether a word may begin behind `bytes`. The bytes that aren't ASCII end the breaks
    /// and the mark that YAML knows besides the line feed: U+0085, U+2028, U+2029, U+FEFF.
    private static func isBoundary(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let last = bytes.last else { return true }
        return " \t\r\n[{,:".utf8.contains(last) || [0x85, 0xA8, 0xA9, 0xBF].contains(last)
    }

    /// How many values a pack may have: 5,000 rules of twenty words and figures each, which is far
    /// more than the longest method and still read at once.
    static let mostValues = 100_000

    static let tooMany = "more than \(mostValues) values; split the pack"
    static let tooDeep = "nested too deep; a pack nests at most \(deepest) levels"

    private static func reason(_ error: YamlError, in text: String) -> (Spot, String) {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // The parser's own limit; it says how to raise it, which isn't for a pack's author.
            if problem.hasPrefix("Maximum nesting") { return (Spot(mark), tooDeep) }
            let whole = context.map { "\($0.text), \(problem)" } ?? problem
            return (Spot(mark), "not YAML: \(whole)")
        case .reader(let problem, let offset, _, _):
            return (place(of: offset ?? 0, in: text), "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            return (Spot(context.mark), "'\(keys.first ?? "")' stands twice in the same place")
        default:
            return (Spot(line: 1, column: 1), "not YAML")
        }
    }

    private static func place(of offset: Int, in text: String) -> Spot {
        var (line, column) = (1, 1)
        for character in text.prefix(offset) {
            (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
        }
        return Spot(line: line, column: column)
    }
}

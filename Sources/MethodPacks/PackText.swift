internal import Yams

/// The text of a pack before anyone looks at what it says.
enum PackText {
    static let largest = 1 << 20
    /// So many brackets in all: more than any pack needs, and few enough for the parser's stack.
    static let mostBrackets = 4000
    /// How far a line may be indented: each level of nesting takes at least one column.
    static let deepestIndent = 120
    /// How deep a pack may nest.
    static let deepest = 12

    /// The root of the one document in `text`.
    ///
    /// The parser follows aliases and nests without end, so what could make it slow or overflow is
    /// refused before it sees the text: size, depth, anchors.
    static func root(_ bytes: [UInt8], file: String) -> Result<Node, PackFault> {
        func fault(_ line: Int, _ column: Int, _ message: String) -> Result<Node, PackFault> {
            .failure(
                PackFault(file: file, line: line, column: column, key: "", message: message))
        }
        guard bytes.count <= largest else {
            return fault(1, 1, "a pack has at most 1 MiB; this one has \(bytes.count) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return fault(1, 1, "a pack is UTF-8 text; save the file as UTF-8")
        }
        if let found = excess(in: text) { return fault(found.line, found.column, found.message) }
        do {
            let root = try Parser(yaml: text, encoding: .utf8).singleRoot()
            guard let root else { return fault(1, 1, "the file is empty; a pack begins 'lianxin: 1'") }
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

    private struct Excess {
        let line: Int
        let column: Int
        let message: String
    }

    private static func excess(in text: String) -> Excess? {
        var line = 1
        var column = 0
        var brackets = 0
        var isIndent = true
        var startsWord = false
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            if previous == "&" || previous == "*", isAnchorName(scalar), startsWord {
                return Excess(
                    line: line, column: column,
                    message: "anchors and aliases ('&name', '*name') aren't allowed in a pack; "
                        + "write the words out, or put the text in quotes")
            }
            column += 1
            startsWord = (scalar == "&" || scalar == "*") && isBoundary(previous)
            if isBreak(scalar) {
                (line, column, isIndent) = (line + 1, 0, true)
            } else if isIndent, !isIndentation(scalar) {
                isIndent = false
            } else if isIndent, column > deepestIndent {
                return Excess(line: line, column: column, message: tooDeep)
            }
            if scalar == "[" || scalar == "{" {
                brackets += 1
                if brackets > mostBrackets {
                    return Excess(
                        line: line, column: column,
                        message: "more than \(mostBrackets) brackets; split the pack")
                }
            }
            previous = scalar
        }
        return nil
    }

    static let tooDeep = "nested too deep; a pack nests at most \(deepest) levels"

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }

    /// What stands before the first word of a line and may nest: `- - ? - x`.
    private static func isIndentation(_ scalar: Unicode.Scalar) -> Bool {
        [" ", "\t", "-", "?", ":"].contains(scalar)
    }

    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        isBreak(scalar) || [" ", "\t", "\r", "[", "{", ",", ":", "\u{FEFF}"].contains(scalar)
    }

    private static func isAnchorName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar == "_" || scalar == "-"
    }

    private static func reason(_ error: YamlError, in text: String) -> (Spot, String) {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let whole = context.map { "\(problem) \($0.text)" } ?? problem
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

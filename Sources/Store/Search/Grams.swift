/// The words of a text as a stock tokenizer can index them, for Chinese has no spaces.
///
/// A run of Chinese becomes its overlapping pairs and its last character (`张三丰` → `张三 三丰 丰`),
/// any other run of letters and digits a word. Everything else parts the runs.
package enum Grams {
    /// What of a query is looked at; the rest of a longer one is left out.
    package static let mostWords = 16
    package static let longestQuery = 200

    /// What stands in the index for `text`: grams with spaces between them, in their order.
    package static func tokens(of text: String) -> String {
        var grams: [String] = []
        for word in words(of: text) {
            for run in word { append(run, closing: true, to: &grams) }
        }
        return grams.joined(separator: " ")
    }

    /// An FTS5 query for texts that hold every word of `query`; nil when it has no letter or digit,
    /// and so finds nothing. Never a syntax error, for only letters and digits go in.
    package static func query(_ query: String) -> String? {
        let phrases = phrases(of: query).map(\.asQuery)
        return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
    }

    /// `grams`, as `tokens` gives them, as PostgreSQL writes a tsvector: each with its place. It
    /// knows no places behind 16,383; what stands there is found, but not as a phrase.
    package static func vector(of grams: String) -> String {
        grams.split(separator: " ").enumerated()
            .map { "'\($1)':\(min($0 + 1, 16_383))" }
            .joined(separator: " ")
    }

    /// A tsquery of PostgreSQL for the texts that `query` finds; nil as there.
    package static func textQuery(_ query: String) -> String? {
        let phrases = phrases(of: query).map(\.asTextQuery)
        return phrases.isEmpty ? nil : phrases.joined(separator: " & ")
    }

    /// Whether `query` would find `text` if that stood in an index: for a text of which a reader may
    /// see less than the index holds.
    package static func finds(_ query: String, in text: String) -> Bool {
        let grams = tokens(of: text).split(separator: " ").map(String.init)
        let phrases = phrases(of: query)
        return !phrases.isEmpty && phrases.allSatisfy { $0.occurs(in: grams) }
    }

    private static func phrases(of query: String) -> [Phrase] {
        let start = String(String.UnicodeScalarView(query.unicodeScalars.prefix(longestQuery)))
        return words(of: start).prefix(mostWords).map(Phrase.init)
    }

    /// The grams of one word must follow each other; a character that ends it may go on in the text.
    private struct Phrase {
        var grams: [String] = []
        let isOpen: Bool

        init(_ word: [Run]) {
            for run in word.dropLast() { Grams.append(run, closing: true, to: &grams) }
            if let last = word.last { Grams.append(last, closing: false, to: &grams) }
            isOpen = word.last.map { $0.isChinese && $0.scalars.count == 1 } ?? false
        }

        var asQuery: String { "\"\(grams.joined(separator: " "))\"" + (isOpen ? "*" : "") }

        var asTextQuery: String {
            "(" + grams.map { "'\($0)'" }.joined(separator: " <-> ") + (isOpen ? ":*)" : ")")
        }

        func occurs(in text: [String]) -> Bool {
            guard text.count >= grams.count else { return false }
            return (0...text.count - grams.count).contains { start in
                grams.indices.allSatisfy { index in
                    let isLast = index == grams.count - 1
                    return isLast && isOpen
                        ? text[start + index].hasPrefix(grams[index])
                        : text[start + index] == grams[index]
                }
            }
        }
    }

    /// - Parameter closing: with the last character of a Chinese run by itself.
    private static func append(_ run: Run, closing: Bool, to grams: inout [String]) {
        guard run.isChinese else { return grams.append(spelled(run.scalars[...])) }
        let count = run.scalars.count
        for index in 0..<count - 1 { grams.append(spelled(run.scalars[index...index + 1])) }
        if closing || count == 1 { grams.append(spelled(run.scalars[(count - 1)...])) }
    }

    /// FTS5's tokenizer knows Unicode 6.1, and parts words at what isn't a letter or a number to
    /// it: whatever else belongs to a word (𠮷, the vowels of ᥖᥭᥰ) is written by its number.
    private static func spelled(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars {
            if isToken(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "x" + String(scalar.value, radix: 16)
            }
        }
        return text
    }

    private static func isToken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DB5, 0x4E00...0x9FCB:
            return true
        case 0x1_0000...: return false
        default: break
        }
        guard let age = scalar.properties.age, (age.major, age.minor) <= (6, 1) else {
            return false
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    // MARK: Runs

    private struct Run {
        let isChinese: Bool
        var scalars: [Unicode.Scalar]
    }

    private enum Kind { case chinese, other, space }

    /// Words, each of the runs that stand together without anything between them (`5号楼` has two).
    private static func words(of text: String) -> [[Run]] {
        var words: [[Run]] = []
        var word: [Run] = []
        for original in text.unicodeScalars {
            let scalar = Folding.folded(original)
            switch kind(of: scalar) {
            case .space:
                if !word.isEmpty { words.append(word) }
                word = []
            case let kind:
                let isChinese = kind == .chinese
                if word.last?.isChinese == isChinese {
                    word[word.count - 1].scalars.append(scalar)
                } else {
                    word.append(Run(isChinese: isChinese, scalars: [scalar]))
                }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return .other
        case 0..<0x80: return .space
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFD:
            return .chinese
        default:
            let properties = scalar.properties
            return properties.isAlphabetic || properties.numericType != nil ? .other : .space
        }
    }
}

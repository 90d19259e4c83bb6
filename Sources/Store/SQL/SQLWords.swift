/// An SQL text cut into words, single signs, quoted texts, and spaces and comments. Joined they
/// are the text again.
struct SQLWords {
    private let characters: [Character]
    private var at = 0

    init(of text: String) { characters = Array(text) }

    static func isSpace(_ word: String) -> Bool {
        word.hasPrefix("--") || word.hasPrefix("/*") || word.allSatisfy(\.isWhitespace)
    }

    var all: [String] {
        var reader = self
        var words: [String] = []
        while let word = reader.next() { words.append(word) }
        return words
    }

    private mutating func next() -> String? {
        guard at < characters.count else { return nil }
        let start = at
        let first = characters[at]
        at += 1
        switch first {
        case "'", "\"": skip { $0 == first }
        case "-" where peek == "-": skip { $0.isNewline }
        case "/" where peek == "*": skipComment()
        case _ where first.isWhitespace: skipWhile(\.isWhitespace)
        case _ where Self.isPartOfWord(first): skipWhile(Self.isPartOfWord)
        default: break
        }
        return String(characters[start..<at])
    }

    private var peek: Character? { at < characters.count ? characters[at] : nil }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    /// To behind the first character that `isEnd`.
    private mutating func skip(_ isEnd: (Character) -> Bool) {
        while let character = peek {
            at += 1
            if isEnd(character) { return }
        }
    }

    private mutating func skipWhile(_ belongs: (Character) -> Bool) {
        while let character = peek, belongs(character) { at += 1 }
    }

    private mutating func skipComment() {
        at += 1
        while let character = peek {
            at += 1
            if character == "*", peek == "/" {
                at += 1
                return
            }
        }
    }

    /// `words` with `replacement` wherever the words of `text` stand one after the other.
    static func replacing(
        _ text: String, by replacement: String, in words: [String]
    ) -> [String] {
        let pattern = SQLWords(of: text).all.filter { !isSpace($0) }
        var out: [String] = []
        var rest = words[...]
        while let word = rest.first {
            if let length = prefix(of: rest, matching: pattern) {
                if !replacement.isEmpty { out.append(replacement) }
                rest = rest.dropFirst(length)
            } else {
                out.append(word)
                rest = rest.dropFirst()
            }
        }
        return out
    }

    /// How many of `words` make up `pattern`, any space between them; nil for another text.
    private static func prefix(of words: ArraySlice<String>, matching pattern: [String]) -> Int? {
        var length = 0
        var wanted = pattern[...]
        for word in words {
            guard let next = wanted.first else { return length }
            length += 1
            if length > 1, isSpace(word) { continue }
            guard word.uppercased() == next else { return nil }
            wanted = wanted.dropFirst()
        }
        return wanted.isEmpty ? length : nil
    }
}

/// What the rules' JSON forms have in common.
extension JSON {
    func id<Subject>(_: Subject.Type, _ key: String) -> ID<Subject>? {
        self[key]?.text.flatMap { ID($0) }
    }

    func word<Word: RawRepresentable<String>>(_ key: String, as _: Word.Type = Word.self) -> Word? {
        self[key]?.text.flatMap { Word(rawValue: $0) }
    }

    /// Nil when one of the list isn't such a word: a rule that can't be understood whole isn't
    /// understood at all.
    func words<Word: RawRepresentable<String>>(_ key: String, as _: Word.Type = Word.self)
        -> [Word]?
    {
        guard let list = self[key]?.list else { return nil }
        let words = list.compactMap { $0.text.flatMap { Word(rawValue: $0) } }
        return words.count == list.count ? words : nil
    }

    func amount(_ key: String) -> Amount? { self[key]?.text.flatMap { Amount($0) } }

    static func words<Word: RawRepresentable<String>>(_ words: some Sequence<Word>) -> JSON {
        .list(words.map { .text($0.rawValue) })
    }

    /// An object without the members that are nil.
    static func members(_ members: [String: JSON?]) -> [String: JSON] {
        members.compactMapValues { $0 }
    }
}

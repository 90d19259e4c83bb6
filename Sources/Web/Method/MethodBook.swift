import Kernel
import Synchronization

/// The packs that can be adopted or were, found by the id of a pack or of anything in it.
struct MethodBook: Sendable {
    /// Those that can be adopted, in the order of their files; then those that places wrote.
    let offers: [MethodOffer]
    private let byPack: [ID<MethodPack>: MethodOffer]
    /// By the ids of rules and of the numbers in them.
    private let byRule: [ID<Rule>: KnownRule]

    private struct KnownRule {
        let offer: MethodOffer
        /// By language; nil for a rule that waits for figures, which each place says for itself.
        let sentences: [Language: String]?
    }

    /// - Parameter shipped: the packs of the program's folder.
    /// - Parameter adopted: those that places work by and that read otherwise, latest first: what
    ///   they say counts where duties are told.
    init(_ shipped: [MethodOffer], adopted: [MethodOffer] = []) {
        let known = Set(shipped.map(\.pack.id))
        offers = shipped + adopted.filter { !known.contains($0.pack.id) }
        byPack = Dictionary(offers.map { ($0.pack.id, $0) }) { first, _ in first }
        byRule = (adopted + shipped).reduce(into: [:]) { rules, offer in
            for rule in offer.pack.rules {
                let sentences = Dictionary(
                    uniqueKeysWithValues: Language.allCases.map {
                        ($0, offer.telling(rule, $0.rawValue))
                    })
                let known = KnownRule(offer: offer, sentences: sentences)
                for id in [rule.id] + rule.figures.map(\.origin.id) where rules[id] == nil {
                    rules[id] = known
                }
            }
            for rule in offer.pack.open {
                let known = KnownRule(offer: offer, sentences: nil)
                for id in [rule.origin.id] + rule.figures.map(\.origin.id) where rules[id] == nil {
                    rules[id] = known
                }
            }
        }
    }

    subscript(id: ID<MethodPack>) -> MethodOffer? { byPack[id] }

    /// What the duty `word` of the rule's pack is called; the word itself where nobody knows.
    func term(_ word: String, of rule: ID<Rule>, in language: Language) -> String {
        byRule[rule]?.offer.wording(word)?.text(in: language) ?? word
    }

    /// The same in both languages.
    func wording(_ word: String, of rule: ID<Rule>) -> Wording {
        byRule[rule]?.offer.wording(word) ?? Wording(chinese: word, english: word)
    }

    /// A rule in a sentence, with the figures that the place of `rules` gave it; nil where nobody
    /// knows it.
    func sentence(_ rule: ID<Rule>, in rules: RuleSet, _ language: Language) -> String? {
        guard let known = byRule[rule] else { return nil }
        if let sentences = known.sentences { return sentences[language] }
        return rules[rule].map { known.offer.telling($0, language.rawValue) }
    }
}

/// The packs of the program's folder, and the texts that places adopted beside them.
package final class MethodLibrary: Sendable {
    let shipped: [MethodOffer]
    private let reading:
        @Sendable (_ text: String, _ file: String) throws(MethodTextFaults) -> MethodOffer
    private let latest: Mutex<Latest>

    private struct Latest {
        var adoptions: Int
        var book: MethodBook
    }

    /// - Parameter reading: reads the text of a pack that isn't in the folder.
    package init(
        _ shipped: [MethodOffer] = [],
        reading: @escaping @Sendable (String, String) throws(MethodTextFaults) -> MethodOffer
    ) {
        self.shipped = shipped
        self.reading = reading
        latest = Mutex(Latest(adoptions: 0, book: MethodBook(shipped)))
    }

    /// The pack in `text`, or what is wrong with it.
    func result(_ text: String, file: String) -> Result<MethodOffer, MethodTextFaults> {
        Result { () throws(MethodTextFaults) in try reading(text, file) }
    }

    /// With the texts of `adoptions`, which are all that were ever recorded: read again only when
    /// there are more of them.
    func book(of adoptions: [Adoption]) -> MethodBook {
        let known = latest.withLock { $0 }
        if known.adoptions == adoptions.count { return known.book }
        let book = MethodBook(shipped, adopted: adopted(adoptions))
        latest.withLock {
            if $0.adoptions < adoptions.count {
                $0 = Latest(adoptions: adoptions.count, book: book)
            }
        }
        return book
    }

    /// The texts that aren't the folder's, latest first. What no longer reads, as after an upgrade
    /// of the format, stays in force by its rules and is told by its ids.
    private func adopted(_ adoptions: [Adoption]) -> [MethodOffer] {
        let shipped = Dictionary(self.shipped.map { ($0.pack.id, $0.text) }) { first, _ in first }
        var seen: Set<String> = []
        return adoptions.reversed().compactMap { adoption in
            guard !adoption.text.isEmpty, shipped[adoption.pack] != adoption.text,
                seen.insert(adoption.text).inserted
            else { return nil }
            return result(adoption.text, file: adoption.file).value
        }
    }
}

extension Result {
    /// Nil for a failure.
    var value: Success? { if case .success(let value) = self { value } else { nil } }
}

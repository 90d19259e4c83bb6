package import Kernel

/// A method pack that a place may adopt, handed in by whoever reads packs: this side of the
/// program never sees YAML.
package struct MethodOffer: Sendable {
    package let pack: MethodPack
    /// The pack with a place's own figures, by name.
    package let adopting:
        @Sendable (
            _ values: [String: String], _ place: ID<Place>, _ from: Day
        ) throws(MethodFault) -> Adoption
    /// A rule in a sentence, in the language of a BCP 47 tag; nil for another pack's rule.
    package let explaining: @Sendable (_ rule: ID<Rule>, _ language: String) -> String?

    package init(
        pack: MethodPack,
        adopting:
            @escaping @Sendable ([String: String], ID<Place>, Day) throws(MethodFault) ->
            Adoption,
        explaining: @escaping @Sendable (ID<Rule>, String) -> String?
    ) {
        self.pack = pack
        self.adopting = adopting
        self.explaining = explaining
    }
}

/// Why a place can't adopt a pack with these figures.
package struct MethodFault: Error, Hashable, Sendable {
    /// The parameters that are missing or out of their bounds.
    package let parameters: [String]

    package init(parameters: [String]) { self.parameters = parameters }
}

extension [MethodOffer] {
    /// What the duty `word` of the rule's pack is called; the word itself where nobody knows.
    func term(_ word: String, of rule: ID<Rule>, in language: Language) -> String {
        let pack = first {
            $0.pack.rules.contains { $0.id == rule }
                || $0.pack.open.contains { $0.origin.id == rule }
        }
        return pack?.pack.terms[word]?.text(in: language) ?? word
    }

    func sentence(_ rule: ID<Rule>, in language: Language) -> String? {
        lazy.compactMap { $0.explaining(rule, language.rawValue) }.first
    }
}

extension Wording {
    func text(in language: Language) -> String { language == .zhHans ? chinese : english }
}

package import Kernel

/// A method pack that a place may adopt, handed in by whoever reads packs: this side of the
/// program never sees YAML.
package struct MethodOffer: Sendable {
    package let pack: MethodPack
    /// The pack as it was written.
    package let text: String
    /// The pack with a place's own figures, by name.
    package let adopting:
        @Sendable (
            _ values: [String: String], _ place: ID<Place>, _ from: Day, _ leavingOpen: Bool
        ) throws(MethodFault) -> Adoption
    /// A rule of the pack in a sentence, in the language of a BCP 47 tag.
    package let telling: @Sendable (_ rule: Rule, _ language: String) -> String

    package init(
        pack: MethodPack, text: String,
        adopting:
            @escaping @Sendable ([String: String], ID<Place>, Day, Bool) throws(MethodFault) ->
            Adoption,
        telling: @escaping @Sendable (Rule, String) -> String
    ) {
        self.pack = pack
        self.text = text
        self.adopting = adopting
        self.telling = telling
    }

    /// What a term or a role of the pack is called; nil for another's.
    func wording(_ word: String) -> Wording? {
        pack.terms[word] ?? pack.roles.first { $0.id.text == word }?.name
    }
}

/// Why a place can't adopt a pack with these figures.
package struct MethodFault: Error, Hashable, Sendable {
    /// The parameters that are missing or out of their bounds.
    package let parameters: [String]

    package init(parameters: [String]) { self.parameters = parameters }
}

/// What the author of a pack has to put right, in the order of its text; never empty.
package struct MethodTextFaults: Error, Hashable, Sendable {
    package struct Fault: Hashable, Sendable {
        /// 1 is the first, of lines and of characters.
        package let line: Int
        package let column: Int
        package let message: String

        package init(line: Int, column: Int, message: String) {
            self.line = line
            self.column = column
            self.message = message
        }
    }

    package let all: [Fault]

    package init(all: [Fault]) { self.all = all }
}

extension Wording {
    func text(in language: Language) -> String { language == .zhHans ? chinese : english }
}

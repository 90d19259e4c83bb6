internal import Kernel

extension Checks {
    /// No pack can make officials write down opinions, faith, ethnicity or labels of persons: not
    /// by a name, and not by the words that a page would show for it.
    static func forbiddenWords(in draft: PackDraft) -> [PackFault] {
        let named = draft.definitions.compactMap { mention in
            fault(at: mention.field, of: mention.name, shown: draft.wording(of: mention), in: draft)
        }
        let listed = draft.rules.compactMap { drafted -> PackFault? in
            guard case .limit(let rule) = drafted.rule else { return nil }
            return fault(at: drafted.field, of: rule.id.text, shown: rule.about, in: draft)
        }
        return named + listed
    }

    private static func fault(
        at field: Field, of name: String, shown wording: Wording?, in draft: PackDraft
    ) -> PackFault? {
        let names = [name, wording?.chinese, wording?.english].compactMap(\.self)
        guard let word = names.lazy.compactMap(ForbiddenWord.found).first else { return nil }
        return draft.fault(
            field,
            "'\(name)' names what is never recorded ('\(word)'); a pack may ask for matters and "
                + "services, not for labels of persons")
    }
}

extension PackDraft {
    fileprivate func wording(of mention: Mention) -> Wording? {
        switch mention.kind {
        case .term: terms[mention.name]
        case .role: roles.first { $0.id.text == mention.name }?.name
        case .parameter: parameters.first { $0.name == mention.name }?.wording
        case .mechanism, .rule: nil
        }
    }
}

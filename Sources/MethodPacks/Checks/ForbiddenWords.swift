internal import Kernel

extension Checks {
    /// No pack can make officials write down opinions, faith, ethnicity or labels of persons: not
    /// by a name, and not by the words that a page would show for it.
    static func forbiddenWords(in draft: PackDraft) -> [PackFault] {
        let named = draft.definitions.compactMap { mention in
            fault(
                at: mention.field, of: mention.name,
                in: [mention.name] + (draft.wording(of: mention)?.texts ?? []), draft)
        }
        let written = draft.rules.compactMap { drafted in
            fault(
                at: drafted.field, of: drafted.rule.id.text, in: drafted.rule.ownTexts, draft)
        }
        return named + written
    }

    private static func fault(
        at field: Field, of name: String, in texts: [String], _ draft: PackDraft
    ) -> PackFault? {
        guard let word = texts.lazy.compactMap(ForbiddenWord.found).first else { return nil }
        return draft.fault(
            field,
            "'\(name)' names what is never recorded ('\(word)'); a pack may ask for matters and "
                + "services, not for labels of persons")
    }
}

extension Wording {
    fileprivate var texts: [String] { [chinese, english] }
}

extension Rule {
    /// What the rule itself writes out for the page, beside the pack's own words.
    fileprivate var ownTexts: [String] {
        let units = figures.map(\.bound.unit)
        return switch self {
        case .limit(let rule): rule.about.texts + units
        case .service(let rule): (rule.guide?.texts ?? []) + rule.sites.map(\.unit) + units
        default: units
        }
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

internal import Kernel

extension Checks {
    /// No pack can make officials write down opinions, faith, ethnicity or labels of persons.
    static func forbiddenWords(in draft: PackDraft) -> [PackFault] {
        draft.definitions.compactMap { mention in
            let wording = mention.kind == .term ? draft.terms[mention.name] : nil
            let names = [mention.name, wording?.chinese, wording?.english].compactMap(\.self)
            guard let word = names.lazy.compactMap(ForbiddenWord.found).first else { return nil }
            return draft.fault(
                mention.field,
                "'\(mention.name)' names what is never recorded ('\(word)'); a pack may ask for "
                    + "matters and services, not for labels of persons")
        }
    }
}

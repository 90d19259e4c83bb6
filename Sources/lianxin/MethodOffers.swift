import Kernel
import MethodPacks
import Web

extension Packs {
    /// The packs as the server's pages offer them.
    var offers: [MethodOffer] {
        files.map { file in
            let sentences = file.pack.sentences
            return MethodOffer(
                pack: file.pack,
                adopting: { values, place, day throws(MethodFault) in
                    do throws(AdoptionFault) {
                        return try file.adopting(with: values, at: place, from: day)
                    } catch {
                        throw MethodFault(parameters: error.parameters)
                    }
                },
                explaining: { rule, language in
                    sentences[PackLanguage(rawValue: language) ?? .chinese]?[rule]
                })
        }
    }
}

extension MethodPack {
    /// What each rule says, made once: pages say the same sentences all day.
    fileprivate var sentences: [PackLanguage: [ID<Rule>: String]] {
        Dictionary(
            uniqueKeysWithValues: PackLanguage.allCases.map { language in
                let explanation = Explanation(of: self, in: language)
                let all =
                    open.map { ($0.origin.id, explanation.sentence($0.widest)) }
                    + rules.map { ($0.id, explanation.sentence($0)) }
                return (language, Dictionary(all) { _, last in last })
            })
    }
}

extension AdoptionFault {
    fileprivate var parameters: [String] {
        switch self {
        case .missing(let parameters): parameters.map(\.name)
        case .unknown(let name, _): [name]
        case .unsound(let parameter, _): [parameter.name]
        // Which of them together make the pack unsound, the faults can't say.
        case .faults: []
        }
    }
}

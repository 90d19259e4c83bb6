import Kernel
import MethodPacks
import Web

extension Packs {
    /// The packs as the server's pages offer them.
    var offers: [MethodOffer] {
        files.map { file in
            MethodOffer(
                pack: file.pack,
                adopting: { values, place, day throws(MethodFault) in
                    do throws(AdoptionFault) {
                        return try file.adopting(with: values, at: place, from: day)
                    } catch {
                        throw MethodFault(parameters: error.parameters)
                    }
                },
                explaining: { rule, language in
                    let language: PackLanguage = PackLanguage(rawValue: language) ?? .chinese
                    let explanation = Explanation(of: file.pack, in: language)
                    return file.pack.rules.first { $0.id == rule }.map(explanation.sentence)
                        ?? file.pack.open.first { $0.origin.id == rule }
                        .map { explanation.sentence($0.widest) }
                })
        }
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

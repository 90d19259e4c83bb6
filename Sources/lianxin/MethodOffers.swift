import Kernel
import MethodPacks
import Web

extension Packs {
    /// The packs as the server's pages offer them, and the reader for those that places write.
    var library: MethodLibrary {
        MethodLibrary(files.map(MethodOffer.init)) { text, file throws(MethodTextFaults) in
            do throws(PackFaults) {
                return MethodOffer(try PackFile(bytes: Array(text.utf8), file: file))
            } catch {
                throw MethodTextFaults(
                    all: error.all.map { fault in
                        let way = fault.key.isEmpty ? "" : " (\(fault.key))"
                        return MethodTextFaults.Fault(
                            line: fault.line, column: fault.column, message: fault.message + way)
                    })
            }
        }
    }
}

extension MethodOffer {
    init(_ file: PackFile) {
        let explanations = Dictionary(
            uniqueKeysWithValues: PackLanguage.allCases.map {
                ($0, Explanation(of: file.pack, in: $0))
            })
        self.init(
            pack: file.pack, text: file.text,
            adopting: { values, place, day, leavingOpen throws(MethodFault) in
                do throws(AdoptionFault) {
                    return try file.adopting(
                        with: values, at: place, from: day, leavingOpen: leavingOpen)
                } catch {
                    throw MethodFault(parameters: error.parameters)
                }
            },
            telling: { rule, language in
                explanations[PackLanguage(rawValue: language) ?? .chinese]?.sentence(rule) ?? ""
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

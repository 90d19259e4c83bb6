package import Kernel
internal import Yams

/// Reads a method pack: first its shape, then its meaning; all faults of a pass at once.
package enum PackReader {
    /// The pack in `bytes`, with the figures of a place where `values` gives them.
    ///
    /// - Parameter file: the name that faults carry.
    /// - Parameter values: figures for parameters, by name; rules that lack one stay open.
    /// - Throws: every fault, in the order of the file.
    package static func read(
        _ bytes: [UInt8], file: String, values: [String: String] = [:]
    ) throws(PackFaults) -> MethodPack {
        let root: Node
        switch PackText.root(bytes, file: file) {
        case .failure(let fault): throw PackFaults(all: [fault])
        case .success(let node): root = node
        }
        var reading = PackReading(file: file, values: values)
        reading.pack(Field(node: root, path: ""))
        let faults = reading.faults + Checks.faults(in: reading.draft)
        guard faults.isEmpty, let pack = reading.draft.pack else {
            throw PackFaults(all: Array(Set(faults)).sorted())
        }
        return pack
    }
}

extension PackDraft {
    /// The typed pack; nil when something that it needs is missing, which is a fault already.
    fileprivate var pack: MethodPack? {
        guard let id, let name, let level else { return nil }
        // Only the keys are sorted: a rule is a large value.
        let keys = rules.map { ($0.rule.origin.line, $0.field.column) }
        let sorted = rules.indices.sorted { keys[$0] < keys[$1] }.map { rules[$0] }
        return MethodPack(
            id: id, version: version, name: name, level: level, source: source,
            yields: yields, mechanisms: mechanisms, roles: roles, parameters: parameters,
            terms: terms,
            noteTypes: noteTypes,
            rules: sorted.filter(\.waiting.isEmpty).map(\.rule),
            open: sorted.filter { !$0.waiting.isEmpty }
                .map {
                    OpenRule(parameters: $0.waiting, widest: $0.rule, narrowest: $0.narrowest)
                }, file: file)
    }
}

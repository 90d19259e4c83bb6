import Foundation
package import Kernel

/// All packs of a folder, in the order of their file names.
package struct Packs: Sendable {
    package let files: [PackFile]

    package var all: [MethodPack] { files.map(\.pack) }

    /// Reads every `*.yaml` of `folder` (not of the folders in it).
    ///
    /// - Throws: `PackFaults` with the faults of all files; two packs, mechanisms or rules of one
    ///   id are faults too.
    package static func load(from folder: String) throws -> Packs {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        var files: [PackFile] = []
        var faults: [PackFault] = []
        for name in names {
            do throws(PackFaults) {
                files.append(try PackFile.read(folder + "/" + name))
            } catch {
                faults += error.all
            }
        }
        faults += repeated(in: files.map(\.pack))
        guard faults.isEmpty else { throw PackFaults(all: faults.sorted()) }
        return Packs(files: files)
    }

    package subscript(id: ID<MethodPack>) -> PackFile? { files.first { $0.pack.id == id } }

    /// The pack to which a pack, mechanism or rule of this id belongs.
    package func pack(of id: String) -> MethodPack? {
        all.first { pack in
            pack.id.text == id || pack.mechanisms.contains { $0.id.text == id }
                || pack.ruleIDs.contains { $0.id.text == id }
        }
    }

    private static func repeated(in packs: [MethodPack]) -> [PackFault] {
        var first: [String: String] = [:]
        var faults: [PackFault] = []
        for pack in packs {
            let ids =
                [("pack", pack.id.text, 1)] + pack.mechanisms.map { ("mechanism", $0.id.text, 1) }
                + pack.ruleIDs.map { ("rule", $0.id.text, $0.line) }
            for (noun, id, line) in ids {
                guard let other = first["\(noun) \(id)"] else {
                    first["\(noun) \(id)"] = pack.file
                    continue
                }
                faults.append(
                    PackFault(
                        file: pack.file, line: line, column: 1, key: "",
                        message: "\(noun) '\(id)' is already in \(other)"))
            }
        }
        return faults
    }
}

extension MethodPack {
    /// The id of every rule and of every number in it, with its line.
    fileprivate var ruleIDs: [(id: ID<Rule>, line: Int)] {
        var seen: Set<ID<Rule>> = []
        return
            (rules.map { ($0.id, $0.origin.line) } + open.map { ($0.origin.id, $0.origin.line) }
            + (rules.flatMap(\.figures) + open.flatMap(\.figures))
            .map { ($0.origin.id, $0.origin.line) })
            .filter { seen.insert($0.0).inserted }
    }
}

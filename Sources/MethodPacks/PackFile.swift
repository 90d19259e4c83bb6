import Foundation
package import Kernel

/// A pack with the text that it was read from, so that a place can put its figures in.
package struct PackFile: Sendable {
    package let pack: MethodPack
    private let bytes: [UInt8]

    /// The pack as it was written.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Reads the pack at `path`.
    ///
    /// - Throws: `PackFaults` for what the author must put right; a file that can't be read or
    ///   isn't a file is a fault too.
    package static func read(_ path: String) throws(PackFaults) -> PackFile {
        // One byte more than a pack may have: a larger file, or a device, isn't read to its end.
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: PackText.largest + 1) ?? Data()
        else {
            let message = "no such file, or it can't be read"
            throw PackFaults(all: [
                PackFault(file: path, line: 1, column: 1, key: "", message: message)
            ])
        }
        try? handle.close()
        return try PackFile(bytes: [UInt8](data), file: path)
    }

    package init(bytes: [UInt8], file: String) throws(PackFaults) {
        pack = try PackReader.read(bytes, file: file)
        self.bytes = bytes
    }
}

/// Why a place can't adopt a pack with these figures.
package enum AdoptionFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Parameters without a figure, in the order of the pack.
    case missing([PackParameter])
    case unknown(String, allowed: [String])
    case unsound(PackParameter, value: String)
    /// With these figures the pack is no longer sound.
    case faults(PackFaults)

    package var description: String {
        switch self {
        case .missing(let parameters):
            "the pack leaves these to the place: "
                + parameters.map { "\($0.name) (\($0.wording.english); \($0.type.words))" }
                .joined(separator: ", ")
        case .unknown(let name, let allowed): MethodPacks.unknown("parameter", name, among: allowed)
        case .faults(let faults): faults.description
        case .unsound(let parameter, let value):
            "\(parameter.name) can't be '\(value)'; it takes \(parameter.type.words)"
        }
    }
}

extension PackFile {
    /// The pack with the figures of `place`, in force there from `day` on.
    ///
    /// - Parameter values: a figure for each parameter, by name: `10`, or `10wd` with its unit.
    /// - Parameter leavingOpen: rules that lack a figure aren't in force, rather than a fault.
    package func adopting(
        with values: [String: String], at place: ID<Place>, from day: Day,
        leavingOpen: Bool = false
    ) throws(AdoptionFault) -> Adoption {
        let figures = try figures(values, leavingOpen: leavingOpen)
        let whole: MethodPack
        do throws(PackFaults) {
            whole = try PackReader.read(bytes, file: pack.file, values: figures)
        } catch {
            throw .faults(error)
        }
        return Adoption(
            pack: pack.id, version: pack.version, file: pack.file, name: pack.name,
            level: pack.level, place: place, from: day, parameters: figures, roles: pack.roles,
            noteTypes: pack.noteTypes.compactMap { word in
                pack.terms[word].map { NoteType(word: word, name: $0) }
            }, rules: whole.rules,
            waiting: whole.open.map {
                WaitingRule(rule: $0.origin.id, parameters: $0.parameters.withoutRepeats)
            }, text: text, yields: pack.yields)
    }

    /// `values` in the form in which the rules take them.
    private func figures(
        _ values: [String: String], leavingOpen: Bool
    ) throws(AdoptionFault) -> [String: String] {
        let names = pack.parameters.map(\.name)
        if let name = values.keys.filter({ !names.contains($0) }).min() {
            throw .unknown(name, allowed: names)
        }
        let missing = pack.parameters.filter { values[$0.name] == nil }
        guard missing.isEmpty || leavingOpen else { throw .missing(missing) }
        var figures: [String: String] = [:]
        for parameter in pack.parameters {
            guard let given = values[parameter.name] else { continue }
            guard let figure = parameter.type.value(given) else {
                throw .unsound(parameter, value: given)
            }
            figures[parameter.name] = figure
        }
        return figures
    }
}

extension [String] {
    /// Each once, at its first place.
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension ParameterType {
    /// `5 to 60 working days`.
    package var words: String {
        let unit = unit.flatMap { Amount("2\($0)")?.unitName }
        guard let range else { return "a day such as 2026-03-01" }
        return "\(range.lowerBound) to \(range.upperBound)" + (unit.map { " \($0)" } ?? "")
    }
}

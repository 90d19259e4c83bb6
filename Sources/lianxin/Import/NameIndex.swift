import Kernel
import Spreadsheet

/// What the register has by the names that a batch of rows uses in place of codes: offices write
/// 联系干部 by name.
struct NameIndex: Sendable {
    var officials: [String: [Named<Official>]] = [:]
    var units: [String: [Named<HandlingUnit>]] = [:]
    var zones: [String: [Named<ResponsibilityZone>]] = [:]

    /// A dry run without a register takes every name.
    var acceptsAll = false
}

/// One who bears a name, and where she belongs.
struct Named<Subject>: Hashable, Sendable {
    let code: ID<Subject>
    let place: ID<Place>
}

extension RowCells {
    /// The code in the cell, or that of the only one who bears the name in it; of several, the one
    /// nearest to `place`.
    mutating func reference<Subject>(
        _ field: Field, among known: [String: [Named<Subject>]], near place: ID<Place>?,
        isRequired: Bool = false
    ) -> ID<Subject>? {
        let text = raw(field).trimmed
        guard !CellForms.isNothing(text) else {
            if isRequired { note(.missing, field) }
            return nil
        }
        return reference(text, field, among: known, near: place)
    }

    /// All codes or names in the cell, which a sign or a space parts.
    mutating func references<Subject>(
        _ field: Field, among known: [String: [Named<Subject>]], near place: ID<Place>?
    ) -> [ID<Subject>] {
        NameIndex.parts(of: raw(field)).compactMap {
            reference($0, field, among: known, near: place)
        }
    }

    private mutating func reference<Subject>(
        _ text: String, _ field: Field, among known: [String: [Named<Subject>]],
        near place: ID<Place>?
    ) -> ID<Subject>? {
        if let code = NameIndex.code(text) { return ID(code) }
        guard !names.acceptsAll else { return nil }
        let all = known[text] ?? []
        let near = all.filter { $0.isNear(place) }
        if let only = all.count == 1 ? all.first : near.count == 1 ? near.first : nil {
            return only.code
        }
        note(all.isEmpty ? .noneNamed : .severalNamed(all.count), field)
        return nil
    }
}

extension NameIndex {
    /// `text` as a code; nil where it can only be a name.
    static func code(_ text: String) -> String? {
        guard case .success(let code) = CellForms.code(text), ID<Place>(code) != nil else {
            return nil
        }
        return code
    }

    static func parts(of cell: String) -> [String] {
        guard !CellForms.isNothing(cell) else { return [] }
        return cell.split { "、,，;；/|\n\r\r\n".contains($0) || $0 == "　" }
            .map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

extension Named {
    /// In the same place, above it or below it, as far as statistical codes tell.
    fileprivate func isNear(_ other: ID<Place>?) -> Bool {
        guard let other else { return false }
        return other.text.hasPrefix(place.text) || place.text.hasPrefix(other.text)
    }
}

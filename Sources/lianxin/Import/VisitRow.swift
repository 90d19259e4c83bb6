import Kernel
import Spreadsheet

extension RowCells {
    /// A row of a diary of visits. Without columns that say otherwise a visit was paid at home and
    /// somebody was met.
    ///
    /// A row without an id gets one from all that it says, so that a second import of the file
    /// adds nothing; a row that was corrected in between is another visit.
    mutating func visit() -> Visit? {
        let household = householdID(.household, isRequired: false)
        let place = placeReference(isRequired: false)
        let official = reference(
            .official, among: names.officials, near: place, isRequired: true)
        let at = time(.at, isRequired: true)
        let kind = word(.kind, Vocabulary<Visit.Kind>.visitKinds) ?? .home
        let outcome = word(.outcome, Vocabulary<Visit.Outcome>.visitOutcomes) ?? .met
        let minutes = number(.minutes, 0...1440)
        let notes = notes()
        let givenID: ID<Visit>? = id(.id)
        let subject =
            household.map(Visit.Subject.household) ?? place.map(Visit.Subject.place)
        if subject == nil { note(.neitherHouseholdNorPlace, .household) }
        // A dry run without a register takes any name, and has no code for it.
        let unresolved: ID<Official>? = names.acceptsAll ? ID("unresolved") : nil
        guard let subject, let at, let official = official ?? unresolved else { return nil }
        let derived = Fingerprint(
            "\(subject)", official.text, at.moment.description, kind.rawValue, outcome.rawValue,
            "\(minutes ?? -1)", notes.map { $0.type + ":" + $0.text }.joined(separator: "\u{1E}"))
        guard let id = givenID ?? ID("import-\(derived)") else { return nil }
        return value(
            Visit(
                id: id, official: official, subject: subject, kind: kind, outcome: outcome,
                at: at.moment, minutes: minutes, notes: notes))
    }

    private mutating func notes() -> [DiaryEntry] {
        let (text, type) = (text(.notes), text(.noteType))
        guard !CellForms.isNothing(text) else { return [] }
        let types = type.split(separator: ";").map(String.init)
        let lines = text.split(separator: "\n").map(String.init)
        // An export writes several notes of one visit as so many types and lines.
        if types.count > 1, types.count == lines.count {
            return zip(types, lines).map { DiaryEntry(type: $0, text: $1) }
        }
        return [DiaryEntry(type: type.isEmpty ? Self.unsorted : type, text: text)]
    }

    /// The type of a note that nobody has sorted yet: packs have a duty for sorting.
    private static let unsorted = "unsorted"
}

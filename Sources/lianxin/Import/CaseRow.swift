import Kernel
import Spreadsheet

/// What a row of a list of cases says: messages, calls and slips of another system.
struct CaseRow: Hashable, Sendable {
    /// The id in the file, or one made from all that the row says: the same at every import.
    let sourceID: String
    /// Nil where the file doesn't say when.
    let at: Moment?
    /// Empty where the file has none.
    let title: String
    let text: String
    let kind: CaseKind
    let channel: Channel
    let place: ID<Place>
    let requesterName: String
    let phone: String
    let keepPrivate: Bool
    let isAnonymous: Bool
}

extension RowCells {
    /// A row of a list of cases. Without columns that say otherwise it is a request for help that
    /// came in with a batch.
    mutating func caseRow() -> CaseRow? {
        let title = text(.title)
        let text = raw(.text).isBlank && !title.isEmpty ? title : text(.text, isRequired: true)
        let place = placeReference()
        let at = time(.at)?.moment
        let kind = word(.kind, Vocabulary<CaseKind>.caseKinds) ?? .help
        let channel = word(.channel, Vocabulary<Channel>.channels) ?? .batch
        let requester = CellForms.isNothing(raw(.requester)) ? "" : name(.requester)
        let phone = phone()
        let keepPrivate = yesNo(.keepPrivate, default: false)
        let isAnonymous = yesNo(.isAnonymous, default: false)
        let id: ID<CaseRow>? = id(.id)
        guard let place else { return nil }
        let own =
            id?.text
            ?? "import-"
            + Fingerprint(
                title, text, place.text, at?.description ?? "", kind.rawValue, channel.rawValue,
                requester, phone
            ).description
        return value(
            CaseRow(
                sourceID: options.source.isEmpty ? own : "\(options.source):\(own)", at: at,
                title: title, text: text, kind: kind, channel: channel, place: place,
                requesterName: requester, phone: phone, keepPrivate: keepPrivate,
                isAnonymous: isAnonymous))
    }
}

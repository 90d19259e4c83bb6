/// The first thing that stands otherwise than the ledger says: what, where, and what should stand
/// there. Personal text is never part of it.
package struct Finding: Error, Hashable, Sendable {
    /// A stable word for scripts; the sentences are `inEnglish` and `inChinese`.
    package enum Kind: String, CaseIterable, Sendable {
        // The file as a whole.
        case fileDamaged, schemaChanged
        // The ledger in itself.
        case entryMissing, entryOutOfOrder, entryUnreadable, entryNotCanonical, entryMisplaced
        case timeChanged, timeRunsBack
        case keyMissing, keyUnopenable, textChanged, factsChanged
        case entryImpossible, numberOutOfTurn, otherRules
        // The tables that follow from it.
        case lastEntryMissing, rowChanged, rowMissing, rowAdded, searchChanged, keyOrphaned
    }

    package enum Place: Hashable, Sendable {
        case database
        /// `subject` as people name it, such as `case 202600001234`; nil where it isn't known.
        case entry(position: Int64, sequence: Int?, subject: String?)
        /// `key` as `number = 202600001234`.
        case row(table: String, key: String, column: String?)
    }

    package let kind: Kind
    package let place: Place
    /// What stands there now, and what should; empty where there is nothing to say.
    package let stands: String
    package let follows: String

    init(_ kind: Kind, _ place: Place, stands: String = "", follows: String = "") {
        self.kind = kind
        self.place = place
        self.stands = stands
        self.follows = follows
    }
}

/// What verification came to.
package struct Verdict: Hashable, Sendable {
    /// How far the ledger was read, and how many rows of state were compared, until the finding.
    package internal(set) var entries = 0
    package internal(set) var rows = 0
    /// Nil when everything stands as the ledger says.
    package internal(set) var finding: Finding?

    package var isClean: Bool { finding == nil }
}

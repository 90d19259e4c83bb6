extension Finding {
    /// One sentence or two: where, what stands there, what the ledger says.
    package var inEnglish: String {
        let spot = placeInEnglish
        return switch kind {
        case .fileDamaged: "The database file is damaged: \(stands)."
        case .schemaChanged:
            "\(spot) isn't as the program makes it: \(stands) stands there, it should be "
                + "\(follows)."
        case .entryMissing: "\(spot) is missing: \(stands) follows where \(follows) should."
        case .entryOutOfOrder:
            "\(spot) is out of order: \(stands) stands there, \(follows) should."
        case .entryUnreadable: "\(spot) can't be read: \(stands)."
        case .entryNotCanonical:
            "\(spot) isn't in the form in which we write: its bytes were changed."
        case .entryMisplaced: "\(spot) speaks of another: \(stands), not \(follows)."
        case .timeChanged:
            "The time of \(spot) was changed: \(stands) stands there, the entry itself says "
                + "\(follows)."
        case .timeRunsBack:
            "\(spot) was received at \(stands), but the one before it at \(follows): their order "
                + "or a time was changed."
        case .keyMissing:
            "\(spot) can't be opened: its key was destroyed, and the ledger records no erasure."
        case .keyUnopenable:
            "The key of \(spot) doesn't open: it was changed, or the folder's master key is "
                + "another one."
        case .textChanged: "The text of \(spot) was changed: its seal is broken."
        case .factsChanged:
            "\(spot) isn't what was recorded: it, or the entry before it, doesn't match its "
                + "commitment."
        case .entryImpossible: "\(spot) can't have happened: \(stands)."
        case .numberOutOfTurn:
            "\(spot) has a number out of turn: \(stands), where \(follows) is the next."
        case .otherRules:
            "\(spot) isn't what the methods adopted until then say."
        case .lastEntryMissing:
            "The last entry of \(spot) is missing: the row was made of \(stands) entries, the "
                + "ledger has \(follows)."
        case .rowChanged:
            "\(spot) was changed: \(stands) stands there, the ledger says \(follows)."
        case .rowMissing: "\(spot) is missing, though the ledger says that it is there."
        case .rowAdded: "\(spot) doesn't follow from the ledger: somebody added it."
        case .searchChanged: "\(spot) isn't found by the words that its entries have."
        case .keyOrphaned: "\(spot) belongs to no entry: the entries it was made for are gone."
        }
    }

    private var placeInEnglish: String {
        switch place {
        case .database: "The database"
        case .entry(let position, let sequence, let subject):
            "entry \(position)" + Self.details(sequence, subject) { "number \($0) of \($1)" }
        case .row(let table, let key, nil): "\(table), \(key)"
        case .row(let table, let key, let column?): "\(table), \(key), column \(column)"
        }
    }

    static func details(_ sequence: Int?, _ subject: String?, _ text: (Int, String) -> String)
        -> String
    {
        switch (sequence, subject) {
        case (let sequence?, let subject?): " (\(text(sequence, subject)))"
        case (nil, let subject?): " (\(subject))"
        default: ""
        }
    }
}

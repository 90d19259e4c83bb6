import Kernel

/// What a deed did, as the page after it says.
enum Done: String, CaseIterable, Sendable {
    case visit, visitAlready, note, duty, remark, urged, count, official, roles, methodRoles,
        disabled,
        enabled, adopted, signedOut
    case secondFactor, pickupCode, notice, step, suspended
}

/// What may be wrong with one field of a form.
enum FieldFault: String, CaseIterable, Sendable {
    case noText, noPlace, noKind, noChannel, noUnit, noDate, noReason, noChoice, noOutcome, noName
    case noCode, noPassword, noRole, noSuccessor
    case badNumber, badPhone, badDate, badTime, badCode, badParameter, badCharacter
    case unknownPlace, unknownUnit, unknownOfficial, tooLong, codeTaken, noNoteText, noFigure
    case disabledOfficial, dayToCome, badCount, severalOfficials
}

/// Refusals that don't come from the Kernel; the raw value is the API's stable word.
enum WebRefusal: String, CaseIterable, Sendable {
    case notSignedIn, wrongPassword, wrongOneTimeCode, lockedOut, wrongPickupCode, formExpired
    case stale, idTaken, keyReused, inFlight, tooLarge, tooMany, overloaded, diskFull, moved
    case notFound, malformed
    case outsideTerritory, inTheFuture, unknownNoteType, forbiddenNoteType, unknownHousehold
    case alreadyDone, notYourself, codeTaken, startsInThePast, alreadyAdopted
    case wrongLevel, notAdopted
    case sameOfficial, notInZone, countsDiffer
    case roleDoesntFit, countedHere
}

extension Words {
    func done(_ done: Done) -> String { self["done." + done.rawValue] }

    /// `Recorded: Promised.`
    func done(_ deed: Deed.Name) -> String { self("done.deed", ["deed": deedDone(deed)]) }

    func fault(_ fault: FieldFault) -> String { self["fault." + fault.rawValue] }

    func refusal(_ refusal: WebRefusal) -> String { self["refusal." + refusal.rawValue] }

    static var noticeKeys: Set<String> {
        Set(
            Done.allCases.map { "done." + $0.rawValue }
                + FieldFault.allCases.map { "fault." + $0.rawValue }
                + WebRefusal.allCases.map { "refusal." + $0.rawValue })
    }
}

import Kernel

/// Refusals in sentences: what happened, that nothing was lost, and what to do.
extension Words {
    func refusal(_ refusal: Refusal) -> String {
        switch refusal {
        case .unknownSuspensionReason(let allowed):
            self(
                "refusal.unknownSuspensionReason",
                ["allowed": list(allowed.map(suspensionReason))])
        case .scoreOutOfRange(let range):
            self("refusal.scoreOutOfRange", ["from": range.lowerBound, "to": range.upperBound])
        case .outcomeNotByClosure(let allowed):
            self("refusal.outcomeNotByClosure", ["allowed": list(allowed.map(outcome))])
        case .closingNeeds(let needs):
            self("refusal.closingNeeds", ["needs": list(needs.map(closingNeed))])
        case .skipsALevel(let next):
            self("refusal.skipsALevel", ["level": level(next)])
        case .silenceNotOver(let until):
            self("refusal.silenceNotOver", ["until": moment(until)])
        case .extensionNotLater(let than):
            self("refusal.extensionNotLater", ["than": moment(than)])
        case .unknownItem(let allowed):
            self("refusal.unknownItem", ["allowed": list(allowed)])
        case .unknownStep(let allowed):
            self("refusal.unknownStep", ["allowed": list(allowed)])
        case .wayNotAllowed(let allowed):
            self("refusal.wayNotAllowed", ["allowed": list(allowed.map(way))])
        case .stepsMissing(let steps): self("refusal.stepsMissing", ["steps": list(steps)])
        case .notOpen(let next?):
            self("refusal.notOpen", ["next": window(next)])
        case .notOpen(nil): self["refusal.neverOpen"]
        case .tooFarAhead(let until): self("refusal.tooFarAhead", ["until": day(until)])
        case .appointmentNotYet(let until):
            self("refusal.appointmentNotYet", ["until": moment(until)])
        case .extensionTooLong(let until):
            self("refusal.extensionTooLong", ["until": moment(until)])
        default: self.refusal(word: refusal.word)
        }
    }

    /// The sentence of a refusal that carries no values, by its stable word; a general sentence
    /// for a word that has none.
    func refusal(word: String) -> String { text("refusal." + word) ?? self["refusal.other"] }

    func list(_ words: [String]) -> String {
        words.joined(separator: language == .zhHans ? "、" : ", ")
    }
}

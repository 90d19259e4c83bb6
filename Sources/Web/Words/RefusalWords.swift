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

extension ServiceCase {
    /// The entries since it was registered or last reopened; a case that was reopened has to be
    /// replied to, asked about and signed anew.
    var entriesOfRound: ArraySlice<Entry> {
        entries[(entries.lastIndex { $0.deed.name == .reopening } ?? 0)...]
    }

    /// What the resident has said in this round, of each fact the last word.
    var wordsOfRound: ResidentsWords {
        entriesOfRound.reduce(into: ResidentsWords()) { words, entry in
            switch entry.deed {
            case .revisit(let answer), .signature(let answer):
                words = ResidentsWords(solved: answer.solved, satisfied: answer.satisfied)
            case .rating(let isSatisfied, _, _): words.satisfied = isSatisfied
            default: break
            }
        }
    }

    struct ResidentsWords: Hashable, Sendable {
        var solved: Solved?
        var satisfied: Bool?

        var isEmpty: Bool { solved == nil && satisfied == nil }
        var areContent: Bool { solved == .yes && satisfied == true }
    }
}

extension Deed {
    /// Whether the resident signs that it is done; a signature that says no is a word, no sign-off.
    var isSignOff: Bool {
        if case .signature(let answer) = self { answer.isContent } else { false }
    }
}

import Kernel

/// One thing that people bring up, with all that is said about it.
struct Matter: Sendable {
    let kinds: [CaseKind]
    let isDanger: Bool
    let isOnSite: Bool
    /// Comes up only where there are streets and blocks of flats.
    let isOfTown: Bool
    /// The unit that usually has it: in town and among the villages.
    let townUnit: String
    let villageUnit: String
    private(set) var titles = Lines()
    private(set) var facts = Lines()
    private(set) var effects = Lines()
    private(set) var asks = Lines()
    private(set) var replies = Lines()

    /// Sentences of which some fit only one of the matter's titles.
    struct Lines: Sendable {
        private(set) var all: [(variant: Int, phrase: Phrase)] = []

        /// Those that fit any title, and those of `variant`.
        func fitting(_ variant: Int) -> [Phrase] {
            all.lazy.filter { $0.variant == 0 || $0.variant == variant }.map(\.phrase)
        }

        fileprivate mutating func append(_ variant: Int, _ phrase: Phrase) {
            all.append((variant, phrase))
        }
    }

    /// Reads matters: a line `= kinds | units` begins one; then lines `T` title, `F` what is the
    /// case, `E` what it means for people, `A` what is asked, `R` what was done about it. `F2`
    /// fits only the title `T2`; without a number a line fits all.
    static func all(in text: String, isOnSite: Bool) -> [Matter] {
        var matters: [Matter] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { preconditionFailure("not a line: \(line)") }
            if parts[0] == "=" {
                matters.append(Matter(heading: parts[1], isOnSite: isOnSite))
            } else {
                matters[matters.count - 1].add(parts[0], Phrase(parts[1]))
            }
        }
        return matters
    }

    /// A wish isn't worded as advice.
    func titles(for kind: CaseKind) -> [(variant: Int, phrase: Phrase)] {
        guard kind == .wish else { return titles.all }
        let wishes = titles.all.filter { !$0.phrase.begins(with: "建议") }
        return wishes.isEmpty ? titles.all : wishes
    }

    private mutating func add(_ mark: Substring, _ phrase: Phrase) {
        let variant = Int(mark.dropFirst()) ?? 0
        switch mark.first {
        case "T": titles.append(variant, phrase)
        case "F": facts.append(variant, phrase)
        case "E": effects.append(variant, phrase)
        case "A": asks.append(variant, phrase)
        case "R": replies.append(variant, phrase)
        default: preconditionFailure("not a mark: \(mark)")
        }
    }

    private init(heading: Substring, isOnSite: Bool) {
        self.isOnSite = isOnSite
        let parts = heading.split(separator: "|").map { $0.split(separator: " ") }
        guard parts.count == 2, let first = parts[1].first, let last = parts[1].last else {
            preconditionFailure("not the heading of a matter: \(heading)")
        }
        isDanger = parts[0].contains("danger")
        isOfTown = parts[0].contains("town")
        kinds = parts[0].compactMap { CaseKind(rawValue: String($0)) }
        townUnit = String(first)
        villageUnit = String(last)
    }
}

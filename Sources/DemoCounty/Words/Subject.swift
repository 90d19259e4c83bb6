import Kernel

/// A field of daily life that residents raise matters from, with texts written for the demo.
///
/// Which subjects dominate, how strongly it varies over the year and how few places raise most of
/// it is shaped by published counts of one district's requests (Pingshan, Shenzhen, 2018-02 to
/// 2019-03), rounded and moved to a rural county; no count and no text is taken over.
struct Subject: Sendable {
    /// Its share, in thousandths.
    let weight: Int
    /// Demand in each month, January first; 10 is usual.
    let months: [Int]
    let matters: [Matter]

    /// - Parameter isOnSite: somebody has to go there and mend or look at something.
    init(weight: Int, months: [Int], isOnSite: Bool = false, _ text: String) {
        self.weight = weight
        self.months = months
        matters = Matter.all(in: text, isOnSite: isOnSite)
    }

    /// Demand over the year. The rains last from May to October, harvest and crushing from
    /// November to March.
    enum Season {
        static let level = [10, 6, 9, 10, 10, 11, 11, 11, 11, 10, 10, 10]
        static let summer = [8, 5, 8, 10, 12, 13, 14, 14, 13, 11, 9, 8]
        static let winter = [13, 7, 11, 9, 8, 8, 9, 9, 10, 11, 13, 13]
        static let dry = [10, 8, 13, 16, 14, 9, 8, 7, 7, 8, 10, 10]
        static let rain = [6, 4, 6, 8, 11, 14, 17, 17, 14, 10, 7, 6]
        static let terms = [6, 11, 12, 9, 9, 10, 8, 17, 16, 9, 9, 7]
        static let harvest = [14, 8, 12, 9, 8, 8, 8, 8, 10, 12, 14, 14]
    }

    static let all = [
        sanitation, municipal, environment, water, education, health, transport, safety, planning,
        community, market, culture, labour, civil, farming, power,
    ]
}

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

/// The matters by kind, each as often as its subject comes up in the month.
struct Catalogue: Sendable {
    let matters: [Matter]
    /// By kind in the order of `kinds`: indices of matters.
    private let byKind: [[Int]]
    /// By month, January first: the weight of each matter.
    private let weights: [[Int]]

    /// How often each kind comes up, in thousandths.
    static let kinds: [(kind: CaseKind, share: Int)] = [
        (.help, 330), (.complaint, 290), (.enquiry, 130), (.suggestion, 85), (.application, 55),
        (.dispute, 40), (.criticism, 25), (.wish, 25), (.praise, 20),
    ]

    init() {
        matters = Subject.all.flatMap(\.matters)
        byKind = Self.kinds.map { [matters] row in
            matters.indices.filter { matters[$0].kinds.contains(row.kind) }
        }
        weights = (0..<12).map { month in
            Subject.all.flatMap { subject in
                subject.matters.map { _ in
                    subject.weight * subject.months[month] * 10 / subject.matters.count
                }
            }
        }
    }

    func pick(ofKind kind: Int, inMonth month: Int, _ dice: inout Dice) -> Int {
        let choices = byKind[kind]
        return choices[dice.pick(weights: choices.map { weights[month - 1][$0] })]
    }
}

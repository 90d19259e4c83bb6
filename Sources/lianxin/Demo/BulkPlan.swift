import Kernel
import Store

/// Which model is lived again in which week, for whom and under which number.
///
/// The open cases are the demo's own, so that an office has as many in hand however long it has
/// worked; all others are ended ones that come again some weeks earlier or later.
struct BulkPlan {
    static let weeks = 520
    static let days = weeks * 7
    /// In milliseconds.
    static let week: Int64 = 7 * 86_400_000
    /// Registered, accepted, assigned, promised, replied to, revisited, closed: what goes on for
    /// longer is rare, and ten years of it don't fit on the disks that one measures with.
    private static let mostEntries = 7

    /// A case to come, before it has a number.
    private struct Draft {
        let at: Int64
        let model: Int
        let shift: Int64
    }

    private let end: Moment
    /// Of the models, those that are open, by their week.
    private let open: [Int: [Int]]
    /// The others, and for how long each was lived, the shortest first.
    private let ended: [Int]
    private let lengths: [Int64]
    private let toMake: Int
    private var made = 0
    private var serial = 0
    private var year = 0

    init(_ models: [CaseModel], cases: Int, end: Moment) {
        self.end = end
        func length(_ model: Int) -> Int64 {
            models[model].lastAt.milliseconds - models[model].registeredAt.milliseconds
        }
        let open = models.indices.filter { !models[$0].isEnded }
        let ended = models.indices.filter {
            models[$0].isEnded && models[$0].entryCount <= Self.mostEntries
        }.sorted { (length($0), $0) < (length($1), $1) }
        self.open = Dictionary(grouping: open) { model in
            let left = (end.milliseconds - 1 - models[model].registeredAt.milliseconds) / Self.week
            return Self.weeks - 1 - Int(left)
        }
        self.ended = ended
        lengths = ended.map(length)
        toMake = max(0, cases - open.count)
    }

    func end(of week: Int) -> Moment {
        Moment(milliseconds: end.milliseconds - Int64(Self.weeks - 1 - week) * Self.week)
    }

    /// In the order of their registration.
    mutating func cases(of week: Int, _ models: [CaseModel]) -> [CaseToMake] {
        var drafts = (open[week] ?? []).map {
            Draft(at: models[$0].registeredAt.milliseconds, model: $0, shift: 0)
        }
        // In the last week nothing that begins is sure to end.
        let weeks = Self.weeks - 1
        let count = week < weeks ? toMake * (week + 1) / weeks - toMake * week / weeks : 0
        let room = Int64(weeks - 1 - week) * Self.week
        let few = max(1, lengths.firstIndex { $0 >= room } ?? lengths.count)
        for _ in 0..<count {
            let model = ended[Int(random() % UInt64(few))]
            let at = models[model].registeredAt.milliseconds
            let own = Int64(Self.weeks - 1) - (end.milliseconds - 1 - at) / Self.week
            let shift = (Int64(week) - own) * Self.week
            drafts.append(Draft(at: at + shift, model: model, shift: shift))
        }
        drafts.sort { ($0.at, $0.model) < ($1.at, $1.model) }
        var cases: [CaseToMake] = []
        for draft in drafts { if let new = numbered(draft) { cases.append(new) } }
        return cases
    }

    private mutating func numbered(_ draft: Draft) -> CaseToMake? {
        let at = Moment(milliseconds: draft.at).day.year
        serial = at == year ? serial + 1 : 1
        year = at
        let phone = 13_000_000_000 + Int64(random() % 350_000) * 2_857
        return CaseNumber(year: year, serial: serial).map {
            CaseToMake(model: draft.model, number: $0, shift: draft.shift, phone: phone)
        }
    }

    /// The same in each run.
    private mutating func random() -> UInt64 {
        made += 1
        var mixed = UInt64(made) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

import Kernel
import Testing

/// Thousands of random deeds by random people, each through the counter as in the office: may she
/// know of it, may she do it, is it sound, does the state allow it. Whatever they try, what is
/// owed to the resident holds.
@Suite("whatever anybody tries")
struct RandomWalkTests {
    @Test(
        "the resident has the last word, and nothing that happened is lost",
        arguments: [UInt64(1), 2, 3, 4])
    func walks(seed: UInt64) {
        var dice = Dice(state: seed)
        var reached: Set<ServiceCase.State.Name> = []
        var outcomes: Set<Outcome> = []
        for _ in 0..<500 {
            var walk = Walk(&dice)
            for _ in 0..<70 { walk.step(&dice) }
            walk.checkFolding()
            reached.formUnion(walk.reached)
            outcomes.formUnion(walk.outcomes)
        }
        // A walk that went nowhere would prove nothing.
        #expect(reached == Set(ServiceCase.State.Name.allCases))
        #expect(outcomes == Set(Outcome.allCases))
    }
}

/// SplitMix64: the same seed, the same walk.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &self)! }
}

private struct Walk {
    private(set) var it: ServiceCase
    private(set) var reached: Set<ServiceCase.State.Name> = [.registered]
    private(set) var outcomes: Set<Outcome> = []
    private var now = Sample.day(0)
    // What the resident said, kept beside the Kernel: ever, and since the last reopening.
    private var ever: (solved: Solved?, satisfied: Bool?)
    private var inRound: (solved: Solved?, satisfied: Bool?)

    private static let staff = [
        Sample.official("D1", [.desk]), Sample.official("D2", [.desk]),
        Sample.official("H1", [.handler], unit: Sample.water),
        Sample.official("H2", [.handler], unit: Sample.roads),
        Sample.official("H3", [.handler], unit: Sample.power),
        Sample.official("F1", [.field]), Sample.official("L1", [.leader]),
        Sample.official("S1", [.supervisor]), Sample.official("S2", [.supervisor]),
        // One who wears every hat, the best placed to get round the rules.
        Sample.official("X1", [.desk, .handler, .supervisor, .field, .leader], unit: Sample.water),
        Sample.official("A1", [.admin]),
    ]

    init(_ dice: inout Dice) {
        let about: [Registration.Subject?] = [
            nil, nil, nil, Sample.subject("H3"), Sample.subject(unit: Sample.power),
        ]
        it = Sample.registered(about: dice.pick(about))
    }

    mutating func step(_ dice: inout Dice) {
        now = now.adding(
            minutes: dice.roll(0...9) == 0 ? dice.roll(-3000...50_000) : dice.roll(0...900))
        let (caller, actor) = person(&dice)
        var names = Deed.Name.allCases
        if dice.roll(0...3) > 0 {
            let idle: Set<Deed.Name> = [
                .note, .urging, .handOver, .rating, .appointment, .appointmentCancellation,
                .attendance,
            ]
            names = names.filter {
                it.mayFollow($0, by: actor, under: Sample.rules)
                    && (!idle.contains($0) || dice.roll(0...5) == 0)
            }
        }
        if actor == .office { names = [.acceptance, .assignment, .handOver] }
        if names.isEmpty { return }
        let deed = deed(dice.pick(names), &dice)
        guard let entry = try? attempt(deed, caller, actor) else { return }
        let before = it
        it.apply(entry)
        hear(deed)
        check(entry, before)
        reached.insert(it.state.name)
        if let outcome = it.outcome { outcomes.insert(outcome) }
    }

    private func attempt(_ deed: Deed, _ caller: Caller?, _ actor: Actor) throws -> Entry? {
        if let caller {
            guard it.isVisible(to: caller) else { return nil }
            try it.checkRights(of: caller, to: deed.name, under: Sample.rules)
        }
        try deed.checkSoundness(at: now, under: Sample.rules)
        return try it.doing(deed, by: actor, at: now)
    }

    /// One in four is the resident; the office itself is nobody at the counter.
    private func person(_ dice: inout Dice) -> (Caller?, Actor) {
        switch dice.roll(0...15) {
        case 0: (nil, .office)
        case 1...3: (.requester, .requester(assistedBy: nil))
        case 4: (.requester, .requester(assistedBy: Sample.lin))
        default:
            official(dice.pick(Self.staff), isInTerritory: dice.roll(0...9) > 0)
        }
    }

    private func official(_ official: Official, isInTerritory: Bool) -> (Caller?, Actor) {
        (
            .official(official, isInTerritory: isInTerritory),
            .official(official.code, of: official.unit)
        )
    }

    private func deed(_ name: Deed.Name, _ dice: inout Dice) -> Deed {
        let units = [Sample.water, Sample.roads, Sample.power]
        let officials: [ID<Official>?] = [nil, Sample.lin, Sample.id("F1"), Sample.id("H3")]
        let due = now.adding(minutes: dice.roll(-100...60_000))
        let answer = Answer(
            solved: dice.pick(Solved.allCases + [.yes, .yes, .yes]), satisfied: dice.roll(0...2) > 0
        )
        return switch name {
        case .assignment: .assignment(unit: dice.pick(units), official: dice.pick(officials))
        case .promise: .promise(due: due, text: nil)
        case .promiseMove: .promiseMove(due: due, reason: "等配件")
        case .extension: .extension(due: due, reason: "等配件")
        case .revisit: .revisit(answer)
        case .signature: .signature(answer)
        case .rating: .rating(satisfied: answer.satisfied, score: dice.roll(0...6), text: nil)
        case .closure:
            .closure(
                dice.pick(
                    Outcome.allCases + Array(repeating: .satisfied, count: 8) + [
                        .notConfirmed, .declined,
                    ]), reason: nil)
        case .ruling: .ruling(unit: dice.pick(units), reason: "职责")
        case .escalation:
            .escalation(reason: "超出权限", to: dice.roll(0...1) == 0 ? nil : dice.pick(units))
        case .jointHandling: .jointHandling(units: [dice.pick(units)])
        case .handOver: .handOver(to: dice.pick(officials))
        case .merger: .merger(into: dice.roll(0...3) > 0 ? it.number : Sample.other)
        default: Sample.deed(name).deed
        }
    }
}

extension Walk {
    private mutating func hear(_ deed: Deed) {
        switch deed {
        case .revisit(let answer), .signature(let answer):
            ever = (answer.solved, answer.satisfied)
            inRound = ever
        case .rating(let isSatisfied, _, _):
            ever.satisfied = isSatisfied
            inRound.satisfied = isSatisfied
        case .reopening: inRound = (nil, nil)
        default: break
        }
    }

    private var trail: Comment {
        let deeds = it.entries.map { "\($0.deed.name) \($0.by)" }
        return Comment(rawValue: deeds.joined(separator: ", "))
    }

    private func check(_ entry: Entry, _ before: ServiceCase) {
        #expect(it.version == before.version + 1 && entry.sequence == it.version, trail)
        #expect(entry.at >= before.entries[before.version - 1].at, trail)
        if before.state.name == .merged { #expect(entry.deed.name == .note, trail) }
        if entry.deed.name == .reply { #expect(it.state.name != .closed, trail) }
        if it.state.name == .closed, before.state.name != .closed { checkEnd(entry, before) }
        checkPromises(entry, before)
        #expect(before.repliedAt == nil || it.repliedAt == before.repliedAt, trail)
        #expect(it.unitsInvolved.starts(with: before.unitsInvolved), trail)
        if let about = it.registration.about {
            #expect(
                about.unit.map { !(it.state.handling?.units ?? []).contains($0) } ?? true, trail)
            #expect(about.official == nil || it.state.handling?.official != about.official, trail)
        }
        if entry.deed.name == .revisit {
            #expect(
                !it.entries.contains {
                    $0.deed.name == .reply && $0.by.official == entry.by.official
                }, trail)
        }
    }

    private func checkEnd(_ entry: Entry, _ before: ServiceCase) {
        switch it.outcome {
        case .satisfied, .signed:
            #expect(inRound.solved == .yes && inRound.satisfied == true, trail)
            #expect(before.state.name == .replied || before.state.name == .revisited, trail)
        case .notConfirmed:
            #expect(ever.solved != .no && ever.satisfied != false, trail)
            let word = before.entries.last { $0.by.isRequester || $0.deed.name == .reply }
            #expect(word.map { $0.at.day + 15 < now.day } ?? false, trail)
        case .withdrawn: #expect(entry.by.isRequester, trail)
        case .answeredOnTheSpot:
            #expect(!before.entries.contains { $0.deed.name == .assignment }, trail)
        case .declined:
            // A review that found for the requester, or a reopening, began the counting anew.
            let afresh: Set<Deed.Name> = [.acceptance, .reopening]
            let start = before.entries.lastIndex { afresh.contains($0.deed.name) } ?? 0
            let refusals = before.entries[start...].filter { $0.deed.name == .refusal }
            #expect(refusals.count == 3 || refusals.last!.at.day + 30 < now.day, trail)
        case .merged, nil: Issue.record(trail)
        }
    }

    private func checkPromises(_ entry: Entry, _ before: ServiceCase) {
        #expect(it.promises.starts(with: before.promises), trail)
        let isPromise = entry.deed.name == .promise || entry.deed.name == .promiseMove
        #expect(it.promises.count == before.promises.count + (isPromise ? 1 : 0), trail)
        if entry.deed.name == .promiseMove {
            #expect(it.promises.last?.movedFrom == before.promises.last?.due, trail)
            #expect(it.promises.last?.reason != nil && it.promises.last?.by == entry.by, trail)
        }
    }

    /// The ledger alone gives the same case, and the same course of it once its texts are erased.
    func checkFolding() {
        let forms = it.entries.map { $0.form(of: it.number) }
        let entries = forms.compactMap { Entry($0) }
        #expect(entries == it.entries)
        let again = ServiceCase(number: it.number, entries: entries)
        #expect(again?.registration == it.registration)
        #expect(again.map { CaseFacts($0) } == CaseFacts(it))
        #expect(again?.state == it.state)
        let erased = forms.compactMap { Entry(EntryForm(facts: $0.facts, personal: [:])) }
        let course = ServiceCase(number: it.number, entries: erased)
        #expect(course.map { CaseFacts($0) } == CaseFacts(it))
    }
}

/// All of a case that its texts have no part in.
struct CaseFacts: Equatable {
    let state: ServiceCase.State.Name
    let outcome: Outcome?
    let handling: ServiceCase.Handling?
    let version: Int
    let promises: [Moment]
    let moves: [Moment?]
    let pauses: [Pause]
    let events: [ServiceCase.Event]
    let said: [String]
    let extendedTo: Moment?
    let counts: [Int]
    let units: [ID<HandlingUnit>]
    let officials: [ID<Official>]
    let dates: [CaseDueDate]

    init(_ it: ServiceCase) {
        state = it.state.name
        outcome = it.outcome
        handling = it.state.handling
        version = it.version
        promises = it.promises.map(\.due)
        moves = it.promises.map(\.movedFrom)
        pauses = it.pauses
        events = it.events
        said = [
            "\(it.repliedAt as Any)", "\(it.claimedSolved as Any)", "\(it.solved as Any)",
            "\(it.satisfied as Any)",
        ]
        extendedTo = it.extendedTo
        counts = [it.timesReopened, it.timesUrged]
        units = it.unitsInvolved
        officials = it.officialsInvolved
        dates = it.dueDates(under: Sample.rules, calendar: .china)
    }
}

import Kernel

/// What is counted of cases; the order is that of the counters and of the columns of `case_figures`.
enum CaseCounter: Int, CaseIterable {
    /// Registered on the day of the row, and of those:
    case intake, replied
    /// Replied to where a reply was due, and in time.
    case answered, inTime
    /// With a date promised, and replied to by the first.
    case promised, kept
    /// Of whom somebody said whether it was solved, whether she was satisfied.
    case asked, solved, judged, satisfied
    case reopened
    /// Ended or reopened, which is an end too.
    case settled
    case ended, notConfirmed
    /// Ended on the day of the row.
    case closings
    /// Ended with an answer on the spot, and registered on the day of the row.
    case onTheSpot

    var column: String {
        switch self {
        case .inTime: "in_time"
        case .notConfirmed: "not_confirmed"
        case .onTheSpot: "on_the_spot"
        default: "\(self)"
        }
    }
}

/// One number for each counter.
typealias CaseCounts = SIMD16<Int64>

/// What one case adds to the figures as it stands.
struct CaseShare: Equatable, Sendable {
    let registeredOn: Day
    let endedOn: Day?
    /// By what figures are broken down, and the case's word in each.
    let words: [FigureDivision: String]
    let counts: CaseCounts
}

/// By what the kept figures are broken down. What isn't, is the sum of one of them.
enum FigureDivision: String, CaseIterable, Sendable {
    case kind, channel, unit
    /// What a call asked for of the catalogue; of calls only, and only where they asked for it.
    case service
    /// Of registration: only endings are counted by it, for all else the day of the row tells.
    case month
}

/// How many days one kept figure is of.
enum FigureSpan: String, Sendable {
    case day, month

    /// The day under which the figure of this one is kept.
    func start(of day: Day) -> Day {
        switch self {
        case .day: day
        case .month: Period(.month, containing: day).start
        }
    }
}

/// The columns of a case that its share follows from.
struct CaseStanding {
    let kind: String
    let channel: String
    let unit: String?
    let registeredAt: Moment
    let repliedAt: Moment?
    let endedAt: Moment?
    let replyDue: Moment?
    let firstPromise: Moment?
    let solved: String?
    let satisfied: Bool?
    let reopened: Int
    let outcome: String?
    let service: String?

    static let columns = """
        kind, channel, unit, registered_at, replied_at, ended_at, reply_due, first_promise, solved,
        satisfied, reopened, outcome, service
        """
    /// How many columns these are.
    static let width = 13

    init(row: any SQLRow) throws {
        kind = try row.text(0)
        channel = try row.text(1)
        unit = try row.textOrNil(2)
        registeredAt = try row.moment(3)
        repliedAt = try row.momentOrNil(4)
        endedAt = try row.momentOrNil(5)
        replyDue = try row.momentOrNil(6)
        firstPromise = try row.momentOrNil(7)
        solved = try row.textOrNil(8)
        satisfied = try row.boolOrNil(9)
        reopened = try row.int(10)
        outcome = try row.textOrNil(11)
        service = try row.textOrNil(12)
    }

    init(_ it: ServiceCase, replyDue: Moment?) {
        kind = it.registration.kind.rawValue
        channel = it.registration.channel.rawValue
        unit = it.state.handling?.unit.text
        registeredAt = it.registeredAt
        repliedAt = it.repliedAt
        endedAt = it.isEnded ? it.entries.last?.at ?? it.registeredAt : nil
        self.replyDue = replyDue
        firstPromise = it.promises.first?.due
        solved = it.solved?.rawValue
        satisfied = it.satisfied
        reopened = it.timesReopened
        outcome = it.outcome?.rawValue
        service = it.registration.service?.word
    }

    /// As `Measure.definition` says of a row of `cases`, as far as no clock has to be asked.
    var share: CaseShare {
        var counts = CaseCounts()
        func count(_ counter: CaseCounter, _ holds: Bool) {
            counts[counter.rawValue] = holds ? 1 : 0
        }
        let isEnded = endedAt != nil
        count(.intake, true)
        count(.replied, repliedAt != nil)
        count(.answered, repliedAt != nil && replyDue != nil)
        count(.inTime, isBy(replyDue))
        count(.promised, firstPromise != nil)
        count(.kept, isBy(firstPromise))
        count(.asked, solved != nil)
        count(.solved, solved == Solved.yes.rawValue)
        count(.judged, satisfied != nil)
        count(.satisfied, satisfied == true)
        count(.reopened, reopened > 0)
        count(.settled, isEnded || reopened > 0)
        count(.ended, isEnded)
        count(.notConfirmed, isEnded && outcome == Outcome.notConfirmed.rawValue)
        count(.onTheSpot, isEnded && outcome == Outcome.answeredOnTheSpot.rawValue)
        let month = Period(.month, containing: registeredAt.day).description
        return CaseShare(
            registeredOn: registeredAt.day, endedOn: endedAt?.day,
            words: words(month), counts: counts)
    }

    private func words(_ month: String) -> [FigureDivision: String] {
        var words: [FigureDivision: String] = [
            .kind: kind, .channel: channel, .unit: unit ?? "none", .month: month,
        ]
        if channel == Channel.phone.rawValue, let service { words[.service] = service }
        return words
    }

    private func isBy(_ date: Moment?) -> Bool {
        guard let date, let repliedAt else { return false }
        return repliedAt <= date
    }
}

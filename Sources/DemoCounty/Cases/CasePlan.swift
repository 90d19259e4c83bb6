import Kernel

/// What is decided about a case before it is written: when it comes in, how, and how it ends.
struct CasePlan: Sendable {
    /// The seed of its dice; not its place in the order.
    let serial: Int
    let ending: Ending
    /// An index into `Catalogue.kinds`.
    let kind: Int
    let channel: Channel
    /// Working days from the registration to the reply.
    let replyDays: Int
    var at: Moment
    var number: CaseNumber
    /// The case that it repeats, as an index into the plans.
    var repeats: Int?
    /// Whether others repeat it.
    var isRepeated = false

    /// How far it has come by the county's end.
    enum Ending: Sendable {
        case registered, accepted, assigned, disputed, escalated, promised, suspended, replied
        case revisited, signed, satisfied, notConfirmed, answered, withdrawn, declined
        case finallyDeclined, merged

        /// In thousandths: 81 % closed, 15 % going on.
        static let shares: [(ending: Ending, share: Int)] = [
            (.signed, 242), (.satisfied, 392), (.notConfirmed, 85), (.answered, 75),
            (.withdrawn, 15), (.finallyDeclined, 8), (.merged, 20), (.declined, 14),
            (.registered, 9), (.accepted, 9), (.assigned, 18), (.disputed, 5), (.escalated, 7),
            (.promised, 63), (.suspended, 8), (.replied, 19), (.revisited, 11),
        ]

        /// How many days ago such a case came in; nil where the season decides.
        var age: ClosedRange<Int>? {
            switch self {
            case .registered: 0...1
            case .accepted: 0...3
            case .assigned: 1...18
            case .disputed: 2...9
            case .escalated: 6...70
            case .promised: 3...75
            case .suspended: 15...160
            case .replied: 5...40
            case .revisited: 6...45
            case .declined: 3...120
            default: nil
            }
        }

        /// Days that it takes at least, besides those to the reply.
        var days: Int {
            switch self {
            case .answered: 1
            case .notConfirmed: 40
            case .finallyDeclined: 75
            case .withdrawn: 8
            default: 14
            }
        }

        var isLong: Bool { self == .signed || self == .satisfied || self == .notConfirmed }
    }
}

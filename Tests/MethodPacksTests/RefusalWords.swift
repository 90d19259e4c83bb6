@testable import Kernel

/// What the Kernel refuses, in the words in which the tests of packs write it down.
protocol InWords {
    var words: String { get }
}

extension BallotRefusal: InWords {
    var words: String {
        switch self {
        case .belowQuorum(let count, let needed): "not counted, \(count) of \(needed)"
        case .unknownGroup(let group): "\(group) isn't asked"
        case .unknownStandard(let standard): "\(standard) is no standard"
        case .unknownGrade(let grade): "\(grade) is no grade"
        case .moreMarksThanBallots(let standard): "more marks than ballots \(standard)"
        case .negative: "a number below nothing"
        }
    }
}

extension MeetingRefusal: InWords {
    var words: String {
        switch self {
        case .noticeTooShort(let earliest): "not before \(earliest)"
        case .notOnThisDay(let days): "only from day \(days.lowerBound) to \(days.upperBound)"
        }
    }
}

extension JuryRefusal: InWords {
    var words: String {
        switch self {
        case .unknownStandard(let standard): "\(standard) is no standard"
        case .markOutOfRange(let mark): "\(mark) is no mark"
        case .moreSlipsThanJurors(let slips, let jurors): "\(slips) slips of \(jurors) jurors"
        }
    }
}

extension ServiceRefusal: InWords {
    var words: String {
        switch self {
        case .notFinishedHere(let lowest): "finished at the \(lowest.name) only"
        case .notInThisWay(let ways): "only \(ways.map(\.rawValue).joined(separator: ", "))"
        case .feeNotAllowed(_, let limit): "at most \(limit) yuan"
        case .closed: "closed"
        }
    }
}

extension ClaimRefusal: InWords {
    var words: String {
        switch self {
        case .enough(let limit): "\(limit) are enough"
        case .taken: "taken"
        case .unknownWindow(let window): "\(window) is no window"
        }
    }
}

extension ProjectRefusal: InWords {
    var words: String {
        switch self {
        case .unknownMilestone(let milestone): "\(milestone) is no milestone"
        case .outOfOrder(let missing): "\(missing.joined(separator: ", ")) before it"
        case .chargeTooHigh(_, let limit): "at most \(limit) yuan a head"
        case .notYetAsked(let count): "\(count) not yet asked"
        case .notInspected(let missing):
            "not yet inspected: \(missing.map(\.rawValue).joined(separator: ", "))"
        case .notAcceptedByHer(let role): "accepted by \(role) only"
        case .unknownFund(let fund): "\(fund) is no fund"
        }
    }
}

extension ConsequenceRule.Refusal: InWords {
    var words: String {
        switch self {
        case .unknown(let word): "\(word) isn't among what may be decided"
        case .notHersToDecide(let role): "decided by \(role) only"
        case .prizeTooHigh(_, let limit): "at most \(limit) yuan"
        }
    }
}

extension RosterGap: InWords {
    var words: String {
        switch self {
        case .tooFew(let count): "\(count) too few"
        case .tooMany(let count): "\(count) too many"
        case .farFrom(let number, let count): "warns: \(count) isn't about \(number)"
        case .withoutPools(let pools): "nobody of \(pools.joined(separator: ", "))"
        }
    }
}

extension ServiceGap: InWords {
    var words: String {
        switch self {
        case .windows(let count, let limit): "\(count) windows, not \(limit)"
        case .visits(let count, let limit): "\(count) visits, not \(limit)"
        case .unchecked(let steps): "left out: \(steps.joined(separator: ", "))"
        case .overPeak(let calls, let limit): "\(calls) calls, more than \(limit)"
        }
    }
}

extension [RosterGap] {
    var words: String { isEmpty ? "whole" : map(\.words).joined(separator: "; ") }
}

@testable import Kernel

extension Probe {
    /// The situation in words, as docs/rules.md shows it.
    var situation: String {
        switch self {
        case .done(let days, let today):
            (days.isEmpty ? "never done" : "done on \(days.joined(separator: ", "))")
                + "; asked on \(today)"
        case .doneDaily(let count, let first, let today):
            "done on \(count) days from \(first); asked on \(today)"
        case .counted(let count): "\(count) in the period"
        case .open(let hours): "open \(hours)"
        case .visits(let days, let kind, let today):
            "visits (\(kind.rawValue)) on \(days.joined(separator: ", ")); asked on \(today)"
        case .household(let days, let today):
            "a household met on \(days.joined(separator: ", ")); asked on \(today)"
        case .registered(let kind, let at, let isDanger):
            "\(kind.rawValue)\(isDanger ? " in danger" : "") registered \(at)"
        case .replied(let kind, let at): "\(kind.rawValue) replied \(at)"
        case .closing(let facts):
            "closing with " + facts.sorted().map(\.rawValue).joined(separator: ", ")
        case .members(let members, 0): "members: \(members.listed)"
        case .members(let members, let all): "members: \(members.listed) of \(all)"
        case .answersFor(let count): "\(count) of them"
        case .ballots(let cast): "ballots: \(cast.listed)"
        case .ballotsHeld(let days, let today):
            "rated on \(days.joined(separator: ", ")); asked on \(today)"
        case .marksOf(let sources): "marks of \(sources.joined(separator: ", "))"
        case .meetingHeld(let day, let known): "held on \(day), known since \(known)"
        case .jury(let members): "jury: \(members.listed)"
        case .handled(let windows, let visits): "an item took \(windows) windows, \(visits) visits"
        case .fee(let yuan): "a fee of \(yuan) yuan"
        case .stationFor(let served): "a station for \(served.listed)"
        case .claimed(let count): "one more after \(count)"
        case .partners(let count): "\(count) partners"
        case .charge(let yuan): "a charge of \(yuan) yuan a head"
        case .prize(let yuan, _): "a prize of \(yuan) yuan"
        case .decided(let day): "decided on \(day)"
        case .reached(let count, let all): "\(count) of \(all) reached"
        case .opening(let day): "opened on \(day)"
        case .dialling: "what the page gives to dial"
        }
    }
}

extension [String: Int] {
    /// `town officials 4, village officials 3`, by name.
    fileprivate var listed: String {
        sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}

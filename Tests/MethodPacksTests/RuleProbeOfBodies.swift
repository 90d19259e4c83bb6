@testable import Kernel

extension Probe {
    func effect(under rule: ResponsibilityRule) throws -> String {
        guard case .answersFor(let count) = self else { throw Unfit() }
        return rule.isKept(by: count) ? "kept" : "broken"
    }

    func effect(under rule: TeamRule) throws -> String {
        guard case .members(let members, let all) = self else { throw Unfit() }
        return rule.gaps(members: members, of: all).words
    }

    func effect(under rule: BallotRule) throws -> String {
        switch self {
        case .ballots(let cast):
            do throws(BallotRefusal) {
                let result = try rule.result(of: BallotCount(cast: cast, marks: [:]))
                return "counted: \(result.ballots)"
            } catch {
                return error.words
            }
        case .ballotsHeld(let days, let today):
            let standing = rule.standing(held: days.map { Day($0)! }, on: Day(today)!)
            return standing.map(\.words) ?? "nothing owed"
        case .marksOf(let sources):
            let missing = rule.sourcesMissing(from: sources)
            return missing.isEmpty ? "complete" : "missing \(missing.joined(separator: ", "))"
        default: throw Unfit()
        }
    }

    func effect(under rule: MeetingRule) throws -> String {
        switch self {
        case .done:
            guard let cadence = rule.cadence else { throw Unfit() }
            return try effect(under: .cadence(cadence))
        case .meetingHeld(let day, let known):
            do throws(MeetingRefusal) {
                try rule.checkHolding(on: Day(day)!, known: Day(known)!, .china)
                return "may be held"
            } catch {
                return "refused: \(error.words)"
            }
        case .jury(let members): return (rule.jury?.gaps(members: members) ?? []).words
        default: throw Unfit()
        }
    }
}

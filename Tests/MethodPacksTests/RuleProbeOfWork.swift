@testable import Kernel

extension Probe {
    func effect(under rule: ServiceRule) throws -> String {
        switch self {
        case .handled(let windows, let visits):
            let gaps = rule.gaps(
                windows: windows, visits: visits, checked: rule.checklist?.items ?? [])
            return gaps.isEmpty ? "as promised" : gaps.map(\.words).joined(separator: "; ")
        case .fee(let yuan):
            do throws(ServiceRefusal) {
                try rule.checkHandling(
                    at: rule.finishedAt ?? .village, rule.ways.first ?? .window, fee: yuan)
                return "may be taken"
            } catch {
                return "refused: \(error.words)"
            }
        case .stationFor(let served):
            return rule.mayStand(serving: served) ? "may stand" : "may not stand"
        default: throw Unfit()
        }
    }

    func effect(under rule: ClaimRule) throws -> String {
        switch self {
        case .done:
            guard let cadence = rule.cadence else { throw Unfit() }
            return try effect(under: .cadence(cadence))
        case .claimed(let count):
            do throws(ClaimRefusal) {
                try rule.checkClaim(after: count)
                return "may be claimed"
            } catch {
                return "refused: \(error.words)"
            }
        case .partners(let count): return rule.gap(partners: count)?.words ?? "nothing amiss"
        default: throw Unfit()
        }
    }

    func effect(under rule: ProjectRule) throws -> String {
        guard case .charge(let yuan) = self else { throw Unfit() }
        do throws(ProjectRefusal) {
            try rule.checkCharge(perHead: yuan)
            return "may be charged"
        } catch {
            return "refused: \(error.words)"
        }
    }

    func effect(under rule: ConsequenceRule) throws -> String {
        switch self {
        case .prize(let yuan, let word):
            do throws(ConsequenceRule.Refusal) {
                try rule.checkDeciding(word, by: rule.decidedBy, prize: yuan)
                return "may be decided"
            } catch {
                return "refused: \(error.words)"
            }
        case .decided(let day):
            return rule.lastDay(from: Day(day)!).map { "until \($0)" } ?? "without end"
        default: throw Unfit()
        }
    }

    func effect(under rule: CoverageRule) throws -> String {
        guard case .reached(let count, let all) = self else { throw Unfit() }
        return rule.gap(reached: count, of: all).map { "\($0) missing" } ?? "kept"
    }

    func effect(under rule: LimitRule) throws -> String {
        switch self {
        case .opening(let day):
            return rule.lastDay(opening: Day(day)!).map { "until \($0)" } ?? "without end"
        case .dialling: return rule.dial.map { "dials \($0)" } ?? "dials nothing"
        default: throw Unfit()
        }
    }
}

/// From one event of a case to another within an amount of time 时限.
package struct ClockRule: RuleForm {
    package let origin: RuleOrigin
    package let name: ClockName
    package let kinds: CaseKinds
    package let from: CaseEvent
    package let to: CaseEvent
    package let within: Amount
    /// By how much an approved extension may move the date at most; nil when none is allowed.
    package let maxExtension: Amount?
    /// The clock stands still while the case is suspended for a listed reason.
    package let pauses: Bool
    /// It is due when the amount is over and not before: a revisit a month after the reply.
    package let isAfter: Bool
    /// Runs only in cases marked as danger 随记随报.
    package let onlyDanger: Bool

    package init(
        origin: RuleOrigin, name: ClockName, kinds: CaseKinds = .all, from: CaseEvent,
        to: CaseEvent, within: Amount, maxExtension: Amount? = nil, pauses: Bool = false,
        isAfter: Bool = false, onlyDanger: Bool = false
    ) {
        self.origin = origin
        self.name = name
        self.kinds = kinds
        self.from = from
        self.to = to
        self.within = within
        self.maxExtension = maxExtension
        self.pauses = pauses
        self.isAfter = isAfter
        self.onlyDanger = onlyDanger
    }

    package var figures: [RuleFigure] {
        let comparison: Comparison = isAfter || within.number == 0 ? .exactly : .atMost
        return [figure(Bound(comparison, within.number, within.unitName), .deadline)]
    }

    package var subjects: [String] {
        kinds.each.map {
            "clock \(name.rawValue) for \($0.rawValue)" + (onlyDanger ? " in danger" : "")
        }
    }
}

/// The clocks that a case may carry, one of each name.
package enum ClockName: String, CaseIterable, Comparable, Sendable {
    /// 受理告知
    case accept
    /// 随记随报
    case urgentReport
    /// 转办交办
    case dispatch
    /// 首次联系
    case firstContact
    /// 承诺
    case promise
    /// 回复
    case reply
    /// 回访
    case revisit
    /// 办结
    case finish
    /// 退单裁定
    case ruling
    /// 提出复查申请: the resident's own time.
    case reviewRequest
    /// 复查
    case review

    /// Runs against the resident, not against an office: it lapses, it's never overdue.
    package var isResidents: Bool { self == .reviewRequest }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Amount {
    /// The unit in words, as the catalogue of rules writes it: `1 month`, `0 days`.
    package var unitName: String {
        let one =
            switch self {
            case .minutes: "minute"
            case .hours: "hour"
            case .workingHours: "working hour"
            case .workingDays: "working day"
            case .days: "day"
            case .months: "month"
            }
        return number == 1 ? one : one + "s"
    }
}

extension ClockRule {
    package var members: [String: JSON] {
        JSON.members([
            "name": .text(name.rawValue), "for": kinds.json, "from": .text(from.rawValue),
            "to": .text(to.rawValue), "within": .text(within.description),
            "extension": maxExtension.map { .text($0.description) },
            "pauses": .bool(pauses), "isAfter": .bool(isAfter), "onlyDanger": .bool(onlyDanger),
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let name: ClockName = json.word("name"),
            let kinds = CaseKinds(json, "for"), let from: CaseEvent = json.word("from"),
            let to: CaseEvent = json.word("to"), let within = json.amount("within"),
            let pauses = json["pauses"]?.bool, let isAfter = json["isAfter"]?.bool,
            let onlyDanger = json["onlyDanger"]?.bool,
            json["extension"] == nil || json.amount("extension") != nil
        else { return nil }
        self.init(
            origin: origin, name: name, kinds: kinds, from: from, to: to, within: within,
            maxExtension: json.amount("extension"), pauses: pauses, isAfter: isAfter,
            onlyDanger: onlyDanger)
    }
}

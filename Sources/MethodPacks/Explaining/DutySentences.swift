internal import Kernel

extension Explanation {
    func sentence(_ rule: ResponsibilityRule) -> String {
        let bound = word(rule.comparison.wording) + "\(rule.number)"
        switch rule.claim {
        case .answersFor(let by, let subject):
            return language(
                "每名\(role(by))联系\(bound)\(subject.wording.0)。",
                "Each \(role(by)) answers for \(bound) \(counted(subject.wording.1, rule.number)).")
        case .holds(let every, let holding):
            let each = every == .household ? "户" : every.wording.0.dropFirst().description
            return language(
                "每\(each)有\(bound)\(holding.wording.0)。",
                "Every \(every.wording.1) has \(bound) "
                    + "\(counted(holding.wording.1, rule.number)).")
        }
    }

    func sentence(_ rule: VisitRule) -> String {
        let bound = word(rule.comparison.wording) + "\(rule.number)"
        let who = role(rule.by)
        let when = word(rule.every.adverb)
        let subject = rule.of.wording
        let chinese =
            switch rule.counting {
            case .visits: "对每\(subject.0)\(bound)次走访"
            case .days: "到每\(subject.0)\(bound)天"
            case .households: "走访\(bound)户"
            case .nights: "在每\(subject.0)住\(bound)夜"
            }
        let english =
            switch rule.counting {
            case .visits: "owes every \(subject.1) \(bound) \(counted("visit", rule.number))"
            case .days: "is in every \(subject.1) on \(bound) \(counted("day", rule.number))"
            case .households: "visits \(bound) \(counted("household", rule.number))"
            case .nights:
                "stays in every \(subject.1) for \(bound) \(counted("night", rule.number))"
            }
        var sentence = language(
            "\(who)\(when)\(chinese)", "The \(who) \(english) \(rule.every.rate)")
        if let days = rule.daysOfMonth { sentence += language("，", ", ") + onDays(days) }
        if !rule.kinds.isEmpty {
            let kinds = list(rule.kinds.map { word($0.wording) })
            sentence += language("，方式限于\(kinds)", ", counting only: \(kinds)")
        }
        if rule.target < 100 {
            sentence += language(
                "；可走访户的\(rule.target)%即达标",
                "; \(rule.target) % of the households that can be met are enough")
        }
        return sentence + language("。", ".")
    }

    func sentence(_ rule: CadenceRule) -> String {
        let days = rule.daysOfMonth.map { language("（", ", ") + onDays($0) + language("）", "") }
        let turn = rule.isRota ? language("轮流", " in turn") : ""
        let night = rule.isByNight ? language("夜间", ", at night") : ""
        let when = word(rule.every.adverb)
        if let hours = rule.hours {
            return language(
                "\(role(rule.of))\(turn)\(when)\(hours)小时\(term(rule.duty))。",
                "The \(role(rule.of)) promises to \(term(rule.duty)) \(hours) hours "
                    + "\(when)\(turn).")
        }
        let amount = times(rule)
        return language(
            "\(role(rule.of))\(turn)\(when)\(days ?? "")\(night)\(term(rule.duty))\(amount)。",
            "The \(role(rule.of)) must \(term(rule.duty)) \(amount) \(when)\(days ?? "")"
                + "\(turn)\(night).")
    }

    /// `一次`, `至少2次`, `365天`, `10项（fields）`.
    private func times(_ rule: CadenceRule) -> String {
        let bound = rule.comparison == .exactly ? "" : word(rule.comparison.wording)
        if let days = rule.days { return language("\(days)天", "on \(days) days") }
        let each = rule.per.map { language("每\(term($0))", " for every \(term($0))") } ?? ""
        if let unit = rule.unit {
            return language(
                "，\(each)\(bound)\(rule.times)\(term(unit))",
                "(\(bound)\(rule.times) \(term(unit))\(each))")
        }
        let times =
            rule.times > 1 || !bound.isEmpty
            ? language("\(bound)\(rule.times)次", "\(bound)\(rule.times) times")
            : language("一次", "once")
        return language(each.isEmpty ? times : "，\(each)\(times)", times + each)
    }

    func onDays(_ days: ClosedRange<Int>) -> String {
        if days.count == 1 {
            return language("在\(days.lowerBound)日", "on day \(days.lowerBound)")
        }
        return language(
            "在\(days.lowerBound)日至\(days.upperBound)日",
            "from day \(days.lowerBound) to day \(days.upperBound)")
    }

    private func counted(_ noun: String, _ number: Int) -> String {
        guard number != 1 else { return noun }
        return noun == "contact person" ? "contact persons" : noun + "s"
    }
}

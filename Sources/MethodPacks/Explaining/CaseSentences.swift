internal import Kernel

extension Explanation {
    func sentence(_ rule: ClockRule) -> String {
        let (from, to) = (word(rule.from.wording), word(rule.to.wording))
        let within =
            rule.within.number == 0
            ? language("当日", "on the same day")
            : language(
                "\(rule.within.wording.0)内", "within \(rule.within.wording.1)")
        let only = rule.onlyDanger ? language("（仅限险情）", " in danger") : ""
        var sentence = language(
            "\(kinds(rule.kinds))\(only)：自\(from)之日起\(within)\(to)（\(rule.name.wording.0)时限）",
            "For \(kinds(rule.kinds))\(only): \(to) \(within), counted from \(from) "
                + "(clock '\(rule.name.wording.1)')")
        if let longer = rule.maxExtension {
            sentence += language(
                "，经批准最多延长\(longer.wording.0)",
                ", extended by at most \(longer.wording.1) where approved")
        }
        if rule.pauses {
            sentence += language("，中止期间不计算", ", standing still while the case is suspended")
        }
        return sentence + language("。", ".")
    }

    func sentence(_ rule: ClosingRule) -> String {
        let needs = list(rule.needs.map { word($0.wording) })
        var sentence = language(
            "\(kinds(rule.kinds))结案须具备：\(needs)。",
            "To close \(kinds(rule.kinds)) it takes: \(needs).")
        if let silence = rule.silence {
            sentence += language(
                "群众满\(silence.wording.0)未表态的，以“未确认”结案，不作满意。",
                " After \(silence.wording.1) of silence it may close as not confirmed, never as "
                    + "satisfied.")
        }
        return sentence
    }

    func sentence(_ rule: ProcedureRule) -> String {
        var parts: [String] = []
        if !rule.states.isEmpty {
            let states = list(rule.states.map { word($0.wording) })
            parts.append(language("使用的状态：\(states)。", "States in use: \(states)."))
        }
        if !rule.stages.isEmpty {
            let stages = rule.stages.map { word($0.wording) }.joined(separator: " → ")
            parts.append(language("依次经过：\(stages)。", "In this order: \(stages)."))
        }
        for (deed, roles) in rule.may.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let who = list(roles.sorted().map { word($0.wording) })
            parts.append(
                language("\(deed.wording.0)由\(who)进行。", "Who may \(deed.wording.1): \(who)."))
        }
        if !rule.ladder.isEmpty {
            let levels = rule.ladder.map { word($0.wording) }.joined(separator: " → ")
            parts.append(language("逐级上报：\(levels)。", "Escalated up: \(levels)."))
        }
        if !rule.suspension.isEmpty {
            let reasons = list(rule.suspension.map { word($0.wording) })
            parts.append(
                language("只因下列情形可以中止：\(reasons)。", "May wait only when: \(reasons)."))
        }
        return parts.joined(separator: language("", " "))
    }

    func sentence(_ rule: LimitRule) -> String {
        let about = rule.about.text(in: language)
        let number = rule.bound.number.map(String.init) ?? "?"
        let bound = word(rule.bound.comparison.wording) + number
        guard !rule.items.isEmpty else {
            let chinese = rule.kind == .list ? "项" : "（\(term(rule.bound.unit))）"
            return language(
                "\(about)：\(bound)\(chinese)。", "\(about): \(bound) \(term(rule.bound.unit)).")
        }
        let items = list(rule.items.map(term))
        return language("\(about)（\(number)项）：\(items)。", "\(about) (\(number)): \(items).")
    }
}

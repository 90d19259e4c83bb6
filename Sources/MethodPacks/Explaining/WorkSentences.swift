internal import Kernel

/// What the rules of work say: services, claims, projects, consequences, coverage.
extension Explanation {
    func sentence(_ rule: ServiceRule) -> String {
        var parts = [term(rule.service)]
        if let items = rule.items { parts.append(language("事项：", "items: ") + list(items)) }
        if let level = rule.finishedAt {
            let place = word(level.wording)
            parts.append(language("在\(place)办结", "finished in the \(place)"))
        }
        if !rule.ways.isEmpty {
            parts.append(language("方式：", "ways: ") + list(rule.ways.map { word($0.wording) }))
        }
        if let fee = rule.fee {
            parts.append(
                fee.number == 0
                    ? language("不收费", "free of charge")
                    : language("收费不超过\(fee.number)元", "at most \(fee.number) yuan"))
        }
        if let windows = rule.windows {
            parts.append(language("\(windows.number)个窗口受理", "windows: \(windows.number)"))
        }
        if let visits = rule.visits {
            parts.append(
                language(
                    "\(bound(visits.comparison))跑\(visits.number)次办结",
                    "visits to complete an item: \(bound(visits.comparison))\(visits.number)"))
        }
        parts += times(rule.time) + serviceLists(rule)
        return parts.joined(separator: language("，", "; ")) + language("。", ".")
    }

    private func times(_ time: ServiceTime) -> [String] {
        var parts: [String] = []
        if !time.weekdays.isEmpty {
            parts.append(language("", "on ") + list(time.weekdays.map { word($0.wording) }))
        }
        if let hours = time.hours { parts.append(language("时间", "open ") + hours.description) }
        if time.onHolidays { parts.append(language("节假日照常", "on holidays too")) }
        if time.byAppointment { parts.append(language("可预约", "by appointment too")) }
        return parts
    }

    private func serviceLists(_ rule: ServiceRule) -> [String] {
        let lists: [(String, String, WordList?)] = [
            ("逐项完成：", "gone through each time: ", rule.checklist),
            ("承诺：", "promises: ", rule.promises), ("功能：", "functions: ", rule.functions),
        ]
        var parts = lists.compactMap { chinese, english, words in
            words.map { language(chinese, english) + list($0) }
        }
        if !rule.parts.isEmpty {
            parts.append(language("连带：", "with: ") + list(rule.parts.map { term($0) }))
        }
        if let peak = rule.peak {
            parts.append(language("日最高受理\(peak)个电话", "at most \(peak) calls a day"))
        }
        if !rule.sites.isEmpty {
            let sites = rule.sites.map {
                word($0.comparison.wording) + "\($0.number) \(term($0.unit))"
            }
            parts.append(
                language("设点条件（具备其一）：", "may stand where it serves, any of: ")
                    + list(sites))
        }
        if let guide = rule.guide { parts.append(guide.text(in: language)) }
        return parts
    }

    func sentence(_ rule: ClaimRule) -> String {
        let bounds = [rule.exactly, rule.atLeast, rule.atMost].compactMap(\.self)
            .map { word($0.comparison.wording) + "\($0.number)" }
        let when = rule.each.map { language(word($0.adverb), " \(word($0.adverb))") } ?? ""
        let recipient = rule.recipient.map { language("（对象：\(term($0))）", " for: \(term($0))") }
        var sentence = language(
            "\(role(rule.by))\(when)认领\(bounds.joined(separator: "、"))\(term(rule.claims))",
            "The \(role(rule.by)) takes up\(when): \(bounds.joined(separator: ", ")) "
                + term(rule.claims))
        sentence += recipient ?? ""
        if let windows = rule.windows { sentence += language("，时段：", "; at: ") + list(windows) }
        if rule.takesDonations { sentence += language("，可捐款捐物", "; gifts are taken") }
        return sentence + language("。", ".")
    }

    func sentence(_ rule: ProjectRule) -> String {
        var parts = [term(rule.project)]
        let lists: [(String, String, WordList?)] = [
            ("依次经过：", "in this order: ", rule.milestones),
            ("轮次：", "rounds: ", rule.rounds), ("资金来源：", "paid by: ", rule.funds),
        ]
        parts += lists.compactMap { chinese, english, words in
            words.map { language(chinese, english) + list($0) }
        }
        if let charge = rule.charge {
            parts.append(
                language("每人出资不超过\(charge.number)元", "at most \(charge.number) yuan a head"))
        }
        if rule.takesLabour { parts.append(language("可投工投劳", "labour may be given")) }
        if let consent = rule.consent {
            parts.append(
                language(
                    "事先逐一征求\(term(consent))意见，不同意同样有效",
                    "all of these are asked before, and may refuse: \(term(consent))"))
        }
        if !rule.inspections.isEmpty {
            parts.append(
                language("检查：", "inspected: ") + list(rule.inspections.map { word($0.wording) }))
        }
        if let acceptance = rule.acceptance {
            parts.append(
                language("由\(role(acceptance))验收", "accepted by the \(role(acceptance))"))
        }
        if let lasts = rule.lasts {
            parts.append(
                language("为期", "lasting ") + word(lasts.amount.wording))
        }
        return parts.joined(separator: language("，", "; ")) + language("。", ".")
    }

    func sentence(_ rule: ConsequenceRule) -> String {
        let whom = rule.of.map { language("对\(role($0))", " for the \(role($0))") } ?? ""
        var sentence = language(
            "\(term(rule.after))之后，\(role(rule.decidedBy))可以\(whom)决定：\(list(rule.leadsTo))",
            "After: \(term(rule.after)), the \(role(rule.decidedBy)) may decide\(whom): "
                + list(rule.leadsTo))
        if let prize = rule.prize {
            sentence += language("，奖金不超过\(prize.number)元", "; prize at most \(prize.number) yuan")
        }
        if let lasts = rule.lasts {
            sentence += language("，为期", "; for ") + word(lasts.amount.wording)
        }
        return sentence + language("（不自动执行）。", " (never by itself).")
    }

    func sentence(_ rule: CoverageRule) -> String {
        let when = rule.within.map { language(word($0.adverb), ", \(word($0.adverb))") } ?? ""
        let by = rule.by.map { language("由\(role($0))", " by the \(role($0))") } ?? ""
        let bound = word(rule.comparison.wording) + "\(rule.number)"
        let every = covered(rule.every), has = reaching(rule.has)
        return switch rule.measuring {
        case .share:
            language(
                "\(every)\(when)\(by)\(has)的比例\(bound)%。",
                "\(bound) % of: \(every), \(has)\(by)\(when).")
        case .reached:
            language(
                "\(every)\(when)\(by)\(has)的数量\(bound)。", "\(bound): \(every), \(has)\(by)\(when).")
        case .missed:
            language(
                "\(every)\(when)未\(by)\(has)的数量\(bound)。",
                "Left out, \(bound): \(every), not \(has)\(by)\(when).")
        }
    }

    private func covered(_ covered: CoverageRule.Covered) -> String {
        switch covered {
        case .household: language("农户（居民户）", "households")
        case .villagerGroup: language("村民小组", "villager groups")
        case .village: language("村（社区）", "villages")
        case .township: language("乡镇（街道）", "townships")
        case .official: language("干部", "officials")
        case .serviceCase: language("登记事项", "registered cases")
        case .term(let word): term(word)
        }
    }

    private func reaching(_ reaching: CoverageRule.Reaching) -> String {
        switch reaching {
        case .met: language("见到干部", "met")
        case .linked: language("有联系对象", "linked")
        case .card: language("有联系卡", "given a card")
        case .answered: language("得到答复", "answered")
        case .inTime: language("按时办理", "handled in time")
        case .accepted: language("受理", "accepted")
        case .signed: language("有群众签字", "signed by the resident")
        case .outcome: language("有结果并告知", "ended with an outcome that was told")
        case .term(let word): term(word)
        }
    }
}

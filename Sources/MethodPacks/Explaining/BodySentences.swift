internal import Kernel

/// What the rules of bodies say: teams, ballots, meetings.
extension Explanation {
    func sentence(_ rule: TeamRule) -> String {
        let each = rule.per.map { language("每\(term($0))", " for every \(term($0))") } ?? ""
        var parts: [String] = []
        if let number = rule.number {
            let bound = word(rule.comparison.wording) + "\(number)"
            switch rule.counting {
            case .members(let counted):
                parts.append(
                    language(
                        "\(each)\(term(rule.team))\(bound)\(term(counted))",
                        "\(term(rule.team)): \(bound) \(term(counted))\(each)"))
            case .share(let whole):
                parts.append(
                    language(
                        "\(term(rule.team))占\(term(whole))的\(bound)%",
                        "\(term(rule.team)): \(bound) % of the \(term(whole))"))
            }
        } else {
            parts.append(language("\(each)\(term(rule.team))", term(rule.team) + each))
        }
        if let pools = rule.pools {
            parts.append(language("从下列人员中产生：", "chosen from: ") + list(pools))
        }
        if let tiers = rule.tiers { parts.append(language("分层：", "in tiers: ") + list(tiers)) }
        if let leader = rule.leader {
            parts.append(language("由\(role(leader))牵头", "led by the \(role(leader))"))
        }
        return parts.joined(separator: language("，", "; ")) + language("。", ".")
    }

    func sentence(_ rule: BallotRule) -> String {
        let when = rule.every.map { language(word($0.adverb), " \(word($0.adverb))") } ?? ""
        var parts = [
            language(
                "\(list(rule.raters))\(when)评议\(term(rule.rated))一次",
                "\(list(rule.raters)) rate the \(term(rule.rated))\(when)")
        ]
        if let quorum = rule.quorum {
            let bound = word(quorum.comparison.wording) + "\(quorum.number)"
            parts.append(
                language("参加人数\(bound)人方为有效", "valid with \(bound) ballots"))
        }
        if let standards = rule.standards {
            parts.append(language("标准：", "by standard: ") + list(standards))
        }
        if let sources = rule.sources {
            parts.append(language("来源：", "from these sources: ") + list(sources))
        }
        if let scale = rule.scale {
            parts.append(language("档次：", "grades: ") + list(scale))
        }
        if let cell = rule.smallestCell {
            parts.append(
                language("少于\(cell)的数字不公布", "numbers below \(cell) aren't published"))
        }
        parts.append(
            rule.isAnonymous ? language("无记名", "anonymous") : language("记名", "signed"))
        return parts.joined(separator: language("，", "; ")) + language("。", ".")
    }

    func sentence(_ rule: MeetingRule) -> String {
        let when = rule.cadence.map { cadence in
            let days = rule.daysOfMonth.map { language("", ", ") + onDays($0) } ?? ""
            let times =
                rule.times > 1 ? language("\(rule.times)次", " \(rule.times) times") : ""
            return word(cadence.every.adverb) + days + times
        }
        var parts = [
            language(
                "\(role(rule.of))\(when ?? "视需要")召开\(term(rule.meeting))",
                "The \(role(rule.of)) holds: \(term(rule.meeting)), \(when ?? "when there is need")"
            )
        ]
        if let notice = rule.notice {
            parts.append(
                language(
                    "提前\(bound(notice.comparison))\(word(notice.amount.wording))通知",
                    "made known \(bound(notice.comparison))\(word(notice.amount.wording)) before"))
        }
        if !rule.agenda.isEmpty {
            let items = list(rule.agenda.map { word($0.wording) })
            parts.append(language("议程取自台账：", "agenda from the ledger: ") + items)
        }
        parts += meetingEnds(rule)
        return parts.joined(separator: language("，", "; ")) + language("。", ".")
    }

    /// Nothing where it is exactly so much.
    func bound(_ comparison: Comparison) -> String {
        comparison == .exactly ? "" : word(comparison.wording)
    }

    private func meetingEnds(_ rule: MeetingRule) -> [String] {
        var parts: [String] = []
        if let jury = rule.jury {
            let size = jury.size.map { word($0.comparison.wording) + "\($0.number)" }
            let pools = jury.pools.map { language("，来自", ", from: ") + list($0) } ?? ""
            let standards = jury.standards.map { language("，标准：", ", by: ") + list($0) } ?? ""
            parts.append(
                language("评审团", "jury of ") + (size ?? "")
                    + language(size == nil ? "" : "人", "") + pools + standards)
        }
        if let people = rule.participants {
            parts.append(language("参加：", "taking part: ") + list(people))
        }
        if let forms = rule.forms { parts.append(language("形式：", "forms: ") + list(forms)) }
        if rule.keepsMinutes, rule.minutesWithin == nil {
            parts.append(language("形成纪要", "minutes are kept"))
        }
        if let minutes = rule.minutesWithin {
            parts.append(
                language(
                    "\(word(minutes.wording))内形成纪要",
                    "minutes within \(word(minutes.wording))"))
        }
        if let publicity = rule.publicity {
            parts.append(
                language(
                    "公示\(word(publicity.wording))",
                    "published for \(word(publicity.wording))"))
        }
        if !rule.resolutions.isEmpty {
            let kinds = list(rule.resolutions.map { word($0.wording) })
            parts.append(language("议定事项转为", "what it resolves becomes: ") + kinds)
        }
        return parts
    }

    /// The items of a list, or how many where the source doesn't name them.
    func list(_ words: WordList) -> String {
        words.items.isEmpty
            ? language("\(words.count)项", "\(words.count) \(words.unit)")
            : list(words.items.map(term))
    }
}

import Kernel

/// Bodies and their members: juries, studios, branches, teams.
struct TeamShown: KindShown {
    let path = "teams"

    func title(_ w: Words) -> String { w["undertaking.teams"] }
    func beginning(_ w: Words) -> String { w["undertaking.formTeam"] }

    func subject(of rule: Rule) -> String? {
        if case .team(let rule) = rule { rule.team } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        let w = words.w
        var label = w["undertaking.name"]
        if case .team(let team) = rule, let per = team.per {
            label = w("undertaking.ofWhich", ["what": words.term(per, rule.id)])
        }
        return [
            FieldSpec(name: "title", label: label, kind: .area(3), hint: w["undertaking.teamsHint"])
        ]
    }

    /// How many one form may begin.
    static let most = 200

    /// A body a line: its name, or its place and its name, or these and its members.
    func begun(under rule: Rule, _ said: StepReading) throws -> [Begun] {
        _ = try said.text("title", atMost: 100_000)
        let lines = said.lines("title", cutTo: 2_000)
        guard lines.count <= Self.most else { throw said.problem(.tooLong, "title") }
        return lines.map { line in
            let parts = line.split(maxSplits: 2, whereSeparator: { "：:".contains($0) })
                .map { String($0).trimmed }
            let title = String((parts.count > 1 ? parts[1] : line).prefix(100))
            let members = parts.count > 2 ? SentForm.names(in: parts[2]) : []
            return Begun(
                place: parts.count > 1 ? parts[0] : nil, title: title,
                work: .roster(
                    Roster(of: title, members: members.map { Roster.Member(name: $0) })))
        }
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let title = try said.text("title")
        return (title, .roster(Roster(of: title)))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        it.rosterGaps.contains { !$0.isWarning }
            ? (words.w["undertaking.stateGap"], .overdue)
            : (words.w["undertaking.stateWhole"], .done)
    }

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .roster(let roster) = it.work, case .team(let rule) = it.rule else {
            return []
        }
        let w = words.w
        let pools = rule.pools?.items ?? []
        func names(_ pool: String) -> String {
            roster.members.filter { $0.pool == pool }.map(\.name).joined(separator: "\n")
        }
        let areas =
            pools.isEmpty
            ? [
                FieldSpec(
                    name: "members", label: w["undertaking.members"], kind: .area(8),
                    hint: w["undertaking.aLineEach"], value: names(""))
            ]
            : pools.enumerated().map { index, pool in
                FieldSpec(
                    name: "members\(index)", label: words.term(pool, it.rule.id),
                    kind: .area(5), hint: w["undertaking.aLineEach"], value: names(pool))
            }
        var share: [FieldSpec] = []
        if case .share(let whole) = rule.counting {
            share = [
                FieldSpec(
                    name: "all",
                    label: w("undertaking.ofAll", ["who": words.term(whole, it.rule.id)]),
                    kind: .number, value: String(roster.all))
            ]
        }
        return [StepForm("members", w["undertaking.setMembers"], areas + share)]
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        guard step == "members", case .team(let rule) = it.rule else {
            throw ProblemDetails.notFound
        }
        return try it.manning(members(rule, said), of: try said.number("all"))
    }

    private func members(_ rule: TeamRule, _ said: StepReading) -> [Roster.Member] {
        guard let pools = rule.pools?.items, !pools.isEmpty else {
            return said.lines("members").map { Roster.Member(name: $0) }
        }
        return pools.enumerated().flatMap { index, pool in
            said.lines("members\(index)").map { Roster.Member(name: $0, pool: pool) }
        }
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .roster(let roster) = page.it.work else { return [] }
        let w = words.w
        return [SummaryRow(w["undertaking.members"], text: String(roster.members.count))]
            + page.it.rosterGaps.map {
                SummaryRow(w["undertaking.gap"], text: words.gap($0, of: page.it.rule))
            }
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .roster(let roster) = it.work, !roster.members.isEmpty else { return [] }
        let w = words.w
        return [
            table(
                w["undertaking.members"], [Column(w["admin.name"]), Column(w["undertaking.pool"])],
                roster.members.map { member in
                    [
                        "\(member.name)",
                        "\(member.pool.isEmpty ? "" : words.term(member.pool, it.rule.id))",
                    ]
                })
        ]
    }
}

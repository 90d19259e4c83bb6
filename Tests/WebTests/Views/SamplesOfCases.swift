import Kernel

@testable import Web

extension Samples {
    static let rules = CaseRules(
        clocks: [
            clock(.accept, .registered, .accepted, .days(15), "信访工作条例第二十二条"),
            clock(.reply, .registered, .replied, .workingDays(5), ""),
            clock(.firstContact, .registered, .firstContact, .hours(24), ""),
        ])

    private static func clock(
        _ name: ClockName, _ from: CaseEvent, _ to: CaseEvent, _ within: Amount, _ source: String
    ) -> ClockRule {
        ClockRule(
            origin: RuleOrigin(
                id: ID("county-\(name.rawValue)")!, mechanism: ID("county-baseline")!,
                pack: ID("county-baseline")!, line: 30, source: source),
            name: name, from: from, to: to, within: within)
    }

    static let dueDates: [DueDateShown] = {
        let registered = Moment("2026-02-10T09:20+08:00")!
        let entry = Entry(
            sequence: 1, at: registered, by: .requester(assistedBy: nil),
            deed: .registration(registration))
        let accepted = Entry(
            sequence: 2, at: Moment("2026-02-10T10:05+08:00")!,
            by: .official(ID("G0012")!, of: nil), deed: .acceptance)
        let it = ServiceCase(number: number, entries: [entry, accepted])!
        return it.dueDates(under: rules, calendar: .china).map { date in
            DueDateShown(
                date,
                arithmetic: Arithmetic(from: date.from, date.rule.within, calendar: .china),
                at: now)
        }
    }()

    static let registration = Registration(
        kind: .complaint, channel: .web, place: ID("530827101201")!, title: title, text: words)

    static let title = "贺雅村二组自来水浑浊，三天没有恢复"
    static let words = """
        从上周六开始，我们二组的自来水发黄，有泥沙，烧开了也不能喝。
        村里老人孩子都在买桶装水。打过两次电话，说“正在处理”，没有人来看过。
        """

    static let shown = CaseShown(
        number: number, kind: .complaint, channel: .web, title: title, text: words,
        state: .replied, outcome: nil, place: "娜允镇 · 贺雅村 · 二组", unit: "县供水公司",
        official: "李明", registeredAt: Moment("2026-02-10T09:20+08:00")!, isDanger: false,
        dueDates: dueDates,
        promises: [
            CaseShown.PromiseShown(
                due: Day("2026-02-11")!, madeAt: Moment("2026-02-10T15:00+08:00")!, by: "县供水公司",
                movedFrom: nil, reason: nil),
            CaseShown.PromiseShown(
                due: Day("2026-02-13")!, madeAt: Moment("2026-02-11T17:40+08:00")!, by: "县供水公司",
                movedFrom: Day("2026-02-11"), reason: "滤料要从普洱运来，雨天路断，晚到两天。"),
        ],
        reply: CaseShown.ReplyShown(
            at: Moment("2026-02-13T09:10+08:00")!, by: "县供水公司 李明",
            text: "蓄水池已清洗，滤料已更换，今早取样检测合格。请打开水龙头放水十分钟再用。", claim: .yes),
        answer: Answer(solved: .partly, satisfied: false, text: "水清了，但三楼还是没有水压。"),
        entries: [
            EntryShown(
                at: Moment("2026-02-10T09:20+08:00")!, deed: .registration, by: "反映人"),
            EntryShown(at: Moment("2026-02-10T10:05+08:00")!, deed: .acceptance, by: "受理台 张华"),
            EntryShown(
                at: Moment("2026-02-10T10:06+08:00")!, deed: .assignment, by: "受理台 张华",
                facts: [SummaryRow("承办单位", text: "县供水公司")]),
            EntryShown(
                at: Moment("2026-02-13T09:10+08:00")!, deed: .reply, by: "县供水公司 李明",
                text: "蓄水池已清洗，滤料已更换，今早取样检测合格。"),
        ])

    static let tracked = TrackedCasePage(
        shown: shown, allowed: [.signature, .rating, .reopening, .review, .closure, .note],
        code: nil, contact: card)

    static let staffCase = CasePage(
        shown: shown,
        requester: CasePage.RequesterShown(name: "玉 ** ", phone: "138****0001", keepsPrivate: true),
        allowed: Set(Deed.Name.allCases), units: units,
        officials: [Choice("G0101", "李明"), Choice("G0102", "王芳")],
        suspensionReasons: SuspensionReason.allCases.map(\.rawValue),
        closureOutcomes: [.satisfied, .notConfirmed],
        duplicates: [CasePage.Duplicate(row: rows[1], why: "同一地点，文字相近，三天之内")], version: 4)

    static let rows = [
        CaseRow(
            number: number, title: title, kind: .complaint, state: .promised,
            place: "娜允镇 · 贺雅村", unit: "县供水公司",
            registeredAt: Moment("2026-02-03T09:20+08:00")!,
            due: CaseRow.NextDue(
                clock: .reply, day: Day("2026-02-10")!, standing: .overdue(by: 3))),
        CaseRow(
            number: CaseNumber(year: 2026, serial: 1_840)!, title: "二组停水，老人没有水喝",
            kind: .help, state: .registered, place: "娜允镇 · 贺雅村",
            registeredAt: Moment("2026-02-12T19:05+08:00")!,
            due: CaseRow.NextDue(clock: .accept, day: Day("2026-02-13")!, standing: .due(in: 0)),
            isDanger: true),
        CaseRow(
            number: CaseNumber(year: 2026, serial: 1_701)!, title: "希望村口装两盏路灯",
            kind: .wish, state: .suspended, place: "勐马镇 · 勐马村", unit: "勐马镇人民政府",
            registeredAt: Moment("2026-01-22T11:00+08:00")!),
        CaseRow(
            number: CaseNumber(year: 2025, serial: 9_911)!, title: "感谢驻村干部帮忙联系医院",
            kind: .praise, state: .closed, outcome: .satisfied, place: "芒信镇",
            registeredAt: Moment("2025-12-02T11:00+08:00")!),
    ]

    static let cases = CasesListPage(
        filter: CasesListPage.Filter(q: "水"), rows: rows, total: 4,
        next: "/cases?q=%E6%B0%B4&cursor=x", places: places, units: units)

    static let work = WorkPage(
        unit: "县供水公司", rows: [rows[0], rows[1]], waiting: [rows[3]], suspended: [rows[2]],
        next: nil)

    static let desk = DeskPage(
        queue: [
            DeskPage.QueueRow(
                row: rows[1], excerpt: "我家老人八十多岁，昨天下午开始没有水……", allowed: [.acceptance],
                version: 1, suggestedUnit: nil, likelyDuplicates: 1),
            DeskPage.QueueRow(
                row: rows[2], excerpt: "晚上赶摆回来，村口一片黑，孩子都怕。", allowed: [.assignment],
                version: 2, suggestedUnit: ID("U04"), likelyDuplicates: 0),
        ], counts: DeskPage.Counts(registered: 7, accepted: 4, disputed: 1, overdue: 2),
        places: places, units: units, next: "/desk?cursor=x")
}

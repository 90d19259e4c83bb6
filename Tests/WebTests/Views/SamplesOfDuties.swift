import Kernel

@testable import Web

extension Samples {
    static let today = TodayPage(
        duties: [
            duty("整理民情日记", "2026-02-08", .overdue(by: 5), discharge: true),
            duty("回复：贺雅村二组自来水浑浊", "2026-02-13", .due(in: 0), address: "/cases/\(number)"),
            duty("走访联系户", "2026-02-15", .due(in: 2), done: 37, needed: 52),
            duty("参加点评会", "2026-02-28", .due(in: 15)),
            duty("报送民情台账", "2026-02-12", .met, done: 1),
        ],
        households: [
            household("H0001", "岩某", due: "2026-02-13", lastMet: "2025-03-02", cases: 1),
            household("H0002", "玉某", due: nil, lastMet: nil, declines: true),
        ],
        coverage: TodayPage.Coverage(period: "2026", met: 37, reachable: 52),
        noteTypes: [Choice("hardship", "困难"), Choice("suggestion", "建议")],
        notes: [
            NoteShown(
                day: Day("2026-02-11")!, household: "玉某", type: "困难", text: "老人住院，药费还差一部分。",
                serviceCase: nil, caseAddress: "/visits/v1/notes/0/case"),
            NoteShown(
                day: Day("2026-02-10")!, household: "岩某", type: "建议", text: "赶集天公交加一趟。",
                serviceCase: number, caseAddress: nil),
        ])

    static let todayEmpty = TodayPage(
        duties: [], households: [], coverage: nil, noteTypes: [], notes: [])

    private static func duty(
        _ title: String, _ due: String, _ standing: Standing, done: Int = 0, needed: Int = 1,
        address: String? = nil, discharge: Bool = false
    ) -> DutyShown {
        DutyShown(
            title: title, rule: "“三有两评”工作法：每周一次", due: Day(due)!, standing: standing,
            progress: Duty.Progress(done: done, needed: needed), address: address,
            discharge: discharge
                ? DutyShown.Discharge(
                    rule: "songmu-sort-cadence", subject: "sortDiary", period: "2026-W06") : nil)
    }

    private static func household(
        _ id: String, _ head: String, due: String?, lastMet: String?, declines: Bool = false,
        cases: Int = 0
    ) -> HouseholdShown {
        HouseholdShown(
            id: ID(id)!, head: head, address: "贺雅村二组12号", phone: "138 0000 0001",
            lastMet: lastMet.flatMap { Day($0) }, due: due.flatMap { Day($0) },
            declinesVisits: declines, openCases: cases)
    }

    static let supervision = SupervisionPage(
        place: "孟连县", places: places, chosenPlace: "", overdueTotal: 12,
        overdue: [
            SupervisionPage.Overdue(
                row: rows[0], waitsFor: "县供水公司", reasons: ["承诺改过1次日期", "重办过1次"],
                timesUrged: 1, canUrge: true)
        ],
        coverage: [
            coverage("娜允镇", met: 5_210, declined: 41, moved: 120, notMet: 1_602, target: 70),
            coverage("勐马镇", met: 2_902, declined: 12, moved: 88, notMet: 2_411, target: 70),
            coverage("公信乡", met: 0, declined: 3, moved: 2, notMet: 0, target: 70),
        ], coveragePeriod: "2026",
        duties: [
            SupervisionPage.DutiesRow(
                place: Link("娜允镇", "/supervision?place=530827101"), met: 410, due: 122,
                overdue: 9),
            SupervisionPage.DutiesRow(
                place: Link("勐马镇", "/supervision?place=530827102"), met: 280, due: 97, overdue: 0),
        ], next: "/supervision?cursor=x")

    private static func coverage(
        _ name: String, met: Int, declined: Int, moved: Int, notMet: Int, target: Int
    ) -> SupervisionPage.CoverageRow {
        SupervisionPage.CoverageRow(
            place: Link(name, "/supervision?place=1"),
            count: CoverageCount(met: met, declined: declined, moved: moved, notMet: notMet),
            target: target)
    }

    static let measures = BoardPage.Measures(
        intake: 9_842, backlog: 325, overdue: 12, promisesDue: 4_120, promisesKept: 3_584,
        reopened: 140, notConfirmed: 611)
    static let byPlace = ["娜允镇", "勐马镇", "芒信镇"].map {
        BoardPage.Row(place: Link($0, "/board?place=1"), measures: measures)
    }
    static let kindCounts = [
        BoardPage.KindCount(kind: .complaint, count: 3_902),
        BoardPage.KindCount(kind: .help, count: 2_801),
        BoardPage.KindCount(kind: .enquiry, count: 1_204),
        BoardPage.KindCount(kind: .suggestion, count: 611),
    ]
    static let board = BoardPage(
        place: "孟连县", places: places, chosenPlace: "", period: "2025-03 – 2026-02",
        total: measures, byPlace: byPlace, kinds: kindCounts, waiting: [rows[1]])
    static let publicRecord = PublicPage(
        period: "2025-03 – 2026-02", total: measures,
        byPlace: byPlace.map { BoardPage.Row(place: Link($0.place.text, ""), measures: measures) },
        kinds: kindCounts)

    static let admin = AdminPage(
        officials: [
            AdminPage.OfficialRow(
                code: ID("G0012")!, name: "岩温", post: "驻村干部", unit: "娜允镇人民政府",
                place: "娜允镇 · 贺雅村", roles: [.field, .handler], isActive: true),
            AdminPage.OfficialRow(
                code: ID("G0013")!, name: "张华", post: "受理员", unit: nil, place: "孟连县",
                roles: [.desk], isActive: false),
        ], total: 2_205, q: "", next: "/admin?cursor=x", places: places, units: units.choices)
}

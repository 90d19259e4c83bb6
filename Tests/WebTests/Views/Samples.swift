import Kernel

@testable import Web

/// One of every page, with values that a county could have, for the tests of all pages.
enum Samples {
    static let now = Moment("2026-02-13T10:00+08:00")!
    static let number = CaseNumber(year: 2026, serial: 1842)!

    /// The pages by a name, each made in the words of a language.
    static let pages = otherPages + servicePages

    private static let otherPages: [(name: String, make: @Sendable (Words) -> Html)] = [
        ("home", { view(home, $0, resident("/")) }),
        ("report", { view(report, $0, resident("/report")) }),
        ("report-wrong", { view(report, $0, resident("/report", reportAttempt($0))) }),
        ("reported", { view(reported, $0, resident("/report")) }),
        ("track", { view(TrackPage(), $0, resident("/track")) }),
        ("track-case", { view(tracked, $0, resident("/track/\(number)")) }),
        ("contact", { view(contact, $0, resident("/contact")) }),
        ("contact-cards", { view(contactCards, $0, resident("/contact")) }),
        ("public", { view(publicRecord, $0, resident("/public")) }),
        ("sign-in", { view(SignInPage(), $0, resident("/sign-in")) }),
        (
            "sign-in-code",
            { view(SignInPage(asksForOneTimeCode: true), $0, resident("/sign-in")) }
        ),
        ("second-factor", { view(secondFactor, $0, staff("/sign-in/second-factor")) }),
        ("today", { view(today, $0, staff("/today")) }),
        ("today-empty", { view(todayEmpty, $0, staff("/today")) }),
        ("desk", { view(desk, $0, staff("/desk", notice: $0.done(.acceptance))) }),
        ("case", { view(staffCase, $0, staff("/cases/\(number)")) }),
        ("cases", { view(cases, $0, staff("/cases")) }),
        ("work", { view(work, $0, staff("/work")) }),
        ("supervision", { view(supervision, $0, staff("/supervision")) }),
        ("board", { view(board, $0, staff("/board")) }),
        ("admin", { view(admin, $0, staff("/admin")) }),
        ("methods", { view(methods, $0, resident("/methods")) }),
        ("methods-admin", { view(methodsForAdmins, $0, staff("/admin/methods")) }),
        ("method", { view(method, $0, resident("/methods/baodi")) }),
        ("method-admin", { view(methodForAdmins, $0, staff("/admin/methods/baodi")) }),
        ("method-text", { view(methodText, $0, staff("/admin/methods/check")) }),
        ("zones", { view(zones, $0, staff("/admin/zones")) }),
        ("zones-empty", { view(zonesEmpty, $0, staff("/admin/zones")) }),
        ("zone", { view(zone(), $0, staff("/admin/zones/Z-G001")) }),
        ("zone-wrong", { view(zone(), $0, staff("/admin/zones/Z-G001", zoneAttempt($0))) }),
        ("zone-to-confirm", { view(zone(.toConfirm), $0, staff("/admin/zones/Z-G001")) }),
        ("zone-done", { view(zone(.done), $0, staff("/admin/zones/Z-G001")) }),
        ("error-507", { view(ErrorPage(status: 507), $0, resident("/report")) }),
        (
            "error-500",
            { view(ErrorPage(status: 500, logNumber: "7f3a-0192"), $0, resident("/cases")) }
        ),
        (
            "error-409",
            {
                view(
                    ErrorPage(status: 409, sentence: $0.refusal(.ownRevisit)), $0,
                    staff("/cases/\(number)"))
            }
        ),
    ]

    static func resident(_ path: String, _ attempt: Attempt? = nil) -> Frame {
        Frame(
            path: path, now: now, csrf: "token", submission: "s1", office: "孟连县", isDemo: true,
            attempt: attempt)
    }

    static func staff(
        _ path: String, _ attempt: Attempt? = nil, notice: String? = nil
    ) -> Frame {
        Frame(
            path: path, query: "place=530827", now: now,
            reader: Reader(
                code: ID("G0012")!, name: "岩温", post: "驻村干部",
                roles: [.field, .desk, .handler, .supervisor, .leader, .admin]),
            csrf: "token", submission: "s1", office: "孟连县", isDemo: true, notice: notice,
            attempt: attempt)
    }

    static func zoneAttempt(_ w: Words) -> Attempt {
        Attempt(
            form: ZonePage.formName("G0012"), values: ["to": "G0012", "on": "2026-02-13"],
            problems: [Problem(w.refusal(.sameOfficial), field: "to")])
    }

    static func reportAttempt(_ w: Words) -> Attempt {
        Attempt(
            form: "report", values: ["text": "", "kind": "help", "phone": "12"],
            problems: [
                Problem(w.fault(.noText), field: "text"),
                Problem(w.fault(.noPlace), field: "place"),
                Problem(w.fault(.badPhone), field: "phone"),
            ])
    }

    static let places = [
        ChoiceGroup(
            "娜允镇",
            [
                Choice("530827101", "娜允镇"), Choice("530827101001", "娜允社区"),
                Choice("530827101201", "贺雅村"),
            ]),
        ChoiceGroup(
            "勐马镇", [Choice("530827102", "勐马镇"), Choice("530827102200", "勐马村")]),
    ]
    static let units: ChoiceGroup = [
        Choice("U01", "县住房和城乡建设局"), Choice("U02", "县供水公司"), Choice("U03", "娜允镇人民政府"),
        Choice("U04", "县交通运输局"),
    ]
    static let home = HomePage(
        hotline: "12345",
        counts: HomePage.Counts(raised: 9_842, answered: 9_517, keptFirstPromise: 87))
    static let report = ReportPage(places: places)
    static let secondFactor = SecondFactorPage(
        secret: "JBSW Y3DP EHPK 3PXP", account: "Lianxin:G0012")
    static let reported = ReportDonePage(
        number: number, pickupCode: "7KQ4 M2XD", registeredAt: now, dueDates: [dueDates[0]])
    static let contact = ContactPage(
        q: "", path: [],
        places: ["娜允镇", "勐马镇", "芒信镇", "景信乡", "富岩镇", "公信乡"].map {
            Link($0, "/contact?place=530827101")
        }, cards: [])
    static let contactCards = ContactPage(
        q: "", path: [Link("娜允镇", "/contact?place=530827101"), Link("贺雅村", "")],
        places: ["贺雅一组", "贺雅二组", "帕亮小组"].map { Link($0, "/contact?place=1") },
        cards: [card, ContactCard(name: "刀丽", post: "村党总支书记", phone: "", place: "贺雅村")])
    static let card = ContactCard(
        name: "岩温", post: "驻村干部", phone: "138 0000 0012", unit: "娜允镇人民政府",
        place: "娜允镇 · 贺雅村")
}

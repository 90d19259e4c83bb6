import Kernel
import Store

@testable import Web

/// The pages of services, with everything on them that may be there.
extension Samples {
    static let servicePages: [(name: String, make: @Sendable (Words) -> Html)] = [
        ("services-none", { view(catalogue([]), terms($0), resident("/services")) }),
        ("services", { view(catalogue([repair, station]), terms($0), resident("/services")) }),
        ("service", { view(servicePage, terms($0), resident("/services/repair")) }),
        ("appointments", { view(appointments, $0, staff("/appointments")) }),
        ("appointments-none", { view(noAppointments, $0, staff("/appointments")) }),
        ("hotline", { view(hotline, $0, staff("/hotline")) }),
        ("hotline-none", { view(noHotline, $0, staff("/hotline")) }),
    ]

    private static func terms(_ w: Words) -> ServiceTerms {
        ServiceTerms(w: w, term: { word, _ in "“\(word)”" })
    }

    private static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: ID(rule)!, mechanism: ID("hotline")!, pack: ID("hotline")!, line: 3)
    }

    static let repair = CatalogueService(
        rule: ServiceRule(
            origin: origin("repair"), service: "hotlineRepair",
            items: WordList(items: ["water", "gas"]), finishedAt: .township,
            ways: [.homeService, .window], fee: NumberClause(.exactly, 0, unit: "yuan"),
            windows: NumberClause(.atMost, 1, unit: "window/item"),
            visits: NumberClause(.atMost, 1, unit: "visit/item"),
            time: ServiceTime(
                hours: OfficeHours("08:30-12:00,14:00-17:30"), weekdays: [.monday, .friday],
                onHolidays: true, byAppointment: true),
            promises: WordList(items: ["everyCall"]), functions: WordList(items: ["bills"]),
            guide: Wording(chinese: "带上水卡。", english: "Bring your card."), peak: 3500),
        steps: [CatalogueService.Step(word: "shoeCovers", rule: ID("repair")!)], dial: "4420000")

    private static let station = CatalogueService(
        rule: ServiceRule(origin: origin("station"), service: "station"), isAskedFor: false)

    private static func catalogue(_ services: [CatalogueService]) -> ServicesPage {
        ServicesPage(
            hotline: "12345", place: "娜允镇", chosenPlace: "530827101", places: places,
            groups: services.isEmpty
                ? []
                : [
                    ServicesPage.Group(
                        name: Link("服务热线", "/methods/hotline"), services: services)
                ])
    }

    private static let servicePage = ServicePage(
        service: repair, method: Link("服务热线", "/methods/hotline"), places: places,
        chosenPlace: "530827101", hours: [Choice("08:30-09:30", "08:30–09:30")])

    private static let row = CaseRow(
        number: number, title: "水管漏水", kind: .application, state: .assigned, place: "娜允村",
        registeredAt: now)

    private static let appointments = AppointmentsPage(
        day: now.day,
        rows: Appointment.Standing.allCases.map { standing in
            AppointmentsPage.Row(
                row: row, window: AppointmentWindow(now.day, from: 540, to: 600)!,
                standing: standing, service: "报修", version: 3, awaitsWord: standing == .made)
        }, later: [(day: now.day + 1, number: 2)])

    private static let noAppointments = AppointmentsPage(day: now.day, rows: [], later: [])

    private static let hotline = HotlinePage(
        place: "孟连县", [repair],
        [
            CallsOfDay(
                day: now.day, all: CallCount(calls: 3501, onTheSpot: 3000, ended: 3200),
                byService: ["repair/water": CallCount(calls: 400, onTheSpot: 1, ended: 60)]),
            CallsOfDay(day: now.day - 1, all: CallCount(), byService: [:]),
        ], terms(Words.in(.zhHans)))

    private static let noHotline = HotlinePage(
        place: "孟连县", lines: [], today: CallCount(), functions: [], days: [], peak: nil)
}

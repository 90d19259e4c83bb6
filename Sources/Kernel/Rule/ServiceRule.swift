/// What can be done for residents, where, when, in which ways and for how much 服务事项.
package struct ServiceRule: RuleForm {
    package let origin: RuleOrigin
    /// A term of the pack: `proxyHandling`.
    package let service: String
    package let items: WordList?
    /// The lowest level at which an item can be finished.
    package let finishedAt: TerritoryLevel?
    /// Empty for any way.
    package let ways: [HandlingWay]
    /// In yuan; nil where the source says nothing.
    package let fee: NumberClause?
    /// How many windows a resident has to go to for one item.
    package let windows: NumberClause?
    /// How many visits of hers an item takes.
    package let visits: NumberClause?
    package let time: ServiceTime
    /// What is gone through each time, in this order.
    package let checklist: WordList?
    package let promises: WordList?
    /// What else the same place or number does.
    package let functions: WordList?
    /// What a plain-language sheet 明白纸 says.
    package let guide: Wording?
    /// How many calls a day it can take at most.
    package let peak: Int?
    /// How many there are of what is served.
    package let number: NumberClause?
    /// Where a station may stand: any one of these is enough.
    package let sites: [NumberClause]
    /// Services of the same pack that belong to each time it is done, with their checklists.
    package let parts: [String]

    package init(
        origin: RuleOrigin, service: String, items: WordList? = nil,
        finishedAt: TerritoryLevel? = nil, ways: [HandlingWay] = [], fee: NumberClause? = nil,
        windows: NumberClause? = nil, visits: NumberClause? = nil,
        time: ServiceTime = ServiceTime(), checklist: WordList? = nil, promises: WordList? = nil,
        functions: WordList? = nil, guide: Wording? = nil, peak: Int? = nil,
        number: NumberClause? = nil, sites: [NumberClause] = [], parts: [String] = []
    ) {
        self.origin = origin
        self.service = service
        self.items = items
        self.finishedAt = finishedAt
        self.ways = ways
        self.fee = fee
        self.windows = windows
        self.visits = visits
        self.time = time
        self.checklist = checklist
        self.promises = promises
        self.functions = functions
        self.guide = guide
        self.peak = peak
        self.number = number
        self.sites = sites
        self.parts = parts
    }

    package var figures: [RuleFigure] {
        [
            items?.figure(), fee?.figure(.amount), windows?.figure(.composition),
            visits?.figure(.threshold), checklist?.figure(), promises?.figure(),
            functions?.figure(), number?.figure(.amount),
        ].compactMap(\.self) + sites.compactMap { $0.figure(.threshold) }
    }
}

/// How an item is handled 办理方式.
package enum HandlingWay: String, CaseIterable, Sendable {
    case window
    /// 代办
    case proxy
    /// 联办
    case joint
    /// 网办
    case online
    /// 上门服务
    case homeService
}

/// When a service is open.
package struct ServiceTime: Hashable, Sendable {
    /// Nil where the source says nothing.
    package let hours: OfficeHours?
    /// Empty for every day.
    package let weekdays: [Weekday]
    /// On days off too.
    package let onHolidays: Bool
    package let byAppointment: Bool

    package init(
        hours: OfficeHours? = nil, weekdays: [Weekday] = [], onHolidays: Bool = false,
        byAppointment: Bool = false
    ) {
        self.hours = hours
        self.weekdays = weekdays
        self.onHolidays = onHolidays
        self.byAppointment = byAppointment
    }
}

extension ServiceRule {
    package var members: [String: JSON] {
        JSON.members([
            "service": .text(service), "items": items?.json,
            "finishedAt": finishedAt.map { .text($0.name) }, "ways": .words(ways),
            "fee": fee?.json, "windows": windows?.json, "visits": visits?.json,
            "time": time.json, "checklist": checklist?.json, "promises": promises?.json,
            "functions": functions?.json, "guide": guide?.json,
            "peak": peak.map { .number($0) }, "number": number?.json,
            "sites": .list(sites.map(\.json)),
            "parts": parts.isEmpty ? nil : .list(parts.map { .text($0) }),
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let service = json["service"]?.text,
            let items = json.wordList("items"),
            let level = json.part("finishedAt", { $0.text.flatMap { TerritoryLevel(name: $0) } }),
            let ways = json.words("ways", as: HandlingWay.self), let fee = json.number("fee"),
            let windows = json.number("windows"), let visits = json.number("visits"),
            let time = json["time"].flatMap({ ServiceTime($0) }),
            let checklist = json.wordList("checklist"),
            let promises = json.wordList("promises"), let functions = json.wordList("functions"),
            let guide = json.part("guide", { Wording(json: $0) }),
            let peak = json.maybeNumber("peak"), let number = json.number("number"),
            let sites = json["sites"]?.list?.all({ NumberClause($0) }),
            let parts = json.part("parts", { $0.list?.all(\.text) })
        else { return nil }
        self.init(
            origin: origin, service: service, items: items.value, finishedAt: level.value,
            ways: ways, fee: fee.value, windows: windows.value, visits: visits.value, time: time,
            checklist: checklist.value, promises: promises.value, functions: functions.value,
            guide: guide.value, peak: peak.value, number: number.value, sites: sites,
            parts: parts.value ?? [])
    }
}

extension ServiceTime {
    var json: JSON {
        .object(
            JSON.members([
                "hours": hours.map { .text($0.description) },
                "weekdays": .list(weekdays.map { .number($0.rawValue) }),
                "onHolidays": .bool(onHolidays), "byAppointment": .bool(byAppointment),
            ]))
    }

    init?(_ json: JSON) {
        guard let hours = json.part("hours", { $0.text.flatMap { OfficeHours($0) } }),
            let weekdays = json["weekdays"]?.list?.all({ $0.number.flatMap(Weekday.init) }),
            let onHolidays = json["onHolidays"]?.bool,
            let byAppointment = json["byAppointment"]?.bool
        else { return nil }
        self.init(
            hours: hours.value, weekdays: weekdays, onHolidays: onHolidays,
            byAppointment: byAppointment)
    }
}

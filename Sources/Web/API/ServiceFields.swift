import Kernel

extension ServiceRequest {
    /// `service`, `item`, `way` and `appointment` of a new case; nil where it asks for none.
    static func read(_ fields: inout Fields) -> ServiceRequest? {
        let rule = fields.id("service", .optional, of: Rule.self)
        let item = fields.text("item", .optional, atMost: 64)
        let way = fields.word("way", .optional, of: HandlingWay.self)
        let window = fields.object("appointment", .optional) { try $0.window() }
        guard let rule else {
            for (key, isGiven) in [
                ("item", item != nil), ("way", way != nil), ("appointment", window != nil),
            ] where isGiven {
                fields.fault(key, "onlyWithService")
            }
            return nil
        }
        return ServiceRequest(rule: rule, item: item, way: way, window: window)
    }
}

extension Fields {
    /// `day`, `from` and `to`, the last after the one before.
    mutating func window() throws -> AppointmentWindow {
        let (day, from, to) = (day("day"), minute("from"), minute("to"))
        let all = try all(day, from, to)
        let window = AppointmentWindow(all.0, from: all.1, to: all.2)
        if window == nil { fault("to", "notAfterFrom") }
        return try self.all(window)
    }

    /// A minute of a day, `09:30`.
    private mutating func minute(_ key: String) -> Int? {
        guard let text = text(key, atMost: 5) else { return nil }
        let minute = AppointmentWindow.minute(text)
        if minute == nil { fault(key, "notAMinute") }
        return minute
    }

    /// The steps, and how many windows and visits, that a reply may name.
    mutating func workDone() -> WorkDone {
        let checked = words("checked", atMost: 100)
        let windows = number("windows", .optional, in: 0...999)
        let visits = number("visits", .optional, in: 0...999)
        return WorkDone(checked: checked, windows: windows, visits: visits)
    }
}

extension Schema {
    static let minute = pattern("^([01][0-9]|2[0-4]):[0-5][0-9]$")
    static let appointmentMembers: [String: Schema] = [
        "day": .day, "from": .minute, "to": .minute.about("Later than `from`, at most 24:00."),
    ]
}

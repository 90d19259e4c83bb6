internal import Kernel

/// The rules of work: what is served, taken up, built, and what a result may lead to.
extension PackReading {
    mutating func service(_ field: Field) -> ServiceRule? {
        guard let members = members(field, .service), let origin = self.origin(members) else {
            return nil
        }
        let service = members["service"].flatMap { term($0) }
        let ways = members["ways"].map { words($0, "way", of: HandlingWay.self) } ?? []
        let windows = members["windows"].map {
            number($0, unit: "window/item", within: origin, in: 1...99)
        }
        let visits = members["visits"].map {
            number($0, unit: "visit/item", within: origin, in: 0...99)
        }
        let lists = ["items", "checklist", "promises", "functions"].map { key in
            members[key].flatMap { wordList($0, within: origin) }
        }
        let sites = members["sites"].map { self.sites($0, within: origin) } ?? []
        let time = self.serviceTime(members)
        let fee = members["fee"].map { number($0, unit: "yuan", within: origin) }
        let level = members["finishedAt"].flatMap { self.level($0) }
        let guide = members["guide"].flatMap { wording($0) }
        let peak = members["peak"].flatMap { number($0, in: 1...9_999_999) }
        let count = members["number"].map { number($0, unit: "items", within: origin) }
        let parts = members["with"].map { terms($0, "services") } ?? []
        guard let service, let ways, let sites, let time, let parts else { return nil }
        return ServiceRule(
            origin: origin, service: service, items: lists[0],
            finishedAt: level, ways: ways, fee: fee ?? nil, windows: windows ?? nil,
            visits: visits ?? nil, time: time,
            checklist: lists[1], promises: lists[2], functions: lists[3],
            guide: guide, peak: peak, number: count ?? nil, sites: sites, parts: parts)
    }

    private mutating func terms(_ field: Field, _ nouns: String) -> [String]? {
        guard let items = self.items(field, nouns) else { return nil }
        let terms = items.compactMap { term($0) }
        return terms.count == items.count ? terms : nil
    }

    private mutating func serviceTime(_ members: Members) -> ServiceTime? {
        let hours = members["hours"].map { officeHours($0) }
        let weekdays = members["days"].map { words($0, "day", of: DayWord.self) } ?? []
        let holidays = members["holidays"].map { flag($0) } ?? false
        let appointment = members["appointment"].map { flag($0) } ?? false
        guard let weekdays, let holidays, let appointment else { return nil }
        return ServiceTime(
            hours: hours ?? nil, weekdays: weekdays.map(\.weekday), onHolidays: holidays,
            byAppointment: appointment)
    }

    /// `24`, or `08:30-12:00,14:00-17:30`.
    private mutating func officeHours(_ field: Field) -> OfficeHours? {
        guard let hours = OfficeHours(field.text == "24" ? "00:00-24:00" : field.text ?? "") else {
            fault(
                field, "this takes hours such as 08:30-12:00,14:00-17:30, or 24, not \(field.found)"
            )
            return nil
        }
        return hours
    }

    private enum DayWord: String, CaseIterable {
        case mon, tue, wed, thu, fri, sat, sun

        var weekday: Weekday {
            switch self {
            case .mon: .monday
            case .tue: .tuesday
            case .wed: .wednesday
            case .thu: .thursday
            case .fri: .friday
            case .sat: .saturday
            case .sun: .sunday
            }
        }
    }

    private mutating func sites(_ field: Field, within rule: RuleOrigin) -> [NumberClause]? {
        guard let items = self.items(field, "sites") else { return nil }
        let sites = items.compactMap { item -> NumberClause? in
            guard let unit = item.pairs?.first(where: { $0.key.text == "unit" })?.value,
                let word = text(unit)
            else {
                fault(item, "a site says how many of what it serves: 'atLeast' with 'unit'")
                return nil
            }
            return number(item, unit: word, .atLeast, within: rule)
        }
        return sites.count == items.count ? sites : nil
    }

    mutating func claim(_ field: Field) -> ClaimRule? {
        guard let members = members(field, .claim), let origin = self.origin(members) else {
            return nil
        }
        let claims = members["claims"].flatMap { term($0) }
        let by = members["by"].flatMap { role($0) }
        let each = members["each"].map { recurrence($0) }
        let unit = members["unit"].flatMap { term($0) }
        let per = members["per"].flatMap { term($0) }
        let counted = (unit ?? "items") + (per.map { "/\($0)" } ?? each??.suffix ?? "")
        let bounds = [("atLeast", Comparison.atLeast), ("atMost", .atMost), ("exactly", .exactly)]
            .map { key, comparison in
                members[key].flatMap {
                    number($0, unit: counted, comparison, within: origin, in: 0...9_999_999)
                }
            }
        let windows = members["windows"].map { wordList($0, within: origin) }
        let recipient = members["for"].flatMap { term($0) }
        let donations = members["donations"].map { flag($0) } ?? false
        if let least = bounds[0]?.number, let most = bounds[1]?.number, least > most {
            fault(field, "'atLeast' is \(least), more than 'atMost', which is \(most)")
        }
        guard let claims, let by, let donations else { return nil }
        return ClaimRule(
            origin: origin, claims: claims, by: by,
            recipient: recipient, each: each ?? nil, per: per,
            atLeast: bounds[0], atMost: bounds[1], exactly: bounds[2], windows: windows ?? nil,
            takesDonations: donations)
    }

    mutating func project(_ field: Field) -> ProjectRule? {
        guard let members = members(field, .project), let origin = self.origin(members) else {
            return nil
        }
        let project = members["project"].flatMap { term($0) }
        let lists = ["milestones", "funds", "rounds"].map { key in
            members[key].flatMap { wordList($0, within: origin) }
        }
        let charge = members["charge"].map { number($0, unit: "yuan/person", within: origin) }
        let labour = members["labour"].map { flag($0) } ?? false
        let inspections =
            members["inspections"].map { words($0, "inspection", of: Inspection.self) } ?? []
        let lasts = members["lasts"].map { time($0, within: origin) }
        let consent = members["consent"].flatMap { term($0) }
        let acceptance = members["acceptance"].flatMap { role($0) }
        guard let project, let labour, let inspections else { return nil }
        return ProjectRule(
            origin: origin, project: project, milestones: lists[0], funds: lists[1],
            charge: charge ?? nil, takesLabour: labour,
            consent: consent, inspections: inspections, acceptance: acceptance, rounds: lists[2],
            lasts: lasts ?? nil)
    }

    mutating func consequence(_ field: Field) -> ConsequenceRule? {
        guard let members = members(field, .consequence), let origin = self.origin(members) else {
            return nil
        }
        let after = members["after"].flatMap { term($0) }
        let leadsTo = members["leadsTo"].flatMap { wordList($0, within: origin) }
        let decidedBy = members["decidedBy"].flatMap { role($0) }
        let lasts = members["lasts"].map { time($0, within: origin) }
        let of = members["of"].flatMap { role($0) }
        let prize = members["prize"].map { number($0, unit: "yuan", within: origin) }
        guard let after, let leadsTo, let decidedBy else { return nil }
        return ConsequenceRule(
            origin: origin, after: after, of: of, leadsTo: leadsTo, lasts: lasts ?? nil,
            prize: prize ?? nil, decidedBy: decidedBy)
    }
}

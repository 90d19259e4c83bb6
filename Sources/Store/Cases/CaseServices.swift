package import Kernel

/// The row of `case_services` that follows from a case which asks for a service.
extension Transaction {
    func insertService(of it: ServiceCase) throws {
        guard let service = it.registration.service else { return }
        let window = it.appointment?.window
        try db.send(
            """
            INSERT INTO case_services (number, rule, day, from_minute, to_minute, appointment,
                exceeds)
            VALUES (\(it.number.value), \(service.rule), \(window?.day),
                \(window?.minutes.lowerBound), \(window?.minutes.upperBound),
                \(it.appointment?.standing), \(false))
            """)
    }

    /// Only where a deed changed something of it.
    func updateService(of it: ServiceCase, from before: ServiceCase, under rules: CaseRules) throws
    {
        guard it.registration.service != nil,
            it.appointment != before.appointment || it.effort != before.effort
        else { return }
        let window = it.appointment?.window
        let exceeds = it.effort.map { rules.service?.excess(in: $0).isEmpty == false } ?? false
        try db.send(
            """
            UPDATE case_services SET day = \(window?.day),
                from_minute = \(window?.minutes.lowerBound),
                to_minute = \(window?.minutes.upperBound),
                appointment = \(it.appointment?.standing), windows = \(it.effort?.windows),
                visits = \(it.effort?.visits), exceeds = \(exceeds)
            WHERE number = \(it.number.value)
            """)
    }
}

/// A case with the time that was appointed for it.
package struct AppointedCase: Sendable {
    package let summary: CaseSummary
    /// The service asked for, and its item if she named one.
    package let request: ServiceRequest
    package let window: AppointmentWindow
    package let standing: Appointment.Standing
}

/// A case that took more windows or visits than its service allows.
package struct ExceedingCase: Sendable {
    package let summary: CaseSummary
    package let gaps: [ServiceGap]
}

extension Transaction {
    /// What is appointed on `days`, of the cases that `official` may see, in order of time; neither
    /// what was cancelled nor what became idle when its case ended.
    package func appointments(
        on days: ClosedRange<Day>, for official: Official, limit: Int = 200
    ) throws -> [AppointedCase] {
        let rows = try db.all(
            """
            SELECT s.number, s.rule, c.service, s.day, s.from_minute, s.to_minute, s.appointment
            FROM case_services s JOIN cases c ON c.number = s.number
            WHERE s.appointment IN ('made', 'kept', 'missed')
                AND s.day >= \(days.lowerBound) AND s.day <= \(days.upperBound)
                AND (c.ended_at IS NULL OR s.appointment <> 'made')
                AND \(try visibility(to: official))
            ORDER BY s.day, s.from_minute, s.number LIMIT \(limit)
            """
        ) { row -> (Int64, ServiceRequest, AppointmentWindow?, Appointment.Standing) in
            let word = try row.textOrNil(2).flatMap { ServiceRequest(word: $0) }
            return (
                try row.int64(0), ServiceRequest(rule: try row.id(1), item: word?.item),
                AppointmentWindow(
                    try row.day(3), from: try row.int(4), to: try row.int(5)),
                try row.word(6)
            )
        }
        let known = try summaries(of: rows.map { $0.0 })
        return rows.compactMap { number, request, window, standing in
            guard let summary = known[number], let window else { return nil }
            return AppointedCase(
                summary: summary, request: request, window: window, standing: standing)
        }
    }

    /// The newest of those cases at `place` and below it that `official` may see, among the
    /// thousand newest of all.
    package func exceedingCases(
        within place: ID<Place>, for official: Official, limit: Int
    ) throws -> [ExceedingCase] {
        let path = try requiredPath(of: place)
        let rows = try db.all(
            """
            SELECT s.number, s.rule, c.rule_set, s.windows, s.visits
            FROM (SELECT number, rule, windows, visits FROM case_services WHERE exceeds
                    ORDER BY number DESC LIMIT 1000) AS s
                JOIN cases c ON c.number = s.number
            WHERE \(Path.isWithin(path, "c.path")) AND \(try visibility(to: official))
            ORDER BY s.number DESC LIMIT \(limit)
            """
        ) { row -> (Int64, ID<Rule>, Int, WorkDone) in
            (
                try row.int64(0), try row.id(1), try row.int(2),
                WorkDone(windows: try row.intOrNil(3), visits: try row.intOrNil(4))
            )
        }
        let known = try summaries(of: rows.map { $0.0 })
        return try rows.compactMap { number, rule, ruleSet, effort in
            guard let summary = known[number],
                let service = try office.ruleBook.rules(ruleSet, in: db).service(rule)
            else { return nil }
            return ExceedingCase(summary: summary, gaps: service.excess(in: effort))
        }
    }

    private func summaries(of numbers: [Int64]) throws -> [Int64: CaseSummary] {
        if numbers.isEmpty { return [:] }
        let found = try summaries(
            where: "c.number IN \(list: numbers)", order: "c.number", limit: numbers.count)
        return Dictionary(found.map { ($0.number.value, $0) }) { first, _ in first }
    }
}

extension Transaction {
    /// What those of `numbers` ask for that ask for a service.
    package func servicesAsked(among numbers: [CaseNumber]) throws -> [CaseNumber: ServiceRequest] {
        if numbers.isEmpty { return [:] }
        let rows = try db.all(
            """
            SELECT number, service FROM cases
            WHERE number IN \(list: numbers.map(\.value)) AND service IS NOT NULL
            """
        ) { (CaseNumber(value: try $0.int64(0)), ServiceRequest(word: try $0.text(1))) }
        return rows.reduce(into: [:]) { asked, row in
            if let number = row.0, let request = row.1 { asked[number] = request }
        }
    }
}

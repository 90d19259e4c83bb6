/// A window of time on one day 预约时段.
package struct AppointmentWindow: Hashable, Sendable {
    package let day: Day
    /// Since midnight, never empty; 1440 is the end of the day.
    package let minutes: Range<Int>

    /// Nil where it is empty or leaves the day.
    package init?(_ day: Day, from: Int, to: Int) {
        guard from >= 0, to <= 1440, from < to else { return nil }
        self.init(day, from..<to)
    }

    init(_ day: Day, _ minutes: Range<Int>) {
        self.day = day
        self.minutes = minutes
    }

    package var start: Moment { Moment(day, minute: minutes.lowerBound) }

    /// `2026-03-02`, `09:00-10:00`, as the API and pages write it.
    package var from: String { Self.clock(minutes.lowerBound) }
    package var to: String { Self.clock(minutes.upperBound) }

    /// Reads `09:00`; nil for what is no minute of a day, `24:00` being its end.
    package static func minute(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Day.digits(bytes[0..<2]),
            let minute = Day.digits(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minute: Int) -> String {
        Day.padded(minute / 60, 2) + ":" + Day.padded(minute % 60, 2)
    }
}

extension AppointmentWindow: CustomStringConvertible {
    package var description: String { "\(day) \(from)-\(to)" }
}

/// What a resident and a service agreed on 预约, and what became of it.
package struct Appointment: Hashable, Sendable {
    package let window: AppointmentWindow
    package internal(set) var standing: Standing = .made

    package init(_ window: AppointmentWindow) { self.window = window }

    package enum Standing: String, CaseIterable, Sendable {
        case made, kept, missed, cancelled
    }

    /// How far ahead one may be made.
    package static let mostDaysAhead = 90
}

extension AppointmentWindow {
    package var json: JSON {
        [
            "day": .text(day.description), "from": .number(minutes.lowerBound),
            "to": .number(minutes.upperBound),
        ]
    }

    package init?(_ json: JSON) {
        guard let day = json["day"]?.text.flatMap({ Day($0) }), let from = json["from"]?.number,
            let to = json["to"]?.number
        else { return nil }
        self.init(day, from: from, to: to)
    }
}

// MARK: When a service is open

extension ServiceTime {
    /// The spans in which it is open on `day`; where the source says no hours, those of the office
    /// count. Empty on a day on which it is closed.
    package func openings(
        on day: Day, _ calendar: WorkingCalendar, office: OfficeHours
    ) -> [Range<Int>] {
        let isOnDay =
            (weekdays.isEmpty || weekdays.contains(day.weekday))
            && (onHolidays || !weekdays.isEmpty || calendar.isWorking(day))
        return isOnDay ? (hours ?? office).spans : []
    }

    /// Whether a day and a window can be appointed: where the rule speaks of it, or of hours.
    package var takesAppointments: Bool { byAppointment || hours != nil }

    /// Checks that `window` lies in one stretch in which it is open, and not too far ahead.
    ///
    /// - Throws: `.tooFarAhead`, and `.notOpen` with the next stretch in which it is.
    func check(_ window: AppointmentWindow, at now: Moment, _ calendar: WorkingCalendar)
        throws(Refusal)
    {
        let last = now.day + Appointment.mostDaysAhead
        guard window.day <= last else { throw .tooFarAhead(until: last) }
        let office = calendar.officeHours
        let isOpen = openings(on: window.day, calendar, office: office).contains {
            $0.lowerBound <= window.minutes.lowerBound
                && window.minutes.upperBound <= $0.upperBound
        }
        guard isOpen else {
            throw .notOpen(next: next(from: window.start, until: last, calendar))
        }
    }

    /// The first stretch in which it is open and that ends after `moment`; nil where there is none
    /// up to `last`.
    func next(from moment: Moment, until last: Day, _ calendar: WorkingCalendar)
        -> AppointmentWindow?
    {
        var day = moment.day
        while day <= last {
            let spans = openings(on: day, calendar, office: calendar.officeHours)
            if let span = spans.first(where: { day > moment.day || $0.upperBound > moment.minute })
            {
                return AppointmentWindow(day, span)
            }
            day = day + 1
        }
        return nil
    }
}

extension ServiceTime {
    /// Its hours one by one, the last of a stretch shorter where it doesn't come out even.
    package func hoursToAppoint(office: OfficeHours) -> [Range<Int>] {
        (hours ?? office).spans.flatMap { span in
            stride(from: span.lowerBound, to: span.upperBound, by: 60).map {
                $0..<min($0 + 60, span.upperBound)
            }
        }
    }
}

import Kernel

/// Days and times as people write them: `2026年2月13日 星期五 10:00`, `13 Feb 2026, 10:00`.
extension Words {
    func day(_ day: Day) -> String {
        let (year, month, number) = day.civil
        return switch language {
        case .zhHans: "\(year)年\(month)月\(number)日 \(weekday(day.weekday))"
        case .en: "\(number) \(Self.months[month - 1]) \(year)"
        }
    }

    /// Without the year and the weekday: `2月13日`, `13 Feb`.
    func shortDay(_ day: Day) -> String {
        let (_, month, number) = day.civil
        return switch language {
        case .zhHans: "\(month)月\(number)日"
        case .en: "\(number) \(Self.months[month - 1])"
        }
    }

    func moment(_ moment: Moment) -> String {
        switch language {
        case .zhHans: "\(day(moment.day)) \(clock(moment))"
        case .en: "\(day(moment.day)), \(clock(moment))"
        }
    }

    /// `10:00`, by China's time.
    private func clock(_ moment: Moment) -> String {
        let (hour, minute) = moment.minute.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

func time(_ moment: Moment, _ w: Words) -> Html {
    "<time datetime=\"\(moment.description)\">\(w.moment(moment))</time>"
}

func time(_ day: Day, _ w: Words) -> Html {
    "<time datetime=\"\(day.description)\">\(w.day(day))</time>"
}

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

    /// Without the year: `2月13日 星期五`, `Fri 13 Feb`.
    func dayInWeek(_ day: Day) -> String {
        switch language {
        case .zhHans: "\(shortDay(day)) \(weekday(day.weekday))"
        case .en: "\(weekday(day.weekday).prefix(3)) \(shortDay(day))"
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

    /// `2026年`, `2026年2月`, `2月2日至2月8日`; `2026`, `Feb 2026`, `2 Feb to 8 Feb`.
    func period(_ period: Period) -> String {
        let (year, month, _) = period.start.civil
        return switch (language, period.unit) {
        case (_, .day): day(period.start)
        case (.zhHans, .year): "\(year)年"
        case (.zhHans, .halfYear): "\(year)年\(month == 1 ? "上" : "下")半年"
        case (.zhHans, .quarter): "\(year)年第\((month + 2) / 3)季度"
        case (.zhHans, .month): "\(year)年\(month)月"
        case (.zhHans, .week): "\(shortDay(period.start))至\(shortDay(period.end))"
        case (.en, .year): "\(year)"
        case (.en, .halfYear): "\(month == 1 ? "first" : "second") half of \(year)"
        case (.en, .quarter): "quarter \((month + 2) / 3) of \(year)"
        case (.en, .month): "\(Self.months[month - 1]) \(year)"
        case (.zhHans, nil): "\(day(period.start))至\(day(period.end))"
        case (.en, nil): "\(day(period.start)) to \(day(period.end))"
        case (.en, .week): "\(shortDay(period.start)) to \(shortDay(period.end))"
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

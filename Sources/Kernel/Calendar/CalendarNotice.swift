/// A notice 通知 that arranges the holidays and make-up working days of a year.
///
/// A year has one notice, issued the autumn before, and some years a second one that changes it
/// (2015, 2019, 2020). Where two speak of the same day, the later issued holds.
package struct CalendarNotice: Hashable, Sendable {
    /// What a notice says of one day.
    package struct Ruling: Hashable, Sendable {
        package let day: Day
        package let kind: CalendarDay.Kind
        /// The holiday's name in the notice's words: 春节.
        package let name: String

        package init(day: Day, kind: CalendarDay.Kind, name: String) {
            self.day = day
            self.kind = kind
            self.name = name
        }
    }

    package let id: ID<CalendarNotice>
    /// The year that it arranges; with its first notice, a year is known.
    package let year: Int
    /// The day that it was signed 成文日期.
    package let issued: Day
    /// The number that offices cite 发文字号: 国办发明电〔2020〕1号; empty where it isn't known.
    package let number: String
    package let title: String
    /// Where its text stands.
    package let address: String
    package let rulings: [Ruling]

    package init(
        id: ID<CalendarNotice>, year: Int, issued: Day, number: String, title: String,
        address: String, rulings: [Ruling]
    ) {
        self.id = id
        self.year = year
        self.issued = issued
        self.number = number
        self.title = title
        self.address = address
        self.rulings = rulings
    }
}

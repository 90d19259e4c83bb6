/// Forty terms whose due days an independent library computed; the last four lie beyond the last
/// notice, where only weekends can be counted.
struct WorkingDayExample: Sendable {
    let number: Int
    let start: String
    let days: Int
    let due: String?
    let weekendsOnly: String

    init(_ number: Int, _ start: String, _ days: Int, due: String?, weekendsOnly: String) {
        self.number = number
        self.start = start
        self.days = days
        self.due = due
        self.weekendsOnly = weekendsOnly
    }

    static let all: [WorkingDayExample] = [
        .init(1, "2020-04-09", 3, due: "2020-04-14", weekendsOnly: "2020-04-14"),
        .init(2, "2021-11-12", 1, due: "2021-11-15", weekendsOnly: "2021-11-15"),
        .init(3, "2014-08-20", 30, due: "2014-10-08", weekendsOnly: "2014-10-01"),
        .init(4, "2015-02-14", 10, due: "2015-03-04", weekendsOnly: "2015-02-27"),
        .init(5, "2026-01-30", 1, due: "2026-02-02", weekendsOnly: "2026-02-02"),
        .init(6, "2024-05-22", 5, due: "2024-05-29", weekendsOnly: "2024-05-29"),
        .init(7, "2013-11-07", 2, due: "2013-11-11", weekendsOnly: "2013-11-11"),
        .init(8, "2022-09-26", 15, due: "2022-10-20", weekendsOnly: "2022-10-17"),
        .init(9, "2014-07-30", 5, due: "2014-08-06", weekendsOnly: "2014-08-06"),
        .init(10, "2015-01-17", 30, due: "2015-03-04", weekendsOnly: "2015-02-27"),
        .init(11, "2022-07-13", 1, due: "2022-07-14", weekendsOnly: "2022-07-14"),
        .init(12, "2025-09-10", 2, due: "2025-09-12", weekendsOnly: "2025-09-12"),
        .init(13, "2018-01-06", 1, due: "2018-01-08", weekendsOnly: "2018-01-08"),
        .init(14, "2025-12-14", 15, due: "2026-01-05", weekendsOnly: "2026-01-02"),
        .init(15, "2014-02-14", 5, due: "2014-02-21", weekendsOnly: "2014-02-21"),
        .init(16, "2014-01-20", 30, due: "2014-03-06", weekendsOnly: "2014-03-03"),
        .init(17, "2015-12-30", 7, due: "2016-01-11", weekendsOnly: "2016-01-08"),
        .init(18, "2022-05-30", 3, due: "2022-06-02", weekendsOnly: "2022-06-02"),
        .init(19, "2025-02-19", 2, due: "2025-02-21", weekendsOnly: "2025-02-21"),
        .init(20, "2025-10-24", 7, due: "2025-11-04", weekendsOnly: "2025-11-04"),
        .init(21, "2021-02-17", 3, due: "2021-02-20", weekendsOnly: "2021-02-22"),
        .init(22, "2014-02-02", 5, due: "2014-02-12", weekendsOnly: "2014-02-07"),
        .init(23, "2018-02-03", 30, due: "2018-03-21", weekendsOnly: "2018-03-16"),
        .init(24, "2024-01-27", 1, due: "2024-01-29", weekendsOnly: "2024-01-29"),
        .init(25, "2022-01-22", 20, due: "2022-02-23", weekendsOnly: "2022-02-18"),
        .init(26, "2025-01-23", 20, due: "2025-02-26", weekendsOnly: "2025-02-20"),
        .init(27, "2022-01-30", 10, due: "2022-02-18", weekendsOnly: "2022-02-11"),
        .init(28, "2017-01-19", 3, due: "2017-01-23", weekendsOnly: "2017-01-24"),
        .init(29, "2024-02-18", 5, due: "2024-02-23", weekendsOnly: "2024-02-23"),
        .init(30, "2014-02-02", 7, due: "2014-02-14", weekendsOnly: "2014-02-11"),
        .init(31, "2021-02-11", 10, due: "2021-03-02", weekendsOnly: "2021-02-25"),
        .init(32, "2024-02-08", 7, due: "2024-02-23", weekendsOnly: "2024-02-19"),
        .init(33, "2026-08-29", 0, due: "2026-08-31", weekendsOnly: "2026-08-31"),
        .init(34, "2014-08-23", 0, due: "2014-08-25", weekendsOnly: "2014-08-25"),
        .init(35, "2015-08-26", 0, due: "2015-08-26", weekendsOnly: "2015-08-26"),
        .init(36, "2024-06-25", 0, due: "2024-06-25", weekendsOnly: "2024-06-25"),
        .init(37, "2028-03-04", 3, due: nil, weekendsOnly: "2028-03-08"),
        .init(38, "2029-02-14", 10, due: nil, weekendsOnly: "2029-02-28"),
        .init(39, "2027-06-05", 20, due: nil, weekendsOnly: "2027-07-02"),
        .init(40, "2028-03-07", 1, due: nil, weekendsOnly: "2028-03-08"),
    ]
}

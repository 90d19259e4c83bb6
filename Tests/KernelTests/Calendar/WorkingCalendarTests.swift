import Kernel
import Testing

@Suite("the working calendar")
struct WorkingCalendarTests {
    private let china = WorkingCalendar.china

    @Test func `the shipped table covers 2013 to 2026 and ends with the notice for 2026`() {
        #expect(china.knownYears == Set(2013...2026))
        #expect(china.notices.count == 17)
        #expect(china.edition == "cn-2026-1")
    }

    @Test func `380 days are off by a notice and 92 are made up for`() {
        let days = (0..<5113).map { china[day("2013-01-01") + $0] }.filter { $0.notice != nil }
        #expect(days.count == 473)
        #expect(days.filter { $0.kind == .off }.count == 380)
        #expect(days.filter { $0.kind == .makeUpOn }.count == 92)
        #expect(days.filter { $0.kind == .on }.map(\.day) == [day("2020-02-03")])
    }

    @Test func `every make-up day is a Saturday or Sunday`() {
        let days = (0..<5113).map { china[day("2013-01-01") + $0] }
        #expect(days.filter { $0.kind == .makeUpOn }.allSatisfy { $0.day.weekday.isWeekend })
    }

    @Test func `every notice has its address, and all but one the number that offices cite`() {
        #expect(china.notices.allSatisfy { $0.address.contains("www.gov.cn/zhengce/") })
        #expect(china.notices.allSatisfy { $0.title.hasPrefix("国务院") && !$0.rulings.isEmpty })
        #expect(china.notices.filter(\.number.isEmpty).map(\.id.text) == ["cn-2015-1"])
    }

    @Test func `a day says what it is, by whose word`() throws {
        let holiday = china[day("2015-09-03")]
        #expect(holiday.kind == .off)
        #expect(holiday.name == "抗日战争暨世界反法西斯战争胜利70周年纪念日")
        #expect(holiday.notice?.text == "cn-2015-2")
        #expect(!holiday.isPlainWeekend)
        let notice = try #require(holiday.notice.flatMap(china.notice))
        #expect(notice.issued == day("2015-05-13"))
        let saturday = china[day("2026-03-07")]
        #expect(saturday.isPlainWeekend)
        #expect(china[day("2026-03-06")].kind == .on)
    }

    @Test func `a December day may come from the next year's notice`() {
        #expect(china[day("2018-12-31")].notice?.text == "cn-2019-1")
        #expect(china[day("2018-12-29")].kind == .makeUpOn)
    }

    @Test func `beyond the notices only weekends are off, and the year is not known`() {
        for text in ["2012-10-01", "2027-10-01"] {
            #expect(china[day(text)].kind == .on)
            #expect(!china[day(text)].isYearKnown)
        }
        #expect(!china.isWorking(day("2027-10-02")))
        #expect(china[day("2026-12-31")].isYearKnown)
        #expect(!china[day("2027-01-01")].isYearKnown)
    }

    @Test func `the later notice holds: in 2020 the make-up Saturday became a holiday`() {
        let before = china.asKnown(on: day("2020-01-25"))
        #expect(before[day("2020-02-01")].kind == .makeUpOn)
        #expect(before[day("2020-01-31")].kind == .on)
        #expect(china[day("2020-02-01")].kind == .off)
        #expect(china[day("2020-02-01")].notice?.text == "cn-2020-2")
    }

    @Test func `a notice counts from the day it was issued, in whatever order they are loaded`() {
        #expect(china.asKnown(on: day("2020-01-26")).edition == "cn-2020-2")
        #expect(WorkingCalendar(notices: china.notices.reversed()) == china)
        #expect(china.asKnown(on: day("2000-01-01")).edition == "none")
    }

    @Test func `loading a notice makes a new calendar, loading it again changes nothing`() throws {
        let notice = try notice(2027, "2026-11-05", [("2027-01-01", .off)])
        let later = china.adding(notice)
        #expect(later != china)
        #expect(later.edition == "cn-2027-1")
        #expect(!later.isWorking(day("2027-01-01")))
        #expect(china.isWorking(day("2027-01-01")))
        #expect(later.adding(notice) == later)
        #expect(later.asKnown(on: day("2026-11-04")) == china)
    }

    @Test func `a corrected notice takes the place of the one with its id`() throws {
        let wrong = try notice(2027, "2026-11-05", [("2027-01-01", .off)])
        let right = try notice(2027, "2026-11-05", [("2027-01-04", .off)])
        let calendar = china.adding(wrong).adding(right)
        #expect(calendar.isWorking(day("2027-01-01")))
        #expect(!calendar.isWorking(day("2027-01-04")))
    }

    @Test func `loading a notice keeps the office hours`() throws {
        var calendar = china
        calendar.officeHours = try #require(OfficeHours("09:00-17:00"))
        let later = calendar.adding(try notice(2027, "2026-11-05", []))
        #expect(later.officeHours == calendar.officeHours)
    }
}

func notice(
    _ year: Int, _ issued: String, _ rulings: [(String, CalendarDay.Kind)]
) throws -> CalendarNotice {
    CalendarNotice(
        id: try #require(ID("cn-\(year)-1")), year: year, issued: day(issued),
        number: "国办发明电〔\(year - 1)〕1号", title: "国务院办公厅关于\(year)年部分节假日安排的通知",
        address: "https://www.gov.cn/",
        rulings: rulings.map { .init(day: day($0.0), kind: $0.1, name: "元旦") })
}

import Kernel
import Testing

@Suite("office hours")
struct OfficeHoursTests {
    @Test func `usual hours are seven a day, with a rest at noon`() {
        #expect(OfficeHours.usual.description == "08:30-12:00,14:00-17:30")
        #expect(OfficeHours.usual.minutesADay == 420)
        #expect(OfficeHours("08:30-12:00,14:00-17:30") == .usual)
    }

    @Test("any spans in order are hours", arguments: ["00:00-24:00", "09:00-17:00", "08:00-08:01"])
    func reads(_ text: String) {
        #expect(OfficeHours(text)?.description == text)
    }

    @Test(
        "hours that can't be are refused",
        arguments: [
            "", "9-5", "09:00", "09:00-09:00", "17:00-09:00", "09:00-24:01", "09:60-10:00",
            "14:00-17:00,08:00-12:00", "08:00-12:00,11:00-17:00", "08:00-12:00,12:00-17:00",
            "08:00-12:00,", "08:00-12:00-13:00", "０８:00-12:00",
        ])
    func refuses(_ text: String) {
        #expect(OfficeHours(text) == nil)
    }
}

import Kernel
import Testing

@Suite("pauses")
struct PauseTests {
    // Without a pause: Monday 2026-03-02 and 5wd is Monday 2026-03-09.

    @Test func `a pause within one day costs nothing`() {
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-04T09:00", "2026-03-04T17:00")])
                == "2026-03-09")
    }

    @Test func `the day on which a pause begins doesn't count, the day on which it ends does`() {
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-04T09:00", "2026-03-05T09:00")])
                == "2026-03-10")
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-04T09:00", "2026-03-06T09:00")])
                == "2026-03-11")
    }

    @Test func `the day's last second decides`() {
        let untilThen = pause("2026-03-04T09:00", "2026-03-04T23:59:59")
        #expect(due("2026-03-02T10:00", "5wd", pauses: [untilThen]) == "2026-03-09")
        let fromThen = pause("2026-03-04T23:59:59", "2026-03-05T00:00")
        #expect(due("2026-03-02T10:00", "5wd", pauses: [fromThen]) == "2026-03-10")
        let fromMidnight = pause("2026-03-05T00:00", "2026-03-05T08:00")
        #expect(due("2026-03-02T10:00", "5wd", pauses: [fromMidnight]) == "2026-03-09")
    }

    @Test func `a pause on days that don't count anyway costs nothing`() {
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-07T00:00", "2026-03-09T00:00")])
                == "2026-03-09")
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-02T11:00", "2026-03-03T08:00")])
                == "2026-03-09")
    }

    @Test func `a pause on the due day moves it, one after it doesn't`() {
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-09T18:00", "2026-03-10T08:00")])
                == "2026-03-10")
        #expect(
            due("2026-03-02T10:00", "5wd", pauses: [pause("2026-03-10T00:00", "2026-03-20T00:00")])
                == "2026-03-09")
    }

    @Test func `nothing to count waits for the clock to run`() {
        #expect(
            due("2026-03-02T10:00", "0wd", pauses: [pause("2026-03-02T11:00", "2026-03-04T08:00")])
                == "2026-03-04")
    }

    @Test func `natural days and months get the paused days on top`() {
        let threeNights = pause("2026-03-04T09:00", "2026-03-07T09:00")
        #expect(due("2026-03-02T10:00", "15d", pauses: [threeNights]) == "2026-03-20")
        #expect(due("2026-03-02T10:00", "1mo", pauses: [threeNights]) == "2026-04-05")
        #expect(due("2026-01-31T10:00", "1mo", pauses: [threeNights]) == "2026-02-28")
    }

    @Test func `minutes and hours get the paused time on top`() {
        let hour = pause("2026-03-02T10:10", "2026-03-02T11:10")
        #expect(due("2026-03-02T10:00", "30min", pauses: [hour]) == "2026-03-02T11:30")
        #expect(due("2026-03-02T10:30", "30min", pauses: [hour]) == "2026-03-02T11:40")
        #expect(due("2026-03-02T10:00", "10min", pauses: [hour]) == "2026-03-02T10:10")
        #expect(due("2026-03-02T11:10", "30min", pauses: [hour]) == "2026-03-02T11:40")
        #expect(due("2026-03-02T10:10", "0min", pauses: [hour]) == "2026-03-02T11:10")
    }

    @Test func `working hours lose only what of the pause lies in office hours`() {
        let evening = pause("2026-03-02T17:00", "2026-03-03T09:00")
        #expect(due("2026-03-02T16:00", "2wh", pauses: [evening]) == "2026-03-03T10:00")
        let noon = pause("2026-03-02T12:00", "2026-03-02T14:00")
        #expect(due("2026-03-02T11:00", "2wh", pauses: [noon]) == "2026-03-02T15:00")
    }

    @Test func `pauses may overlap, touch and come in any order`() {
        let pauses = [
            pause("2026-03-05T12:00", "2026-03-06T09:00"),
            pause("2026-03-04T09:00", "2026-03-05T10:00"),
            pause("2026-03-05T09:00", "2026-03-05T12:00"),
            pause("2026-03-04T10:00", "2026-03-04T11:00"),
        ]
        #expect(due("2026-03-02T10:00", "5wd", pauses: pauses) == "2026-03-11")
        #expect(due("2026-03-04T08:00", "2h", pauses: pauses) == "2026-03-06T10:00")
    }

    @Test func `a pause that still lasts counts once it is given an end`() {
        let open = Pause(from: moment("2026-03-04T09:00"), to: nil)
        #expect(due("2026-03-02T10:00", "5wd", pauses: [open]) == "2026-03-09")
        let now = moment("2026-03-06T09:00")
        #expect(due("2026-03-02T10:00", "5wd", pauses: [open.ended(by: now)]) == "2026-03-11")
        #expect(open.ended(by: moment("2026-03-01T00:00")).to == open.from)
        let over = pause("2026-03-04T09:00", "2026-03-05T09:00")
        #expect(over.ended(by: now) == over)
    }

    @Test func `a pause that ends before it begins is none`() {
        let none = pause("2026-03-06T09:00", "2026-03-04T09:00")
        #expect(due("2026-03-02T10:00", "5wd", pauses: [none]) == "2026-03-09")
    }

    @Test func `a pause into a year without a notice makes the date provisional`() {
        let long = pause("2026-12-28T09:00", "2027-01-04T09:00")
        #expect(due("2026-12-25T10:00", "1wd", pauses: [long]) == "2027-01-04 provisional")
    }
}

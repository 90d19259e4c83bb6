import Kernel
import Testing

@Suite("moments")
struct MomentTests {
    @Test func `a moment without a zone is China's time`() {
        #expect(moment("2026-02-13T10:00") == moment("2026-02-13T02:00:00Z"))
        #expect(moment("2026-02-13T10:00") == moment("2026-02-13T10:00:00+08:00"))
        #expect(moment("2026-02-13T10:00") == moment("2026-02-12T21:00:00-05:00"))
        #expect(moment("2026-02-13 10:00") == moment("2026-02-13T10:00"))
        #expect(moment("2026-02-13") == moment("2026-02-13T00:00"))
    }

    @Test func `the day changes at midnight in China`() {
        #expect(moment("2026-02-12T16:00:00Z").day == day("2026-02-13"))
        #expect(moment("2026-02-12T15:59:59.999Z").day == day("2026-02-12"))
        #expect(moment("1969-12-31T15:59:59Z").day == day("1969-12-31"))
        #expect(moment("1960-06-01T12:34").minute == 754)
    }

    @Test func `it is written with China's zone, thousandths where there are any`() {
        #expect(moment("2026-02-13T02:00:00Z").description == "2026-02-13T10:00:00+08:00")
        #expect(moment("2026-02-13T02:00:00.5Z").description == "2026-02-13T10:00:00.500+08:00")
        #expect(moment("2026-02-13T02:00:00.0019Z").description == "2026-02-13T10:00:00.001+08:00")
        #expect(moment("1960-06-01T12:34:56.789").description == "1960-06-01T12:34:56.789+08:00")
    }

    @Test func `a day ends with its last second`() {
        #expect(Moment.end(of: day("2026-02-13")) == moment("2026-02-13T23:59:59"))
    }

    @Test(
        "what isn't a moment is refused",
        arguments: [
            "", "2026-02-30T10:00", "2026-02-13T24:00", "2026-02-13T10:60", "2026-02-13T10:00:60",
            "2026-02-13T10", "2026-02-13T", "2026-02-13x10:00", "2026-02-13T10:00:00.", "10:00",
            "2026-02-13T10:00:00.Z", "2026-02-13T10:00:00+8", "2026-02-13T10:00:00+08:60",
            "2026-02-13T10:00:00 Z", "2026-02-13T1０:00", "2026-02-13T10:00:00+24:00",
        ])
    func refuses(_ text: String) {
        #expect(Moment(text) == nil)
    }
}

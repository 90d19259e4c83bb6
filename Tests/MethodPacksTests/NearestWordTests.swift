import Testing

@testable import MethodPacks

@Suite("the nearest word")
struct NearestWordTests {
    @Test(
        "a slip of the pen is recognised",
        arguments: [
            ("linkedOficial", "linkedOfficial"), ("asigned", "assigned"), ("yaer", "year"),
            ("house", "household"), ("REPLY", "reply"),
        ])
    func slips(_ slip: String, _ meant: String) {
        let allowed = ["linkedOfficial", "assigned", "year", "household", "reply", "month"]
        #expect(nearest(to: slip, among: allowed) == meant)
    }

    @Test("what resembles nothing has no nearest word")
    func strangers() {
        #expect(nearest(to: "banana", among: ["reply", "revisit"]) == nil)
        #expect(nearest(to: "al", among: ["all"]) == nil)
        #expect(nearest(to: "banana", among: []) == nil)
    }

    @Test("letters that changed places are one slip")
    func swapped() {
        #expect(editDistance(Array("yaer"), Array("year")) == 1)
        #expect(editDistance(Array(""), Array("year")) == 4)
        #expect(editDistance(Array("year"), Array("year")) == 0)
    }
}

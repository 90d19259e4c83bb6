import Testing

@testable import Kernel

@Suite("commitments and resolutions")
struct CommitmentTests {
    private static func d(_ day: String) -> Kernel.Day { Kernel.Day("2026-03-\(day)")! }
    private let su: ID<Official> = ID("su")!

    private func promise(_ lines: String...) -> Undertaking {
        let rule = CadenceRule(
            origin: origin("promise"), duty: "publicPromise", of: ID("field")!,
            every: .every(.year), makes: .publicPromise)
        return Undertaking(
            id: ID("c")!, rule: .cadence(rule), place: ID("v1")!, title: "年度承诺",
            openedAt: Moment("2026-03-01T08:00")!, openedBy: .office,
            work: .commitment(
                Commitment(
                    kind: .publicPromise, maker: lin, to: .place, isPublished: true,
                    lines: lines.map { Commitment.Line(line: $0) })))
    }

    private func line(_ it: Undertaking) throws -> Commitment.Line {
        guard case .commitment(let commitment) = it.work else {
            throw UndertakingRefusal.wrongKind
        }
        return commitment.lines[0]
    }

    @Test("the date stands at the end of a line; a line without one holds for good")
    func readsLines() {
        let dated = Commitment.Line(line: "修好路灯（2026-03-20）。")
        #expect(dated.text == "修好路灯" && dated.due == Self.d("20"))
        #expect(Commitment.Line(line: "修好路灯，2026-03-20").text == "修好路灯")
        #expect(Commitment.Line(line: "mend the lamps, 2026-03-20").text == "mend the lamps")
        let lasting = Commitment.Line(line: "不收礼")
        #expect(lasting.text == "不收礼" && lasting.due == nil)
        // There's no such day, so it's part of the text.
        #expect(Commitment.Line(line: "修路 2026-02-30").due == nil)
        #expect(Commitment.Line(line: "2026-03-20").text == "2026-03-20")
    }

    @Test("kept on the first date is in time; a moved date doesn't make a late one so")
    func firstDateCounts() throws {
        for (reported, isInTime) in [("20", true), ("21", false)] {
            var it = promise("修路，2026-03-20")
            it.apply(
                try it.moving(
                    line: 0, to: Self.d("31"), by: lin, reason: "下雨", on: Self.d("10")))
            it.apply(
                try it.reporting(
                    line: 0, kept: true, reason: "修好", by: lin, on: Self.d(reported)))
            #expect(try line(it).state == .saidKept && !line(it).isKeptInTime)
            it.apply(
                try it.confirming(
                    line: 0,
                    Commitment.Confirmation(
                        agrees: true, by: su, text: "看过", on: Self.d("25"))))
            #expect(try line(it).state == .kept)
            #expect(try line(it).isKeptInTime == isInTime)
            #expect(Undertaking(json: it.json) == it)
        }
    }

    @Test("nobody confirms her own report; with what isn't true the line is open again")
    func confirming() throws {
        var it = promise("修路，2026-03-20")
        let own = Commitment.Confirmation(agrees: true, by: lin, text: "", on: Self.d("12"))
        #expect(throws: UndertakingRefusal.notNow) { try it.confirming(line: 0, own) }
        #expect(throws: UndertakingRefusal.notHers) {
            try it.reporting(line: 0, kept: true, reason: "x", by: su, on: Self.d("12"))
        }
        it.apply(
            try it.reporting(line: 0, kept: true, reason: "修好", by: lin, on: Self.d("12")))
        #expect(throws: UndertakingRefusal.notHers) { try it.confirming(line: 0, own) }
        let no = Commitment.Confirmation(
            agrees: false, by: su, text: "还有一段没修", on: Self.d("13"))
        it.apply(try it.confirming(line: 0, no))
        #expect(try line(it).state == .open && line(it).objections == [no])
        #expect(Undertaking(json: it.json) == it)
        #expect(throws: UndertakingRefusal.notNow) {
            try it.moving(line: 1, to: Self.d("31"), by: lin, reason: "x", on: Self.d("10"))
        }
    }

    @Test("a line due yesterday is refused, one due today isn't")
    func dates() throws {
        guard case .commitment(let commitment) = promise("修路，2026-03-20").work else {
            throw UndertakingRefusal.wrongKind
        }
        try Undertaking.checkCommitting(commitment, on: Self.d("20"))
        #expect(throws: UndertakingRefusal.commitment(.datePassed(Self.d("20")))) {
            try Undertaking.checkCommitting(commitment, on: Self.d("21"))
        }
    }

    @Test("a resolution names its unit before a colon, its case and its date where it is a promise")
    func readsResolutions() throws {
        let number = try #require(CaseNumber(year: 2026, serial: 12))
        let given = Meeting.Resolved(kind: .case, line: "水务局：修三组的水管")
        #expect(given.unit == "水务局" && given.text == "修三组的水管")
        #expect(given.whole == "水务局：修三组的水管")
        #expect(Meeting.Resolved(kind: .case, line: "修三组的水管").unit == nil)
        let promise = Meeting.Resolved(
            kind: .promise, line: "\(number)：修好路灯，2026-03-20")
        #expect(promise.about == number && promise.text == "修好路灯")
        #expect(promise.due == Self.d("20"))
        let other = Meeting.Resolved(kind: .promise, line: "村委会：修好路灯")
        #expect(other.about == nil && other.text == "村委会：修好路灯" && other.due == nil)
    }
}

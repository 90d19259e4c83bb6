import Kernel
import Testing

@testable import Store

@Suite("noting visits")
struct VisitNotingTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func refusal(_ result: VisitResult) -> VisitRefusal? {
        if case .refused(let refusal) = result.status { refusal } else { nil }
    }

    @Test("a visit sent twice is one visit; the same number for another visit is refused")
    func repeats() throws {
        #expect(try county.note("v1", to: "h1").status == .created)
        #expect(try county.note("v1", to: "h1").status == .duplicate)
        #expect(refusal(try county.note("v1", .notHome, to: "h1")) == .idTaken)
        #expect(try county.read { try $0.db.int("SELECT count(*) FROM visits") } == 1)
    }

    @Test("one bad visit doesn't stop the good ones")
    func goesOn() throws {
        let visits = [
            county.visit("v1", to: "h1"), county.visit("v2", to: "nobody"),
            county.visit("v3", to: "h2"),
        ]
        let results = try county.write {
            try $0.note(
                visits.map { NewVisit($0) }, by: try $0.official(id("lin"))!,
                at: VisitedCounty.morning)
        }
        #expect(
            results.map(\.status)
                == [.created, .refused(.unknownHousehold), .created])
    }

    @Test("who may note: everyone for herself and her places, the desk for the officials of hers")
    func checksRights() throws {
        #expect(refusal(try county.note("v1", to: "h5")) == .outsideTerritory)
        #expect(refusal(try county.note("v2", to: "h1", by: "root")) == .notAllowed)
        let visit = county.visit("v3", to: "h1")
        func note(by code: String) throws -> VisitResult.Status {
            try county.write {
                try $0.note(
                    [NewVisit(visit)], by: $0.official(id(code))!, at: VisitedCounty.morning)
            }[0].status
        }
        #expect(try note(by: "an") == .refused(.notAllowed))
        #expect(try note(by: "de") == .created)
        let far = county.visit("v4", to: "h5", by: "ba")
        let result = try county.write {
            try $0.note([NewVisit(far)], by: $0.official(id("de"))!, at: VisitedCounty.morning)
        }
        #expect(refusal(result[0]) == .notAllowed)
    }

    @Test("a visit can't lie in the future, but a telephone's clock may be ten minutes fast")
    func checksTime() throws {
        #expect(try county.note("v1", to: "h1", at: "2026-03-02T09:10").status == .created)
        #expect(refusal(try county.note("v2", to: "h1", at: "2026-03-02T09:11")) == .inTheFuture)
    }

    @Test("only the note types of the pack in force, and never one about faith")
    func checksNoteTypes() throws {
        let types = ["hardship", "suggestion"].map {
            NoteType(word: $0, name: Wording(chinese: $0, english: $0))
        }
        try county.adopt([], noteTypes: types)
        let known = DiaryEntry(type: "hardship", text: "屋顶漏雨")
        #expect(try county.note("v1", to: "h1", notes: [known]).status == .created)
        let unknown = DiaryEntry(type: "gossip", text: "…")
        #expect(
            refusal(try county.note("v2", to: "h1", notes: [unknown]))
                == .unknownNoteType("gossip", allowed: ["hardship", "suggestion"]))
        let empty = DiaryEntry(type: "hardship", text: " \n")
        #expect(refusal(try county.note("v3", to: "h1", notes: [empty])) == .noText)
        let faith = DiaryEntry(type: "religion", text: "…")
        #expect(
            refusal(try county.note("v4", to: "h1", notes: [faith]))
                == .forbiddenNoteType("religion"))
    }

    @Test("a note becomes a case in one tap, and only once")
    func raisesCases() throws {
        let notes = [
            DiaryEntry(type: "hardship", text: "屋顶漏雨"),
            DiaryEntry(type: "suggestion", text: "路灯不亮，请修。"),
        ]
        let raised = [RaisedNote(note: 1, kind: .help)]
        let first = try county.note("v1", to: "h1", notes: notes, raising: raised)
        let raisedCase = try #require(first.cases.first)
        #expect(raisedCase.pickupCode != nil)
        let again = try county.note("v1", to: "h1", notes: notes, raising: raised)
        #expect(again.status == .duplicate)
        #expect(again.cases.map(\.number) == [raisedCase.number])
        #expect(again.cases[0].pickupCode == nil)
        let it = try county.read { try $0.fold(raisedCase.number)!.it }
        #expect(it.registration.text == "路灯不亮，请修。")
        #expect(it.registration.channel == .visit)
        #expect(it.registration.place == id("5311"))
        #expect(
            refusal(
                try county.note("v2", to: "h1", raising: [RaisedNote(note: 0, kind: .help)]))
                == .noSuchNote)
    }

    @Test(
        "what the predecessor notes after the hand-over is kept, and lies in the successor's tray")
    func keepsLateVisits() throws {
        try county.write {
            try $0.record(
                .handOver(
                    HandOver(zone: id("z1"), from: id("lin"), to: id("an"), on: day("2026-03-01"))),
                by: .office, at: moment("2026-03-01T18:00"))
        }
        #expect(try county.note("v1", to: "h1", at: "2026-02-28T10:00").status == .late)
        var query = VisitQuery()
        query.trayOf = id("an")
        let tray = try county.read { [query] in
            try $0.visits(query, for: try $0.official(id("an"))!)
        }
        #expect(tray.items.map(\.visit.id) == [id("v1")])
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
    }

    @Test("a talk in the courtyard is noted for the place, sealed under a key of its own")
    func notesPlaces() throws {
        let talk = Visit(
            id: id("v1"), official: id("lin"), subject: .place(id("5311")), kind: .courtyard,
            outcome: .met, at: moment("2026-03-01T20:00"),
            notes: [DiaryEntry(type: "suggestion", text: "修水渠")])
        let (sealed, read) = try county.write { transaction in
            _ = try transaction.note(
                [NewVisit(talk)], by: transaction.official(id("lin"))!, at: VisitedCounty.morning)
            let bytes = try transaction.db.one("SELECT personal FROM entries WHERE topic = 'visit'")
            {
                try $0.blob(0)
            }
            return (bytes, try transaction.visit(id("v1"))!.visit)
        }
        #expect(read == talk)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("修水渠"))
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
    }

    @Test("the newest first, a page at a time; nobody reads the diary of another's households")
    func pages() throws {
        for number in 1...5 {
            _ = try county.note("v\(number)", to: "h1", at: "2026-02-0\(number)T10:00")
        }
        var query = VisitQuery()
        query.limit = 2
        query.place = id("53")
        var found: [String] = []
        let (su, an) = (try county.official("su"), try county.official("an"))
        repeat {
            let page = try county.read { [query] in try $0.visits(query, for: su) }
            found += page.items.map(\.visit.id.text)
            query.cursor = page.next
        } while query.cursor != nil
        #expect(found == ["v5", "v4", "v3", "v2", "v1"])
        let others = try county.read { [query] in try $0.visits(query, for: an) }
        #expect(others.items.isEmpty)
    }
}

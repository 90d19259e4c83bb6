import Kernel
import Testing

@testable import Web

@Suite("the page of a case")
struct CasePageTests {
    private func text(_ html: Html) -> String { String(decoding: html.bytes, as: UTF8.self) }
    private let w = Words.in(.en)

    private func page(allowing deeds: Set<Deed.Name>) -> String {
        let sample = Samples.staffCase
        let page = CasePage(
            shown: sample.shown, requester: nil, allowed: deeds, units: Samples.units,
            officials: [], suspensionReasons: sample.suspensionReasons,
            closureOutcomes: sample.closureOutcomes, duplicates: [], version: 4)
        return text(view(page, w, Samples.staff("/cases/\(Samples.number)")))
    }

    @Test("offers the deeds that are allowed and no other")
    func offersAllowedDeeds() throws {
        let actions = try page(allowing: [.reply, .note])
            .captures(of: #"action="/cases/\d+/([^"]+)""#)
        #expect(actions == ["reply", "note"])
        #expect(!page(allowing: []).contains(w["case.deeds"]))
    }

    @Test("has a form for every deed but those of other pages")
    func hasAllForms() throws {
        let all = Set(Deed.Name.allCases)
        let actions = try page(allowing: all).captures(of: #"action="/cases/\d+/([^"]+)""#)
        let elsewhere: Set<Deed.Name> = [.registration, .signature, .rating, .handOver]
        #expect(Set(actions) == Set(all.subtracting(elsewhere).map(\.rawValue)))
    }

    @Test("offers to merge into a case that goes on, not into one that has ended")
    func mergesIntoOngoingCases() {
        func shown(_ state: ServiceCase.State.Name) -> String {
            let row = CaseRow(
                number: Samples.number, title: "水黄", kind: .complaint, state: state,
                place: "娜允镇", registeredAt: Samples.now)
            let page = CasePage(
                shown: Samples.shown, requester: nil, allowed: [.merger], units: [],
                officials: [], suspensionReasons: [], closureOutcomes: [],
                duplicates: [CasePage.Duplicate(row: row, why: "")], version: 4)
            return text(view(page, w, Samples.staff("/cases/1")))
        }
        #expect(shown(.promised).contains(#"type="hidden" name="into""#))
        for ended: ServiceCase.State.Name in [.closed, .merged, .declined] {
            #expect(!shown(ended).contains(#"type="hidden" name="into""#))
        }
    }

    @Test("sends back how many entries the reader saw")
    func sendsVersion() {
        #expect(page(allowing: [.reply]).contains(#"name="version" value="4""#))
    }

    @Test("of a requester who isn't shown says so")
    func hidesRequester() {
        #expect(page(allowing: []).contains(w["case.unnamed"]))
    }

    @Test("keeps what a resident wrote as text, whatever it is")
    func escapesWords() {
        let row = CaseRow(
            number: Samples.number, title: "<img src=x onerror=alert(1)>", kind: .help,
            state: .registered, place: "\"><script>", registeredAt: Samples.now)
        let card = text(caseCard(row, w))
        #expect(card.contains("&lt;img src=x onerror=alert(1)&gt;"))
        #expect(card.contains("&quot;&gt;&lt;script&gt;"))
    }

    @Test("asks the resident for a signature only when she may sign")
    func asksForSignature() {
        let page = TrackedCasePage(
            shown: Samples.shown, allowed: [.note], code: "7KQ4", contact: nil)
        let shown = text(view(page, w, Samples.resident("/track/1")))
        #expect(!shown.contains(w["track.sign"]))
        #expect(shown.contains(#"name="code" value="7KQ4""#))
    }
}

import Kernel
import Testing

@Suite("entries in the form of the ledger")
struct EntryFormTests {
    @Test(
        "who did it reads back as it was written",
        arguments: [
            Actor.official(Sample.lin, of: nil), .official(Sample.lin, of: Sample.water),
            .requester(assistedBy: nil), .requester(assistedBy: Sample.lin), .office,
            .official(Sample.id("a:b"), of: Sample.id("c:d")),
        ])
    func actors(actor: Actor) { #expect(Actor(actor.description) == actor) }

    @Test(
        "anything else is nobody",
        arguments: [
            "", "official", "official:", "official:@water", "official:H1@", "official:H1@a@b",
            ":office",
            "office:", "requester:", "requester:H 1", "admin:A1", "Office",
        ])
    func nobody(text: String) { #expect(Actor(text) == nil) }

    @Test("what a requester says of herself is personal, all of it, and reads back")
    func registration() throws {
        let registration = Registration(
            kind: .help, channel: .visit, place: Sample.village, title: "低保", text: "家里困难",
            claimedAt: Sample.day(-1), location: ["lat": 22, "lng": 99],
            requester: .init(name: "甲某", phone: "10000000001", keepPrivate: true),
            isAnonymous: true, isDanger: true, about: Sample.subject("H1", unit: Sample.water),
            clientID: "c-1", ruleSet: 7)
        let entry = Entry(
            sequence: 1, at: Sample.day(0), by: .office, deed: .registration(registration))
        let form = entry.form(of: Sample.number)
        #expect(Entry(form) == entry)
        #expect(Set(form.personal.keys) == ["title", "text", "location", "requester"])
        let facts = String(decoding: JSON.object(form.facts).bytes, as: UTF8.self)
        for word in ["甲某", "10000000001", "低保", "家里困难", "lat"] { #expect(!facts.contains(word)) }
    }

    @Test(
        "an entry whose texts were erased reads as empty, its facts as before",
        arguments: Deed.Name.allCases)
    func erased(name: Deed.Name) throws {
        let entry = Entry(
            sequence: 2, at: Sample.day(3), by: Sample.byLin, deed: Sample.deed(name).deed)
        let form = entry.form(of: Sample.number)
        let read = try #require(Entry(EntryForm(facts: form.facts, personal: [:])))
        #expect(read.form(of: Sample.number).facts == form.facts)
        let texts = read.form(of: Sample.number).personal.values.compactMap(\.text)
        #expect(texts.allSatisfy { $0.isEmpty })
    }

    @Test(
        "an entry that lacks a fact, or holds another kind of value, isn't read",
        arguments: Deed.Name.allCases)
    func torn(name: Deed.Name) {
        let entry = Entry(
            sequence: 2, at: Sample.day(3), by: Sample.byLin, deed: Sample.deed(name).deed)
        let form = entry.form(of: Sample.number)
        for key in ["deed", "by", "receivedAt", "seq"] {
            #expect(
                Entry(
                    EntryForm(facts: form.facts.filter { $0.key != key }, personal: form.personal))
                    == nil)
            #expect(
                Entry(
                    EntryForm(facts: form.facts.merging([key: [1]]) { $1 }, personal: form.personal)
                ) == nil)
        }
    }

    @Test("a called-in unit that can't be read is no reason to forget it")
    func unitUnread() {
        let entry = Entry(
            sequence: 2, at: Sample.day(3), by: Sample.byDesk,
            deed: .jointHandling(units: [Sample.roads]))
        var facts = entry.form(of: Sample.number).facts
        facts["units"] = ["roads", "not a code"]
        #expect(Entry(EntryForm(facts: facts, personal: [:])) == nil)
    }

    @Test("a case is read from its registration on, never from the middle")
    func fromTheStart() {
        #expect(ServiceCase(number: Sample.number, entries: []) == nil)
        #expect(
            ServiceCase(number: Sample.number, entries: Array(Sample.closed.entries.dropFirst()))
                == nil)
    }
}

import Foundation
import Kernel
import Testing

@Suite("every deed in every state")
struct DeedsTests {
    /// docs/deeds.md is made from the Kernel; `LIANXIN_WRITE_DOCS=1 swift test --filter DeedsTests`
    /// writes it anew, and whoever reads the change sees what it does to the rules.
    @Test("docs/deeds.md says of each deed in each state what the Kernel does")
    func tableIsTrue() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../../docs/deeds.md")
            .standardized
        if ProcessInfo.processInfo.environment["LIANXIN_WRITE_DOCS"] != nil {
            try Data(table.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }

    @Test(
        "a deed that is refused leaves the case as it was, and one that is allowed adds one entry",
        arguments: ServiceCase.State.Name.allCases)
    func oneEntryEach(state: ServiceCase.State.Name) throws {
        let it = Sample.inState(state)
        #expect(it.state.name == state)
        for name in Deed.Name.allCases {
            let (deed, actor) = Sample.deed(name)
            guard let entry = try? it.doing(deed, by: actor, at: Sample.day(8)) else { continue }
            #expect(entry.sequence == it.version + 1)
            var after = it
            after.apply(entry)
            #expect(after.version == it.version + 1)
        }
    }

    @Test(
        "what is shown as allowed can be done by somebody with the right words",
        arguments: ServiceCase.State.Name.allCases)
    func allowedIsPossible(state: ServiceCase.State.Name) {
        let it = Sample.inState(state)
        for name in Deed.Name.allCases {
            let (deed, actor) = Sample.deed(name)
            let isDone = (try? it.doing(deed, by: actor, at: Sample.day(8))) != nil
            if isDone { #expect(it.mayFollow(name, by: actor, under: Sample.rules), "\(name)") }
        }
    }

    @Test(
        "a reply never closes a case, in no state",
        arguments: ServiceCase.State.Name.allCases)
    func replyNeverCloses(state: ServiceCase.State.Name) {
        var it = Sample.inState(state)
        guard let entry = try? it.doing(Sample.reply, by: Sample.byLin, at: Sample.day(8)) else {
            return
        }
        it.apply(entry)
        #expect(it.state.name == .replied)
        #expect(it.outcome == nil)
    }

    @Test("an entry reads back from its ledger form as it was", arguments: Deed.Name.allCases)
    func formRoundTrip(name: Deed.Name) throws {
        let (deed, actor) = Sample.deed(name)
        let entry = Entry(sequence: 2, at: Sample.day(3), by: actor, deed: deed)
        let form = entry.form(of: Sample.number)
        #expect(Entry(form) == entry)
        let personalKeys = Set(form.personal.keys)
        #expect(personalKeys.isDisjoint(with: form.facts.keys))
        #expect(personalKeys.isSubset(of: ["title", "text", "reason", "requester", "location"]))
    }

    private var table: String {
        let states = ServiceCase.State.Name.allCases
        var lines = [
            "# Every deed in every state",
            "",
            "Made from the Kernel by `DeedsTests`: what becomes of a case, or the word with which "
                + "the deed is refused.",
            "Only the state decides here; roles and unsound requests are refused before "
                + "(`Rights.swift`, `Soundness.swift`).",
            "The sample is a complaint with a closing rule that needs a reply, a revisit and a "
                + "satisfied resident. It asks for a service, with an appointment.",
            "",
            "| deed | " + states.map(\.rawValue).joined(separator: " | ") + " |",
            "|---|" + states.map { _ in "---|" }.joined(),
        ]
        for name in Deed.Name.allCases where name != .registration {
            let cells = states.map { verdict(on: name, in: $0) }
            lines.append("| **\(name.rawValue)** | " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdict(on name: Deed.Name, in state: ServiceCase.State.Name) -> String {
        var it = Sample.inState(state)
        let (deed, actor) = Sample.deed(name)
        do {
            it.apply(try it.doing(deed, by: actor, at: Sample.day(8)))
            return it.state.name == state ? "stays" : "→ \(it.state.name.rawValue)"
        } catch {
            return "*\(error.word)*"
        }
    }
}

package import Kernel

/// A case that was lived once, as the pattern for many: each is sealed under its own key, has its
/// own chain of commitments, and stands in the ledger like any other.
///
/// For filling a data folder with ten years of work in minutes; nothing of the product uses it.
package struct CaseModel: Sendable {
    let entries: [Entry]
    let rules: CaseRules
    let patterns: [EntryPattern]
    let words: [UInt8]
    let grams: String
    let path: String
    let it: ServiceCase
    /// The states that it went through, and the one in which it stands.
    let states: [ServiceCase.State.Name]

    struct EntryPattern: Sendable {
        let facts: BytePattern
        let personal: BytePattern
        let event: BytePattern
    }

    /// - Parameters:
    ///   - path: of its place.
    ///   - entries: as the Kernel allowed them, the registration first.
    /// - Returns: nil where the entries are no case, or name another one.
    package init?(number: CaseNumber, entries: [Entry], rules: CaseRules, path: String) {
        guard let it = ServiceCase(number: number, entries: entries),
            !entries.contains(where: { $0.deed.name == .merger })
        else { return nil }
        self.it = it
        self.entries = entries
        self.rules = rules
        self.path = path
        let registration = it.registration
        patterns = entries.map { EntryPattern($0, of: number) }
        words =
            JSON.object([
                "title": .text(registration.title), "text": .text(registration.text),
            ]).bytes
        grams = Grams.tokens(of: registration.title + "\n" + registration.text)
        states = entries.indices.compactMap {
            ServiceCase(number: number, entries: Array(entries[...$0]))?.state.name
        }
    }

    package var isEnded: Bool { it.isEnded }
    package var registeredAt: Moment { it.registeredAt }
    package var lastAt: Moment { entries.last?.at ?? it.registeredAt }
    package var entryCount: Int { entries.count }
}

extension CaseModel.EntryPattern {
    fileprivate init(_ entry: Entry, of number: CaseNumber) {
        let form = entry.form(of: number)
        let hash = JSON.text(String(repeating: "0", count: 64))
        var (facts, event) = (form.facts, form.event.object ?? [:])
        if entry.sequence == 1 { facts["pickup"] = hash }
        event[entry.sequence == 1 ? "pickup" : "previous"] = hash
        self.facts = BytePattern(facts)
        self.personal = BytePattern(form.personal)
        self.event = BytePattern(event)
    }
}

extension Entry {
    /// The same entry, so many milliseconds later, with all that it promises.
    func shifted(by shift: Int64) -> Entry {
        Entry(sequence: sequence, at: at.later(by: shift), by: by, deed: deed.shifted(by: shift))
    }
}

extension Deed {
    fileprivate func shifted(by shift: Int64) -> Deed {
        switch self {
        case .promise(let due, let text): .promise(due: due.later(by: shift), text: text)
        case .promiseMove(let due, let reason):
            .promiseMove(due: due.later(by: shift), reason: reason)
        case .extension(let due, let reason):
            .extension(due: due.later(by: shift), reason: reason)
        default: self
        }
    }
}

extension Moment {
    func later(by shift: Int64) -> Moment { Moment(milliseconds: milliseconds + shift) }
}

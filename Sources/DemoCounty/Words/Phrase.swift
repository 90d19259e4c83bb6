/// A sentence with places left open: `{地}的路灯从{日}起就不亮了。`
struct Phrase: Sendable {
    private enum Piece: Sendable {
        case text(Substring)
        case slot(Slot)
    }

    private let pieces: [Piece]

    /// Stops the program where a slot isn't known: the texts are part of it.
    init(_ text: Substring) {
        var pieces: [Piece] = []
        var rest = text
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            guard let slot = Slot(rawValue: name) else {
                preconditionFailure("no slot {\(name)} in: \(text)")
            }
            if open > rest.startIndex { pieces.append(.text(rest[..<open])) }
            pieces.append(.slot(slot))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(rest)) }
        self.pieces = pieces
    }

    func begins(with word: String) -> Bool {
        if case .text(let text) = pieces.first { text.hasPrefix(word) } else { false }
    }

    func filled(_ values: SlotValues) -> String {
        var filled = ""
        for piece in pieces {
            switch piece {
            case .text(let text): filled += text
            case .slot(let slot): filled += values[slot]
            }
        }
        return filled
    }
}

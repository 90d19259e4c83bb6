/// Finds the cells of one row in UTF-8 bytes.
///
/// Takes what offices send: any of three line ends, quotation marks inside unquoted cells, marks
/// that nothing closes. Source: RFC 4180, which is silent on all of these.
struct RowSplitter {
    let separator: Separator

    struct Split {
        var cells: [String] = []
        var damages: [TableRow.Damage] = []
        /// Where the next row begins.
        var end = 0
    }

    /// A quoted cell that is longer has lost its closing mark: no spreadsheet program keeps more
    /// than 32,767 characters in a cell.
    static let longestQuoted = 256 * 1024

    /// The row that begins at `start`; nil when its end is not among `bytes` and more may follow.
    func split(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Split? {
        var scan = RowScan(bytes: bytes, start: start, isLast: isLast, separator: separator)
        switch scan.run(honouringQuotes: true) {
        case .whole: return scan.split
        case .cut: return nil
        case .openQuote:
            let column = scan.split.cells.count
            var plain = RowScan(bytes: bytes, start: start, isLast: isLast, separator: separator)
            guard case .whole = plain.run(honouringQuotes: false) else { return nil }
            plain.split.damages.append(.init(column: column, kind: .openQuote))
            return plain.split
        }
    }
}

/// One pass over one row.
private struct RowScan {
    let bytes: UnsafeBufferPointer<UInt8>
    let isLast: Bool
    let separator: UInt8
    /// The next byte to look at.
    var at: Int
    var split = RowSplitter.Split()

    enum Outcome { case whole, cut, openQuote }

    init(
        bytes: UnsafeBufferPointer<UInt8>, start: Int, isLast: Bool, separator: Separator
    ) {
        self.bytes = bytes
        self.isLast = isLast
        self.separator = separator.rawValue
        at = start
        split.cells.reserveCapacity(8)
    }

    mutating func run(honouringQuotes: Bool) -> Outcome {
        while true {
            let isQuoted = honouringQuotes && at < bytes.count && bytes[at] == .quote
            let outcome = isQuoted ? quotedCell() : plainCell()
            guard outcome == .whole else { return outcome }
            guard at < bytes.count, bytes[at] == separator else { return endOfLine() }
            at += 1
        }
    }

    /// From `at` to what ends the cell, where it leaves `at`.
    private mutating func plainCell() -> Outcome {
        let start = at
        while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
        guard at < bytes.count || isLast else { return .cut }
        append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        return .whole
    }

    private mutating func quotedCell() -> Outcome {
        let start = at + 1
        var end = start
        var (hasMarks, hasStray, hasLineBreak) = (false, false, false)
        while true {
            guard end < bytes.count else { return isLast ? .openQuote : .cut }
            guard end - start <= RowSplitter.longestQuoted else { return .openQuote }
            let byte = bytes[end]
            if byte == .lineFeed || byte == .carriageReturn { hasLineBreak = true }
            // After a stray mark the cell must close on its line, or it swallows its neighbours.
            if hasStray, hasLineBreak { return .openQuote }
            guard byte == .quote else {
                end += 1
                continue
            }
            guard end + 1 < bytes.count || isLast else { return .cut }
            if end + 1 < bytes.count, bytes[end + 1] == .quote {
                hasMarks = true
                end += 2
                continue
            }
            if let next = afterClosing(end + 1) {
                at = next
                break
            }
            guard !hasLineBreak else { return .openQuote }
            (hasMarks, hasStray) = (true, true)
            end += 1
        }
        if hasStray { split.damages.append(.init(column: split.cells.count, kind: .strayQuote)) }
        let cell = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if hasMarks {
            Self.unquoted(cell).withUnsafeBufferPointer { append($0) }
        } else {
            append(cell)
        }
        return .whole
    }

    /// Where the cell ends when a closing mark stands before `index`: spaces may follow the mark,
    /// nothing else. Nil when the mark closes nothing.
    private func afterClosing(_ index: Int) -> Int? {
        var index = index
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        return index == bytes.count || endsCell(bytes[index]) ? index : nil
    }

    /// Doubled marks made single; a stray one stays.
    private static func unquoted(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(cell.count)
        var index = 0
        while index < cell.count {
            text.append(cell[index])
            let isDoubled =
                cell[index] == .quote && index + 1 < cell.count && cell[index + 1] == .quote
            index += isDoubled ? 2 : 1
        }
        return text
    }

    private mutating func endOfLine() -> Outcome {
        if at < bytes.count, bytes[at] == .carriageReturn {
            at += 1
            guard at < bytes.count || isLast else { return .cut }
        }
        if at < bytes.count, bytes[at] == .lineFeed { at += 1 }
        split.end = at
        return .whole
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == separator || byte == .lineFeed || byte == .carriageReturn
    }

    private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
        if let text = String(validating: cell, as: UTF8.self) {
            split.cells.append(text)
        } else {
            split.damages.append(.init(column: split.cells.count, kind: .badBytes))
            split.cells.append(String(decoding: cell, as: UTF8.self))
        }
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

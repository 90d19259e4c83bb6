/// The rows of a file one after another, in memory that doesn't grow with the file.
final class RowReader {
    let encoding: TextEncoding
    /// Set before the first `next`, when the heading has shown it.
    var separator = Separator.comma
    private let stream: ByteStream
    private let transcoder: Transcoder?
    /// UTF-8, from the beginning of the row that `next` gives next.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var number = 0
    private static let longestRow = 16 * 1024 * 1024

    /// - Parameter encoding: nil to find it out.
    init(path: String, encoding known: TextEncoding?) throws(TableFault) {
        stream = try ByteStream(path: path)
        var detector = EncodingDetector()
        var first: [UInt8]?
        try stream.peek { chunk in
            if first == nil { first = Array(chunk) }
            detector.take(chunk)
            return detector.isCertain
        }
        try Self.refuseOtherFormats(first ?? [])
        encoding = detector.mark?.encoding ?? known ?? detector.encoding
        transcoder = encoding == .utf8 ? nil : try Transcoder(from: encoding)
        try fill(skipping: detector.mark?.length ?? 0)
    }

    /// The next row; nil at the end of the file.
    func next() throws(TableFault) -> TableRow? {
        while true {
            guard start < buffer.count || !isAtEnd else { return nil }
            if start < buffer.count, let split = split(from: start, with: separator) {
                start = split.end
                number += 1
                return TableRow(number: number, cells: split.cells, damages: split.damages)
            }
            guard buffer.count - start <= Self.longestRow else {
                throw .rowTooLong(row: number + 1)
            }
            try fill()
        }
    }

    /// The first rows as `separator` would split them, at most `limit`; they will be given again.
    func firstRows(_ limit: Int, separator: Separator) throws(TableFault) -> [TableRow] {
        while !isAtEnd, buffer.count < ByteStream.chunkSize { try fill() }
        var rows: [TableRow] = []
        var at = start
        while rows.count < limit, at < buffer.count, let split = split(from: at, with: separator) {
            at = split.end
            rows.append(
                TableRow(number: rows.count + 1, cells: split.cells, damages: split.damages))
        }
        return rows
    }

    private func split(from start: Int, with separator: Separator) -> RowSplitter.Split? {
        buffer.withUnsafeBufferPointer {
            RowSplitter(separator: separator).split($0, from: start, isLast: isAtEnd)
        }
    }

    private func fill(skipping mark: Int = 0) throws(TableFault) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        let chunk = try stream.next()
        isAtEnd = chunk.isEmpty
        let bytes = mark == 0 ? chunk : Array(chunk.dropFirst(mark))
        buffer += transcoder?.convert(bytes, isLast: isAtEnd) ?? bytes
    }

    private static func refuseOtherFormats(_ start: [UInt8]) throws(TableFault) {
        if start.isEmpty { throw .empty }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .workbook }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldWorkbook }
        if start.starts(with: [0x1F, 0x8B]) { throw .compressed }
    }
}

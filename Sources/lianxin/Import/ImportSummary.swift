import Spreadsheet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What an import did, for the person who started it.
struct ImportSummary: Hashable, Sendable {
    var rows = 0
    var created = 0
    var changed = 0
    var unchanged = 0
    /// Rows of a dry run without a register that could go in.
    var sound = 0
    /// Rows that didn't go in; a row with several problems counts once.
    var bad = 0
    var format = ""
    var headingRows = 1...1
    var ignored: [String] = []
    var leftOut: [TableReader.LeftOut] = []
    var duration = Duration.zero

    /// One `name: value` a line, names the same in every language.
    var lines: [String] {
        var lines = [
            "read as: \(format), heading in row \(headingRows.lowerBound)"
                + (headingRows.count > 1 ? " and \(headingRows.upperBound)" : ""),
            "rows: \(rows)", "created: \(created)", "changed: \(changed)",
            "unchanged: \(unchanged)",
        ]
        if sound > 0 { lines.append("sound: \(sound)") }
        lines.append("bad: \(bad)")
        if !ignored.isEmpty {
            lines.append("ignored columns: \(ignored.joined(separator: ", "))")
        }
        if !leftOut.isEmpty {
            let shown = leftOut.prefix(20).map { "row \($0.row) '\($0.text)'" }
            let more = leftOut.count > shown.count ? " and \(leftOut.count - shown.count) more" : ""
            lines.append(
                "left out (totals, signatures): \(shown.joined(separator: ", "))\(more)")
        }
        lines.append("seconds: \(Self.seconds(duration))")
        lines.append("peak memory: \(Self.peakMegabytes) MB")
        return lines
    }

    private static func seconds(_ duration: Duration) -> String {
        let hundredths = Int(duration / .milliseconds(10))
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// The most memory that the process held at once, in megabytes of 1,048,576 bytes.
    static var peakMegabytes: Int {
        #if os(Linux)
            // Its `getrusage` counts in what the parent held when it made this process.
            if let kilobytes = highWaterMark { return kilobytes / 1024 }
        #endif
        var usage = rusage()
        // RUSAGE_SELF, whose type differs between C libraries.
        getrusage(0, &usage)
        #if os(Linux)
            return usage.ru_maxrss / 1024
        #else
            return usage.ru_maxrss / 1_048_576
        #endif
    }

    /// `VmHWM` of the process, in kilobytes.
    private static var highWaterMark: Int? {
        guard let file = fopen("/proc/self/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            if words.first == "VmHWM:", words.count > 1 { return Int(words[1]) }
        }
        return nil
    }
}

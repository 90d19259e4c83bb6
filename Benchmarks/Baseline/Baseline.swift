import Glibc

/// The raw limits that Lianxin's own figures are compared with; `Benchmarks/run` starts it.
///
///     Baseline serve PORT              bare pages of any size, and a small JSON answer
///     Baseline insert FILE ROWS SECONDS   durable inserts, so many rows in each commit
///     Baseline flush FILE SECONDS      what it takes until 4 KiB are on the disk
@main
struct Baseline {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "serve" where words.count == 2:
            try await BareServer(port: number(words[1])).run()
        case "insert" where words.count == 4:
            let inserts = RawInserts(
                file: words[1], rowsInCommit: number(words[2]), seconds: number(words[3]))
            print(try inserts.run())
        case "flush" where words.count == 3:
            print(try FlushTime(file: words[1], seconds: number(words[2])).run())
        default:
            fail("Baseline serve PORT | insert FILE ROWS SECONDS | flush FILE SECONDS", 64)
        }
    }

    private static func number(_ word: String) -> Int {
        guard let number = Int(word), number > 0 else { fail("\(word) isn't a number above 0", 64) }
        return number
    }

    static func fail(_ message: String, _ code: Int32) -> Never {
        let line = message + "\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
        exit(code)
    }
}

/// What couldn't be measured, and why.
struct Unmeasured: Error {
    let why: String
}

/// Durations of one thing done many times.
struct Timings {
    private var nanoseconds: [UInt64] = []

    mutating func add(_ time: UInt64) { nanoseconds.append(time) }

    var count: Int { nanoseconds.count }

    /// In microseconds; 0 for none.
    var median: Double {
        guard !nanoseconds.isEmpty else { return 0 }
        return Double(nanoseconds.sorted()[nanoseconds.count / 2]) / 1_000
    }

    /// Nanoseconds of a clock that nobody sets.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

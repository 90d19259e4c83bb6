import Glibc

/// What it takes until 4 KiB in a file that is as long as it needs to be are on the disk: what a
/// small commit costs once SQLite's log has had its first checkpoint.
struct FlushTime {
    let file: String
    let seconds: Int

    private static let blocks = 1_024

    /// - Returns: a JSON object with the median `flushMicroseconds`.
    func run() throws -> String {
        let descriptor = open(file, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Unmeasured(why: "can't write \(file)") }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0x4E, count: 4_096)
        for index in 0..<Self.blocks { try put(block, index, in: descriptor) }
        try flush(descriptor)
        let end = Timings.now() + UInt64(seconds) * 1_000_000_000
        var flushes = Timings()
        var now = Timings.now()
        while now < end {
            try put(block, flushes.count % Self.blocks, in: descriptor)
            try flush(descriptor)
            let done = Timings.now()
            flushes.add(done - now)
            now = done
        }
        return #"{"flushMicroseconds": \#(flushes.median)}"#
    }

    private func put(_ block: [UInt8], _ index: Int, in descriptor: Int32) throws {
        guard pwrite(descriptor, block, block.count, index * block.count) == block.count else {
            throw Unmeasured(why: "can't write \(file)")
        }
    }

    private func flush(_ descriptor: Int32) throws {
        guard fdatasync(descriptor) == 0 else { throw Unmeasured(why: "can't flush \(file)") }
    }
}

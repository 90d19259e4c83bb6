import Kernel

/// The canonical bytes of an entry, in which only a case's number, its times, the requester's phone
/// and one hash change from one case of a kind to the next: all have a fixed number of digits.
struct BytePattern: Sendable {
    private let bytes: [UInt8]
    private let numbers: [Int]
    private let moments: [(place: Int, value: Int64)]
    private let phones: [Int]
    private let hashes: [Int]

    /// What stands in the changing places of one case.
    struct Filling {
        /// 12 digits.
        let number: [UInt8]
        /// In milliseconds, by so much later than in the pattern.
        let shift: Int64
        /// 11 digits.
        let phone: [UInt8]
        /// Of the pick-up code, or the commitment before: 64 hexadecimal digits.
        var hash: [UInt8]
    }

    init(_ members: [String: JSON]) {
        let bytes = JSON.object(members).bytes
        self.bytes = bytes
        numbers = Self.places(after: "\"caseNo\":\"", in: bytes)
        moments = ["receivedAt", "due", "claimedAt"].flatMap { key in
            Self.places(after: "\"\(key)\":", in: bytes).map { place in
                let digits = bytes[place..<place + 13]
                return (place, digits.reduce(0) { $0 * 10 + Int64($1 - 48) })
            }
        }
        phones = Self.places(after: "\"phone\":\"1", in: bytes).map { $0 - 1 }
        hashes = ["pickup", "previous"].flatMap { Self.places(after: "\"\($0)\":\"", in: bytes) }
    }

    func filled(_ filling: Filling) -> [UInt8] {
        var out = bytes
        for place in numbers { Self.put(filling.number, at: place, in: &out) }
        for moment in moments {
            Self.put(Array(String(moment.value + filling.shift).utf8), at: moment.place, in: &out)
        }
        for place in phones { Self.put(filling.phone, at: place, in: &out) }
        for place in hashes { Self.put(filling.hash, at: place, in: &out) }
        return out
    }

    private static func put(_ part: [UInt8], at place: Int, in out: inout [UInt8]) {
        for (index, byte) in part.enumerated() { out[place + index] = byte }
    }

    /// A text can't hold a key by chance: its quotation marks are escaped.
    private static func places(after key: String, in bytes: [UInt8]) -> [Int] {
        let key = Array(key.utf8)
        guard bytes.count > key.count else { return [] }
        return (0...bytes.count - key.count)
            .filter { bytes[$0] == key[0] && bytes[$0..<$0 + key.count].elementsEqual(key) }
            .map { $0 + key.count }
    }
}

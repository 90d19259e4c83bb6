import Kernel
import Testing

@testable import Store

@Suite("the commitment of an entry")
struct CommitmentTests {
    private let salt = [UInt8](repeating: 0xAB, count: 32)

    /// Made with: (printf 'cases/v1\n'; printf '\xab%.0s' {1..32}; printf '{"a":"水","b":1}') |
    /// sha256sum
    @Test("is what sha256sum makes of domain, salt and canonical JSON")
    func hashes() {
        let entry: JSON = ["b": 1, "a": "水"]
        #expect(
            Hex.text(Commitment.of(entry.bytes, salt: salt))
                == "ae6c58235844ae09605f2fe976550aec509127c4232c2afff91343f42b2a3faf")
    }

    @Test("is another for another text or another salt")
    func differs() {
        let commitment = Commitment.of([1], salt: salt)
        #expect(Commitment.of([2], salt: salt) != commitment)
        #expect(Commitment.of([1], salt: Secret.salt()) != commitment)
    }
}

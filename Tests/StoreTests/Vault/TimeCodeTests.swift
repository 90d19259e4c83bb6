import Kernel
import Testing

@testable import Store

@Suite("the six digits of the second factor")
struct TimeCodeTests {
    private let code = TimeCode(secret: Array("12345678901234567890".utf8))

    private func at(_ seconds: Int64) -> Moment { Moment(milliseconds: seconds * 1_000) }

    /// Source: RFC 6238, appendix B.
    @Test(
        "are those of RFC 6238",
        arguments: [
            (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ])
    func computesTimeCodes(seconds: Int64, eight: String) {
        #expect(code.code(seconds / 30, digits: 8) == eight)
        #expect(code.code(at: at(seconds)) == String(eight.suffix(6)))
    }

    /// Source: RFC 4226, appendix D.
    @Test(
        "are those of RFC 4226 for a counter",
        arguments: [
            (Int64(0), "755224"), (2, "359152"), (4, "338314"), (6, "287922"), (8, "399871"),
        ])
    func computesCounterCodes(counter: Int64, six: String) {
        #expect(code.code(counter) == six)
    }

    @Test("the one before and the one after are right, two away isn't")
    func toleratesOneStep() {
        let now = at(3_000)
        for (step, isRight) in [(98, false), (99, true), (100, true), (101, true), (102, false)] {
            let step = Int64(step)
            let found = code.step(of: code.code(step), at: now, lastUsed: 0)
            #expect(found == (isRight ? step : nil))
        }
    }

    @Test("a code is right only once, and none before it is right afterwards")
    func refusesReplay() throws {
        let now = at(3_000)
        let used = try #require(code.step(of: code.code(100), at: now, lastUsed: 0))
        #expect(code.step(of: code.code(100), at: now, lastUsed: used) == nil)
        #expect(code.step(of: code.code(99), at: now, lastUsed: used) == nil)
        #expect(code.step(of: code.code(101), at: now, lastUsed: used) == 101)
    }

    @Test("anything but six digits is wrong", arguments: ["", "28708", "2870820", "水水"])
    func refusesOthers(typed: String) {
        #expect(code.step(of: typed, at: at(59), lastUsed: 0) == nil)
    }

    @Test("an app gets the secret by an address")
    func writesAddress() {
        #expect(
            code.address(account: "li na", issuer: "连心")
                == "otpauth://totp/%E8%BF%9E%E5%BF%83:li%20na"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%BF%9E%E5%BF%83")
        #expect(Base32.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") == code.secret)
    }
}

import Testing

@testable import Store

@Suite("what nobody may guess")
struct SecretTests {
    @Test("random bytes are as many as asked for, and others each time")
    func makesBytes() {
        for count in [0, 1, 32, 256, 257, 1_000] { #expect(Secret.bytes(count).count == count) }
        #expect(Secret.bytes(32) != Secret.bytes(32))
        #expect(Set(Secret.bytes(1_000)).count > 200)
    }

    @Test("a token is lx_ and 43 characters that may stand in an address")
    func makesTokens() {
        let token = Secret.token()
        #expect(token.hasPrefix("lx_") && token.utf8.count == 46)
        let isPlain = token.utf8.allSatisfy {
            Character(Unicode.Scalar($0)).isLetter || (48...57).contains($0) || $0 == 45 || $0 == 95
        }
        #expect(isPlain)
        #expect(Secret.token() != token)
    }

    @Test("equal is equal, and one bit or one byte more is not")
    func compares() {
        #expect(Secret.areEqual([], []))
        #expect(Secret.areEqual([1, 2], [1, 2]))
        #expect(!Secret.areEqual([1, 2], [1, 3]))
        #expect(!Secret.areEqual([1, 2], [1, 2, 0]))
        #expect(Secret.areEqual("水", "水") && !Secret.areEqual("水", "火"))
    }

    @Test("a digest is SHA-256")
    func digests() {
        #expect(
            Hex.text(Secret.digest("abc"))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("hexadecimal reads back what it wrote, and nothing else")
    func writesHex() {
        #expect(Hex.text([0, 15, 255]) == "000fff")
        #expect(Hex.bytes("000FfF") == [0, 15, 255])
        for text in ["0", "0g", "水水", "0x"] { #expect(Hex.bytes(text) == nil) }
    }

    @Test(
        "base64url and base32 are those of RFC 4648",
        arguments: [
            ("", "", ""), ("f", "Zg", "MY"), ("fo", "Zm8", "MZXQ"), ("foo", "Zm9v", "MZXW6"),
            ("foob", "Zm9vYg", "MZXW6YQ"), ("fooba", "Zm9vYmE", "MZXW6YTB"),
            ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
        ])
    func encodes(text: String, base64: String, base32: String) {
        #expect(Base64.url(Array(text.utf8)) == base64)
        #expect(Base32.text(Array(text.utf8)) == base32)
        #expect(Base32.bytes(base32.lowercased() + "==") == Array(text.utf8))
    }

    @Test("base64url has no sign that an address would escape")
    func encodesForAddresses() {
        #expect(Base64.url([0xFB, 0xFF, 0xFE]) == "-__-")
        #expect(Base32.bytes("M1") == nil)
    }
}

@Suite("the pick-up code")
struct PickupCodeTests {
    @Test("8 characters of 31, none of which is taken for another, all about as frequent")
    func makes() {
        #expect(PickupCode.alphabet.count == 31)
        for sign in "01OIL".utf8 { #expect(!PickupCode.alphabet.contains(sign)) }
        let signs = (0..<2_000).flatMap { _ in Array(PickupCode().description.utf8) }
        #expect(signs.count == 16_000)
        let counts = Dictionary(grouping: signs) { $0 }.mapValues(\.count)
        #expect(counts.count == 31)
        #expect(counts.values.allSatisfy { (350...700).contains($0) })
    }

    @Test("is read as people write it", arguments: ["7KQ2MXPA", "7kq2-mxpa", " ７ＫＱ２ ＭＸＰＡ "])
    func reads(typed: String) {
        #expect(PickupCode(typed)?.description == "7KQ2MXPA")
        #expect(PickupCode(typed)?.printed == "7KQ2-MXPA")
    }

    @Test(
        "anything else is none",
        arguments: ["", "7KQ2MXP", "7KQ2MXPAA", "7KQ2MXP0", "7KQ2MXPI", "七KQ2MXPA", "7KQ2MXP_"])
    func refuses(typed: String) {
        #expect(PickupCode(typed) == nil)
    }
}

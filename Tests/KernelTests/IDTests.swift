import Kernel
import Testing

@Suite("identifiers")
struct IDTests {
    @Test(
        "letters, digits and -_.: of ASCII, 1 to 64 of them",
        arguments: [
            "4419", "mca:530827101", "G0012", "a", String(repeating: "x", count: 64),
            "own:songmu-1_2.3",
        ])
    func sound(text: String) throws {
        let id = try #require(ID<Place>(text))
        #expect(id.text == text)
        #expect(id.description == text)
        #expect(ID<Place>(id.description) == id)
    }

    @Test(
        "nothing, too long, spaces, Chinese, control characters and slashes are refused",
        arguments: [
            "", String(repeating: "x", count: 65), "a b", "孟连", "a/b", "a\n", "a\0", "é", "a@b",
            "１",
        ])
    func unsound(text: String) { #expect(ID<Place>(text) == nil) }

    @Test("a code is kept as it was given: 4419 and 441900 are two places")
    func neverPadded() { #expect(ID<Place>("4419") != ID<Place>("441900")) }
}

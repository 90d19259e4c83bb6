import Kernel
import Testing

@Suite("amounts of time")
struct AmountTests {
    @Test(
        "an amount is a number with its unit",
        arguments: ["30min", "2h", "8wh", "5wd", "15d", "1mo", "0wd", "9999d"])
    func reads(_ text: String) {
        #expect(Amount(text)?.description == text)
    }

    @Test(
        "a number alone, a fraction, a sign or another unit is refused",
        arguments: ["", "5", "wd", "5 wd", "-5wd", "+5wd", "1.5h", "10000d", "5WD", "5w", "５wd"])
    func refuses(_ text: String) {
        #expect(Amount(text) == nil)
    }

    @Test func `every unit named is one that is read`() {
        #expect(Amount.units.compactMap { Amount("3\($0)")?.unit } == Amount.units)
    }
}

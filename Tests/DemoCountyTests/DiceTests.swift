import Testing

@testable import DemoCounty

@Suite("dice")
struct DiceTests {
    @Test func `the same seed, stream and index roll the same, any other not`() {
        func first(_ seed: UInt64, _ stream: Dice.Stream, _ index: Int) -> UInt64 {
            var dice = Dice(seed: seed, stream, index)
            return dice.next()
        }
        #expect(first(1, .words, 5) == first(1, .words, 5))
        #expect(
            Set([first(1, .words, 5), first(2, .words, 5), first(1, .life, 5), first(1, .words, 6)])
                .count == 4)
    }

    @Test func `a die of six shows every side about as often`() {
        var dice = Dice(seed: 1, .plan)
        var sides = [Int](repeating: 0, count: 6)
        for _ in 0..<6000 { sides[dice.roll(6)] += 1 }
        #expect(sides.allSatisfy { (900...1100).contains($0) })
    }

    @Test func `shares are whole numbers that add up`() {
        #expect([1, 1, 1].sharing(10) == [4, 3, 3])
        #expect([30, 20, 10, 0].sharing(7) == [4, 2, 1, 0])
        #expect([5, 7, 11].sharing(1000).reduce(0, +) == 1000)
    }
}

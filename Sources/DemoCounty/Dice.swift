/// Pseudo-random choices that are the same on any machine: SplitMix64, whole numbers only.
///
/// Every household, visit and case rolls its own dice, seeded by the county's seed, a stream and
/// its index; so any of them can be made alone, and a change in one moves no other.
struct Dice: Sendable {
    /// What is being decided; two streams of one seed never share their numbers.
    enum Stream: UInt64 {
        case groups = 1, officials, household, requester, round, visit, gathering
        case plan, matter, words, life
    }

    private var state: UInt64

    init(seed: UInt64, _ stream: Stream, _ index: Int = 0) {
        state =
            Self.mixed(Self.mixed(seed ^ stream.rawValue &* 0xD6E8_FEB8_6659_FD93))
            ^ Self.mixed(UInt64(bitPattern: Int64(index)) &+ 0x2545_F491_4F6C_DD1D)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// 0 up to `bound` - 1; 0 when `bound` is below 2.
    mutating func roll(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of `range`, both ends included.
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + roll(range.upperBound - range.lowerBound + 1)
    }

    /// True `permille` times in a thousand.
    mutating func chance(_ permille: Int) -> Bool { roll(1000) < permille }

    /// One of `choices`, which aren't empty.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }

    /// An index into `weights`, as often as its weight says.
    mutating func pick(weights: [Int]) -> Int {
        var left = roll(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if left < weight { return index }
            left -= weight
        }
        return weights.count - 1
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Array where Element == Int {
    /// `total` shared out by these weights in whole numbers that add up to it (largest remainders;
    /// of equal ones the earlier).
    func sharing(_ total: Int) -> [Int] {
        let sum = reduce(0, +)
        guard sum > 0 else { return self }
        var shares = map { $0 * total / sum }
        let byRemainder = indices.sorted {
            let (left, right) = (self[$0] * total % sum, self[$1] * total % sum)
            return left == right ? $0 < $1 : left > right
        }
        for index in byRemainder.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}

/// Why a case may wait 中止; a pack lists those that count in its place, and no other does.
package enum SuspensionReason: String, CaseIterable, Comparable, Sendable {
    /// 等候群众补充材料
    case awaitingResident
    /// 须待农时、季节
    case awaitingSeason
    /// 等候资金到位
    case awaitingFunds
    /// 诉讼、仲裁、行政复议进行中
    case inLitigation
    /// 不可抗力
    case forceMajeure

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

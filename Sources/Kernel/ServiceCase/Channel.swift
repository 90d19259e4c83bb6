/// The way by which a case came in. Source: interfaces.md 3.1.
package enum Channel: String, CaseIterable, Comparable, Sendable {
    /// 网上
    case web
    /// 电话
    case phone
    /// 走访
    case visit
    /// 意见卡
    case card
    /// 意见箱
    case opinionBox
    /// 电子邮件
    case email
    /// 窗口
    case window
    /// 会议
    case meeting
    /// 党代表工作室
    case deputyStudio
    /// 批量（纸质）
    case batch
    case open311
    case api

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

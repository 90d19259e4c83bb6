/// What happens to a case: the events that a clock runs from and to.
package enum CaseEvent: String, CaseIterable, Comparable, Sendable {
    /// 登记
    case registered
    /// 受理
    case accepted
    /// 交办
    case assigned
    /// 首次联系: the first word to the requester from somebody who works on the case.
    case firstContact
    /// 承诺
    case promised
    /// 回复
    case replied
    /// 回访
    case revisited
    /// 结案
    case closed
    /// 重办
    case reopened
    /// 不予受理: declined with a reason.
    case refused
    /// 申请复查
    case reviewRequested
    /// 退单: the unit says that the case isn't its own.
    case disputed
    /// 裁定
    case ruled

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

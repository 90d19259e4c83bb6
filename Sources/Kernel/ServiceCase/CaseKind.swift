/// What a resident's matter is. Source: interfaces.md 3.1.
package enum CaseKind: String, CaseIterable, Comparable, Sendable {
    /// 求助
    case help
    /// 咨询
    case enquiry
    /// 投诉
    case complaint
    /// 批评
    case criticism
    /// 建议
    case suggestion
    /// 表扬
    case praise
    /// 心愿
    case wish
    /// 纠纷
    case dispute
    /// 申请
    case application

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

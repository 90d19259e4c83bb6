/// What stands between two cells of a row.
package enum Separator: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B

    /// As an office would name it.
    package var name: String {
        switch self {
        case .comma: "comma"
        case .tab: "tab"
        case .semicolon: "semicolon"
        }
    }
}

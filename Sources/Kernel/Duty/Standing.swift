/// How something that is due on a day stands today. Worked out on reading, never stored.
package enum Standing: Hashable, Sendable {
    /// So many days remain; 0 on the day itself, which is still in time.
    case due(in: Int)
    /// So many days ago; 0 when a clock that counts hours ran out today.
    case overdue(by: Int)
    case met

    package init(on today: Day, dueDate: Day) {
        self = today <= dueDate ? .due(in: dueDate - today) : .overdue(by: today - dueDate)
    }

    package enum Name: String, CaseIterable, Sendable {
        case due, met, overdue
    }

    package var name: Name {
        switch self {
        case .due: .due
        case .overdue: .overdue
        case .met: .met
        }
    }
}

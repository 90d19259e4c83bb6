package import Kernel

/// What residents were promised by her: the first date counts, however often it was moved.
package struct PromiseTally: Hashable, Sendable {
    package var kept: [CaseNumber] = []
    package var broken: [CaseNumber] = []
    package var open: [CaseNumber] = []
}

extension ClockName {
    /// Whether who has the case in hand meets it: not what the desk does before and after.
    var isOfHerWork: Bool {
        switch self {
        case .firstContact, .promise, .reply, .finish, .urgentReport: true
        case .accept, .dispatch, .revisit, .ruling, .reviewRequest, .review: false
        }
    }
}

extension PromiseTally {
    mutating func count(
        _ it: ServiceCase, by code: ID<Official>, during days: ClosedRange<Day>, at now: Moment
    ) {
        guard let first = it.promises.first, first.by.official == code,
            days.contains(first.due.day)
        else { return }
        switch it.repliedAt {
        case .some(let replied) where replied <= first.due: kept.append(it.number)
        case .some: broken.append(it.number)
        case nil where it.isEnded: break
        case nil where now > first.due: broken.append(it.number)
        case nil: open.append(it.number)
        }
    }
}

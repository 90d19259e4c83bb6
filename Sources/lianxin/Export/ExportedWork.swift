import Kernel

extension ExportColumn<ServiceCase> {
    /// A case as it stands; what the requester said of herself and the words of her matter are
    /// personal.
    static var cases: [ExportColumn] {
        [
            text("number") { $0.number.description }, text("state") { $0.state.name.rawValue },
            text("outcome") { $0.outcome?.rawValue },
            text(.kind) { $0.registration.kind.rawValue },
            text(.channel) { $0.registration.channel.rawValue },
            text(.place) { $0.registration.place.text },
            text("unit") { $0.state.handling?.unit.text },
            text("official") { $0.state.handling?.official?.text },
            text("registeredAt") { $0.registeredAt.description },
            text(.at) { $0.registration.claimedAt?.description },
            personal(.title) { $0.registration.title }, personal(.text) { $0.registration.text },
            personal(.requester) { $0.registration.requester?.name ?? "" },
            personal(.phone) { $0.registration.requester?.phone ?? "" },
            bool("keepPrivate") { $0.registration.requester?.keepPrivate ?? false },
            bool("isAnonymous") { $0.registration.isAnonymous },
            text("firstPromise") { $0.promises.first?.due.description },
            text("promise") { $0.promises.last?.due.description },
            number("promisesMoved") { row in row.promises.count { $0.movedFrom != nil } },
            text("repliedAt") { $0.repliedAt?.description },
            text("solved") { $0.solved?.rawValue }, bool("satisfied") { $0.satisfied },
            number("timesReopened") { $0.timesReopened },
            text("id") { $0.registration.clientID },
        ]
    }
}

extension ExportColumn<Duty> {
    /// A duty as it stands on the day of the export.
    static var duties: [ExportColumn] {
        [
            text("rule") { $0.rule.text }, text("kind") { $0.kind.rawValue },
            text("official") { $0.official.text },
            text("subject") { $0.subject.word }, text("object") { $0.subject.object },
            text("periodStart") { $0.period?.start.description },
            text("periodEnd") { $0.period?.end.description },
            text("opens") { $0.opens.description }, text("due") { $0.due.description },
            number("done") { $0.progress.done }, number("needed") { $0.progress.needed },
            text("state") { $0.standing.name.rawValue },
            number("days") { row in
                switch row.standing {
                case .due(let days), .overdue(let days): days
                case .met: nil
                }
            },
        ]
    }
}

extension Duty.Subject {
    /// What kind of thing the duty is about.
    fileprivate var word: String {
        switch self {
        case .households: "households"
        case .place: "place"
        case .task: "task"
        case .serviceCase: "case"
        }
    }

    /// Its code or word; nil where the official's own households are meant.
    fileprivate var object: String? {
        switch self {
        case .households: nil
        case .place(let code): code.text
        case .task(let word): word
        case .serviceCase(let number, let clock): "\(number)/\(clock)"
        }
    }
}

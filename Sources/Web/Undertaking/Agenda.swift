import Kernel
import Store

/// One item of an agenda with its cases, at most ten of them.
struct AgendaShown: Sendable {
    let item: AgendaItem
    let cases: [CaseSummary]
    /// How many there are, up to a hundred.
    let number: Int
    /// Whether the reader may urge them from here.
    let canUrge: Bool
}

extension [CaseSummary] {
    /// Of two kinds that are as frequent the first by its word counts.
    fileprivate var ofTheMostFrequentKind: [CaseSummary] {
        let byKind = Dictionary(grouping: self, by: \.kind)
        let most = byKind.min { left, right in
            (-left.value.count, left.key) < (-right.value.count, right.key)
        }
        return most?.value ?? []
    }
}

extension AgendaItem {
    fileprivate func narrow(_ query: inout CaseQuery) {
        switch self {
        case .overdue:
            query.isOverdue = true
            query.sort = .due
        case .promised: query.states = [.promised]
        case .disputed: query.states = [.disputed]
        case .suggestions:
            query.kinds = [.suggestion]
            query.isOpen = true
        case .reopened, .unsatisfied, .raisedMost: query.isOpen = true
        }
    }

    fileprivate func holds(_ summary: CaseSummary) -> Bool {
        switch self {
        case .reopened: summary.timesReopened > 0
        case .unsatisfied: summary.satisfied == false
        default: true
        }
    }
}

extension Transaction {
    /// What a meeting talks about: drawn from the ledger as it stands now.
    func agenda(of it: Undertaking, for official: Official, at now: Moment) throws
        -> [AgendaShown]
    {
        guard case .meeting(let rule) = it.rule, case .meeting(let meeting) = it.work,
            meeting.state == .called
        else { return [] }
        return try rule.agenda.map { item in
            var query = CaseQuery()
            query.place = it.place
            query.limit = 100
            item.narrow(&query)
            var found = try cases(query, for: official, at: now).items.filter(item.holds)
            if item == .raisedMost { found = found.ofTheMostFrequentKind }
            return AgendaShown(
                item: item, cases: Array(found.prefix(10)), number: found.count,
                canUrge: item == .overdue && official.roles.contains(.supervisor))
        }
    }
}

// MARK: Shown

func agenda(_ shown: AgendaShown, _ address: String, _ w: Words, _ frame: Frame) -> Html {
    """
    <section><h2>\(title(of: shown.item, w)) <span class="hint">\(shown.number)</span></h2>\
    \(if: shown.cases.isEmpty, "<p class=\"hint\">\(w["undertaking.agendaNone"])</p>", else: """
        <ul>\(each: shown.cases, { summary -> Html in
            """
            <li>\(caseLink(summary.number)) \(summary.title)\
            \(some: summary.nextDue, { " <span class=\"hint\">\(w.shortDay($0.day))</span>" })\
            \(if: shown.canUrge, urging(summary.number, back: address, w, frame))</li>
            """
        })</ul>
        """)</section>
    """
}

/// One tap: what the meeting asks, in words that are ready.
private func urging(_ number: CaseNumber, back address: String, _ w: Words, _ frame: Frame) -> Html
{
    let form = Form("urging-\(number)", to: "/cases/\(number)/urging", w, frame)
    return form(
        """
        \(form.hidden("text", w["undertaking.urgedByMeeting"]))\(form.hidden("next", address))\
        \(form.button(w.deed(.urging), .second))
        """)
}

private func title(of item: AgendaItem, _ w: Words) -> String {
    switch item {
    case .overdue: w["undertaking.agendaOverdue"]
    case .reopened: w["undertaking.agendaReopened"]
    case .unsatisfied: w["undertaking.agendaUnsatisfied"]
    case .raisedMost: w["undertaking.agendaRaisedMost"]
    case .promised: w["undertaking.agendaPromised"]
    case .disputed: w["undertaking.agendaDisputed"]
    case .suggestions: w["undertaking.agendaSuggestions"]
    }
}

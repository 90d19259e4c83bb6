import Kernel

/// What a page shows of one case, as far as its reader may see.
struct CaseShown: Sendable {
    let number: CaseNumber
    let kind: CaseKind
    let channel: Channel
    let title: String
    let text: String
    let state: ServiceCase.State.Name
    let outcome: Outcome?
    let place: String
    let unit: String?
    let official: String?
    let registeredAt: Moment
    let isDanger: Bool
    let dueDates: [DueDateShown]
    /// Oldest first; the first is the one that counts as kept or not.
    let promises: [PromiseShown]
    /// The last reply.
    let reply: ReplyShown?
    /// What the resident last said.
    let answer: Answer?
    /// The newest, or those before an entry that was named; oldest first.
    let entries: [EntryShown]
    /// The number of the first of them, where older ones were left out.
    var earlier: Int?
    /// What it asks for of the catalogue; nil where it asks for nothing.
    var service: ServiceShown?

    /// How many entries one page shows: a case has five as a rule, and may have hundreds.
    static let longestHistory = 50

    struct PromiseShown: Sendable {
        let due: Day
        let madeAt: Moment
        let by: String
        let movedFrom: Day?
        let reason: String?
    }

    struct ReplyShown: Sendable {
        let at: Moment
        let by: String
        let text: String
        /// What the unit claims; nil for an answer on the spot.
        let claim: Solved?
    }
}

/// A case before the officials who may see it.
struct CasePage: Sendable {
    let shown: CaseShown
    /// Name and phone as far as the reader may see them; nil when the case is anonymous or the
    /// requester asked not to be named to the reader.
    let requester: RequesterShown?
    /// The deeds that the reader may do now.
    let allowed: Set<Deed.Name>
    let units: ChoiceGroup
    /// Whom in her unit the reader may give it to.
    let officials: [Choice]
    /// The listed words.
    let suspensionReasons: [String]
    let closureOutcomes: [Outcome]
    let duplicates: [Duplicate]
    /// Entries of the case: sent back with every deed, so that of two officials at once the
    /// second is told.
    let version: Int
    /// The units that work for the place of the case.
    var unitsNearby: ChoiceGroup = []
    /// Whom to send first, and why.
    var stations: [StationShown] = []
    /// The meeting that resolved it.
    var meeting: Link?

    struct RequesterShown: Sendable {
        let name: String
        let phone: String
        let keepsPrivate: Bool
    }

    struct Duplicate: Sendable {
        let row: CaseRow
        /// Same place, near text, same requester: in words.
        let why: String

        /// Worth knowing of, but nothing is merged into it any more.
        var isEnded: Bool { [.closed, .merged, .declined].contains(row.state) }
    }
}

func view(_ page: CasePage, _ w: Words, _ frame: Frame) -> Html {
    let shown = page.shown
    return layout(
        shown.title, w, frame, isWide: true,
        """
        \(breadcrumb([Link(w["nav.cases"], "/cases")], w))\
        \(heading(shown.title, caption: w("case.caption", ["number": shown.number.spoken])))\
        <p class="tags">\(if: shown.isDanger, tag(w["case.danger"], .overdue))\
        \(stateTag(shown.state, shown.outcome, w))\(tag(w.kind(shown.kind)))</p>\
        \(if: shown.isDanger && shown.outcome == nil, notice(.danger, "<p>\(w["case.dangerNote"])</p>"))\
        <div class="columns"><div class="column-main">\
        <section class="words"><h2>\(w["case.said"])</h2><p>\(shown.text)</p></section>\
        \(some: shown.reply, { replyPart($0, w) })\
        \(some: shown.answer, { answerPart($0, w) })\
        \(duplicatesPart(page, w, frame))\
        \(deedsPart(page, w, frame))\
        \(history(shown, w, frame))\
        </div><div class="column-side">\
        \(promisePart(shown, w, today: frame.today))\(servicePart(shown.service, w))\
        \(if: !shown.dueDates.isEmpty, """
            <section class="panel"><h2>\(w["case.dueDates"])</h2>\
            \(dueDates(shown.dueDates, w))</section>
            """)\
        <section class="panel"><h2>\(w["case.facts"])</h2>\
        \(summaryList(
            facts(shown, w) + [page.meeting].compactMap { $0 }.map { SummaryRow(w["case.meeting"], link($0)) }
                + requesterFacts(page.requester, w)))</section>\
        </div></div>
        """)
}

func facts(_ shown: CaseShown, _ w: Words) -> [SummaryRow] {
    [
        SummaryRow(w["case.number"], "<span class=\"number-of\">\(shown.number.spoken)</span>"),
        SummaryRow(w["case.place"], text: shown.place),
        SummaryRow(w["case.channel"], text: w.channel(shown.channel)),
        SummaryRow(w["case.registeredAt"], time(shown.registeredAt, w)),
        shown.unit.map { SummaryRow(w["case.unit"], text: $0) },
        shown.official.map { SummaryRow(w["case.official"], text: $0) },
    ].compactMap { $0 }
}

private func requesterFacts(_ requester: CasePage.RequesterShown?, _ w: Words) -> [SummaryRow] {
    guard let requester else { return [SummaryRow(w["case.requester"], text: w["case.unnamed"])] }
    return [
        SummaryRow(
            w["case.requester"],
            """
            \(requester.name)\(if: requester.keepsPrivate, " \(tag(w["case.keepPrivate"], .still))")
            """),
        SummaryRow(w["case.phone"], text: requester.phone),
    ]
}

/// The reply in force, with what the unit claims; that a reply doesn't end a case is said.
func replyPart(_ reply: CaseShown.ReplyShown, _ w: Words) -> Html {
    """
    <section class="words words-reply"><h2>\(w["case.reply"])</h2><p>\(reply.text)</p>\
    <p class="hint">\(reply.by) · \(time(reply.at, w))\
    \(some: reply.claim, { " · \(w("case.claim", ["solved": w.solved($0)]))" })</p></section>
    """
}

func answerPart(_ answer: Answer, _ w: Words) -> Html {
    """
    <section class="words"><h2>\(w["case.answer"])</h2>\
    <p>\(tag(w.solved(answer.solved), answer.solved == .yes ? .done : .soon)) \
    \(tag(w.satisfied(answer.satisfied), answer.satisfied ? .done : .soon))</p>\
    \(some: answer.text, { "<p>\($0)</p>" })</section>
    """
}

/// Who promised what date, and how often it moved.
func promisePart(_ shown: CaseShown, _ w: Words, today: Day) -> Html {
    guard let last = shown.promises.last else { return .none }
    let isOpen = shown.reply == nil && shown.state != .closed
    return """
        <section class="promise"><h2>\(w["case.promise"])</h2>\
        <p class="promise-date">\(time(last.due, w))</p>\
        <p>\(if: isOpen, standingTag(Standing(on: today, dueDate: last.due), w)) \
        \(w("case.promisedBy", ["by": last.by]))</p>\
        \(if: shown.promises.count > 1, promiseHistory(shown.promises, w))</section>
        """
}

private func promiseHistory(_ promises: [CaseShown.PromiseShown], _ w: Words) -> Html {
    details(
        w("case.promiseMoved", ["n": promises.count - 1]),
        """
        <ol>\(each: promises, { promise -> Html in
            """
            <li>\(time(promise.due, w)) <span class="hint">\(promise.by) · \
            \(time(promise.madeAt, w))\(some: promise.reason, { "<br>\($0)" })</span></li>
            """
        })</ol>
        """)
}

private func duplicatesPart(_ page: CasePage, _ w: Words, _ frame: Frame) -> Html {
    if page.duplicates.isEmpty { return .none }
    return """
        <section><h2>\(w["case.duplicates"])</h2><p class="hint">\(w["case.duplicatesHint"])</p>\
        <ul class="cases">\(each: page.duplicates, { duplicate -> Html in
            let form = Form(
                "merger-\(duplicate.row.number)", to: "/cases/\(page.shown.number)/merger", w,
                frame)
            return """
                <li class="card">\(caseCard(duplicate.row, w))\
                <p class="hint">\(duplicate.why)</p>\
                \(if: page.allowed.contains(.merger) && !duplicate.isEnded, form("""
                    \(form.hidden("into", duplicate.row.number.description))\
                    \(form.hidden("version", "\(page.version)"))\
                    \(form.button(w["case.mergeInto"], .second))
                    """))</li>
                """
        })</ul></section>
        """
}

import Kernel

/// A leader's view: what comes in, what lies, what was promised and kept, by place; what is
/// raised most. Nobody is ranked: places stand in the order of their codes.
struct BoardPage: Sendable {
    let place: String
    let places: [ChoiceGroup]
    let chosenPlace: String
    /// In words: 近12个月.
    let period: String
    let total: Measures
    let byPlace: [Row]
    /// Most raised first.
    let kinds: [KindCount]
    /// Cases that wait for a leader: escalated, several units, in danger.
    let waiting: [CaseRow]

    struct Measures: Sendable {
        let intake: Int
        let backlog: Int
        let overdue: Int
        /// Of promises that fell due: all of them, and those kept at their first date.
        let promisesDue: Int
        let promisesKept: Int
        let reopened: Int
        let notConfirmed: Int

        /// Of a hundred; nil while none fell due.
        var keptOfHundred: Int? { promisesDue == 0 ? nil : promisesKept * 100 / promisesDue }
    }

    struct Row: Sendable {
        let place: Link
        let measures: Measures
    }

    struct KindCount: Sendable {
        let kind: CaseKind
        let count: Int
    }
}

func view(_ page: BoardPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["board.title"], w, frame, isWide: true,
        """
        \(heading(w["board.title"], caption: "\(page.place) · \(page.period)"))\
        \(placeForm("/board", page.places, page.chosenPlace, w, frame))\
        \(figures(totals(page.total, w)))\
        \(if: !page.waiting.isEmpty, """
            <section><h2>\(w["board.waiting"])</h2>\(caseList(page.waiting, w))</section>
            """)\
        <section><h2>\(w["board.byPlace"])</h2>\(measures(page.byPlace, w, w["board.byPlace"]))\
        <p class="hint">\(w["board.definitions"])</p></section>\
        <section><h2>\(w["board.kinds"])</h2>\(kinds(page.kinds, w))</section>
        """)
}

private func totals(_ total: BoardPage.Measures, _ w: Words) -> [Figure] {
    [
        Figure(w["measure.intake"], "\(total.intake)"),
        Figure(w["measure.backlog"], "\(total.backlog)"),
        Figure(w["measure.overdue"], "\(total.overdue)", isAlarming: total.overdue > 0),
        Figure(w["measure.keptFirstPromise"], total.keptOfHundred.map { "\($0)%" } ?? "–"),
        Figure(w["measure.reopened"], "\(total.reopened)"),
        Figure(w["measure.notConfirmed"], "\(total.notConfirmed)"),
    ]
}

/// The measures by place, as the leader's board and the public page show them.
func measures(_ rows: [BoardPage.Row], _ w: Words, _ caption: String) -> Html {
    let columns = [
        Column(w["cases.place"]), Column(w["measure.intake"], isNumber: true),
        Column(w["measure.backlog"], isNumber: true), Column(w["measure.overdue"], isNumber: true),
        Column(w["measure.keptFirstPromise"]), Column(w["measure.reopened"], isNumber: true),
        Column(w["measure.notConfirmed"], isNumber: true),
    ]
    return table(
        caption, columns,
        rows.map { row in
            let measures = row.measures
            return [
                link(row.place), "\(measures.intake)", "\(measures.backlog)",
                "\(measures.overdue)", kept(measures, w), "\(measures.reopened)",
                "\(measures.notConfirmed)",
            ]
        }, hidesCaption: true)
}

private func kept(_ measures: BoardPage.Measures, _ w: Words) -> Html {
    guard let share = measures.keptOfHundred else { return "\(w["measure.nonePromised"])" }
    return """
        <span class="progress"><progress max="100" value="\(share)" \
        aria-label="\(w["measure.keptFirstPromise"])"></progress>\
        <span class="progress-number">\(share)%</span></span> \
        <span class="hint">\(measures.promisesKept)/\(measures.promisesDue)</span>
        """
}

func kinds(_ kinds: [BoardPage.KindCount], _ w: Words) -> Html {
    let most = kinds.map(\.count).max() ?? 1
    return """
        <dl class="bars">\(each: kinds, { kind -> Html in
            """
            <div><dt>\(w.kind(kind.kind))</dt><dd><span class="progress">\
            <progress max="\(max(most, 1))" value="\(kind.count)" aria-hidden="true"></progress>\
            <span class="progress-number">\(kind.count)</span></span></dd></div>
            """
        })</dl>
        """
}

import Kernel
import Store

/// The calls of a hotline: today by what they asked for, and day by day. Every call is answered at
/// once or becomes a case.
struct HotlinePage: Sendable {
    let place: String
    let lines: [Line]
    let today: CallCount
    let functions: [Function]
    /// The newest first; the first is today.
    let days: [CallsOfDay]
    /// The lowest number of calls a day that one of the lines can take; nil where none says.
    let peak: Int?

    struct Line: Sendable {
        let name: String
        let dial: String?
        let peak: Int?
        /// Nil while the calls of today are within what it can take.
        let gap: ServiceGap?
    }

    struct Function: Sendable {
        let name: String
        let count: CallCount
    }
}

func view(_ page: HotlinePage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["hotline.title"], w, frame, isWide: true,
        """
        \(heading(w["hotline.title"], caption: page.place, lead: w["hotline.lead"]))\
        \(if: page.lines.isEmpty, emptyState(w["hotline.none"], """
            <p>\(w["hotline.noneNext"]) <a href="/methods">\(w["methods.see"])</a></p>
            """), else: """
            <ul class="cases">\(each: page.lines, { line($0, w) })</ul>\
            \(figures([
                Figure(w["hotline.calls"], "\(page.today.calls)"),
                Figure(w["hotline.atOnce"], "\(page.today.onTheSpot)"),
                Figure(w["hotline.became"], "\(page.today.calls - page.today.onTheSpot)"),
                Figure(w["hotline.open"], "\(page.today.open)"),
            ]))\(byFunction(page, w))\(byDay(page, w))\
            <p><a href="/hotline?form=csv">\(w["hotline.csv"])</a></p>
            """)
        """)
}

private func line(_ line: HotlinePage.Line, _ w: Words) -> Html {
    """
    <li class="card"><h2 class="card-title">\(line.name)</h2>\
    \(some: line.dial, {
        "<p><a class=\"phone\" href=\"\(url: "tel:" + $0)\">\($0)</a></p>"
    })\
    \(some: line.peak, { peak in
        """
        <p>\(w("hotline.peak", ["n": peak])) \
        \(tag(line.gap.map(w.gap) ?? w["hotline.whole"], line.gap == nil ? .done : .overdue))</p>
        """
    })</li>
    """
}

private func byFunction(_ page: HotlinePage, _ w: Words) -> Html {
    let rows = page.functions.map { function -> [Html] in
        ["\(function.name)"] + cells(function.count)
    }
    return """
        <section><h2>\(w["hotline.byFunction"])</h2>\
        \(table(w["hotline.byFunction"], [Column(w["hotline.function"])] + counted(w), rows,
            hidesCaption: true))</section>
        """
}

private func byDay(_ page: HotlinePage, _ w: Words) -> Html {
    let rows = page.days.map { day -> [Html] in
        let isOver = page.peak.map { day.all.calls > $0 } ?? false
        return ["\(w.day(day.day)) \(if: isOver, tag(w["hotline.isOver"], .overdue))"]
            + cells(day.all)
    }
    return """
        <section><h2>\(w["hotline.byDay"])</h2>\
        \(table(w["hotline.byDay"], [Column(w["undertaking.day"])] + counted(w), rows,
            hidesCaption: true))</section>
        """
}

private func counted(_ w: Words) -> [Column] {
    [w["hotline.calls"], w["hotline.atOnce"], w["hotline.became"], w["hotline.open"]].map {
        Column($0, isNumber: true)
    }
}

private func cells(_ count: CallCount) -> [Html] {
    [count.calls, count.onTheSpot, count.calls - count.onTheSpot, count.open].map { "\($0)" }
}

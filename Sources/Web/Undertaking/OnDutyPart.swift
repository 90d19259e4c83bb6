import Kernel
import Store

/// Somebody who is on by a rota, with how she is reached.
struct OnDutyShown: Sendable {
    let day: Day
    /// What she is on for: 夜间值班.
    let duty: String
    let rota: String
    let card: ContactCard
}

/// Who is on, by day; links to the rotas, and says what to do where there is none.
func onDutyPart(_ shown: [OnDutyShown], _ w: Words, today: Day) -> Html {
    let days = Set(shown.map(\.day)).sorted()
    return """
        <section id="on-duty"><h2>\(w["duty.title"])</h2>\
        \(if: shown.isEmpty, """
            <p class="hint">\(w["duty.none"]) <a href="/rotas">\(w["duty.makeRota"])</a></p>
            """)\
        \(each: days, { day -> Html in
            """
            \(if: days.count > 1 || day != today, "<h3>\(dayTitle(day, w, today))</h3>")\
            <ul class="contacts">\(each: shown.filter { $0.day == day }, { onDuty($0, w) })</ul>
            """
        })</section>
        """
}

private func dayTitle(_ day: Day, _ w: Words, _ today: Day) -> String {
    switch day - today {
    case 0: w["duty.today"]
    case 1: w["duty.tomorrow"]
    default: w.dayInWeek(day)
    }
}

private func onDuty(_ shown: OnDutyShown, _ w: Words) -> Html {
    """
    <li><p class="caption"><a href="\(url: shown.rota)">\(shown.duty)</a></p>\
    \(contactCard(shown.card, w))</li>
    """
}

extension Transaction {
    /// Who is on at `place` today and on the days after it.
    ///
    /// - Parameter below: whether the rotas of the places below it are shown too.
    func shownOnDuty(
        at place: ID<Place>, below: Bool = false, days: Int = 1, _ methods: MethodLibrary,
        _ w: Words, at now: Moment
    ) throws -> [OnDutyShown] {
        let found = try onDuty(
            at: place, below: below, during: now.day...(now.day + (days - 1)), limit: 24)
        if found.isEmpty { return [] }
        let words = methods.book(of: try adoptions()).words(w)
        return try found.map { it in
            OnDutyShown(
                day: it.day, duty: words.name(of: it.rule),
                rota: "/rotas/\(it.rota)",
                card: try it.official.map(card(of:))
                    ?? ContactCard(
                        name: it.person.name, post: "", phone: "",
                        place: try places(to: it.place).spoken))
        }
    }
}

import Kernel
import Store

/// The wishes that wait, each with a button to take it up.
///
/// - Parameter rules: under which the reader may take something up.
func wishList(
    _ wishes: [OpenWish], under rules: [Rule], _ words: PackWords, _ frame: Frame
) -> Html {
    let w = words.w
    guard !rules.isEmpty else { return "" }
    return """
        <section id="wishes"><h2>\(w["undertaking.wishes"])</h2>\
        \(if: wishes.isEmpty, emptyState(w["undertaking.noWishes"], """
            <p>\(w["undertaking.noWishesNext"])</p>
            """), else: """
            <ul class="cases">\(each: wishes, { wish($0, under: rules, words, frame) })</ul>
            """)</section>
        """
}

private func wish(
    _ wish: OpenWish, under rules: [Rule], _ words: PackWords, _ frame: Frame
) -> Html {
    let w = words.w
    let form = Form("take-\(wish.number)", to: Undertaking.Kind.claim.address, w, frame)
    let choices = rules.map { Choice($0.id.text, words.name(of: $0)) }
    return """
        <li class="card"><h3 class="card-title">\(wish.title)</h3>\
        <p class="card-facts"><span>\(wish.placeName)</span> \
        <span>\(w.shortDay(wish.registeredOn))</span></p>\(form("""
            \(form.hidden("case", wish.number.description))\
            \(form.hidden("text", String(wish.title.prefix(60))))\
            \(if: choices.count == 1, form.hidden("rule", choices[0].value), else:
                form.select("rule", w["undertaking.under"], choices, chosen: choices[0].value))\
            \(form.button(w["undertaking.takeUp"], .second))
            """))</li>
        """
}

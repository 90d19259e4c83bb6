/// A page for what didn't work: what happened, that nothing was lost, what to do.
struct ErrorPage: Sendable {
    /// The status of HTTP.
    let status: Int
    /// The refusal in a sentence, where there is one.
    let sentence: String?
    /// Nobody knows whether it was recorded: the sentence says so, and the usual words for the
    /// status, that it wasn't, would be wrong.
    let isUncertain: Bool
    /// The number under which it stands in the log, for 500.
    let logNumber: String?

    init(
        status: Int, sentence: String? = nil, isUncertain: Bool = false, logNumber: String? = nil
    ) {
        self.status = status
        self.isUncertain = isUncertain
        self.sentence = sentence
        self.logNumber = logNumber
    }

    /// The statuses that have words of their own; any other speaks as 400 or 500.
    static let statuses = [400, 401, 403, 404, 409, 412, 413, 422, 429, 500, 503, 507]

    var group: Int {
        Self.statuses.contains(status) ? status : status < 500 ? 400 : 500
    }
}

func view(_ page: ErrorPage, _ w: Words, _ frame: Frame) -> Html {
    let title = w["error.\(page.group).title"]
    return layout(
        title, w, frame,
        """
        \(heading(title))\
        \(some: page.sentence, { "<p class=\"lead\">\($0)</p>" })\
        \(if: !page.isUncertain, "<p>\(w["error.\(page.group).text"])</p>")\
        \(some: page.logNumber, { "<p>\(w["error.number"]) <code>\($0)</code></p>" })\
        <p class="actions"><a class="button" href="/">\(w["error.home"])</a>\
        <a class="button button-second" href="/contact">\(w["nav.contact"])</a></p>
        """)
}

extension Words {
    static var errorKeys: Set<String> {
        Set(ErrorPage.statuses.flatMap { ["error.\($0).title", "error.\($0).text"] })
    }
}

import Kernel

/// What stands around a page and isn't its own: where it is, who looks at it and when, what the
/// form that she sent before came to.
struct Frame: Sendable {
    /// The path that shows this page, e.g. `/cases/202600000018`; after a form that came back,
    /// the path of the page, not the form's action.
    let path: String
    /// Its query without `lang`, as it came; empty for none.
    let query: String
    let now: Moment
    /// The official who is signed in; nil for residents.
    let reader: Reader?
    /// Goes into every form, so that no other site can send one in a reader's name.
    let csrf: String
    /// Made anew for every page: with the form's name it makes sending twice harmless.
    let submission: String
    /// The county or office that the deployment serves; from the settings.
    let office: String
    /// Where the style sheet and the logo lie; an address with a digest may be kept for ever.
    let styles: String
    let logo: String
    /// The demo says on every page that nothing in it is real.
    let isDemo: Bool
    /// What the deed before this page did, in words.
    var notice: String?
    /// The form that came back because it couldn't be taken as it was.
    var attempt: Attempt?

    init(
        path: String, query: String = "", now: Moment, reader: Reader? = nil, csrf: String,
        submission: String, office: String = "", styles: String = "/public/site.css",
        logo: String = "/public/logo.svg", isDemo: Bool = false, notice: String? = nil,
        attempt: Attempt? = nil
    ) {
        self.path = path
        self.query = query
        self.now = now
        self.reader = reader
        self.csrf = csrf
        self.submission = submission
        self.office = office
        self.styles = styles
        self.logo = logo
        self.isDemo = isDemo
        self.notice = notice
        self.attempt = attempt
    }

    var today: Day { now.day }

    /// The attempt, where something of it was wrong; a form may also come back to be completed.
    var refusal: Attempt? { attempt.flatMap { $0.problems.isEmpty ? nil : $0 } }

    /// This page in the other language.
    func address(in language: Language) -> String {
        path + "?" + (query.isEmpty ? "" : query + "&") + "lang=" + language.rawValue
    }
}

/// The official who looks at the page.
struct Reader: Sendable {
    let code: ID<Official>
    let name: String
    let post: String
    let roles: Set<Role>
}

/// A form that came back: what was typed stays, and what was wrong is said beside it.
struct Attempt: Sendable {
    /// The name of the `Form`.
    let form: String
    /// By field name.
    let values: [String: String]
    let problems: [Problem]

    init(form: String, values: [String: String] = [:], problems: [Problem]) {
        self.form = form
        self.values = values
        self.problems = problems
    }
}

/// What was wrong with a form, in a sentence that says what to do.
struct Problem: Sendable {
    /// The field's name; nil for the form as a whole (a refusal).
    let field: String?
    let sentence: String

    init(_ sentence: String, field: String? = nil) {
        self.field = field
        self.sentence = sentence
    }
}

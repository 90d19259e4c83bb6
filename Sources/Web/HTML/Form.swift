/// A form of a page: where it goes, and what came back of it.
///
/// Every form posts to the resource that it changes, with two hidden fields: `csrf`, and
/// `submission`, which is the same when the same form is sent twice.
struct Form {
    /// Unique on its page; the ids of its fields begin with it.
    let name: String
    let action: String
    let w: Words
    let frame: Frame
    /// What tells its submission from those of the other forms of the page.
    let digest: String
    /// What came back of it; nil when it is new.
    let attempt: Attempt?

    /// - Parameter digest: of the name, where that is a mark of a template.
    init(
        _ name: String, to action: String, _ w: Words, _ frame: Frame, digest: String? = nil
    ) {
        self.name = name
        self.action = action
        self.w = w
        self.frame = frame
        self.digest = digest ?? Self.digest(of: name)
        attempt = frame.attempt?.form == name ? frame.attempt : nil
    }

    func callAsFunction(_ content: Html) -> Html {
        """
        <form class="form" id="\(name)" method="post" action="\(url: action)" novalidate>\
        <input type="hidden" name="csrf" value="\(frame.csrf)">\
        <input type="hidden" name="submission" value="\(frame.submission).\(digest)">\
        <input type="hidden" name="form" value="\(name)">\
        \(content)</form>
        """
    }

    /// FNV-1a of the name: tells the forms of one page apart and keeps the key of a submission
    /// short, whatever the name holds.
    static func digest(of name: String) -> String {
        let hash = name.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }

    /// What was typed into `field` when the form came back.
    func value(_ field: String) -> String? {
        attempt?.values[field]
    }

    func problem(_ field: String) -> String? {
        attempt?.problems.first { $0.field == field }?.sentence
    }

    func id(_ field: String) -> String { name + "-" + field }

    func button(_ text: String, _ look: ButtonLook = .main) -> Html {
        "<button class=\"\(look.name)\" type=\"submit\">\(text)</button>"
    }
}

enum ButtonLook: Sendable {
    /// The one thing that the page is for.
    case main
    case second
    /// What can't be taken back.
    case warning

    var name: String {
        switch self {
        case .main: "button"
        case .second: "button button-second"
        case .warning: "button button-warning"
        }
    }
}

/// One of several to choose from.
struct Choice: Sendable {
    let value: String
    let label: String
    let hint: String?

    init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

/// What a text field is for: the keyboard that a phone shows, and what the browser may fill in.
enum TextKind: Sendable {
    case text, search, phone, email, password, newPassword, username, date, dateTime, number
    case oneTimeCode
    case name

    var attributes: Html {
        switch self {
        case .text: #"type="text""#
        case .search: #"type="search""#
        case .phone: #"type="tel" inputmode="tel" autocomplete="tel""#
        case .email: #"type="email" inputmode="email" autocomplete="email""#
        case .password: #"type="password" autocomplete="current-password""#
        case .newPassword: #"type="password" autocomplete="new-password""#
        case .username:
            #"type="text" autocomplete="username" autocapitalize="none" spellcheck="false""#
        case .date: #"type="date""#
        case .dateTime: #"type="datetime-local""#
        case .number: #"type="text" inputmode="numeric""#
        case .oneTimeCode: #"type="text" inputmode="numeric" autocomplete="one-time-code""#
        case .name: #"type="text" autocomplete="name""#
        }
    }
}

/// A form that only asks: it goes to an address with a query and changes nothing.
struct QueryForm {
    let action: String
    let fields: Form

    init(_ name: String, to action: String, _ w: Words, _ frame: Frame) {
        self.action = action
        fields = Form(name, to: action, w, frame)
    }

    func callAsFunction(_ content: Html) -> Html {
        """
        <form class="form form-query" id="\(fields.name)" method="get" action="\(url: action)">\
        \(content)</form>
        """
    }
}

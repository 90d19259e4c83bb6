import Kernel

/// The heading of a page, with what stands above it in small letters.
func heading(_ text: String, caption: String? = nil, lead: String? = nil) -> Html {
    """
    \(some: caption, { "<p class=\"caption\">\($0)</p>" })<h1>\(text)</h1>\
    \(some: lead, { "<p class=\"lead\">\($0)</p>" })
    """
}

/// Where the page stands, from the outermost inwards; the page itself is left out.
func breadcrumb(_ links: [Link], _ w: Words) -> Html {
    """
    <nav class="breadcrumb" aria-label="\(w["layout.breadcrumb"])"><ol>\
    \(each: links, { "<li><a href=\"\(url: $0.address)\">\($0.text)</a></li>" })</ol></nav>
    """
}

struct Link: Sendable {
    let address: String
    let text: String

    init(_ text: String, _ address: String) {
        self.text = text
        self.address = address
    }
}

/// Facts, each a term with its value.
func summaryList(_ rows: [SummaryRow]) -> Html {
    """
    <dl class="summary">\
    \(each: rows, { "<div><dt>\($0.term)</dt><dd>\($0.value)</dd></div>" })</dl>
    """
}

struct SummaryRow: Sendable {
    let term: String
    let value: Html

    init(_ term: String, _ value: Html) {
        self.term = term
        self.value = value
    }

    init(_ term: String, text: String) {
        self.term = term
        value = "\(text)"
    }
}

/// Something that the reader must not miss.
func notice(_ look: NoticeLook, _ content: Html) -> Html {
    "<div class=\"\(look.name)\">\(content)</div>"
}

enum NoticeLook: Sendable {
    case plain, danger, done

    var name: String {
        switch self {
        case .plain: "notice"
        case .danger: "notice notice-danger"
        case .done: "notice notice-done"
        }
    }
}

/// A word with a colour; the colour never says anything that the word doesn't.
func tag(_ text: String, _ look: TagLook = .plain) -> Html {
    "<span class=\"tag tag-\(look.rawValue)\">\(text)</span>"
}

enum TagLook: String, Sendable {
    /// Came in, nobody has it yet.
    case new
    /// Being worked on.
    case active
    /// Waits for the resident.
    case waiting
    case done
    /// Stands still.
    case still
    case overdue, soon, plain
}

/// `3/12` as a bar with its numbers beside it.
func progress(_ done: Int, of total: Int, _ label: String) -> Html {
    """
    <span class="progress"><progress max="\(max(total, 1))" value="\(min(done, total))" \
    aria-label="\(label)"></progress><span class="progress-number">\(done)/\(total)</span></span>
    """
}

/// What stands where there is nothing: that there is nothing, and what to do next.
func emptyState(_ title: String, _ next: Html) -> Html {
    "<div class=\"empty\"><p class=\"empty-title\">\(title)</p><div>\(next)</div></div>"
}

/// To the next page of a list; lists go forward only, by key.
func pager(next: String?, _ w: Words) -> Html {
    """
    \(some: next, { address -> Html in
        """
        <nav class="pager" aria-label="\(w["pager.label"])">\
        <a rel="next" href="\(url: address)">\(w["pager.next"])</a></nav>
        """
    })
    """
}

/// Figures at a glance.
func figures(_ figures: [Figure]) -> Html {
    """
    <dl class="figures">\(each: figures, { figure -> Html in
        """
        <div class="\(figure.isAlarming ? "figure figure-alarm" : "figure")">\
        <dt>\(figure.label)</dt><dd>\(figure.number)\
        \(some: figure.hint, { "<span class=\"hint\">\($0)</span>" })</dd></div>
        """
    })</dl>
    """
}

struct Figure: Sendable {
    let label: String
    let number: String
    let hint: String?
    let isAlarming: Bool

    init(_ label: String, _ number: String, hint: String? = nil, isAlarming: Bool = false) {
        self.label = label
        self.number = number
        self.hint = hint
        self.isAlarming = isAlarming
    }
}

/// Something that opens.
func details(_ summary: String, _ content: Html) -> Html {
    "<details class=\"details\"><summary>\(summary)</summary><div>\(content)</div></details>"
}

import Kernel

/// A field of a form that a rule asks for: what it's called and what it takes.
struct FieldSpec: Sendable {
    let name: String
    let label: String
    let kind: Kind
    var hint: String?
    var value = ""

    enum Kind: Sendable {
        case text
        /// So many lines high.
        case area(Int)
        case number, date
        case choice([Choice], empty: String?)
    }

    func html(in form: Form) -> Html {
        switch kind {
        case .text: form.field(name, label, hint: hint, value: value)
        case .area(let rows): form.textarea(name, label, hint: hint, value: value, rows: rows)
        case .number: form.field(name, label, .number, hint: hint, value: value, width: .short)
        case .date: form.field(name, label, .date, hint: hint, value: value, width: .short)
        case .choice(let choices, let empty):
            form.select(name, label, choices, hint: hint, chosen: value, empty: empty)
        }
    }
}

/// A form for one step of an undertaking.
struct StepForm: Sendable {
    /// The word of the step, which ends the form's address.
    let step: String
    let title: String
    let hint: String?
    let fields: [FieldSpec]
    let look: ButtonLook

    init(
        _ step: String, _ title: String, hint: String? = nil, look: ButtonLook = .main,
        _ fields: [FieldSpec]
    ) {
        self.step = step
        self.title = title
        self.hint = hint
        self.fields = fields
        self.look = look
    }

    func html(at address: String, _ w: Words, _ frame: Frame, isOpen: Bool) -> Html {
        let form = Form(step, to: address + "/" + step, w, frame)
        return """
            <details class="deed"\(if: isOpen || form.attempt != nil, " open")>\
            <summary>\(title)</summary><div>\
            \(some: hint, { "<p class=\"hint\">\($0)</p>" })\(form("""
                \(each: fields, { $0.html(in: form) })\(form.button(title, look))
                """))</div></details>
            """
    }
}

extension FieldSpec {
    /// What an undertaking is called.
    static func title(_ w: Words) -> FieldSpec {
        FieldSpec(name: "title", label: w["undertaking.name"], kind: .text)
    }

    /// The day on which it is held or begins.
    static func day(_ w: Words, _ today: Day) -> FieldSpec {
        FieldSpec(
            name: "on", label: w["undertaking.day"], kind: .date, value: today.description)
    }
}

extension Form {
    /// A text field of one line, with its label, hint and problem.
    func field(
        _ field: String, _ label: String, _ kind: TextKind = .text, hint: String? = nil,
        value: String = "", width: FieldWidth = .full
    ) -> Html {
        group(field, label, hint: hint) {
            """
            <input class="input \(width.name)" id="\(id(field))" name="\(field)" \
            \(kind.attributes) value="\(self.value(field) ?? value)"\(describedBy(field, hint))>
            """
        }
    }

    func textarea(
        _ field: String, _ label: String, hint: String? = nil, value: String = "", rows: Int = 5
    ) -> Html {
        group(field, label, hint: hint) {
            """
            <textarea class="input" id="\(id(field))" name="\(field)" rows="\(rows)"\
            \(describedBy(field, hint))>\(self.value(field) ?? value)</textarea>
            """
        }
    }

    /// A list to pick one from; `empty` is the first line that stands for none.
    func select(
        _ field: String, _ label: String, _ choices: [Choice], hint: String? = nil,
        chosen: String = "", empty: String? = nil
    ) -> Html {
        select(
            field, label, groups: [ChoiceGroup(choices)], hint: hint, chosen: chosen, empty: empty)
    }

    func select(
        _ field: String, _ label: String, groups: [ChoiceGroup], hint: String? = nil,
        chosen: String = "", empty: String? = nil
    ) -> Html {
        let chosen = value(field) ?? chosen
        return group(field, label, hint: hint) {
            """
            <select class="input" id="\(id(field))" name="\(field)"\(describedBy(field, hint))>\
            \(some: empty, { "<option value=\"\">\($0)</option>" })\
            \(each: groups, { $0.options(chosen: chosen) })</select>
            """
        }
    }

    /// All choices in sight, one of them to take.
    func radios(
        _ field: String, _ legend: String, _ choices: [Choice], hint: String? = nil,
        chosen: String = "", inline: Bool = false
    ) -> Html {
        let chosen = value(field) ?? chosen
        return fieldset(field, legend, hint: hint) {
            """
            <div class="\(inline ? "choices choices-inline" : "choices")">\
            \(each: choices.enumerated().map { ($0, $1) }, {
                choice(field, $0.1, at: $0.0, type: "radio", isChosen: $0.1.value == chosen)
            })</div>
            """
        }
    }

    /// Any number of the choices; the form sends `field` once for each.
    func checkboxes(
        _ field: String, _ legend: String, _ choices: [Choice], hint: String? = nil,
        chosen: Set<String> = []
    ) -> Html {
        fieldset(field, legend, hint: hint) {
            """
            <div class="choices">\(each: choices.enumerated().map { ($0, $1) }, {
                choice(
                    field, $0.1, at: $0.0, type: "checkbox", isChosen: chosen.contains($0.1.value))
            })</div>
            """
        }
    }

    /// One thing to say yes to; the form sends `yes` or nothing.
    func checkbox(_ field: String, _ label: String, hint: String? = nil, isOn: Bool = false) -> Html
    {
        let isOn = attempt == nil ? isOn : value(field) == "yes"
        return """
            <div class="group choices">\
            \(choice(field, Choice("yes", label, hint: hint), at: 0, type: "checkbox", isChosen: isOn))\
            </div>
            """
    }

    func hidden(_ field: String, _ value: String) -> Html {
        "<input type=\"hidden\" name=\"\(field)\" value=\"\(value)\">"
    }
}

enum FieldWidth: Sendable {
    case full, long, short

    var name: String {
        switch self {
        case .full: "input-full"
        case .long: "input-long"
        case .short: "input-short"
        }
    }
}

extension Form {
    private func group(_ field: String, _ label: String, hint: String?, _ control: () -> Html)
        -> Html
    {
        """
        <div class="\(problem(field) == nil ? "group" : "group group-wrong")">\
        <label class="label" for="\(id(field))">\(label)</label>\
        \(asides(field, hint))\(control())</div>
        """
    }

    private func fieldset(_ field: String, _ legend: String, hint: String?, _ control: () -> Html)
        -> Html
    {
        """
        <fieldset class="\(problem(field) == nil ? "group" : "group group-wrong")" \
        id="\(id(field))"\(describedBy(field, hint))>\
        <legend class="label">\(legend)</legend>\
        \(asides(field, hint))\(control())</fieldset>
        """
    }

    private func asides(_ field: String, _ hint: String?) -> Html {
        """
        \(some: hint, { "<p class=\"hint\" id=\"\(id(field))-hint\">\($0)</p>" })\
        \(some: problem(field), {
            """
            <p class="wrong" id="\(id(field))-wrong">\
            <span class="unseen">\(w["problem.prefix"])</span>\($0)</p>
            """
        })
        """
    }

    /// Names the hint and the problem for readers who hear the page.
    private func describedBy(_ field: String, _ hint: String?) -> Html {
        switch (hint, problem(field)) {
        case (nil, nil): .none
        case (.some, nil): " aria-describedby=\"\(id(field))-hint\""
        case (nil, .some): " aria-describedby=\"\(id(field))-wrong\" aria-invalid=\"true\""
        case (.some, .some):
            """
             aria-describedby="\(id(field))-hint \(id(field))-wrong" aria-invalid="true"
            """
        }
    }

    private func choice(
        _ field: String, _ choice: Choice, at index: Int, type: String, isChosen: Bool
    ) -> Html {
        let id = index == 0 ? id(field) + "-first" : "\(id(field))-\(index)"
        return """
            <div class="choice">\
            <input id="\(id)" type="\(type)" name="\(field)" value="\(choice.value)"\
            \(if: isChosen, " checked")\
            \(if: choice.hint != nil, " aria-describedby=\"\(id)-hint\"")>\
            <label for="\(id)">\(choice.label)</label>\
            \(some: choice.hint, { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" })</div>
            """
    }
}

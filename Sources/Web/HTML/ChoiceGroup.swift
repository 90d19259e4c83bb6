/// Choices to pick from in a list, under a heading where they have one, as villages under their
/// township.
///
/// Its lines are made once: lists of places and units are kept, and stand on many pages.
struct ChoiceGroup: Sendable {
    /// Empty for none.
    let label: String
    let choices: [Choice]
    private let lines: [Html]
    private let unchosen: Html

    init(_ choices: [Choice]) { self.init("", choices) }

    init(_ label: String, _ choices: [Choice]) {
        self.label = label
        self.choices = choices
        lines = choices.map { Self.line($0, isChosen: false) }
        unchosen = Self.grouped(lines, label)
    }

    var isEmpty: Bool { choices.isEmpty }

    /// The lines of a list in which `chosen` is picked, if it is among them.
    func options(chosen: String) -> Html {
        guard let index = choices.firstIndex(where: { $0.value == chosen }) else {
            return unchosen
        }
        var lines = lines
        lines[index] = Self.line(choices[index], isChosen: true)
        return Self.grouped(lines, label)
    }

    private static func grouped(_ lines: [Html], _ label: String) -> Html {
        let options = Html.joined(lines)
        return label.isEmpty ? options : "<optgroup label=\"\(label)\">\(options)</optgroup>"
    }

    private static func line(_ choice: Choice, isChosen: Bool) -> Html {
        """
        <option value="\(choice.value)"\(if: isChosen, " selected")>\(choice.label)</option>
        """
    }
}

extension ChoiceGroup: ExpressibleByArrayLiteral {
    init(arrayLiteral choices: Choice...) { self.init(choices) }
}

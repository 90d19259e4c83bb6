internal import Kernel

/// The first pass over a pack: is each thing of the right shape?
///
/// It goes on after a fault, so that an author sees all of them at once.
struct PackReading {
    var draft = PackDraft()
    private(set) var faults: [PackFault] = []
    /// The figures that a place gave to parameters; empty when the pack is only looked at.
    let values: [String: String]
    /// What stands for a parameter that the place hasn't given: its largest figure, or its smallest.
    private var takesSmallest = false
    private var parametersOfRule: [String] = []
    private var waiting: [String] = []

    init(file: String, values: [String: String]) {
        self.values = values
        draft.file = file
    }

    /// How many faults are gathered at most: nobody reads more, and a file that isn't a pack at
    /// all must not keep the reader busy.
    static let mostFaults = 100

    /// The message is only made while there is room for it.
    mutating func fault(_ field: Field, _ message: @autoclosure () -> String) {
        guard faults.count < Self.mostFaults else { return }
        faults.append(
            PackFault(
                file: draft.file, line: field.line, column: field.column, key: field.path,
                message: message()))
    }

    mutating func define(_ kind: Mention.Kind, _ name: String, at field: Field) {
        draft.definitions.append(Mention(kind: kind, name: name, field: field))
    }

    mutating func use(_ kind: Mention.Kind, _ name: String, at field: Field) {
        draft.uses.append(Mention(kind: kind, name: name, field: field))
    }

    /// Runs `read` on `field` and returns its rule with the parameters that it takes.
    mutating func drafting(
        _ field: Field, _ read: (inout PackReading) -> Rule?
    ) -> DraftRule? {
        (parametersOfRule, waiting) = ([], [])
        guard let rule = read(&self) else { return nil }
        var narrowest = rule
        if !waiting.isEmpty {
            // What the second reading notes besides is noted already.
            var again = self
            (again.draft.definitions, again.draft.uses, again.faults) = ([], [], [])
            again.takesSmallest = true
            narrowest = read(&again) ?? rule
        }
        return DraftRule(
            rule: rule, narrowest: narrowest, field: field, parameters: parametersOfRule,
            waiting: waiting)
    }

    /// The figure that the place gave a parameter; nil while it waits for one.
    mutating func figure(of parameter: PackParameter) -> String? {
        parametersOfRule.append(parameter.name)
        if let value = values[parameter.name].flatMap(parameter.type.value) { return value }
        waiting.append(parameter.name)
        return nil
    }

    /// The value that stands for `$name`, or a sample of the right type while the place hasn't
    /// given one: the shape of the rest can be checked all the same.
    mutating func parameter(_ field: Field, isAmount: Bool) -> String? {
        guard let text = field.text, text.hasPrefix("$") else { return nil }
        let name = String(text.dropFirst())
        use(.parameter, name, at: field)
        guard let parameter = draft.parameters.first(where: { $0.name == name }) else {
            let names = draft.names(of: .parameter)
            // One that is there but ill-defined has its fault already.
            if !names.contains(name) { fault(field, unknown("parameter", name, among: names)) }
            return nil
        }
        guard let range = parameter.type.range, (parameter.type.unit != nil) == isAmount else {
            fault(
                field,
                isAmount
                    ? "this takes an amount of time; parameter '\(name)' is a number"
                    : "this takes a number; parameter '\(name)' is an amount of time")
            return nil
        }
        if let value = figure(of: parameter) { return value }
        let sample = takesSmallest ? range.lowerBound : range.upperBound
        return "\(sample)\(parameter.type.unit ?? "")"
    }

    /// From the smallest to the largest figure that a place may give.
    func rangeOfParameter(_ field: Field) -> ClosedRange<Int>? {
        draft.parameters.first { "$" + $0.name == field.text }?.type.range
    }
}

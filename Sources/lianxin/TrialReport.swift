import Kernel
import MethodPacks
import Store

/// What `lianxin method try` prints.
struct TrialReport {
    let pack: MethodPack
    let place: Place
    let trial: MethodTrial
    let adoption: Adoption
    let language: PackLanguage

    /// A heading, a line a rule with its sentence below, and what couldn't be counted at the end.
    func table(_ rows: [MethodTrial.Row]) -> String {
        let explanation = Explanation(of: pack, in: language)
        let said = adoption.rules.map { ($0.id, explanation.sentence($0)) }
        let sentences = Dictionary(said) { first, _ in first }
        var lines = ["\(pack.id), version \(pack.version), at \(place.name) in \(trial.year)", ""]
        lines.append(Self.line("rule", ["due", "met", "missed", "open", "met %", "days"]))
        let counted = rows.filter { $0.outcome != .notCounted }
        for row in counted {
            lines.append(Self.line(row.rule.text, cells(row.outcome)))
            lines.append("    " + (sentences[row.rule] ?? ""))
            if let note = note(row.outcome) { lines.append("    " + note) }
        }
        if counted.isEmpty { lines.append("(none of its rules asks for anything that is counted)") }
        lines += rest(rows.filter { $0.outcome == .notCounted })
        return lines.joined(separator: "\n") + "\n"
    }

    private func rest(_ rows: [MethodTrial.Row]) -> [String] {
        var lines: [String] = []
        if !rows.isEmpty {
            lines += [
                "", "\(rows.count) rules that no record answers (teams, lists, services, limits):",
                "  " + rows.map(\.rule.text).joined(separator: ", "),
            ]
        }
        if !adoption.waiting.isEmpty {
            lines += ["", "\(adoption.waiting.count) rules left open, for figures of the place:"]
            lines += adoption.waiting.map {
                "  \($0.rule): " + $0.parameters.joined(separator: ", ")
            }
        }
        return lines
    }

    private func note(_ outcome: MethodTrial.Outcome) -> String? {
        switch outcome {
        case .nothingRecorded: "nothing of the sort is recorded"
        case .outsideTheYear: "its days don't lie in \(trial.year), or no period of it is over"
        case .counted, .notCounted: nil
        }
    }

    /// Due, met, missed, still open, of a hundred, median days.
    private func cells(_ outcome: MethodTrial.Outcome) -> [String] {
        switch outcome {
        case .counted(let due, let met, let open, let days):
            [
                String(due), String(met), String(max(0, due - met - open)), String(open),
                due == open ? "" : String(met * 100 / max(1, due - open)),
                days.map(String.init) ?? "",
            ]
        case .nothingRecorded(let due): [String(due), "?", "?", "", "", ""]
        case .outsideTheYear, .notCounted: ["", "", "", "", "", ""]
        }
    }

    private static func line(_ rule: String, _ cells: [String]) -> String {
        let widths = [9, 9, 9, 7, 7, 6]
        let padded = zip(cells, widths).map { cell, width in
            String(repeating: " ", count: max(1, width - cell.count)) + cell
        }
        let name = rule + String(repeating: " ", count: max(0, 40 - rule.count))
        return name + padded.joined()
    }

    /// RFC 4180, with a heading; lines end in a line feed.
    func csv(_ rows: [MethodTrial.Row]) -> String {
        let heading = "rule,kind,result,due,met,missed,open,metOfHundred,medianDays\n"
        return heading
            + rows.map { row in
                ([row.rule.text, row.kind.rawValue, word(row.outcome)]
                    + cells(row.outcome).map { $0 == "?" ? "" : $0 }).joined(separator: ",") + "\n"
            }.joined()
            + adoption.waiting.map { "\($0.rule),,open,,,,,,\n" }.joined()
    }

    private func word(_ outcome: MethodTrial.Outcome) -> String {
        switch outcome {
        case .counted: "counted"
        case .nothingRecorded: "nothingRecorded"
        case .outsideTheYear: "outsideTheYear"
        case .notCounted: "notCounted"
        }
    }
}

extension Meeting {
    /// What it resolved, and what that became.
    package struct Resolved: Hashable, Sendable {
        package let kind: Resolution
        package let text: String
        /// The unit that is to do it, as the line names it; nil where the desk gives it on.
        package var unit: String?
        /// What kind of case it becomes; nil for a promise.
        package var caseKind: CaseKind?
        /// By when.
        package var due: Day?
        /// The case that a promise is about.
        package var about: CaseNumber?
        /// Nil for what was written down before resolutions were opened by themselves.
        package var became: Became?

        package init(
            kind: Resolution, text: String, unit: String? = nil, caseKind: CaseKind? = nil,
            due: Day? = nil,
            about: CaseNumber? = nil, became: Became? = nil
        ) {
            self.kind = kind
            self.text = text
            self.unit = unit
            self.caseKind = caseKind
            self.due = due
            self.about = about
            self.became = became
        }
    }

    package enum Became: Hashable, Sendable {
        case serviceCase(CaseNumber)
        /// The promise of a case that there was.
        case promise(of: CaseNumber)
        /// A line of a commitment.
        case line(Int, of: ID<Undertaking>)
    }
}

extension Meeting.Resolved {
    /// Reads a line as it is written down: `unit：text` for a case; `number：text，2026-04-30` for a
    /// promise, where number and date may be missing. A line is never refused: what isn't understood
    /// stays part of its text.
    package init(kind: Resolution, line: String) {
        switch kind {
        case .case:
            let (unit, rest) = Self.parted(line)
            self.init(kind: kind, text: rest, unit: unit)
        case .promise:
            let (text, due) = Day.trailing(in: line)
            let (number, rest) = Self.parted(text)
            if let about = number.flatMap({ CaseNumber($0) }) {
                self.init(kind: kind, text: rest, due: due, about: about)
            } else {
                self.init(kind: kind, text: text, due: due)
            }
        }
    }

    /// The line as it was before its unit was taken from it.
    package var whole: String { unit.map { $0 + "：" + text } ?? text }

    /// What stands before the first colon, if it is short enough for a name.
    private static func parted(_ line: String) -> (String?, String) {
        guard let colon = line.firstIndex(where: { "：:".contains($0) }) else { return (nil, line) }
        let (name, rest) = (line[..<colon].trimmed, line[line.index(after: colon)...].trimmed)
        guard !name.isEmpty, !rest.isEmpty, name.unicodeScalars.count <= 30 else {
            return (nil, line)
        }
        return (name, rest)
    }
}

extension Day {
    /// The day at the end of a line, and the line without it: `修好路灯，2026-04-30`,
    /// `修好路灯（2026-04-30）`.
    package static func trailing(in line: String) -> (text: String, day: Day?) {
        var rest = Substring(line)
        while let last = rest.last, " 。.）)".contains(last) { rest.removeLast() }
        guard rest.utf8.count > 10, let day = Day(String(rest.suffix(10))) else {
            return (line, nil)
        }
        rest.removeLast(10)
        while let last = rest.last, " ，,；;（(前于".contains(last) { rest.removeLast() }
        return rest.isEmpty ? (line, nil) : (String(rest), day)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Meeting.Resolved {
    var json: JSON {
        .object(
            JSON.members([
                "kind": .text(kind.rawValue), "text": .text(text),
                "unit": unit.map { .text($0) },
                "caseKind": caseKind.map { .text($0.rawValue) },
                "due": due.map { .text($0.description) },
                "about": about.map { .text($0.description) }, "became": became?.json,
            ]))
    }

    init?(json: JSON) {
        guard let kind: Resolution = json.word("kind"), let text = json["text"]?.text,
            let unit = json.maybeText("unit"),
            let caseKind = json.part("caseKind", { $0.text.flatMap { CaseKind(rawValue: $0) } }),
            let due = json.part("due", { $0.text.flatMap { Day($0) } }),
            let about = json.part("about", { $0.text.flatMap { CaseNumber($0) } }),
            let became = json.part("became", { Meeting.Became(json: $0) })
        else { return nil }
        self.init(
            kind: kind, text: text, unit: unit.value, caseKind: caseKind.value, due: due.value,
            about: about.value,
            became: became.value)
    }
}

extension Meeting.Became {
    fileprivate var json: JSON {
        switch self {
        case .serviceCase(let number): ["case": .text(number.description)]
        case .promise(let number): ["promise": .text(number.description)]
        case .line(let line, let id): ["line": .number(line), "of": .text(id.text)]
        }
    }

    fileprivate init?(json: JSON) {
        if let number = json["case"]?.text.flatMap({ CaseNumber($0) }) {
            self = .serviceCase(number)
        } else if let number = json["promise"]?.text.flatMap({ CaseNumber($0) }) {
            self = .promise(of: number)
        } else if let line = json["line"]?.number, let id = json.id(Undertaking.self, "of") {
            self = .line(line, of: id)
        } else {
            return nil
        }
    }
}

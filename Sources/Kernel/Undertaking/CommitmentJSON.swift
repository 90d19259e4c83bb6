extension Commitment {
    var json: JSON {
        .object(
            JSON.members([
                "kind": kind.map { .text($0.rawValue) }, "maker": .text(maker.text),
                "to": .text(to.rawValue), "isPublished": .bool(isPublished),
                "lines": .list(lines.map(\.json)),
            ]))
    }

    init?(json: JSON) {
        guard let kind = json.part("kind", { $0.text.flatMap { CommitmentKind(rawValue: $0) } }),
            let maker = json.id(Official.self, "maker"), let to: Addressee = json.word("to"),
            let isPublished = json["isPublished"]?.bool,
            let lines = json["lines"]?.list, let read = lines.all({ Line(json: $0) })
        else { return nil }
        self.init(
            kind: kind.value, maker: maker, to: to, isPublished: isPublished, lines: read)
        for (number, line) in lines.enumerated() {
            guard let changes = line["changes"]?.list?.all({ Change(json: $0, line: number) })
            else { return nil }
            for change in changes { apply(change) }
        }
    }
}

extension Commitment.Line {
    /// What happened to it stands as the changes that led there.
    fileprivate var json: JSON {
        let moved = moves.map { $0.json }
        let reported = [report?.json, confirmed?.json].compactMap(\.self)
        return .object(
            JSON.members([
                "text": .text(text), "due": due.map { .text($0.description) },
                "changes": .list(moved + objections.map(\.json) + reported),
            ]))
    }

    fileprivate init?(json: JSON) {
        guard let text = json["text"]?.text,
            let due = json.part("due", { $0.text.flatMap { Day($0) } })
        else { return nil }
        self.init(text: text, due: due.value)
    }
}

extension Commitment.Change {
    var json: JSON {
        switch self {
        case .moved(let line, let move): ["line": .number(line), "did": move.json]
        case .reported(let line, let report): ["line": .number(line), "did": report.json]
        case .confirmed(let line, let said): ["line": .number(line), "did": said.json]
        }
    }

    init?(json: JSON) {
        guard let line = json["line"]?.number, let did = json["did"] else { return nil }
        self.init(json: did, line: line)
    }

    fileprivate init?(json: JSON, line: Int) {
        guard let on = json.day("on") else { return nil }
        if let to = json.day("to"), let by = json.id(Official.self, "by"),
            let reason = json["reason"]?.text
        {
            self = .moved(
                line: line, Commitment.Move(to: to, by: by, reason: reason, on: on))
        } else if let kept = json["kept"]?.bool, let reason = json["reason"]?.text {
            self = .reported(
                line: line, Commitment.Report(kept: kept, reason: reason, on: on))
        } else if let agrees = json["agrees"]?.bool, let by = json.id(Official.self, "by"),
            let text = json["text"]?.text
        {
            self = .confirmed(
                line: line,
                Commitment.Confirmation(agrees: agrees, by: by, text: text, on: on))
        } else {
            return nil
        }
    }
}

extension Commitment.Move {
    fileprivate var json: JSON {
        [
            "to": .text(to.description), "by": .text(by.text), "reason": .text(reason),
            "on": .text(on.description),
        ]
    }
}

extension Commitment.Report {
    fileprivate var json: JSON {
        ["kept": .bool(kept), "reason": .text(reason), "on": .text(on.description)]
    }
}

extension Commitment.Confirmation {
    fileprivate var json: JSON {
        [
            "agrees": .bool(agrees), "by": .text(by.text), "text": .text(text),
            "on": .text(on.description),
        ]
    }
}

/// What somebody commits herself to before residents, line by line 公开承诺、责任书、自定“不”.
///
/// Of each line the first date counts: a date that is moved shows how often, by whom and why.
package struct Commitment: Hashable, Sendable {
    /// Nil for what a meeting promised.
    package let kind: CommitmentKind?
    /// Who made it, and answers for each line.
    package let maker: ID<Official>
    package let to: Addressee
    package let isPublished: Bool
    package private(set) var lines: [Line]

    /// To whom it is made.
    package enum Addressee: String, CaseIterable, Sendable {
        /// All residents of the place.
        case place
        /// The households linked to the maker.
        case linkedHouseholds
    }

    package struct Line: Hashable, Sendable {
        package let text: String
        /// The date that counts; nil for what holds without one, such as a self-imposed don't.
        package let due: Day?
        package fileprivate(set) var moves: [Move] = []
        package fileprivate(set) var report: Report?
        package fileprivate(set) var confirmed: Confirmation?
        /// Those who were asked and didn't agree with a report.
        package fileprivate(set) var objections: [Confirmation] = []

        package init(text: String, due: Day?) {
            self.text = text
            self.due = due
        }

        /// Reads a line as it is written down, its date at the end.
        package init(line: String) {
            let (text, due) = Day.trailing(in: line)
            self.init(text: text, due: due)
        }

        /// The date that holds now.
        package var dueNow: Day? { moves.last?.to ?? due }
    }

    package struct Move: Hashable, Sendable {
        package let to: Day
        package let by: ID<Official>
        package let reason: String
        package let on: Day

        package init(to: Day, by: ID<Official>, reason: String, on: Day) {
            self.to = to
            self.by = by
            self.reason = reason
            self.on = on
        }
    }

    /// What the maker says of a line.
    package struct Report: Hashable, Sendable {
        package let kept: Bool
        /// Why not; what was done, where it was kept.
        package let reason: String
        package let on: Day

        package init(kept: Bool, reason: String, on: Day) {
            self.kept = kept
            self.reason = reason
            self.on = on
        }
    }

    /// What somebody else says of the report, who may have asked a villagers' representative.
    package struct Confirmation: Hashable, Sendable {
        package let agrees: Bool
        package let by: ID<Official>
        /// Who was asked, or what she saw.
        package let text: String
        package let on: Day

        package init(agrees: Bool, by: ID<Official>, text: String, on: Day) {
            self.agrees = agrees
            self.by = by
            self.text = text
            self.on = on
        }
    }

    package enum Change: Hashable, Sendable {
        case moved(line: Int, Move)
        case reported(line: Int, Report)
        case confirmed(line: Int, Confirmation)
    }

    package init(
        kind: CommitmentKind?, maker: ID<Official>, to: Addressee, isPublished: Bool, lines: [Line]
    ) {
        self.kind = kind
        self.maker = maker
        self.to = to
        self.isPublished = isPublished
        self.lines = lines
    }

    /// What is not agreed with is open again, and its objection stays.
    mutating func apply(_ change: Change) {
        switch change {
        case .moved(let line, let move): at(line) { $0.moves.append(move) }
        case .reported(let line, let report): at(line) { $0.report = report }
        case .confirmed(let line, let confirmation):
            at(line) {
                if confirmation.agrees {
                    $0.confirmed = confirmation
                } else {
                    $0.objections.append(confirmation)
                    $0.report = nil
                }
            }
        }
    }

    private mutating func at(_ line: Int, _ change: (inout Line) -> Void) {
        if lines.indices.contains(line) { change(&lines[line]) }
    }
}

/// The kinds of commitment that a pack knows.
package enum CommitmentKind: String, CaseIterable, Sendable {
    case publicPromise, responsibilityLetter, selfImposedDont
}

extension Commitment.Line {
    /// How far a line is.
    package enum State: String, CaseIterable, Sendable {
        case open
        /// The maker says that it was kept, or wasn't; nobody else has said so yet.
        case saidKept, saidNotKept
        case kept, notKept
    }

    package var state: State {
        guard let report else { return .open }
        if confirmed == nil { return report.kept ? .saidKept : .saidNotKept }
        return report.kept ? .kept : .notKept
    }

    /// Whether it was kept by its first date; without one, whether it was kept.
    package var isKeptInTime: Bool {
        guard state == .kept, let report else { return false }
        return due.map { report.on <= $0 } ?? true
    }

    /// Whether it counts on `today`: its first date has passed, or its end is known.
    package func isDue(on today: Day) -> Bool {
        [.kept, .notKept].contains(state) || due.map { $0 < today } ?? false
    }
}

extension Undertaking {
    /// - Throws: `.commitment(.noLines)` for one that says nothing, `.commitment(.datePassed)` for a
    ///   line due before today.
    package static func checkCommitting(
        _ commitment: Commitment, on today: Day
    ) throws(UndertakingRefusal) {
        guard !commitment.lines.isEmpty else { throw .commitment(.noLines) }
        if let day = commitment.lines.compactMap(\.due).first(where: { $0 < today }) {
            throw .commitment(.datePassed(day))
        }
    }

    /// Moves the date of a line, by the maker and before an end is known. It may move earlier too.
    package func moving(
        line: Int, to day: Day, by official: ID<Official>, reason: String, on today: Day
    ) throws(UndertakingRefusal) -> Change {
        let line = try (number: line, value: openLine(line, of: official))
        guard line.value.due != nil, line.value.dueNow != day else { throw .notNow }
        guard day >= today else { throw .commitment(.datePassed(day)) }
        return .commitment(
            .moved(
                line: line.number,
                Commitment.Move(to: day, by: official, reason: reason, on: today)))
    }

    /// The maker says whether a line was kept.
    package func reporting(
        line: Int, kept: Bool, reason: String, by official: ID<Official>, on today: Day
    ) throws(UndertakingRefusal) -> Change {
        _ = try openLine(line, of: official)
        return .commitment(
            .reported(
                line: line, Commitment.Report(kept: kept, reason: reason, on: today)))
    }

    /// Somebody else says whether the report is true.
    package func confirming(
        line: Int, _ confirmation: Commitment.Confirmation
    ) throws(UndertakingRefusal) -> Change {
        let (commitment, value) = try self.line(line)
        guard [.saidKept, .saidNotKept].contains(value.state) else { throw .notNow }
        guard commitment.maker != confirmation.by else { throw .notHers }
        return .commitment(.confirmed(line: line, confirmation))
    }

    private func openLine(
        _ number: Int, of official: ID<Official>
    ) throws(UndertakingRefusal) -> Commitment.Line {
        let (commitment, line) = try line(number)
        guard commitment.maker == official else { throw .notHers }
        guard line.state == .open else { throw .notNow }
        return line
    }

    private func line(
        _ number: Int
    ) throws(UndertakingRefusal) -> (Commitment, Commitment.Line) {
        guard case .commitment(let commitment) = work else { throw .wrongKind }
        guard commitment.lines.indices.contains(number) else { throw .notNow }
        return (commitment, commitment.lines[number])
    }
}

/// Why a commitment can't be so.
package enum CommitmentRefusal: Error, Hashable, Sendable {
    case noLines
    case datePassed(Day)
}

import Kernel

/// What a meeting resolved is opened by itself: cases, promises of cases, and lines of a commitment.
extension Transaction {
    /// The change with what each resolution became; any other change as it is.
    ///
    /// A case goes to the unit that its line names, else it waits at the desk. A promise that names a
    /// case and a date is that case's, if its state allows one; any other is a line of a commitment of
    /// the meeting's.
    ///
    /// - Throws: `UndertakingRefusal.commitment(.datePassed)` for a promise due before today.
    func acting(
        on change: Undertaking.Change, of it: Undertaking, by official: Official, at now: Moment
    ) throws -> Undertaking.Change {
        guard case .meeting(.held(let present, let minutes, let resolved)) = change else {
            return change
        }
        if let day = resolved.compactMap(\.due).first(where: { $0 < now.day }) {
            throw UndertakingRefusal.commitment(.datePassed(day))
        }
        guard let promises = ID<Undertaking>(it.id.text.prefix(62) + "-p") else {
            return change
        }
        var lines: [Kernel.Commitment.Line] = []
        let done = try resolved.enumerated().map { number, resolved in
            switch resolved.kind {
            case .case: return try openCase(resolved, number, of: it, by: official, at: now)
            case .promise:
                var resolved = resolved
                if let number = try promiseCase(resolved, by: official, at: now) {
                    resolved.became = .promise(of: number)
                } else {
                    resolved.became = .line(lines.count, of: promises)
                    lines.append(Kernel.Commitment.Line(text: resolved.text, due: resolved.due))
                }
                return resolved
            }
        }
        if !lines.isEmpty {
            let commitment = Kernel.Commitment(
                kind: nil, maker: official.code, to: .place, isPublished: it.isPublicMeeting,
                lines: lines)
            try record(
                .opening(
                    Undertaking(
                        id: promises, rule: it.rule, place: it.place, title: it.title,
                        openedAt: now, openedBy: .official(official.code, of: official.unit),
                        work: .commitment(commitment))),
                by: .official(official.code, of: official.unit), at: now)
        }
        return .meeting(.held(present: present, minutes: minutes, resolved: done))
    }

    private func openCase(
        _ resolved: Meeting.Resolved, _ number: Int, of it: Undertaking, by official: Official,
        at now: Moment
    ) throws -> Meeting.Resolved {
        let unit = try resolved.unit.flatMap { try self.unit(called: $0, for: it.place) }
        let actor = Actor.official(official.code, of: official.unit)
        var new = NewCase(
            kind: resolved.caseKind ?? .suggestion, channel: .meeting, place: it.place,
            text: unit == nil ? resolved.whole : resolved.text)
        new.id = "meeting:\(it.id):\(number)"
        new.isAnonymous = true
        let registered = try register(new, by: actor, at: now)
        if let unit {
            for deed in [Deed.acceptance, .assignment(unit: unit, official: nil)] {
                try perform(deed, on: registered.number, by: actor, at: now)
            }
        }
        return Meeting.Resolved(
            kind: .case, text: new.text, unit: unit == nil ? nil : resolved.unit,
            caseKind: new.kind,
            became: .serviceCase(registered.number))
    }

    /// The unit of this code or name that works for `place`; nil for none, and where two could be
    /// meant.
    private func unit(called name: String, for place: ID<Place>) throws -> ID<HandlingUnit>? {
        let places = Set(Path.codes(of: try requiredPath(of: place)))
        let byCode = try ID<HandlingUnit>(name).flatMap { try self.unit($0) }
        let found = try [byCode].compactMap(\.self) + units(named: [name])
        let near = Set(found.filter { places.contains($0.place.text) }.map(\.code))
        return near.count == 1 ? near.first : nil
    }

    /// Promises the case that a resolution names; nil where it names none, or its state or her rights
    /// don't allow it.
    private func promiseCase(
        _ resolved: Meeting.Resolved, by official: Official, at now: Moment
    ) throws -> CaseNumber? {
        guard let number = resolved.about, let due = resolved.due,
            let folded = try fold(number),
            folded.it.isVisible(
                to: .official(
                    official,
                    isInTerritory: Path.contains(
                        try requiredPath(of: official.place), folded.path)))
        else { return nil }
        do {
            try part {
                _ = try perform(
                    .promise(due: .end(of: due), text: resolved.text), on: number,
                    by: .official(official.code, of: official.unit), at: now)
            }
        } catch is Refusal {
            return nil
        }
        return number
    }
}

extension Undertaking {
    /// Whether what the meeting resolved hangs on the board.
    fileprivate var isPublicMeeting: Bool {
        if case .meeting(let rule) = rule { rule.publicity != nil } else { false }
    }
}

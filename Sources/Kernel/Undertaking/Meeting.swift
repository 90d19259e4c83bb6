/// A meeting that was called: on which day, with what notice, and what came of it.
package struct Meeting: Hashable, Sendable {
    package private(set) var on: Day
    /// The day on which it was made known.
    package let known: Day
    package private(set) var state = State.called
    /// How many of each group took part.
    package private(set) var present: [String: Int] = [:]
    package private(set) var minutes = ""
    package private(set) var resolved: [Resolved] = []
    package private(set) var scores: [Score] = []

    package enum State: String, CaseIterable, Sendable {
        case called, held, calledOff
    }

    /// The jury's means for one speaker or team, in hundredths, by standard.
    package struct Score: Hashable, Sendable {
        package let speaker: String
        package let slips: Int
        package let means: [String: Int]

        package init(speaker: String, slips: Int, means: [String: Int]) {
            self.speaker = speaker
            self.slips = slips
            self.means = means
        }
    }

    package enum Change: Hashable, Sendable {
        case held(present: [String: Int], minutes: String, resolved: [Resolved])
        case scored(Score)
        case calledOff
    }

    package init(on: Day, known: Day) {
        self.on = on
        self.known = known
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .held(let present, let minutes, let resolved):
            state = .held
            self.present = present
            self.minutes = minutes
            self.resolved = resolved
        case .scored(let score):
            scores.removeAll { $0.speaker == score.speaker }
            scores.append(score)
        case .calledOff: state = .calledOff
        }
    }
}

extension Undertaking {
    /// Calls a meeting for `day`.
    ///
    /// - Throws: `.meeting` where the notice is too short or the day isn't one of the rule's.
    package static func checkCalling(
        _ rule: MeetingRule, on day: Day, known: Day, _ calendar: WorkingCalendar
    ) throws(UndertakingRefusal) {
        do throws(MeetingRefusal) {
            try rule.checkHolding(on: day, known: known, calendar)
        } catch {
            throw .meeting(error)
        }
    }

    /// Notes that it was held. Minutes may come days later; nothing is noted of a day to come.
    package func holding(
        present: [String: Int], minutes: String, resolved: [Meeting.Resolved], on today: Day
    ) throws(UndertakingRefusal) -> Change {
        guard case .meeting(let meeting) = work, case .meeting(let rule) = rule else {
            throw .wrongKind
        }
        guard meeting.state == .called, today >= meeting.on else { throw .notNow }
        if let kind = resolved.map(\.kind).first(where: { !rule.resolutions.contains($0) }) {
            throw .unknownWord(kind.rawValue)
        }
        return .meeting(.held(present: present, minutes: minutes, resolved: resolved))
    }

    /// Counts the jury's slips for one speaker; the slips themselves aren't kept.
    package func scoring(
        _ speaker: String, slips: [[String: Int]], on today: Day
    ) throws(UndertakingRefusal) -> Change {
        guard case .meeting(let meeting) = work, case .meeting(let rule) = rule,
            let jury = rule.jury
        else { throw .wrongKind }
        guard meeting.state != .calledOff, today >= meeting.on else { throw .notNow }
        let means: [String: Int]
        do throws(JuryRefusal) {
            means = try jury.score(slips)
        } catch {
            throw .jury(error)
        }
        return .meeting(
            .scored(Meeting.Score(speaker: speaker, slips: slips.count, means: means)))
    }

    package func callingOff() throws(UndertakingRefusal) -> Change {
        guard case .meeting(let meeting) = work else { throw .wrongKind }
        guard meeting.state == .called else { throw .notNow }
        return .meeting(.calledOff)
    }
}

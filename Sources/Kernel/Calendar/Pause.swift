/// A time in which clocks stand still; `to` is nil while it lasts.
///
/// The clock stands still from `from` on and runs again from `to` on.
package struct Pause: Hashable, Sendable {
    package let from: Moment
    package let to: Moment?

    package init(from: Moment, to: Moment?) {
        self.from = from
        self.to = to
    }

    /// The pause as if it ended `now` at the latest: what turns a pause that still lasts into one
    /// that due dates can count.
    package func ended(by now: Moment) -> Pause {
        Pause(from: from, to: to.map { min($0, now) } ?? max(from, now))
    }
}

/// Pauses put in order, run together where they touch; those that still last are left out.
struct PauseList {
    private(set) var spans: [Range<Moment>] = []

    init(_ pauses: [Pause]) {
        guard !pauses.isEmpty else { return }
        let closed = pauses.compactMap { pause in
            pause.to.flatMap { pause.from < $0 ? pause.from..<$0 : nil }
        }
        for span in closed.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = spans.last, span.lowerBound <= last.upperBound {
                let end = max(last.upperBound, span.upperBound)
                spans[spans.count - 1] = last.lowerBound..<end
            } else {
                spans.append(span)
            }
        }
    }

    func contains(_ moment: Moment) -> Bool {
        spans.contains { $0.contains(moment) }
    }

    /// What is left of `span` when the pauses are taken out, in order, nothing empty.
    func running(in span: Range<Moment>) -> [Range<Moment>] {
        var left: [Range<Moment>] = []
        var from = span.lowerBound
        for pause in spans where pause.upperBound > from && pause.lowerBound < span.upperBound {
            if from < pause.lowerBound { left.append(from..<pause.lowerBound) }
            from = pause.upperBound
        }
        if from < span.upperBound { left.append(from..<span.upperBound) }
        return left
    }
}

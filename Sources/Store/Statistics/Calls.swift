package import Kernel

/// The calls of one day at a place and all below it: cases that came in by telephone.
package struct CallsOfDay: Hashable, Sendable {
    package let day: Day
    package let all: CallCount
    /// By what was asked for of the catalogue; calls that asked for nothing of it are only in `all`.
    package let byService: [String: CallCount]

    package init(day: Day, all: CallCount, byService: [String: CallCount]) {
        self.day = day
        self.all = all
        self.byService = byService
    }
}

package struct CallCount: Hashable, Sendable {
    package var calls = 0
    /// Answered at once, so that nothing stayed open.
    package var onTheSpot = 0
    package var ended = 0

    package var open: Int { calls - ended }

    package init(calls: Int = 0, onTheSpot: Int = 0, ended: Int = 0) {
        self.calls = calls
        self.onTheSpot = onTheSpot
        self.ended = ended
    }

    package mutating func add(_ other: CallCount) {
        calls += other.calls
        onTheSpot += other.onTheSpot
        ended += other.ended
    }
}

extension Transaction {
    /// From the kept figures, a day each, the last first; days without a call too.
    ///
    /// - Parameter place: a township or above: of smaller ones no days are kept.
    package func calls(at place: ID<Place>, on days: ClosedRange<Day>) throws -> [CallsOfDay] {
        var all: [Day: CallCount] = [:]
        var byService: [Day: [String: CallCount]] = [:]
        try db.each(
            """
            SELECT day, division, word, intake, on_the_spot, ended FROM case_figures
            WHERE place = \(place) AND span = \(FigureSpan.day)
                AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
                AND (division = \(FigureDivision.service)
                    OR division = \(FigureDivision.channel) AND word = \(Channel.phone))
            """
        ) { row in
            let (day, word) = (try row.day(0), try row.text(2))
            let count = CallCount(
                calls: try row.int(3), onTheSpot: try row.int(4), ended: try row.int(5))
            if try row.text(1) == FigureDivision.channel.rawValue {
                all[day] = count
            } else if count.calls > 0 {
                byService[day, default: [:]][word] = count
            }
        }
        return stride(from: days.upperBound.number, through: days.lowerBound.number, by: -1).map {
            let day = Day(number: $0)
            return CallsOfDay(
                day: day, all: all[day] ?? CallCount(), byService: byService[day] ?? [:])
        }
    }
}

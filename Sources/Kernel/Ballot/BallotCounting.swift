/// What was counted in the room for one person or body that was rated: sums, never single ballots.
package struct BallotCount: Hashable, Sendable {
    /// Ballots handed in that can be read, by the group of the raters.
    package let cast: [String: Int]
    /// Ballots that can't be read; they are told and don't count.
    package let spoiled: Int
    /// By standard, how many gave each grade; the standard is empty where there is one mark in all.
    package let marks: [String: [String: Int]]

    package init(cast: [String: Int], spoiled: Int = 0, marks: [String: [String: Int]]) {
        self.cast = cast
        self.spoiled = spoiled
        self.marks = marks
    }

    package var ballots: Int { cast.values.reduce(0, +) }
}

/// What may be told of a ballot.
package struct BallotResult: Hashable, Sendable {
    package let ballots: Int
    package let spoiled: Int
    /// By standard and grade; nil for a number so small that it could point at somebody.
    package let marks: [String: [String: Int?]]

    package init(ballots: Int, spoiled: Int, marks: [String: [String: Int?]]) {
        self.ballots = ballots
        self.spoiled = spoiled
        self.marks = marks
    }
}

/// Why a count isn't a result.
package enum BallotRefusal: Error, Hashable, Sendable {
    case belowQuorum(Int, needed: Int)
    case unknownGroup(String)
    case unknownStandard(String)
    case unknownGrade(String)
    /// More marks than ballots by one standard.
    case moreMarksThanBallots(standard: String)
    case negative
}

extension BallotRule {
    /// The result of a count.
    ///
    /// Below the quorum nothing counts: 49 of 50 is no rating, not a bad one. Of a count in which
    /// one small number would be hidden alone the next larger is hidden too, or the sum would tell.
    package func result(of count: BallotCount) throws(BallotRefusal) -> BallotResult {
        try check(count)
        if let quorum, !quorum.holds(count.ballots) {
            throw .belowQuorum(
                count.ballots, needed: quorum.comparison.least(of: quorum.number) ?? 0)
        }
        return BallotResult(
            ballots: count.ballots, spoiled: count.spoiled,
            marks: count.marks.mapValues(published))
    }

    /// The sources whose marks are still missing before they can be put side by side; empty when all
    /// are there, and where the rule names none.
    package func sourcesMissing(from given: some Sequence<String>) -> [String] {
        sources?.missing(from: given) ?? []
    }

    private func check(_ count: BallotCount) throws(BallotRefusal) {
        let numbers = count.cast.values + count.marks.values.flatMap(\.values) + [count.spoiled]
        if numbers.contains(where: { $0 < 0 }) { throw .negative }
        if let group = count.cast.keys.sorted().first(where: { !raters.allows($0) }) {
            throw .unknownGroup(group)
        }
        for (standard, grades) in count.marks.sorted(by: { $0.key < $1.key }) {
            guard standards?.allows(standard) ?? standard.isEmpty else {
                throw .unknownStandard(standard)
            }
            if let grade = grades.keys.sorted().first(where: { scale?.allows($0) == false }) {
                throw .unknownGrade(grade)
            }
            if grades.values.reduce(0, +) > count.ballots {
                throw .moreMarksThanBallots(standard: standard)
            }
        }
    }

    private func published(_ grades: [String: Int]) -> [String: Int?] {
        guard let smallestCell else { return grades.mapValues { $0 } }
        let inOrder = grades.filter { $0.value > 0 }
            .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let small = inOrder.count { $0.value < smallestCell }
        let hidden = Set(inOrder.prefix(small == 1 ? 2 : small).map(\.key))
        var shown: [String: Int?] = [:]
        for (grade, number) in grades {
            shown.updateValue(hidden.contains(grade) ? nil : number, forKey: grade)
        }
        return shown
    }
}

extension WordList {
    /// Whether `word` is one of the list; of a list without names any word may be.
    func allows(_ word: String) -> Bool { items.isEmpty || items.contains(word) }
}

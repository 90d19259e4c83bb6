import Kernel

/// What an official was from a day on: her place, her roles.
struct OfficialPost {
    let from: Day
    let official: Official
}

/// Days on which her post and the rules at her place were the same.
struct PostStretch {
    let first: Day
    let last: Day
    let official: Official
    let level: TerritoryLevel
    let rules: RuleSet

    var days: ClosedRange<Day> { first...last }

    func holds(_ role: ID<PackRole>, _ origin: RuleOrigin) -> Bool {
        rules.holds(role, of: origin, official, at: level)
    }
}

extension Transaction {
    /// What she was since when, as the ledger tells it, oldest first; of several entries of one day
    /// the last counts.
    func posts(of code: ID<Official>) throws -> [OfficialPost] {
        let marker = Array(#"{"act":"official""#.utf8)
        var posts: [OfficialPost] = []
        for (at, facts, _) in try entries(of: code) where facts.starts(with: marker) {
            guard case .object(let facts) = try JSON(facts),
                case .official(let official)? = Act(EntryForm(facts: facts, personal: [:]))
            else { continue }
            if posts.last?.from == at.day { posts.removeLast() }
            posts.append(OfficialPost(from: at.day, official: official))
        }
        return posts
    }

    /// What she noted as done under a rule in `days`, in her words.
    func notedDischarges(of code: ID<Official>, under rule: ID<Rule>, during days: ClosedRange<Day>)
        throws -> [DutyEvidence.Discharged]
    {
        let marker = Array(#"{"act":"discharge""#.utf8)
        return try entries(of: code).compactMap { at, facts, personal in
            guard facts.starts(with: marker), case .object(let facts) = try JSON(facts),
                personal.count > 32, case .object(let personal) = try JSON(Array(personal[32...])),
                case .discharge(let it)? = Act(EntryForm(facts: facts, personal: personal)),
                it.rule == rule, days.contains(it.on)
            else { return nil }
            return DutyEvidence.Discharged(on: it.on, noted: at, text: it.text)
        }
    }

    /// An official's entries are about her work, and not sealed.
    private func entries(of code: ID<Official>) throws -> [(Moment, [UInt8], [UInt8])] {
        try db.all(
            """
            SELECT e.received_at, e.facts, e.personal
            FROM subjects s JOIN entries e ON e.subject = s.id
            WHERE s.topic = 'official' AND s.code = \(code) ORDER BY e.sequence
            """
        ) { (try $0.moment(0), try $0.blob(1), try $0.blob(2)) }
    }

    /// Her posts and the rules that bound her, day by day from `first` to `last`.
    func stretches(of code: ID<Official>, from first: Day, to last: Day) throws -> [PostStretch] {
        let posts = try posts(of: code)
        let adoptions = try adoptions()
        return try posts.enumerated().flatMap { index, post -> [PostStretch] in
            let begin = max(post.from, first)
            let end = index + 1 < posts.count ? posts[index + 1].from - 1 : last
            guard begin <= min(end, last), let level = try level(of: post.official.place) else {
                return []
            }
            let above = Set(Path.codes(of: try requiredPath(of: post.official.place)))
            let changes = adoptions.filter { above.contains($0.place.text) }.map(\.from)
                .filter { $0 > begin && $0 <= min(end, last) }
            let starts = [begin] + Set(changes).sorted()
            return try starts.enumerated().map { number, start in
                PostStretch(
                    first: start,
                    last: number + 1 < starts.count ? starts[number + 1] - 1 : min(end, last),
                    official: post.official, level: level,
                    rules: try ruleSet(at: post.official.place, on: start))
            }
        }
    }
}

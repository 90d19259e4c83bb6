extension Meeting {
    var json: JSON {
        [
            "on": .text(on.description), "known": .text(known.description),
            "state": .text(state.rawValue), "present": .counts(present),
            "minutes": .text(minutes), "resolved": .list(resolved.map(\.json)),
            "scores": .list(scores.map(\.json)),
        ]
    }

    init?(json: JSON) {
        guard let on = json.day("on"), let known = json.day("known"),
            let state: State = json.word("state"), let present = json.counts("present"),
            let minutes = json["minutes"]?.text,
            let resolved = json["resolved"]?.list?.all({ Resolved(json: $0) }),
            let scores = json["scores"]?.list?.all({ Score(json: $0) })
        else { return nil }
        self.init(on: on, known: known)
        if state == .held {
            apply(.held(present: present, minutes: minutes, resolved: resolved))
        }
        for score in scores { apply(.scored(score)) }
        if state == .calledOff { apply(.calledOff) }
    }
}

extension Meeting.Change {
    var json: JSON {
        switch self {
        case .held(let present, let minutes, let resolved):
            [
                "present": .counts(present), "minutes": .text(minutes),
                "resolved": .list(resolved.map(\.json)),
            ]
        case .scored(let score): ["score": score.json]
        case .calledOff: "calledOff"
        }
    }

    init?(json: JSON) {
        if json.text == "calledOff" {
            self = .calledOff
        } else if let score = json["score"].flatMap({ Meeting.Score(json: $0) }) {
            self = .scored(score)
        } else if let present = json.counts("present"), let minutes = json["minutes"]?.text,
            let resolved = json["resolved"]?.list?.all({ Meeting.Resolved(json: $0) })
        {
            self = .held(present: present, minutes: minutes, resolved: resolved)
        } else {
            return nil
        }
    }
}

extension Meeting.Score {
    fileprivate var json: JSON {
        ["speaker": .text(speaker), "slips": .number(slips), "means": .counts(means)]
    }

    fileprivate init?(json: JSON) {
        guard let speaker = json["speaker"]?.text, let slips = json["slips"]?.number,
            let means = json.counts("means")
        else { return nil }
        self.init(speaker: speaker, slips: slips, means: means)
    }
}

extension Ballot {
    var json: JSON {
        .object(
            JSON.members([
                "on": .text(on.description), "rated": .text(rated),
                "official": official.map { .text($0.text) }, "issued": .number(issued),
                "state": .text(state.rawValue), "result": result?.json,
            ]))
    }

    init?(json: JSON) {
        guard let on = json.day("on"), let rated = json["rated"]?.text,
            let official = json.maybeID("official", of: Official.self),
            let issued = json["issued"]?.number, let state: State = json.word("state"),
            let result = json.part("result", { BallotResult(json: $0) })
        else { return nil }
        self.init(on: on, rated: rated, official: official.value, issued: issued)
        switch state {
        case .issued: break
        case .belowQuorum: apply(.belowQuorum)
        case .counted:
            guard let result = result.value else { return nil }
            apply(.counted(result))
        }
    }
}

extension BallotResult {
    /// A number that isn't told is null.
    var json: JSON {
        [
            "ballots": .number(ballots), "spoiled": .number(spoiled),
            "marks": .object(
                marks.mapValues { grades in
                    .object(grades.mapValues { $0.map { .number($0) } ?? .null })
                }),
        ]
    }

    init?(json: JSON) {
        guard let ballots = json["ballots"]?.number, let spoiled = json["spoiled"]?.number,
            let marks = json["marks"]?.object
        else { return nil }
        self.init(
            ballots: ballots, spoiled: spoiled,
            marks: marks.mapValues { grades in (grades.object ?? [:]).mapValues(\.number) })
    }
}

extension Roster {
    var json: JSON {
        ["of": .text(of), "members": .list(members.map(\.json)), "all": .number(all)]
    }

    init?(json: JSON) {
        guard let of = json["of"]?.text,
            let members = json["members"]?.list?.all({ Member(json: $0) }),
            let all = json["all"]?.number
        else { return nil }
        self.init(of: of, members: members, all: all)
    }
}

extension Roster.Member {
    var json: JSON {
        .object(
            JSON.members([
                "name": .text(name), "pool": .text(pool), "tier": .text(tier),
                "official": official.map { .text($0.text) }, "leads": .bool(leads),
            ]))
    }

    init?(json: JSON) {
        guard let name = json["name"]?.text, let pool = json["pool"]?.text,
            let tier = json["tier"]?.text, let leads = json["leads"]?.bool,
            let official = json.maybeID("official", of: Official.self)
        else { return nil }
        self.init(name: name, pool: pool, tier: tier, official: official.value, leads: leads)
    }
}

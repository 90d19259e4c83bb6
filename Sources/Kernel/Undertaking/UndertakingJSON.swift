/// The form of undertakings in the ledger and in their table.
extension Undertaking {
    package var json: JSON {
        [
            "id": .text(id.text), "rule": rule.json, "place": .text(place.text),
            "title": .text(title), "openedAt": .number(Int(openedAt.milliseconds)),
            "openedBy": .text(openedBy.description), "work": work.json,
            "version": .number(version),
        ]
    }

    /// Nil when something of it isn't understood whole.
    package init?(json: JSON) {
        guard let id = json.id(Undertaking.self, "id"),
            let rule = json["rule"].flatMap({ Rule(json: $0) }),
            let place = json.id(Place.self, "place"), let title = json["title"]?.text,
            let openedAt = json["openedAt"]?.number,
            let openedBy = json["openedBy"]?.text.flatMap({ Actor($0) }),
            let work = json["work"].flatMap({ Work(json: $0) }),
            let version = json["version"]?.number
        else { return nil }
        self.init(
            id: id, rule: rule, place: place, title: title,
            openedAt: Moment(milliseconds: Int64(openedAt)), openedBy: openedBy, work: work,
            version: version)
    }
}

extension Undertaking.Work {
    package var json: JSON {
        switch self {
        case .meeting(let meeting): ["meeting": meeting.json]
        case .ballot(let ballot): ["ballot": ballot.json]
        case .roster(let roster): ["roster": roster.json]
        case .claim(let claim): ["claim": claim.json]
        case .project(let project): ["project": project.json]
        case .decision(let decision): ["decision": decision.json]
        case .rota(let rota): ["rota": rota.json]
        case .commitment(let commitment): ["commitment": commitment.json]
        }
    }

    package init?(json: JSON) {
        let work: Self? =
            if let json = json["meeting"] {
                Meeting(json: json).map { .meeting($0) }
            } else if let json = json["ballot"] {
                Ballot(json: json).map { .ballot($0) }
            } else if let json = json["roster"] {
                Roster(json: json).map { .roster($0) }
            } else if let json = json["claim"] {
                Claim(json: json).map { .claim($0) }
            } else if let json = json["project"] {
                Project(json: json).map { .project($0) }
            } else if let json = json["decision"] {
                Decision(json: json).map { .decision($0) }
            } else if let json = json["rota"] {
                Rota(json: json).map { .rota($0) }
            } else if let json = json["commitment"] {
                Commitment(json: json).map { .commitment($0) }
            } else { nil }
        guard let work else { return nil }
        self = work
    }
}

extension Undertaking.Change {
    package var json: JSON {
        switch self {
        case .meeting(let change): ["meeting": change.json]
        case .ballot(.counted(let result)): ["ballot": result.json]
        case .ballot(.belowQuorum): ["ballot": "belowQuorum"]
        case .roster(.members(let members, let all)):
            ["roster": ["members": .list(members.map(\.json)), "all": .number(all)]]
        case .claim(let change): ["claim": .text(change.rawValue)]
        case .project(let change): ["project": change.json]
        case .rota(let change): ["rota": change.json]
        case .commitment(let change): ["commitment": change.json]
        }
    }

    package init?(json: JSON) {
        let change: Self?
        if let json = json["meeting"] {
            change = Meeting.Change(json: json).map { .meeting($0) }
        } else if let json = json["ballot"] {
            change =
                json.text == "belowQuorum"
                ? .ballot(.belowQuorum) : BallotResult(json: json).map { .ballot(.counted($0)) }
        } else if let json = json["roster"] {
            change = json["members"]?.list?.all({ Roster.Member(json: $0) })
                .flatMap { members in
                    json["all"]?.number.map { .roster(.members(members, of: $0)) }
                }
        } else if let word = json["claim"]?.text {
            change = Claim.Change(rawValue: word).map { .claim($0) }
        } else if let json = json["project"] {
            change = Project.Change(json: json).map { .project($0) }
        } else if let json = json["rota"] {
            change = Rota.Change(json: json).map { .rota($0) }
        } else if let json = json["commitment"] {
            change = Commitment.Change(json: json).map { .commitment($0) }
        } else {
            change = nil
        }
        guard let change else { return nil }
        self = change
    }
}

extension JSON {
    static func counts(_ counts: [String: Int]) -> JSON {
        .object(counts.mapValues { .number($0) })
    }

    func counts(_ key: String) -> [String: Int]? {
        guard let object = self[key]?.object else { return nil }
        let counts = object.compactMapValues(\.number)
        return counts.count == object.count ? counts : nil
    }
}

extension Rota {
    var json: JSON {
        [
            "from": .text(days.lowerBound.description), "to": .text(days.upperBound.description),
            "every": .number(every), "shifts": .list(shifts.map(\.json)),
            "swaps": .list(swaps.map(\.json)),
        ]
    }

    init?(json: JSON) {
        guard let from = json.day("from"), let to = json.day("to"), from <= to,
            let every = json["every"]?.number,
            let shifts = json["shifts"]?.list?.all({ Shift(json: $0) }),
            let swaps = json["swaps"]?.list?.all({ Swap(json: $0) })
        else { return nil }
        self.init(days: from...to, every: every)
        // The table holds what the swaps did.
        for swap in swaps { apply(.swapped(swap)) }
        apply(.manned(shifts))
    }
}

extension Rota.Change {
    var json: JSON {
        switch self {
        case .manned(let shifts): ["shifts": .list(shifts.map(\.json))]
        case .swapped(let swap): ["swap": swap.json]
        }
    }

    init?(json: JSON) {
        if let shifts = json["shifts"]?.list?.all({ Rota.Shift(json: $0) }) {
            self = .manned(shifts)
        } else if let swap = json["swap"].flatMap({ Rota.Swap(json: $0) }) {
            self = .swapped(swap)
        } else {
            return nil
        }
    }
}

extension Rota.Person {
    fileprivate var json: JSON {
        .object(
            JSON.members(["name": .text(name), "official": official.map { .text($0.text) }]))
    }

    fileprivate init?(json: JSON) {
        guard let name = json["name"]?.text,
            let official = json.maybeID("official", of: Official.self)
        else { return nil }
        self.init(name: name, official: official.value)
    }
}

extension Rota.Shift {
    fileprivate var json: JSON { ["on": .text(on.description), "who": who.json] }

    fileprivate init?(json: JSON) {
        guard let on = json.day("on"), let who = json["who"].flatMap({ Rota.Person(json: $0) })
        else { return nil }
        self.init(on: on, who: who)
    }
}

extension Rota.Swap {
    fileprivate var json: JSON {
        .object(
            JSON.members([
                "on": .text(on.description), "from": from.json, "to": to.json,
                "back": back.map { .text($0.description) }, "reason": .text(reason),
            ]))
    }

    fileprivate init?(json: JSON) {
        guard let on = json.day("on"), let from = json["from"].flatMap({ Rota.Person(json: $0) }),
            let to = json["to"].flatMap({ Rota.Person(json: $0) }),
            let back = json.part("back", { $0.text.flatMap { Day($0) } }),
            let reason = json["reason"]?.text
        else { return nil }
        self.init(on: on, from: from, to: to, back: back.value, reason: reason)
    }
}

package import Kernel

extension CalendarNotice {
    /// The notice as an entry of the ledger keeps it.
    package var json: JSON {
        [
            "id": .text(id.text), "year": .number(year), "issued": .text(issued.description),
            "number": .text(number), "title": .text(title), "address": .text(address),
            "days": .list(
                rulings.map {
                    [
                        "day": .text($0.day.description), "kind": .text($0.kind.rawValue),
                        "name": .text($0.name),
                    ]
                }),
        ]
    }

    /// Nil when something of it isn't understood whole.
    package init?(json: JSON) {
        guard let id = json["id"]?.text.flatMap({ ID<CalendarNotice>($0) }),
            let year = json["year"]?.number,
            let issued = json["issued"]?.text.flatMap({ Day($0) }),
            let number = json["number"]?.text, let title = json["title"]?.text,
            let address = json["address"]?.text, let days = json["days"]?.list
        else { return nil }
        let rulings = days.compactMap(Ruling.init(json:))
        guard rulings.count == days.count else { return nil }
        self.init(
            id: id, year: year, issued: issued, number: number, title: title, address: address,
            rulings: rulings)
    }
}

extension CalendarNotice.Ruling {
    fileprivate init?(json: JSON) {
        guard let day = json["day"]?.text.flatMap({ Day($0) }),
            let kind = json["kind"]?.text.flatMap({ CalendarDay.Kind(rawValue: $0) }),
            let name = json["name"]?.text
        else { return nil }
        self.init(day: day, kind: kind, name: name)
    }
}

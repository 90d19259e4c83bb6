import Kernel
import Store

/// What the pages show of packs and adoptions.
struct MethodTelling: Sendable {
    let book: MethodBook
    let w: Words
    let today: Day

    func name(_ id: ID<MethodPack>, _ adoption: Adoption? = nil) -> String {
        (adoption?.name ?? book[id]?.pack.name)?.text(in: w.language) ?? id.text
    }

    // MARK: Lists

    /// The packs by level whose name, source or mechanisms hold `q`.
    func groups(_ q: String, inForce: Set<ID<MethodPack>>) -> [MethodsPage.Group] {
        let found = book.offers.map(\.pack).filter { pack in
            q.isEmpty || words(of: pack).contains { $0.lowercased().contains(q.lowercased()) }
        }
        return TerritoryLevel.allCases.compactMap { level in
            let rows = found.filter { $0.level == level }.map { pack in
                MethodsPage.PackRow(
                    id: pack.id, name: pack.name.text(in: w.language), source: pack.source,
                    mechanisms: pack.mechanisms.count,
                    rules: pack.rules.count + pack.open.count,
                    parameters: pack.parameters.count, isInForce: inForce.contains(pack.id))
            }
            return rows.isEmpty ? nil : MethodsPage.Group(level: level, packs: rows)
        }
    }

    private func words(of pack: MethodPack) -> [String] {
        let wordings = [pack.name] + pack.mechanisms.map(\.name)
        return [pack.id.text, pack.source] + wordings.flatMap { [$0.chinese, $0.english] }
    }

    /// The packs that count at some place, a row each.
    func inForce(_ current: [Adoption], names: [ID<Place>: String]) -> [MethodsPage.InForce] {
        let byPack = Dictionary(grouping: current.filter { !$0.isSuspension }, by: \.pack)
        return byPack.sorted { $0.key < $1.key }.compactMap { id, here in
            guard let since = here.map(\.from).min() else { return nil }
            let places = here.map { names[$0.place] ?? $0.place.text }
            return MethodsPage.InForce(
                id: id, name: name(id, here.last), places: Array(places.prefix(3)),
                morePlaces: max(0, places.count - 3), since: since,
                versions: Set(here.map(\.version)).sorted(),
                rules: here.map(\.rules.count).max() ?? 0,
                waiting: here.map(\.waiting.count).max() ?? 0)
        }
    }

    // MARK: One pack

    /// - Parameter inForce: the adoptions whose figures the sentences of its rules name.
    func page(
        _ offer: MethodOffer, _ adoptions: [MethodPage.AdoptedShown], inForce: [Adoption] = [],
        adopting: MethodPage.Adopting? = nil
    ) -> MethodPage {
        let pack = offer.pack
        return MethodPage(
            id: pack.id, name: pack.name.text(in: w.language), level: pack.level,
            version: pack.version, source: pack.source, mechanisms: mechanisms(offer, inForce),
            roles: pack.roles.map {
                MethodPage.RoleShown(
                    name: $0.name.text(in: w.language), role: $0.role, level: $0.level)
            }, adoptions: adoptions, text: offer.text, adopting: adopting)
    }

    private func mechanisms(
        _ offer: MethodOffer, _ inForce: [Adoption]
    ) -> [MethodPage.MechanismShown] {
        let pack = offer.pack
        let stated = pack.rules.map { (mechanism: $0.origin.mechanism, rule: shown($0, offer)) }
        let open = pack.open.map {
            (mechanism: $0.origin.mechanism, rule: shown($0, offer, inForce))
        }
        let rules = Dictionary(grouping: stated + open, by: \.mechanism)
        return pack.mechanisms.map { mechanism in
            MethodPage.MechanismShown(
                name: mechanism.name.text(in: w.language),
                about: mechanism.about?.text(in: w.language), detail: mechanism.detail,
                rules: (rules[mechanism.id] ?? []).map(\.rule).sorted { $0.line < $1.line })
        }
    }

    private func shown(_ rule: Rule, _ offer: MethodOffer) -> MethodPage.RuleShown {
        MethodPage.RuleShown(
            id: rule.id, sentence: offer.telling(rule, w.language.rawValue),
            line: rule.origin.line, waitsFor: [])
    }

    /// With the figures of the places where it is in force; at its upper limit where it is nowhere.
    private func shown(
        _ rule: OpenRule, _ offer: MethodOffer, _ inForce: [Adoption]
    ) -> MethodPage.RuleShown {
        let said = inForce.compactMap { $0.rules.first { $0.id == rule.origin.id } }
            .map { offer.telling($0, w.language.rawValue) }
        let sentences = said.reduce(into: [String]()) { all, sentence in
            if !all.contains(sentence) { all.append(sentence) }
        }
        guard sentences.isEmpty else {
            return MethodPage.RuleShown(
                id: rule.origin.id, sentence: sentences.joined(separator: " "),
                line: rule.origin.line, waitsFor: [])
        }
        let widest = offer.telling(rule.widest, w.language.rawValue)
        return MethodPage.RuleShown(
            id: rule.origin.id, sentence: w("methods.widest", ["rule": widest]),
            line: rule.origin.line,
            waitsFor: labels(of: rule.parameters, offer.pack))
    }

    /// What the parameters are called, each once.
    func labels(of names: [String], _ pack: MethodPack?) -> [String] {
        names.reduce(into: []) { labels, name in
            let wording = pack?.parameters.first { $0.name == name }?.wording
            let label = wording?.text(in: w.language) ?? name
            if !labels.contains(label) { labels.append(label) }
        }
    }

    func shown(
        _ adoption: Adoption, placeName: String?, isOwn: Bool
    ) -> MethodPage.AdoptedShown {
        let pack = book[adoption.pack]?.pack
        let figures = adoption.parameters.sorted { $0.key < $1.key }.map { name, value in
            (
                label: labels(of: [name], pack).first ?? name,
                value: Amount(value).map(w.amount) ?? value
            )
        }
        return MethodPage.AdoptedShown(
            place: adoption.place, placeName: placeName ?? adoption.place.text,
            version: adoption.version, from: adoption.from,
            standing: adoption.isSuspension
                ? .suspended : adoption.from > today ? .toCome : .inForce,
            rules: adoption.rules.count, figures: figures, waiting: adoption.waiting.map(\.rule),
            waitsFor: labels(of: adoption.waiting.flatMap(\.parameters), pack), isOwn: isOwn)
    }

    func parameters(of pack: MethodPack) -> [MethodPage.Parameter] {
        pack.parameters.map { parameter in
            MethodPage.Parameter(
                name: parameter.name, label: parameter.wording.text(in: w.language),
                hint: hint(parameter.type),
                rules: pack.open.count { $0.parameters.contains(parameter.name) })
        }
    }

    /// `1–40 working days`, `1–99`, `2026-03-01`.
    private func hint(_ type: ParameterType) -> String {
        guard let range = type.range else { return "2026-03-01" }
        let unit = type.unit.flatMap { Amount("\(range.upperBound)\($0)") }
        return "\(range.lowerBound)–" + (unit.map(w.amount) ?? String(range.upperBound))
    }

    // MARK: The look before adopting

    func check(
        _ adoption: Adoption, _ foreseen: AdoptionForeseen, placeName: String,
        holders: [ID<PackRole>: Int], offer: MethodOffer
    ) -> MethodCheckShown {
        let changes = foreseen.changes
        let due = adoption.rules.filter {
            [.visit, .cadence, .meeting, .clock, .claim].contains($0.kind)
        }
        return MethodCheckShown(
            place: placeName, from: adoption.from,
            conflicts: foreseen.conflicts.map {
                MethodCheckShown.Conflict(
                    subject: $0.subject, first: $0.first, second: $0.second)
            }, inForce: adoption.rules.count, waiting: adoption.waiting.map(\.rule),
            before: foreseen.before?.version, added: changes?.added.map(\.text) ?? [],
            removed: changes?.removed.map(\.text) ?? [],
            changed: (changes?.changed ?? []).map {
                MethodCheckShown.Changed(
                    rule: $0.rule.text, old: $0.numbers?.old.shown, new: $0.numbers?.new.shown)
            },
            holders: adoption.roles.map {
                MethodCheckShown.Holders(
                    role: $0.name.text(in: w.language), count: holders[$0.id] ?? 0)
            }, due: due.map { offer.telling($0, w.language.rawValue) })
    }
}

extension Bound {
    /// `>= 1 visits/year`.
    var shown: String {
        [comparison.rawValue, number.map(String.init) ?? "?", unit].joined(separator: " ")
    }
}

extension Transaction {
    /// What counts today at each place, and what is going to.
    func adoptionsShown(
        of pack: ID<MethodPack>, _ telling: MethodTelling, to official: Official?
    ) throws -> [MethodPage.AdoptedShown] {
        let all = try adoptions().filter { $0.pack == pack }
        let current = all.current(on: telling.today)
        let toCome = all.filter { $0.from > telling.today }
        return try (current + toCome).compactMap { adoption in
            // Residents are told what counts, not what once did.
            guard official != nil || !adoption.isSuspension else { return nil }
            let isOwn = try official.map { try isInTerritory(adoption.place, of: $0) } ?? false
            return telling.shown(
                adoption, placeName: try place(adoption.place)?.name, isOwn: isOwn)
        }
    }

    func names(of places: Set<ID<Place>>) throws -> [ID<Place>: String] {
        try places.reduce(into: [:]) { names, code in names[code] = try place(code)?.name }
    }
}

extension [Adoption] {
    /// What counts at each place on `day`, in the order of places and packs; suspensions too.
    func current(on day: Day) -> [Adoption] {
        Set(map(\.place)).sorted().flatMap { current(at: $0, on: day) }
    }
}

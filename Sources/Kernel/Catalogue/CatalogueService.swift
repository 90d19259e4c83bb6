/// A service of the catalogue 服务事项: all that the rules in force of one pack say of it together.
package struct CatalogueService: Hashable, Sendable {
    /// With the id of the first of these rules, which is that of the service.
    package let rule: ServiceRule
    /// What is gone through each time, with what belongs to it; in order.
    package let steps: [Step]
    /// Under which number it is called; nil where the pack has none.
    package let dial: String?
    /// Whether residents ask for it: not what only says how another one is done, or where stations
    /// stand.
    package let isAskedFor: Bool

    /// A step of a checklist, with the rule in whose pack its word is found.
    package struct Step: Hashable, Sendable {
        package let word: String
        package let rule: ID<Rule>

        package init(word: String, rule: ID<Rule>) {
            self.word = word
            self.rule = rule
        }
    }

    package init(
        rule: ServiceRule, steps: [Step] = [], dial: String? = nil, isAskedFor: Bool = true
    ) {
        self.rule = rule
        self.steps = steps
        self.dial = dial
        self.isAskedFor = isAskedFor
    }

    package var id: ID<Rule> { rule.id }
    package var pack: ID<MethodPack> { rule.origin.pack }

    /// What may be asked for: its items and what else it does.
    package var items: [String] { (rule.items?.items ?? []) + (rule.functions?.items ?? []) }

    /// Whether it is a line that residents call: it tells of functions, or what it can take a day.
    package var isHotline: Bool { rule.functions != nil || rule.peak != nil }
}

extension RuleSet {
    /// The services in force, in the order of the packs.
    package var catalogue: [CatalogueService] {
        var order: [ServiceKey] = []
        var rules: [ServiceKey: [ServiceRule]] = [:]
        for rule in services {
            let key = ServiceKey(pack: rule.origin.pack, service: rule.service)
            if rules[key] == nil { order.append(key) }
            rules[key, default: []].append(rule)
        }
        return order.compactMap { key in
            rules[key].flatMap { service($0, in: key.pack) }
        }
    }

    /// The service to which the rule `id` belongs; nil where it isn't in force.
    package func service(_ id: ID<Rule>) -> CatalogueService? {
        guard case .service(let rule)? = self[id] else { return nil }
        let same = services.filter {
            $0.origin.pack == rule.origin.pack && $0.service == rule.service
        }
        return service(same, in: rule.origin.pack)
    }

    private func service(_ rules: [ServiceRule], in pack: ID<MethodPack>) -> CatalogueService? {
        guard let first = rules.first else { return nil }
        let whole = rules.dropFirst().reduce(first) { $0.merged(with: $1) }
        let ofPack = services.filter { $0.origin.pack == pack }
        let parts = whole.parts.flatMap { part in ofPack.filter { $0.service == part } }
        let steps = (rules + parts).flatMap { rule in
            (rule.checklist?.items ?? []).map { CatalogueService.Step(word: $0, rule: rule.id) }
        }
        let isPart = ofPack.contains { $0.parts.contains(whole.service) }
        let number = limits.first { $0.kind == .identifier && $0.origin.pack == pack }
        return CatalogueService(
            rule: whole, steps: steps, dial: number?.items.first,
            isAskedFor: !isPart && whole.saysWhatIsOffered)
    }
}

private struct ServiceKey: Hashable {
    let pack: ID<MethodPack>
    let service: String
}

extension ServiceRule {
    /// What both rules say; of what both say, the word of this one.
    fileprivate func merged(with other: ServiceRule) -> ServiceRule {
        ServiceRule(
            origin: origin, service: service, items: items ?? other.items,
            finishedAt: finishedAt ?? other.finishedAt, ways: ways.isEmpty ? other.ways : ways,
            fee: fee ?? other.fee, windows: windows ?? other.windows,
            visits: visits ?? other.visits,
            time: time == ServiceTime() ? other.time : time,
            checklist: checklist ?? other.checklist, promises: promises ?? other.promises,
            functions: functions ?? other.functions, guide: guide ?? other.guide,
            peak: peak ?? other.peak, number: number ?? other.number,
            sites: sites.isEmpty ? other.sites : sites,
            parts: parts + other.parts.filter { !parts.contains($0) })
    }

    /// Not only how it is done, how many there are, or where a station may stand.
    fileprivate var saysWhatIsOffered: Bool {
        sites.isEmpty
            && (items != nil || functions != nil || !ways.isEmpty || fee != nil || promises != nil
                || time != ServiceTime())
    }
}

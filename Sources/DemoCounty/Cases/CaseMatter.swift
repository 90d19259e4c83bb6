import Kernel

/// What a case is about: the place, the words and the unit, before anybody does anything.
struct CaseMatter {
    let kind: CaseKind
    let matter: Matter
    /// Somebody goes there and mends or looks at something.
    let isOnSite: Bool
    let group: Int
    /// Of the group's households, the requester's.
    let household: Int
    let values: SlotValues
    let title: String
    let text: String
    /// What may be answered, in the words of whoever did it.
    let replies: [Phrase]

    /// - Parameter head: the case that it repeats: the same matter at the same spot, told in other
    ///   words by another household.
    init(_ plan: CasePlan, head: CasePlan?, _ setting: CaseSetting) {
        let source = head ?? plan
        var dice = Dice(seed: setting.seed, .matter, source.serial)
        let number = setting.catalogue.pick(
            ofKind: source.kind, inMonth: source.at.day.month, isPublic: source.isRepeated, &dice)
        matter = setting.catalogue.matters[number]
        kind = Catalogue.kinds[source.kind].kind
        group = Self.group(setting.territory, isOfTown: matter.isOfTown, &dice)
        let place = setting.territory.groups[group]
        let village = setting.territory.villages[place.village]
        var values = SlotValues(
            village: village, group: place.name,
            township: setting.territory.townships[village.township].name, today: source.at.day,
            dice: &dice)
        var words = Dice(seed: setting.seed, .words, plan.serial)
        household = words.roll(place.households)
        let titles = matter.titles(for: kind)
        let variant = dice.pick(titles).variant
        let wordings = titles.filter { $0.variant == variant }
        title = words.pick(wordings).phrase.filled(values)
        text = Self.text(matter, variant, plan.channel, values, &words)
        replies = matter.replies.fitting(variant)
        isOnSite = matter.isOnSite && (kind == .help || kind == .complaint)
        values[.title] = title
        self.values = values
    }

    /// Villages by what their households raise, then a group by its size.
    private static func group(
        _ territory: Territory, isOfTown: Bool, _ dice: inout Dice
    ) -> Int {
        let villages = territory.villages
        let village = dice.pick(
            weights: villages.map { village in
                isOfTown && !village.isTown
                    ? 0
                    : village.demand * village.groups.reduce(0) { $0 + territory.groups[$1].weight }
            })
        let groups = villages[village].groups
        return groups.lowerBound
            + dice.pick(weights: groups.map { territory.groups[$0].weight })
    }

    /// Two to five sentences, 40 to 300 characters, none of them cut.
    private static func text(
        _ matter: Matter, _ variant: Int, _ channel: Channel, _ values: SlotValues,
        _ dice: inout Dice
    ) -> String {
        let opening = dice.pick(StockPhrases.openings(channel))
        let facts = facts(matter.facts, variant, &dice)
        let effect = dice.pick(matter.effects.fitting(variant)).filled(values)
        let ask = dice.pick(matter.asks.fitting(variant)).filled(values)
        var text = opening + facts.map { $0.filled(values) }.joined()
        let isBrief = facts.count < 2
        if isBrief || dice.chance(700) { text += effect }
        if isBrief || dice.chance(850) { text += ask }
        if dice.chance(350) { text += dice.pick(StockPhrases.closings) }
        if text.count < 40 { text += dice.pick(StockPhrases.longClosings) }
        return text
    }

    /// Two or three, the first of them one that says what it is about.
    private static func facts(
        _ lines: Matter.Lines, _ variant: Int, _ dice: inout Dice
    ) -> [Phrase] {
        let own = lines.all.filter { $0.variant == variant }.map(\.phrase)
        let lead = dice.chance(variant == 0 ? 500 : 850) ? 0 : dice.roll(min(2, own.count))
        var others = own
        let first = others.remove(at: lead)
        if variant != 0 { others += lines.all.filter { $0.variant == 0 }.map(\.phrase) }
        return [first] + dice.some(dice.chance(550) ? 1 : 2, of: others)
    }
}

extension Dice {
    /// `count` of `choices`, each at most once, in their order.
    mutating func some<Choice>(_ count: Int, of choices: [Choice]) -> [Choice] {
        var wanted = count
        return choices.enumerated().filter { index, _ in
            guard roll(choices.count - index) < wanted else { return false }
            wanted -= 1
            return true
        }.map(\.element)
    }
}

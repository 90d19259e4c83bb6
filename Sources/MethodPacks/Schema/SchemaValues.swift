internal import Kernel

extension SchemaValue {
    private static let levels = TerritoryLevel.allCases.map(\.name)
    private static let subjects = VisitedSubject.allCases.map(\.rawValue)
    private static let roles = Role.allCases.map(\.rawValue)
    private static let events = CaseEvent.allCases.map(\.rawValue)
    private static let kinds = ["all"] + CaseKind.allCases.map(\.rawValue)
    private static let states = ServiceCase.State.Name.allCases.map(\.rawValue)

    /// What a key takes wherever it stands, but for `special`.
    static let general: [String: SchemaValue] = [
        "id": .id, "mechanism": .id, "source": .text, "about": .wording, "name": .wording,
        "zh-Hans": .text, "en": .text, "level": .word(levels), "unit": .term, "per": .term,
        "every": .recurrence, "of": .id, "by": .id, "days": .number(1...366),
        "daysOfMonth": .monthWindow, "for": .wordOrWords(kinds), "items": .terms,
        "count": .number(1...9999), "pools": .wordList, "standards": .wordList,
        "lasts": .timeClause, "leader": .id,
        // visits and cadences
        "counts": .term, "target": .number(1...100),
        "kinds": .words(Visit.Kind.allCases.map(\.rawValue)), "note": .definition("note"),
        "types": .terms, "duty": .term, "times": .number(1...99_999), "hours": .officeHours,
        "yields": .flag, "named": .flag, "rota": .flag, "night": .flag,
        "makes": .word(CommitmentKind.allCases.map(\.rawValue)),
        // cases
        "within": .amount, "after": .amount, "extension": .amount, "pauses": .flag,
        "only": .word(["danger"]), "needs": .words(ClosingNeed.allCases.map(\.rawValue)),
        "silence": .amount, "states": .words(states), "stages": .words(states),
        "may": .rights(
            Deed.Name.allCases.map(\.rawValue).filter {
                !["signature", "rating", "hand-over"].contains($0)
            }, roles),
        "ladder": .words(levels),
        "suspension": .words(SuspensionReason.allCases.map(\.rawValue)),
        // bodies
        "team": .term, "shareOf": .term, "tiers": .wordList, "rated": .term, "raters": .wordList,
        "quorum": .clause, "scale": .wordList, "sources": .wordList,
        "smallestCell": .number(2...99), "anonymous": .flag, "meeting": .term,
        "notice": .timeClause, "agenda": .words(AgendaItem.allCases.map(\.rawValue)),
        "minutes": .either(.flag, .amount), "publicity": .amount,
        "resolutions": .words(Resolution.allCases.map(\.rawValue)), "jury": .definition("jury"),
        "participants": .wordList, "forms": .wordList, "size": .clause,
        // work
        "service": .term, "finishedAt": .word(levels),
        "ways": .words(HandlingWay.allCases.map(\.rawValue)), "fee": .clause, "windows": .wordList,
        "visits": .clause, "holidays": .flag, "appointment": .flag, "checklist": .wordList,
        "promises": .wordList, "functions": .wordList, "guide": .wording,
        "peak": .number(1...9_999_999), "number": .clause, "sites": .list(of: "figure"),
        "with": .terms,
        "claims": .term, "donations": .flag, "project": .term, "milestones": .wordList,
        "funds": .wordList, "charge": .clause, "labour": .flag, "consent": .term,
        "inspections": .words(Inspection.allCases.map(\.rawValue)), "acceptance": .id,
        "rounds": .wordList, "leadsTo": .wordList, "prize": .clause, "decidedBy": .id,
        // what must be reached, and limits
        "has": .term, "in": .recurrence,
        "measures": .word(CoverageRule.Measuring.allCases.map(\.rawValue)), "dial": .digits,
        "villagesBelow": .id, "villagesFrom": .id,
    ]

    /// By shape and key, where one key takes different things.
    static let special: [String: SchemaValue] = [
        "pack.lianxin": .one, "pack.version": .number(1...9999),
        "pack.mechanisms": .list(of: "mechanisms"), "pack.roles": .map(of: "roles"),
        "pack.parameters": .map(of: "parameters"), "pack.terms": .map(of: "terms"),
        "mechanisms.detail": .word(Mechanism.Detail.allCases.map(\.rawValue)),
        "mechanisms.partOf": .id, "roles.is": .word(roles), "roles.at": .word(levels),
        "parameters.type": .word(["amount", "number"]), "parameters.unit": .word(Amount.units),
        "parameters.from": .number(0...9_999_999),
        "parameters.to": .number(0...9_999_999),
        "responsibility.each": .id, "responsibility.answersFor": .word(subjects),
        "responsibility.every": .word(subjects),
        "responsibility.holds": .word(Holding.allCases.map(\.rawValue)),
        "visit.of": .word(subjects), "visit.counts": .word(VisitUnit.allCases.map(\.rawValue)),
        "cadence.hours": .number(1...24),
        "clock.name": .word(ClockName.allCases.map(\.rawValue)), "clock.from": .word(events),
        "clock.to": .word(events), "claim.for": .term, "claim.each": .recurrence,
        "service.items": .wordList, "service.windows": .clause,
        "service.days": .words(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
        "consequence.after": .term, "coverage.every": .term, "window.lasts": .amount,
        "list.unit": .text, "named list.unit": .text, "amount.unit": .text,
        "coverage.unit": .text, "figure.unit": .text,
        "figure.number": .numberOrAmount,
        "window of days.first": .either(.number(1...31), .definition("dayOfTheMonth")),
        "window of days.last": .either(.number(1...31), .definition("dayOfTheMonth")),
        "day of the month.day": .number(1...31),
    ]
}

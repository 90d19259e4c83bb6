import Kernel
import Store

/// What the API takes and answers, by name, for the OpenAPI document.
enum Schemas {
    static let named: [String: Schema] = [
        "Problem": problem, "Case": serviceCase, "CaseSummary": summary, "Entry": entry,
        "DueDate": dueDate, "NewCase": newCase, "Registered": registered, "NewVisit": newVisit,
        "VisitResult": visitResult, "Place": place, "Official": official, "Unit": unit,
        "Household": household, "Zone": zone, "Duty": duty, "Coverage": coverage,
        "Figure": figure, "Method": method, "Service": service,
    ]

    private static let problem = Schema.object(
        [
            "type": .text(), "title": .text(), "status": .number(400...599), "detail": .text(),
            "refusal": .text().about("A stable word, in camelCase."),
            "allowed": .list(.text()).about("The deeds that are possible now.").optional,
            "errors": .list(.object(["field": .text(), "reason": .text()])).optional,
        ], isOpen: true)

    private static let requester = Schema.object([
        "name": .text(atMost: 200).optional, "phone": .text(atMost: 40).optional,
        "keepPrivate": .bool.about("Hide name and phone from the handling unit.").optional,
    ])

    static let newCase = Schema.object([
        "id": .uuid.about("Made by the client; permanent: twice is once.").optional,
        "kind": .word(CaseKind.self), "channel": .word(Channel.self),
        "text": .text(atMost: 20_000, atLeast: 1), "title": .text(atMost: 200).optional,
        "place": .code, "at": .moment.about("When it happened, as claimed.").optional,
        "location": Schema(json: ["type": "object"]).optional,
        "requester": requester.optional, "anonymous": .bool.optional,
        "danger": .bool.about("Goes at once to the leader on duty.").optional,
        "about": Schema.object(["official": .code.optional, "unit": .code.optional])
            .about("Whom it is about: they never see it.").optional,
        "service": .code.about("A service in force at the place: `GET /services`.").optional,
        "item": .text(atMost: 64).about("One of its items or functions.").optional,
        "way": .word(HandlingWay.self).optional,
        "appointment": .object(Schema.appointmentMembers).optional,
        "attachments": .list(.any, atMost: 0).optional,
    ])

    private static let dueDate = Schema.object(
        [
            "clock": .word(ClockName.self), "rule": .code, "from": .moment, "due": .moment,
            "met": .moment.optional, "provisional": .bool, "unit": .code.optional,
            "pausedFor": .text().about("An ISO 8601 duration.").optional,
            "beforeExtension": .moment.optional,
        ])

    private static let registered = Schema.object([
        "number": .caseNumber, "pickupCode": .text(), "state": .word(ServiceCase.State.Name.self),
        "dueDates": .list(.named("DueDate")), "id": .uuid.optional,
    ])

    private static let entry = Schema.object(
        [
            "deed": .word(Deed.Name.self), "at": .moment, "by": .text(), "byName": .text().optional,
            "byUnit": .code.optional, "sequence": .count, "text": .text().optional,
        ], isOpen: true)

    private static let serviceCase = Schema.object(
        [
            "number": .caseNumber, "id": .text().optional, "kind": .word(CaseKind.self),
            "channel": .word(Channel.self), "title": .text(), "text": .text(),
            "state": .word(ServiceCase.State.Name.self), "outcome": .word(Outcome.self).optional,
            "place": .code, "unit": .code.optional, "official": .code.optional,
            "registeredAt": .moment, "dueDates": .list(.named("DueDate")),
            "promises": .list(
                .object([
                    "due": .moment, "madeAt": .moment, "by": .text(),
                    "movedFrom": .moment.optional, "reason": .text().optional,
                ])),
            "replied": .moment.optional, "solved": .word(Solved.self).optional,
            "satisfied": .bool.optional, "entries": .list(.named("Entry")),
            "service": .code.optional, "item": .text().optional,
            "way": .word(HandlingWay.self).optional,
            "finishedAt": .words(TerritoryLevel.allCases.map(\.name)).optional,
            "steps": .list(.text()).about("What a reply that says solved has gone through.")
                .optional,
            "appointment": .object(
                Schema.appointmentMembers.merging(
                    ["state": .word(Appointment.Standing.self)]) { old, _ in old }
            ).optional,
            "allowed": .list(.text()), "version": .count,
        ], isOpen: true)

    private static let wording = Schema.object(["zh-Hans": .text(), "en": .text()])
    private static let term = Schema.object(["word": .text(), "name": wording])

    private static let service = Schema.object([
        "rule": .code, "method": .code, "name": wording, "askedFor": .bool,
        "items": .list(term).about("Items and functions, in the order of the rule."),
        "finishedAt": .words(TerritoryLevel.allCases.map(\.name)).optional,
        "ways": .list(.word(HandlingWay.self)), "fee": .count.about("In yuan.").optional,
        "hours": .text().about("`08:30-12:00,14:00-17:30`.").optional,
        "weekdays": .list(.number(1...7)).about("Monday is 1; none for every day."),
        "holidays": .bool, "appointments": .bool, "dial": .text().optional,
        "promises": .list(term), "steps": .list(term), "guide": wording.optional,
        "windows": .count.optional, "visits": .count.optional, "peak": .count.optional,
    ])

    private static let summary = Schema.object(
        [
            "number": .caseNumber, "kind": .word(CaseKind.self), "channel": .word(Channel.self),
            "title": .text(), "text": .text(), "state": .word(ServiceCase.State.Name.self),
            "place": .code, "placeName": .text(), "registeredAt": .moment,
            "nextDue": .moment.optional, "overdue": .bool, "version": .count,
        ], isOpen: true)

    static let newVisit = Schema.object([
        "id": .uuid, "official": .code, "household": .code.optional, "place": .code.optional,
        "kind": .word(Visit.Kind.self), "outcome": .word(Visit.Outcome.self), "at": .moment,
        "minutes": .number(0...1_440).optional,
        "notes": .list(
            .object([
                "type": .text(atMost: 64), "text": .text(atMost: 20_000),
                "raise": Schema.object([
                    "kind": .word(CaseKind.self), "danger": .bool.optional,
                    "requester": requester.optional,
                ]).about("Make a case of this note.").optional,
            ]), atMost: 50
        ).optional,
    ])

    private static let visitResult = Schema.object([
        "id": .uuid, "status": .words(["created", "duplicate", "refused", "late"]),
        "refusal": .text().optional, "case": .caseNumber.optional,
        "cases": .list(.object(["number": .caseNumber, "pickupCode": .text().optional])).optional,
    ])

    private static let place = Schema.object(
        [
            "code": .code, "codeSystem": .word(CodeSystem.self), "edition": .text(),
            "level": .words(TerritoryLevel.allCases.map(\.name)), "name": .text(),
            "parent": .code.optional, "validFrom": .day.optional, "validTo": .day.optional,
            "path": .list(.any).optional,
        ])

    private static let official = Schema.object([
        "code": .code, "name": .text(), "unit": .code.optional, "place": .code,
        "roles": .list(.word(Role.self)), "post": .text(), "phone": .text(), "leadsUnit": .bool,
        "active": .bool,
        "methodRoles": .list(.text())
            .about("The roles of methods that she was named to, as method/role."),
    ])

    private static let unit = Schema.object(["code": .code, "name": .text(), "place": .code])

    private static let household = Schema.object([
        "id": .code, "place": .code, "head": .text(), "address": .text(), "phone": .text(),
        "size": .count, "zone": .code.optional, "official": .code.optional,
        "declinesVisits": .bool,
    ])

    private static let zone = Schema.object([
        "id": .code, "name": .text(), "level": .words(TerritoryLevel.allCases.map(\.name)),
        "place": .code, "leader": .code.optional, "responsible": .list(.code),
        "kind": .word(ResponsibilityZone.Kind.self),
    ])

    private static let duty = Schema.object([
        "official": .code, "officialName": .text(), "rule": .code, "kind": .word(Duty.Kind.self),
        "subject": .words(["households", "place", "task", "case"]), "place": .code.optional,
        "task": .text().optional, "case": .caseNumber.optional,
        "clock": .word(ClockName.self).optional, "period": .text().optional, "opens": .day,
        "due": .day, "state": .word(Standing.Name.self),
        "days": .count.about("Left where it is due, over where it is overdue.").optional,
        "done": .count, "needed": .count,
    ])

    private static let coverage = Schema.object([
        "place": .code, "name": .text(), "rule": .code, "method": .code, "from": .day, "to": .day,
        "due": .count, "met": .count, "declined": .count, "moved": .count, "notMet": .count,
        "rate": .decimal.about("Met of those that can be met, 0 to 1.").optional,
        "target": .count.about("Of a hundred."), "frozenAt": .moment,
    ])

    private static let figure = Schema.object([
        "key": .text(), "name": .text(), "value": .count, "of": .count.optional,
        "rate": .decimal.optional, "version": .count,
    ])

    private static let method = Schema.object(
        [
            "id": .code, "version": .count, "place": .code, "from": .day,
            "parameters": Schema(json: ["type": "object"]), "rules": .any,
            "suspended": .bool.about("From that day on nothing of it is in force there."),
            "waiting": Schema.any.about("Rules that wait for figures of the place."),
            "text": .text().about("The pack as it was written.").optional,
        ], isOpen: true)
}

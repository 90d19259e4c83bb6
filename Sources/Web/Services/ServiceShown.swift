import Kernel
import Store

/// What a case asks for of the catalogue, as its pages show it.
struct ServiceShown: Sendable {
    let name: String
    let way: HandlingWay?
    /// The level at which the item is finished, where that isn't the level of the case's place.
    let finishedAt: TerritoryLevel?
    let appointment: Appointment?
    /// The steps that no reply has ticked yet.
    let stepsLeft: [Choice]
    let stepNames: [String: String]
    /// The limits that a reply is asked about.
    let windows: Int?
    let visits: Int?
    let effort: WorkDone?
    let excess: [ServiceGap]
    let hours: [Choice]
}

extension ServiceShown {
    /// Nil for a case that asks for no service.
    init?(_ view: CaseView, _ terms: ServiceTerms, hours: [Choice]) {
        guard let request = view.it.registration.service else { return nil }
        let service = view.rules.service
        let left = view.it.stepsLeft(under: view.rules)
        let steps = service?.steps ?? []
        let level = service?.rule.finishedAt
        self.init(
            name: terms.name(of: request, service), way: request.way,
            finishedAt: level.flatMap { $0 == view.places.last?.level ? nil : $0 },
            appointment: view.it.appointment,
            stepsLeft: terms.steps(steps.filter { left.contains($0.word) }),
            stepNames: Dictionary(
                terms.steps(steps).map { ($0.value, $0.label) }
            ) { first, _ in first },
            windows: service?.rule.windows?.number, visits: service?.rule.visits?.number,
            effort: view.it.effort,
            excess: view.it.effort.flatMap { effort in service?.excess(in: effort) } ?? [],
            hours: hours)
    }
}

/// Beside a case: what was asked for, when, and what is left to be gone through.
func servicePart(_ service: ServiceShown?, _ w: Words) -> Html {
    guard let service else { return .none }
    let rows =
        [
            SummaryRow(w["service.asked"], text: service.name),
            service.way.map { SummaryRow(w["services.way"], text: w.way($0)) },
            service.finishedAt.map {
                SummaryRow(
                    w["service.finishedAt"], text: w("service.carriedTo", ["level": w.level($0)]))
            },
            service.appointment.map { appointment in
                SummaryRow(
                    w["appointment.title"],
                    """
                    \(w.window(appointment.window)) \
                    \(tag(w.appointment(appointment.standing), appointment.standing.look))
                    """)
            },
            service.stepsLeft.isEmpty
                ? nil
                : SummaryRow(w["service.stepsLeft"], text: w.list(service.stepsLeft.map(\.label))),
        ].compactMap { $0 }
        + service.excess.map { SummaryRow(w["service.exceeds"], text: w.gap($0)) }
    return """
        <section class="panel"><h2>\(w["service.title"])</h2>\(summaryList(rows))</section>
        """
}

extension Appointment.Standing {
    var look: TagLook {
        switch self {
        case .made: .active
        case .kept: .done
        case .missed: .overdue
        case .cancelled: .still
        }
    }
}

extension Words {
    /// `2026年3月2日 星期一 09:00–10:00`.
    func window(_ window: AppointmentWindow) -> String {
        "\(day(window.day)) \(window.from)–\(window.to)"
    }

    func gap(_ gap: ServiceGap) -> String {
        switch gap {
        case .windows(let number, let limit):
            self("service.gapWindows", ["n": number, "limit": limit])
        case .visits(let number, let limit):
            self("service.gapVisits", ["n": number, "limit": limit])
        case .unchecked(let steps): list(steps)
        case .overPeak(let calls, let limit):
            self("hotline.overPeak", ["n": calls - limit, "limit": limit])
        }
    }
}

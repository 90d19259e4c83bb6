/// What a case asks for of the catalogue 服务申请: a service in force at its place, one of its items,
/// a way, and perhaps a time.
package struct ServiceRequest: Hashable, Sendable {
    /// The id of the service, which is that of its first rule.
    package let rule: ID<Rule>
    /// One of its items or functions; nil where she doesn't say.
    package let item: String?
    package let way: HandlingWay?
    package let window: AppointmentWindow?

    package init(
        rule: ID<Rule>, item: String? = nil, way: HandlingWay? = nil,
        window: AppointmentWindow? = nil
    ) {
        self.rule = rule
        self.item = item
        self.way = way
        self.window = window
    }

    /// Under what figures count it: `laoli-centre/billEnquiry`, or the rule alone.
    package var word: String { item.map { rule.text + "/" + $0 } ?? rule.text }

    /// The service and the item of such a word; nil where it is none.
    package init?(word: String) {
        let parts = word.split(separator: "/", maxSplits: 1).map(String.init)
        guard let rule = parts.first.flatMap({ ID<Rule>($0) }) else { return nil }
        self.init(rule: rule, item: parts.count == 2 ? parts[1] : nil)
    }
}

extension ServiceRequest {
    package var json: JSON {
        .object(
            JSON.members([
                "rule": .text(rule.text), "item": item.map { .text($0) },
                "way": way.map { .text($0.rawValue) }, "window": window?.json,
            ]))
    }

    package init?(_ json: JSON) {
        guard let rule = json["rule"]?.text.flatMap({ ID<Rule>($0) }) else { return nil }
        self.init(
            rule: rule, item: json["item"]?.text,
            way: json["way"]?.text.flatMap { HandlingWay(rawValue: $0) },
            window: json["window"].flatMap { AppointmentWindow($0) })
    }
}

extension CatalogueService {
    /// Checks what somebody asks for. An item that is finished at another level than that of her
    /// place is no fault: it is carried there.
    ///
    /// - Throws: `.unknownItem` and `.appointmentInThePast` for what is unsound; `.wayNotAllowed`,
    ///   `.takesNoAppointments`, `.tooFarAhead` and `.notOpen` for what the rule doesn't allow.
    package func check(_ request: ServiceRequest, at now: Moment, _ calendar: WorkingCalendar)
        throws(Refusal)
    {
        if let item = request.item, !items.contains(item) { throw .unknownItem(allowed: items) }
        if let window = request.window, window.start < now { throw .appointmentInThePast }
        if let way = request.way, !rule.ways.isEmpty, !rule.ways.contains(way) {
            throw .wayNotAllowed(allowed: rule.ways)
        }
        if let window = request.window {
            guard rule.time.takesAppointments else { throw .takesNoAppointments }
            try rule.time.check(window, at: now, calendar)
        }
    }

    /// What a case shows that took more windows or visits than its service allows.
    package func excess(in effort: WorkDone) -> [ServiceGap] {
        rule.gaps(
            windows: effort.windows ?? 0, visits: effort.visits ?? 0,
            checked: rule.checklist?.items ?? [])
    }
}

/// What a reply says of how the work was done, where the service has steps or limits.
package struct WorkDone: Hashable, Sendable {
    /// Steps of the checklist that were gone through.
    package let checked: [String]
    /// To how many windows the resident had to go.
    package let windows: Int?
    /// How often she had to come.
    package let visits: Int?

    package init(checked: [String] = [], windows: Int? = nil, visits: Int? = nil) {
        self.checked = checked
        self.windows = windows
        self.visits = visits
    }

    var saysEffort: Bool { windows != nil || visits != nil }

    var members: [String: JSON] {
        JSON.members([
            "checked": checked.isEmpty ? nil : .list(checked.map { .text($0) }),
            "windows": windows.map { .number($0) }, "visits": visits.map { .number($0) },
        ])
    }

    init(_ facts: [String: JSON]) {
        self.init(
            checked: facts["checked"]?.list?.compactMap(\.text) ?? [],
            windows: facts["windows"]?.number, visits: facts["visits"]?.number)
    }

    func checkSoundness(under rules: CaseRules) throws(Refusal) {
        let steps = rules.service?.steps.map(\.word) ?? []
        guard checked.allSatisfy(steps.contains) else { throw .unknownStep(allowed: steps) }
    }
}

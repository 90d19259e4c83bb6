import Kernel
import Store

/// What the packs call their services, items and steps, and what a rule says of them in words.
struct ServiceTerms: Sendable {
    let w: Words
    /// A word of the rule's pack in the reader's language.
    let term: @Sendable (_ word: String, _ rule: ID<Rule>) -> String

    func name(of service: CatalogueService) -> String { term(service.rule.service, service.id) }

    /// `热线报修：供水维修`.
    func name(of request: ServiceRequest, _ service: CatalogueService?) -> String {
        let name = service.map(name(of:)) ?? request.rule.text
        return request.item.map {
            w("service.nameAndItem", ["service": name, "item": term($0, request.rule)])
        }
            ?? name
    }

    func list(_ words: [String], of rule: ID<Rule>) -> String {
        w.list(words.map { term($0, rule) })
    }

    func steps(_ steps: [CatalogueService.Step]) -> [Choice] {
        steps.map { Choice($0.word, term($0.word, $0.rule)) }
    }

    /// When it is open; nil where the rule says nothing of it.
    func opening(_ time: ServiceTime) -> String? {
        guard time != ServiceTime() else { return nil }
        var parts: [String] = []
        if time.weekdays.isEmpty || Set(time.weekdays).count == 7 {
            parts.append(time.onHolidays ? w["service.everyDay"] : w["service.workingDays"])
        } else {
            parts.append(w.list(time.weekdays.map(w.weekday)))
            if time.onHolidays { parts.append(w["service.onHolidays"]) }
        }
        parts.append(
            time.hours.map { $0.minutesADay == 1440 ? w["service.allHours"] : $0.description }
                ?? w["service.officeHours"])
        if time.byAppointment { parts.append(w["service.byAppointment"]) }
        return parts.joined(separator: w["service.join"])
    }

    func fee(_ clause: NumberClause) -> String {
        clause.number == 0 ? w["service.free"] : w("service.yuan", ["n": clause.number])
    }

    /// What the rule says of a service, each with its heading.
    func facts(_ service: CatalogueService) -> [SummaryRow] {
        let rule = service.rule
        return [
            service.items.isEmpty
                ? nil : SummaryRow(w["service.items"], text: list(service.items, of: rule.id)),
            rule.finishedAt.map { SummaryRow(w["service.finishedAt"], text: w.level($0)) },
            rule.ways.isEmpty
                ? nil : SummaryRow(w["service.ways"], text: w.list(rule.ways.map(w.way))),
            rule.fee.map { SummaryRow(w["service.fee"], text: fee($0)) },
            opening(rule.time).map { SummaryRow(w["service.opening"], text: $0) },
            service.dial.map { SummaryRow(w["service.dial"], phone($0)) },
            rule.windows.map { SummaryRow(w["service.windows"], text: "\($0.number)") },
            rule.visits.map { SummaryRow(w["service.visits"], text: "\($0.number)") },
        ].compactMap { $0 }
    }

    private func phone(_ number: String) -> Html {
        "<a class=\"phone\" href=\"\(url: "tel:" + number)\">\(number)</a>"
    }

    /// What it promises, what is gone through, and the plain sheet.
    func details(_ service: CatalogueService) -> Html {
        let rule = service.rule
        return """
            \(some: rule.promises.flatMap { $0.items.isEmpty ? nil : $0.items }, { words in
                "<h3>\(w["service.promises"])</h3><ul>\(each: words, { "<li>\(term($0, rule.id))</li>" })</ul>"
            })\
            \(if: !service.steps.isEmpty, """
                <h3>\(w["service.steps"])</h3>\
                <ol>\(each: steps(service.steps), { "<li>\($0.label)</li>" })</ol>
                """)\
            \(some: rule.guide, {
                "<h3>\(w["service.guide"])</h3><p>\($0.text(in: w.language))</p>"
            })
            """
    }

    /// What residents may ask for, each item under its service.
    func choices(_ catalogue: [CatalogueService]) -> [ChoiceGroup] {
        catalogue.filter(\.isAskedFor).map { service in
            let all = Choice(service.id.text, name(of: service))
            return ChoiceGroup(
                all.label,
                [all]
                    + service.items.map {
                        Choice(
                            ServiceRequest(rule: service.id, item: $0).word, term($0, service.id))
                    })
        }
    }

    /// A refusal that names words of a pack, in the pack's words.
    func sentence(_ refusal: Refusal, of service: CatalogueService) -> String {
        switch refusal {
        case .stepsMissing(let missing):
            let names = service.steps.filter { missing.contains($0.word) }
                .map { term($0.word, $0.rule) }
            return w("refusal.stepsMissing", ["steps": w.list(names)])
        case .unknownItem(let allowed):
            return w("refusal.unknownItem", ["allowed": list(allowed, of: service.id)])
        default: return w.refusal(refusal)
        }
    }
}

extension Site {
    func serviceTerms(_ words: Words) async throws -> ServiceTerms {
        let book = try await methodBook()
        let language = words.language
        return ServiceTerms(w: words, term: { book.term($0, of: $1, in: language) })
    }

    func methodBook() async throws -> MethodBook {
        let adoptions = try await store.lookUp { try $0.adoptions() }
        return settings.methods.book(of: adoptions)
    }

    /// Does what `act` does; what a service refuses comes back in the words of its pack.
    func worded<Value>(
        _ service: CatalogueService?, _ words: Words, _ act: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await act()
        } catch let refusal as Refusal {
            guard let service else { throw refusal }
            let sentence = try await serviceTerms(words).sentence(refusal, of: service)
            throw FormProblems(
                [Problem(sentence, field: refusal.field)],
                status: ProblemDetails(refusal).status)
        }
    }
}

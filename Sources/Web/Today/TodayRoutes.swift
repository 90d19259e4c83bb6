import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/today`: what an official owes, the households that come next, and noting visits.
struct TodayRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/today", use: show)
        router.post("/visits", use: note)
        router.post("/visits/:visit/notes/:note/case", use: raise)
        router.post("/duties/discharge", use: discharge)
    }

    // MARK: The page

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let notice = Notice.sentence(request, context.words)
        return .page(try await page(try context.official(), request, context, notice: notice))
    }

    private func page(
        _ official: Official, _ request: Request, _ context: Context, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let now = site.store.now()
        let (methods, words) = (site.settings.methods, context.words)
        let page = try await site.store.lookUp {
            try $0.today(of: official, methods, words, at: now)
        }
        let frame = site.frame(request, context, path: "/today", notice: notice, attempt: attempt)
        return view(page, context.words, frame)
    }

    // MARK: Visits

    @Sendable private func note(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let form = try await request.sent("visit", context)
        return try await site.answer(form, context) {
            let new = try form.visit(by: official, at: site.store.now(), context.words)
            let opensCase = form.isTicked("openCase")
            let answer = try await site.once(form, request, context) { transaction, now in
                let visit = opensCase ? try transaction.raising(new, for: official) : new
                return try transaction.note([visit], by: official, at: now)[0].json
            }
            return try await noted(answer, official, request, context)
        } again: { attempt in
            // A household that isn't on the list of today has its form on the page of its place.
            guard let place = ID<Place>(form["place"]) else {
                return try await page(official, request, context, attempt: attempt)
            }
            return try await VisitsRoutes(site: site).page(
                at: place, after: "", of: official, request, context, attempt: attempt)
        }
    }

    /// A pick-up code is shown at once and stands in no address; all else goes by a redirect.
    private func noted(
        _ answer: JSON, _ official: Official, _ request: Request, _ context: Context
    ) async throws -> Response {
        if let word = answer["refused"]?.text {
            throw FormProblems([Problem(context.words.refusal(word: word))])
        }
        if let receipt = Receipt(answer) {
            let notice = context.words(
                "done.visitCase", ["number": receipt.number.spoken, "code": receipt.code])
            return .page(
                try await page(official, request, context, notice: notice), status: .created)
        }
        let done: Done = answer["duplicate"]?.bool == true ? .visitAlready : .visit
        return .done(Notice.query(done), at: "/today")
    }

    /// Makes a note of the diary a case, later than the visit.
    @Sendable private func raise(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let form = try await request.sent("note", context)
        guard let id = context.parameters.get("visit").flatMap({ ID<Visit>($0) }),
            let note = context.parameters.get("note").flatMap({ Int($0) })
        else { throw ProblemDetails.notFound }
        return try await site.answer(form, context) {
            let answer = try await site.once(form, request, context) { transaction, now in
                Receipt(try transaction.raise(note, of: id, by: official, at: now)).json
            }
            return try await noted(answer, official, request, context)
        } again: {
            try await page(official, request, context, attempt: $0)
        }
    }

    // MARK: Periodic duties

    @Sendable private func discharge(_ request: Request, context: Context) async throws -> Response
    {
        let official = try context.official()
        let form = try await request.sent("duty", context)
        guard let rule = ID<Rule>(form["rule"]), let period = Period(form["period"]) else {
            throw ProblemDetails.notFound
        }
        return try await site.answer(form, context) {
            let day = min(site.store.now().day, period.end)
            let text = try form.read(["text"]) { $0.text("text", .optional, atMost: 2_000) } ?? ""
            let discharge = Discharge(
                rule: rule, official: official.code, on: day, text: text)
            _ = try await site.once(form, request, context) { transaction, now in
                try transaction.discharge(discharge, by: official, at: now)
                return [:]
            }
            return .done(Notice.query(Done.duty), at: "/today")
        } again: {
            try await page(official, request, context, attempt: $0)
        }
    }
}

extension SentForm {
    /// The visit that the form notes. Its id is the form's own, so a second sending is one visit.
    fileprivate func visit(by official: Official, at now: Moment, _ words: Words) throws -> NewVisit
    {
        var problems: [Problem] = []
        func wrong(_ fault: FieldFault, _ field: String) {
            problems.append(Problem(words.fault(fault), field: field))
        }
        let outcome = Visit.Outcome(rawValue: self["outcome"])
        if outcome == nil { wrong(.noOutcome, "outcome") }
        let at = self["at"].isEmpty ? now : Moment(self["at"])
        if at == nil { wrong(.badTime, "at") }
        let type = self["noteType"]
        let text = try read(["noteText"]) { $0.text("noteText", .optional) } ?? ""
        if text.isEmpty, !type.isEmpty || isTicked("openCase") { wrong(.noNoteText, "noteText") }
        if type.isEmpty, !text.isEmpty { wrong(.noChoice, "noteType") }
        guard problems.isEmpty, let outcome, let at else { throw FormProblems(problems) }
        guard let subject = Visit.Subject(household: self["household"], place: self["place"]),
            let id = ID<Visit>(submission.isEmpty ? Submission.new() : submission)
        else { throw ProblemDetails.notFound }
        return NewVisit(
            Visit(
                id: id, official: official.code, subject: subject,
                kind: Visit.Kind(rawValue: self["kind"]) ?? .home, outcome: outcome, at: at,
                notes: text.isEmpty ? [] : [DiaryEntry(type: type, text: text)]))
    }
}

extension Visit.Subject {
    /// A household, or else a place; nil where the form names neither.
    fileprivate init?(household: String, place: String) {
        if let id = ID<Household>(household) {
            self = .household(id)
        } else if let code = ID<Place>(place) {
            self = .place(code)
        } else {
            return nil
        }
    }
}

extension VisitResult {
    fileprivate var json: JSON {
        switch status {
        case .refused(let refusal): return ["refused": .text(refusal.word)]
        case .duplicate: return ["duplicate": true]
        case .created, .late:
            guard let raised = cases.first, let code = raised.pickupCode else { return [:] }
            return ["number": .text(raised.number.description), "code": .text(code)]
        }
    }
}

extension Transaction {
    /// The visit with its note raised to a case in the name of the household's head.
    fileprivate func raising(_ new: NewVisit, for official: Official) throws -> NewVisit {
        guard case .household(let id) = new.visit.subject else {
            return NewVisit(new.visit, raising: [RaisedNote(note: 0, kind: .help, requester: nil)])
        }
        let head = try household(id, for: official)
        return NewVisit(
            new.visit, raising: [RaisedNote(note: 0, kind: .help, requester: head.requester)])
    }

    fileprivate func raise(
        _ note: Int, of id: ID<Visit>, by official: Official, at now: Moment
    ) throws -> Registered {
        guard let noted = try visit(id), noted.visit.official == official.code,
            noted.visit.notes.indices.contains(note)
        else { throw StoreRefusal.notFound }
        guard try casesRaised(in: noted.visit).isEmpty else { throw StoreRefusal.idTaken }
        var new = NewCase(
            kind: .help, channel: .visit, place: noted.place, text: noted.visit.notes[note].text)
        new.id = "visit:\(id):\(note)"
        new.claimedAt = noted.visit.at
        if case .household(let id) = noted.visit.subject {
            new.requester = try household(id, for: official).requester
        }
        new.isAnonymous = new.requester == nil
        return try register(new, by: .official(official.code, of: official.unit), at: now)
    }
}

extension Household {
    fileprivate var requester: Registration.Requester? {
        (head + phone).isEmpty ? nil : Registration.Requester(name: head, phone: phone)
    }
}

import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Spreadsheet
import Store

/// `/scorecard`: what an official owed and what became of it; hers to read, and theirs who supervise
/// or lead her territory. Nobody else learns that it is there.
struct ScorecardRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/scorecard", use: show)
        router.get("/scorecard.csv", use: table)
        router.get("/scorecard/:official", use: show)
        router.get("/scorecard/:official/:rule", use: showRule)
        router.post("/scorecard/:official/remarks", use: remark)
    }

    // MARK: Reading

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let reader = try context.official()
        let days = try request.query().accountDays(on: site.store.now().day)
        let (now, asked) = (site.store.now(), context.parameters.get("official"))
        let (methods, w) = (site.settings.methods, context.words)
        let page = try await site.store.read { transaction in
            let official = try transaction.accounted(asked, reader)
            let showing = ScorecardShowing(
                book: methods.book(of: try transaction.adoptions()), w: w, reader: reader)
            let card = try transaction.scorecard(of: official, during: days, at: now)
            return try showing.page(card, in: transaction)
        }
        return .page(view(page, w, site.frame(request, context)))
    }

    @Sendable private func showRule(_ request: Request, context: Context) async throws -> Response {
        let notice = Notice.sentence(request, context.words)
        return .page(try await rulePage(request, context, notice: notice))
    }

    private func rulePage(
        _ request: Request, _ context: Context, rule: String? = nil, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let reader = try context.official()
        let query = request.method == .get ? try request.query() : URLEncoded(fields: [])
        let days = try query.accountDays(on: site.store.now().day)
        guard let rule = (rule ?? context.parameters.get("rule")).flatMap({ ID<Rule>($0) }) else {
            throw ProblemDetails.notFound
        }
        let (now, asked) = (site.store.now(), context.parameters.get("official"))
        let (methods, w) = (site.settings.methods, context.words)
        let page = try await site.store.read { transaction in
            let official = try transaction.accounted(asked, reader)
            let showing = ScorecardShowing(
                book: methods.book(of: try transaction.adoptions()), w: w, reader: reader)
            let card = try transaction.scorecard(of: official, during: days, rule: rule, at: now)
            return try showing.rulePage(card, rule, in: transaction)
        }
        let frame = site.frame(
            request, context, path: "\(page.person.address)/\(rule)", notice: notice,
            attempt: attempt)
        return view(page, w, frame)
    }

    // MARK: Her own as a table

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let days = try request.query().accountDays(on: site.store.now().day)
        let (now, methods, w) = (site.store.now(), site.settings.methods, context.words)
        let bytes = try await site.store.read { transaction in
            let book = methods.book(of: try transaction.adoptions())
            let card = try transaction.scorecard(of: official, during: days, at: now)
            let showing = ScorecardShowing(book: book, w: w, reader: official)
            return try showing.table(card, in: transaction)
        }
        let name = "scorecard-\(official.code)-\(days.lowerBound)-\(days.upperBound).csv"
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    // MARK: Saying something to it

    @Sendable private func remark(_ request: Request, context: Context) async throws -> Response {
        let author = try context.official()
        let form = try await request.sent("remark", context)
        let asked = context.parameters.get("official")
        guard let rule = ID<Rule>(form["rule"]), let period = Period(form["period"]),
            let kind = DutyRemark.Kind(rawValue: form["kind"].isEmpty ? "asked" : form["kind"])
        else { throw ProblemDetails.notFound }
        let duty = DutyName(rule: rule, place: ID<Place>(form["place"]), period: period)
        return try await site.answer(form, context) {
            let text = try form.read(["text"]) { $0.text("text", .optional, atMost: 2_000) } ?? ""
            _ = try await once(form, request, context) { transaction, now in
                let official = try transaction.accounted(asked, author)
                try transaction.remark(
                    DutyRemark(
                        duty: duty, official: official.code, kind: kind, author: author.code,
                        text: text), by: author, at: now)
                return [:]
            }
            return .done(
                Notice.query(kind == .urging ? Done.urged : .remark),
                at: form.next ?? "/scorecard/\(asked ?? "")/\(rule)")
        } again: {
            try await rulePage(request, context, rule: rule.text, attempt: $0)
        }
    }

    /// As `Site.once`; a refusal comes back beside the form.
    private func once(
        _ form: SentForm, _ request: Request, _ context: Context,
        _ act: @escaping @Sendable (Transaction, Moment) throws -> JSON
    ) async throws -> JSON {
        do {
            return try await site.once(form, request, context, act)
        } catch let refusal as RemarkRefusal {
            let field = refusal == .noText ? "text" : nil
            throw FormProblems(
                [Problem(context.words.refusal(refusal), field: field)],
                status: refusal == .noText ? .unprocessableContent : .conflict)
        }
    }
}

extension Words {
    fileprivate func refusal(_ refusal: RemarkRefusal) -> String {
        switch refusal {
        case .notByHer: self["remark.notByHer"]
        case .nothingMissed: self["remark.nothingMissed"]
        case .nothingToConfirm: self["remark.nothingToConfirm"]
        case .urgedToday: self["remark.urgedToday"]
        case .noText: self["fault.noText"]
        }
    }
}

extension URLEncoded {
    /// From `from` to `to`; this year where they say nothing.
    ///
    /// - Throws: 422 for what is no day, a span turned round, or one of more than two years.
    fileprivate func accountDays(on today: Day) throws -> ClosedRange<Day> {
        let year = Period(.year, containing: today)
        let from = self["from"].isEmpty ? year.start : Day(self["from"])
        let to = self["to"].isEmpty ? max(year.end, from ?? year.end) : Day(self["to"])
        guard let from, let to, from <= to, to - from <= 731 else {
            throw ProblemDetails.unsound([FieldProblem(field: "from", reason: "malformed")])
        }
        return from...to
    }
}

extension Transaction {
    /// The official whose account is asked for; the reader's own where no code is given.
    ///
    /// - Throws: `notFound` for one that `reader` may not read.
    func accounted(_ code: String?, _ reader: Official) throws -> Official {
        guard let code, code != reader.code.text else { return reader }
        guard let code = ID<Official>(code), let official = try official(code),
            try mayReadAccount(of: official, reader)
        else { throw StoreRefusal.notFound }
        return official
    }
}

import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Spreadsheet
import Store

/// `/hotline`: the calls of the reader's place; `?form=csv` the same for a spreadsheet.
struct HotlineRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/hotline", use: show) }

    /// How many days are shown, today among them.
    private static let days = 15

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.desk, .supervisor, .leader)
        let today = site.store.now().day
        let (place, catalogue, days) = try await site.store.read { transaction in
            (
                try transaction.place(official.place)?.name ?? official.place.text,
                try transaction.ruleSet(at: official.place, on: today).catalogue,
                try transaction.calls(
                    at: official.place, on: (today - (Self.days - 1))...today)
            )
        }
        let terms = try await site.serviceTerms(context.words)
        if try request.query()["form"] == "csv" {
            return .csv(Self.table(days, catalogue, terms), named: "hotline-\(today).csv")
        }
        let page = HotlinePage(place: place, catalogue, days, terms)
        return .page(view(page, context.words, site.frame(request, context)))
    }

    private static func table(
        _ days: [CallsOfDay], _ catalogue: [CatalogueService], _ terms: ServiceTerms
    ) -> [[String]] {
        let w = terms.w
        let heading = [
            w["undertaking.day"], w["hotline.function"], w["hotline.calls"], w["hotline.atOnce"],
            w["hotline.became"], w["hotline.open"],
        ]
        func row(_ day: Day, _ name: String, _ count: CallCount) -> [String] {
            [day.description, name]
                + [count.calls, count.onTheSpot, count.calls - count.onTheSpot, count.open]
                .map(String.init)
        }
        return [heading]
            + days.flatMap { day in
                [row(day.day, w["hotline.all"], day.all)]
                    + day.functions(catalogue, terms, andIdle: false)
                    .map { row(day.day, $0.name, $0.count) }
            }
    }
}

extension HotlinePage {
    init(
        place: String, _ catalogue: [CatalogueService], _ days: [CallsOfDay], _ terms: ServiceTerms
    ) {
        let lines = catalogue.filter(\.isHotline)
        let today = days.first
        self.init(
            place: place,
            lines: lines.map { service in
                Line(
                    name: terms.name(of: service), dial: service.dial, peak: service.rule.peak,
                    gap: service.rule.gap(calls: today?.all.calls ?? 0))
            },
            today: today?.all ?? CallCount(),
            functions: today?.functions(catalogue, terms, andIdle: true) ?? [], days: days,
            peak: lines.compactMap(\.rule.peak).min())
    }
}

extension CallsOfDay {
    /// By what was asked for: the functions of the hotlines in the order of their rules, then what
    /// else was asked for, then the calls that asked for nothing of the catalogue.
    ///
    /// - Parameter andIdle: with the functions for which nobody called.
    fileprivate func functions(
        _ catalogue: [CatalogueService], _ terms: ServiceTerms, andIdle: Bool
    ) -> [HotlinePage.Function] {
        let offered = catalogue.filter(\.isHotline).flatMap { service in
            service.items.map { ServiceRequest(rule: service.id, item: $0).word }
        }
        let others = byService.keys.filter { !offered.contains($0) }.sorted()
        var functions = (offered + others).compactMap { word -> HotlinePage.Function? in
            let count = byService[word] ?? CallCount()
            guard andIdle || count.calls > 0, let request = ServiceRequest(word: word) else {
                return nil
            }
            let service = catalogue.first { $0.id == request.rule }
            return HotlinePage.Function(name: terms.name(of: request, service), count: count)
        }
        var rest = CallCount()
        for count in byService.values { rest.add(count) }
        rest = CallCount(
            calls: all.calls - rest.calls, onTheSpot: all.onTheSpot - rest.onTheSpot,
            ended: all.ended - rest.ended)
        if rest.calls > 0 {
            functions.append(HotlinePage.Function(name: terms.w["hotline.others"], count: rest))
        }
        return functions
    }
}

extension Response {
    /// A file that a spreadsheet program opens.
    fileprivate static func csv(_ rows: [[String]], named name: String) -> Response {
        let writer = CSVWriter()
        let bytes = CSVWriter.byteOrderMark + rows.flatMap { writer.line($0) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

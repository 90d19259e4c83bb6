import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store

/// `/methods`: by which methods the places work, for anyone to read.
struct MethodRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/methods", use: list)
        router.get("/methods/:method", use: one)
        router.get("/methods/:method/text", use: text)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let asked = try request.query()["place"]
        let place = asked.isEmpty ? nil : ID<Place>(asked)
        let (methods, w, today) = (site.settings.methods, context.words, site.store.now().day)
        let rows = try await site.store.read { transaction in
            let all = try transaction.adoptions()
            let telling = MethodTelling(book: methods.book(of: all), w: w, today: today)
            let path = try place.map { Set(try transaction.places(to: $0).map(\.code)) }
            let current = all.current(on: today).filter { path?.contains($0.place) ?? true }
            return telling.inForce(
                current, names: try transaction.names(of: Set(current.map(\.place))))
        }
        let page = MethodsPage(
            base: "/methods", inForce: rows, packs: [], q: "",
            places: try await site.choices.places(in: nil, site.store), place: asked)
        return .page(view(page, w, site.frame(request, context)))
    }

    @Sendable private func one(_ request: Request, context: Context) async throws -> Response {
        let (offer, telling, shown, current) = try await inForce(context)
        let page = telling.page(offer, shown, inForce: current)
        return .page(view(page, context.words, site.frame(request, context)))
    }

    @Sendable private func text(_ request: Request, context: Context) async throws -> Response {
        let (offer, _, _, _) = try await inForce(context, isForText: true)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/yaml; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(offer.pack.id).yaml\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: offer.text)))
    }

    /// The pack of the path as the places adopted it, or as it is offered.
    ///
    /// - Parameter isForText: also for one that no place works by, which admins look at.
    /// - Throws: 404 where no place works by it.
    private func inForce(
        _ context: Context, isForText: Bool = false
    ) async throws -> (MethodOffer, MethodTelling, [MethodPage.AdoptedShown], [Adoption]) {
        let id = try context.method
        let (methods, w, today) = (site.settings.methods, context.words, site.store.now().day)
        return try await site.store.read { transaction in
            let all = try transaction.adoptions()
            let telling = MethodTelling(book: methods.book(of: all), w: w, today: today)
            let shown = try transaction.adoptionsShown(of: id, telling, to: nil)
            let current = all.current(on: today).filter { $0.pack == id && !$0.isSuspension }
            guard isForText || !shown.isEmpty,
                let offer = methods.offer(of: id, reading: current.last?.text, telling.book)
            else { throw ProblemDetails.notFound }
            return (offer, telling, shown, current)
        }
    }
}

extension Context {
    /// The pack that the path names.
    var method: ID<MethodPack> {
        get throws {
            guard let id = parameters.get("method").flatMap({ ID<MethodPack>($0) }) else {
                throw ProblemDetails.notFound
            }
            return id
        }
    }
}

extension MethodLibrary {
    /// The pack as `text` has it, where that is another than what is offered.
    func offer(of id: ID<MethodPack>, reading text: String?, _ book: MethodBook) -> MethodOffer? {
        let offered = book[id]
        guard let text, !text.isEmpty, text != offered?.text else { return offered }
        return result(text, file: "\(id).yaml").value ?? offered
    }
}

import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `POST /cases`: something is brought in.
struct CaseRegistration: Sendable {
    let site: Site

    var operation: Operation {
        Operation(
            method: .post, path: Operation.base("/cases"), id: "registerCase",
            summary: "Bring something up. Channel `web` needs no token.", access: .open,
            parameters: [.idempotencyKey], body: .named("NewCase"),
            answers: [
                .init(status: 201, about: "Registered.", schema: .named("Registered")),
                .init(
                    status: 200, about: "It was registered before under this `id`.",
                    schema: .named("Registered")),
            ], handler: register)
    }

    @Sendable func register(_ request: Request, context: Context) async throws -> Response {
        let official = context.asker.official
        if official == nil { try site.cases?.take(context.address) }
        let body = try await request.json()
        let actor = try actor(official, for: body.json)
        let new = try body.read(NewCase.read)
        let answer = try await site.change(request, context, body) { transaction, now in
            let kept = try transaction.registerOnce(
                new, request: digest(body.json.bytes), by: actor, at: now
            ) { KeptAnswer(status: 201, body: $0.json(id: new.id)) }
            return kept.isFirst ? kept.answer : KeptAnswer(status: 200, body: kept.answer.body)
        }
        return .json(answer)
    }

    /// - Throws: 401 for a channel other than the web without a token, 403 for an official whose
    ///   roles don't take cases in.
    private func actor(_ official: Official?, for body: JSON) throws -> Actor {
        guard let official else {
            let channel = body["channel"]?.text
            guard channel == nil || channel == Channel.web.rawValue else {
                throw ProblemDetails.notSignedIn
            }
            return .requester(assistedBy: nil)
        }
        guard !official.roles.isDisjoint(with: Deed.Name.registration.roles) else {
            throw Refusal.notYourRole
        }
        return .official(official.code, of: official.unit)
    }
}

extension NewCase {
    static func read(_ fields: inout Fields) throws -> NewCase {
        let id = fields.uuid("id", .optional)
        let kind = fields.word("kind", of: CaseKind.self)
        let channel = fields.word("channel", of: Channel.self)
        let words = fields.text("text")
        if let words, words.allSatisfy(\.isWhitespace) { fields.fault("text", "noText") }
        let title = fields.text("title", .optional, atMost: 200)
        let place = fields.id("place", of: Place.self)
        let claimedAt = fields.moment("at", .optional)
        let location = fields.json("location", .optional)
        if let location, location.object == nil { fields.fault("location", "wrongType") }
        let requester = fields.object("requester", .optional, Registration.Requester.read)
        let isAnonymous = fields.bool("anonymous", .optional) ?? false
        if isAnonymous, requester != nil { fields.fault("requester", "notWithAnonymous") }
        let isDanger = fields.bool("danger", .optional) ?? false
        let about = fields.object("about", .optional) { about in
            (
                official: about.id("official", .optional, of: Official.self),
                unit: about.id("unit", .optional, of: HandlingUnit.self)
            )
        }
        let service = ServiceRequest.read(&fields)
        _ = fields.list("attachments", .optional, atMost: 0) { _ in () }
        let all = try fields.all(kind, channel, place, words)
        var new = NewCase(kind: all.0, channel: all.1, place: all.2, title: title, text: all.3)
        new.id = id
        new.claimedAt = claimedAt
        new.location = location
        new.requester = requester
        new.isAnonymous = isAnonymous
        new.isDanger = isDanger
        new.aboutOfficial = about?.official
        new.aboutUnit = about?.unit
        new.service = service
        return new
    }
}

extension Registration.Requester {
    static func read(_ fields: inout Fields) -> Registration.Requester? {
        let name = fields.text("name", .optional, atMost: 200) ?? ""
        let phone = fields.text("phone", .optional, atMost: 40) ?? ""
        let keepPrivate = fields.bool("keepPrivate", .optional) ?? false
        return Registration.Requester(name: name, phone: phone, keepPrivate: keepPrivate)
    }
}

extension Registered {
    func json(id: String?) -> [UInt8] {
        var text = JSONText()
        text.object {
            $0.member("number", number.description)
            $0.member("id", id)
            $0.member("pickupCode", pickupCode)
            $0.member("state", state.rawValue)
            $0.list("dueDates", dueDates) { date, text in date.write(to: &text) }
        }
        return text.bytes
    }
}

import HTTPTypes
import Hummingbird
import Kernel
import Store

/// The catalogue of services. Needs no token.
struct ServiceAPI: Sendable {
    let site: Site

    var operations: [Operation] { [list] }

    private var list: Operation {
        Operation(
            method: .get, path: Operation.base("/services"), id: "listServices",
            summary: "The services in force at a place; without one, at what the office serves.",
            access: .open,
            parameters: [.query("place", "The place.", .code), .limit, .cursor],
            answers: [
                .init(
                    status: 200, about: "By the id of their rule.",
                    schema: .page(.named("Service")), headers: ["Link"])
            ]
        ) { request, _ in
            let query = try Fields.read(try request.query()) { fields in
                (place: fields.id("place", .optional, of: Place.self), page: fields.page())
            }
            let today = site.store.now().day
            let services = try await site.store.lookUp {
                try $0.catalogue(at: query.place, on: today).services
            }
            let book = try await site.methodBook()
            let rest = services.sorted { $0.id < $1.id }
                .filter { $0.id.text > query.page.cursor ?? "" }
            return .page(rest, limit: query.page.limit, by: \.id.text, request) {
                $0.write(to: &$1, book)
            }
        }
    }
}

extension CatalogueService {
    fileprivate func write(to text: inout JSONText, _ book: MethodBook) {
        text.object {
            $0.member("rule", id)
            $0.member("method", pack)
            $0.member("name", json: book.wording(rule.service, of: id).json)
            $0.member("askedFor", isAskedFor)
            write(items.map { Step(word: $0, rule: id) }, "items", to: &$0, book)
            $0.member("finishedAt", rule.finishedAt?.name)
            $0.member("ways", rule.ways.map(\.rawValue))
            $0.member("fee", rule.fee?.number)
            $0.member("hours", rule.time.hours?.description)
            $0.list("weekdays", rule.time.weekdays) { $1.value(.number($0.rawValue)) }
            $0.member("holidays", rule.time.onHolidays)
            $0.member("appointments", rule.time.takesAppointments)
            $0.member("dial", dial)
            let promises = (rule.promises?.items ?? []).map { Step(word: $0, rule: id) }
            write(promises, "promises", to: &$0, book)
            write(steps, "steps", to: &$0, book)
            $0.member("guide", json: rule.guide?.json)
            $0.member("windows", rule.windows?.number)
            $0.member("visits", rule.visits?.number)
            $0.member("peak", rule.peak)
        }
    }

    private func write(
        _ words: [Step], _ name: StaticString, to text: inout JSONText, _ book: MethodBook
    ) {
        text.list(name, words) { step, text in
            text.object {
                $0.member("word", step.word)
                $0.member("name", json: book.wording(step.word, of: step.rule).json)
            }
        }
    }
}

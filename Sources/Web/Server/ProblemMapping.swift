import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store

extension ProblemDetails {
    /// What to answer to `error`; nil when it is nobody's but ours, which is logged under a number.
    init?(_ error: any Error) {
        switch error {
        case let problem as ProblemDetails: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let refusal as StoreRefusal: self.init(refusal)
        case let refusal as StatisticsRefusal: self.init(.unprocessableContent, refusal.word)
        case let fault as SQLFault:
            guard let problem = ProblemDetails(fault) else { return nil }
            self = problem
        case let fault as JSON.Fault: self.init(fault)
        case is NIOTooManyBytesError: self.init(.contentTooLarge, "tooLarge")
        case let error as HTTPError: self.init(error.status, Self.word(of: error.status))
        default: return nil
        }
    }

    init(_ refusal: Refusal) {
        switch refusal.weight {
        case .forbidden: self.init(.forbidden, refusal.word)
        case .unsound: self.init(.unprocessableContent, refusal.word)
        case .conflict: self.init(.conflict, refusal.word)
        }
        values = refusal.values
        cause = refusal
    }

    private init(_ refusal: StoreRefusal) {
        switch refusal {
        case .notFound: self = .notFound
        case .unknown(let field, let value):
            self.init(.unprocessableContent, "unknown")
            errors = [FieldProblem(field: field, reason: "unknown")]
            values = ["value": value]
        case .stale(let version):
            self.init(.preconditionFailed, "stale")
            values = ["version": String(version)]
        case .idTaken: self.init(.conflict, "idTaken")
        case .keyReused: self.init(.unprocessableContent, "keyReused")
        case .notAllowed: self = .notAllowed()
        case .conflict(let word): self.init(.conflict, word)
        }
    }

    /// Nothing was recorded in any of these, and the sentence says so; but for a server that was
    /// lost, perhaps while it recorded: sent again as it is, it counts once.
    private init?(_ fault: SQLFault) {
        switch fault {
        case .full, .disk, .readOnly:
            let full = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
            self = .later(full, Self.notRecorded, retryAfter: 30)
        case .busy, .closed: self = .later(.serviceUnavailable, "busy", retryAfter: 2)
        case .moved: self = .later(.serviceUnavailable, "moved", retryAfter: 60)
        case .lost: self = .later(.serviceUnavailable, Self.databaseLost, retryAfter: 5)
        case .interrupted: self = .later(.serviceUnavailable, "tookTooLong", retryAfter: 10)
        default: return nil
        }
    }

    private init(_ fault: JSON.Fault) {
        switch fault {
        case .unreadable(let at):
            self.init(.badRequest, "notJSON")
            values = ["byte": String(at)]
        case .notText(let at):
            self.init(.badRequest, "notUTF8")
            values = ["byte": String(at)]
        case .duplicateKey(let key):
            self.init(.badRequest, "duplicateKey")
            values = ["key": key]
        case .tooDeep: self.init(.badRequest, "tooDeep")
        }
    }

    private static func word(of status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "notFound"
        case .methodNotAllowed: "methodNotAllowed"
        case .contentTooLarge: "tooLarge"
        case .unsupportedMediaType: "wrongMediaType"
        default: "malformed"
        }
    }
}

extension Refusal {
    /// The values of its sentence.
    var values: [String: String] {
        switch self {
        case .unknownSuspensionReason(let allowed): ["allowed": allowed.joined(separator: ", ")]
        case .scoreOutOfRange(let range):
            ["least": String(range.lowerBound), "most": String(range.upperBound)]
        case .outcomeNotByClosure(let allowed):
            ["allowed": allowed.map(\.rawValue).joined(separator: ", ")]
        case .closingNeeds(let needs): ["needs": needs.map(\.rawValue).joined(separator: ", ")]
        case .silenceNotOver(let until), .extensionTooLong(let until):
            ["until": until.description]
        case .skipsALevel(let next): ["next": next.name]
        case .unknownItem(let allowed), .unknownStep(let allowed):
            ["allowed": allowed.joined(separator: ", ")]
        case .wayNotAllowed(let allowed):
            ["allowed": allowed.map(\.rawValue).joined(separator: ", ")]
        case .stepsMissing(let steps): ["steps": steps.joined(separator: ", ")]
        case .notOpen(let next): next.map { ["next": $0.description] } ?? [:]
        case .tooFarAhead(let until): ["until": until.description]
        case .appointmentNotYet(let until): ["until": until.description]
        case .extensionNotLater(let than): ["than": than.description]
        default: [:]
        }
    }
}

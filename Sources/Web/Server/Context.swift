import Hummingbird
import Kernel
import Logging
import NIOCore

/// What is known of a request beside its own text; each middleware adds what it finds out.
struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection: a client's own, or a proxy's.
    let peer: String
    /// Who asks, by address: the peer, or whom a trusted proxy names.
    var address: String
    /// Whether the client itself speaks TLS, as far as we or a trusted proxy know.
    var isSecure = false
    var language: Language = .zhHans
    var asker: Asker = .nobody
    let began = ContinuousClock.now

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
        address = peer
    }

    var words: Words { .in(language) }

    /// The number under which a fault stands in the log.
    var number: String { id }
}

/// Who asks: a visitor, or an official on a page or with a token.
enum Asker: Sendable {
    case nobody
    /// Signed in on the pages; `formKey` must come back with every form.
    case session(Official, formKey: String, token: String)
    /// A script, with `Authorization: Bearer`; `key` is a digest of the token for counting.
    case token(Official, key: String)

    var official: Official? {
        switch self {
        case .nobody: nil
        case .session(let official, _, _): official
        case .token(let official, _): official
        }
    }

    var formKey: String? {
        if case .session(_, let formKey, _) = self { formKey } else { nil }
    }
}

extension Context {
    /// The official who asks.
    ///
    /// - Throws: 401 where nobody is signed in; the error middleware leads a page to the sign-in.
    func official() throws -> Official {
        guard let official = asker.official else { throw ProblemDetails.notSignedIn }
        return official
    }

    /// The official who asks, with one of `roles`.
    ///
    /// - Throws: 401 where nobody is signed in, 403 for another role.
    func official(_ roles: Role...) throws -> Official {
        let official = try official()
        guard !official.roles.isDisjoint(with: roles) else {
            throw ProblemDetails.notAllowed("notYourRole")
        }
        return official
    }
}

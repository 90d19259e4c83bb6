import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever is thrown into an answer: problem+json for programs, a page for people. What
/// nobody but us can put right is logged under the number that is shown.
struct ErrorAnswers: RouterMiddleware {
    /// The page that says `problem`; the number stands on it where the fault is ours.
    typealias Page =
        @Sendable (
            ProblemDetails, _ number: String?, Request, Context
        ) -> Response

    let page: Page

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            guard let problem = ProblemDetails(error) else {
                context.logger.error(
                    "fault", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
                var problem = ProblemDetails(.internalServerError, "fault")
                problem.values = ["number": context.number]
                return answer(problem, context.number, request, context)
            }
            if problem.status.kind == .serverError {
                context.logger.warning("refused", metadata: ["why": "\(error)"])
            }
            return answer(problem, nil, request, context)
        }
    }

    private func answer(
        _ problem: ProblemDetails, _ number: String?, _ request: Request, _ context: Context
    ) -> Response {
        guard !request.isForProgram else { return problem.response(words: context.words) }
        if problem.status == .unauthorized { return .toSignIn(from: request) }
        var response = page(problem, number, request, context)
        response.headers[.retryAfter] = problem.headers[.retryAfter]
        return response
    }
}

extension Request {
    /// Whether the answer is read by a program.
    var isForProgram: Bool { head.isForProgram }
}

extension Response {
    /// To the sign-in page, and from there back to what was asked for.
    static func toSignIn(from request: Request) -> Response {
        let back = request.method == .get ? request.uri.string : "/today"
        return .redirect(to: Address.path("/sign-in", [("to", back)]))
    }
}

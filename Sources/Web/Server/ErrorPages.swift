import Hummingbird

extension Site {
    /// The page for a request that can't be done.
    var errorPage: ErrorAnswers.Page {
        { problem, number, request, context in
            let sentence = number == nil ? problem.title(context.words) : nil
            let page = ErrorPage(
                status: problem.status.code, sentence: sentence, isUncertain: problem.isUncertain,
                logNumber: number)
            let html = view(page, context.words, frame(request, context))
            return .page(html, status: problem.status)
        }
    }
}

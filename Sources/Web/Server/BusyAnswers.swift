import HTTPTypes
import Kernel
import NIOCore

/// The 503 of an overloaded server: that nothing was recorded, and when to try again. It lies
/// ready as bytes, for a refusal must cost next to nothing.
struct BusyAnswers: Sendable {
    private struct Answer: Sendable {
        /// By the seconds after which to try again.
        let heads: [Int: HTTPResponse]
        let body: ByteBuffer

        init(_ bytes: [UInt8], type: String) {
            body = ByteBuffer(bytes: bytes)
            var head = HTTPResponse(status: .serviceUnavailable)
            head.headerFields = SecurityHeaders.fields
            head.headerFields[.contentType] = type
            head.headerFields[.contentLength] = String(bytes.count)
            head.headerFields[.cacheControl] = "no-store"
            heads = Dictionary(
                uniqueKeysWithValues: Lanes.pauses.map { seconds in
                    head.headerFields[.retryAfter] = String(seconds)
                    return (seconds, head)
                })
        }
    }

    private let pages: [Language: Answer]
    private let problems: [Language: Answer]

    init(_ settings: ServerSettings) {
        let problem = ProblemDetails(.serviceUnavailable, "overloaded")
        var (pages, problems): ([Language: Answer], [Language: Answer]) = ([:], [:])
        for language in Language.allCases {
            let words = Words.in(language)
            let page = ErrorPage(status: 503, sentence: problem.title(words))
            let frame = Frame(
                path: "/", now: Moment(milliseconds: 0), csrf: "", submission: "",
                office: settings.office, styles: Asset.styles.path, logo: Asset.logo.path,
                isDemo: settings.isDemo)
            pages[language] = Answer(
                view(page, words, frame).bytes, type: "text/html; charset=utf-8")
            problems[language] = Answer(problem.body(words: words), type: ProblemDetails.mediaType)
        }
        self.pages = pages
        self.problems = problems
    }

    /// - Parameter seconds: after which to try again.
    func answer(
        to request: HTTPRequest, retryAfter seconds: Int
    ) -> (head: HTTPResponse, body: ByteBuffer) {
        let language = Language(of: request.headerFields)
        let answer = (request.isForProgram ? problems : pages)[language]
        return (
            answer?.heads[seconds] ?? HTTPResponse(status: .serviceUnavailable),
            answer?.body ?? ByteBuffer()
        )
    }
}

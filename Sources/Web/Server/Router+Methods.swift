import HTTPTypes
import Hummingbird

extension Router<Context> {
    /// Answers 405 with `Allow` to other methods on the paths that are known by now.
    func refuseOtherMethods() {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options, .trace]
        for (path, routes) in Dictionary(grouping: routes, by: \.path.description) {
            let known = Set(routes.map(\.method))
            var problem = ProblemDetails(.methodNotAllowed, "methodNotAllowed")
            let allow = known.union(known.contains(.get) ? [.head] : []).map(\.rawValue).sorted()
            problem.headers[.allow] = allow.joined(separator: ", ")
            let refusing = problem
            for method in methods where !known.contains(method) {
                on(RouterPath(path), method: method) { _, _ -> Response in throw refusing }
            }
        }
    }
}

import HTTPTypes
import Hummingbird
import Kernel
import Store

/// The method packs in force, with their rules. Needs no token.
struct MethodAPI: Sendable {
    let site: Site

    var operations: [Operation] { [list, one] }

    private var list: Operation {
        Operation(
            method: .get, path: Operation.base("/methods"), id: "listMethods",
            summary: "The packs that were adopted or suspended, where and from when.",
            access: .open,
            answers: [
                .init(
                    status: 200, about: "In the order of adoption.",
                    schema: .page(.named("Method")))
            ]
        ) { request, _ in
            let adoptions = try await site.store.read { try $0.adoptions() }
            return .page(adoptions, next: nil, request) { adoption, text in
                text.object {
                    adoption.write(to: &$0)
                    $0.member("rules", adoption.rules.count)
                    $0.member("waiting", adoption.waiting.count)
                }
            }
        }
    }

    private var one: Operation {
        Operation(
            method: .get, path: Operation.base("/methods/{id}"), id: "getMethod",
            summary: "The adoptions of one pack, each with its rules and with those left open.",
            access: .open,
            parameters: [.path("id", "The pack.")],
            answers: [
                .init(
                    status: 200, about: "In the order of adoption.",
                    schema: .object(["id": .code, "adoptions": .list(.named("Method"))]))
            ]
        ) { _, context in
            let id = try context.code("id", of: MethodPack.self)
            let adoptions = try await site.store.read { try $0.adoptions() }
                .filter { $0.pack == id }
            guard !adoptions.isEmpty else { throw StoreRefusal.notFound }
            return .json { text in
                text.object {
                    $0.member("id", id)
                    $0.list("adoptions", adoptions) { adoption, text in
                        text.object {
                            adoption.write(to: &$0)
                            $0.list("rules", adoption.rules) { $1.value($0.json) }
                            $0.list("waiting", adoption.waiting) { $1.value($0.json) }
                            $0.member("text", adoption.text)
                        }
                    }
                }
            }
        }
    }
}

extension Adoption {
    fileprivate func write(to text: inout JSONText) {
        text.member("id", pack)
        text.member("version", version)
        text.member("file", file)
        text.member("place", place)
        text.member("from", from)
        text.member("suspended", isSuspension)
        text.member("parameters", json: .object(parameters.mapValues { .text($0) }))
    }
}

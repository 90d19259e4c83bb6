import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// The JSON API and its description.
struct API: Sendable {
    let operations: [Operation]
    private let description: [UInt8]

    init(_ site: Site, _ feed: EventFeed) {
        var operations = CaseAPI(site: site).operations
        operations += [VisitAPI(site: site).operation, DutyAPI(site: site).operation]
        operations += FigureAPI(site: site).operations
        operations += RegistryAPI(site: site).operations
        operations += ZoneAPI(site: site).operations
        operations += MethodAPI(site: site).operations
        operations += ServiceAPI(site: site).operations
        operations.append(feed.operation)
        self.operations = operations
        description = OpenAPI(operations: operations).document.bytes
    }

    func add(to router: Router<Context>) {
        for operation in operations { operation.add(to: router) }
        let body = ByteBuffer(bytes: description)
        router.get("/openapi.json") { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "application/json; charset=utf-8",
                    .cacheControl: "public, max-age=300",
                ], body: ResponseBody(byteBuffer: body))
        }
    }
}

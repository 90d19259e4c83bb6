import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the pages.
///
/// Its `path` holds a digest of its content, so it may be kept for ever and a new version has a
/// new name; under its plain name it may be kept as long as its `ETag` is the same.
struct Asset: Sendable {
    let name: String
    let mediaType: String
    let bytes: [UInt8]
    private let digest: String

    init(_ name: String, _ mediaType: String, _ bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
        digest = Self.digest(bytes)
    }

    static let styles = Asset("site.css", "text/css; charset=utf-8", PackageResources.site_css)
    static let icon = Asset("favicon.svg", "image/svg+xml", PackageResources.favicon_svg)
    static let logo = Asset("logo.svg", "image/svg+xml", PackageResources.logo_svg)
    static let all = [styles, icon, logo]

    /// `/public/site.<16 hex digits>.css`.
    var path: String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return "/public/\(name[..<dot]).\(digest)\(name[dot...])"
    }

    func add(to router: Router<Context>) {
        let body = ByteBuffer(bytes: bytes)
        let tag = "\"\(digest)\""
        serve(body, "public, max-age=31536000, immutable", tag, at: path, on: router)
        serve(body, "no-cache", tag, at: "/public/\(name)", on: router)
    }

    private func serve(
        _ body: ByteBuffer, _ caching: String, _ tag: String, at path: String,
        on router: Router<Context>
    ) {
        let headers: HTTPFields = [
            .contentType: mediaType, .cacheControl: caching, .eTag: tag,
        ]
        router.get(RouterPath(path)) { request, _ in
            if request.headers[.ifNoneMatch] == tag {
                return Response(status: .notModified, headers: headers)
            }
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
    }

    /// FNV-1a: enough to tell versions apart; nobody is to be kept from making two alike.
    private static func digest(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let hex = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - hex.utf8.count) + hex
    }
}

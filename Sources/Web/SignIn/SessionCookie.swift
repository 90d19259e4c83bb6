import HTTPTypes
import Hummingbird

/// The cookie of a signed-in official: sent back to this host alone, over TLS, to no script.
///
/// Browsers (Chromium, Firefox) and curl take `Secure` cookies from 127.0.0.1 and localhost over
/// plain HTTP too, so a demonstration needs no other cookie; anywhere else signing in needs TLS.
enum SessionCookie {
    static let name = "__Host-lianxin"

    static func read(_ request: Request) -> String? { request.cookie(name) }

    /// Ends with the browser's session; the store ends it earlier, when it lies idle.
    static func set(_ token: String, on response: inout Response) {
        response.headers[values: .setCookie].append(
            "\(name)=\(token); Path=/; Secure; HttpOnly; SameSite=Lax")
    }

    /// Forgets the cookie and whatever else the browser kept of the pages.
    static func clear(on response: inout Response) {
        response.headers[values: .setCookie].append(
            "\(name)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
        response.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\", \"storage\""
    }
}

import Kernel

/// The whole document around `body`: header with the product's name, navigation by role, the
/// language link, what the last deed did, what was wrong, footer.
func layout(
    _ title: String, _ w: Words, _ frame: Frame, isWide: Bool = false, _ body: Html
) -> Html {
    """
    <!doctype html>
    <html lang="\(w.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(if: frame.refusal != nil, "\(w["problem.prefix"])")\(title) · \(w["product.name"])</title>
    <meta name="theme-color" content="#9d2f22">
    <meta name="format-detection" content="telephone=no">
    <link rel="icon" href="/public/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="\(url: frame.styles)">
    </head>
    <body>
    <a class="skip" href="#main">\(w["layout.skip"])</a>
    \(if: frame.isDemo, "<p class=\"demo-note\">\(w["layout.demo"])</p>")\
    \(header(w, frame))
    <main id="main" class="\(isWide ? "page page-wide" : "page")" tabindex="-1">
    \(some: frame.notice, { notice(.done, "<p role=\"status\">\($0)</p>") })\
    \(some: frame.refusal, { errorSummary($0, w) })\
    \(body)
    </main>
    \(footer(w, frame))
    </body>
    </html>

    """
}

private func header(_ w: Words, _ frame: Frame) -> Html {
    let links = frame.reader.map { staffLinks($0.roles) } ?? residentLinks
    let other = w.language.other
    return """
        <header class="site-header"><div class="bar">\
        <a class="brand" href="/"><img src="\(url: frame.logo)" alt="" width="36" height="36">\
        <span class="brand-name">\(w["product.name"])</span>\
        \(if: !frame.office.isEmpty, "<span class=\"brand-office\">\(frame.office)</span>")</a>\
        <div class="bar-end">\(some: frame.reader, { reader($0, w, frame) })\
        <a class="language" href="\(url: frame.address(in: other))" lang="\(other.rawValue)" \
        hreflang="\(other.rawValue)">\(other.ownName)</a></div></div>\
        <nav class="nav" aria-label="\(w["layout.nav"])"><ul>\
        \(each: links, { link($0, w, frame) })</ul></nav></header>
        """
}

private func reader(_ reader: Reader, _ w: Words, _ frame: Frame) -> Html {
    """
    <span class="reader"><span class="reader-name">\(reader.name)</span> \
    <span class="reader-post">\(reader.post)</span></span>\
    <form class="sign-out" method="post" action="/sign-out">\
    <input type="hidden" name="csrf" value="\(frame.csrf)">\
    <button class="link" type="submit">\(w["layout.signOut"])</button></form>
    """
}

private struct NavigationLink {
    let path: String
    let key: String
}

private let residentLinks = [
    NavigationLink(path: "/report", key: "nav.report"),
    NavigationLink(path: "/track", key: "nav.track"),
    NavigationLink(path: "/contact", key: "nav.contact"),
    NavigationLink(path: "/services", key: "nav.services"),
    NavigationLink(path: "/public", key: "nav.public"),
]

private func staffLinks(_ roles: Set<Role>) -> [NavigationLink] {
    let all: [(roles: Set<Role>, link: NavigationLink)] = [
        ([.field], NavigationLink(path: "/today", key: "nav.today")),
        ([.desk], NavigationLink(path: "/desk", key: "nav.desk")),
        ([.handler], NavigationLink(path: "/work", key: "nav.work")),
        ([.supervisor], NavigationLink(path: "/supervision", key: "nav.supervision")),
        ([.leader, .supervisor], NavigationLink(path: "/board", key: "nav.board")),
        (
            [.desk, .supervisor, .leader, .handler, .field],
            NavigationLink(path: "/cases", key: "nav.cases")
        ),
        (
            [.desk, .supervisor, .leader, .field],
            NavigationLink(path: "/undertakings", key: "nav.undertakings")
        ),
        ([.admin], NavigationLink(path: "/admin", key: "nav.admin")),
    ]
    return all.filter { !$0.roles.isDisjoint(with: roles) }.map(\.link)
}

private func link(_ link: NavigationLink, _ w: Words, _ frame: Frame) -> Html {
    let isHere = frame.path == link.path || frame.path.hasPrefix(link.path + "/")
    return """
        <li><a href="\(url: link.path)"\(if: isHere, " aria-current=\"page\"")>\
        \(w[link.key])</a></li>
        """
}

private func footer(_ w: Words, _ frame: Frame) -> Html {
    """
    <footer class="site-footer"><div class="bar">\
    <p>\(w["footer.promise"])</p>\
    <ul class="footer-links"><li><a href="/public">\(w["nav.public"])</a></li>\
    \(if: frame.reader == nil, "<li><a href=\"/sign-in\">\(w["footer.staff"])</a></li>")\
    <li><a href="/openapi.json">\(w["footer.api"])</a></li></ul></div></footer>
    """
}

/// All that was wrong, at the top of the page, each a link to its field.
func errorSummary(_ attempt: Attempt, _ w: Words) -> Html {
    """
    <div class="error-summary" role="alert" aria-labelledby="error-title" tabindex="-1">\
    <h2 id="error-title">\(w["problem.title"])</h2><ul>\
    \(each: attempt.problems, { problem -> Html in
        """
        <li><a href="#\(attempt.form)\(some: problem.field, { "-\($0)" })">\
        \(problem.sentence)</a></li>
        """
    })</ul></div>
    """
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One line on the standard error that counts up, where a person looks at it.
struct ImportProgress {
    private let isShown = isatty(2) == 1

    func show(_ summary: ImportSummary) {
        guard isShown else { return }
        let bad = summary.bad == 0 ? "" : ", \(summary.bad) bad"
        var error = StandardError()
        print("\r\u{1B}[K\(summary.rows) rows\(bad)", terminator: "", to: &error)
    }

    func clear() {
        guard isShown else { return }
        var error = StandardError()
        print("\r\u{1B}[K", terminator: "", to: &error)
    }
}

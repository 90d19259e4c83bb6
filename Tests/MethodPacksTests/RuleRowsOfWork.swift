@testable import Kernel

extension RuleRow {
    /// Services, claims, works, consequences, windows and numbers to dial.
    static let work = [
        RuleRow(
            "micro-wish-claims-max", "number: 2", "number: 3", .claimed(2),
            "refused: 2 are enough", "may be claimed"),
        RuleRow(
            "hotline-81890-number", "\"81890\"", "\"81891\"", .dialling, "dials 81890",
            "dials 81891"),
        RuleRow(
            "baodi-windows", "exactly: 1", "exactly: 2", .handled(windows: 2, visits: 1),
            "2 windows, not 1", "as promised"),
        RuleRow(
            "baodi-completion-visits", "exactly: 1", "exactly: 2",
            .handled(windows: 1, visits: 2), "2 visits, not 1", "as promised"),
        RuleRow(
            "baodi-proxy-fee", "exactly: 0", "exactly: 1", .fee(1), "refused: at most 0 yuan",
            "may be taken"),
        RuleRow(
            "changning-pair-ratio", "number: 1", "number: 2", .partners(2), "1 too many",
            "nothing amiss"),
        RuleRow(
            "nanjing-hotline-number", "\"96889622\"", "\"96889623\"", .dialling,
            "dials 96889622", "dials 96889623"),
        RuleRow(
            "laoli-number", "\"4420000\"", "\"4420001\"", .dialling, "dials 4420000",
            "dials 4420001"),
        RuleRow(
            "laoli-user-fee", "exactly: 0", "exactly: 1", .fee(1), "refused: at most 0 yuan",
            "may be taken"),
        RuleRow(
            "hubei-round-one-length", "lasts: 3mo", "lasts: 4mo", .opening("2026-03-01"),
            "until 2026-05-31", "until 2026-06-30"),
        RuleRow(
            "baise-centre-villages", "atLeast: 5", "atLeast: 4",
            .stationFor(["villages": 4, "people": 4999]), "may not stand", "may stand"),
        RuleRow(
            "baise-centre-people", "atLeast: 5000", "atLeast: 4999",
            .stationFor(["villages": 4, "people": 4999]), "may not stand", "may stand"),
        RuleRow(
            "yingshan-first-prize", "exactly: 300", "exactly: 301",
            .prize(301, for: "firstPrize"), "refused: at most 300 yuan", "may be decided"),
        RuleRow(
            "yingshan-suspension", "exactly: 1mo", "exactly: 2mo", .decided(on: "2026-09-01"),
            "until 2026-09-30", "until 2026-10-31"),
        RuleRow(
            "yingshan-upkeep-charge", "exactly: 5", "exactly: 6", .charge(6),
            "refused: at most 5 yuan a head", "may be charged"),
    ]
}

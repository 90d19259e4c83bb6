@testable import Kernel

extension RuleRow {
    /// What must be reached, and how much of it.
    static let coverages = [
        RuleRow(
            "report-in-member-coverage", "exactly: 100", "exactly: 99", .reached(99, of: 100),
            "1 missing", "kept"),
        RuleRow(
            "household-miss-limit", "exactly: 0", "exactly: 1", .reached(4, of: 5), "1 missing",
            "kept"),
        RuleRow(
            "household-meets-official", "exactly: 100", "exactly: 99", .reached(999, of: 1000),
            "1 missing", "kept"),
        RuleRow(
            "principal-natural-village-coverage", "exactly: 100", "exactly: 60",
            .reached(2, of: 3), "1 missing", "kept"),
        RuleRow(
            "linked-household-coverage", "exactly: 100", "exactly: 75", .reached(3, of: 4),
            "1 missing", "kept"),
        RuleRow(
            "ninghai-scope", "exactly: 18", "exactly: 17", .reached(17, of: 18), "1 missing",
            "kept"),
        RuleRow(
            "menglian-official-has-household", "exactly: 100", "exactly: 99",
            .reached(2204, of: 2205), "1 missing", "kept"),
        RuleRow(
            "menglian-household-has-official", "exactly: 100", "exactly: 80",
            .reached(4, of: 5), "1 missing", "kept"),
        RuleRow(
            "baodi-small-village-coverage", "exactly: 100", "exactly: 99",
            .reached(298, of: 299), "1 missing", "kept"),
        RuleRow(
            "baodi-large-village-coverage", "atLeast: 80", "atLeast: 79",
            .reached(239, of: 300), "1 missing", "kept"),
        RuleRow(
            "baodi-diary-per-visit", "exactly: 100", "exactly: 90", .reached(9, of: 10),
            "1 missing", "kept"),
        RuleRow(
            "changning-pair-coverage", "exactly: 100", "exactly: 75", .reached(3, of: 4),
            "1 missing", "kept"),
        RuleRow(
            "linkage-lost-cases", "exactly: 0", "exactly: 1", .reached(2, of: 3), "1 missing",
            "kept"),
        RuleRow(
            "laoli-answer-rate", "exactly: 100", "exactly: 97", .reached(39, of: 40),
            "1 missing", "kept"),
        RuleRow(
            "laoli-complaint-timeliness", "exactly: 100", "exactly: 85", .reached(6, of: 7),
            "1 missing", "kept"),
        RuleRow(
            "hubei-village-coverage", "exactly: 100", "exactly: 99", .reached(99, of: 100),
            "1 missing", "kept"),
        RuleRow(
            "hubei-household-coverage", "exactly: 100", "exactly: 96", .reached(96, of: 100),
            "4 missing", "kept"),
        RuleRow(
            "dongguan-deputy-participation", "exactly: 100", "exactly: 99",
            .reached(5984, of: 5985), "1 missing", "kept"),
        RuleRow(
            "yingshan-registered-accepted", "exactly: 100", "exactly: 96",
            .reached(29, of: 30), "1 missing", "kept"),
        RuleRow(
            "jilin-villages", "exactly: 1000", "exactly: 999", .reached(999, of: 1000),
            "1 missing", "kept"),
        RuleRow(
            "hanzhong-coverage", "exactly: 100", "exactly: 98", .reached(49, of: 50),
            "1 missing", "kept"),
    ]
}

@testable import Kernel

extension RuleRow {
    /// Visits, quotas of work, clocks and closings.
    static let duties = [
        RuleRow(
            "micro-wish-claims-min", "number: 1", "number: 2",
            .done(["2026-03-20"], on: "2026-12-31"), "1 of 1, met", "1 of 2, due 2026-12-31"),
        RuleRow(
            "practical-matter-fields", "times: 10", "times: 11",
            .doneDaily(10, from: "2026-03-02", on: "2026-12-31"), "10 of 10, met",
            "10 of 11, due 2026-12-31"),
        RuleRow(
            "thousand-plan-yearly", "roughly: 1000", "roughly: 999", .counted(1200),
            "nothing amiss", "warns: 1200 isn't about 999"),
        RuleRow(
            "menglian-county-leader-days", "5 per month", "4 per month",
            .visits(["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-12"], on: "2026-01-31"),
            "4 of 5, due 2026-01-31", "4 of 4, met"),
        RuleRow(
            "menglian-department-head-days", "7 per month", "6 per month",
            .visits(
                [
                    "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-12", "2026-01-13",
                    "2026-01-30",
                ], on: "2026-01-31"),
            "6 of 7, due 2026-01-31", "6 of 6, met"),
        RuleRow(
            "chadian-looks-back", "times: 2", "times: 1", .done(["2026-05-10"], on: "2026-08-31"),
            "1 of 2, due 2026-08-31", "1 of 1, met"),
        RuleRow(
            "chadian-industries-min", "atLeast: 1", "atLeast: 2",
            .done(["2026-05-03"], on: "2026-05-05"), "1 of 1, met", "1 of 2, due 2026-05-05"),
        RuleRow(
            "chadian-industries-max", "atMost: 2", "atMost: 3", .counted(3), "1 too many",
            "nothing amiss"),
        RuleRow(
            "zhaotong-households", "10 per stay", "9 per stay",
            .visits(
                [
                    "2026-05-01", "2026-05-01", "2026-05-02", "2026-05-02", "2026-05-03",
                    "2026-05-03", "2026-05-04", "2026-05-04", "2026-05-05", "2026-05-06",
                ], on: "2026-05-06"),
            "9 of 10, due 2026-05-05", "9 of 9, met"),
        RuleRow(
            "zhaotong-nights", "1 per stay", "2 per stay",
            .visits(["2026-05-02"], .overnight, on: "2026-05-05"), "1 of 1, met",
            "1 of 2, due 2026-05-05"),
        RuleRow(
            "zhaotong-farmer-days", "times: 1", "times: 2",
            .done(["2026-05-02"], on: "2026-05-05"), "1 of 1, met", "1 of 2, due 2026-05-05"),
        RuleRow(
            "zhaotong-practical-matters", "times: 1", "times: 2",
            .done(["2026-05-03"], on: "2026-05-05"), "1 of 1, met", "1 of 2, due 2026-05-05"),
        RuleRow(
            "zhaotong-surveys", "times: 1", "times: 2", .done(["2026-05-04"], on: "2026-05-05"),
            "1 of 1, met", "1 of 2, due 2026-05-05"),
        RuleRow(
            "guangwai-weekly-days", "2 per week", "1 per week",
            .visits(["2026-03-03", "2026-03-03"], on: "2026-03-08"), "1 of 2, due 2026-03-08",
            "1 of 1, met"),
        RuleRow(
            "songmu-household-visits", "1 per year", "2 per year",
            .household(["2026-03-09"], on: "2026-12-31"), "1 of 1, met",
            "0 of 1, due 2026-12-31"),
        RuleRow(
            "songmu-urgent-report", "within: 0d", "within: 1d",
            .registered(.help, at: "2026-07-04T23:10", danger: true), "due 2026-07-04",
            "due 2026-07-05"),
        RuleRow(
            "yingshan-reply-days", "within: 15d", "within: 16d",
            .registered(.criticism, at: "2026-06-23T10:00"), "due 2026-07-08",
            "due 2026-07-09"),
        RuleRow(
            "yingshan-revisit", "after: 1mo", "after: 2mo",
            .replied(.criticism, at: "2026-07-06T10:00"), "due 2026-08-06", "due 2026-09-06"),
        RuleRow(
            "yingshan-unsatisfied-close", "[reply, revisit, residentSatisfied]",
            "[reply, revisit]", .closing([.reply, .revisit]), "missing residentSatisfied",
            "may be closed"),
        RuleRow(
            "tumed-signature", "[reply, residentSignature]", "[reply]", .closing([.reply]),
            "missing residentSignature", "may be closed"),
    ]
}

@testable import Kernel

extension RuleRow {
    /// What recurs: every day, week, month, and the promises of so many hours.
    static let rhythms = [
        RuleRow(
            "service-days-365", "days: 365", "days: 364",
            .doneDaily(364, from: "2026-01-01", on: "2026-12-31"), "364 of 365, due 2026-12-31",
            "364 of 364, met"),
        RuleRow(
            "guangwai-weekly-study", "every: week", "every: week, times: 2",
            .done(["2026-03-03"], on: "2026-03-08"), "1 of 1, met", "1 of 2, due 2026-03-08"),
        RuleRow(
            "guangwai-weekly-on-site", "every: week", "every: week, times: 2",
            .done(["2026-03-04"], on: "2026-03-08"), "1 of 1, met", "1 of 2, due 2026-03-08"),
        RuleRow(
            "guangwai-weekly-safety", "every: week", "every: week, times: 2",
            .done(["2026-03-05"], on: "2026-03-08"), "1 of 1, met", "1 of 2, due 2026-03-08"),
        RuleRow(
            "baodi-visit-cadence", "every: day", "every: day, times: 2",
            .done(["2026-03-03"], on: "2026-03-03"), "1 of 1, met", "1 of 2, due 2026-03-03"),
        RuleRow(
            "baodi-letter-cadence", "every: year", "every: year, times: 2",
            .done(["2026-01-31"], on: "2026-12-31"), "1 of 1, met", "1 of 2, due 2026-12-31"),
        RuleRow(
            "deputy-day", "daysOfMonth: 18", "daysOfMonth: 19", .done([], on: "2026-04-01"),
            "0 of 1, from 2026-04-18, due 2026-04-18", "0 of 1, from 2026-04-19, due 2026-04-19"),
        RuleRow(
            "nanjing-week", "days: 7", "days: 6",
            .doneDaily(6, from: "2026-03-02", on: "2026-03-08"), "6 of 7, due 2026-03-08",
            "6 of 6, met"),
        RuleRow(
            "laoli-hours", "hours: 24", "hours: 23", .open("00:00-23:00"), "60 minutes missing",
            "as promised"),
        RuleRow(
            "songmu-phone-hours", "hours: 24", "hours: 10", .open("08:00-18:00"),
            "840 minutes missing", "as promised"),
        RuleRow(
            "dongguan-web-hours", "hours: 24", "hours: 12", .open("09:00-21:00"),
            "720 minutes missing", "as promised"),
        RuleRow(
            "songmu-sort-cadence", "every: week", "every: week, times: 2",
            .done(["2026-02-13"], on: "2026-02-15"), "1 of 1, met", "1 of 2, due 2026-02-15"),
        RuleRow(
            "songmu-total-cadence", "every: month", "every: month, times: 2",
            .done(["2026-02-27"], on: "2026-02-28"), "1 of 1, met", "1 of 2, due 2026-02-28"),
        RuleRow(
            "songmu-basic-cadence", "every: year", "every: year, times: 2",
            .done(["2026-12-31"], on: "2026-12-31"), "1 of 1, met", "1 of 2, due 2026-12-31"),
        RuleRow(
            "songmu-dynamic-cadence", "every: month", "every: month, times: 2",
            .done(["2026-03-31"], on: "2026-03-31"), "1 of 1, met", "1 of 2, due 2026-03-31"),
        RuleRow(
            "songmu-promise-cadence", "every: year", "every: half-year",
            .done([], on: "2026-06-01"), "0 of 1, due 2026-12-31", "0 of 1, due 2026-06-30"),
        RuleRow(
            "songmu-comment-cadence", "every: month", "every: quarter", .done([], on: "2026-02-13"),
            "0 of 1, due 2026-02-28", "0 of 1, due 2026-03-31"),
        RuleRow(
            "songmu-check-cadence", "every: day", "every: week", .done([], on: "2026-02-13"),
            "0 of 1, due 2026-02-13", "0 of 1, due 2026-02-15"),
        RuleRow(
            "songmu-bulletin-cadence", "every: week", "every: month", .done([], on: "2026-02-13"),
            "0 of 1, due 2026-02-15", "0 of 1, due 2026-02-28"),
        RuleRow(
            "songmu-appraisal-cadence", "every: month", "every: year",
            .done(["2026-01-30"], on: "2026-02-28"), "0 of 1, due 2026-02-28", "1 of 1, met"),
        RuleRow(
            "dongguan-open-cadence", "every: week", "every: week, times: 2",
            .done(["2026-03-07"], on: "2026-03-08"), "1 of 1, met", "1 of 2, due 2026-03-08"),
        RuleRow(
            "baise-team-visits", "times: 2", "times: 1", .done(["2026-03-03"], on: "2026-03-08"),
            "1 of 2, due 2026-03-08", "1 of 1, met"),
        RuleRow(
            "yingshan-seek-first-day", "day: 1", "day: 2", .done([], on: "2026-03-01"),
            "0 of 1, due 2026-03-05", "0 of 1, from 2026-03-02, due 2026-03-05"),
        RuleRow(
            "yingshan-seek-last-day", "day: 5", "day: 6", .done([], on: "2026-03-01"),
            "0 of 1, due 2026-03-05", "0 of 1, due 2026-03-06"),
        RuleRow(
            "yingshan-branch-first-day", "day: 6", "day: 7", .done([], on: "2026-03-01"),
            "0 of 1, from 2026-03-06, due 2026-03-10", "0 of 1, from 2026-03-07, due 2026-03-10"),
        RuleRow(
            "yingshan-branch-last-day", "day: 10", "day: 11", .done([], on: "2026-03-01"),
            "0 of 1, from 2026-03-06, due 2026-03-10", "0 of 1, from 2026-03-06, due 2026-03-11"),
    ]
}

@testable import Kernel

extension RuleRow {
    /// Ballots and meetings.
    static let gatherings = [
        RuleRow(
            "baodi-vote-cadence", "every: year", "every: half-year",
            .ballotsHeld(["2026-02-20"], on: "2026-12-31"), "met", "due in 0"),
        RuleRow(
            "baodi-voter-groups",
            "[villageTwoCommittees, allPartyMembers, villagerRepresentatives]",
            "[villageTwoCommittees, allPartyMembers]",
            .ballots(["villageTwoCommittees": 10, "villagerRepresentatives": 25]), "counted: 35",
            "villagerRepresentatives isn't asked"),
        RuleRow(
            "raoyang-rating-cadence", "every: half-year", "every: year",
            .ballotsHeld(["2026-06-30"], on: "2026-07-01"), "due in 183", "met"),
        RuleRow(
            "raoyang-rating-sources", "[selfRating, residentReview, branchDecision]",
            "[selfRating, residentReview]", .marksOf(["selfRating", "residentReview"]),
            "missing branchDecision", "complete"),
        RuleRow(
            "songmu-rating-cadence", "every: half-year", "every: year",
            .ballotsHeld([], on: "2026-06-30"), "due in 0", "due in 184"),
        RuleRow(
            "songmu-rating-quorum", "atLeast: 50", "atLeast: 49",
            .ballots([
                "villageOfficial": 5, "partyMember": 12, "groupHead": 8,
                "residentRepresentative": 24,
            ]), "not counted, 49 of 50", "counted: 49"),
        RuleRow(
            "menglian-joint-meeting-county", "every: 2 months", "every: 3 months",
            .done([], on: "2026-02-28"), "0 of 1, due 2026-02-28", "0 of 1, due 2026-03-31"),
        RuleRow(
            "menglian-joint-meeting-township", "every: 1 month", "every: 2 months",
            .done(["2026-01-20"], on: "2026-02-01"), "0 of 1, due 2026-02-28", "1 of 1, met"),
        RuleRow(
            "yingshan-midmonth-days", "days: 1", "days: 2", .done(["2026-03-11"], on: "2026-03-20"),
            "1 of 1, met", "1 of 2, from 2026-03-11, due 2026-03-20"),
        RuleRow(
            "yingshan-assembly-cadence", "every: half-year", "every: year",
            .done([], on: "2026-06-01"), "0 of 1, due 2026-06-30", "0 of 1, due 2026-12-31"),
        RuleRow(
            "yingshan-notice-lead", "exactly: 7d", "exactly: 6d",
            .meetingHeld("2026-06-23", known: "2026-06-17"), "refused: not before 2026-06-24",
            "may be held"),
        RuleRow(
            "yingshan-jury-size", "exactly: 10", "exactly: 9",
            .jury(["townOfficials": 3, "villageOfficials": 3, "residentRepresentatives": 3]),
            "1 too few", "whole"),
        RuleRow(
            "yingshan-jury-pools", "[townOfficials, villageOfficials, residentRepresentatives]",
            "[townOfficials, villageOfficials]",
            .jury(["townOfficials": 5, "villageOfficials": 5]),
            "nobody of residentRepresentatives", "whole"),
    ]
}

@testable import Kernel

extension RuleRow {
    /// How bodies are made up, and who answers for how many.
    static let bodies = [
        RuleRow(
            "menglian-leaders-per-zone", "exactly: 1", "exactly: 2", .members(["leader": 1]),
            "whole", "1 too few"),
        RuleRow(
            "menglian-five-ones-count", "exactly: 5", "exactly: 4",
            .members(["liaisonOfficer": 1, "contactCard": 1, "opinionBox": 1, "telephone": 1]),
            "1 too few; nobody of mailbox", "nobody of mailbox"),
        RuleRow(
            "chadian-team-size", "exactly: 13", "exactly: 12", .members(["officials": 12]),
            "1 too few", "whole"),
        RuleRow(
            "chadian-team-head", "exactly: 1", "exactly: 2", .members(["official": 2]),
            "1 too many", "whole"),
        RuleRow(
            "chadian-team-deputies", "exactly: 2", "exactly: 3", .members(["officials": 3]),
            "1 too many", "whole"),
        RuleRow(
            "chadian-team-section-rank", "exactly: 10", "exactly: 9",
            .members(["officials": 9]), "1 too few", "whole"),
        RuleRow(
            "chadian-secretaries", "exactly: 12", "exactly: 11",
            .members(["deputyPosts": 2, "sectionRankPosts": 9]), "1 too few", "whole"),
        RuleRow(
            "chadian-secretary-per-village", "exactly: 1", "exactly: 2",
            .members(["official": 2]), "1 too many", "whole"),
        RuleRow(
            "guangwai-branch-count", "exactly: 11", "exactly: 12",
            .members([
                "cityOrDistrictMember": 3, "subdistrictOfficial": 3, "communityOfficial": 3,
                "projectManager": 1, "residentMember": 2,
            ]), "1 too many", "whole"),
        RuleRow(
            "baodi-stations-per-village", "exactly: 1", "exactly: 2", .members(["station": 2]),
            "1 too many", "whole"),
        RuleRow(
            "baodi-assistants-per-village", "exactly: 1", "exactly: 2",
            .members(["assistant": 1]), "whole", "1 too few"),
        RuleRow(
            "raoyang-members-per-leader", "roughly: 10", "roughly: 11",
            .members(["members": 13]), "warns: 13 isn't about 10", "whole"),
        RuleRow(
            "raoyang-households-per-member", "roughly: 10", "roughly: 9",
            .members(["households": 7]), "warns: 7 isn't about 10", "warns: 7 isn't about 9"),
        RuleRow(
            "shanghai-block-persons", "moreThan: 10", "moreThan: 9", .members(["persons": 10]),
            "1 too few", "whole"),
        RuleRow(
            "shanghai-block-households", "roughly: 200", "roughly: 201",
            .members(["households": 241]), "warns: 241 isn't about 200", "whole"),
        RuleRow(
            "hubei-inspection-group-count", "exactly: 14", "exactly: 13",
            .members(["groups": 13]), "1 too few", "whole"),
        RuleRow(
            "dongguan-deputies-per-studio", "roughly: 10", "roughly: 9",
            .members(["deputies": 12]), "whole", "warns: 12 isn't about 9"),
        RuleRow(
            "dongguan-web-per-studio", "exactly: 1", "exactly: 2", .members(["web studio": 2]),
            "1 too many", "whole"),
        RuleRow(
            "dongguan-teams", "[studioDeputies, liaisonOfficers, volunteers]",
            "[studioDeputies, liaisonOfficers]",
            .members(["studioDeputies": 10, "liaisonOfficers": 2]), "nobody of volunteers",
            "whole"),
        RuleRow(
            "baise-stay-share", "roughly: 40", "roughly: 50", .members(["officials": 25], of: 50),
            "warns: 50 isn't about 40", "whole"),
        RuleRow(
            "baise-go-share", "roughly: 60", "roughly: 70", .members(["officials": 37], of: 50),
            "warns: 74 isn't about 60", "whole"),
        RuleRow(
            "yingshan-book-per-branch", "exactly: 1", "exactly: 2", .members(["book": 1]),
            "whole", "1 too few"),
        RuleRow(
            "yingshan-team-min", "atLeast: 6", "atLeast: 5",
            .members(["partyMembers": 3, "residentRepresentatives": 2]), "1 too few", "whole"),
        RuleRow(
            "yingshan-team-max", "atMost: 7", "atMost: 8", .members(["persons": 8]),
            "1 too many", "whole"),
        RuleRow(
            "yingshan-supervision-team", "roughly: 30", "roughly: 29",
            .members(["allCircles": 36]), "whole", "warns: 36 isn't about 29"),
        RuleRow(
            "jilin-heads", "exactly: 1000", "exactly: 999", .members(["persons": 999]),
            "1 too few", "whole"),
        RuleRow(
            "songmu-village-per-official", "exactly: 1", "exactly: 2", .answersFor(2), "broken",
            "kept"),
        RuleRow(
            "songmu-card-per-household", "exactly: 1", "exactly: 2", .answersFor(1), "kept",
            "broken"),
    ]
}

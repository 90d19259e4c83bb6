import Testing

@testable import Kernel
@testable import MethodPacks

/// Services, claims, projects, consequences and limits.
extension Scenario {
    /// `service: RULE` in one of these ways: `at` a level, by which `way`, for which `fee`; an item
    /// that took `windows` and `visits` and whose steps were `checked`; a day's `calls`; `open` at a
    /// moment; a station `serving` so many.
    mutating func expectService(_ step: Field) throws {
        let rule = try named("service", step) {
            if case .service(let rule) = $0 { rule } else { nil }
        }
        if let way = step["way"]?.text {
            let level = try #require(TerritoryLevel(name: step["at"]?.text ?? "village"))
            let way = try #require(HandlingWay(rawValue: way))
            expectRefusal(step) { () throws(ServiceRefusal) in
                try rule.checkHandling(at: level, way, fee: step.number("fee") ?? 0)
            }
        }
        if step["checked"] != nil || step["windows"] != nil {
            let gaps = rule.gaps(
                windows: step.number("windows") ?? 0, visits: step.number("visits") ?? 0,
                checked: step.words("checked"))
            let found = gaps.map(\.words).joined(separator: "; ")
            expect(gaps.isEmpty ? "whole" : found, "gaps", step)
        }
        if let calls = step.number("calls") {
            expect(rule.gap(calls: calls)?.words ?? "whole", "gaps", step)
        }
        if let text = step["open"]?.text {
            let moment = try #require(Moment(text))
            expect(rule.isOpen(at: moment, calendar) ? "open" : "closed", "is", step)
        }
        if step["serving"] != nil {
            let may = rule.mayStand(serving: try step.counts("serving"))
            expect(may ? "may stand" : "may not stand", "station", step)
        }
    }

    /// `claim: RULE`, one more `after` so many, of something `taken` or for a `window`; or so many
    /// `partners` of one person.
    mutating func expectClaim(_ step: Field) throws {
        let rule = try named("claim", step) { if case .claim(let rule) = $0 { rule } else { nil } }
        if let partners = step.number("partners") {
            expect(rule.gap(partners: partners)?.words ?? "whole", "gaps", step)
        } else {
            let claimed = step.number("after") ?? 0
            expectRefusal(step) { () throws(ClaimRefusal) in
                try rule.checkClaim(
                    after: claimed, isTaken: step["taken"]?.text == "true",
                    window: step["window"]?.text)
            }
        }
    }

    /// `project: RULE`: `reaching` a milestone `after` others; who was `asked`; a `charge` a head; a
    /// `fund`; `accepted` by a role after it was `inspected`; `begins` and `ends`.
    mutating func expectProject(_ step: Field) throws {
        let rule = try named("project", step) {
            if case .project(let rule) = $0 { rule } else { nil }
        }
        if let day = step.day("begins") {
            expect(rule.lastDay(beginning: day)?.description, "ends", step)
        }
        let asked = try step.counts("asked")
        let inspected = Set(step.words("inspected").compactMap { Inspection(rawValue: $0) })
        expectRefusal(step) { () throws(ProjectRefusal) in
            if step["asked"] != nil {
                try rule.checkBeginning(
                    ConsentCount(
                        agreed: asked["agreed"] ?? 0, refused: asked["refused"] ?? 0,
                        notAsked: asked["notAsked"] ?? 0))
            }
            if let milestone = step["reaching"]?.text {
                try rule.checkReaching(milestone, after: step.words("after"))
            }
            if let yuan = step.number("charge") { try rule.checkCharge(perHead: yuan) }
            if let fund = step["fund"]?.text { try rule.checkFund(fund) }
            if let role = step["accepted"]?.text.flatMap({ ID<PackRole>($0) }) {
                try rule.checkAcceptance(by: role, after: inspected)
            }
        }
    }

    /// `consequence: RULE`: a role `decides`, `by` which, for which `prize`; `begins` and `ends`.
    mutating func expectConsequence(_ step: Field) throws {
        let rule = try named("consequence", step) {
            if case .consequence(let rule) = $0 { rule } else { nil }
        }
        if let day = step.day("begins") {
            expect(rule.lastDay(from: day)?.description, "ends", step)
        }
        guard let word = step["decides"]?.text else { return }
        let role: ID<PackRole> = try #require(step["by"]?.text.flatMap { ID($0) })
        expectRefusal(step) { () throws(ConsequenceRule.Refusal) in
            try rule.checkDeciding(word, by: role, prize: step.number("prize") ?? 0)
        }
    }

    /// `responsibility: RULE`, `count`, and whether it is `kept`.
    mutating func expectResponsibility(_ step: Field) throws {
        let rule = try named("responsibility", step) {
            if case .responsibility(let rule) = $0 { rule } else { nil }
        }
        let count = try #require(step.number("count"))
        expect(rule.isKept(by: count) ? "true" : "false", "kept", step)
    }

    /// `limit: RULE`: whether a `count` is `allowed`; a window that `opens` and `ends`; what is
    /// given to be `dialled`; the number of `items` of a list.
    mutating func expectLimit(_ step: Field) throws {
        let rule = try named("limit", step) { if case .limit(let rule) = $0 { rule } else { nil } }
        if let count = step.number("count") {
            expect(rule.allows(count) ? "true" : "false", "allowed", step)
        }
        if let day = step.day("opens") {
            expect(rule.lastDay(opening: day)?.description, "ends", step)
        }
        if step["dialled"] != nil { expect(rule.dial, "dialled", step) }
        if step["items"] != nil { expect(rule.bound.number.map(String.init), "items", step) }
    }
}

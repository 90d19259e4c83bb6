import Foundation
import Testing

@testable import Kernel
@testable import MethodPacks

/// A story in the words of an office: given these packs, people and households; when this happens;
/// then these dates, duties and refusals. It is told from a YAML file of `packs/scenarios`.
struct Scenario {
    let file: String
    let root: Field
    var people: [String: Official] = [:]
    var levels: [String: TerritoryLevel] = [:]
    var households: [Household] = []
    var visits: [Visit] = []
    /// The days on which periodic work was noted as done, by its word.
    var done: [String: [Day]] = [:]
    var adoptions: [Adoption] = []
    var path: [ID<Place>] = []
    var rules = RuleSet()
    var serviceCase: ServiceCase?
    var kind = CaseKind.complaint
    let calendar = WorkingCalendar.china

    init(file: String, bytes: [UInt8]) throws {
        self.file = file
        root = Field(node: try PackText.root(bytes, file: file).get(), path: "")
    }

    mutating func run(with packs: Packs) throws {
        path = try (root["places"]?.items ?? []).map { try #require($0.text.flatMap { ID($0) }) }
        for field in root["people"]?.items ?? [] { try add(person: field) }
        for field in root["households"]?.items ?? [] { try add(household: field) }
        for field in root["packs"]?.items ?? [] { try adopt(field, from: packs) }
        for step in root["story"]?.items ?? [] { try tell(step) }
    }

    func note(_ message: String, at field: Field) {
        Issue.record("\(file):\(field.line): \(message)")
    }

    private mutating func adopt(_ field: Field, from packs: Packs) throws {
        let id: ID<MethodPack> = try #require(field["pack"]?.text.flatMap { ID($0) })
        let file = try #require(packs[id])
        let values = Dictionary(
            uniqueKeysWithValues: (field["figures"]?.pairs ?? []).map {
                ($0.key.text ?? "", $0.value.text ?? "")
            })
        let place: ID<Place> = try #require(field["at"]?.text.flatMap { ID($0) })
        let from = try #require(field["from"]?.text.flatMap { Day($0) })
        do throws(AdoptionFault) {
            adoptions.append(try file.adopting(with: values, at: place, from: from))
            if let wanted = field["fails"]?.text { note("expected: \(wanted)", at: field) }
        } catch {
            let found = Self.told(error.description)
            if found != field["fails"]?.text { note(found, at: field) }
        }
    }

    private mutating func add(person field: Field) throws {
        let name = try #require(field["name"]?.text)
        let role = try #require(field["role"]?.text.flatMap { Role(rawValue: $0) })
        let unit: ID<HandlingUnit>? = field["unit"]?.text.flatMap { ID($0) }
        levels[name] = field["level"]?.text.flatMap { TerritoryLevel(name: $0) }
        let code: ID<Official> = try #require(ID("G\(people.count + 1)"))
        let held = try (field["holds"]?.items ?? []).map { held in
            try #require(held.text.flatMap { MethodRole($0) })
        }
        people[name] = Official(
            code: code, name: name, unit: unit, place: try #require(path.first), roles: [role],
            methodRoles: Set(held))
    }

    private mutating func add(household field: Field) throws {
        let name = try #require(field.text ?? field["name"]?.text)
        let id: ID<Household> = try #require(ID("H\(households.count + 1)"))
        households.append(
            Household(
                id: id, place: try #require(path.first), head: name,
                declinesVisits: field["declines"]?.text == "true"))
    }

    /// The steps of a story, by the key that tells them from others; the first that a step has counts.
    enum Step: String, CaseIterable {
        case conflict, ballot, meeting, jury, team, service, claim, project, consequence
        case responsibility, limit, coverage, duty, leftOver, goes, visits, does, done, dates, state
    }

    private mutating func tell(_ step: Field) throws {
        switch Step.allCases.first(where: { step[$0.rawValue] != nil }) {
        case .conflict: try expectConflict(step)
        case .ballot: try expectBallot(step)
        case .meeting: try expectMeeting(step)
        case .jury: try expectJury(step)
        case .team: try expectTeam(step)
        case .service: try expectService(step)
        case .claim: try expectClaim(step)
        case .project: try expectProject(step)
        case .consequence: try expectConsequence(step)
        case .responsibility: try expectResponsibility(step)
        case .limit: try expectLimit(step)
        case .coverage: try expectCoverage(step)
        case .duty, .leftOver: try expectDuty(step)
        case .goes: try go(step)
        case .visits: try visit(step)
        case .does: try doDeed(step)
        case .done: try noteAsDone(step)
        case .dates, .state: try expectCase(step)
        case nil: note("no such step", at: step)
        }
    }

    mutating func load(on day: Day) throws {
        rules = try RuleSet.inForce(at: path, on: day, adoptions: adoptions)
    }

    /// A message with the packs' files as an author names them.
    private static func told(_ message: String) -> String {
        message.replacing(ScenarioTests.folder + "/", with: "packs/")
    }

    private func expectConflict(_ step: Field) throws {
        let day = try #require(step.day("on"))
        do throws(RuleConflict) {
            _ = try RuleSet.inForce(at: path, on: day, adoptions: adoptions)
            note("expected a conflict", at: step)
        } catch {
            let found = Self.told(error.description)
            if found != step["conflict"]?.text { note("found: \(found)", at: step) }
        }
    }
}

extension Field {
    subscript(key: String) -> Field? { pairs?.first { $0.key.text == key }?.value }

    func day(_ key: String) -> Day? { self[key]?.text.flatMap { Day($0) } }

    /// One day, a list of them, or `6 from 2026-03-02` for so many in a row.
    func days(_ key: String) throws -> [Day] {
        guard let field = self[key] else { return [] }
        let parts = (field.text ?? "").split(separator: " ")
        if parts.count == 3, parts[1] == "from", let count = Int(parts[0]) {
            let first = try #require(Day(String(parts[2])))
            return (0..<count).map { first + $0 }
        }
        return try (field.items ?? [field]).map { try #require($0.text.flatMap { Day($0) }) }
    }

    func words(_ key: String) -> [String] { self[key]?.items?.compactMap(\.text) ?? [] }

    func number(_ key: String) -> Int? { self[key]?.text.flatMap { Int($0) } }

    /// `{ a: 1, b: 2 }`.
    func counts(_ key: String) throws -> [String: Int] {
        try Dictionary(
            uniqueKeysWithValues: (self[key]?.pairs ?? []).map {
                (try #require($0.key.text), try #require($0.value.text.flatMap { Int($0) }))
            })
    }
}

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
    var done: [Day] = []
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
            if error.description != field["fails"]?.text { note("\(error)", at: field) }
        }
    }

    private mutating func add(person field: Field) throws {
        let name = try #require(field["name"]?.text)
        let role = try #require(field["role"]?.text.flatMap { Role(rawValue: $0) })
        let unit: ID<HandlingUnit>? = field["unit"]?.text.flatMap { ID($0) }
        levels[name] = field["level"]?.text.flatMap { TerritoryLevel(name: $0) }
        let code: ID<Official> = try #require(ID("G\(people.count + 1)"))
        people[name] = Official(
            code: code, name: name, unit: unit, place: try #require(path.first), roles: [role])
    }

    private mutating func add(household field: Field) throws {
        let name = try #require(field.text ?? field["name"]?.text)
        let id: ID<Household> = try #require(ID("H\(households.count + 1)"))
        households.append(
            Household(
                id: id, place: try #require(path.first), head: name,
                declinesVisits: field["declines"]?.text == "true"))
    }

    private mutating func tell(_ step: Field) throws {
        if step["conflict"] != nil { return try expectConflict(step) }
        if let visited = step["visits"] { return try visit(visited, step) }
        if step["does"] != nil { return try doDeed(step) }
        if step["done"] != nil { return done.append(try #require(step.day("on"))) }
        if step["duty"] != nil { return try expectDuty(step) }
        if step["coverage"] != nil { return try expectCoverage(step) }
        if step["dates"] != nil || step["state"] != nil { return try expectCase(step) }
        note("no such step", at: step)
    }

    mutating func load(on day: Day) throws {
        rules = try RuleSet.inForce(at: path, on: day, adoptions: adoptions)
    }

    private func expectConflict(_ step: Field) throws {
        let day = try #require(step.day("on"))
        do throws(RuleConflict) {
            _ = try RuleSet.inForce(at: path, on: day, adoptions: adoptions)
            note("expected a conflict", at: step)
        } catch {
            let found = error.description.replacing(ScenarioTests.folder + "/", with: "packs/")
            if found != step["conflict"]?.text { note("found: \(found)", at: step) }
        }
    }
}

extension Field {
    subscript(key: String) -> Field? { pairs?.first { $0.key.text == key }?.value }

    func day(_ key: String) -> Day? { self[key]?.text.flatMap { Day($0) } }
}

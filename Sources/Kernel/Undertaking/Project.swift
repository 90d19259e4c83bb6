/// A work in progress: who was asked, what was reached, paid, inspected, accepted.
package struct Project: Hashable, Sendable {
    package let begins: Day
    package private(set) var answers = ConsentCount()
    package private(set) var reached: [Step] = []
    package private(set) var funds: [Fund] = []
    package private(set) var inspections: [Inspected] = []
    package private(set) var acceptedOn: Day?

    package struct Step: Hashable, Sendable {
        package let milestone: String
        package let on: Day

        package init(milestone: String, on: Day) {
            self.milestone = milestone
            self.on = on
        }
    }

    /// Money from one source, in yuan.
    package struct Fund: Hashable, Sendable {
        package let source: String
        package let yuan: Int

        package init(source: String, yuan: Int) {
            self.source = source
            self.yuan = yuan
        }
    }

    package struct Inspected: Hashable, Sendable {
        package let kind: Inspection
        package let on: Day
        /// What has to be put right; empty when all was well.
        package let toCorrect: String

        package init(kind: Inspection, on: Day, toCorrect: String) {
            self.kind = kind
            self.on = on
            self.toCorrect = toCorrect
        }
    }

    package enum Change: Hashable, Sendable {
        case asked(ConsentCount)
        case reached(Step)
        case funded(Fund)
        case inspected(Inspected)
        case accepted(on: Day)
    }

    package init(begins: Day) { self.begins = begins }

    mutating func apply(_ change: Change) {
        switch change {
        case .asked(let answers): self.answers = answers
        case .reached(let step): reached.append(step)
        case .funded(let fund): funds.append(fund)
        case .inspected(let inspection): inspections.append(inspection)
        case .accepted(let day): acceptedOn = day
        }
    }
}

extension Undertaking {
    private func project() throws(UndertakingRefusal) -> (Project, ProjectRule) {
        guard case .project(let project) = work, case .project(let rule) = rule else {
            throw .wrongKind
        }
        guard project.acceptedOn == nil else { throw .notNow }
        return (project, rule)
    }

    /// Notes how those who are asked answered.
    package func asking(_ answers: ConsentCount) throws(UndertakingRefusal) -> Change {
        _ = try project()
        return .project(.asked(answers))
    }

    /// Notes that a milestone is reached; the first of them begins the work, so by then everybody
    /// has been asked.
    package func reaching(
        _ milestone: String, on day: Day
    ) throws(UndertakingRefusal) -> Change {
        let (project, rule) = try project()
        do throws(ProjectRefusal) {
            try rule.checkBeginning(project.answers)
            try rule.checkReaching(milestone, after: project.reached.map(\.milestone))
        } catch {
            throw .project(error)
        }
        return .project(.reached(Project.Step(milestone: milestone, on: day)))
    }

    package func funding(_ fund: Project.Fund) throws(UndertakingRefusal) -> Change {
        let (_, rule) = try project()
        do throws(ProjectRefusal) { try rule.checkFund(fund.source) } catch {
            throw .project(error)
        }
        return .project(.funded(fund))
    }

    package func inspecting(
        _ inspected: Project.Inspected
    ) throws(UndertakingRefusal) -> Change {
        _ = try project()
        return .project(.inspected(inspected))
    }

    /// Accepts the work: by whom the rule names, after its inspections, with nothing of the last one
    /// left to put right.
    package func accepting(
        by role: ID<PackRole>?, on day: Day
    ) throws(UndertakingRefusal) -> Change {
        let (project, rule) = try project()
        do throws(ProjectRefusal) {
            try rule.checkBeginning(project.answers)
            try rule.checkAcceptance(by: role, after: Set(project.inspections.map(\.kind)))
        } catch {
            throw .project(error)
        }
        if project.inspections.last?.toCorrect.isEmpty == false { throw .notNow }
        return .project(.accepted(on: day))
    }
}

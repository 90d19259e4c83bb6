import Kernel
import Spreadsheet
import Store

/// Says an official's account in words: those of the packs where the packs know them.
struct ScorecardShowing: Sendable {
    let book: MethodBook
    let w: Words
    let reader: Official

    /// So many duties of a rule stand on one page.
    private static let most = 120

    func page(_ card: Scorecard, in transaction: Transaction) throws -> ScorecardPage {
        let remarks = try transaction.remarks(on: card.official.code)
        let person = try person(card, in: transaction)
        let byPack = Dictionary(grouping: card.rules, by: \.rule.origin.pack)
        let methods = byPack.sorted { $0.key < $1.key }.map { pack, rules in
            ScorecardPage.Method(
                name: methodName(pack),
                rules: rules.map { row($0, person, remarks) })
        }
        return ScorecardPage(
            person: person, methods: methods, kept: card.promises.kept,
            broken: card.promises.broken, open: card.promises.open,
            ballots: card.ballots.map { it in
                ScorecardPage.BallotShown(
                    ballot: Link(sentence(of: it.rule), "\(it.kind.address)/\(it.id)"),
                    day: it.day, isCounted: it.state == Ballot.State.counted.rawValue)
            })
    }

    private func row(
        _ account: RuleAccount, _ person: AccountedPerson, _ remarks: [DutyName: [NotedRemark]]
    ) -> ScorecardPage.Row {
        let unexplained = account.duties.count { duty in
            duty.outcome == .missed
                && !(remarks[duty.name] ?? []).contains { $0.remark.kind == .reason }
        }
        return ScorecardPage.Row(
            rule: Link(
                sentence(of: account.rule),
                Address.path("\(person.address)/\(account.rule.id)", person.query)),
            tally: account.tally, unexplained: unexplained)
    }

    func rulePage(_ card: Scorecard, _ rule: ID<Rule>, in transaction: Transaction) throws
        -> DutyAccountPage
    {
        let account = card.rules.first { $0.rule.id == rule }
        var shown = account
        shown?.duties = Array((account?.duties ?? []).suffix(Self.most))
        let evidence = try shown.map { try transaction.evidence(for: $0, of: card.official) } ?? [:]
        let remarks = try transaction.remarks(on: card.official.code, under: rule)
        return DutyAccountPage(
            person: try person(card, in: transaction), rule: rule,
            sentence: account.map { sentence(of: $0.rule) } ?? book.sentence(
                rule, in: RuleSet(), w.language) ?? rule.text,
            method: account.map { methodName($0.rule.origin.pack) } ?? "",
            duties: try (shown?.duties ?? []).reversed().map { duty in
                try self.duty(
                    duty, evidence[duty.name] ?? DutyEvidence(), remarks[duty.name] ?? [],
                    of: card.official, in: transaction)
            },
            left: (account?.duties.count ?? 0) - (shown?.duties.count ?? 0),
            clocks: (account?.clocks ?? []).sorted { $0.due > $1.due }.map {
                DutyAccountPage.ClockShown(
                    number: $0.number, due: $0.due, met: $0.met, outcome: $0.outcome)
            })
    }

    private func duty(
        _ duty: DutyAccount, _ evidence: DutyEvidence, _ remarks: [NotedRemark],
        of official: Official, in transaction: Transaction
    ) throws -> DutyAccountShown {
        let place = try duty.name.place.flatMap {
            $0 == official.place ? nil : try transaction.place($0)?.name
        }
        let undertakings = evidence.undertakings.map { it in
            DutyAccountShown.DoneShown(
                on: it.day, noted: nil, text: it.title, address: "\(it.kind.address)/\(it.id)")
        }
        let discharges = evidence.discharges.filter { done in
            !undertakings.contains { $0.on == done.on }
        }
        return DutyAccountShown(
            name: duty.name, place: place, due: duty.due, progress: duty.progress,
            outcome: duty.outcome,
            done: undertakings
                + discharges.map {
                    DutyAccountShown.DoneShown(
                        on: $0.on, noted: $0.noted, text: $0.text, address: nil)
                },
            visits: try evidence.visits.sorted { $0.at < $1.at }.map { visit in
                w.day(visit.at.day) + " "
                    + (try transaction.place(visit.place)?.name ?? visit.place.text)
            },
            remarks: remarks.map(RemarkShown.init),
            mayRemark: mayRemark(duty, remarks, of: official))
    }

    private func mayRemark(_ duty: DutyAccount, _ remarks: [NotedRemark], of official: Official)
        -> [DutyRemark.Kind]
    {
        let earlier = remarks.map { (kind: $0.remark.kind, on: Day(number: 0)) }
        return DutyRemark.Kind.allCases.filter { kind in
            if kind == .urging, !reader.roles.contains(.supervisor) { return false }
            let remark = DutyRemark(
                duty: duty.name, official: official.code, kind: kind, author: reader.code, text: "–"
            )
            return remark.refusal(duty.outcome, after: earlier, on: duty.due) == nil
        }
    }

    private func person(_ card: Scorecard, in transaction: Transaction) throws -> AccountedPerson {
        let official = card.official
        return AccountedPerson(
            code: official.code, name: official.name, post: official.post,
            place: try transaction.place(official.place)?.name ?? official.place.text,
            isOwn: official.code == reader.code, from: card.days.lowerBound,
            to: card.days.upperBound)
    }

    private func methodName(_ pack: ID<MethodPack>) -> String {
        book[pack]?.pack.name.text(in: w.language) ?? pack.text
    }

    private func sentence(of rule: Rule) -> String {
        book.sentence(rule.id, in: RuleSet(rules: [rule]), w.language) ?? rule.id.text
    }
}

extension RemarkShown {
    init(_ noted: NotedRemark) {
        self.init(
            kind: noted.remark.kind, author: noted.authorName, at: noted.at,
            text: noted.remark.text)
    }
}

extension ScorecardShowing {
    /// One line a duty, with the days in the form of ISO 8601.
    func table(_ card: Scorecard, in transaction: Transaction) throws -> [UInt8] {
        let remarks = try transaction.remarks(on: card.official.code)
        let writer = CSVWriter()
        var bytes = CSVWriter.byteOrderMark
        bytes += writer.line([
            "method", "rule", "sentence", "period", "place", "due", "done", "needed", "outcome",
            "case", "reason",
        ])
        for account in card.rules {
            let rule = [
                account.rule.origin.pack.text, account.rule.id.text, sentence(of: account.rule),
            ]
            for duty in account.duties {
                let reasons = (remarks[duty.name] ?? []).filter { $0.remark.kind == .reason }
                bytes += writer.line(
                    rule + [
                        duty.name.period.description, duty.name.place?.text ?? "",
                        duty.due.description, String(duty.progress.done),
                        String(duty.progress.needed), duty.outcome.rawValue, "",
                        reasons.map(\.remark.text).joined(separator: "\n"),
                    ])
            }
            for clock in account.clocks {
                bytes += writer.line(
                    rule + [
                        "", "", clock.due.description, clock.met == nil ? "0" : "1", "1",
                        clock.outcome.rawValue, clock.number.description, "",
                    ])
            }
        }
        return bytes
    }
}

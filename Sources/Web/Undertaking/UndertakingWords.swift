import Kernel
import Store

/// What the packs call the words of an undertaking.
struct PackWords: Sendable {
    let w: Words
    /// A word of the rule's pack in the reader's language.
    let term: @Sendable (_ word: String, _ rule: ID<Rule>) -> String
    /// The rule in a sentence; nil where no pack knows it.
    let sentence: @Sendable (_ rule: Rule) -> String?

    /// What the rule is about: 驻村工作点评会, 微心愿.
    func name(of rule: Rule) -> String {
        let word = Undertaking.Kind.allCases.lazy.compactMap { $0.shown.subject(of: rule) }.first
        return term(word ?? rule.id.text, rule.id)
    }

    /// The items of a list as choices.
    func choices(_ list: WordList?, of rule: Rule) -> [Choice] {
        (list?.items ?? []).map { Choice($0, term($0, rule.id)) }
    }

    func gap(_ gap: RosterGap, of rule: Rule) -> String {
        switch gap {
        case .tooFew(let number): w("undertaking.gapFew", ["n": number])
        case .tooMany(let number): w("undertaking.gapMany", ["n": number])
        case .farFrom(let wanted, let has): w("undertaking.gapFar", ["n": wanted, "has": has])
        case .withoutPools(let pools):
            w("undertaking.gapPools", ["pools": w.list(pools.map { term($0, rule.id) })])
        }
    }

    /// A refusal in a sentence: what happened, that nothing was recorded, and what to do.
    func sentence(_ refusal: UndertakingRefusal, of rule: ID<Rule>) -> String {
        switch refusal {
        case .meeting(.noticeTooShort(let earliest)):
            w("undertaking.noticeTooShort", ["day": w.day(earliest)])
        case .meeting(.notOnThisDay(let days)):
            w("undertaking.notOnThisDay", ["first": days.lowerBound, "last": days.upperBound])
        case .claim(.enough(let limit)): w("undertaking.enough", ["n": limit])
        case .claim(.taken): w["undertaking.taken"]
        case .project(.outOfOrder(let missing)):
            w("undertaking.outOfOrder", ["missing": w.list(missing.map { term($0, rule) })])
        case .project(.notYetAsked(let number)): w("undertaking.notYetAsked", ["n": number])
        case .project(.notInspected): w["undertaking.notInspected"]
        case .consequence(.prizeTooHigh(_, let limit)): w("undertaking.prizeTooHigh", ["n": limit])
        case .jury(.moreSlipsThanJurors(_, let jurors)):
            w("undertaking.moreSlipsThanJurors", ["n": jurors])
        case .ballot, .jury: w["undertaking.unsoundCount"]
        case .commitment(.noLines): w["fault.noText"]
        case .commitment(.datePassed(let day)): w("commitment.datePassed", ["day": w.day(day)])
        case .rota(.outside(let day)): w("rota.outside", ["day": w.day(day)])
        case .rota(.past(let day)): w("rota.past", ["day": w.day(day)])
        case .rota(.notOn(let day, let name)): w("rota.notOn", ["day": w.day(day), "name": name])
        case .rota(.alreadyOn(let day, let name)):
            w("rota.alreadyOn", ["day": w.day(day), "name": name])
        case .notHers, .consequence(.notHersToDecide), .project(.notAcceptedByHer):
            w["undertaking.notHers"]
        default: w["undertaking.notNow"]
        }
    }
}

extension Site {
    /// The words of the packs that are in force anywhere, in the reader's language.
    func packWords(_ context: Context) async throws -> PackWords {
        let adoptions = try await store.lookUp { try $0.adoptions() }
        return settings.methods.book(of: adoptions).words(context.words)
    }
}

extension MethodBook {
    func words(_ w: Words) -> PackWords {
        PackWords(
            w: w, term: { term($0, of: $1, in: w.language) },
            sentence: { sentence($0.id, in: RuleSet(rules: [$0]), w.language) })
    }
}

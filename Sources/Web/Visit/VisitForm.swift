import Kernel
import Store

/// The fields by which a visit is noted, to a household or to a place.
struct VisitForm: Sendable {
    let subject: VisitedIn
    let noteTypes: [Choice]
    /// The place on whose page the form stands and comes back when it is refused; empty on today's.
    var listedAt = ""

    /// What stands in the form for whom was visited.
    enum VisitedIn: Sendable {
        /// Her id, as the form carries it.
        case household(String)
        case place(String)
    }

    /// How somebody is visited, and how a place is.
    private var kinds: [Visit.Kind] {
        switch subject {
        case .household: [.home, .phone, .cardLeft, .courtyard, .reception]
        case .place: [.courtyard, .reception, .overnight, .nightDuty, .home]
        }
    }

    func callAsFunction(_ form: Form, _ w: Words) -> Html {
        form(
            """
            \(whom(form, w))\
            \(form.select("kind", w["visit.kind"], kinds.map {
                Choice($0.rawValue, w.visitKind($0))
            }, chosen: kinds[0].rawValue))\
            \(form.field("at", w["visit.at"], .dateTime, hint: w["visit.atHint"], width: .long))\
            \(form.select("noteType", w["visit.noteType"], noteTypes, empty: w["visit.noNote"]))\
            \(form.textarea("noteText", w["visit.noteText"], hint: w["visit.noteHint"], rows: 3))\
            \(form.checkbox("openCase", w["visit.openCase"], hint: w["visit.openCaseHint"]))\
            \(form.button(w["visit.save"]))
            """)
    }

    /// Of a household it is asked who was met; somebody who was at a place was there.
    private func whom(_ form: Form, _ w: Words) -> Html {
        switch subject {
        case .household(let id):
            """
            \(form.hidden("household", id))\
            \(if: !listedAt.isEmpty, form.hidden("place", listedAt))\
            \(form.radios("outcome", w["visit.outcome"], Visit.Outcome.allCases.map {
                Choice($0.rawValue, w.visitOutcome($0))
            }))
            """
        case .place(let code):
            """
            \(form.hidden("place", code))\
            \(form.hidden("outcome", Visit.Outcome.met.rawValue))
            """
        }
    }
}

extension RuleSet {
    /// The types of note of the packs in force; one general type where they name none.
    func noteChoices(_ w: Words) -> [Choice] {
        noteTypes.isEmpty
            ? [Choice("note", w["visit.anyNote"])]
            : noteTypes.map { Choice($0.word, $0.name.text(in: w.language)) }
    }
}

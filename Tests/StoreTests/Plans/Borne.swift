/// A cost that is borne, and why it doesn't grow.
struct Borne {
    let cost: QueryPlan.Cost
    /// Part of the query's text, its lines joined.
    let fragment: String
    let why: String

    init(_ cost: QueryPlan.Cost, _ fragment: String, _ why: String) {
        self.cost = cost
        self.fragment = fragment
        self.why = why
    }

    static let all: [Borne] = [
        Borne(
            .scan(table: "cases", inOrder: true), "ORDER BY c.number DESC LIMIT",
            "from the newest on, until the page is full"),
        Borne(
            .scan(table: "visits", inOrder: true), "ORDER BY v.at DESC, v.id DESC LIMIT",
            "from the newest on, until the page is full"),
        Borne(
            .scan(table: "households", inOrder: true), "ORDER BY id LIMIT",
            "in the order of the ids, until the page is full"),
        Borne(.sort(table: "cases"), "c.path >= ?", "the cases of one village"),
        Borne(.sort(table: "cases"), "c.state IN (", "several states, none final: open cases"),
        Borne(
            .sort(table: "cases"),
            "WHERE (c.number IN (SELECT number FROM case_officials WHERE official = ?)) AND",
            "what one official ever had to do with"),
        Borne(
            .sort(table: "cases"),
            "OR c.number IN (SELECT number FROM case_units WHERE unit = ?)) AND",
            "what one unit ever had to do with: some hundredth of all cases, and it does grow"),
        Borne(.sort(table: "cases"), "AND next_due IS NOT NULL ORDER BY", "what some have in hand"),
        Borne(.sort(table: "cases"), "AND ended_at IS NULL AND (next_due", "open cases, all asked"),
        Borne(.sort(table: "cases"), "GROUP BY", "figures over all cases of a time"),
        Borne(
            .sort(table: "visits"), "(v.official = ? OR v.household IN (SELECT",
            "the visits of one official and to her households"),
        Borne(.sort(table: "visits"), "v.path >= ?", "the visits in one village"),
        Borne(.sort(table: "visits"), "v.late AND", "what came late, of one official's households"),
        Borne(.sort(table: "officials"), "FROM officials", "an office has thousands at most"),
        Borne(.sort(table: "zones"), "FROM zones", "as many as villages in an office's territory"),
        Borne(.sort(table: "places"), "name >= ?", "names that begin as was typed"),
        Borne(.sort(table: "households"), "WHERE zone = ?", "the households of one zone"),
        Borne(.sort(table: "households"), "path >= ?", "the households of one village"),
    ]
}

extension [Borne] {
    func holds(_ cost: QueryPlan.Cost, in query: String) -> Bool {
        let text = query.split { " \n".contains($0) }.joined(separator: " ")
        return contains { $0.cost == cost && text.contains($0.fragment) }
    }
}

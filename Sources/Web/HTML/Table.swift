/// A table that becomes a card a row on a narrow screen, where each cell says its column.
func table(_ caption: String, _ columns: [Column], _ rows: [[Html]], hidesCaption: Bool = false)
    -> Html
{
    """
    <table class="table"><caption\(if: hidesCaption, " class=\"unseen\"")>\(caption)</caption>\
    <thead><tr>\(each: columns, { column -> Html in
        "<th scope=\"col\"\(if: column.isNumber, " class=\"number\"")>\(column.heading)</th>"
    })</tr></thead><tbody>\(each: rows, { row(columns, $0) })</tbody></table>
    """
}

struct Column: Sendable {
    let heading: String
    let isNumber: Bool

    init(_ heading: String, isNumber: Bool = false) {
        self.heading = heading
        self.isNumber = isNumber
    }
}

private func row(_ columns: [Column], _ cells: [Html]) -> Html {
    """
    <tr>\(each: zip(columns, cells).enumerated().map { ($0, $1.0, $1.1) }, { index, column, cell in
        index == 0
            ? "<th scope=\"row\">\(cell)</th>"
            : """
            <td data-label="\(column.heading)"\(if: column.isNumber, " class=\"number\"")>\
            \(cell)</td>
            """
    })</tr>
    """
}

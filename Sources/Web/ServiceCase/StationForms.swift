import Kernel
import Store

/// Whom to send, and why she is proposed.
struct StationShown: Sendable {
    let unit: ID<HandlingUnit>
    let official: ID<Official>
    let name: String
    let why: String

    init(_ station: Station, _ w: Words) {
        unit = station.unit.code
        official = station.official.code
        name = station.unit.name + " " + station.official.name
        let place = station.place.name
        why =
            switch station.level {
            case .village, .villagerGroup: w("station.village", ["place": place])
            case .township: w("station.township", ["place": place])
            case .province, .prefectureCity, .county: w("station.county", ["place": place])
            }
    }
}

/// The nearest first, each with a button that gives it the case.
func stationForms(_ page: CasePage, _ w: Words, _ frame: Frame) -> Html {
    if page.stations.isEmpty { return .none }
    return """
        <p class="label">\(w["station.nearest"])</p>\(each: page.stations, { station in
            stationForm(
                station, number: page.shown.number, version: page.version, next: nil, w, frame)
        })
        """
}

/// - Parameter next: the page to come back to; nil for that of the case.
func stationForm(
    _ station: StationShown, number: CaseNumber, version: Int, next: String?, _ w: Words,
    _ frame: Frame
) -> Html {
    let form = Form(
        "assignment-\(number)-\(station.official)", to: "/cases/\(number)/assignment", w, frame)
    return form(
        """
        \(form.hidden("version", "\(version)"))\(form.hidden("unit", station.unit.text))\
        \(form.hidden("official", station.official.text))\
        \(some: next, { form.hidden("next", $0) })\
        \(form.button(w("station.send", ["name": station.name]), .second))\
        <p class="hint">\(station.why)</p>
        """)
}

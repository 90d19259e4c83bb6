/// Who decides, as soon as the head of a request is there, whether it is taken in.
struct Admission: Sendable {
    let lanes: Lanes
    let busy: BusyAnswers
}

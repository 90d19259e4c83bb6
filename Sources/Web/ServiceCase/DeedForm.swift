import Kernel

extension SentForm {
    /// The deed that the form asks for, read as the API reads it.
    ///
    /// A form has days where the API has times: what is due on a day is in time until its end. And
    /// a resident who signs may say something beside.
    func deed(_ name: Deed.Name) throws -> Deed {
        if name == .appointment { return try appointment() }
        let asked = name == .signature ? .revisit : name
        let fields = SentForm(withTimes, name: self.name)
        let deed = try fields.read(Self.fields(of: asked)) { try DeedBody.read(asked, &$0) }
        if name == .signature, case .revisit(let answer) = deed { return .signature(answer) }
        return deed
    }

    /// A form has one choice of hours where the API has two minutes.
    private func appointment() throws -> Deed {
        guard let window = try window() else {
            throw ProblemDetails.unsound([FieldProblem(field: "day", reason: "missing")])
        }
        let reason = try read(["reason"]) { $0.text("reason", .optional) }
        return .appointment(window, reason: reason)
    }

    /// The version of the case that the sender saw; nil where she doesn't say.
    var version: Int? { Int(self["version"]) }

    private var withTimes: URLEncoded {
        URLEncoded(
            fields: fields.fields.map { name, value in
                guard name == "due", let day = Day(value.trimmed) else { return (name, value) }
                return (name, Moment.end(of: day).description)
            })
    }

    private static func fields(of deed: Deed.Name) -> [String] {
        switch deed {
        case .acceptance, .resumption, .registration, .handOver: []
        case .answer, .urging, .note: ["text"]
        case .assignment: ["unit", "official"]
        case .promise: ["due", "text"]
        case .promiseMove, .extension: ["due", "reason"]
        case .reply: ["text", "solved", "checked", "windows", "visits"]
        case .revisit, .signature: ["solved", "satisfied", "text"]
        case .rating: ["satisfied", "score", "text"]
        case .closure: ["outcome", "reason"]
        case .refusal: ["reason", "legalBasis"]
        case .escalation: ["reason", "to"]
        case .ruling: ["unit", "reason"]
        case .merger: ["into"]
        case .jointHandling: ["units"]
        case .suspension, .dispute, .reopening, .review, .appointmentCancellation: ["reason"]
        case .appointment: ["day", "hours", "reason"]
        case .attendance: ["kept"]
        }
    }
}

extension Deed.Name {
    /// The deed of a path; nil for a word that is none, and for deeds nobody can ask for.
    init?(path: String?) {
        guard let name = path.flatMap({ Deed.Name(rawValue: $0) }),
            name != .registration, name != .handOver
        else { return nil }
        self = name
    }
}

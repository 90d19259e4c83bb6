import Kernel
import Spreadsheet

extension RowCells {
    /// A row of a list of places.
    mutating func place() -> Place? {
        let system = word(.codeSystem, Vocabulary<CodeSystem>.codeSystems) ?? options.codeSystem
        let code = placeCode(system)
        let name = name(.name, isRequired: true)
        let level =
            word(.level, Vocabulary<TerritoryLevel>.levels)
            ?? columns.impliedLevel ?? code.flatMap(\.levelByLength)
        if level == nil, problems.isEmpty { note(.missing, .level) }
        let parent = columns.hasParents ? parent(system) : code?.derivedParent
        let validFrom = time(.validFrom)?.moment.day ?? options.validFrom
        let validTo = time(.validTo)?.moment.day
        let edition = has(.edition) ? text(.edition) : options.edition
        guard let code, let level else { return nil }
        let isRoot = code == options.root?.carrying(system)
        return value(
            Place(
                code: code, codeSystem: system, edition: edition, level: level, name: name,
                parent: isRoot ? nil : parent, validFrom: validFrom, validTo: validTo))
    }

    /// The place that a row of another kind names, or the one for rows that name none.
    mutating func placeReference(isRequired: Bool = true) -> ID<Place>? {
        guard !CellForms.isNothing(raw(.place)) else {
            if options.place == nil, isRequired { note(.missing, .place) }
            return options.place
        }
        let code: ID<Place>? = id(.place, isRequired: isRequired)
        return code.flatMap { $0.carrying(options.codeSystem) }
    }

    private mutating func placeCode(_ system: CodeSystem) -> ID<Place>? {
        guard let code: ID<Place> = id(.code, isRequired: true) else { return nil }
        if system == .statistical, !code.isStatistical {
            note(.notAStatisticalCode, .code)
            return nil
        }
        guard let carrying = code.carrying(system) else {
            note(.notACode, .code)
            return nil
        }
        return carrying
    }

    /// What the row says of the place above it; nil for a root. A group with a code of our own
    /// lies in a village with a statistical one, so own codes above are written with their system.
    private mutating func parent(_ system: CodeSystem) -> ID<Place>? {
        let field = Field.parents.first { has($0) && !CellForms.isNothing(raw($0)) }
        guard let field else { return nil }
        let code: ID<Place>? = id(field)
        return system == .own ? code : code.flatMap { $0.carrying(system) }
    }
}

extension ColumnMap {
    /// Some column says where the places of the file lie.
    var hasParents: Bool {
        Field.parents.contains { positions[$0] != nil }
    }
}

extension Place {
    /// The same place one step higher in the tree, where its parent was told by its code alone and
    /// there is none: 429004 lies in 420000, there is no 429000. Nil when there is no higher step.
    var raised: Place? {
        guard let higher = parent?.derivedParent else { return nil }
        return Place(
            code: code, codeSystem: codeSystem, edition: edition, level: level, name: name,
            parent: higher, validFrom: validFrom, validTo: validTo)
    }
}

extension ID<Place> {
    /// 2, 4, 6, 9 or 12 digits.
    var isStatistical: Bool {
        [2, 4, 6, 9, 12].contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The code with the name of its system before it, as codes of all systems but the statistical
    /// one are kept.
    func carrying(_ system: CodeSystem) -> ID<Place>? {
        if system == .statistical || text.contains(":") { return self }
        return ID("\(system.rawValue):\(text)")
    }

    /// The level that the length of a code of digits tells, zeros at its end apart.
    var levelByLength: TerritoryLevel? {
        switch significantDigits {
        case 1...2: .province
        case 3...4: .prefectureCity
        case 5...6: .county
        case 7...9: .township
        case 10...12: .village
        default: nil
        }
    }

    /// The place above, told by the code alone: 530827101 lies in 530827, and mca:530827 in
    /// mca:530800. Nil for a province and for codes that aren't digits.
    var derivedParent: ID<Place>? {
        let length = significantDigits
        guard length > 2 else { return nil }
        let kept = length > 9 ? 9 : length > 6 ? 6 : length > 4 ? 4 : 2
        let (system, digits) = parts
        let short = String(digits.prefix(kept))
        let isPadded = digits.count == 12 && length <= 9 || digits.count == 6 && system == "mca:"
        // The ministry writes 530000 where the bureau writes 53.
        let width = isPadded ? digits.count : system == "mca:" ? max(6, kept) : kept
        return ID(system + short + String(repeating: "0", count: width - kept))
    }

    private var parts: (system: String, digits: String) {
        guard let colon = text.firstIndex(of: ":") else { return ("", text) }
        return (String(text[...colon]), String(text[text.index(after: colon)...]))
    }

    /// How many digits say something: 530800 says 4, 110000 says 2. 0 where there are others than
    /// digits.
    private var significantDigits: Int {
        let digits = parts.digits
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return 0 }
        let ends = [2, 4, 6, 9, 12].filter { $0 < digits.count }
        let zerosAfter = ends.first { digits.dropFirst($0).allSatisfy { $0 == "0" } }
        return zerosAfter ?? digits.count
    }
}

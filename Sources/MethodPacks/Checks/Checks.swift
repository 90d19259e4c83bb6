/// The second pass: what a pack that is well-formed may still get wrong. One file a check.
enum Checks {
    static func faults(in draft: PackDraft) -> [PackFault] {
        all.flatMap { $0(draft) }
    }

    private static let all: [@Sendable (PackDraft) -> [PackFault]] = [
        unknownRoles, unknownMechanisms, unnamedTerms, repeatedNames, unusedParameters,
        twoRulesForOne, forbiddenWords, clocksThatRunBackwards, statesThatDontFit,
        closingsThatCantHappen, mechanismsInCircles, villageClasses, partsThatAreNone,
    ]
}

extension PackDraft {
    func fault(_ field: Field, _ message: String) -> PackFault {
        PackFault(
            file: file, line: field.line, column: field.column, key: field.path, message: message)
    }
}

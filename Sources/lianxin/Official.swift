import ArgumentParser
import Kernel
import Store

struct OfficialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "official", abstract: "Add officials, disable them, set their roles.",
        subcommands: [Add.self, Disable.self, Roles.self, Password.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an official, or change what is known of her.")

        @Argument(help: "Her code, such as G0012.") var code: String
        @Option(help: "Her name.") var name: String
        @Option(help: "The code of the place that she answers for.") var place: String
        @Option(help: "The code of her unit.") var unit: String?
        @Option(help: "Roles, separated by commas: \(allRoles).") var roles = "field"
        @Option(help: "Her post, as printed on the contact card.") var post = ""
        @Option(help: "The number at which residents reach her.") var phone = ""
        @Flag(help: "She leads her unit.") var leadsUnit = false
        @OptionGroup var data: DataOptions

        func run() async throws {
            let store = try await data.open(for: .writing)
            defer { store.close() }
            let official = Official(
                code: try id(code, "code"), name: name, unit: try unit.map { try id($0, "unit") },
                place: try id(place, "place"), roles: try OfficialCommand.roles(roles), post: post,
                phone: phone, leadsUnit: leadsUnit)
            print(try store.keep(official))
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Disable an official: her sessions end at once, her name stays in entries.")

        @Argument var code: String
        @OptionGroup var data: DataOptions

        func run() async throws {
            let store = try await data.open(for: .writing)
            defer { store.close() }
            let old = try store.known(code)
            print(try store.keep(old.with(isActive: false)))
        }
    }

    struct Roles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Set the roles of an official, or those of a method.",
            discussion: """
                Who is named to roles of a method holds those and no others of it; who is named to \
                none (--holds "") holds each that fits. --holds none: none of them.
                """)

        @Argument var code: String
        @Argument(help: "Separated by commas: \(allRoles).") var roles: String?
        @Option(help: "The id of a method, for --holds.") var method: String?
        @Option(help: "Roles of the method, separated by commas.") var holds: String?
        @OptionGroup var packs: PackFolder
        @OptionGroup var data: DataOptions

        func validate() throws {
            guard (method == nil) == (holds == nil) else {
                throw ValidationError("--method and --holds belong together.")
            }
            guard roles != nil || method != nil else {
                throw ValidationError("Give roles, or --method and --holds.")
            }
        }

        func run() async throws {
            let store = try await data.open(for: .writing)
            defer { store.close() }
            var official = try store.known(code)
            if let roles { official = official.with(roles: try OfficialCommand.roles(roles)) }
            if let method, let holds {
                let pack: ID<MethodPack> = try id(method, "method id")
                let named = try named(holds, in: pack, for: official, store)
                official = official.naming(named, in: pack)
            }
            print(try store.keep(official))
        }

        /// The roles by their words. A method that her place doesn't work by yet is looked up among
        /// the packs.
        private func named(
            _ words: String, in pack: ID<MethodPack>, for official: Official, _ store: Store
        ) throws -> Set<MethodRole> {
            let adopted = try store.readNow { try $0.roles(of: pack, at: official.place) }
            let offered = try adopted ?? packs.file(pack.text).pack.roles
            return Set(
                try words.split(separator: ",").map { word in
                    let role = MethodRole(pack, try id(String(word), "role"))
                    guard role.isNone || offered.contains(where: { $0.id == role.role }) else {
                        let all = offered.map(\.id.text).joined(separator: ", ")
                        throw Refused(
                            "\(pack) has no role '\(word)'; its roles are \(all), or none.")
                    }
                    return role
                })
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a password, read from standard input.")

        @Argument var code: String
        @OptionGroup var data: DataOptions

        func run() async throws {
            let store = try await data.open(for: .writing)
            defer { store.close() }
            let official = try store.known(code)
            guard let password = readLine(), password.count >= 10 else {
                throw ValidationError(
                    "The password is read from standard input; 8 characters or more.")
            }
            try await store.setPassword(password, for: official.code)
            print("\(official.code) has a new password; her sessions have ended.")
        }
    }

    private static let allRoles = Role.allCases.map(\.rawValue).joined(separator: ", ")

    private static func roles(_ text: String) throws -> Set<Role> {
        Set(
            try text.split(separator: ",").map { word in
                guard let role = Role(rawValue: String(word)) else {
                    throw ValidationError("There is no role '\(word)'; the roles are \(allRoles).")
                }
                return role
            })
    }
}

/// The code in `text`.
///
/// - Throws: `ValidationError` naming the field.
func id<Subject>(_ text: String, _ field: String) throws -> ID<Subject> {
    guard let id = ID<Subject>(text) else {
        throw ValidationError("'\(text)' can't be a \(field): letters, digits, - _ . : only.")
    }
    return id
}

extension Store {
    /// The official with `code`.
    func known(_ code: String) throws -> Official {
        let code: ID<Official> = try id(code, "code")
        guard let official = try readNow({ try $0.official(code) }) else {
            throw Refused("There is no official \(code).")
        }
        return official
    }

    /// Records `official`; what became of it, in a sentence.
    func keep(_ official: Official) throws -> String {
        do {
            let recorded = try recordNow {
                try $0.record(.official(official), by: .office, at: $1)
            }
            return "\(official.code) \(official.name): \(recorded)"
        } catch StoreRefusal.unknown(let field, let value) {
            throw Refused("There is no \(field) \(value). Nothing was changed.")
        } catch StoreRefusal.conflict("roleDoesntFit") {
            throw Refused(
                "A role of a method doesn't fit her roles or the level of her place. "
                    + "Nothing was changed.")
        }
    }
}

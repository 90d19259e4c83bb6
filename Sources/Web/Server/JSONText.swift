import Kernel

/// JSON as it is written: members in the order in which they are told, straight into the bytes
/// that are sent. What is nil is left out.
struct JSONText: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    mutating func object(_ members: (inout JSONText) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func list<Items: Sequence>(
        _ items: Items, _ item: (Items.Element, inout JSONText) throws -> Void
    ) rethrows {
        open(UInt8(ascii: "["))
        for one in items { try item(one, &self) }
        close(UInt8(ascii: "]"))
    }

    mutating func value(_ value: JSON) {
        separate()
        value.write(to: &bytes)
        needsComma = true
    }

    mutating func value(_ text: String) { value(.text(text)) }

    // MARK: Members

    mutating func object(
        _ key: StaticString, _ members: (inout JSONText) throws -> Void
    ) rethrows {
        self.key(key)
        try object(members)
    }

    mutating func list<Items: Sequence>(
        _ key: StaticString, _ items: Items,
        _ item: (Items.Element, inout JSONText) throws -> Void
    ) rethrows {
        self.key(key)
        try list(items, item)
    }

    mutating func member(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        self.key(key)
        value(text)
    }

    mutating func member(_ key: StaticString, _ number: Int?) {
        guard let number else { return }
        self.key(key)
        value(.number(number))
    }

    mutating func member(_ key: StaticString, _ bool: Bool?) {
        guard let bool else { return }
        self.key(key)
        value(.bool(bool))
    }

    mutating func member<Subject>(_ key: StaticString, _ id: ID<Subject>?) {
        member(key, id?.text)
    }

    mutating func member(_ key: StaticString, _ moment: Moment?) {
        member(key, moment?.description)
    }

    mutating func member(_ key: StaticString, _ day: Day?) { member(key, day?.description) }

    mutating func member(_ key: StaticString, _ texts: [String]) {
        list(key, texts) { text, list in list.value(text) }
    }

    mutating func member(_ key: StaticString, json: JSON?) {
        guard let json else { return }
        self.key(key)
        value(json)
    }

    // MARK: Bytes

    private mutating func key(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}

/// What is known of a few groups of phrases; so few that they are looked through one by one.
struct GroupTable<Value> {
    private(set) var entries: [(group: Int, value: Value)] = []

    /// What is known of a group, or nil.
    subscript(group: Int) -> Value? {
        for entry in entries where entry.group == group { return entry.value }
        return nil
    }

    /// Adds what was found of a group, or changes what is known of it.
    mutating func update(_ group: Int, _ found: Value, change: (inout Value) -> Void) {
        for place in entries.indices where entries[place].group == group {
            change(&entries[place].value)
            return
        }
        entries.append((group, found))
    }
}

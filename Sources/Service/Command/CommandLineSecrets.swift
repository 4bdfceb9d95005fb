/// Hides secrets that were given on the command line from listings of processes. `--kafka KEY=@FILE` and `CDS_KAFKA_…`
/// never show there; a value given plainly shows until the process has started, and no longer.
package enum CommandLineSecrets {
    /// The arguments; their secrets are overwritten in the memory that the system lists them from.
    static func take() -> [String] {
        let arguments = CommandLine.arguments
        for (place, secret) in places(in: arguments) {
            guard place < Int(CommandLine.argc), let text = CommandLine.unsafeArgv[place] else { continue }
            for byte in secret where text[byte] != 0 { text[byte] = CChar(bitPattern: UInt8(ascii: "x")) }
        }
        return arguments
    }

    /// Where secrets stand: the place of the argument, and the bytes of it.
    package static func places(in arguments: [String]) -> [(argument: Int, bytes: Range<Int>)] {
        arguments.indices.compactMap { place in
            let argument = arguments[place]
            let flag = "--kafka="
            let isValue = place > 0 && arguments[place - 1] == "--kafka"
            guard isValue || argument.hasPrefix(flag) else { return nil }
            let start = isValue ? 0 : flag.utf8.count
            let entry = argument.utf8.dropFirst(start)
            guard let mark = entry.firstIndex(of: UInt8(ascii: "=")),
                let key = String(entry[..<mark]), KafkaProperty.isSecret(key)
            else { return nil }
            let value = start + key.utf8.count + 1
            guard argument.utf8.dropFirst(value).first != UInt8(ascii: "@") else { return nil }
            return (place, value..<argument.utf8.count)
        }
    }
}

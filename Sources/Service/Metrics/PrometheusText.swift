/// Prometheus's text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).
enum PrometheusText {
    /// The kinds of metrics, as `# TYPE` names them.
    enum Kind: String, Sendable { case counter, gauge, histogram }

    /// The content type of the format.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The labels of a series as they stand between the braces: by name, the first of a name, values escaped.
    struct Labels: Hashable {
        let text: String

        init(_ dimensions: [(String, String)]) {
            let first = Dictionary(
                dimensions.map { (PrometheusText.labelName($0.0), $0.1) }, uniquingKeysWith: { first, _ in first }
            )
            text = first.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(PrometheusText.escapedLabel($0.value))\"" }
                .joined(separator: ",")
        }

        static func == (left: Labels, right: Labels) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
    }

    /// All metrics, each with its help and type; names and labels ascend by bytes.
    static func render(_ families: [String: MetricsRegistry.Family]) -> String {
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = family.help { text += "# HELP \(name) \(escapedHelp(help))\n" }
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            let series = family.series.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
            for (labels, values) in series {
                for sample in values.samples() { text += line(name, labels, sample) }
            }
        }
        return text
    }

    private static func line(_ name: String, _ labels: Labels, _ sample: MetricSample) -> String {
        let bound = sample.bound.map { "le=\"\(number($0))\"" }
        let all = [labels.text, bound ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
        return "\(name)\(sample.suffix)\(all.isEmpty ? "" : "{\(all)}") \(number(sample.value))\n"
    }

    /// A number as Go's ParseFloat takes it; whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A legal name of a metric: [a-zA-Z_:][a-zA-Z0-9_:]*, everything else as "_".
    static func name(_ text: String) -> String { legal(text, colon: true) }

    /// A legal name of a label: like a metric's, without colons; "le" belongs to histograms and gets a "_".
    static func labelName(_ text: String) -> String {
        let name = legal(text, colon: false)
        return name == "le" ? "le_" : name
    }

    private static func legal(_ text: String, colon: Bool) -> String {
        var name = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_": name.unicodeScalars.append(scalar)
            case ":" where colon: name += ":"
            default: name += "_"
            }
        }
        return name.first.map { !$0.isNumber } == true ? name : "_" + name
    }

    private static func escapedHelp(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func escapedLabel(_ text: String) -> String {
        escapedHelp(text).replacing("\"", with: "\\\"")
    }
}

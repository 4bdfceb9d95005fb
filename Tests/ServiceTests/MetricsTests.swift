import CoreMetrics
import Service
import Testing

@Suite struct MetricsTests {
    @Test func `All kinds are written as the format's page shows them`() {
        let registry = MetricsRegistry(describing: [
            MetricDescription("cds_read_total", "Articles read."),
            MetricDescription("cds_lag", "Messages\nbehind \\ now."),
            MetricDescription("cds_read_seconds", "Time of a reading.", buckets: [0.5, 2]),
            MetricDescription("cds_unused_total", "Never made."),
        ])
        Counter(label: "cds_read_total", dimensions: [("province", "38"), ("genre", "b")], factory: registry)
            .increment(by: 3)
        Counter(label: "cds_read_total", dimensions: [("genre", "a")], factory: registry).increment()
        Gauge(label: "cds_lag", factory: registry).record(-1.5)
        let timer = Timer(label: "cds_read_seconds", factory: registry)
        timer.recordMilliseconds(500)
        timer.recordSeconds(1)
        timer.recordSeconds(3)
        Recorder(label: "cds_bytes", factory: registry).record(1000)
        #expect(
            registry.prometheusText() == """
                # TYPE cds_bytes histogram
                cds_bytes_bucket{le="1"} 0
                cds_bytes_bucket{le="10"} 0
                cds_bytes_bucket{le="100"} 0
                cds_bytes_bucket{le="1000"} 1
                cds_bytes_bucket{le="10000"} 1
                cds_bytes_bucket{le="100000"} 1
                cds_bytes_bucket{le="1000000"} 1
                cds_bytes_bucket{le="10000000"} 1
                cds_bytes_bucket{le="+Inf"} 1
                cds_bytes_sum 1000
                cds_bytes_count 1
                # HELP cds_lag Messages\\nbehind \\\\ now.
                # TYPE cds_lag gauge
                cds_lag -1.5
                # HELP cds_read_seconds Time of a reading.
                # TYPE cds_read_seconds histogram
                cds_read_seconds_bucket{le="0.5"} 1
                cds_read_seconds_bucket{le="2"} 2
                cds_read_seconds_bucket{le="+Inf"} 3
                cds_read_seconds_sum 4.5
                cds_read_seconds_count 3
                # HELP cds_read_total Articles read.
                # TYPE cds_read_total counter
                cds_read_total{genre="a"} 1
                cds_read_total{genre="b",province="38"} 3

                """
        )
    }

    @Test(arguments: [
        ("plain", "plain"), ("a\"b", "a\\\"b"), ("a\\b", "a\\\\b"), ("a\nb", "a\\nb"), ("\\n", "\\\\n"),
        ("Thanh Hóa", "Thanh Hóa"), ("", ""),
    ])
    func `A label's value is escaped`(_ value: String, _ written: String) {
        let registry = MetricsRegistry()
        registry.makeCounter(label: "c_total", dimensions: [("l", value)]).increment(by: 1)
        #expect(registry.prometheusText().hasSuffix("c_total{l=\"\(written)\"} 1\n"))
    }

    @Test(arguments: [
        ("http.server:time-ms", "http_server:time_ms"), ("9lives", "_9lives"), ("", "_"), ("số", "s_"),
    ])
    func `A metric's name is made legal`(_ name: String, _ written: String) {
        let registry = MetricsRegistry()
        registry.makeCounter(label: name, dimensions: []).increment(by: 1)
        #expect(registry.prometheusText() == "# TYPE \(written) counter\n\(written) 1\n")
    }

    @Test func `Labels are made legal and stand once`() {
        let registry = MetricsRegistry()
        registry.makeMeter(label: "g", dimensions: [("b.c", "1"), ("b:c", "2"), ("a", "0"), ("le", "9")]).set(5.0)
        #expect(registry.prometheusText() == "# TYPE g gauge\ng{a=\"0\",b_c=\"1\",le_=\"9\"} 5\n")
    }

    @Test func `Labels that differ in bytes only are different series`() {
        let registry = MetricsRegistry()
        registry.makeCounter(label: "c", dimensions: [("l", "\u{E9}")]).increment(by: 1)
        registry.makeCounter(label: "c", dimensions: [("l", "e\u{301}")]).increment(by: 1)
        #expect(registry.prometheusText().split(separator: "\n").count == 3)
    }

    @Test func `Made twice it is one series, and gone when destroyed`() {
        let registry = MetricsRegistry()
        let first = Counter(label: "c", factory: registry)
        Counter(label: "c", factory: registry).increment(by: 2)
        first.increment()
        #expect(registry.prometheusText().contains("c 3\n"))
        first.destroy()
        #expect(registry.prometheusText().isEmpty)
    }

    @Test func `A name keeps its first kind`() {
        let registry = MetricsRegistry()
        registry.makeCounter(label: "x", dimensions: []).increment(by: 1)
        registry.makeMeter(label: "x", dimensions: []).set(7.0)
        registry.makeTimer(label: "x", dimensions: []).recordNanoseconds(1)
        #expect(registry.prometheusText() == "# TYPE x counter\nx 1\n")
    }

    @Test func `Numbers that make no sense are left out`() {
        let registry = MetricsRegistry()
        let counter = registry.makeFloatingPointCounter(label: "c", dimensions: [])
        for amount in [-1, .nan, .infinity, 0.5] { counter.increment(by: amount) }
        registry.makeRecorder(label: "h", dimensions: [], aggregate: true).record(Double.nan)
        let gauge = registry.makeRecorder(label: "g", dimensions: [], aggregate: false)
        gauge.record(Double.nan)
        let text = registry.prometheusText()
        #expect(text.contains("\nc 0.5\n"))
        #expect(text.contains("\nh_count 0\n"))
        #expect(text.contains("\ng NaN\n"))
        gauge.record(-Double.infinity)
        #expect(registry.prometheusText().contains("\ng -Inf\n"))
    }

    @Test func `A meter goes up and down, a counter can be reset`() {
        let registry = MetricsRegistry()
        let meter = registry.makeMeter(label: "m", dimensions: [])
        meter.set(Int64(10))
        meter.increment(by: 2.5)
        meter.decrement(by: 1)
        let counter = registry.makeCounter(label: "c", dimensions: [])
        counter.increment(by: 5)
        counter.reset()
        #expect(registry.prometheusText() == "# TYPE c counter\nc 0\n# TYPE m gauge\nm 11.5\n")
    }

    @Test func `Nothing is lost when many threads count`() async {
        let registry = MetricsRegistry()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { Counter(label: "c", factory: registry).increment() }
                    let timer = Timer(label: "t", factory: registry)
                    for _ in 0..<1000 { timer.recordNanoseconds(1_000_000) }
                }
            }
        }
        let text = registry.prometheusText()
        #expect(text.contains("\nc 8000\n"))
        #expect(text.contains("t_bucket{le=\"0.001\"} 8000\n"))
        #expect(text.contains("t_count 8000\n"))
    }
}

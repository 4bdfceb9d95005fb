internal import CCurl

/// Owns a handle of libcurl and what its options point to, so that each is freed once, after the last use.
struct CurlHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>]

    /// The library is made ready when the first handle is.
    private static let isReady = cds_curl_start() == CURLE_OK

    /// A handle without options.
    ///
    /// - Throws: ``WebFailure`` where the library cannot be used.
    init() throws(WebFailure) {
        guard Self.isReady, let pointer = curl_easy_init() else {
            throw .unreachable("libcurl cannot be started")
        }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        lists = []
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// No signals, redirects, passwords or reuse of its own; certificates checked; paths sent as they are; times in
    /// milliseconds, but seconds for an answer that has come to a stop.
    private static let numbers: [(CURLoption, Int)] = [
        (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NETRC, 0), (CURLOPT_FORBID_REUSE, 1),
        (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_PATH_AS_IS, 1),
        (CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1), (CURLOPT_HTTP09_ALLOWED, 0),
        (CURLOPT_CONNECTTIMEOUT_MS, 10_000), (CURLOPT_LOW_SPEED_LIMIT, 1), (CURLOPT_LOW_SPEED_TIME, 15),
    ]

    /// No proxies, whatever the environment says.
    private static let texts: [(CURLoption, String)] = [
        (CURLOPT_PROTOCOLS_STR, "http,https"), (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"),
        (CURLOPT_ACCEPT_ENCODING, "gzip"),
    ]

    /// Sets what every request is held to.
    ///
    /// - Throws: ``WebFailure`` where the library does not know an option.
    func restrict() throws(WebFailure) {
        try set(CURLOPT_ERRORBUFFER, pointingTo: errorText)
        for (option, value) in Self.numbers { try set(option, value) }
        for (option, value) in Self.texts { try set(option, value) }
    }

    func set(_ option: CURLoption, _ value: Int) throws(WebFailure) {
        try Self.check(cds_curl_set_number(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(WebFailure) {
        try Self.check(cds_curl_set_text(pointer, option, value))
    }

    func set(_ option: CURLoption, pointingTo value: UnsafeMutableRawPointer) throws(WebFailure) {
        try Self.check(cds_curl_set_pointer(pointer, option, value))
    }

    mutating func set(_ option: CURLoption, _ values: [String]) throws(WebFailure) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = curl_slist_append(list, value) ?? list }
        if let list { lists.append(list) }
        try Self.check(cds_curl_set_list(pointer, option, list))
    }

    /// An option that does not hold must not be passed over: the connection might go elsewhere.
    static func check(_ code: CURLcode) throws(WebFailure) {
        guard code == CURLE_OK else { throw .unreachable("libcurl: \(String(cString: curl_easy_strerror(code)))") }
    }

    /// The status of the answer; 0 before there is one.
    var status: Int { cds_curl_status(pointer) }

    /// What went wrong, for a person: without how long it took, so that the same fault has the same text.
    func reason(of code: CURLcode) -> String {
        let detail = String(cString: errorText)
        let text = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        return String(text.replacing(#/ after \d+ ms/#, with: "").prefix(200))
    }
}

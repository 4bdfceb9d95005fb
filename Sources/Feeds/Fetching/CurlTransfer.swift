internal import CCurl
internal import Foundation
internal import Synchronization

/// One request by libcurl. It belongs to the thread that makes and runs it.
final class CurlTransfer {
    /// What is asked for, and what it may take.
    struct Request: Sendable {
        /// The address that is asked for.
        let url: String
        /// Where the connection is made, whatever the address says: "IPV4:PORT" or "[IPV6]:PORT".
        let target: String
        /// The headers, each as "Name: value".
        let headers: [String]
        /// How long it may take.
        let timeout: Duration
        /// The most bytes of the body, decompressed.
        let maxBytes: Int
    }

    /// What came.
    struct Answer: Sendable {
        let status: Int
        /// The headers by name in lower case; of one that comes twice the first.
        let headers: [String: String]
        /// The body, decompressed; empty where the status is not 200.
        let body: [UInt8]
    }

    /// Tells a transfer from any thread that its answer is no longer wanted.
    final class Cancellation: Sendable {
        private let flag = Atomic(false)

        var isCancelled: Bool { flag.load(ordering: .relaxed) }
        func cancel() { flag.store(true, ordering: .relaxed) }
    }

    /// Why a transfer is ended before the answer is.
    private enum End {
        /// Nothing that is still to come is needed.
        case enough
        case bodyTooLarge
        case headTooLarge
    }

    /// The most bytes of all headers together, those of interim answers with them.
    private static let headLimit = 65_536

    private let handle: CurlHandle
    private let maxBytes: Int
    private let cancellation: Cancellation
    private var head: [String: String] = [:]
    private var headBytes = 0
    private var isHeadComplete = false
    private var body: [UInt8] = []
    private var end: End?

    /// A transfer that has not begun.
    ///
    /// - Throws: ``WebFailure`` where libcurl cannot be used.
    init(_ request: Request, _ cancellation: Cancellation) throws(WebFailure) {
        var handle = try CurlHandle()
        try handle.restrict()
        try handle.set(CURLOPT_URL, request.url)
        // Without a host it is for every connection of this handle: libcurl never looks up a name itself.
        try handle.set(CURLOPT_CONNECT_TO, ["::\(request.target)"])
        try handle.set(CURLOPT_HTTPHEADER, request.headers)
        let timeout = min(max(request.timeout, .milliseconds(1)), .seconds(86_400))
        try handle.set(CURLOPT_TIMEOUT_MS, Int(timeout / .milliseconds(1)))
        self.handle = handle
        maxBytes = request.maxBytes
        self.cancellation = cancellation
    }

    /// Asks, and blocks until the answer is there.
    ///
    /// - Throws: ``WebFailure``; `CancellationError` about a second after the answer is no longer wanted.
    func run() throws -> Answer {
        try listen()
        let code = curl_easy_perform(handle.pointer)
        // The one thing that libcurl has no memory for is a line of the head that is longer than it takes.
        let isLineTooLong = code == CURLE_OUT_OF_MEMORY && !isHeadComplete
        switch (isLineTooLong ? .headTooLarge : end, code) {
        case (.bodyTooLarge, _): throw WebFailure.tooLarge(limit: maxBytes)
        case (.headTooLarge, _): throw WebFailure.unreachable("the headers are larger than \(Self.headLimit) bytes")
        case (nil, CURLE_OK) where !isHeadComplete: throw WebFailure.unreachable("the answer ends within its headers")
        case (.enough, _), (nil, CURLE_OK): return Answer(status: handle.status, headers: head, body: body)
        case (nil, CURLE_ABORTED_BY_CALLBACK): throw CancellationError()
        case (nil, CURLE_OPERATION_TIMEDOUT): throw WebFailure.timeout
        default: throw WebFailure.unreachable(handle.reason(of: code))
        }
    }

    /// Has libcurl hand on what comes. It holds a pointer to this object, which outlives the transfer in ``run()``.
    private func listen() throws(WebFailure) {
        let pointer = handle.pointer
        let context = Unmanaged.passUnretained(self).toOpaque()
        for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_XFERINFODATA] {
            try handle.set(option, pointingTo: context)
        }
        try CurlHandle.check(
            cds_curl_set_receiver(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return CurlTransfer.of(context)?.takeHead(line) == true ? line.count : 0
            })
        try CurlHandle.check(
            cds_curl_set_receiver(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return CurlTransfer.of(context)?.takeBody(part) == true ? part.count : 0
            })
        try CurlHandle.check(
            cds_curl_set_progress(pointer) { context, _, _, _, _ in
                CurlTransfer.of(context)?.cancellation.isCancelled == false ? 0 : 1
            })
        try handle.set(CURLOPT_NOPROGRESS, 0)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes a line of the head, or of the trailers, which only count.
    ///
    /// - Returns: whether the transfer goes on.
    private func takeHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headBytes += bytes.count
        guard headBytes <= Self.headLimit else {
            end = .headTooLarge
            return false
        }
        guard !isHeadComplete else { return true }
        let line = String(decoding: bytes, as: UTF8.self)
        guard !line.allSatisfy(\.isNewline) else { return endHead() }
        // A line that begins with white space goes on with the one before: no header that is read here is so long.
        guard line.first?.isWhitespace == false, let colon = line.firstIndex(of: ":") else { return true }
        let name = line[..<colon].lowercased()
        if head[name] == nil {
            head[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return true
    }

    /// The head is complete, or that of an interim answer (RFC 9110, section 15.2), which another follows.
    private func endHead() -> Bool {
        switch handle.status {
        case 100, 102..<200: head = [:]
        case 200: isHeadComplete = true
        default: end = .enough
        }
        return end == nil
    }

    /// - Returns: whether the transfer goes on.
    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= maxBytes else {
            end = .bodyTooLarge
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }
}

import Dispatch
import Foundation

/// A response as it came over the socket.
struct RawResponse {
    let status: Int
    let headers: [String]
    let body: String
}

/// Sends a GET over a new connection to this machine and reads to the end of the connection; nil where nobody
/// listens or the answer is no HTTP.
func rawGet(_ path: String, port: Int, method: String = "GET") async -> RawResponse? {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            let request = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            continuation.resume(returning: exchange(request, port: port).flatMap(parse))
        }
    }
}

private func exchange(_ request: String, port: Int) -> [UInt8]? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { return nil }
    let bytes = Array(request.utf8)
    guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return nil }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
    return answer
}

private func parse(_ answer: [UInt8]) -> RawResponse? {
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound].split(separator: "\r\n").map(String.init)
    guard let status = head.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    return RawResponse(status: status, headers: Array(head.dropFirst()), body: String(text[end.upperBound...]))
}

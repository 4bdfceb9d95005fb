internal import Core
internal import Digest
internal import Foundation
internal import Pipeline
internal import Wire

/// Publishes what appears in a folder, each content once. It belongs to the thread that made it.
///
/// A file is read when two looks, one after the other, have found it unchanged, so that one that is being written is
/// not read half; where it changes while it is read, it is read again. It counts as done when all its articles were
/// acknowledged and the state says so: a crash in between has it published again, which changes nothing.
public final class FolderWatch {
    /// What a look has found.
    public enum Event {
        /// A file was published; some of its places may have been bad.
        case published(file: String, articles: Int, bad: Int)
        /// A place of a file is no article, or a file cannot be read.
        case refused(place: String, reason: String)
    }

    private let folder: String
    private let files: ArticleFiles
    private let outlet: any ArticleOutlet
    private let save: (WatchState) throws -> Void
    private let report: (Event) -> Void
    private var state: WatchState
    private var seen: [ExactText: FileStamp] = [:]
    private var folderFault: String?
    private var hasChanged = false
    private var lastSave = ContinuousClock.now

    /// A watch.
    ///
    /// - Parameters:
    ///   - files: reads articles from files.
    ///   - state: what earlier runs have left.
    ///   - save: keeps the state.
    ///   - report: told of each file that was published and each place that is bad, once.
    public init(
        folder: String, files: ArticleFiles, outlet: any ArticleOutlet, state: WatchState,
        save: @escaping (WatchState) throws -> Void, report: @escaping (Event) -> Void
    ) {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.files = files
        self.outlet = outlet
        self.state = state
        self.save = save
        self.report = report
    }

    /// Looks once.
    ///
    /// - Parameter isStopped: ends the look between two files.
    /// - Returns: how many files wait for a second look.
    /// - Throws: what the outlet and the saving of the state throw.
    public func look(isStopped: () -> Bool = { false }) throws -> Int {
        var waiting = 0
        var present: [ExactText: FileStamp] = [:]
        for path in paths() {
            guard !isStopped() else { break }
            let name = ExactText(String(path.dropFirst(folder.count + 1)))
            guard let stamp = FileStamp(of: path) else { continue }
            present[name] = stamp
            guard state.files[name]?.stamp != stamp else { continue }
            if seen[name] == stamp {
                try take(path, name, stamp)
            } else {
                waiting += 1
            }
        }
        seen = present
        if !isStopped(), folderFault == nil { forgetAbsent(present) }
        try saveState()
        return waiting
    }

    /// Forgets files that are gone once they are many. Till then a file that comes back is known.
    private func forgetAbsent(_ present: [ExactText: FileStamp]) {
        let absent = state.files.keys.filter { present[$0] == nil }
        guard absent.count > Self.absentLimit else { return }
        for name in absent { state.files[name] = nil }
        hasChanged = true
    }

    /// How many files that are gone are remembered.
    private static let absentLimit = 10_000

    /// The files of the folder; none, and a report, where it cannot be read.
    private func paths() -> [String] {
        do {
            let found = try ArticleFiles.files(at: folder)
            folderFault = nil
            return found.filter { $0 != folder }
        } catch {
            let reason = error.localizedDescription
            if folderFault != reason { report(.refused(place: folder, reason: reason)) }
            folderFault = reason
            return []
        }
    }

    /// Publishes a file, unless its content was published before.
    private func take(_ path: String, _ name: ExactText, _ stamp: FileStamp) throws {
        let digest: String
        do {
            digest = try Self.digest(path)
        } catch {
            report(.refused(place: path, reason: error.localizedDescription))
            return keep(WatchedFile(stamp: stamp, digest: nil), name)
        }
        if state.files[name]?.digest == digest { return keep(WatchedFile(stamp: stamp, digest: digest), name) }
        var articles = 0
        var bad = 0
        func refuse(_ place: String, _ reason: String) {
            bad += 1
            report(.refused(place: place, reason: reason))
        }
        try files.read(path: path, refused: refuse) { place, found in
            switch found {
            case .success(let article):
                try outlet.publish(article)
                articles += 1
            case .failure(let rejection): refuse("\(place)", "\(rejection)")
            }
        }
        try outlet.finish()
        report(.published(file: path, articles: articles, bad: bad))
        // Changed while it was read: it is not done, and looked at anew.
        guard FileStamp(of: path) == stamp else { return }
        keep(WatchedFile(stamp: stamp, digest: digest), name)
        if ContinuousClock.now - lastSave > .seconds(2) { try saveState() }
    }

    private func keep(_ file: WatchedFile, _ name: ExactText) {
        state.files[name] = file
        hasChanged = true
    }

    private func saveState() throws {
        guard hasChanged else { return }
        try save(state)
        hasChanged = false
        lastSave = .now
    }

    private static func digest(_ path: String) throws -> String {
        let input = try InputBytes(path: path)
        var hash = SHA256()
        while case let chunk = try input.next(), !chunk.isEmpty { hash.update(chunk) }
        return hash.finalize().hexadecimal()
    }
}

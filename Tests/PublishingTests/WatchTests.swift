import Core
import Foundation
import Publishing
import Testing
import Wire

@Suite struct WatchTests {
    /// Takes what a watch publishes.
    private final class Tray: ArticleOutlet {
        struct Broken: Error {}
        var ids: [String] = []
        var isBroken = false

        func publish(_ article: PublishableArticle) throws { ids.append(article.id.string) }
        func retract(_ id: ExactText) throws {}
        func finish() throws { if isBroken { throw Broken() } }
    }

    /// A folder that is watched, with what was told of it.
    private final class Scene {
        let folder: URL
        let tray = Tray()
        var told: [String] = []
        var kept: [[UInt8]] = []

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }

        /// A watch of a process that starts now.
        func watch() throws -> FolderWatch {
            FolderWatch(
                folder: folder.path, files: ArticleFiles(limits: ArticleLimits(provinces: [])), outlet: tray,
                state: WatchState(lines: try kept.map { try JSONDocument($0).root }), save: { self.kept = $0.lines() },
                report: { event in if case .refused(let place, _) = event { self.told.append(place) } })
        }
    }

    @Test func aFileIsPublishedWhenTwoLooksFindItUnchangedAndOnce() throws {
        let scene = try Scene()
        try scene.write("mot.txt", "Một\nthân bài")
        let watch = try scene.watch()
        #expect(try watch.look() == 1)
        #expect(scene.tray.ids.isEmpty)
        try scene.write("mot.txt", "Một\nthân bài dài hơn")
        #expect(try watch.look() == 1)
        #expect(scene.tray.ids.isEmpty, "it has changed in between")
        for _ in 0..<3 { #expect(try watch.look() == 0) }
        #expect(scene.tray.ids == ["mot"])
        let later = try scene.watch()
        for _ in 0..<3 { #expect(try later.look() == 0) }
        #expect(scene.tray.ids == ["mot"])
    }

    @Test func aFileIsPublishedAgainWhenItsContentChangesAndNotWhenOnlyItsTimeDoes() throws {
        let scene = try Scene()
        try scene.write("mot.txt", "Một\nthân bài")
        let watch = try scene.watch()
        for _ in 0..<2 { _ = try watch.look() }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)],
            ofItemAtPath: scene.folder.appendingPathComponent("mot.txt").path)
        for _ in 0..<2 { _ = try watch.look() }
        #expect(scene.tray.ids == ["mot"])
        try scene.write("mot.txt", "Một\nthân bài mới")
        for _ in 0..<2 { _ = try watch.look() }
        #expect(scene.tray.ids == ["mot", "mot"])
    }

    @Test func whatIsBadIsToldOnceAndTheRestIsPublished() throws {
        let scene = try Scene()
        try FileManager.default.createDirectory(
            at: scene.folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
        try scene.write("sub/a.jsonl", "{\"id\":\"a1\",\"body\":\"x\"}\n{\"id\":7}\n{\"id\":\"a3\",\"body\":\"x\"}\n")
        try scene.write("b.json", "[{\"id\":\"b1\",\"body\":\"x\"}")
        try scene.write(".hidden.txt", "x")
        try scene.write("c.tmp", "x")
        let watch = try scene.watch()
        for _ in 0..<4 { _ = try watch.look() }
        #expect(scene.tray.ids == ["a1", "a3"])
        #expect(scene.told == ["\(scene.folder.path)/b.json", "\(scene.folder.path)/sub/a.jsonl:2"])
        try scene.write("b.json", "[{\"id\":\"b1\",\"body\":\"x\"}]")
        for _ in 0..<2 { _ = try watch.look() }
        #expect(scene.tray.ids == ["a1", "a3", "b1"])
    }

    @Test func whatWasNotAcknowledgedIsPublishedAgain() throws {
        let scene = try Scene()
        try scene.write("mot.txt", "Một\nthân bài")
        let watch = try scene.watch()
        _ = try watch.look()
        scene.tray.isBroken = true
        #expect(throws: Tray.Broken.self) { try watch.look() }
        #expect(scene.kept.isEmpty)
        scene.tray.isBroken = false
        let later = try scene.watch()
        for _ in 0..<2 { _ = try later.look() }
        #expect(scene.tray.ids == ["mot", "mot"])
    }

    @Test func aFolderThatIsGoneIsToldOnceAndWaitedFor() throws {
        let scene = try Scene()
        let watch = try scene.watch()
        try FileManager.default.removeItem(at: scene.folder)
        for _ in 0..<3 { _ = try watch.look() }
        #expect(scene.told == [scene.folder.path])
        try FileManager.default.createDirectory(at: scene.folder, withIntermediateDirectories: true)
        try scene.write("mot.txt", "Một\nx")
        for _ in 0..<2 { _ = try watch.look() }
        #expect(scene.tray.ids == ["mot"])
    }
}

@Suite struct CheckedFileTests {
    private static func path() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString)").path
    }

    @Test func whatIsSavedComesBack() throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = CheckedFile(path: path, format: "test", scope: "cds")
        #expect(try file.load().isEmpty)
        try file.save([Array("{\"a\":1}".utf8), Array("{\"b\":\"é\"}".utf8)])
        #expect(try file.load().map { $0["b"]?.string } == [nil, "é"])
        #expect(try CheckedFile(path: path, format: "test", scope: nil).load().count == 2)
        try file.save([])
        #expect(try file.load().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }

    @Test func whatIsDamagedOrAnothersIsRefusedWithWhatToDo() throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = CheckedFile(path: path, format: "test", scope: "cds")
        try file.save([Array("{\"a\":1}".utf8), Array("{\"a\":2}".utf8)])
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: CheckedFile.Fault.self) { try CheckedFile(path: path, format: "test", scope: "other").load() }
        #expect(throws: CheckedFile.Fault.self) { try CheckedFile(path: path, format: "another", scope: "cds").load() }
        for end in stride(from: 0, to: whole.count - 1, by: 7) {
            try whole.prefix(end).write(to: URL(fileURLWithPath: path))
            #expect(throws: CheckedFile.Fault.self, "cut at \(end)") { try file.load() }
        }
        var changed = whole
        changed[changed.count - 3] ^= 1
        try changed.write(to: URL(fileURLWithPath: path))
        #expect { try file.load() } throws: { "\($0)".contains("delete it") }
    }

    @Test func aStateHasOneProcessAtATime() throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path + ".lock") }
        var lock: StateLock? = try StateLock(of: path)
        #expect(throws: CheckedFile.Fault.self) { try StateLock(of: path) }
        withExtendedLifetime(lock) {}
        lock = nil
        _ = try StateLock(of: path)
    }
}

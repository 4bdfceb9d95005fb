internal import Foundation
public import Service

/// The files that come with an executable, beside it.
public enum ResourceFolder {
    /// The path of a resource of a target.
    ///
    /// - Throws: where it is missing, as it is when the executable was moved without its `.resources` folder.
    public static func path(of target: String, _ name: String) throws(CommandFailure) -> String {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let path = folder.appendingPathComponent("cds-cluster_\(target).resources/\(name)").path
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.usage, "\(path) is missing: it belongs beside the executable")
        }
        return path
    }
}

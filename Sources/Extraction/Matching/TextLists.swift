internal import Synchronization
import VietnameseText

/// The long lists of one text.
struct TextLists: Sendable {
    var tokens: [Token] = []
    var cues: [CueMatch] = []
    var terms: [TermMatch] = []
    var starts: [TokenStart] = []
}

/// Lists of texts that are done with: what is written into them next takes their memory.
///
/// That of a long text is above the size from which glibc asks the system for a piece of its own, so that each list was
/// given back and taken anew, page by page, for each text.
final class SpareLists: Sendable {
    private let lists = Mutex<[TextLists]>([])
    /// How many are kept at most, and of how many tokens at most: 100 KB have 17,000. They then take 1.5 MB each.
    private static let (most, longest) = (4, 20_000)

    /// Lists to be written anew.
    func take() -> TextLists { lists.withLock { $0.popLast() } ?? TextLists() }

    /// Keeps lists that nobody reads any more; where somebody does, they are copied by who writes them.
    func keep(_ spare: TextLists) {
        guard spare.tokens.count <= Self.longest else { return }
        lists.withLock { if $0.count < Self.most { $0.append(spare) } }
    }
}

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
/// The lists of a long text are above the size from which glibc asks the system for memory of their own: without this they
/// would be given back and taken anew, page by page, for each text.
final class SpareLists: Sendable {
    private let lists = Mutex<[TextLists]>([])
    /// How many are kept at most, and of how many tokens at most: 100 KB have 17,000. They then take 1.5 MB each.
    private static let (most, longest) = (4, 20_000)

    /// Lists to be written anew.
    func take() -> TextLists { lists.withLock { $0.popLast() } ?? TextLists() }

    /// Keeps lists that nobody reads any more. Where somebody does, the array sees to it that what is written next takes
    /// memory of its own.
    func keep(_ spare: TextLists) {
        guard spare.tokens.count <= Self.longest else { return }
        lists.withLock { if $0.count < Self.most { $0.append(spare) } }
    }
}

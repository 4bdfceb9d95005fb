import Catalogue
internal import Synchronization
import VietnameseText

/// The long lists of one text.
struct TextLists: Sendable {
    /// None while the document has them.
    var tokens: [Token] = []
    /// Cues that no longer cue or guard phrase covers, by start.
    var cues: [CueMatch] = []
    /// Terms that no guard phrase covers, by start.
    var terms: [TermMatch] = []
    /// The cues that start at each token, and none at ``Annotations/more``.
    var said: [CueSet] = []
    /// What starts at each token where anything does; at the end nothing, behind all matches.
    var starts: [TokenStart] = []
    /// How many of them lie before each token, and before ``Annotations/more`` that come after the last.
    var startNumbers: [Int32] = []
    /// What may begin at each token, and ``Annotations/pace`` more that nothing begins at.
    var opened: [TokenClass] = []
    /// The tokens that anything starts at; nobody asks for them when the others are written.
    var found: [PhraseStart] = []
}

/// Lists of texts that are done with: what is written into them next takes their memory.
///
/// The lists of a long text are above the size from which glibc asks the system for memory of their own: without this they
/// would be given back and taken anew, page by page, for each text.
final class SpareLists: Sendable {
    private let lists = Mutex<[TextLists]>([])
    /// How many are kept at most, and of how many tokens at most: 100 KB have 17,000. They then take 1.5 MB each.
    private static let (most, longest) = (8, 20_000)

    /// Lists to be written anew.
    func take() -> TextLists { lists.withLock { $0.popLast() } ?? TextLists() }

    /// Keeps lists and a document's tokens that nobody reads any more. Where somebody does, the array sees to it that what is
    /// written next takes memory of its own.
    func keep(_ spare: TextLists, tokens: [Token]) {
        guard tokens.count <= Self.longest else { return }
        lists.withLock { lists in
            if lists.count == Self.most { return }
            lists.append(spare)
            lists[lists.count - 1].tokens = tokens
        }
    }
}

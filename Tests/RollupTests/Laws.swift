import Core
import Rollup
import TestSupport
import Testing

/// Laws that hold for any value of a kind, as shared checks.
enum Laws {
    /// Two results are the same; on failure only the keys that differ are named.
    static func same(
        _ left: [OutputKey: Output], _ right: [OutputKey: Output], _ comment: String,
        location: SourceLocation = #_sourceLocation
    ) {
        let different = Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }
        #expect(different.map(\.text).sorted() == [], "\(comment)", sourceLocation: location)
    }
}

/// All that a partition shows of itself.
func shown(_ state: PartitionState) -> [PartialSubject: PartialContent] {
    var shown: [PartialSubject: PartialContent] = [:]
    for subject in state.subjects { shown[state.subject(subject)] = state.partial(subject) }
    return shown
}

extension Reading {
    /// What this article alone contributes to each subject: a partial of one article.
    func contributions(with reference: ReferenceData) -> [PartialSubject: PartialContent] {
        var state = PartitionState(reference: reference)
        state.set(articleId, self)
        return shown(state)
    }
}

/// All that a merged state shows of itself, the silent summaries included.
func shown(_ state: MergedState) -> [OutputKey: Output] {
    var shown: [OutputKey: Output] = [:]
    for key in state.keys.union(Fixture.reference.provinces.map { .province($0.id) }) { shown[key] = state.output(key) }
    return shown
}

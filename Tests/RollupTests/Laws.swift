import Core
import Rollup
import TestSupport
import Testing

/// Laws that hold for any value of a kind, as shared checks.
enum Laws {
    /// `merge` is associative and commutative, and `empty` is neutral.
    static func commutativeMonoid<Value: Equatable>(
        _ values: [Value], empty: Value, merge: (Value, Value) -> Value, location: SourceLocation = #_sourceLocation
    ) {
        for first in values {
            #expect(merge(first, empty) == first && merge(empty, first) == first, sourceLocation: location)
            for second in values {
                let both = merge(first, second)
                #expect(both == merge(second, first), sourceLocation: location)
                for third in values {
                    #expect(merge(both, third) == merge(first, merge(second, third)), sourceLocation: location)
                }
            }
        }
    }

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

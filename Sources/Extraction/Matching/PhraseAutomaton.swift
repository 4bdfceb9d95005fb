import VietnameseText

/// Finds all phrases of a set in one pass over the tokens of a text (Aho and Corasick, 1975), built once.
///
/// Symbols are words, numbers and signs as integers; every transition is one look-up in a flat hash table.
struct PhraseAutomaton: Sendable {
    private var symbols = KeyTable()
    private var transitions = KeyTable()
    /// The state to go on from where a state has no transition.
    private var failure: [Int32] = []
    /// The phrases that end in a state, as a list over `outputNext`; -1 ends it.
    private var outputHead: [Int32] = []
    private var outputNext: [Int32] = []
    private let lengths: [Int]

    /// An automaton over phrases, each a list of symbols; empty ones are never found.
    init(_ phrases: [[UInt64]]) {
        lengths = phrases.map(\.count)
        outputNext = [Int32](repeating: -1, count: phrases.count)
        var children: [[Int32]] = [[]]
        var incoming: [(parent: Int32, symbol: Int32)] = [(0, 0)]
        outputHead = [-1]
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            var state: Int32 = 0
            for key in phrase {
                let symbol = symbols.value(key) ?? symbols.insertNext(key)
                let edge = Self.edge(state, symbol)
                if let next = transitions.value(edge) {
                    state = next
                } else {
                    let next = Int32(outputHead.count)
                    transitions.insert(edge, next)
                    children[Int(state)].append(next)
                    children.append([])
                    incoming.append((state, symbol))
                    outputHead.append(-1)
                    state = next
                }
            }
            outputNext[number] = outputHead[Int(state)]
            outputHead[Int(state)] = Int32(number)
        }
        link(children, incoming)
    }

    /// How many tokens a phrase has.
    func length(of phrase: Int) -> Int { lengths[phrase] }

    private static func edge(_ state: Int32, _ symbol: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: symbol))
    }

    /// Breadth first: failure links, and with them the outputs of suffixes.
    private mutating func link(_ children: [[Int32]], _ incoming: [(parent: Int32, symbol: Int32)]) {
        failure = [Int32](repeating: 0, count: outputHead.count)
        suffixOutput = [Int32](repeating: 0, count: outputHead.count)
        var queue = children[0]
        var place = 0
        while place < queue.count {
            let state = queue[place]
            place += 1
            queue += children[Int(state)]
            let (parent, symbol) = incoming[Int(state)]
            if parent != 0 { failure[Int(state)] = step(failure[Int(parent)], symbol) }
            let fail = failure[Int(state)]
            suffixOutput[Int(state)] = outputHead[Int(fail)] >= 0 ? fail : suffixOutput[Int(fail)]
        }
    }

    /// The nearest proper suffix state that ends a phrase; 0 for none.
    private var suffixOutput: [Int32] = []

    private func step(_ from: Int32, _ symbol: Int32) -> Int32 {
        var state = from
        while true {
            if let next = transitions.value(Self.edge(state, symbol)) { return next }
            if state == 0 { return 0 }
            state = failure[Int(state)]
        }
    }

    /// Calls back for every phrase that occurs with its number, its first token and the one after its last, in the order
    /// of their ends, longest first. `symbol` gives the symbol of a token, and is told whether phrases that began
    /// before go on there; a token without one ends every phrase.
    @inline(__always)
    func scan(_ count: Int, symbol: (Int, Bool) -> UInt64?, found: (Int, Int, Int) -> Void) {
        var state: Int32 = 0
        for place in 0..<count {
            guard let key = symbol(place, state != 0), let known = symbols.value(key) else {
                state = 0
                continue
            }
            state = step(state, known)
            var ending = outputHead[Int(state)] >= 0 ? state : suffixOutput[Int(state)]
            while ending != 0 {
                var phrase = outputHead[Int(ending)]
                while phrase >= 0 {
                    found(Int(phrase), place + 1 - lengths[Int(phrase)], place + 1)
                    phrase = outputNext[Int(phrase)]
                }
                ending = suffixOutput[Int(ending)]
            }
        }
    }
}

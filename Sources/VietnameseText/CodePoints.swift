/// Texts as lists of Unicode scalar values.
enum CodePoints {
    /// Every so many scalars, as a power of two, their place in the bytes is kept.
    static let markShift = 6

    /// The scalar values of a text, and where every 64th of them begins in its bytes; one such place more at the end.
    static func of(_ text: String) -> (scalars: [UInt32], marks: [Int32]) {
        var text = text
        var marks: [Int32] = []
        let scalars = text.withUTF8 { bytes in
            marks.reserveCapacity(bytes.count >> markShift + 1)
            return [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
                var place = 0
                while place < bytes.count {
                    if count & (1 << markShift - 1) == 0 { marks.append(Int32(truncatingIfNeeded: place)) }
                    let lead = UInt32(bytes[place])
                    func rest(_ offset: Int) -> UInt32 { UInt32(bytes[place &+ offset]) & 0x3F }
                    if lead < 0x80 {
                        scalars[count] = lead
                        place &+= 1
                    } else if lead < 0xE0 {
                        scalars[count] = (lead & 0x1F) &<< 6 | rest(1)
                        place &+= 2
                    } else if lead < 0xF0 {
                        scalars[count] = (lead & 0x0F) &<< 12 | rest(1) &<< 6 | rest(2)
                        place &+= 3
                    } else {
                        scalars[count] = (lead & 0x07) &<< 18 | rest(1) &<< 12 | rest(2) &<< 6 | rest(3)
                        place &+= 4
                    }
                    count &+= 1
                }
                if count & (1 << markShift - 1) == 0 { marks.append(Int32(truncatingIfNeeded: place)) }
            }
        }
        return (scalars, marks)
    }

    /// How many bytes of UTF-8 a scalar takes.
    static func length(of scalar: UInt32) -> Int { scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }
}

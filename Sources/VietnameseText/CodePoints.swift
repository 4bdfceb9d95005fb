/// Texts as lists of Unicode scalar values and back.
enum CodePoints {
    /// The scalar values of a text.
    static func of(_ text: String) -> [UInt32] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
                var place = 0
                while place < bytes.count {
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
            }
        }
    }

    /// The text of scalar values; those that are none are left out.
    static func text(_ scalars: ArraySlice<UInt32>) -> String {
        String(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
            var count = 0
            for value in scalars {
                guard Unicode.Scalar(value) != nil else { continue }
                let length = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
                var rest = value
                for offset in stride(from: length - 1, to: 0, by: -1) {
                    bytes[count + offset] = UInt8(truncatingIfNeeded: rest & 0x3F | 0x80)
                    rest >>= 6
                }
                bytes[count] = UInt8(truncatingIfNeeded: length == 1 ? rest : rest | 0xF00 >> UInt32(length))
                count += length
            }
            return count
        }
    }
}

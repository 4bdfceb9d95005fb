internal import Catalogue
internal import Core
internal import Wire

extension Directory {
    /// `catalogue`: everything that can be asked for. It changes only with the program.
    public func catalogue() -> Answer {
        Answer { writer in
            writer.member("rules", rules)
            writer.name("provinces63")
            writer.array(atlas.provinces63) { write($1, to: &$0) }
            writer.name("provinces34")
            writer.array(atlas.provinces34) { write($1, to: &$0) }
            writer.name("indicators")
            writer.array(reference.indicators) { write($1, to: &$0) }
            let lists = [
                ("indices", atlas.indices), ("pillars", atlas.pillars), ("genres", atlas.genres),
                ("regions", atlas.regions),
            ]
            for (name, entries) in lists {
                writer.name(name)
                writer.array(entries) { writer, entry in
                    writer.object { writer in
                        writer.member("id", entry.id)
                        writer.member("vi", entry.vietnamese)
                        writer.member("en", entry.english)
                    }
                }
            }
        }
    }

    /// Writes an indicator.
    func write(_ indicator: Indicator, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", indicator.id.rawValue)
            writer.member("vi", indicator.name)
            writer.member("en", atlas.indicators[indicator.id])
            writer.member("unit", indicator.unit.rawValue)
            writer.member("index", indicator.index?.rawValue ?? "overall")
            writer.member("pillar", indicator.index?.pillar?.rawValue)
            writer.member("additive", indicator.additive)
            writer.member("better", indicator.better.rawValue)
        }
    }

    private func write(_ province: AtlasProvince, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("key", province.id.key)
            writer.member("units", province.id.units.rawValue)
            writer.member("code", province.id.code.description)
            writer.member("name", province.name)
            writer.member("region", province.region)
            writer.name("tile")
            writer.object { writer in
                writer.member("column", province.column)
                writer.member("row", province.row)
            }
            writer.name("members")
            writer.array(province.members) { $0.string($1.description) }
            writer.member("mergedInto", province.mergedInto?.description)
        }
    }
}

import Core
import Rereading
import Review
import Rollup
import Wire

/// What reading again would change, as JSON objects; `kind` says what each is.
enum RereadJSON {
    static func encode(_ unreadable: RereadDraft.Unreadable) -> [UInt8] {
        object("left") { writer in
            writer.member("articleId", unreadable.id.string)
            writer.member("place", unreadable.place)
            writer.member("class", unreadable.rejection.reason.rawValue)
            writer.member("message", unreadable.rejection.message)
        }
    }

    /// A reading: its fields that would be others, and each observation, as it is in a reading, before and after.
    static func encode(_ change: ReadingChange) -> [UInt8] {
        object("reading") { writer in
            writer.member("articleId", change.after.articleId.string)
            writer.member("title", change.after.title)
            writer.member("url", change.after.url)
            writer.member("publishedAt", change.after.publishedAt?.description)
            writer.member("rulesBefore", change.before?.rules)
            writer.member("rulesAfter", change.after.rules)
            writer.name("fields")
            writer.array(change.fields) { writer, field in
                writer.object { writer in
                    writer.member("name", field.name)
                    writer.member("before", field.before)
                    writer.member("after", field.after)
                }
            }
            writer.name("observations")
            writer.array(change.observations) { writer, observation in
                writer.object { writer in
                    writer.member("before", json: observation.before.map(ObservationMessage.encode))
                    writer.member("after", json: observation.after.map(ObservationMessage.encode))
                }
            }
        }
    }

    /// An output key: its message before and after, and the articles that have a part in the change.
    static func encode(_ change: RollupReview.Change, topic: String) -> [UInt8] {
        object("rollup") { writer in
            writer.member("topic", topic)
            writer.member("key", change.key.text)
            writer.member("before", json: change.before?.bytes)
            writer.member("after", json: change.after?.bytes)
            writer.name("articles")
            writer.array(change.articles) { $0.string($1.string) }
        }
    }

    static func encode(_ counts: RereadDraft.Counts, unreadable: Int, rollups: Int, rules: String) -> [UInt8] {
        object("summary") { writer in
            writer.member("rules", rules)
            writer.member("read", counts.read)
            writer.member("changed", counts.content)
            writer.member("rulesOnly", counts.rules)
            writer.member("same", counts.same)
            writer.member("rollupsChanged", rollups)
            writer.member("left", unreadable)
            writer.member("notSelected", counts.unselected)
            writer.member("publishedAgain", counts.overtaken)
            writer.member("withoutArticle", counts.withoutArticle)
            writer.member("notReadYet", counts.waiting)
        }
    }

    private static func object(_ kind: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.bytes { writer in
            writer.object { writer in
                writer.member("kind", kind)
                body(&writer)
            }
        }
    }
}

#!/usr/bin/env python3
"""Keeps the schemas of the messages in the dashboard's openapi.yaml those of this folder.

    openapi.py check    exit status 1 where they differ
    openapi.py write    writes them anew, below the line that marks them

The description must stand alone where it is served, so the schemas are copied there; this folder stays their source.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "Sources/cds-dashboard/Resources/openapi.yaml"
MARK = "    # The messages' own schemas, copied from schemas/ by schemas/openapi.py: change them there.\n"
MESSAGES = {"Reading": "reading", "Rollup": "rollup", "Summary": "province-summary", "National": "national-rollup"}
COMMON = "urn:cds:schema:common:1#/$defs/"


def moved(node, owner):
    """A schema with its references pointed at the components, without what OpenAPI or a validator does not know."""
    if isinstance(node, list):
        return [moved(part, owner) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if key in ("$schema", "$id", "$defs") or key.startswith("x-"):
            continue
        if key == "$ref":
            name = value.removeprefix(COMMON)
            local = value.removeprefix("#/$defs/")
            if name != value:
                value = "#/components/schemas/Common_" + name
            elif owner == "Common" or local != value:
                value = f"#/components/schemas/{owner}_{local}"
        kept[key] = moved(value, owner)
    return kept


def components():
    """Each schema by its name among the components."""
    common = json.loads((HERE / "common.schema.json").read_text("utf-8"))
    for name, schema in common["$defs"].items():
        yield "Common_" + name, moved(schema, "Common")
    for title, file in MESSAGES.items():
        schema = json.loads((HERE / f"{file}.schema.json").read_text("utf-8"))
        for name, part in schema.get("$defs", {}).items():
            yield f"{title}_{name}", moved(part, title)
        yield title, moved(schema, title)


def main(mode):
    text = TARGET.read_text("utf-8")
    head, mark, _ = text.partition(MARK)
    if not mark:
        sys.exit(f"{TARGET}: the line that marks the messages' schemas is missing")
    lines = [f"    {name}: {json.dumps(schema, ensure_ascii=False)}\n" for name, schema in components()]
    new = head + mark + "".join(lines)
    if mode == "write":
        TARGET.write_text(new, "utf-8")
    elif new != text:
        sys.exit(f"{TARGET}: the messages' schemas are not those of schemas/: run schemas/openapi.py write")


if __name__ == "__main__":
    if sys.argv[1:] not in (["check"], ["write"]):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    main(sys.argv[1])

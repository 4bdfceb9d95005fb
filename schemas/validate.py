#!/usr/bin/env python3
"""Checks messages of the cluster, and the examples and AsyncAPI document beside this file, against the schemas.

    validate.py examples                    every file under examples/
    validate.py stream SCHEMA [--lenient]   JSON Lines on standard input, each a message of SCHEMA ("reading")
    validate.py fold                        the lines of `cds-aggregator fold` on standard input
    validate.py asyncapi                    asyncapi.yaml: every $ref resolves

Lenient is what a reader relies on: JSON Schema 2020-12, unknown fields passed over. Strict is what the cluster writes:
no unknown field, keys in their order, canonical bytes (contract.md, "Messages"), and the schemas' x- keywords.

Exit status: 0 all good, 1 some fault (each is one line on standard error: where, then what), 2 wrong usage.
"""

import argparse
import json
import re
import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE / "examples"
SCHEMAS = {file.name.removesuffix(".schema.json"): json.loads(file.read_text("utf-8"))
           for file in sorted(HERE.glob("*.schema.json"))}
# Without $schema, at which jsonschema would leave the validators below for its own.
REGISTRY = Registry().with_resources(
    (schema["$id"], DRAFT202012.create_resource({key: part for key, part in schema.items() if key != "$schema"}))
    for schema in SCHEMAS.values())
MESSAGES = [name for name in SCHEMAS if name != "common"]
WRITTEN = {"reading", "rollup", "province-summary", "national-rollup"}
"""The messages that the cluster writes in canonical form."""

FOLDED = {"national": "national-rollup", "provinces": "province-summary", "rollups": "rollup"}
"""The schema of each topic of a fold, by the last component of its name."""


# --- the JSON text -----------------------------------------------------------------------------------------------

def parse(text):
    """The value of a JSON text with exact numbers; ValueError where it is not JSON or a key comes twice."""
    def unique(pairs):
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            raise ValueError(f"a key stands twice among {keys}")
        return dict(pairs)

    def refuse(constant):
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_float=Decimal, parse_constant=refuse, object_pairs_hook=unique)


def canonical(value):
    """The one text that the cluster writes for a value, its keys in the order that they have."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain) if value else "0"
    return json.dumps(value, ensure_ascii=False)


def byte_faults(text, value):
    """Where a JSON text is not canonical: its numbers first, then the first byte that differs."""
    numbers = re.findall(r'"(?:\\.|[^"\\])*"|(-?[0-9][0-9.eE+-]*)', text)
    for number in filter(None, numbers):
        if "e" in number.lower():
            yield f"number {number} has an exponent"
        elif "." in number and number.endswith("0"):
            yield f"number {number} has trailing zeros"
        elif len(number.partition(".")[2]) > 6:
            yield f"number {number} has more than 6 decimals"
        elif number == "-0":
            yield "number -0 is written 0"
    expected = canonical(value)
    if text != expected:
        same = next((i for i, (a, b) in enumerate(zip(text, expected)) if a != b), min(len(text), len(expected)))
        yield f"not canonical from character {same}: {text[same:same + 30]!r}, canonical {expected[same:same + 30]!r}"


# --- the schemas -------------------------------------------------------------------------------------------------

FORMATS = FormatChecker(formats=[])


@FORMATS.checks("date", ValueError)
@FORMATS.checks("date-time", ValueError)
def is_day(text):
    """Whether a text begins with a day of the calendar; the rest is the patterns' work."""
    return not isinstance(text, str) or date.fromisoformat(text[:10]) is not None


def pattern(validator, expression, text, schema):
    """`pattern` as ECMA-262 means it: Python's $ would let a final line feed through."""
    if validator.is_type(text, "string") and not re.search(re.sub(r"\$$", r"\\Z", expression), text):
        yield ValidationError(f"{text!r} does not match {expression}")


def properties(validator, known, instance, schema):
    """`properties`; of an open object also that it has no other fields and keeps the schema's order."""
    yield from Draft202012Validator.VALIDATORS["properties"](validator, known, instance, schema)
    if schema.get("additionalProperties") is not True or not validator.is_type(instance, "object"):
        return
    if unknown := [key for key in instance if key not in known]:
        yield ValidationError(f"unknown fields: {', '.join(unknown)}")
    present, order = [key for key in instance if key in known], [key for key in known if key in instance]
    for found, due in zip(present, order):
        if found != due:
            yield ValidationError(f"the key {found} stands where {due} is due")
            return


def property_names(validator, names, instance, schema):
    """`propertyNames`; the objects that have it are maps, whose keys stand in code-point order."""
    yield from Draft202012Validator.VALIDATORS["propertyNames"](validator, names, instance, schema)
    if validator.is_type(instance, "object") and list(instance) != sorted(instance):
        yield ValidationError(f"keys of a map stand as {', '.join(instance)}: not in code-point order")


def of_shape(check):
    """A check that leaves what is of another shape to the schema's own keywords."""
    def guarded(*arguments):
        with suppress(AttributeError, KeyError, TypeError):
            yield from check(*arguments)
    return guarded


def decimals(validator, most, number, schema):
    """`x-decimals`: at most so many digits after the point."""
    if isinstance(number, Decimal) and -number.normalize().as_tuple().exponent > most:
        yield ValidationError(f"{number} has more than {most} decimals")


@of_shape
def total(validator, expected, instance, schema):
    """`x-sum`: the values of a map that is not empty sum to exactly this."""
    if instance and (found := sum(instance.values())) != expected:
        yield ValidationError(f"the values sum to {found}, not {expected}")


@of_shape
def ascending(validator, fields, instance, schema):
    """`x-ascending`: these fields, where they are not null, never fall."""
    values = [instance[field] for field in fields if instance[field] is not None]
    if values != sorted(values):
        yield ValidationError(f"{', '.join(fields)} are not in ascending order")


@of_shape
def span(validator, origin, instance, schema):
    """`x-span`: start and end enclose a part of the sentence, which begins at the field `from`, or at 0."""
    first = instance[origin["from"]] if origin["from"] else 0
    if not first <= instance["start"] < instance["end"] <= first + len(instance["sentence"]):
        yield ValidationError("the span from start to end is empty or reaches out of the sentence")


LENIENT = extend(Draft202012Validator, {"pattern": pattern})
STRICT = extend(LENIENT, {"properties": properties, "propertyNames": property_names, "x-decimals": decimals,
                          "x-sum": total, "x-ascending": ascending, "x-span": span})


@cache
def checker(kind, name):
    """The validator of a schema."""
    return kind({"$ref": SCHEMAS[name]["$id"]}, registry=REGISTRY, format_checker=FORMATS)


def schema_faults(name, value, strict):
    """What is wrong with a value by a schema."""
    errors = checker(STRICT if strict else LENIENT, name).iter_errors(value)
    for error in sorted(errors, key=lambda error: error.json_path):
        short = len(error.message) <= 200
        yield f"{error.json_path}: {error.message if short else f'breaks {error.validator} {error.validator_value}'}"


def faults(name, data, strict):
    """What is wrong with the bytes of a message."""
    try:
        text = data.decode("utf-8")
        value = parse(text)
    except ValueError as error:
        return [str(error)]
    return list(schema_faults(name, value, strict)) + (list(byte_faults(text, value)) if strict else [])


# --- the commands ------------------------------------------------------------------------------------------------

def examples():
    """Valid examples pass, invalid ones fail; those under not-strict pass leniently and fail strictly."""
    for name, schema in SCHEMAS.items():
        try:
            Draft202012Validator.check_schema(schema)
        except Exception as error:
            yield f"{name}.schema.json: {error}"
    for name in MESSAGES:
        for kind, least in (("valid", 3), ("invalid", 5), ("not-strict", 0)):
            files = sorted((EXAMPLES / kind / name).glob("*.json"))
            if len(files) < least:
                yield f"examples/{kind}/{name}: {len(files)} examples, at least {least} are wanted"
            for file in files:
                yield from example(kind, name, file)


def example(kind, name, file):
    """What is wrong with one example. Those of written messages are one canonical line, ended by a line feed."""
    where = f"{file.relative_to(HERE)}:"
    data = file.read_bytes()
    if kind == "valid" and name in WRITTEN:
        if not data.endswith(b"\n"):
            yield f"{where} does not end with a line feed"
        data = data.removesuffix(b"\n")
    found = faults(name, data, strict=kind == "valid" and name in WRITTEN)
    if kind == "valid":
        yield from (f"{where} {fault}" for fault in found)
    elif kind == "invalid" and not found:
        yield f"{where} is meant to be invalid, but is valid"
    elif kind == "not-strict":
        yield from (f"{where} {fault}" for fault in found)
        if not faults(name, data.removesuffix(b"\n"), strict=True):
            yield f"{where} is meant to fail the strict checks, but passes"


def stream(name, strict):
    """Messages of one schema, a line each."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        yield from (f"line {number}: {fault}" for fault in faults(name, line.removesuffix(b"\n"), strict))


def fold():
    """Lines {"topic", "key", "value"}, ascending by topic and key, each key that of its value."""
    last = None
    for number, line in enumerate(sys.stdin.buffer, 1):
        where = f"line {number}:"
        try:
            text = line.removesuffix(b"\n").decode("utf-8")
            record = parse(text)
        except ValueError as error:
            yield f"{where} {error}"
            continue
        if not isinstance(record, dict) or list(record) != ["topic", "key", "value"]:
            yield f"{where} is not an object of topic, key and value, in this order"
            continue
        topic, key, value = record.values()
        kind = str(topic).rpartition(".")[2]
        if kind not in FOLDED or not isinstance(key, str):
            yield f"{where} topic {topic!r} and key {key!r} are not one of {', '.join(FOLDED)} and a text"
            continue
        found = list(schema_faults(FOLDED[kind], value, strict=True)) + list(byte_faults(text, record))
        if not found and key != (expected := message_key(kind, value)):
            found = [f"the key is {key!r}, but its value is of {expected!r}"]
        if last is not None and (topic, key) <= last:
            found.append(f"{topic} {key} does not come after {' '.join(last)}")
        last = (topic, key)
        yield from (f"{where} {fault}" for fault in found)


def message_key(kind, value):
    """The key that a value has on its topic."""
    of34 = value["units"] == 34
    if kind == "national":
        return ("34/" if of34 else "") + f"{value['indicator']}/{value['period']}"
    province = ("34:" if of34 else "") + value["province"]
    return province if kind == "provinces" else f"{province}/{value['indicator']}/{value['period']}"


def asyncapi():
    """Every $ref of asyncapi.yaml, and of the schemas that it leads to, resolves."""
    pending, seen = [HERE / "asyncapi.yaml"], set()
    while pending:
        file = pending.pop()
        if file in seen:
            continue
        seen.add(file)
        document = yaml.safe_load(file.read_text("utf-8"))
        base = REGISTRY.with_resource("", Resource.opaque(document)).resolver(document.get("$id", ""))
        for place, reference in references(document):
            path, _, pointer = reference.partition("#")
            target = file.parent / path
            if path and not path.startswith("urn:"):
                if not target.is_file():
                    yield f"{file.name}: {place}: no file {path}"
                    continue
                pending.append(target)
                resolver = REGISTRY.with_resource("", Resource.opaque(yaml.safe_load(target.read_text("utf-8")))).resolver()
                reference = f"#{pointer}"
            else:
                resolver = base
            try:
                resolver.lookup(reference)
            except Unresolvable:
                yield f"{file.name}: {place}: {reference} leads nowhere"


def references(node, place="$"):
    """Every $ref below a node, with where it stands."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield place, node["$ref"]
        node = node.items()
    elif isinstance(node, list):
        node = enumerate(node)
    else:
        return
    for key, child in node:
        yield from references(child, f"{place}.{key}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("examples")
    streaming = commands.add_parser("stream")
    streaming.add_argument("schema", choices=MESSAGES)
    streaming.add_argument("--lenient", action="store_true")
    commands.add_parser("fold")
    commands.add_parser("asyncapi")
    arguments = parser.parse_args()
    found = {
        "examples": examples,
        "stream": lambda: stream(arguments.schema, strict=not arguments.lenient),
        "fold": fold,
        "asyncapi": asyncapi,
    }[arguments.command]()
    bad = 0
    for fault in found:
        print(fault, file=sys.stderr)
        bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())

"""Writers of a coverage: text for people, JSON for programs, Markdown for a pull request, and the bare examples to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leeway.coverage.aims import KINDS
from leeway.coverage.cover import Coverage, Part
from leeway.coverage.written import Suggestion

Json = Mapping[str, Any]
_PLURALS = {"clause": "clauses", "edge": "edges", "outcome": "outcomes"}
_NOBODY = "Nobody can come to these, so they need no example:"
_UNSETTLED = "It could not be settled whether anybody comes to these:"
_ALL = "Every clause, edge and outcome that anybody can come to has a worked example."


def text(found: Coverage, policy: Json, name: str) -> str:
    """All of it for people to read: the counts, then what is missing with its place and the example, by situation and remedy."""
    lines = [f"{name}: {', '.join(_counted(found, kind) for kind in KINDS)}"]
    for situation, remedies in _missing(found, policy):
        lines += ["", f"{situation} - {policy['situations'][situation]['name']}"]
        for remedy, examples in remedies.items():
            lines.append(f"  {remedy}")
            for example, parts in examples:
                lines += [f"    {name}:{part.line}: {part.what}" for part in parts]
                lines.append(f"      {example.yaml}")
    for head, said in ((_UNSETTLED, _unsettled(found, name)), (_NOBODY, _nobody(found, name))):
        lines += ["", head, *(f"  {one}" for one in said)] if said else []
    lines += ["", _last(found)] if found.examples or not _unsettled(found, name) else []
    return "\n".join(lines) + "\n"


def markdown(found: Coverage, policy: Json, name: str) -> str:
    """The same for a pull request."""
    lines = ["| | tried | of |", "| --- | --- | --- |"]
    for kind in KINDS:
        reached, of = _count(found, kind)
        lines.append(f"| {_PLURALS[kind]} | {reached} | {of} |")
    for situation, remedies in _missing(found, policy):
        lines += ["", f"## {_plain(policy['situations'][situation]['name'])}"]
        for remedy, examples in remedies.items():
            lines += ["", f"### {remedy}"]
            for example, parts in examples:
                lines += ["", *(f"- {name}:{part.line}: {_plain(part.what)}" for part in parts)]
                lines += ["", "```yaml", f"      {example.yaml}", "```"]
    for head, said in ((_UNSETTLED, _unsettled(found, name)), (_NOBODY, _nobody(found, name))):
        lines += ["", head, "", *(f"- {_plain(one)}" for one in said)] if said else []
    return "\n".join(lines) + "\n"


def paste(found: Coverage, policy: Json) -> str:
    """The examples alone, by situation, indented as they stand in a policy file."""
    blocks = []
    for situation in _situations(found, policy):
        name = " ".join(policy["situations"][situation]["name"].split())
        listed = (f"      {one.yaml}\n" for one in found.examples if one.situation == situation)
        blocks.append(f"    # {situation}: {name}\n{''.join(listed)}")
    return "\n".join(blocks)


def as_json(found: Coverage, policy: Json, name: str) -> str:
    """All parts as one JSON object; every key is always there."""
    value = {
        "file": name,
        "policy": policy["version"],
        "counts": {_PLURALS[kind]: dict(zip(("tried", "of"), _count(found, kind))) for kind in KINDS},
        "parts": [_json_part(part) for part in found.parts],
        "examples": [_json_example(one) for one in found.examples],
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _json_part(part: Part) -> dict[str, Any]:
    example = part.example
    return {
        "kind": part.kind,
        "table": part.table.id,
        "of": part.table.of,
        "what": part.what,
        "line": part.line,
        "state": part.state,
        "why": part.why,
        "remedy": part.remedy,
        "situation": example.situation if example else None,
        "example": example.name if example else None,
    }


def _json_example(one: Suggestion) -> dict[str, Any]:
    return {
        "situation": one.situation,
        "name": one.name,
        "given": dict(one.given),
        "level": one.level,
        "on": one.on,
        "expect": dict(one.expect),
        "yaml": one.yaml,
    }


def _missing(found: Coverage, policy: Json) -> Iterator[tuple[str, dict[str, list[tuple[Suggestion, list[Part]]]]]]:
    """For each situation its remedies, each with the examples that are missing and what they would show."""
    by_example: dict[tuple[str, str], list[Part]] = {}
    for part in found.parts:
        if part.example:
            by_example.setdefault((part.example.situation, part.example.name), []).append(part)
    for situation in _situations(found, policy):
        remedies: dict[str, list[tuple[Suggestion, list[Part]]]] = {}
        for example in (one for one in found.examples if one.situation == situation):
            parts = by_example[situation, example.name]
            remedies.setdefault(str(parts[0].remedy), []).append((example, parts))
        yield situation, remedies


def _situations(found: Coverage, policy: Json) -> list[str]:
    """The situations to which an example could be added, in the policy's order."""
    missing = {one.situation for one in found.examples}
    return [name for name in policy["situations"] if name in missing]


def _count(found: Coverage, kind: str) -> tuple[int, int]:
    """How many are tried, of how many that anybody can come to."""
    return len(found.of(kind, "reached")), len(found.of(kind)) - len(found.of(kind, "nobody"))


def _counted(found: Coverage, kind: str) -> str:
    reached, of = _count(found, kind)
    return f"{_PLURALS[kind]} {reached} of {of}"


def _unsettled(found: Coverage, name: str) -> list[str]:
    return [f"{name}:{part.line}: {part.what} ({part.why})" for part in found.parts if part.state == "unsettled"]


def _nobody(found: Coverage, name: str) -> list[str]:
    """Clauses and edges one by one; outcomes are many, as few tables leave anything undefined, and only counted."""
    listed = (part for kind in KINDS[:2] for part in found.of(kind, "nobody"))
    count = len(found.of("outcome", "nobody"))
    more = [f"{count} outcome{'' if count == 1 else 's'}; --format json lists them"] if count else []
    return [*(f"{name}:{part.line}: {part.what}" for part in listed), *more]


def _last(found: Coverage) -> str:
    return "The examples alone, ready to paste: leeway coverage --paste" if found.examples else _ALL


def _plain(said: str) -> str:
    """Words of a policy without what Markdown would read as markup."""
    marks = "\\`*_{}[]<>#|&"
    return "".join(f"\\{letter}" if letter in marks else letter for letter in " ".join(said.split()))

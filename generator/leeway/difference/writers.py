"""Writers of a difference: plain text for people, Markdown for a page or a pull request, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from leeway.difference.values import Change, Difference, Note

NOTHING = "Nothing changes for anyone: proved for every possible customer."
NO_AMOUNT = "Nobody may be given more or less than before: proved for every possible customer. What else counts stands below."
_LONGEST = 80  # a text of this length is shown whole


def as_json(found: Difference) -> str:
    """The difference as one JSON object; docs/reference/diff.md explains it."""
    return json.dumps(json_value(found), indent=2, ensure_ascii=False) + "\n"


def json_value(found: Difference) -> dict[str, Any]:
    """The difference as a value that JSON can hold; every key is always there."""
    return {
        "old": asdict(found.old),
        "new": asdict(found.new),
        "nothing_changes": found.nothing,
        "same_amounts": found.same_amounts,
        "changes": [_change(one) for one in found.changes],
        "notes": [asdict(one) for one in found.notes],
        "unsettled": list(found.unsettled),
    }


def _change(one: Change) -> dict[str, Any]:
    value = asdict(one)
    for part in value["parts"]:
        for example in part["examples"]:
            example["old_facts"], example["new_facts"] = dict(example["old_facts"]), dict(example["new_facts"])
    return value


def text(found: Difference) -> str:
    """The difference for people to read in a terminal."""
    return "\n".join(_text(found)) + "\n"


def _text(found: Difference) -> Iterator[str]:
    yield heading(found)
    yield ""
    yield from summary(found)
    for change in found.changes:
        yield change.text
        yield from (f"    for example {example}" for example in change.examples)
    if found.unsettled:
        yield from ("", "Not settled:", *(f"  {one}" for one in found.unsettled))
    if found.notes:
        yield from ("", "Also:", *(f"  {one}" for one in lines(found.notes)))


def summary(found: Difference) -> tuple[str, ...]:
    """What is proved of everybody, in a sentence, where something is."""
    return (NOTHING,) if found.nothing else (NO_AMOUNT,) if found.same_amounts else ()


def heading(found: Difference) -> str:
    """The two versions."""
    return f"From {found.old.version} ({found.old.updated}) to {found.new.version} ({found.new.updated})"


def lines(notes: Iterable[Note]) -> tuple[str, ...]:
    """A line for each note."""
    return tuple(map(line, notes))


def line(note: Note) -> str:
    """A note with both texts, where they are short enough to be read in a line."""
    both = [one for one in (note.was, note.becomes) if one]
    if not both or any(len(one) > _LONGEST for one in both):
        return note.text
    lead = note.text.removesuffix(".")
    if note.was and note.becomes:
        return f"{lead}: “{note.was}” becomes “{note.becomes}”."
    return f"{lead}: “{both[0]}”{' is gone' if note.was and 'gone' not in lead else ''}."


def markdown(found: Difference) -> str:
    """The difference in Markdown, for a pull request: policy texts are made plain first."""
    return "\n".join(_markdown(found)) + "\n"


def _markdown(found: Difference) -> Iterator[str]:
    yield f"**{_plain(heading(found))}**"
    yield ""
    yield from summary(found)
    for change in found.changes:
        yield f"- {_plain(change.text)}"
        yield from (f"    - for example {_plain(example)}" for example in change.examples)
    for title, said in (("Not settled", found.unsettled), ("Also", lines(found.notes))):
        if said:
            yield from ("", f"**{title}**", "", *(f"- {_plain(one)}" for one in said))


def _plain(said: str) -> str:
    """The text on one line, every mark that Markdown or HTML would act on made harmless."""
    flat = " ".join(said.split())
    marked = "".join(f"\\{letter}" if letter in "\\`*_{}[]#+!|~" else letter for letter in flat)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("://", ":&#47;/").replace("@", "&#64;")

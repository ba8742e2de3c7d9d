"""The fragments of policies in hand-written pages, completed into whole files by the frame that a page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from leeway.offers import wire

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
_FENCE = re.compile(r"^(?:<!-- (?P<mark>\w+) -->\n\n?)?```(?P<kind>yaml|text)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(\w+):.*\n(?:(?:[ #].*)?\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a policy under its heading. `said` are the lines that its answers, or its problems, must contain.

    `mark` is the word of the comment before it: `wrong` for a piece that must be refused, `part` for an excerpt.
    """

    title: str
    text: str
    mark: str = ""
    said: tuple[str, ...] = ()


def fragments(page: str, heading: str = "###") -> Iterator[Fragment]:
    """The fragments of a page in their order, each under the heading of that depth above it."""
    for section in re.split(rf"^{heading} ", page, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        found: list[Fragment] = []
        for fence in _FENCE.finditer(re.split(r"^##? ", body, maxsplit=1, flags=re.MULTILINE)[0]):
            text = fence["text"]
            if fence["kind"] == "yaml":
                found.append(Fragment(title, text, fence["mark"] or ""))
            elif found:
                last = found.pop()
                said = tuple(line.strip() for line in text.splitlines() if line.strip())
                found.append(Fragment(title, last.text, last.mark, last.said + said))
        yield from found


def table(page: str, after: str) -> list[list[str]]:
    """The rows of the first table after a text, without its head; cells without spaces and backticks around them."""
    found = re.search(r"(?:^\|.*\n)+", page.partition(after)[2], re.MULTILINE)
    assert found is not None, after
    return [[cell.strip(" `") for cell in row.strip("|").split(" | ")] for row in found[0].splitlines()[2:]]


def frame(page: str) -> str:
    """The frame that a page shows: its first block of YAML."""
    found = _FENCE.search(page)
    assert found is not None and found["kind"] == "yaml", "the page shows a frame"
    return found["text"]


def parts(text: str) -> dict[str, str]:
    """The top-level keys of a piece of YAML, each with its text."""
    found = list(_KEY.finditer(text))
    assert "".join(one[0] for one in found) == re.sub(r"\A(#.*\n|\n)*", "", text), f"not all of it is keys:\n{text}"
    assert len({one[1] for one in found}) == len(found), f"a key stands twice:\n{text}"
    return {one[1]: one[0] for one in found}


def _inside(text: str) -> str:
    """What stands below the first line, moved to the margin."""
    return dedent(text.partition("\n")[2])


def completed(fragment: str, around: str) -> str:
    """The whole policy: the fragment's parts instead of the frame's; `examples` and `situation` go into its one situation."""
    own, whole = parts(fragment), parts(around)
    situations = _inside(whole.pop("situations"))
    name, keys = situations.partition("\n")[0], parts(_inside(situations))
    remedies = re.findall(r"^  (\w+):", own["remedies"], re.MULTILINE)
    keys["remedies"] = f"remedies: [{', '.join(remedies)}]\n"
    keys |= parts(_inside(own.pop("situation", "")))
    keys["examples"] = own.pop("examples", keys["examples"])
    body = "".join(whole[key] for key in whole if key not in own) + "".join(own.values())
    return f"{body}situations:\n  {name}\n{indent(''.join(keys.values()), '    ')}"


def answers(policy: dict[str, Any]) -> str:
    """All texts of the decisions of all examples of a compiled policy, one after the other."""
    cases = (example["case"] for one in policy["situations"].values() for example in one["examples"])
    return "\n".join(text for case in cases for text in _texts(json.loads(wire(json.dumps(policy), json.dumps(case)))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)

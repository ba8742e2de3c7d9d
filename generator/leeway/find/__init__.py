"""Stage `find`: what the browser searches when somebody types what the customer said, as one JSON value.

    {"situations": [{"id": .., "name": .., "said": [..], "told": [..], "does": [..], "asks": [..], "also": [..]}],
     "pages": [{"name": .., "at": "playbook/phrases/", "kind": "page"}]}

Situations stand in the order of the policy. `said`: in customers' words; `also`: words that the policy adds for the search;
`told`: what a representative is told to do, `does`: the remedies, `asks`: the questions. It holds texts and nothing worked out
from them: widgets/find-*.mjs reads them as it reads what is typed. The same policy and titles give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from leeway.find.asked import asked

__all__ = ["index", "titles"]

Json = Mapping[str, Any]
_HEADING = re.compile(r"^#\s+(.+?)(?:\s*\{[^}]*\})?\s*$", re.MULTILINE)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def index(policy: Json, titles: Mapping[str, str]) -> bytes:
    """All that can be found in the playbook of a policy. `titles`: those of its other pages, by their addresses."""
    found = {
        "situations": [_situation(name, policy) for name in policy["situations"]],
        "pages": [*_remedies(policy), *(_page(*one) for one in titles.items())],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def titles(pages: Mapping[str, str]) -> dict[str, str]:
    """The titles of pages in Markdown, by their addresses from the root of the site; without situations and the home page."""
    found = {_address(path): _title(text) for path, text in pages.items() if _is_other(path)}
    return {at: title for at, title in found.items() if title}


def _is_other(path: str) -> bool:
    return path.endswith(".md") and path != "index.md" and not path.startswith("playbook/situations/")


def _address(path: str) -> str:
    folder, name = str(PurePosixPath(path).parent), PurePosixPath(path).stem
    parts = [*([] if folder == "." else [folder]), *([] if name in ("index", "README") else [name])]
    return "".join(f"{part}/" for part in parts)


def _title(page: str) -> str:
    """The title that a page names at its top, or its first heading; empty where it has none."""
    head, body = ("", page)
    if page.startswith("---\n") and "\n---" in page[3:]:
        head, _, body = page[4:].partition("\n---")
    found = _TITLE.search(head) or _HEADING.search(_FENCED.sub("", body))
    return found[1].strip() if found else ""


def _situation(name: str, policy: Json) -> Json:
    one = policy["situations"][name]
    remedies = [policy["remedies"][remedy] for step in one["steps"] for remedy in step]
    facts = [policy["facts"][fact] for fact in asked(policy, name)]
    return _filled(
        {
            "id": name,
            "name": one["name"],
            "said": one["customers_say"],
            "also": one.get("also_said", []),
            "told": [one["first"], *one.get("remember", [])],
            "does": [remedy["name"] for remedy in remedies],
            "asks": [_question(fact) for fact in facts],
        }
    )


def _question(fact: Json) -> str:
    return " ".join([fact["name"], *fact.get("choices", {}).values()])


def _remedies(policy: Json) -> list[Json]:
    return [
        {"name": one["name"], "at": f"playbook/remedies/#{name}", "kind": "remedy"} for name, one in policy["remedies"].items()
    ]


def _page(at: str, title: str) -> Json:
    return {"name": title, "at": at, "kind": "page"}


def _filled(found: Json) -> Json:
    return {key: value for key, value in found.items() if value}

"""A language whose every text stands in brackets: what is outside of them on a page or in a decision, a policy has said.

That finds what Leeway says without the catalogue.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from leeway.languages import of_pages, texts
from leeway.offers import decide, language, read_policy
from leeway.offers.language import Language
from leeway.offers.wire import policy_of
from leeway.pages import pages
from tests import project
from tests.cases import generated, worked_examples
from tests.languages.said import Visible, strings

POLICIES = {
    "policy": project.POLICY,
    "full": project.CHECKOUT / "tests" / "good" / "full.yml",
    "extended": project.CHECKOUT / "tests" / "pages" / "extended.yml",
}
BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d")
CHECKED = re.compile(r"(?:LW-\S+ \S+ )?case=\S+|LW-\S+")  # a case as one line, with its code
WORDS = re.compile(r"[^\W\d_]{2,}")


def wrapped(section: str) -> Language:
    return Language("en", {key: f"⟦{text}⟧" for key, text in texts("en", section).items()})


@pytest.fixture(params=sorted(POLICIES))
def raw(request: pytest.FixtureRequest) -> dict[str, Any]:
    return project.compiled(POLICIES[request.param])


def outside(text: str) -> Iterator[str]:
    """What stands outside of all brackets, in pieces without a sign."""
    last, text = None, CHECKED.sub("", text)
    while last != text:
        last, text = text, BRACKETS.sub("\n", text)
    for piece in re.split(r"[^\w '’-]|_", DAY.sub("\n", text)):
        if WORDS.search(piece):
            yield piece.strip(" -")


def told(raw: Any) -> Iterator[str]:
    """Every text and every id of a policy."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield key
            yield from told(value)
    elif isinstance(raw, list):
        for one in raw:
            yield from told(one)
    elif isinstance(raw, str):
        yield raw


def of_nobody(pieces: Iterable[str], raw: dict[str, Any]) -> list[str]:
    """The pieces that are nowhere in the policy."""
    said = " \n ".join(" ".join(text.split()) for text in told(raw)).lower()
    return sorted({piece for piece in pieces if " ".join(piece.split()).lower() not in said})


@pytest.mark.slow
def test_a_decision_says_nothing_beside_the_catalogue(raw: dict[str, Any]) -> None:
    policy = replace(read_policy(raw), language=wrapped("kernel"))
    cases = [*worked_examples(raw), *generated(raw, 60)]
    said = {text for case in cases for text in strings(decide(policy, case))}
    assert sum("⟦" in text for text in said) > 200
    assert not of_nobody((piece for text in said for piece in outside(text)), raw)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English in brackets, wherever it is asked for."""
    monkeypatch.setitem(language._LANGUAGES, "en", wrapped("kernel"))
    monkeypatch.setattr("leeway.pages.book.of_pages", lambda _: wrapped("pages"))
    monkeypatch.setattr("leeway.languages.of_pages", lambda _: wrapped("pages"))
    policy_of.cache_clear()
    yield
    policy_of.cache_clear()
    of_pages.cache_clear()


@pytest.mark.slow
@pytest.mark.usefixtures("pseudo")
def test_a_page_says_nothing_beside_the_catalogue(raw: dict[str, Any]) -> None:
    made, _ = pages(raw, date(2028, 1, 1))
    for path, page in made.items():
        if path.endswith(".md"):
            text = html.unescape("\n".join(Visible(page.partition("\n---\n")[2]).parts))
            text = re.sub(r"\{[ #.][^}]*\}|\]\([^)]*\)", " ", text)
            assert not of_nobody(outside(text), raw), path

"""docs/reference/guarantees.md is what the docstrings of the forms say, and the sentences in it are of their forms."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from leeway.guarantees import FORMS, Form, name_of, reading
from leeway.guarantees.manual import manual
from tests.stages import HERE

PAGE = HERE.parent / "docs" / "reference" / "guarantees.md"
MANUAL = HERE.parent / "policy" / "README.md"
EXAMPLES = {
    "level": "rep", "above": "boss", "fact": "tenure", "remedy": "refund", "other": "gift", "condition": "fault is ours",
    "amount": "$5",
}  # fmt: skip


def test_the_page_is_what_the_docstrings_say() -> None:
    assert PAGE.read_text("utf-8") == manual(), "write it anew: python -m leeway.guarantees.manual > docs/reference/guarantees.md"


@pytest.mark.parametrize("form", FORMS, ids=name_of)
def test_a_form_shows_a_sentence_that_holds_and_one_that_does_not(form: Form) -> None:
    page = manual().split(f"\n## {name_of(form)}\n")[1].split("\n## ")[0]
    sentences = re.findall(r"^  - (.*)$", page, re.MULTILINE)
    assert len(sentences) >= 2 and re.search(r"^Holds", page, re.MULTILINE) and re.search(r"^Does not hold", page, re.MULTILINE)
    for sentence in (*sentences, form.EXAMPLE.format(**EXAMPLES)):
        found = reading(sentence)
        assert found is not None and found[0] == name_of(form), sentence


def test_the_manual_of_the_policy_file_has_every_form() -> None:
    part = MANUAL.read_text("utf-8").split("\n## guarantees\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| (.*) \|$", part, re.MULTILINE)[1:]
    assert [name for name, _ in rows] == [name_of(form) for form in FORMS]
    for name, words in rows:
        sentence = re.split(r"[;`]", words)[0].strip().removesuffix(" for")
        tried = [reading(one) for one in chain((sentence,), (words.replace("`", "").partition(";")[0],))]
        assert name in {found[0] for found in tried if found}, words

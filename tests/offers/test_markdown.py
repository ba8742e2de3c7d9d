"""Notes in Markdown: they read as the plain ones do, and nothing that a policy says becomes markup."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from leeway.offers import decide, markdown, read_policy
from tests import project
from tests.cases import generated
from tests.offers.small import KNOWN, POLICY

OURS = {"paragraph", "bullet_list", "list_item", "strong", "text", "code_inline", "softbreak", "inline"}
RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = (
    "# a heading", "- a list", "1. one", "12) two", "+ more", "> quoted", "=====", "---", "***", "    code", "\tcode", "```",
    "~~~", "[a](https://a.example)", "![a](b.png)", "<script>alert(1)</script>", "<https://a.example>", "&lt;b&gt; &amp; &copy;",
    "*a* _b_ __c__ **d**", "`code`", "~~gone~~", "| a | b |", "a\\", "\\*", "a  \nb", "first\n\nsecond", "[a]: https://a.example",
    "<!-- -->", "<b", "** **", "-", "1.",
)  # fmt: skip


def parsed(text: str) -> tuple[set[str], str]:
    """The kinds of elements in a text of Markdown, and what it says, white space apart."""
    every = [token for block in RENDER.parse(text) for token in (block, *(block.children or ()))]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in every}
    return kinds, "".join("".join(map(said, every)).split())


def said(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else ""


def bare(text: str) -> str:
    return "".join(text.split()).replace("\0", "\N{REPLACEMENT CHARACTER}")


def is_text(written: str, plain: str) -> None:
    kinds, says = parsed(written)
    assert (kinds - OURS, says) == (set(), bare(plain)), written


@pytest.mark.parametrize("text", NASTY)
def test_what_a_policy_says_stays_text_wherever_it_stands(text: str) -> None:
    is_text(markdown.headline(f"a {text}"), f"a {text}")
    is_text(markdown.paragraphs([text, text]), text + text)
    is_text(markdown.items([("", text, ()), ("Owed", text, ()), (f"For {text}", "b", ())]), f"{text} Owed: {text} For {text}: b")


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("ab1 \n\t#-+=.)>*_`~[]()<>!|&;:\\\"'\u00a0"), min_size=1, max_size=12), min_size=1, max_size=3
    )
)
def test_no_run_of_signs_becomes_markup(texts: list[str]) -> None:
    texts = [text for text in texts if text.strip()]
    is_text(markdown.paragraphs(texts), "".join(texts))
    is_text(markdown.items([("", text, ()) for text in texts]), "".join(texts))
    is_text(
        markdown.items([(f"For {text}", text, (text,)) for text in texts]),
        "".join(f"For {text}:{text}({text})" for text in texts),
    )


def test_a_long_text_takes_no_longer_than_it_must() -> None:
    begun = time.process_time()
    markdown.paragraphs(["a " * 20_000 + "*", "1" * 40_000, " " * 40_000 + "a"])
    assert time.process_time() - begun < 5, "an expression that goes back again and again takes hours"


@pytest.mark.slow
def test_both_forms_of_a_note_say_the_same() -> None:
    policy = project.compiled()
    read, seen = read_policy(policy), 0
    for case in generated(policy, 150):
        notes: Any = decide(read, case).get("notes", {})
        for which, written in notes.get("markdown", {}).items():
            plain = notes[which].replace("[", "(").replace("]", ")") if which == "ticket" else notes[which]
            kinds, says = parsed(written)
            assert (kinds - OURS, says.replace("[", "(").replace("]", ")")) == (
                set(),
                bare(plain.replace("[", "(").replace("]", ")")),
            )
            seen += bool(written)
    assert seen > 300


def test_a_hostile_policy_writes_no_markup_into_a_ticket() -> None:
    for text in NASTY:
        policy: dict[str, Any] = json.loads(json.dumps(POLICY))
        policy["situations"]["reception"]["name"] = policy["levels"][0]["name"] = policy["levels"][1]["name"] = text
        for one in (*policy["facts"].values(), *policy["remedies"].values()):
            one["name"] = one["say"] = text
        decision = decide(read_policy(policy), {"situation": "reception", "facts": KNOWN, "on": "2026-11-22", "refused": ["pie"]})
        for written in decision["notes"]["markdown"].values():
            assert written and parsed(written)[0] <= OURS, written


def test_a_ticket_is_a_line_in_bold_above_a_list() -> None:
    decision = decide(read_policy(POLICY), {"situation": "reception", "facts": KNOWN, "on": "2026-11-22"})
    first, empty, *rest = decision["notes"]["markdown"]["ticket"].split("\n")
    assert first.startswith("**Reception (policy ") and first.endswith(", 2026-11-22)**") and empty == ""
    assert "- **Time with us:** 12 years" in rest
    assert any(line.startswith("- **May offer:** ") and line.endswith("(`visit_discount.ten-years`)") for line in rest)
    assert decision["notes"]["markdown"]["reply"].startswith("Thank you for telling us about this. \\[Say back")

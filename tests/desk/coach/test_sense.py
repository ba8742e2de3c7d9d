"""Other words for the same, in another order, in any policy: what is denied and who is spoken of decide."""

from __future__ import annotations

from typing import Any

import pytest

from leeway.desk.coach import findings

AVOIDED = (
    "Sale items cannot be returned",
    "The fitting room is for customers only",
    "You should have tried it on before you bought it",
)


def policy(locale: str = "en_GB") -> dict[str, Any]:
    """A shop for clothes, of which the product knows nothing."""
    return {"locale": locale, "phrases": [{"avoid": one, "say": "Gladly.", "why": "It is kinder."} for one in AVOIDED]}


def found(text: str, locale: str = "en_GB") -> list[tuple[str, str]]:
    return [(one.avoid, text[one.start : one.end]) for one in findings(policy(locale), text)]


@pytest.mark.parametrize(
    ("text", "avoid", "underlined"),
    [
        ("Hello! Only guests may use the fitting room.", AVOIDED[1], "Only guests may use the fitting room"),
        ("You could have tried it before you bought it.", AVOIDED[2], "could have tried it before you bought"),
        ("Thanks. You shuold have tried it on before buying it.", AVOIDED[2], "You shuold have tried it on before buying it"),
    ],
)
def test_the_same_is_found_in_other_words_and_another_order(text: str, avoid: str, underlined: str) -> None:
    assert found(text) == [(avoid, underlined)]


@pytest.mark.parametrize(
    "text",
    [
        "You can return sale items.",
        "Of course we take sale items back.",
        "Sale items can be returned with the tag on.",
        "I should have tried it on before I bought it.",
        "Customers love the fitting room.",
    ],
)
def test_what_says_the_contrary_or_of_somebody_else_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_language_without_such_tables_has_the_words_themselves() -> None:
    assert found("Only guests may use the fitting room.", "it_IT") == []
    assert found("The fitting room is for customers only.", "it_IT") == [(AVOIDED[1], AVOIDED[1])]

"""The rounds on words: which of these help, and a sentence to turn into a positive one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from leeway.desk.base import Desk
from leeway.desk.coach import findings
from leeway.desk.practice.chance import number, shuffled
from leeway.desk.practice.parts import UNREAD, Answer, Json, Part
from leeway.desk.practice.rounds import Round

LONGEST = 300  # letters of a sentence
_AT_ONCE = 4
_FEWEST_WORDS = 3


def key_of(desk: Desk, one: Round) -> str:
    """The question on words that comes next; nothing where the policy has no phrases."""
    order = _order(desk, one)
    if not order:
        return ""
    before = sum(key.startswith(("words:", "turn:")) for key in one.done)
    if before % 2 == 0:
        return f"words:{','.join(map(str, order[:_AT_ONCE]))}"
    last = one.done[-1] if one.done else ""
    return next((key for key in (f"turn:{index}" for index in order) if key != last), f"turn:{order[0]}")


def _order(desk: Desk, one: Round) -> list[int]:
    """The phrases by number, those that went wrong in front more often; what was asked already comes last."""
    wrong = Counter(one.wrong)
    asked = {index for key in one.done for index in _numbers(key)}
    places = list(range(len(desk.raw.get("phrases", ()))))
    drawn = shuffled(places, one.seed, one.number, "phrases", tickets=lambda index: 1 + 4 * wrong[f"phrase:{index}"])
    return sorted(drawn, key=lambda index: index in asked and not wrong[f"phrase:{index}"])


def _numbers(key: str) -> Iterator[int]:
    kind, _, numbers = key.partition(":")
    if kind in ("words", "turn"):
        yield from (int(one) for one in numbers.split(",") if one.isdecimal() and len(one) < 6)


def part_of(key: str, desk: Desk, one: Round) -> Part:
    """What is asked with that key."""
    chosen = list(_numbers(key))
    return _words(chosen, key, desk, one) if key.startswith("words:") else _turn(chosen[0], desk)


def _words(chosen: list[int], key: str, desk: Desk, one: Round) -> Part:
    """Of each phrase either what hurts or what helps; both kinds are there where there is more than one."""
    phrases, say = desk.raw["phrases"], desk.policy.language.say
    helps = [bool(number(one.seed, key, index) % 2) for index in chosen]
    if len(set(helps)) == 1:
        helps[0] = not helps[0]
    shown = [phrases[index]["say" if good else "avoid"] for index, good in zip(chosen, helps)]
    values = [str(place) for place in range(1, len(chosen) + 1)]
    rights = frozenset(value for value, good in zip(values, helps) if good)
    good_ones = [text for text, good in zip(shown, helps) if good]
    return Part(
        *("words", "marks", say("practice.ask_words"), "; ".join(good_ones) or say("practice.no_words"), ()),
        options=tuple(zip(values, shown)),
        rights=rights,
        note=say("practice.words_note"),
        marks=tuple(_mark(value, phrases[index], good, index) for value, index, good in zip(values, chosen, helps)),
    )


def _mark(value: str, phrase: Json, helps: bool, index: int) -> dict[str, Any]:
    return {
        "value": value,
        "helps": helps,
        "text": phrase["why"],
        "instead": phrase["say" if not helps else "avoid"],
        "phrase": index,
    }


def _turn(index: int, desk: Desk) -> Part:
    phrase, say = desk.raw["phrases"][index], desk.policy.language.say
    return Part(
        *("turn", "text", say("practice.ask_turn"), phrase["say"], (f"phrase:{index}",)),
        hint=say("practice.turn_hint"),
        quote=phrase["avoid"],
        why=(("", phrase["why"]),),
        note=say("practice.turn_note"),
    )


def turned(part: Part, said: Any, desk: Desk) -> tuple[Answer, list[Any]]:
    """A sentence that somebody wrote: right where it says something, and nothing in it is what the policy says to avoid."""
    text = " ".join(said.split())[:LONGEST] if isinstance(said, str) else ""
    found = list(findings(desk.raw, text))
    enough = len(text.split()) >= _FEWEST_WORDS and text.casefold() != part.quote.casefold()
    return Answer(enough and not found, text, text or UNREAD), found

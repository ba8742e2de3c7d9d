"""Single keys of the compiled policy, before and after, in short lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leeway.difference.two import Two
from leeway.difference.values import Note
from leeway.offers import sentences, words
from leeway.offers.expressions import NOW, TODAY, read_expr
from leeway.offers.numbers import read_exact
from leeway.offers.policy import Json, Policy
from leeway.offers.units import MOMENT

Saying = Mapping[str, str]  # by the key of a part, what it is in a sentence
# What bears on what a customer may get, though it changes no amount of anybody of whom everything is known.
_COUNTS = (
    "one_of",
    "replaces",
    "basis",
    "assume",
    "if_unknown",
    "verify",
    "from_log",
    "safeguards",
    "over",
    "each",
    "per",
    "budget",
)


def named(id_: str, one: Json) -> str:
    """A part by its name, or by its id where it has none."""
    return f"“{one.get('name', id_)}”"


def changed(about: str, id_: str, lead: str, old: Json, new: Json, keys: Saying, two: Two) -> Iterator[Note]:
    """A line for each key of a part that is not as it was."""
    for key, what in keys.items():
        was, becomes = old.get(key), new.get(key)
        if key == "choices":
            was, becomes = _same_choices(was, becomes)
        if was != becomes:
            was, becomes = _without_same(was, becomes)
            said = _said(key, was, two.old, two.raw_old), _said(key, becomes, two.new, two.raw_new)
            shown = said if said[0] != said[1] else ("", "")
            yield Note(about, id_, f"{lead}: {what} changed.", *shown, counts=key in _COUNTS)


def _without_same(was: Any, becomes: Any) -> tuple[Any, Any]:
    """Of two lists only what is not in both, unless only their order differs."""
    if not isinstance(was, list) or not isinstance(becomes, list):
        return was, becomes
    gone, come = [one for one in was if one not in becomes], [one for one in becomes if one not in was]
    return (gone, come) if gone or come else (was, becomes)


def _same_choices(was: Any, becomes: Any) -> tuple[Any, Any]:
    """Of choices only the words of those that both have; that one came or went is said of the customers."""
    if not was or not becomes:
        return None, None
    both = [name for name in becomes if name in was]
    return {name: was[name] for name in both}, {name: becomes[name] for name in both}


def _said(key: str, value: Any, policy: Policy, raw: Json) -> str:
    """A value as text, where it is simple enough to stand in a line; else nothing."""
    if not value and not isinstance(value, bool):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if key in ("worth", "costs_us"):
        return _cost(value, policy)
    if isinstance(value, Mapping) and value.keys() == {"n", "unit"}:
        return words.value(read_exact(value["n"]) or 0, value["unit"], policy)
    if key in ("replaces", "over", "remedies") and isinstance(value, list):
        return ", ".join(raw["remedies"][one]["name"] for one in value if one in raw["remedies"])
    if key == "related":
        return ", ".join(raw["situations"][one]["name"] for one in value if one in raw["situations"])
    if key == "one_of":
        return "; ".join(" or ".join(raw["remedies"][one]["name"] for one in group) for group in value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " / ".join(value)
    return _parts(key, value, policy, raw)


def _cost(value: Any, policy: Policy) -> str:
    if isinstance(value, Mapping):
        if "share" in value:
            return f"{words.value(read_exact(value['share']) or 0, 'percent', policy)} of what it is worth"
        value = value.get("amount")
    units = {name: fact.unit for name, fact in policy.facts.items()} | {name: rate.unit for name, rate in policy.rates.items()}
    return sentences.formula(read_expr(value, units | {TODAY: "date", NOW: MOMENT}, "money"), policy) if value else ""


def _parts(key: str, value: Any, policy: Policy, raw: Json) -> str:
    """The parts of a list or a mapping, where each says what it is."""
    levels = {level["id"]: level["name"] for level in raw["levels"]}
    if key == "promises":
        return "; ".join(f"{one['what']} within {_said('', one['within'], policy, raw)} ({one['owner']})" for one in value)
    if key == "bring_in":
        return "; ".join(f"{levels.get(one['level'], one['level'])}: {one['when']}" for one in value)
    if key == "choices":
        return ", ".join(value.values())
    if key == "notes":
        return " / ".join(f"{levels.get(one['for'], one['for'])}: {one['text']}" for one in value)
    if key == "budget" and "how_many" in value:
        each = value.get("each", "")
        time = f" each {each}" if isinstance(each, str) and each else f" in any {_said('', each, policy, raw)}" if each else ""
        return f"{_said('', value['how_many'], policy, raw)}{time}{' per ' + value['per'] if 'per' in value else ''}"
    return ""


def listed_names(raw: Json, ids: Sequence[str]) -> str:
    """The names of levels in their order."""
    names = {level["id"]: level["name"] for level in raw["levels"]}
    return ", ".join(names[one] for one in ids)


def moved(situation: str, name: str, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], two: Two) -> Iterator[Note]:
    """Remedies of a situation that stand in another step, or in another order."""
    places = [{remedy: step for step, names in enumerate(steps) for remedy in names} for steps in (old, new)]
    both = [remedy for remedy in places[1] if remedy in places[0]]
    shown = {remedy: two.raw_new["remedies"][remedy]["name"] for remedy in both}
    gone = sorted({places[0][one] for one in both}), sorted({places[1][one] for one in both})
    apart = [one for one in both if gone[0].index(places[0][one]) != gone[1].index(places[1][one])]
    for remedy in apart:
        was, becomes = (f"step {steps[remedy] + 1}" for steps in places)
        yield Note(
            "situation",
            situation,
            f"The situation “{name}”: “{shown[remedy]}” is offered in another step.",
            was,
            becomes,
            counts=True,
        )
    before = [one for one in places[0] if one in places[1]]
    if not apart and before != both:
        yield Note(
            "situation",
            situation,
            f"The situation “{name}”: remedies are offered in another order.",
            ", ".join(shown[one] for one in before),
            ", ".join(shown[one] for one in both),
            counts=True,
        )

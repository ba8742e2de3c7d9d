"""A worked example does not come to what it expects.

The answer to the example's case, from the very rules that the checker runs, differs from what stands under `expect`. The
message shows both, and the row that decided. Either the policy has changed and the example must follow, or the change
does something that nobody meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft, Example
from leeway.draft.terms import Word
from leeway.draft.words import listed
from leeway.offers import Policy, decide
from leeway.offers.units import named
from leeway.problems import Problem, Related, Span

ID = "example-fails"
_TIME = "Give the example a day with its time: on: 2026-11-20 14:30"

Json = Mapping[str, Any]


def examples(policy: Json, kernel: Policy, draft: Draft | None = None) -> tuple[Problem, ...]:
    """The worked examples of a compiled policy that do not hold. With its draft, problems point at the expected value."""
    places = _places(draft) if draft else {}
    found: list[Problem] = []
    for id_, situation in policy["situations"].items():
        for example in situation["examples"]:
            decision = decide(kernel, example["case"])
            found += _compared(example, decision, policy, places.get((id_, example["name"])))
    return tuple(found)


def _places(draft: Draft) -> dict[tuple[str, str], Example]:
    return {(one.id.text, example.name.text): example for one in draft.situations for example in one.examples}


def _compared(example: Json, decision: Json, policy: Json, place: Example | None) -> Iterator[Problem]:
    """One problem for a case that cannot be decided, else one for each remedy that comes to something else."""
    bad = decision["problems"]
    if bad:
        yield Problem(ID, f'the example "{example["name"]}" cannot be tried: {bad[0]["message"]}', _span(example, place, None))
        return
    offers = {offer["remedy"]: offer for key in ("owed", "offers", "reserve") for offer in decision[key]}
    silent = {one["remedy"] for one in decision["undefined"]}
    reasons = {one["remedy"]: one["text"] for one in decision["none"]}
    for remedy, wanted in example["expect"].items():
        unit = policy["remedies"][remedy]["unit"]
        got = "undefined" if remedy in silent else _amount(offers.get(remedy), unit)
        if not _same(got, wanted):
            why = _TIME if got is None and decision["needs_time"] else reasons.get(remedy, "")
            yield _problem(example, remedy, wanted, got, offers.get(remedy), policy, place, why)


def _amount(offer: Json | None, unit: str) -> str | None:
    """What the decision gives of a remedy; None while it cannot be told."""
    if offer is None:
        return "no" if unit == "yes or no" else "0"
    amount = offer["amount"]
    return None if amount is None else str(amount)


def _same(got: str | None, wanted: str) -> bool:
    if got is None or got == wanted or not (got[0].isdigit() and wanted[0].isdigit()):
        return got == wanted
    return got.rstrip("0").rstrip(".").zfill(1) == wanted.rstrip("0").rstrip(".").zfill(1) if "." in got + wanted else False


def _problem(
    example: Json,
    remedy: str,
    wanted: str,
    got: str | None,
    offer: Json | None,
    policy: Json,
    place: Example | None,
    why: str,
) -> Problem:
    unit = policy["remedies"][remedy]["unit"]
    lead = f'the example "{example["name"]}" expects {_said(wanted, unit, policy)} for "{remedy}"'
    if got is None:
        asked = (offer or {}).get("asks", ())
        names = listed([f'"{fact}"' for fact in asked], "and") if asked else "the time of day"
        claimed = [fact for fact in asked if fact in example["case"].get("claimed", ())]
        add = "What is only claimed counts as unknown" if claimed else "Add them under given"
        message = f"{lead}, but that cannot be told yet: it depends on {names}. {why or add}"
    elif got == "undefined":
        silent = "the policy says nothing here: no row applies, or an amount is not known for that day (a rate, the holidays)"
        message = f"{lead}, but {silent}"
    else:
        reasons = " ".join(one["text"] for one in (offer or {}).get("because", ())) or why
        message = f"{lead}, but it comes to {_said(got, unit, policy)}" + (f". {reasons}" if reasons else "")
    lines = [one["line"] for one in (offer or {}).get("because", ())]
    related = tuple(Related("the row that decided", _line(line)) for line in lines[:1])
    return Problem(ID, message, _span(example, place, remedy), related=related)


def _said(amount: str, unit: str, policy: Json) -> str:
    """An amount as a sentence says it."""
    if amount == "undefined":
        return "that the policy says nothing"
    if unit == "money":
        return f"{policy['currency']['symbol']}{amount}"
    return amount if unit == "yes or no" else f"{amount} {named(1 if amount == '1' else 2, unit)}"


def _span(example: Json, place: Example | None, remedy: str | None) -> Span:
    values: dict[str, Word] = {name.text: value for name, value in place.expect} if place else {}
    if remedy in values:
        return values[remedy].span
    return place.span if place else _line(example["line"])


def _line(line: int) -> Span:
    """A whole line."""
    return Span(line, 1, line + 1, 1)

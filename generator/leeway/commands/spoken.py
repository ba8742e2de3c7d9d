"""A decision as plain text for a terminal, in the order in which a representative needs it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers.formats import plain, read_format
from leeway.offers.numbers import number
from leeway.offers.units import named

Json = Mapping[str, Any]
_WIDTH = 100


def spoken(decision: Json, policy: Json) -> str:
    """The decision in words; what is wrong with the case stands last, where the eye is when it has run through."""
    lines = []
    if "owed" in decision:
        lines += [_title(decision, policy), *_excluded(decision), *_time(decision)]
        for key, title in _PARTS:
            lines += _part(title, decision[key], decision, policy)
        for part in (_basis, _accepted, _fair, _none, _above, _silent, _ask, _bring_in):
            lines += part(decision, policy)
    wrong = list(_problems(decision))
    lines += ["", "This was not understood, and does not count above:", *wrong] if wrong and lines else wrong
    return "\n".join(lines) + "\n"


def _problems(decision: Json) -> Iterator[str]:
    for one in decision["problems"]:
        near = f" Did you mean {one['nearest']}?" if one["nearest"] else ""
        yield f"! {one['at']}: {one['message']}.{near}" if one["at"] else f"! {one['message']}."


def _title(decision: Json, policy: Json) -> str:
    level = next(one["name"] for one in policy["levels"] if one["id"] == decision["level"])
    return f"{policy['situations'][decision['situation']]['name']} - {level}"


_PARTS = (
    ("owed", "Owed - give it without being asked"),
    ("offers", "You may offer"),
    ("reserve", "In reserve, if that is not enough"),
)


def _part(title: str, offers: list[Json], decision: Json, policy: Json) -> list[str]:
    lines = [line for some in _alternatives(offers) for line in _either(some, decision, policy)]
    return ["", title, *lines] if offers else []


def _alternatives(offers: list[Json]) -> Iterator[list[Json]]:
    """The offers in groups of which only one is given."""
    left = {offer["remedy"]: offer for offer in offers}
    while left:
        first = left.pop(next(iter(left)))
        yield [first, *(left.pop(name) for name in first["one_of"] if name in left)]


def _either(some: list[Json], decision: Json, policy: Json) -> Iterator[str]:
    """One offer; or several, of which the customer gets the one that they choose."""
    yield from _offer(some[0], some, decision, policy)
    for offer in some[1:]:
        yield from _offer(offer, some, decision, policy, "or ")


def _offer(offer: Json, beside: list[Json], decision: Json, policy: Json, lead: str = "") -> Iterator[str]:
    yield f"  {lead or 'either ' * (len(beside) > 1)}{offer['name']}: {offer['text']}"
    if offer.get("say"):
        yield from _wrapped(f"“{offer['say']}”")
    for safeguard in offer["safeguards"]:
        yield from _wrapped(f"! {safeguard['text']}")
    for left in decision["left"]:
        if left["kind"] == "budget" and offer["remedy"] in left["remedies"] and left["text"]:
            yield from _wrapped(left["text"])
    for reason in offer["because"]:
        yield from _wrapped(f"{reason['text']} [{reason['clause']}, line {reason['line']}]")
    yield from _changes(offer["change"], policy)
    others = [one for one in offer["one_of"] if one not in {each["remedy"] for each in beside}]
    if others:
        names = ", ".join(policy["remedies"][one]["name"] for one in others)
        yield from _wrapped(f"instead of, not beside: {names}")


def _changes(changes: list[Json], policy: Json) -> Iterator[str]:
    """What another value of one fact would give: "the uptime under 95%: $30"."""
    for change in changes:
        fact = policy["facts"][change["fact"]]
        says_all = fact["kind"] in ("choice", "yes or no")
        yield from _wrapped(change["text"] if says_all else f"{fact['name']} {change['text']}")


def _excluded(decision: Json) -> list[str]:
    """What rules remedies out, right below the title: whoever reads no further has read that."""
    return [line for one in decision["exclusions"] for line in ("", *_wrapped(f"! {one['text']}", 0))]


def _time(decision: Json) -> list[str]:
    if not decision["needs_time"]:
        return []
    said = f"! An amount depends on the time of day: give --on with a time, like --on '{decision['on']} 14:30'."
    return ["", *_wrapped(said, 0)]


def _basis(decision: Json, policy: Json) -> list[str]:
    """What the answer rests on: what was taken as usual and worked out, what must be verified first, what is left."""
    usual = "; ".join(f"{one['name']}: {one['said']}" for one in decision["facts"] if one["assumed"])
    said = _wrapped(f"Taken as usual: {usual}", 2) if usual else []
    for one in decision["facts"]:
        said += _wrapped(f"Not known: {one['name']}; {one['said']} counts", 2) if one["text"] == "not known" else []
    said += [line for one in decision["working"] for line in _wrapped(one["text"], 2)]
    for one in decision["verify"]:
        unsure = " - the customer only says so, it does not count yet" if one["claimed"] else ""
        said += _wrapped(f"Verify {one['name']}: {one['text']}{unsure}", 2)
    said += [f"  {one['name']}: {one['text']}" for one in decision["left"] if one["kind"] == "cap" and one["text"]]
    return ["", "What this rests on", *said] if said else []


def _accepted(decision: Json, policy: Json) -> list[str]:
    said = [f"  {one['name']}: {one['text']}" for one in decision["accepted"]]
    return ["", "They have accepted", *said] if said else []


def _none(decision: Json, policy: Json) -> list[str]:
    lines = []
    for one in decision["none"]:
        lines += _wrapped(f"{one['name']}: {one['text']}", 2)
        if "say" in one:
            lines += _wrapped(f"“{one['say']}”")
        lines += _changes(one["change"], policy)
    return ["", "Not possible here, and why", *lines] if lines else []


def _fair(decision: Json, policy: Json) -> list[str]:
    said = [f"  {one['text']}" for one in decision["fair"]]
    return ["", "What they think would be fair", *said] if said else []


def _above(decision: Json, policy: Json) -> list[str]:
    lines = []
    for level in decision["above"]:
        lines.append(f"  {level['name']}{_reach(level, policy)}")
        lines += [f"    {offer['name']}: {offer['text']}" for offer in level["offers"]]
    return ["", "Somebody else can do more", *lines] if lines else []


def _silent(decision: Json, policy: Json) -> list[str]:
    said = [line for one in decision["undefined"] for line in _wrapped(one["text"], 2)]
    return ["", "The policy does not say", *said] if said else []


def _ask(decision: Json, policy: Json) -> list[str]:
    lines = []
    for one in decision["ask"]:
        fact = policy["facts"][one["fact"]]
        look = f" - look in: {fact['look_in']}" if "look_in" in fact else ""
        look += f" - verify: {fact['verify']}" if "verify" in fact else ""
        only = " (matters only to what others can do)" if one["for"] == "above" else ""
        lines.append(f"  {fact['ask']} [{one['fact']}]{look}{only}")
    return ["", "Still to ask, the most telling first", *lines] if lines else []


def _bring_in(decision: Json, policy: Json) -> list[str]:
    one = decision["bring_in"]
    code = f" - reason code {one['code']}" if one.get("code") else ""
    return ["", f"Bring in: {one['name']}{_reach(one, policy)}, when {one['when']}{code}"]


def _reach(level: Json, policy: Json) -> str:
    """How to reach a level and how soon it answers, in brackets; nothing where the policy says nothing."""
    within = level.get("answers_within")
    said = [
        level.get("reach"),
        f"answers within {_duration(within, policy)}" if within else "",
    ]
    return f" ({', '.join(filter(None, said))})" if any(said) else ""


def _duration(found: Json, policy: Json) -> str:
    n, currency = number(found["n"]) or 0, policy["currency"]
    return f"{plain(n, read_format(currency.get('format'), currency['symbol']))} {named(n, found['unit'])}"


def _wrapped(text: str, indent: int = 6) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(text, _WIDTH, break_on_hyphens=False, initial_indent=margin, subsequent_indent=margin)

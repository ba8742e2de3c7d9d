"""Texts to copy: a reply to begin from, a note for the ticket, a hand-over for who is brought in.

A reply is words to start from, never a script, and never shows the customer a limit: only what is owed and what was agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from leeway.offers import markdown, words
from leeway.offers.case import Case
from leeway.offers.markdown import Line
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.values import NOT_KNOWN

Json = dict[str, Any]


def notes(case: Case, decision: Json, policy: Policy) -> Json:
    """The three texts of a decision, plain, and under `markdown` the same in Markdown."""
    reply = _reply(decision, policy)
    ticket = _once(_ticket(case, decision, policy))
    hand_over = _once(_hand_over(case, decision, policy))
    return {
        "reply": "\n\n".join(reply),
        "ticket": _plain(ticket),
        "hand_over": _plain(hand_over),
        "markdown": {"reply": markdown.paragraphs(reply), "ticket": _marked(ticket), "hand_over": _marked(hand_over)},
    }


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each line where it stands first."""
    return list(dict.fromkeys(lines))


def _plain(lines: Iterable[Line]) -> str:
    return "\n".join(dict.fromkeys(map(_line, lines)))


def _line(line: Line) -> str:
    label, said, clauses = line
    start = f"{label}: {said}" if label else said
    return f"{start} [{', '.join(clauses)}]" if clauses else start


def _marked(lines: list[Line]) -> str:
    """The first line above a list of the others."""
    return f"{markdown.headline(_line(lines[0]))}\n\n{markdown.items(lines[1:])}".rstrip() if lines else ""


def _reply(decision: Json, policy: Policy) -> list[str]:
    situation = policy.situations[decision["situation"]]
    lines = ["Thank you for telling us about this. [Say back what happened, in their words.]"]
    lines += [f"You are due {due}, and you will have it without asking." for due in _due(decision, policy)]
    agreed = next((answer for answer in decision["fair"] if answer["answer"] == "yes" and answer["give"]), None)
    first = next((offer for offer in decision["offers"] if offer["certain"]), None)
    if agreed:
        name = words.lower(policy.remedies[agreed["remedy"]].name)
        as_what = "" if agreed["give_text"] == name else f", as {name}"
        lines.append(f"You said what would be fair, and we agree: {agreed['give_text']}{as_what}.")
    elif decision["accepted"]:
        lines.append(f"We have agreed on {words.listed([_named(one, policy) for one in decision['accepted']])}.")
    elif first:
        lines.append(first.get("say") or f"To make up for it we would like to offer you: {words.lower(first['name'])}.")
    lines += [f"{words.capital(one['what'])}, within {_within(one, policy)}." for one in situation.get("promises", [])]
    return lines


def _due(decision: Json, policy: Policy) -> list[str]:
    """What is owed for certain; things of which there is only one in one sentence."""
    owed = {offer["remedy"]: offer for offer in decision["owed"] if offer["certain"]}
    said: list[str] = []
    while owed:
        first = owed.pop(next(iter(owed)))
        either = [first, *(owed.pop(name) for name in first["one_of"] if name in owed)]
        said.append(", or instead ".join(_named(offer, policy) for offer in either))
    return said


def _ticket(case: Case, decision: Json, policy: Policy) -> Iterator[Line]:
    day = f", {case.on}" if case.on else ""
    yield "", f"{policy.situations[case.situation]['name']} (policy {policy.version}{day})", ()
    yield from _known(decision, policy)
    for offer in decision["owed"]:
        if offer["certain"]:
            yield "Owed", _named(offer, policy), _clauses(offer)
    for offer in decision["offers"]:
        if offer["certain"]:
            yield "May offer", f"{offer['name']}, {offer['text']}", _clauses(offer)
    for offer in (*decision["owed"], *decision["offers"]):
        yield from ((f"For {words.lower(offer['name'])}", words.lower(one["text"]), ()) for one in offer["safeguards"])
    yield from (("Customer thinks fair", f"{answer['said']} - {answer['text']}", ()) for answer in decision["fair"])
    yield from (("Accepted", _named(one, policy), ()) for one in decision["accepted"])
    yield from (("Refused", policy.remedies[name].name, ()) for name in case.refused)
    yield from (("Not given", one["text"], ()) for one in decision["exclusions"])


def _hand_over(case: Case, decision: Json, policy: Policy) -> Iterator[Line]:
    bring_in = decision["bring_in"]
    if bring_in["level"] == decision["level"]:
        return
    code = f" [{bring_in['code']}]" if "code" in bring_in else ""
    yield f"To {bring_in['name']}", f"{policy.situations[case.situation]['name']}{code}", ()
    yield "From", policy.levels[case.level]["name"], ()
    yield from _known(decision, policy)
    yield from (("Owed, and given whatever happens", _named(offer, policy), ()) for offer in decision["owed"] if offer["certain"])
    yield from (("Customer thinks fair", answer["said"], ()) for answer in decision["fair"])
    yield from (("Accepted so far", _named(one, policy), ()) for one in decision["accepted"])
    yield from (("Refused so far", policy.remedies[name].name, ()) for name in case.refused)
    yield from (("My limit", f"{offer['name']}, {offer['text']}", ()) for offer in decision["offers"])
    for level in decision["above"]:
        if level["level"] == bring_in["level"] and "undisclosed" not in level:
            yield from (("You may go to", f"{offer['name']}, {offer['text']}", ()) for offer in level["offers"])


def _known(decision: Json, policy: Policy) -> Iterator[Line]:
    yield from ((words.capital(one["name"]), _told(one), ()) for one in decision["facts"])
    for one in decision["verify"]:
        if one["claimed"]:
            yield words.capital(one["name"]), f"not verified yet ({one['text']})", ()
    yield from (("", one["text"], ()) for one in decision["working"])


def _told(fact: Json) -> str:
    """What is known of a fact, and how surely."""
    if fact["text"] == NOT_KNOWN:
        return f"not known, {fact['said']} counts"
    return f"{fact['said']} (assumed)" if fact["assumed"] else str(fact["said"])


def _named(offer: Json, policy: Policy) -> str:
    return words.lower(offer["name"]) if offer["unit"] == "yes or no" else f"{words.lower(offer['name'])}: {offer['text']}"


def _clauses(offer: Json) -> tuple[str, ...]:
    return tuple(reason["clause"] for reason in offer["because"])


def _within(promise: Json, policy: Policy) -> str:
    within = promise["within"]
    return words.value(number(within["n"]) or 0, within["unit"], policy)

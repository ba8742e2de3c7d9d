"""Texts to copy: a reply to begin from, a note for the ticket, a hand-over for who is brought in.

A reply is words to start from, never a script, and never shows the customer a limit: only what is owed and what was agreed.
"""

from __future__ import annotations

from typing import Any

from leeway.offers import words
from leeway.offers.case import Case
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.values import NOT_KNOWN

Json = dict[str, Any]


def notes(case: Case, decision: Json, policy: Policy) -> dict[str, str]:
    """The three texts of a decision."""
    return {
        "reply": "\n\n".join(_reply(decision, policy)),
        "ticket": _lines(_ticket(case, decision, policy)),
        "hand_over": _lines(_hand_over(case, decision, policy)),
    }


def _lines(said: list[str]) -> str:
    """A line each, said once."""
    return "\n".join(dict.fromkeys(said))


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


def _ticket(case: Case, decision: Json, policy: Policy) -> list[str]:
    lines = [f"{policy.situations[case.situation]['name']} (policy {policy.version}" + (f", {case.on})" if case.on else ")")]
    lines += _known(decision, policy)
    lines += [f"Owed: {_named(offer, policy)} [{_clauses(offer)}]" for offer in decision["owed"] if offer["certain"]]
    lines += [
        f"May offer: {offer['name']}, {offer['text']} [{_clauses(offer)}]" for offer in decision["offers"] if offer["certain"]
    ]
    for offer in (*decision["owed"], *decision["offers"]):
        lines += [f"For {words.lower(offer['name'])}: {words.lower(one['text'])}" for one in offer["safeguards"]]
    lines += [f"Customer thinks fair: {answer['said']} - {answer['text']}" for answer in decision["fair"]]
    lines += [f"Accepted: {_named(one, policy)}" for one in decision["accepted"]]
    lines += [f"Refused: {policy.remedies[name].name}" for name in case.refused]
    lines += [f"Not given: {one['text']}" for one in decision["exclusions"]]
    return lines


def _hand_over(case: Case, decision: Json, policy: Policy) -> list[str]:
    bring_in = decision["bring_in"]
    if bring_in["level"] == decision["level"]:
        return []
    code = f" [{bring_in['code']}]" if "code" in bring_in else ""
    what = policy.situations[case.situation]["name"]
    lines = [f"To {bring_in['name']}: {what}{code}", f"From: {policy.levels[case.level]['name']}"]
    lines += _known(decision, policy)
    lines += [f"Owed, and given whatever happens: {_named(offer, policy)}" for offer in decision["owed"] if offer["certain"]]
    lines += [f"Customer thinks fair: {answer['said']}" for answer in decision["fair"]]
    lines += [f"Accepted so far: {_named(one, policy)}" for one in decision["accepted"]]
    lines += [f"Refused so far: {policy.remedies[name].name}" for name in case.refused]
    lines += [f"My limit: {offer['name']}, {offer['text']}" for offer in decision["offers"]]
    for level in decision["above"]:
        if level["level"] == bring_in["level"] and "undisclosed" not in level:
            lines += [f"You may go to: {offer['name']}, {offer['text']}" for offer in level["offers"]]
    return lines


def _known(decision: Json, policy: Policy) -> list[str]:
    facts = decision["facts"]
    told = [f"{words.capital(one['name'])}: {_told(one)}" for one in facts]
    claimed = [f"{words.capital(one['name'])}: not verified yet ({one['text']})" for one in decision["verify"] if one["claimed"]]
    return [*told, *claimed, *(one["text"] for one in decision["working"])]


def _told(fact: Json) -> str:
    """What is known of a fact, and how surely."""
    if fact["text"] == NOT_KNOWN:
        return f"not known, {fact['said']} counts"
    return f"{fact['said']} (assumed)" if fact["assumed"] else str(fact["said"])


def _named(offer: Json, policy: Policy) -> str:
    return words.lower(offer["name"]) if offer["unit"] == "yes or no" else f"{words.lower(offer['name'])}: {offer['text']}"


def _clauses(offer: Json) -> str:
    return ", ".join(reason["clause"] for reason in offer["because"])


def _within(promise: Json, policy: Policy) -> str:
    within = promise["within"]
    return words.value(number(within["n"]) or 0, within["unit"], policy)

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
        "ticket": _plain(ticket, policy),
        "hand_over": _plain(hand_over, policy),
        "markdown": {
            "reply": markdown.paragraphs(reply),
            "ticket": _marked(ticket, policy),
            "hand_over": _marked(hand_over, policy),
        },
    }


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each line where it stands first."""
    return list(dict.fromkeys(lines))


def _plain(lines: Iterable[Line], policy: Policy) -> str:
    return "\n".join(dict.fromkeys(_line(line, policy) for line in lines))


def _line(line: Line, policy: Policy) -> str:
    label, said, clauses = line
    start = policy.language.say("note.line", label=label, said=said) if label else said
    return f"{start} [{', '.join(clauses)}]" if clauses else start


def _marked(lines: list[Line], policy: Policy) -> str:
    """The first line above a list of the others."""
    return f"{markdown.headline(_line(lines[0], policy))}\n\n{markdown.items(lines[1:])}".rstrip() if lines else ""


def _reply(decision: Json, policy: Policy) -> list[str]:
    situation, say = policy.situations[decision["situation"]], policy.language.say
    lines = [say("reply.thanks")]
    lines += [say("reply.owed", what=due) for due in _due(decision, policy)]
    agreed = next((answer for answer in decision["fair"] if answer["answer"] == "yes" and answer["give"]), None)
    first = next((offer for offer in decision["offers"] if offer["certain"]), None)
    if agreed:
        lines.append(_agreed(agreed, policy))
    elif decision["accepted"]:
        accepted = [_named(one, policy) for one in decision["accepted"]]
        lines.append(say("reply.accepted", what=words.listed(accepted, policy.language)))
    elif first:
        lines.append(first.get("say") or say("reply.offer", name=_lower(first["name"], policy)))
    promised = situation.get("promises", [])
    return lines + [say("reply.promise", what=words.capital(one["what"]), time=_within(one, policy)) for one in promised]


def _agreed(answer: Json, policy: Policy) -> str:
    name = _lower(policy.remedies[answer["remedy"]].name, policy)
    if answer["give_text"] == name:
        return policy.language.say("reply.agreed", what=name)
    return policy.language.say("reply.agreed_as", what=answer["give_text"], name=name)


def _due(decision: Json, policy: Policy) -> list[str]:
    """What is owed for certain; things of which there is only one in one sentence."""
    owed = {offer["remedy"]: offer for offer in decision["owed"] if offer["certain"]}
    said: list[str] = []
    while owed:
        first = owed.pop(next(iter(owed)))
        either = [first, *(owed.pop(name) for name in first["one_of"] if name in owed)]
        said.append(policy.language.say("reply.or").join(_named(offer, policy) for offer in either))
    return said


def _ticket(case: Case, decision: Json, policy: Policy) -> Iterator[Line]:
    say = policy.language.say
    yield "", _head(case, policy), ()
    yield from _known(decision, policy)
    for offer in decision["owed"]:
        if offer["certain"]:
            yield say("ticket.owed"), _named(offer, policy), _clauses(offer)
    for offer in decision["offers"]:
        if offer["certain"]:
            yield say("ticket.offer"), _gives(offer, policy), _clauses(offer)
    for offer in (*decision["owed"], *decision["offers"]):
        label = say("ticket.safeguard", name=_lower(offer["name"], policy))
        yield from ((label, _lower(one["text"], policy), ()) for one in offer["safeguards"])
    for answer in decision["fair"]:
        yield say("ticket.fair"), say("ticket.fair_answer", said=answer["said"], answer=answer["text"]), ()
    yield from ((say("ticket.accepted"), _named(one, policy), ()) for one in decision["accepted"])
    yield from ((say("ticket.refused"), policy.remedies[name].name, ()) for name in case.refused)
    yield from ((say("ticket.not_given"), one["text"], ()) for one in decision["exclusions"])
    if decision["check"]:
        yield say("ticket.check"), "{code} {policy} {case}".format(policy=policy.version, **decision["check"]), ()


def _head(case: Case, policy: Policy) -> str:
    parts = {"situation": policy.situations[case.situation]["name"], "version": policy.version}
    if not case.on:
        return policy.language.say("ticket.head", **parts)
    return policy.language.say("ticket.head_day", **parts, day=words.when(case.on, policy))


def _hand_over(case: Case, decision: Json, policy: Policy) -> Iterator[Line]:
    bring_in, say = decision["bring_in"], policy.language.say
    if bring_in["level"] == decision["level"]:
        return
    situation = policy.situations[case.situation]["name"]
    coded = say("hand_over.coded", situation=situation, code=bring_in["code"]) if "code" in bring_in else situation
    yield say("hand_over.to", name=bring_in["name"]), coded, ()
    yield say("hand_over.from"), policy.levels[case.level]["name"], ()
    yield from _known(decision, policy)
    yield from ((say("hand_over.owed"), _named(offer, policy), ()) for offer in decision["owed"] if offer["certain"])
    yield from ((say("ticket.fair"), answer["said"], ()) for answer in decision["fair"])
    yield from ((say("hand_over.accepted"), _named(one, policy), ()) for one in decision["accepted"])
    yield from ((say("hand_over.refused"), policy.remedies[name].name, ()) for name in case.refused)
    yield from ((say("hand_over.limit"), _gives(offer, policy), ()) for offer in decision["offers"])
    for level in decision["above"]:
        if level["level"] == bring_in["level"] and "undisclosed" not in level:
            yield from ((say("hand_over.above"), _gives(offer, policy), ()) for offer in level["offers"])


def _known(decision: Json, policy: Policy) -> Iterator[Line]:
    yield from ((words.capital(one["name"]), _told(one, policy), ()) for one in decision["facts"])
    for one in decision["verify"]:
        if one["claimed"]:
            yield words.capital(one["name"]), policy.language.say("told.unverified", where=one["text"]), ()
    yield from (("", one["text"], ()) for one in decision["working"])


def _told(fact: Json, policy: Policy) -> str:
    """What is known of a fact, and how surely."""
    if fact["text"] == NOT_KNOWN:
        return policy.language.say("told.not_known", value=fact["said"])
    return policy.language.say("told.assumed", value=fact["said"]) if fact["assumed"] else str(fact["said"])


def _lower(said: str, policy: Policy) -> str:
    return words.lower(said, policy.language)


def _named(offer: Json, policy: Policy) -> str:
    """What it is with how much: "free month: 2 months"; a thing that is given or not by its name."""
    name = _lower(offer["name"], policy)
    return name if offer["unit"] == "yes or no" else policy.language.say("note.named", name=name, amount=offer["text"])


def _gives(offer: Json, policy: Policy) -> str:
    return policy.language.say("note.gives", name=offer["name"], amount=offer["text"])


def _clauses(offer: Json) -> tuple[str, ...]:
    return tuple(reason["clause"] for reason in offer["because"])


def _within(promise: Json, policy: Policy) -> str:
    within = promise["within"]
    return words.value(number(within["n"]) or 0, within["unit"], policy)

"""Reading facts that are worked out: in the order in which they need one another, so that every unit is known in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from leeway.draft import Clause, Fact, Worked
from leeway.draft.order import ordered
from leeway.draft.terms import Broken, Lit, Nothing, Ref, Undefined, Word
from leeway.draft.units import unit_of
from leeway.draft.words import kind_of, listed, nearest, short
from leeway.keys import MOMENTS, PLAIN_UNITS, TIME_UNITS
from leeway.nodes import Mapping as MappingNode
from leeway.nodes import Node, Scalar, Sequence
from leeway.offers.units import counted, parts_of, stem
from leeway.problems import Related, Span
from leeway.shape.amounts import limit
from leeway.shape.conditions import condition
from leeway.shape.named import facts_in
from leeway.shape.reading import Reading
from leeway.shape.spoken import as_condition
from leeway.shape.table import table

_TABLE = "[{when: {tenure: at least 10 years}, amount: $50}, {otherwise: , amount: $25}]"


def deferred(r: Reading, node: Node) -> Node:
    """What stands under `is`, to be read when the facts that it names are known."""
    return node


def settled(r: Reading, facts: Mapping[str, Fact], nodes: Mapping[str, Node]) -> Iterator[Fact]:
    """The facts with `is`, read; each one only after those that it is worked out from. A circle is a problem."""
    named = {name: dict(facts_in(node, facts, facts[name], r.currency)) for name, node in nodes.items()}
    order, circles = ordered({name: [one for one in found if one in nodes] for name, found in named.items()})
    for circle in circles:
        _told(r, circle, facts, named)
    known = _known(r)
    for name in order:
        fact = _settle(r, facts[name], nodes[name], known)
        r.facts[name] = fact
        if fact.measure != "unread":
            known.units[name] = fact.measure
        yield fact
    yield from (facts[name] for name in nodes if name not in r.facts)


@dataclass(frozen=True, slots=True)
class _Known:
    """The units of what is known so far, and the plural of every counted unit by its stem."""

    units: dict[str, str]
    plurals: Mapping[str, str]


def _known(r: Reading) -> _Known:
    own = (fact.unit.text for fact in r.facts.values() if fact.unit and fact.kind == "count")
    units = MOMENTS | r.rates | {name: fact.measure for name, fact in r.facts.items() if fact.measure != "unread"}
    return _Known(units, {stem(unit): unit for unit in (*own, *TIME_UNITS)})


def _told(r: Reading, circle: list[str], facts: Mapping[str, Fact], named: Mapping[str, Mapping[str, Span]]) -> None:
    """Report a circle where it begins in the file, with the other facts on it."""
    first = min(range(len(circle)), key=lambda index: facts[circle[index]].id.span)
    circle = circle[first:] + circle[:first]
    pairs = list(zip(circle, [*circle[1:], circle[0]]))
    if len(circle) == 1:
        message = f'"{circle[0]}" is worked out from itself. Name the facts that it really follows from'
    else:
        way = ", ".join(f'"{one}" needs "{other}"' for one, other in pairs[:6]) + (", ..." if len(pairs) > 6 else "")
        message = f"these facts are worked out from one another, in a circle: {way}. One of them must be asked"
    related = tuple(Related(f'"{one}" needs "{other}"', named[one][other]) for one, other in pairs[1:7])
    r.say("circle", message, named[pairs[0][0]][pairs[0][1]], related)


def _settle(r: Reading, fact: Fact, node: Node, known: _Known) -> Fact:
    """The fact with how it is worked out, its kind and its unit."""
    assert fact.worked is not None
    worked = _read(r, node)
    worked = _chosen(r, fact, worked) if fact.choices else _unnamed(r, fact, worked)
    kind, unit = _kind(r, fact, worked, known)
    found = replace(fact, worked=worked, kind=kind, unit=unit)
    if kind != "unread":
        for word, key in ((fact.when_yes, "when_yes"), (fact.when_no, "when_no")):
            if word and kind != "yes or no":
                message = f'"{key}" is only for facts that are yes or no; "{fact.id.text}" is {kind_of(found.measure)}'
                r.say("key-does-not-fit", message, word.span)
    return found


def _read(r: Reading, node: Node) -> Worked:
    if isinstance(node, MappingNode):
        return Worked(node.span, when=condition(r, node))
    if isinstance(node, Sequence):
        return Worked(node.span, clauses=table(r, node, "is clause", _TABLE))
    meant = as_condition(r, node.text) if isinstance(node, Scalar) else None
    if meant:
        r.say(
            "wrong-kind",
            f"a comparison is a condition: a fact, a colon, what it must be, in braces. Write: is: {meant}",
            node.span,
        )
        return Worked(node.span)
    return Worked(node.span, amount=limit(r, node, "worked out") or Broken(node.span))


def _unnamed(r: Reading, fact: Fact, worked: Worked) -> Worked:
    """Say that words such as gold are choices, where they are all that a fact without unit and choices can be."""
    rows = [amount for clause in worked.clauses for _, amount in clause.values if not isinstance(amount, (Nothing, Undefined))]
    words = dict.fromkeys(one.name for one in rows if isinstance(one, Ref) and one.name not in r.names | MOMENTS.keys())
    plain = all(isinstance(one, Ref) for one in rows) and len(words) == len({getattr(one, "name", "") for one in rows})
    if not words or not plain or fact.unit is not None or any(nearest(one, sorted(r.names)) for one in words):
        return worked
    shown = ", ".join(f"{one}: {one.replace('_', ' ').capitalize()}" for one in [*words, "other"][: max(2, len(words))])
    message = f'"{next(iter(words))}" is no fact or rate. If "{fact.id.text}" is one of some words, list them. Write for example'
    r.say("missing-key", f"{message}: choices: {{{shown}}}", rows[0].span)
    return Worked(worked.span)


def _chosen(r: Reading, fact: Fact, worked: Worked) -> Worked:
    """The table of a fact with choices: every amount is the name of one."""
    if not worked.clauses and worked.amount is None and worked.when is None:
        return worked
    if not worked.clauses:
        message = f'"{fact.id.text}" has choices, so "is" is a list of clauses, each with a choice as its amount'
        example = fact.choices[0][0].text
        r.say("wrong-kind", f"{message}. Write for example: [{{otherwise: , amount: {example}}}]", worked.span)
        return Worked(worked.span)
    return replace(worked, clauses=tuple(_choice_row(r, fact, clause) for clause in worked.clauses))


def _choice_row(r: Reading, fact: Fact, clause: Clause) -> Clause:
    known = tuple(choice.text for choice, _ in fact.choices)
    found = []
    for word, amount in clause.values:
        text = getattr(amount, "name", getattr(amount, "text", ""))
        if text in known:
            amount = Lit(0, "choice", text, amount.span)
        elif isinstance(amount, (Lit, Nothing)) or text:
            message = f'"{short(text or "none")}" is none of the choices of "{fact.id.text}": {listed(known, "and")}'
            r.say("not-a-choice", message, amount.span, (Related("its choices", fact.choices[0][0].span),), nearest(text, known))
            amount = Broken(amount.span)
        found.append((word, amount))
    return replace(clause, values=tuple(found))


def _kind(r: Reading, fact: Fact, worked: Worked, known: _Known) -> tuple[str, Word | None]:
    """The kind and the unit of a worked-out fact: given, or those of its amounts."""
    if worked.when is not None and fact.unit is None and not fact.choices:
        return "yes or no", None
    if fact.choices:
        return ("choice" if worked.clauses and len(fact.choices) > 1 else "unread"), None
    if fact.unit is not None:
        return _given(r, fact, worked), fact.unit
    found = [unit for amount in worked.amounts if (unit := unit_of(amount, known.units)) is not None]
    unit = next((one for one in found if one != "number"), "number" if found else "unread")
    if unit == "choice":
        return "unread", None
    if parts_of(unit):
        return "count", Word(unit, fact.id.span)  # so much for each: only a fact that is worked out can be that
    if not counted(unit) or unit == "unread":
        return unit, None
    return "count", Word(known.plurals.get(stem(unit), unit), fact.id.span)


def _given(r: Reading, fact: Fact, worked: Worked) -> str:
    assert fact.unit is not None
    if worked.when is not None and fact.unit.text != "yes or no":
        message = f'a condition makes "{fact.id.text}" yes or no, but its unit is "{fact.unit.text}". Delete the unit'
        r.say("wrong-kind", message, fact.unit.span, (Related("the condition", worked.span),))
        return "unread"
    return fact.unit.text if fact.unit.text in PLAIN_UNITS else "count"

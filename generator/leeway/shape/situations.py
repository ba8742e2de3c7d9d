"""Reading situations with their worked examples, phrases, answer times and recognition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leeway.draft import AnswerTime, BringIn, Duration, Example, Phrase, Promise, Recognition, Situation
from leeway.draft.terms import Word
from leeway.draft.words import nearest
from leeway.keys import MOST_WORDINGS, TYPES
from leeway.nodes import Entry, Mapping, Node, Sequence
from leeway.shape.facts import fact_value
from leeway.shape.reading import Reading, entries_of, items_of, key_word, read_list, read_mapping, wrong_kind
from leeway.shape.simple import declared, name, names, scalar, text

_STEPS = "[visit_discount, {then: [free_month]}]"
_NO_TIME = Duration("0", "minutes")


def situations(r: Reading, node: Node) -> tuple[Situation, ...]:
    """The situations, at least one."""
    example = "{late_bill: {name: A late bill, ...}}"
    entries = entries_of(r, node, TYPES["situation mapping"], example)
    if not entries and isinstance(node, Mapping) and not node.partial:
        r.say("empty-list", f"there must be at least one situation. Write for example: {example}", node.span)
    found = (_situation(r, entry) for entry in entries)
    return tuple(situation for situation in found if situation is not None)


def _situation(r: Reading, entry: Entry) -> Situation | None:
    id_ = declared(r, entry.key, "situation", ())
    values = read_mapping(r, entry.value, "situation", entry.key.span)
    if id_ is None:
        return None
    blank = Word("", id_.span)
    blanks: dict[str, Any] = {"name": id_, "customers_say": (), "first": blank, "remedies": (), "examples": ()}
    return Situation(id=id_, **(blanks | {"bring_in": ()} | values))


def steps(r: Reading, node: Node) -> tuple[tuple[Word, ...], ...]:
    """Remedies in the order to offer them; each `then` begins the next step."""
    found: list[list[Word]] = [[]]
    for item in items_of(r, node, TYPES["steps"], _STEPS):
        if not isinstance(item, Mapping):
            one = name(r, item)
            found[-1] += [one] if one else []
        else:
            found.append(_later(r, item))
    return tuple(tuple(step) for step in found if step)


def _later(r: Reading, item: Mapping) -> list[Word]:
    """The remedies under `then`; under a word close to it they are read, too."""
    keys = [entry.key.text for entry in item.entries]
    near = nearest(keys[0], ("then",)) if len(keys) == 1 else None
    if keys != ["then"]:
        place = item.entries[0].key.span if near else item.span
        r.say("bad-step", f"a later step is written: then: [free_month]. In a list: {_STEPS}", place, near=near)
    return list(names(r, item.entries[0].value)) if near else []


def promises(r: Reading, node: Node) -> tuple[Promise, ...]:
    """A list of promises."""
    return _rows(r, node, "promises", "promise", "[{what: A call, within: 1 days, owner: dispatch}]", Promise, _promise_blanks)


def phrases(r: Reading, node: Node) -> tuple[Phrase, ...]:
    """A list of phrases."""
    example = "[{avoid: Calm down, say: I see why you are upset, why: it tells people how to feel}]"
    return _rows(r, node, "phrases", "phrase", example, Phrase, _phrase_blanks)


def wordings(r: Reading, node: Node) -> tuple[Word, ...]:
    """Other wordings of a phrase, no more than the coach looks for."""
    found = read_list(r, node, "wordings", "[My hands are tied, There is little I can do]", text)
    if len(found) > MOST_WORDINGS:
        over = found[MOST_WORDINGS].span
        r.say("too-many-wordings", f"a phrase has at most {MOST_WORDINGS} other wordings, but this has {len(found)}", over)
    return found[:MOST_WORDINGS]


def _promise_blanks(blank: Word) -> dict[str, Any]:
    return {"what": blank, "within": _NO_TIME, "owner": blank}


def _phrase_blanks(blank: Word) -> dict[str, Any]:
    return {"avoid": blank, "say": blank, "why": blank}


def _rows(
    r: Reading,
    node: Node,
    type_: str,
    kind: str,
    example: str,
    make: Callable[..., Any],
    blanks: Callable[[Word], dict[str, Any]],
) -> tuple[Any, ...]:
    """A list of mappings of one kind."""

    def row(r: Reading, item: Node) -> Any:
        values = read_mapping(r, item, kind, item.span)
        return make(**(blanks(Word("", item.span)) | values))

    return read_list(r, node, type_, example, row)


def bring_in(r: Reading, node: Node) -> tuple[BringIn, ...]:
    """Whom to bring in, and when: one route, or several in the order to try them."""
    if isinstance(node, Sequence):
        return read_list(r, node, "bring-in", "[{level: supervisor, when: the limit is not enough}]", _route)
    one = _route(r, node)
    return (one,) if one else ()


def _route(r: Reading, node: Node) -> BringIn | None:
    values = read_mapping(r, node, "bring_in", node.span)
    blank = Word("", node.span)
    return BringIn(**({"level": blank, "when": blank} | values)) if values else None


def examples(r: Reading, node: Node) -> tuple[Example, ...]:
    """The worked examples of a situation."""
    return read_list(r, node, "examples", "[{name: ..., given: {tenure: 12 years}, expect: {visit_discount: $50}}]", _example)


def _example(r: Reading, node: Node) -> Example | None:
    values = read_mapping(r, node, "example", node.span)
    if not values:
        return None
    span = values["name"].span if "name" in values else node.span
    blanks: dict[str, Any] = {"name": Word("", span), "given": (), "expect": ()}
    return Example(span=span, **(blanks | values))


def given(r: Reading, node: Node) -> tuple[tuple[Word, Word], ...]:
    """Facts with their values, each read by the kind of its fact."""
    found = []
    for entry in entries_of(r, node, TYPES["given"], "{tenure: 12 years, leaving: no}"):
        value = scalar(r, entry.value, "value", "12 years")
        fact = r.facts.get(entry.key.text)
        if value is not None and fact is not None and fact.kind != "unread" and fact.worked is None:
            fact_value(r, fact, value)
        if value is not None:
            found.append((key_word(entry.key), value))
    return tuple(found)


def accepted(r: Reading, node: Node) -> tuple[tuple[Word, Word], ...]:
    """Remedies with the amounts that were accepted; compared with the remedies' units by a check."""
    entries = entries_of(r, node, TYPES["accepted"], "{visit_discount: $30}")
    values = ((key_word(entry.key), scalar(r, entry.value, "accepted", "$30")) for entry in entries)
    return tuple((key, value) for key, value in values if value is not None)


def expected(r: Reading, node: Node) -> tuple[tuple[Word, Word], ...]:
    """Remedies with what they must come to; read here as words, compared with the remedy's unit by a check."""
    example = "{visit_discount: $50, free_month: none}"
    entries = entries_of(r, node, TYPES["expected"], example)
    if isinstance(node, Mapping) and not entries and not node.partial:
        r.say("empty-list", f"an example must expect something. Write for example: {example}", node.span)
    values = ((key_word(entry.key), scalar(r, entry.value, "expected", "$50")) for entry in entries)
    return tuple((key, value) for key, value in values if value is not None)


def answer_times(r: Reading, node: Node) -> tuple[AnswerTime, ...]:
    """How soon each channel is answered."""
    found = []
    for entry in entries_of(r, node, TYPES["answer times"], "{mail: {name: E-mail, within: 4 hours}}"):
        id_ = declared(r, entry.key, "answer time", ())
        values = read_mapping(r, entry.value, "answer_time", entry.key.span)
        if id_ is not None:
            blanks: dict[str, Any] = {"name": id_, "within": _NO_TIME}
            found.append(AnswerTime(id=id_, **(blanks | values)))
    return tuple(found)


def recognition(r: Reading, node: Node) -> Recognition | None:
    """How those are thanked who turn a customer round."""
    if not isinstance(node, Mapping):
        wrong_kind(r, node, TYPES["recognition"], "{prize: A dinner for two}")
        return None
    return Recognition(**read_mapping(r, node, "recognition", node.span))

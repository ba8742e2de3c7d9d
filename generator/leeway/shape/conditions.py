"""Reading conditions: `{tenure: at least 10 years, fault: ours or nobody}`, with `all`, `any` and `not`."""

from __future__ import annotations

import re

from leeway.draft import Fact
from leeway.draft.terms import Broken, Cond, Group, Is, Not, Unread, Word, part
from leeway.draft.words import listed, nearest, short
from leeway.keys import TYPES
from leeway.nodes import Entry, Mapping, Node, Scalar, Sequence
from leeway.shape.comparisons import comparisons, declared_by, example_of
from leeway.shape.meant import chosen, of_a_key
from leeway.shape.reading import Reading, items_of, key_word, wrong_kind
from leeway.shape.simple import scalar
from leeway.shape.spoken import as_condition

_EXAMPLE = "{tenure: at least 10 years}"
_OTHER_GROUPS = {
    **dict.fromkeys(("or", "either", "any of", "one of", "any_of", "one_of", "some"), "any"),
    **dict.fromkeys(("and", "both", "all of", "all_of"), "all"),
    **dict.fromkeys(("nor", "unless", "none of", "none_of", "neither", "except"), "not"),
}
_ANSWERS = {
    **dict.fromkeys(("true", "y", "is yes", "not no", "is not no"), "yes"),
    **dict.fromkeys(("false", "n", "is no", "not yes", "is not yes"), "no"),
}


def condition(r: Reading, node: Node) -> Cond:
    """A condition as it stands under a key. Never deep: the loader limits nesting."""
    if not isinstance(node, Mapping):
        _no_condition(r, node)
        return Broken(node.span)
    if not node.entries:
        if not node.partial:
            r.say(
                "empty-condition",
                "this condition asks for nothing. Write for example: {tenure: at least 10 years}; a row for everybody "
                'else begins with "otherwise:"',
                node.span,
            )
        return Broken(node.span)
    entries = [entry for before, entry in zip((None, *node.entries), node.entries) if not _stray(r, before, entry)]
    if len(entries) < len(node.entries):
        return Broken(node.span)
    parts = [one for entry in entries for one in _flat(_entry(r, entry))]
    return parts[0] if len(parts) == 1 else Group("all", tuple(parts), node.span)


def _stray(r: Reading, before: Entry | None, entry: Entry) -> bool:
    """Report the second word of `{kind: single, return}`, where the comma begins another key."""
    fact = r.fact(before.key.text) if before else None
    empty = isinstance(entry.value, Scalar) and entry.value.empty
    if before is None or fact is None or not empty or entry.key.text not in {choice.text for choice, _ in fact.choices}:
        return False
    first = before.value.text if isinstance(before.value, Scalar) else fact.choices[0][0].text
    message = f"choices are joined by or; a comma begins the next fact. Write: {fact.id.text}: {short(first)} or {entry.key.text}"
    r.say("comma-in-text", message, entry.key.span)
    return True


def _no_condition(r: Reading, node: Node) -> None:
    """A text or a list where a condition belongs: shown in the braces that it lacks, where it says a fact."""
    words = node.text.split() if isinstance(node, Scalar) else []
    fact = words[0].rstrip(":") if words else ""
    if words in (["always"], ["otherwise"], ["else"], ["everybody"]):
        r.say("wrong-kind", 'a row for everybody begins with "otherwise:" instead of "when:"', node.span)
        return
    known = r.fact(fact)
    if known is not None and len(words) == 1 and known.kind == "yes or no":
        words = [fact, "yes"]
    meant = as_condition(r, node.text) if isinstance(node, Scalar) else None
    if meant:
        message = f"a condition names a fact, then a colon, then what it must be. Write: {meant}"
        r.say("wrong-kind", message, node.span)
        return
    if known is None or len(words) < 2:
        wrong_kind(r, node, TYPES["condition"], _EXAMPLE)
        return
    rest = words[2:] if words[1] in ("is", "=", ":", "==") and len(words) > 2 else words[1:]
    message = f"a condition names a fact, then a colon, then what it must be. Write: {{{fact}: {short(' '.join(rest), 80)}}}"
    r.say("wrong-kind", message, node.span)


def _flat(cond: Cond) -> tuple[Cond, ...]:
    """The parts of an `all`: conditions joined by `and` stand side by side with their neighbours."""
    return cond.parts if isinstance(cond, Group) and cond.kind == "all" else (cond,)


def _entry(r: Reading, entry: Entry) -> Cond:
    key = entry.key
    if key.text in ("all", "any"):
        return _group(r, key.text, entry.value)
    if key.text == "not":
        return Not(condition(r, entry.value), entry.value.span)
    fact = r.fact(key.text)
    if fact is None and key.text.lower() in _OTHER_GROUPS:
        near = _OTHER_GROUPS[key.text.lower()]
        example = "{leaving: yes}" if near == "not" else f"[{{leaving: yes}}, {_EXAMPLE}]"
        message = (
            f'a condition has no "{short(key.text)}". Conditions are combined by all:, any: and not:. Write: {near}: {example}'
        )
        r.say("unknown-key", message, key.span, near=near)
        return Broken(entry.value.span)
    amount = of_a_key(key.text) if fact is None else None
    if amount:
        r.say("bad-comparison", amount, key.span)
        return Broken(entry.value.span)
    if fact is None or fact.measure == "unread":
        return Unread(key_word(key), entry.value.span)
    return _test(r, key_word(key), fact, entry.value)


def _group(r: Reading, kind: str, node: Node) -> Cond:
    items = items_of(r, node, "a list of conditions", f"{kind}: [{{leaving: yes}}, {_EXAMPLE}]")
    parts = tuple(condition(r, item) for item in items)
    if not parts:
        return Broken(node.span)
    return parts[0] if len(parts) == 1 else Group(kind, parts, node.span)


def _test(r: Reading, key: Word, fact: Fact, node: Node) -> Cond:
    """One fact with what it must be."""
    if isinstance(node, Sequence) and fact.kind == "choice":
        items = items_of(r, node, TYPES["value"], "[ours, nobody]")
        words = [found for item in items if (found := scalar(r, item, "value"))]
        return _choices(r, key, fact, [(w.text, w, 0) for w in words], node)
    found = scalar(r, node, "value", example_of(r, fact))
    if found is None:
        return Unread(key, node.span)
    if fact.kind == "choice":
        told = chosen(r, fact, found.text) if not _plain(fact, found.text) else None
        if told is None:
            return _choice_words(r, key, fact, found)
        r.say("not-a-choice", told[0], found.span, declared_by(fact), told[1])
        return Unread(key, node.span)
    if fact.kind == "yes or no":
        return _yes_or_no(r, key, fact, found)
    return comparisons(r, key, fact, found)


def _plain(fact: Fact, text: str) -> bool:
    """Whether a text says choices as a policy does, with or in between and at most one `not` in front."""
    return {*re.split(r"\s+or\s+", re.sub(r"^not\s+", "", text))} <= {choice.text for choice, _ in fact.choices}


def _choice_words(r: Reading, key: Word, fact: Fact, found: Word) -> Cond:
    """`ours`, `ours or nobody`, `not ours`."""
    negated = re.match(r"not\s+", found.text)
    start = negated.end() if negated else 0
    pieces = [(m[0], found, m.start()) for m in re.finditer(r"(?:(?!\s+or\s).)+", found.text[start:].replace("\n", " "))]
    words = [(re.sub(r"^\s*or\s+|^\s+|\s+$", "", text), whole, at) for text, whole, at in pieces]
    placed = [(text, whole, start + whole.text[start:].find(text, at)) for (text, whole, at) in words]
    cond = _choices(r, key, fact, placed, found.node)
    return Not(cond, found.span) if negated and isinstance(cond, Is) else cond


def _choices(r: Reading, key: Word, fact: Fact, words: list[tuple[str, Word, int]], node: Node | None) -> Cond:
    """Some of the fact's choices; each of `words` is a text, the word it was found in, and where in it."""
    known = tuple(choice.text for choice, _ in fact.choices)
    wrong = [one for one in words if one[0] not in known]
    for text, whole, at in wrong:
        message = f'"{short(text)}" is none of the choices of "{fact.id.text}": {listed(known, "and")}'
        r.say("not-a-choice", message, part(whole, at, at + len(text)), declared_by(fact), nearest(text, known))
    span = node.span if node else key.span
    return Unread(key, span) if wrong or not words else Is(key, tuple(dict.fromkeys(text for text, _, _ in words)), span)


def _yes_or_no(r: Reading, key: Word, fact: Fact, found: Word) -> Cond:
    if found.text in ("yes", "no"):
        return Is(key, (found.text,), found.span)
    near = _ANSWERS.get(" ".join(found.text.lower().split())) or nearest(found.text, ("yes", "no"))
    message = f'"{fact.id.text}" is yes or no, but "{short(found.text)}" is neither'
    r.say("not-yes-or-no", message, found.span, declared_by(fact), near)
    return Unread(key, found.span)

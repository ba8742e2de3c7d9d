"""Reading conditions: `{tenure: at least 10 years, fault: ours or nobody}`, with `all`, `any` and `not`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leeway.draft import Fact
from leeway.draft.terms import Broken, Compare, Cond, Group, Is, Not, Unread, Word, part
from leeway.draft.words import kind_of, listed, nearest, sample, short
from leeway.keys import TYPES
from leeway.nodes import Entry, Mapping, Node, Sequence
from leeway.problems import Related
from leeway.shape.amounts import read_amount
from leeway.shape.reading import Reading, items_of, key_word, wrong_kind
from leeway.shape.simple import scalar

_SIGNS = {
    "at least": ">=", "at most": "<=", "more than": ">", "less than": "<", "over": ">", "under": "<", "exactly": "=",
    ">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "=",
}  # fmt: skip
_DATE_SIGNS = {"before": "<", "after": ">", "on or before": "<=", "on or after": ">=", "on": "="}
_OTHER_WORDS = {
    "up to": "at most", "no more than": "at most", "not more than": "at most", "maximum": "at most", "max": "at most",
    "no less than": "at least", "not less than": "at least", "minimum": "at least", "min": "at least", "from": "at least",
    "greater than": "more than", "above": "over", "fewer than": "less than", "below": "under", "equal to": "exactly",
    "equals": "exactly", "is": "exactly", "≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "==": "=",
}  # fmt: skip
_DATE_OTHER = {
    "until": "on or before",
    "till": "on or before",
    "by": "on or before",
    "since": "on or after",
    "from": "on or after",
    "later than": "after",
    "earlier than": "before",
}
_EXAMPLE = "{tenure: at least 10 years}"
_RANGE = re.compile(r"[^\w\s]?\d[^-–(]*\s*[-–]\s*[^\w\s]?\d(?!\d?-)")  # 4-10 years; not a date
_AND = re.compile(r"\s+and\s+")


def condition(r: Reading, node: Node) -> Cond:
    """A condition as it stands under a key. Never deep: the loader limits nesting."""
    if not isinstance(node, Mapping):
        wrong_kind(r, node, TYPES["condition"], _EXAMPLE)
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
    parts = [one for entry in node.entries for one in _flat(_entry(r, entry))]
    return parts[0] if len(parts) == 1 else Group("all", tuple(parts), node.span)


def _flat(cond: Cond) -> tuple[Cond, ...]:
    """The parts of an `all`: conditions joined by `and` stand side by side with their neighbours."""
    return cond.parts if isinstance(cond, Group) and cond.kind == "all" else (cond,)


def _entry(r: Reading, entry: Entry) -> Cond:
    key = entry.key
    if key.text in ("all", "any"):
        return _group(r, key.text, entry.value)
    if key.text == "not":
        return Not(condition(r, entry.value), entry.value.span)
    fact = r.facts.get(key.text)
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
    found = scalar(r, node, "value", _example(r, fact))
    if found is None:
        return Unread(key, node.span)
    if fact.kind == "choice":
        return _choice_words(r, key, fact, found)
    if fact.kind == "yes or no":
        return _yes_or_no(r, key, fact, found)
    return _comparisons(r, key, fact, found)


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
        r.say("not-a-choice", message, part(whole, at, at + len(text)), _declared(fact), nearest(text, known))
    span = node.span if node else key.span
    return Unread(key, span) if wrong or not words else Is(key, tuple(dict.fromkeys(text for text, _, _ in words)), span)


def _yes_or_no(r: Reading, key: Word, fact: Fact, found: Word) -> Cond:
    if found.text in ("yes", "no"):
        return Is(key, (found.text,), found.span)
    near = {"true": "yes", "y": "yes", "false": "no", "n": "no"}.get(found.text.lower()) or nearest(found.text, ("yes", "no"))
    message = f'"{fact.id.text}" is yes or no, but "{short(found.text)}" is neither'
    r.say("not-yes-or-no", message, found.span, _declared(fact), near)
    return Unread(key, found.span)


def _comparisons(r: Reading, key: Word, fact: Fact, found: Word) -> Cond:
    """Comparisons joined by `and`."""
    parts = [_comparison(r, key, fact, found, start, end) for start, end in _pieces(found.text)]
    return parts[0] if len(parts) == 1 else Group("all", tuple(parts), found.span)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _AND.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _comparison(r: Reading, key: Word, fact: Fact, found: Word, start: int, end: int) -> Cond:
    text = found.text[start:end]
    span = part(found, start, end)
    signs = _DATE_SIGNS | _SIGNS if fact.kind == "date" else _SIGNS
    sign = _leading(text, signs)
    if sign is None and not re.match(r"[\d(]|[^\w\s<>=≥≤]\s*\d|[A-Z]{3}\s*\d|[a-z]\w*\s*([-+*/(]|$)", text):
        words, near = _bad_comparison(r, fact, found, start, end, signs)
        if near is None or near not in signs:
            return Unread(key, span)
        return _compare(r, key, fact, found, (start + words, end), signs[near])
    if sign is None and _RANGE.match(text):
        unit = f" {fact.measure}" if fact.kind == "count" else ""
        mark = r.currency.symbol if r.currency and fact.kind == "money" else ""
        example = f"at least {mark}4{unit} and under {mark}10{unit}"
        r.say("bad-comparison", f"a range is written with both of its ends. Write for example: {example}", span)
        return Unread(key, span)
    if sign is not None and not text[len(sign) :].strip():
        r.say("bad-comparison", f'"{sign}" compares with nothing. Write for example: {_example(r, fact)}', span)
        return Unread(key, span)
    return _compare(r, key, fact, found, (start + len(sign or ""), end), signs[sign or _bare(fact)])


def _compare(r: Reading, key: Word, fact: Fact, found: Word, piece: tuple[int, int], sign: str) -> Cond:
    """The comparison with the amount in a piece of the text."""
    amount = read_amount(r, found, *piece)
    span = part(found, *piece)
    return Unread(key, span) if isinstance(amount, Broken) else Compare(key, sign, amount, span)


def _bare(fact: Fact) -> str:
    return "on" if fact.kind == "date" else "exactly"


def _leading(text: str, signs: dict[str, str]) -> str | None:
    """The longest comparison that the text begins with, as it is written there."""
    for sign in sorted(signs, key=len, reverse=True):
        match = re.match(re.escape(sign).replace(r"\ ", r"\s+") + (r"(?![\w])" if sign[-1].isalpha() else r"(?![=<>])"), text)
        if match:
            return sign if match[0] == sign else None
    return None


def _bad_comparison(r: Reading, fact: Fact, found: Word, start: int, end: int, signs: dict[str, str]) -> tuple[int, str | None]:
    """Words that are no comparison: point at them, and say the one they were probably meant to be. How long they are, too."""
    text = found.text[start:end]
    match = re.match(r"[^\d$€£(]*[^\d$€£(\s]", text)
    words = match[0] if match else text
    others = _OTHER_WORDS | _DATE_OTHER if fact.kind == "date" else _OTHER_WORDS
    near = others.get(words.lower()) or nearest(words, [s for s in signs if s[0].isalpha()])
    usual = [s for s in signs if s[0].isalpha() and (s in _DATE_SIGNS) == (fact.kind == "date")]
    message = f'"{short(words)}" is no comparison. Write for example: {_example(r, fact)} (one of: {listed(usual, "and")})'
    r.say("bad-comparison", message, part(found, start, start + len(words)), _declared(fact), near)
    return len(words), near


def _example(r: Reading, fact: Fact) -> str:
    """A correct test of a fact."""
    if fact.kind == "choice":
        return fact.choices[0][0].text if fact.choices else "ours"
    symbol = r.currency.symbol if r.currency else "$"
    lead = {"yes or no": "", "date": "on or after "}.get(fact.kind, "at least ")
    return lead + sample(fact.measure, symbol)


def _declared(fact: Fact) -> tuple[Related, ...]:
    if fact.kind == "choice":
        return (Related("its choices", fact.choices[0][0].span if fact.choices else fact.id.span),)
    return (Related(f'"{fact.id.text}" is {kind_of(fact.measure)}', fact.unit.span if fact.unit else fact.id.span),)

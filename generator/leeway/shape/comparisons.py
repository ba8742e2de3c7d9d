"""Reading what a fact is compared with: `at least 4 years and under 10 years`, `on or after 2026-11-20`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leeway.draft import Fact
from leeway.draft.terms import Broken, Compare, Cond, Expr, Group, Lit, Unread, Word, part
from leeway.draft.words import kind_of, listed, nearest, sample, short
from leeway.keys import MOMENTS
from leeway.offers.numbers import Number
from leeway.offers.units import MOMENT, convert
from leeway.offers.values import NEVER
from leeway.problems import Related, Span
from leeway.shape.amounts import read_amount
from leeway.shape.meant import meant
from leeway.shape.reading import Reading
from leeway.shape.relative import DATE_SIGNS, SIGNS, leading, relative

_TIME_SIGNS = {"before": "<", "after": ">", "at or before": "<=", "at or after": ">=", "at": "="}
_POINTS = {"date": DATE_SIGNS, "time": _TIME_SIGNS, MOMENT: DATE_SIGNS | _TIME_SIGNS}
_OTHER_WORDS = {
    "up to": "at most", "no more than": "at most", "not more than": "at most", "maximum": "at most", "max": "at most",
    "no less than": "at least", "not less than": "at least", "minimum": "at least", "min": "at least", "from": "at least",
    "greater than": "more than", "above": "over", "fewer than": "less than", "below": "under", "equal to": "exactly",
    "within": "at most", "inside": "at most", "older than": "more than", "longer than": "more than", "later than": "more than",
    "shorter than": "less than", "younger than": "less than", "larger than": "more than", "smaller than": "less than",
    "bigger than": "more than", "higher than": "more than", "lower than": "less than", "beyond": "more than",
    "not over": "at most", "not above": "at most", "not exceeding": "at most", "not greater than": "at most",
    "not under": "at least", "not below": "at least", "no fewer than": "at least", "not fewer than": "at least",
    "no later than": "at most", "not later than": "at most", "no earlier than": "at least", "not earlier than": "at least",
    "not longer than": "at most", "no longer than": "at most", "exceeding": "more than",
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
    **dict.fromkeys(("not after", "no later than", "not later than"), "on or before"),
    **dict.fromkeys(("not before", "no earlier than", "not earlier than"), "on or after"),
}
_TIME_OTHER = {
    "until": "at or before",
    "till": "at or before",
    "by": "at or before",
    "since": "at or after",
    "from": "at or after",
    "later than": "after",
    "earlier than": "before",
    **dict.fromkeys(("not after", "no later than", "not later than"), "at or before"),
    **dict.fromkeys(("not before", "no earlier than", "not earlier than"), "at or after"),
    "on": "at",
    "on or before": "at or before",
    "on or after": "at or after",
}
_OTHERS = {"date": _DATE_OTHER | {"at": "on"}, MOMENT: _DATE_OTHER, "time": _TIME_OTHER}
_RANGE = re.compile(r"[^\w\s]?\d[^-–(]*\s*[-–]\s*[^\w\s]?\d(?!\d?-)")  # 4-10 years; not a date
_TO = re.compile(r"[^\w\s]?\d\S*(?:\s+[^\W\d_]+)?\s+to\s+[^\w\s]?\d")
_AMOUNT = re.compile(
    r"[\d(]|[^\w\s<>=≥≤]\s*\d|[A-Z]{3}\s*\d|[a-z]\w*\s*([-+*/(]|$)|(?:completed |started )?[a-z]+(?: days)? from\s+[a-z(\d]"
)
_NOT = re.compile(
    r"not\s+(?!(?:more|less|over|under|later|earlier|before|after|older|within|in|until|above|below|exceeding|greater|fewer|longer)"
    r"\b)(.+)"
)
_LESS = ("less", "fewer", "shorter", "younger", "below", "under")
_OR_MORE = re.compile(rf"(.*\d.*?)\s+(?:or|and)\s+(more|longer|older|later|above|over|{'|'.join(_LESS)})\b\s*(.*)$")
_AND = re.compile(r"\s+and\s+")


def comparisons(r: Reading, key: Word, fact: Fact, found: Word) -> Cond:
    """Comparisons joined by `and`."""
    if _joined_by_or(r, key, fact, found):
        return Unread(key, found.span)
    parts = [_comparison(r, key, fact, found, start, end) for start, end in _pieces(found.text)]
    if _impossible(r, key, fact, found, parts):
        return Unread(key, found.span)
    return parts[0] if len(parts) == 1 else Group("all", tuple(parts), found.span)


def _impossible(r: Reading, key: Word, fact: Fact, found: Word, parts: list[Cond]) -> bool:
    """Report `after 23:00 and before 06:00`, which nothing is."""
    ends: dict[str, list[tuple[Number, str]]] = {">": [], "<": []}
    for one in parts:
        value = _value(fact, one.amount) if isinstance(one, Compare) else None
        if isinstance(one, Compare) and value is not None and one.sign[0] in ends:
            ends[one.sign[0]].append((value, one.sign))
    pairs = [(low, high) for low in ends[">"] for high in ends["<"]]
    if not any(low > high or (low == high and (lower, upper) != (">=", "<=")) for (low, lower), (high, upper) in pairs):
        return False
    shown = ", ".join(f"{{{key.text}: {short(found.text[start:end])}}}" for start, end in _pieces(found.text))
    message = f'no value of "{key.text}" is both. If one of them is enough, write: any: [{shown}]'
    r.say("bad-comparison", message, found.span, declared_by(fact))
    return True


def _value(fact: Fact, amount: Expr) -> Number | None:
    if not isinstance(amount, Lit):
        return None
    return amount.value if amount.unit == "number" else convert(amount.value, amount.unit, fact.measure)


def _joined_by_or(r: Reading, key: Word, fact: Fact, found: Word) -> bool:
    """Report `at least 3 days or under 1 day`: several comparisons of one fact, of which one must hold."""
    pieces = re.split(r"\s+or\s+", found.text)
    if len(pieces) < 2 or not all(re.search(r"\d", piece) for piece in pieces):
        return False
    shown = ", ".join(f"{{{key.text}: {short(piece)}}}" for piece in pieces)
    message = f"of several comparisons one must hold: that is written with any. Write: any: [{shown}]"
    r.say("bad-comparison", message, found.span, declared_by(fact))
    return True


def _denied(r: Reading, key: Word, fact: Fact, text: str, span: Span) -> bool:
    """Report `not $5` and `not never`: a condition is turned round as a whole. `not more than` is told as a comparison."""
    rest = _NOT.match(text)
    if rest is None:
        return False
    if rest[1] == NEVER:
        message = '"never" counts as the first day of the calendar, and any day lies after it'
        r.say("bad-comparison", f"{message}. Write: {key.text}: after 0001-01-01", span, declared_by(fact))
    else:
        message = f"a comparison has no not; a whole condition has. Write: not: {{{key.text}: {short(rest[1])}}}"
        r.say("bad-comparison", message, span, declared_by(fact))
    return True


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _AND.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _comparison(r: Reading, key: Word, fact: Fact, found: Word, start: int, end: int) -> Cond:
    text = found.text[start:end]
    span = part(found, start, end)
    told = meant(r, fact, text)
    if told is not None:
        r.say("bad-comparison", told[0], span, declared_by(fact), told[1])
        return Unread(key, span)
    moved = relative(r, key, fact, found, (start, end))
    if moved is not None:
        return moved
    if _denied(r, key, fact, text, span):
        return Unread(key, span)
    signs = _POINTS.get(fact.kind, {}) | SIGNS
    sign = leading(text, signs)
    if sign is None and not _AMOUNT.match(text):
        words, near = _bad_comparison(r, fact, found, start, end, signs)
        if near is None or near not in signs:
            return Unread(key, span)
        return _compare(r, key, fact, found, (start + words, end), signs[near])
    if sign is None and _odd(r, fact, text, span):
        return Unread(key, span)
    if sign is not None and not text[len(sign) :].strip():
        r.say("bad-comparison", f'"{sign}" compares with nothing. Write for example: {example_of(r, fact)}', span)
        return Unread(key, span)
    return _compare(r, key, fact, found, (start + len(sign or ""), end), signs[sign or _bare(fact)])


def _compare(r: Reading, key: Word, fact: Fact, found: Word, piece: tuple[int, int], sign: str) -> Cond:
    """The comparison with the amount in a piece of the text."""
    amount = read_amount(r, found, *piece)
    span = part(found, *piece)
    return Unread(key, span) if isinstance(amount, Broken) else Compare(key, sign, amount, span)


def _odd(r: Reading, fact: Fact, text: str, span: Span) -> bool:
    """Report `4-10 years`, `10+ years` and `10 years or more`, which begin as if they were one value."""
    if _RANGE.match(text) or _TO.match(text):
        r.say("bad-comparison", f"a range is written with both of its ends. Write for example: {_both_ends(r, fact)}", span)
        return True
    plus = re.match(r"([^\s+]*\d)\s*\+\s*([^\W\d][^+]*)?$", text) or re.match(r"(\S*\d[^+]*?)\s*\+\s*()$", text)
    more = _OR_MORE.match(text)
    if not plus and not more:
        return False
    match = plus or more
    assert match
    value = f"{match[1]} {match[match.lastindex or 1] or ''}".strip()
    sign = "at most" if more and more[2] in _LESS else "at least"
    message = "a comparison begins with its words, then comes the value"
    r.say("bad-comparison", message, span, declared_by(fact), f"{sign} {value}")
    return True


def _both_ends(r: Reading, fact: Fact) -> str:
    """A range of a fact's own kind."""
    known = {
        "date": "on or after 2026-11-01 and before 2026-12-01",
        MOMENT: "on or after 2026-11-20 09:00 and before 2026-11-20 17:00",
        "time": "at or after 09:00 and before 17:00",
        "percent": "at least 4% and under 10%",
    }
    unit = f" {fact.measure}" if fact.kind == "count" else ""
    mark = r.currency.symbol if r.currency and fact.kind == "money" else ""
    return known.get(fact.kind, f"at least {mark}4{unit} and under {mark}10{unit}")


def _bare(fact: Fact) -> str:
    return {"date": "on", MOMENT: "at", "time": "at"}.get(fact.kind, "exactly")


def _bad_comparison(r: Reading, fact: Fact, found: Word, start: int, end: int, signs: dict[str, str]) -> tuple[int, str | None]:
    """Words that are no comparison: point at them, and say the one they were probably meant to be. How long they are, too."""
    text = found.text[start:end]
    match = re.match(r"[^\d$€£(]*[^\d$€£(\s]", text)
    others = _OTHER_WORDS | _OTHERS.get(fact.kind, {})
    words = leading(text, others) or (match[0] if match else text)
    if words.lower() in ("between", "from") and re.search(r"\s(?:and|to|until|-)\s", found.text[start:]):
        message = f"a range is written with both of its ends. Write for example: {_both_ends(r, fact)}"
        r.say("bad-comparison", message, found.span, declared_by(fact))
        return len(words), None
    own = _POINTS.get(fact.kind)
    near = others.get(words.lower()) or nearest(words, [s for s in signs if s[0].isalpha()])
    usual = [s for s in signs if s[0].isalpha() and (own is None or s in own)]
    message = f'"{short(words)}" is no comparison. Write for example: {example_of(r, fact)} (one of: {listed(usual, "and")})'
    r.say("bad-comparison", message, part(found, start, start + len(words)), declared_by(fact), near)
    return len(words), near


def example_of(r: Reading, fact: Fact) -> str:
    """A correct test of a fact."""
    if fact.kind == "choice":
        return fact.choices[0][0].text if fact.choices else "ours"
    symbol = r.currency.symbol if r.currency else "$"
    lead = {"yes or no": "", "date": "on or after ", MOMENT: "on or after ", "time": "before "}.get(fact.kind, "at least ")
    return lead + sample(fact.measure, symbol)


def declared_by(fact: Fact) -> tuple[Related, ...]:
    if fact.id.text in MOMENTS:
        return ()
    if fact.kind == "choice":
        return (Related("its choices", fact.choices[0][0].span if fact.choices else fact.id.span),)
    return (Related(f'"{fact.id.text}" is {kind_of(fact.measure)}', fact.unit.span if fact.unit else fact.id.span),)

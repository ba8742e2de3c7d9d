"""Reading comparisons with the day of the case: `at most 30 days ago`, `at least 3 days from now`."""

from __future__ import annotations

import re

from leeway.draft import Fact
from leeway.draft.terms import Ago, Broken, Compare, Cond, Expr, Group, Lit, Op, Ref, Unread, Word, part
from leeway.draft.words import kind_of, short
from leeway.keys import SPAN_UNITS
from leeway.offers.units import MOMENT, stem
from leeway.problems import Related, Span
from leeway.shape.amounts import read_amount
from leeway.shape.reading import Reading

SIGNS = {
    "at least": ">=", "at most": "<=", "more than": ">", "less than": "<", "over": ">", "under": "<", "exactly": "=",
    ">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "=",
}  # fmt: skip
DATE_SIGNS = {"before": "<", "after": ">", "on or before": "<=", "on or after": ">=", "on": "="}
_TAIL = re.compile(r"\s*\b(ago|from\s+now)\s*$")
_ASIDE = re.compile(r"\s*\b(?:(old|before\s+(?:today|now)|back|in\s+the\s+past)|(?:from|after)\s+today|after\s+now)\s*$")
_PAST = re.compile(
    r"(?:not\s+)?(?:within|in|during|over|for)?\s*(?:the\s+)?(?:last|past|previous)\s+(?=\d)|(?:within|inside|in)\s+(?=\d)"
    r"|(?:not\s+)?(?:older|longer|newer|younger|earlier|later)\s+than\s+(?=\d)"
    r"|(?:not|no)\s+(?:more|less|fewer)\s+than\s+(?=\d)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?:within|in|during|over)?\s*(?:the\s+)?next\s+(?=\d)", re.IGNORECASE)
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = re.compile(rf"\s*\b(?:an?|{'|'.join(NUMBERS[1:])})\s", re.IGNORECASE)
_LENGTH = re.compile(r"\d[\d.,]*\s*([^\W\d_]+(?: days?)?)(?:\s+or\s+\w+)?$")
_BACK = {"before": "more than", "after": "less than", "on or before": "at least", "on or after": "at most", "on": "exactly"}
_LEADS = {"older": "more than", "longer": "more than", "earlier": "more than"}
_DENIED = {
    **dict.fromkeys(("more", "over", "longer", "older", "earlier", "before", "above", "exceeding", "greater"), "at most"),
    **dict.fromkeys(("less", "under", "fewer", "newer", "younger", "later", "after", "below", "shorter"), "at least"),
}
_LENGTHS = {stem(unit) for unit in SPAN_UNITS} | {"business day"}


def relative(r: Reading, key: Word, fact: Fact, found: Word, piece: tuple[int, int]) -> Cond | None:
    """The comparison, if it is one with the day or moment of the case; None if it is not."""
    text = found.text[slice(*piece)]
    tail = _TAIL.search(text)
    if tail is None:
        return _untold(r, key, fact, found, piece)
    span = part(found, *piece)
    if fact.kind not in ("date", MOMENT):
        message = f'"{tail[1]}" is for dates, but "{fact.id.text}" is {kind_of(fact.measure)}'
        place = fact.unit.span if fact.unit else fact.id.span
        r.say("bad-comparison", message, part(found, piece[0] + tail.start(1), piece[1]), (Related("declared here", place),))
        return Unread(key, span)
    sign = leading(text, SIGNS)
    body = text[: tail.start()]
    if sign is None or not body[len(sign) :].strip():
        _suggest(r, found, piece, body, "ago" if tail[1] == "ago" else "from now", sign)
        return Unread(key, span)
    if _WORDS.match(body[len(sign) :]):
        _suggest(r, found, piece, body, "ago" if tail[1] == "ago" else "from now", sign)
        return Unread(key, span)
    amount = read_amount(r, found, piece[0] + len(sign), piece[0] + tail.start())
    if isinstance(amount, Broken) or (fact.kind == MOMENT and _by_working_days(r, key, amount, found, piece)):
        return Unread(key, span)
    point = Ref("today" if fact.kind == "date" else "now", part(found, piece[0] + tail.start(1), piece[1]))
    if tail[1] == "ago":
        return _ago(key, SIGNS[sign], point, amount, span)
    return Compare(key, SIGNS[sign], Op("+", (point, amount), amount.span), span)


def _by_working_days(r: Reading, key: Word, n: Expr, found: Word, piece: tuple[int, int]) -> bool:
    """Report `at most 2 working days ago` of a date with its time: its day must be worked out first."""
    if not isinstance(n, Lit) or stem(n.unit) != "working day":
        return False
    message = (
        f'working days lie between days, but "{key.text}" is {kind_of(MOMENT)}. Work out its day as a fact, '
        f"is: day({key.text}), and compare that: {short(found.text[slice(*piece)])}"
    )
    r.say("bad-comparison", message, n.span)
    return True


def _ago(key: Word, sign: str, point: Ref, n: Expr, span: Span) -> Cond:
    """At most so long ago: not before the first day from which so long reaches the case's day; and so on."""
    first, last = Ago("first", (point, n), n.span), Ago("last", (point, n), n.span)
    if sign == "=":
        return Group("all", (Compare(key, ">=", first, span), Compare(key, "<=", last, span)), span)
    flipped, edge = {"<=": (">=", first), ">": ("<", first), ">=": ("<=", last), "<": (">", last)}[sign]
    return Compare(key, flipped, edge, span)


def _untold(r: Reading, key: Word, fact: Fact, found: Word, piece: tuple[int, int]) -> Cond | None:
    """`within 30 days`, `in the last 30 days`, `older than 30 days`, `at most 30 days` of a date: which way from today?"""
    text = found.text[slice(*piece)]
    sign = leading(text, SIGNS)
    aside = _ASIDE.search(text)
    if fact.kind not in ("date", MOMENT):
        if aside is None:
            return None
        message = f'"{aside[0].strip()}" is for dates, but "{fact.id.text}" is {kind_of(fact.measure)}'
        place = fact.unit.span if fact.unit else fact.id.span
        r.say("bad-comparison", message, part(found, *piece), (Related("declared here", place),))
        return Unread(key, part(found, *piece))
    if aside and _length(text[len(sign or "") : aside.start()].strip()):
        _suggest(r, found, piece, text[: aside.start()], "ago" if aside[1] else "from now", sign)
        return Unread(key, part(found, *piece))
    past, future = _PAST.match(text), _FUTURE.match(text)
    lead = sign if sign and _length(text[len(sign) :].strip()) else None
    rest = text[len(lead) :] if lead else text[past.end() :] if past else text[future.end() :] if future else text
    if not _length(rest.strip()):
        return None
    _suggest(r, found, piece, text, "from now" if future and not past else "ago", lead)
    return Unread(key, part(found, *piece))


def _length(text: str) -> bool:
    match = _LENGTH.fullmatch(text)
    return match is not None and stem(match[1]) in _LENGTHS


def _suggest(r: Reading, found: Word, piece: tuple[int, int], body: str, way: str, sign: str | None) -> None:
    """Say how the comparison with today is written."""
    body = _WORDS.sub(_digits, body)
    more = re.search(r"\bor\s+(more|longer|older|earlier)\b", body)
    body = re.sub(r"\s*\bor\s+\w+", "", body)
    words = re.match(r"[^\d(]*", body)
    lead = (words[0] if words else "").strip().lower()
    rest = body[len(sign) :].strip() if sign else body[words.end() if words else 0 :].strip()
    back = _BACK.get(lead) if way == "ago" else None
    first = lead.split()[0] if lead else ""
    denied = None if re.search(r"\b(?:last|past|previous)\b", lead) else re.match(r"(?:not|no)\s+(\w+)", lead)
    turned = _turned(denied[1], way) if denied else None
    outside = first == "not"  # not within the last 30 days
    meant = sign or back or turned or _LEADS.get(first) or ("at least" if more else "more than" if outside else "at most")
    rest = rest.replace("business days", "working days") or "30 days"
    text = short(found.text[slice(*piece)])
    message = f'"{text}" does not say how a date lies to today. Write how long ago, or how long from now, it is'
    r.say("bad-comparison", message, part(found, *piece), near=f"{meant} {rest} {way}")


def _turned(word: str, way: str) -> str | None:
    """What is left where `more`, `before` or the like is denied; later is less long ago, but longer from now."""
    meant = _DENIED.get(word)
    if way == "ago" or word not in ("earlier", "before", "later", "after"):
        return meant
    return {"at most": "at least", "at least": "at most"}[meant or "at most"]


def _digits(found: re.Match[str]) -> str:
    word = found[0].strip().lower()
    return f" {NUMBERS.index(word) if word in NUMBERS else 1} "


def leading(text: str, signs: dict[str, str]) -> str | None:
    """The longest comparison that the text begins with, as it is written there."""
    for sign in sorted(signs, key=len, reverse=True):
        match = re.match(re.escape(sign).replace(r"\ ", r"\s+") + (r"(?![\w])" if sign[-1].isalpha() else r"(?![=<>])"), text)
        if match:
            return sign if match[0] == sign else None
    return None

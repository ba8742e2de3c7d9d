"""What was meant by a comparison that is written as people say it: `at least once`, `three hours`, `1 January 2026`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from leeway.draft import Fact
from leeway.draft.words import kind_of, short
from leeway.offers.units import MOMENT, counted, named
from leeway.shape.reading import Reading
from leeway.shape.relative import NUMBERS

Meant = tuple[str, str | None]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_OFTEN = {"once": 1, "twice": 2, "thrice": 3, "none": 0, "zero": 0, "nothing": 0}
_COUNT = re.compile(rf"\b({'|'.join(_OFTEN)})\b")
_FIRST = re.compile(r"(?:the\s+)?(?:first|second|third)\s+(?:time|[^\W\d_]+)")
_SPELT = re.compile(rf"\b({'|'.join(NUMBERS[1:])})\b(?=\s+[a-z])")
_BEHIND = re.compile(r"(\S*\d\S*(?:\s+[^\W\d_]+){0,2}?)\s+(at\s+most|at\s+least|max(?:imum)?|min(?:imum)?)\.?")
_UNKNOWN = ("unknown", "not known", "not unknown", "known", "missing", "empty", "blank", "null", "?")


def meant(r: Reading, fact: Fact, text: str) -> Meant | None:
    """What to say about a comparison in everyday words, and how a policy writes it, where that is clear."""
    if text.lower() in _UNKNOWN and text not in r.names:
        message = f'no condition asks whether "{fact.id.text}" is known'
        return f'{message}; "if_unknown" of the fact says what to reckon with then', None
    found = (read(r, fact, text) for read in _READERS)
    return next((one for one in found if one is not None), None)


def _date(r: Reading, fact: Fact, text: str) -> Meant | None:
    if fact.kind not in ("date", MOMENT):
        return None
    clock = re.fullmatch(r"(?:\S+ )?(?:or )?(?:\S+ )?\d{1,2}:\d\d", text) if fact.kind == MOMENT else None
    if clock and "-" not in text:
        name = "clock" if fact.id.text == "now" else f"{fact.id.text}_clock"
        return f"{_work_out(name, f'time({fact.id.text})')}: {text.replace('on or', 'at or')}", None
    weekday = _WEEKDAY.search(text)
    if weekday and weekday[0] not in r.names:
        return f'"{short(text)}" is no date. For a day of the week, ask a fact with the seven days as its choices', None
    message = "a date is written year, month, day"
    slashes = _SLASHES.search(text)
    if slashes:
        days = {_iso(slashes[4], one, other) for one, other in ((slashes[1], slashes[3]), (slashes[3], slashes[1]))} - {None}
        one = text[: slashes.start()] + next(iter(days)) + text[slashes.end() :] if len(days) == 1 else None  # type: ignore[operator]
        both = f": {' or '.join(sorted(day for day in days if day))}" if one is None and days else ""
        return message + both, one
    first = _DAY_FIRST.search(text)
    match = first or _MONTH_FIRST.search(text)
    if match is None:
        return None
    month = str(_MONTHS.index((match[2] if first else match[1])[:3].lower()) + 1)
    day = _iso(match[3], month, match[1] if first else match[2])
    return message, text[: match.start()] + day + text[match.end() :] if day else None


def _work_out(name: str, amount: str) -> str:
    message = f"this is part of a date with its time. Work it out as a fact, {name}: {{is: {amount}}}"
    return f"{message}, and write in the condition: {name}"


def of_a_key(text: str) -> str | None:
    """What to say about `time(now): ...`, an amount where the name of a fact belongs."""
    match = re.fullmatch(r"(day|time)\(\s*([a-z]\w*)\s*\)", text)
    if match:
        name = {"time": "clock", "day": "date"}[match[1]] if match[2] == "now" else f"{match[2]}_{match[1]}"
        return _work_out(name, f"{match[1]}({match[2]})") + ": ..."
    if re.search(r"\s[-+/]\s|\*|\w\(|\s(?:from|to|of)\s", text) and re.match(r"[a-z$\d(]", text):
        return f"a condition names a fact, and this is an amount. Work it out as a fact of its own, with is: {short(text)}"
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _often(r: Reading, fact: Fact, text: str) -> Meant | None:
    """`at least once`, `twice`, `none`, `first time`."""
    number = _COUNT.search(text)
    if not number and _FIRST.fullmatch(text) and counted(fact.measure):
        message = f'"{short(text)}" is no number. Write 0 {fact.measure} where only earlier ones are counted, else'
        return f"{message} 1 {named(1, fact.measure)}", None
    if not number or number[1] in r.names or not (counted(fact.measure) or fact.kind in ("money", "percent", "number")):
        return None
    value = _OFTEN[number[1]]
    if not counted(fact.measure) and value:
        return None
    mark = r.currency.symbol if r.currency else ""
    zero = {"money": f"{mark}0", "percent": "0%", "number": "0"}
    written = zero.get(fact.kind) or f"{value} {named(value, fact.measure)}"
    return "a number is written with digits and its unit", text[: number.start()] + written + text[number.end() :]


def _spelt(r: Reading, fact: Fact, text: str) -> Meant | None:
    """`at least three hours`."""
    number = _SPELT.search(text)
    if number is None or number[1] in r.names or fact.kind in ("choice", "yes or no"):
        return None
    digits = _SPELT.sub(lambda one: str(NUMBERS.index(one[1])), text)
    return "numbers are written with digits", digits


def _behind(r: Reading, fact: Fact, text: str) -> Meant | None:
    """`2 times at most`."""
    match = _BEHIND.fullmatch(text)
    if match is None:
        return None
    sign = "at most" if match[2].startswith("max") or match[2].endswith("most") else "at least"
    return "a comparison begins with its words, then comes the value", f"{sign} {match[1]}"


_ORDER = re.compile(r"(?:at (?:least|most)|(?:more|less|higher|lower|better) than|above|below|over|under|up to|from|[<>]=?)\s+")
_READERS: tuple[Callable[[Reading, Fact, str], Meant | None], ...] = (_date, _often, _behind, _spelt)


def chosen(r: Reading, fact: Fact, text: str) -> Meant | None:
    """What was meant by a text of choices: `gold/silver`, `neither gold nor silver`, `at least gold`."""
    known = tuple(choice.text for choice, _ in fact.choices)
    if text.lower() in _UNKNOWN and text not in known:
        return meant(r, fact, text)
    if _ORDER.match(text):
        return f"choices have no order. Write the ones that you mean, with or between them, of these: {', '.join(known)}", None
    lead = re.match(r"(?:is\s+)?(?:(not|no|any(?:thing)? but|everything but|all but|except|other than|neither|!=)\s+)?", text)
    assert lead
    rest = re.sub(r"^(?:either|both|is|one of|=+)\s+", "", text[lead.end() :])
    found = [re.sub(r"^not\s+", "", one) for one in re.split(r"\s*[/|&,;+]+\s*|\s+(?:nor|or|and)\s+", rest)]
    other = r.fact(rest)
    if other is not None and other.kind == "choice":
        return _two_facts(fact, other, bool(lead[1])), None
    if not set(found) <= set(known):
        return None
    fixed = ("not " if lead[1] else "") + " or ".join(found)
    message = "a choice stands alone; several are joined by or, and not stands in front of them all"
    return message, fixed if fixed != text else None


def _two_facts(fact: Fact, other: Fact, apart: bool) -> str:
    """Two facts of choices beside each other."""
    mine, theirs = ([choice.text for choice, _ in one.choices] for one in (fact, other))
    shown = ", ".join(f"{{{fact.id.text}: {one}, {other.id.text}: {one}}}" for one in mine if one in theirs)
    group = f"any: [{shown}]" if shown else f"any: [{{{fact.id.text}: {mine[0]}, {other.id.text}: {theirs[0]}}}]"
    text = f"not: {{{group}}}" if apart else group
    return f"a fact that is {kind_of('choice')} is not compared with another; the pairs are written out. Write: {text}"

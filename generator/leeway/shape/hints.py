"""What to say about an amount that cannot be read: what people write instead of what a policy writes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leeway.draft.terms import Expr
from leeway.draft.words import listed, nearest, on_the_clock, short
from leeway.draft.written import tight, written
from leeway.keys import FUNCTIONS, MOMENTS, SPAN_UNITS
from leeway.offers.units import stem
from leeway.shape.tokens import Token

EXAMPLE = "Write for example: max($25, 10% of monthly_bill)"
SPAN_SYNONYMS = ("between", "since", "until", "after", "before")
_SPAN_EXAMPLE = "days from reported_on to fixed_on"
_SYNONYMS = {
    "x": "*", "times": "*", "×": "*", "÷": "/", "plus": "+", "minus": "-", "−": "-", "–": "-", "%": "50% of", "^": "*",
    "[": "(", "]": ")", "{": "(", "}": ")", "percent": "50% of", "less": "-", "divided": "/", "by": "/",
}  # fmt: skip
_FUNCTION_WORDS = {
    "ceil": "round_up", "ceiling": "round_up", "roundup": "round_up", "floor": "round_down", "rounddown": "round_down",
    "trunc": "round_down", "int": "round_down", "minimum": "min", "least": "min", "lesser": "min", "lower": "min",
    "maximum": "max", "greatest": "max", "greater": "max", "higher": "max", "date": "day", "datevalue": "day", "begun": "started",
    "complete": "completed", "full": "completed", "roundto": "round", "mround": "round", "nearest": "round",
}  # fmt: skip
_FUNCTION_HINTS = {
    "sum": "Write a sum with its signs: a + b + c",
    "total": "Write a sum with its signs: a + b + c",
    "avg": "Write an average with its signs: (a + b) / 2",
    "average": "Write an average with its signs: (a + b) / 2",
    "mean": "Write an average with its signs: (a + b) / 2",
    "abs": "Write the distance of two amounts as max(a, b) - min(a, b)",
}  # fmt: skip
_IFS = ("if", "iif", "ifs", "when", "case", "switch", "and", "or", "not", "is", "countif", "sumif", "lookup", "vlookup")
_DIFFERENCES = (
    "datediff", "datedif", "days", "diff", "difference", "between", "networkdays", "workdays", "weeks", "months", "years",
)  # fmt: skip
_TABLE = "What depends on a condition is a table of clauses: [{when: {insured: yes}, amount: $50}, {otherwise: , amount: $25}]"
_TAKES = {
    "round": "round(refund, $5)",
    "round_up": "round_up(refund, $5)",
    "round_down": "round_down(refund, $5)",
    "started": "started(time_out, 12 hours)",
    "completed": "completed(time_out, 12 hours)",
    "day": "day(arrived_at)",
    "time": "time(arrived_at)",
}


UNITS = {
    **dict.fromkeys(("h", "hr", "hrs"), "hours"),
    **dict.fromkeys(("min", "mins"), "minutes"),
    "d": "days",
    **dict.fromkeys(("wk", "wks"), "weeks"),
    **dict.fromkeys(("mo", "mos", "mth", "mths"), "months"),
    **dict.fromkeys(("yr", "yrs"), "years"),
    **dict.fromkeys(("business day", "business days", "workday", "workdays", "work days", "weekday", "weekdays"), "working days"),
}  # fmt: skip
_ABBREVIATED = re.compile(
    rf"((?<![\w.,])\d[\d.,]*\s*|\bper\s+)({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?!\w|\s*\()"
)


def abbreviated(text: str) -> tuple[int, int, str] | None:
    """Where an amount has `24 hrs`, `1h 30min` or `3 business days`, and what to say about it."""
    found = list(_ABBREVIATED.finditer(text))
    if not found:
        return None
    start, end = found[0].start(), found[-1].end()
    meant = short(_ABBREVIATED.sub(_in_full, text[start:end]), 80)
    lead = "a policy counts in working days" if "day" in found[0][2] else "units are written out"
    return start, end, f"{lead}. Write: {meant}"


def _in_full(found: re.Match[str]) -> str:
    unit = UNITS[found[2]]
    one = found[1].strip() in ("1", "per")
    return f"{found[1].strip()} {stem(unit) if one else unit}"


def unexpected(token: Token, before: Sequence[Token], inside: bool, text: str) -> str:
    """What to say about a token that cannot follow; `inside`: a bracket is open."""
    last = before[-1] if before else None
    if token.kind == ")" and not inside:
        return "this bracket closes nothing"
    if token.kind == "sign" and last is not None and last.kind != "sign" and token.text in "*/":
        return f'something is missing before "{token.text}". {EXAMPLE}'
    if token.kind in ")," and inside:
        return f'something is missing before "{token.text}". {EXAMPLE}'
    if token.kind == "end":
        return f"the amount ends too early: something must follow this. {EXAMPLE}"
    if token.text in ("and", "or"):
        example = "any: [{tenure: at least 10 years}, {tenure: under 1 year}]" if token.text == "or" else "max($25, monthly_bill)"
        message = f'"{token.text}" does not join amounts; conditions have all: and any:, amounts + - and max()'
        return f"{message}. Write for example: {example}"
    if token.text in ("undefined", "none", "never"):
        return _alone(token.text)
    each = _each(token, last, text[token.end :].strip())
    if each:
        return each
    if token.text == "ago":
        return 'no amount is "ago": a day that long ago is today minus that time. Write for example: today - 30 days'
    if token.text in ("am", "pm") and last is not None:
        return f"a time of day is written with hours and minutes. Write: {on_the_clock(f'{last.text}{token.text}')}"
    if token.text in _SYNONYMS:
        return f'"{token.text}" is not understood here. Write {_SYNONYMS[token.text]}'
    if token.kind == "sign":
        return f'"{token.text}" must stand between two amounts; there are no amounts below zero'
    if token.text in ("if", "when", "unless", "otherwise", "else", "then"):
        return f'an amount has no "{token.text}". {_TABLE}'
    if token.text in ("<", ">", "=", "≥", "≤"):
        return f'an amount compares nothing, so "{token.text}" cannot stand here. {_TABLE}'
    return f'"{short(token.text)}" cannot stand here: an amount is arithmetic with + - * / min() max() and 50% of ... {EXAMPLE}'


def _alone(word: str) -> str:
    if word == "never":
        return '"never" is an answer to a fact with "from_log". It counts as a day long ago: more than 12 months ago holds then'
    return f'"{word}" is not calculated with; it stands alone, as a whole amount or limit'


def _each(token: Token, last: Token | None, rest: str) -> str | None:
    """`$4/day`, `$4 a day`, `$4 per 30 days`, `monthly_bill per day`."""
    if last is None:
        return None
    if last.kind == "value" and (last.text[-2:] in (" a", " an") or token.text in ("a", "an", "each", "every")):
        return f"a price for each day is written with per: {last.text.split(' ')[0]} per day"
    if last.kind == "value" and token.text in ("before", "after", "from"):
        sign = "-" if token.text == "before" else "+"
        return f"a day some time {token.text} another is calculated. Write for example: deadline {sign} {last.text}"
    if token.text == "per" and last.kind == "name":
        return f'"per" follows a written amount, such as $4.00 per day. Of a fact write: {last.text} / 1 day'
    if token.text == "per":
        several = re.match(r"\d[\d.,]*\s+[^\W\d_]+", rest)
        example = several[0] if several else "30 days"
        return f"after per stands one unit, without a number: $4.00 per day. For several of them write: {last.text} / {example}"
    return None


def decimal_comma(text: str) -> str:
    """A number with a comma where English writes a point."""
    fixed = re.sub(r"(\d),(\d{1,2})(?!\d)", r"\1.\2", text)
    return f"a decimal is written with a point. Write: {short(fixed)}"


def no_range(found: Expr) -> str:
    """A range where one amount belongs."""
    return f"a range has a place in limits only, where somebody chooses within it. Write one amount, such as {written(found)}"


def no_function(name: str) -> str:
    """A function that there is not."""
    low = name.lower()
    if low in MOMENTS:
        return f'"{low}" is written without brackets'
    if low in _IFS:
        return f"an amount has no {name}(). {_TABLE}"
    if low in _FUNCTION_HINTS:
        return f"there is no {name}(). {_FUNCTION_HINTS[low]}"
    if low in _DIFFERENCES or low.startswith(("days_", "date_", "hours_")):
        return f"there is no {name}(). The time between two days is written: {_SPAN_EXAMPLE}"
    return f"there is no {name}(). There is: {', '.join(f'{one}()' for one in FUNCTIONS)}"


def nearest_function(name: str) -> str | None:
    """The function that was meant."""
    low = name.lower().replace("_", "")
    if name.lower() in (*MOMENTS, *_IFS, *_FUNCTION_HINTS, *_DIFFERENCES):
        return None
    return _FUNCTION_WORDS.get(low) or nearest(name, FUNCTIONS)


def arguments(name: str, count: int) -> str | None:
    """What is wrong with how many amounts a function got, if so."""
    if name in ("min", "max"):
        return None if count > 1 else f"{name}() takes two amounts or more, with a comma and a space between them"
    wanted = 1 if name in ("day", "time") else 2
    if count == wanted:
        return None
    what = "one date with its time" if wanted == 1 else "an amount and " + _second(name)
    return f"{name}() takes {what}. Write for example: {_TAKES[name]}"


def _second(name: str) -> str:
    return "a period" if name in ("started", "completed") else "a step"


def no_step(name: str) -> str:
    """A step or period that is no written value above zero."""
    return f"{_second(name)} of {name}() is written out, and more than zero. Write for example: {_TAKES[name]}"


def no_from(unit: str, word: str, text: str) -> str:
    """`days between a and b`, `days since a`, `days until b`."""
    rest = text.partition(f" {word} ")[2].split()
    first = rest[0] if rest else "reported_on"
    if word in ("since", "after"):
        shown = f"{unit} from {first} to today"
    elif word in ("until", "before"):
        shown = f"{unit} from today to {first}"
    else:
        shown = f"{unit} from {first} to {rest[2] if len(rest) > 2 else 'fixed_on'}"
    return f"the time between two days is counted with from and to. Write: {shown}"


def no_through(lead: str, unit: str, since: Expr, until: Expr) -> str:
    """`started weeks from a through b`: the day after the last one ends the span."""
    message = f'"{lead}" counts up to its second day, so that the last day counts where the span ends on the next'
    return f"{message}. Write: {lead} {unit} from {tight(since)} to ({written(until)} + 1 day)"


def no_to(unit: str, found: str) -> str:
    """A span without its second end."""
    if found in ("until", "till", "and", "-"):
        return f'after "from" a span goes on with "to", or with "through" if the last day counts too, not with "{found}"'
    return f"a span needs both of its ends. Write for example: {unit} from reported_on to fixed_on"


def no_span_unit(unit: str) -> str:
    """A unit that no time is counted in."""
    return f'"{short(unit)}" is nothing that time is counted in: {listed(SPAN_UNITS)}. Write for example: {_SPAN_EXAMPLE}'


def nearest_unit(unit: str) -> str | None:
    """The unit of a span that was meant."""
    if unit.lower() in ("business days", "workdays", "weekdays", "work days", "bank days"):
        return "working days"
    return nearest(unit, SPAN_UNITS)

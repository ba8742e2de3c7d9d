"""What to say about a calculation that has no meaning, with what would have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leeway.draft.terms import Lit, Op, Stretch
from leeway.draft.words import kind_of, listed
from leeway.draft.written import tight, written
from leeway.offers.algebra import SPANS
from leeway.offers.numbers import text
from leeway.offers.units import MOMENT, counted, factor, parts_of, stem

_VERBS = {"+": "the sum", "-": "the difference", "min": "the lesser", "max": "the greater"}
_POINTS = ("date", MOMENT, "time")
_POINT_RULE = "Days and times are only moved, with + and -; the time between two is written: days from reported_on to fixed_on"
_RULE = "Like can be added to like; money can be multiplied by a number, a percentage or something counted"


def _kind(unit: str) -> str:
    rate = parts_of(unit)
    if rate and counted(rate[0]):
        return f"{rate[0]} for each {rate[1]}"
    return unit if counted(unit) else kind_of(unit)


def not_alike(op: str, one: str, other: str) -> str:
    """Two units in one sum, difference, min or max."""
    if {one, other} == {"date", MOMENT}:
        return "a date cannot be set beside a date with its time. Write day(...) around the one with the time"
    if one == other and one in ("yes or no", "choice"):
        return f"nothing can be calculated from {_kind(one)}. {_RULE}"
    return f"{_VERBS[op]} of {_kind(one)} and {_kind(other)} has no meaning; both need one unit"


def dressed(expr: Op, units: Sequence[str]) -> str:
    """The calculation with its bare numbers in the unit of the rest, `max(bill, $0)`; nothing where there are none."""
    unit = next((one for one in units if one in ("money", "percent")), "")
    bare = [part for part, one in zip(expr.parts, units) if one == "number"]
    if not unit or not bare or not all(isinstance(part, Lit) for part in bare):
        return ""
    parts = tuple(
        replace(part, text=_signed(part, unit)) if isinstance(part, Lit) and part in bare else part for part in expr.parts
    )
    return f". Write: {written(replace(expr, parts=parts))}"


def _signed(lit: Lit, unit: str) -> str:
    return f"${lit.text}" if unit == "money" else f"{text(lit.value * 100)}%"


def no_total(expr: Op, left: str, right: str) -> tuple[str, bool]:
    """What is wrong with a sum or difference, and whether it is all of it rather than its second part."""
    one, other = expr.parts
    if left in _POINTS and right in _POINTS and left != "time" and right != "time":
        since, until = (tight(other), tight(one)) if expr.op == "-" else (tight(one), tight(other))
        unit = "hours" if left == right == MOMENT else "days"
        if left != right:
            since, until = (
                f"day({text})" if point == MOMENT else text for text, point in zip((since, until), _sides(expr, left, right))
            )
        return f"a day is not taken from, or added to, another day. Write: {unit} from {since} to {until}", True
    if left == right == "time":
        message = "times of day have no difference; dates with their times have one"
        return f"{message}. Write for example: hours from started_at to ended_at", True
    if left in ("date", MOMENT) and (counted(right) or right == "number"):
        return not_moved(left, right), False
    late = _late_bracket(expr, right)
    if late and left in ("money", "percent"):
        return f"{_kind(left)} and {_kind(right)} cannot be added up. Put what is counted in brackets: {late}", True
    rate = parts_of(left) or parts_of(right)
    if rate and left != right:
        return f"{_kind(left)} and {_kind(right)} cannot be added up. Multiply first: {_each(expr, left)} * 10 {rate[1]}s", True
    if left == right and left in ("yes or no", "choice"):
        return f"nothing can be calculated from {_kind(left)}. {_RULE}", True
    message = not_alike(expr.op, left if left != "number" else right, right if left != "number" else left)
    return message + dressed(expr, (left, right)), False


def _late_bracket(expr: Op, right: str) -> str | None:
    """`$1 per day * days_out - 1 day` with the brackets that were meant."""
    whole, rest = expr.parts
    if not isinstance(whole, Op) or whole.op != "*" or not counted(right):
        return None
    price, count = whole.parts
    rate = parts_of(price.unit) if isinstance(price, Lit) else None
    if not (rate and factor(right, rate[1])) and not (isinstance(count, Stretch) and factor(right, count.unit)):
        return None
    return f"{tight(price)} * ({written(count)} {expr.op} {written(rest)})"


def _sides(expr: Op, left: str, right: str) -> tuple[str, str]:
    return (right, left) if expr.op == "-" else (left, right)


def _each(expr: Op, left: str) -> str:
    return written(expr.parts[0] if parts_of(left) else expr.parts[1])


def not_moved(point: str, by: str) -> str:
    """A day moved by something that is no length of time for it."""
    if stem(by) in ("business day", "workday", "weekday"):
        return f"a policy says working days, not {by}. Write for example: 2 working days"
    if by == "number":
        return "a number of what? Write for example: 30 days"
    if point == "date" and stem(by) in ("hour", "minute"):
        return "a date is moved by days, weeks, working days, months or years; hours and minutes move a date and time"
    if point == MOMENT and stem(by) == "working day":
        return "a date with its time is not moved by working days; its date is. Write for example: day(now) + 2 working days"
    lengths = "days, weeks, working days, months or years" if point == "date" else "minutes, hours, days, weeks, months or years"
    return f"{_kind(point)} is moved by {lengths}, not by {_kind(by)}"


def no_product(left: str, right: str) -> str:
    """Two units that cannot be multiplied."""
    for one, other in ((left, right), (right, left)):
        rate = parts_of(one)
        if rate and counted(other):
            return f"{_kind(one)} is multiplied by a number of {rate[1]}s, not by {_kind(other)}"
    return f"{_kind(left)} times {_kind(right)} has no meaning. {_rule(left, right)}"


def no_quotient(left: str, right: str) -> str:
    """Two units that cannot be divided."""
    return f"{_kind(left)} divided by {_kind(right)} has no meaning. {_rule(left, right)}"


def _rule(left: str, right: str) -> str:
    return _POINT_RULE if left in _POINTS or right in _POINTS else _RULE


def no_step(op: str, unit: str, step: str) -> str:
    """A step or a period that does not fit what is rounded or cut."""
    if unit in _POINTS or unit in ("yes or no", "choice"):
        return f"{op}() takes an amount, not {_kind(unit)}"
    what = "periods" if op in ("started", "completed") else "steps"
    return f"{op}() cuts {_kind(unit)} into {what}, so that these must be {_kind(unit)} too, not {_kind(step)}"


def no_span(expr: Stretch, since: str, until: str) -> tuple[str, int | None]:
    """What is wrong with a span, and which of its ends it is (None: its unit)."""
    for index, unit in enumerate((since, until)):
        if unit not in ("date", MOMENT):
            return f"a span goes from one date to another, but {written(expr.parts[index])} is {kind_of(unit)}", index
    if since != until:
        index = 0 if since == MOMENT else 1
        text = written(expr.parts[index])
        return (
            f"one end of this span is a date and the other a date with its time. Write day({text})"
            + (", or today" if text == "now" else ""),
            index,
        )
    what = "dates" if since == "date" else "dates with their times"
    kinds = SPANS[since]
    ends = f"from {tight(expr.parts[0])} to {tight(expr.parts[1])}"
    if expr.how in ("completed", "started") and expr.unit in kinds["to"] and expr.unit not in kinds["periods"]:
        return f"{expr.unit} between {what} are whole already. Write: {expr.unit} {ends}", None
    if expr.how in ("completed", "started"):
        return f"{expr.how} periods between {what} are {listed(kinds['periods'])}, not {expr.unit}", None
    if expr.how == "through" and not kinds["through"]:
        return '"through" counts whole days, so it is for dates. Write "to", or day(...) around both ends', None
    if expr.unit in kinds["periods"]:
        return f"{expr.unit} differ in length. Write: completed {expr.unit} {ends}, or: started", None
    if since == "date" and expr.unit in ("hours", "minutes"):
        return f"between dates, whole days are counted; {expr.unit} lie between dates with their times. Write: days {ends}", None
    return f"between {what}, {expr.how!r} counts {listed(kinds[expr.how], 'or')}, not {expr.unit}".replace("'", '"'), None

"""Amount expressions: read once from policy.json into tuples with exact numbers in one unit.

What a bare literal is worth in another unit, and in which unit a date is moved, is settled here, so that evaluation knows
only numbers. An expression is one of

    ("lit", number, unit), ("fact", id), ("rate", id), ("undefined",)
    ("undisclosed", unit)                                      what a level above the audience may give: not told
    ("lit", number, unit, written number, written unit)        a literal that was written in another unit
    (operator, operand, operand, ...)       + - * / min max; "as" multiplies by what turns one unit into another
    (operator, amount, step)                round round_up round_down started completed
    ("day", moment), ("time", moment)
    ("moved", date, length, sign, unit, kind)          a date or moment that many units later (1) or earlier (-1)
    ("span", since, until, unit, how, kind)            the time between two of them
    ("ago", point, length, which, unit, kind)          the first or last one that is so long before another
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway.offers.algebra import moved, product, quotient, span, stepped, total
from leeway.offers.numbers import Number, read_exact
from leeway.offers.units import MOMENT, convert, factor, parts_of
from leeway.offers.values import Currency, Literal, literal

Unit = str
Expr = tuple[Any, ...]

TODAY, NOW = "today", "now"
STEPS = ("round", "round_up", "round_down", "started", "completed")
_WORDS = ("date", MOMENT, "time", "yes or no")
_NO_CURRENCY = Currency("\0", "\0", 9)


def operands(expr: Expr) -> tuple[Expr, ...]:
    """The expressions that an expression is made of."""
    kind = expr[0]
    if kind in ("lit", "fact", "rate", "undefined", "undisclosed"):
        return ()
    return expr[1:3] if kind in ("moved", "span", "ago") else expr[1:]


def read_expr(tree: Any, units: Mapping[str, Unit], wanted: Unit) -> Expr:
    """The expression with its value in the unit `wanted`. Raises ValueError when the units do not allow it."""
    if tree[0] == "undefined":
        return ("undefined",)
    if tree[0] == "undisclosed":
        return ("undisclosed", wanted)
    expr, unit = _read(tree, units)
    return _in(expr, unit, wanted)


def unit_of(tree: Any, units: Mapping[str, Unit]) -> Unit:
    """The unit that the expression has by itself. Raises ValueError when it has none."""
    return _read(tree, units)[1]


def _read(tree: Any, units: Mapping[str, Unit]) -> tuple[Expr, Unit]:
    kind = tree[0]
    if kind == "lit":
        return ("lit", _literal(tree[1], tree[2]), tree[2]), tree[2]
    if kind in ("fact", "rate"):
        return (kind, tree[1]), units[tree[1]]
    if kind == "span":
        return _span(tree, units)
    if kind == "ago":
        return _ago(tree, units)
    parts = [_read(part, units) for part in tree[1:]]
    if kind in ("day", "time"):
        return (kind, parts[0][0]), "date" if kind == "day" else "time"
    if kind in STEPS:
        return _stepped(kind, parts)
    if kind in ("min", "max"):
        unit = next((unit for _, unit in parts if unit != "number"), "number")
        return (kind, *(_in(expr, was, unit) for expr, was in parts)), unit
    (left, left_unit), (right, right_unit) = parts
    if kind in ("+", "-"):
        return _total(kind, left, left_unit, right, right_unit)
    return (_product if kind == "*" else _quotient)(left, left_unit, right, right_unit)


def _literal(text: str, unit: Unit) -> Number:
    if unit in _WORDS:
        found = literal(text, _NO_CURRENCY)
        if isinstance(found, Literal):
            return found.value
    value = read_exact(text)
    if value is None:
        raise ValueError(f"not a value: {text}")
    return value


def _in(expr: Expr, unit: Unit, wanted: Unit) -> Expr:
    """The expression converted to another unit; a bare number takes any counted unit as it stands."""
    if unit == wanted or (unit == "number" and wanted not in (*_WORDS, "choice")):
        return expr
    times = factor(unit, wanted)
    if times is None:
        raise ValueError(f"{unit} cannot be read as {wanted}")
    if times == 1:
        return expr
    if expr[0] == "lit":
        return ("lit", convert(expr[1], unit, wanted), wanted, *expr[1:3])
    return ("as", expr, ("lit", times, "number"))


def _known(unit: Unit | None) -> Unit:
    if unit is None:
        raise ValueError("these units cannot be calculated with")
    return unit


def _total(sign: str, left: Expr, left_unit: Unit, right: Expr, right_unit: Unit) -> tuple[Expr, Unit]:
    unit = _known(total(sign, left_unit, right_unit))
    if moved(left_unit, right_unit):
        return ("moved", left, right, 1 if sign == "+" else -1, right_unit, unit), unit
    if moved(right_unit, left_unit):
        return ("moved", right, left, 1, left_unit, unit), unit
    return (sign, _in(left, left_unit, unit), _in(right, right_unit, unit)), unit


def _product(left: Expr, left_unit: Unit, right: Expr, right_unit: Unit) -> tuple[Expr, Unit]:
    unit = _known(product(left_unit, right_unit))
    one, other = parts_of(left_unit), parts_of(right_unit)
    if one and factor(right_unit, one[1]) is not None:
        right = _of_each(right, right_unit, one[1])
    elif other and factor(left_unit, other[1]) is not None:
        left = _of_each(left, left_unit, other[1])
    return ("*", left, right), unit


def _of_each(expr: Expr, unit: Unit, each: Unit) -> Expr:
    """A count in the unit of which one is priced; only lengths of time convert, and their plurals are regular."""
    return _in(expr, unit, unit if factor(unit, each) == 1 else f"{each}s")


def _quotient(left: Expr, left_unit: Unit, right: Expr, right_unit: Unit) -> tuple[Expr, Unit]:
    unit = _known(quotient(left_unit, right_unit))
    if unit == "number" and right_unit not in ("number", "percent"):
        right = _in(right, right_unit, left_unit)
    return ("/", left, right), unit


def _stepped(kind: str, parts: list[tuple[Expr, Unit]]) -> tuple[Expr, Unit]:
    (amount, unit), (step, step_unit) = parts
    if not stepped(unit, step_unit):
        raise ValueError(f"{unit} has no steps of {step_unit}")
    return (kind, amount, _in(step, step_unit, unit)), "number" if kind in ("started", "completed") else unit


def _span(tree: Any, units: Mapping[str, Unit]) -> tuple[Expr, Unit]:
    _, unit, how, since, until = tree
    (first, kind), (last, other) = _read(since, units), _read(until, units)
    if not span(unit, how, kind, other):
        raise ValueError(f"{kind} and {other} have no {unit} between them")
    return ("span", first, last, unit, how, kind), unit


def _ago(tree: Any, units: Mapping[str, Unit]) -> tuple[Expr, Unit]:
    _, which, point, length = tree
    (now, kind), (by, unit) = _read(point, units), _read(length, units)
    if not moved(kind, unit):
        raise ValueError(f"{kind} cannot be moved by {unit}")
    return ("ago", now, by, which, unit, kind), kind

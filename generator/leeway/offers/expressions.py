"""Amount expressions: read once from policy.json into tuples with exact numbers in one unit.

An expression is ("lit", number, unit), ("fact", id), ("rate", id), or (operator, operand, operand, ...) with an operator of
+ - * / min max. What a bare literal is worth in another unit is settled here, so that evaluation knows only numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway.offers.numbers import Number, read_exact
from leeway.offers.units import convert, counted, factor
from leeway.offers.values import Currency, Literal, literal

Unit = str
Expr = tuple[Any, ...]

ONE_UNIT = ("+", "-", "min", "max")
_NO_CURRENCY = Currency("\0", "\0", 9)


def read_expr(tree: Any, units: Mapping[str, Unit], wanted: Unit) -> Expr:
    """The expression with its value in the unit `wanted`. Raises ValueError when the units do not allow it."""
    expr, unit = _read(tree, units)
    return _in(expr, unit, wanted)


def _read(tree: Any, units: Mapping[str, Unit]) -> tuple[Expr, Unit]:
    kind = tree[0]
    if kind == "lit":
        return ("lit", _literal(tree[1], tree[2]), tree[2]), tree[2]
    if kind in ("fact", "rate"):
        return (kind, tree[1]), units[tree[1]]
    operands = [_read(part, units) for part in tree[1:]]
    if kind in ONE_UNIT:
        unit = next((unit for _, unit in operands if unit != "number"), "number")
        return (kind, *(_in(expr, was, unit) for expr, was in operands)), unit
    (left, left_unit), (right, right_unit) = operands
    if kind == "*":
        return (kind, left, right), _product(left_unit, right_unit)
    return _quotient(left, left_unit, right, right_unit)


def _literal(text: str, unit: Unit) -> Number:
    if unit in ("date", "yes or no"):
        found = literal(text, _NO_CURRENCY)
        if isinstance(found, Literal):
            return found.value
    value = read_exact(text)
    if value is None:
        raise ValueError(f"not a value: {text}")
    return value


def _in(expr: Expr, unit: Unit, wanted: Unit) -> Expr:
    """The expression converted to another unit; a bare number takes any counted unit as it stands."""
    if unit == wanted or (unit == "number" and wanted not in ("date", "yes or no", "choice")):
        return expr
    times = factor(unit, wanted)
    if times is None:
        raise ValueError(f"{unit} cannot be read as {wanted}")
    if times == 1:
        return expr
    if expr[0] == "lit":
        return ("lit", convert(expr[1], unit, wanted), wanted)
    return ("*", ("lit", times, "number"), expr)


def _product(left: Unit, right: Unit) -> Unit:
    """money x days is money (a price for each day); a number or a percentage leaves the other's unit as it is."""
    for one, other in ((left, right), (right, left)):
        if one in ("number", "percent"):
            return other
        if one == "money" and counted(other):
            return "money"
    raise ValueError(f"{left} cannot be multiplied by {right}")


def _quotient(left: Expr, left_unit: Unit, right: Expr, right_unit: Unit) -> tuple[Expr, Unit]:
    if right_unit in ("number", "percent"):
        return ("/", left, right), left_unit
    if left_unit == "money" and counted(right_unit):
        return ("/", left, right), "money"
    return ("/", left, _in(right, right_unit, left_unit)), "number"

"""A second, plainer way to decide a case of the random policies of which everything is known.

`settled` follows the policy's words directly, clause by clause, with none of the kernel's code.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.offers.random_policies import HOLIDAYS, RATE, UNITS, UNTIL


def settled(policy: dict[str, Any], remedy: dict[str, Any], level: str, facts: dict[str, str], on: str) -> Fraction | None:
    """The amount of a remedy when everything is known; None where the policy says nothing."""
    known = _everything(policy, facts, on)
    name = next(name for name, one in policy["remedies"].items() if one is remedy)
    exists = [_true(remedy["only_when"], known)] if "only_when" in remedy else []
    for one in policy["exclusions"].values():
        if name in one["remedies"]:
            out = _true(one["when"], known)
            exists.append(None if out is None else not out)
    if False in exists or None in exists:
        return Fraction(0) if False in exists else None
    for row in remedy["clauses"]:
        applies = True if row["when"] is None else _true(row["when"], known)
        if applies is not False:  # a condition that has no answer (a rate before its first day) makes the policy silent
            found = _given(policy, remedy, row["values"][level], known) if applies else None
            capped = any(name in cap["over"] for cap in policy["caps"].values())
            return found if found is None or not capped else min(found, Fraction(30))
    return None


def _everything(policy: dict[str, Any], facts: dict[str, str], on: str) -> dict[str, Any]:
    """Every fact's value, the worked-out ones by hand; None where the policy says nothing of one."""
    known = {name: _number(text, UNITS.get(name)) for name, text in facts.items()}
    known["per_day"] = next((Fraction(value) for day, value in reversed(RATE) if day <= on), None)
    known["today"] = Fraction(date.fromisoformat(on).toordinal())
    known["ended"] = known["began"] + known["late"]
    known["delay"] = _working_days(int(known["began"]), int(known["ended"]))
    known["eligible"] = _yes(_true(policy["facts"]["eligible"]["is"]["when"], known))
    for name in ("share", "grade"):
        known[name] = _row(policy["facts"][name]["is"]["table"], known)
    return known


def _yes(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


def _row(table: list[Any], known: dict[str, Any]) -> Any:
    for when, value in table:
        applies = when is None or _true(when, known)
        if applies is not False:
            if not applies or value[0] == "undefined":
                return None
            return value[1] if value[2] == "choice" else Fraction(value[1])
    return None


def _working_days(first: int, last: int) -> Fraction | None:
    """Day by day; nothing where a day lies outside of what the list of holidays covers."""
    days = [date.fromordinal(day) for day in range(first, last + 1)]
    if days[0].year < int(HOLIDAYS[0][:4]) or str(days[-1]) > UNTIL:
        return None
    return Fraction(sum(day.weekday() < 5 and str(day) not in HOLIDAYS for day in days[1:]))


class _Silent(Exception):
    """The policy has no value here."""


def _number(text: str, unit: str | None) -> Any:
    if unit is None:
        return text
    if unit == "date":
        return Fraction(date.fromisoformat(text).toordinal())
    if text.startswith("$"):
        return Fraction(text[1:])
    count, word = text.split()
    return Fraction(count) * {"month": Fraction(1, 12), "week": 7}.get(word.rstrip("s"), 1)


def _true(cond: Any, known: dict[str, Any]) -> bool | None:
    if cond[0] in ("all", "any"):
        answers = {_true(part, known) for part in cond[1]}
        deciding = cond[0] == "any"
        return deciding if deciding in answers else None if None in answers else not deciding
    if cond[0] == "not":
        inner = _true(cond[1], known)
        return None if inner is None else not inner
    if cond[0] == "is":
        return None if known[cond[1]] is None else known[cond[1]] in cond[2]
    try:
        here, bound = _value(["fact", cond[1]], known), _value(cond[3], known)
    except _Silent:
        return None
    return {">=": here >= bound, "<=": here <= bound, ">": here > bound, "<": here < bound, "=": here == bound}[cond[2]]


def _value(expr: Any, known: dict[str, Any]) -> Fraction:
    if expr[0] == "undefined":
        raise _Silent
    if expr[0] == "lit":
        if expr[2] == "yes or no":
            return Fraction(expr[1] == "yes")
        return _number(expr[1], "date") if expr[2] == "date" else _literal(expr[1], expr[2])
    if expr[0] in ("fact", "rate"):
        if known[expr[1]] is None:
            raise _Silent
        return Fraction(known[expr[1]])
    if expr[0] == "ago":
        return _ago(expr, known)
    one, other = (_value(part, known) for part in expr[1:])
    return {
        "+": lambda: one + other,
        "-": lambda: one - other,
        "*": lambda: one * other,
        "/": lambda: one / other,
        "min": lambda: min(one, other),
        "max": lambda: max(one, other),
        "round_up": lambda: -(-one // other) * other,
        "started": lambda: Fraction(-(-one // other)),
    }[expr[0]]()


def _literal(text: str, unit: str) -> Fraction:
    return Fraction(text) * {"months": Fraction(1, 12), "weeks": 7}.get(unit, 1)


def _ago(expr: Any, known: dict[str, Any]) -> Fraction:
    """Day by day: the first day that, so much later, reaches today; the last one that does not pass it."""
    _, which, _, (_, count, unit) = expr
    today = date.fromordinal(int(known["today"]))
    days = [today - timedelta(back) for back in range(400, -1, -1)]
    later = {day: _later(day, int(count), unit) for day in days}
    fitting = [day for day in days if (later[day] >= today if which == "first" else later[day] <= today)]
    return Fraction((fitting[0] if which == "first" else fitting[-1]).toordinal())


def _later(day: date, count: int, unit: str) -> date:
    if unit == "days":
        return day + timedelta(count)
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return next(date(year, month, number) for number in range(day.day, 0, -1) if _exists(year, month, number))


def _exists(year: int, month: int, number: int) -> bool:
    return number <= ((date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day)


def _given(policy: dict[str, Any], remedy: dict[str, Any], expr: Any, known: dict[str, Any]) -> Fraction | None:
    try:
        return _amount(policy, remedy, expr, known)
    except (ZeroDivisionError, _Silent):
        return None


def _amount(policy: dict[str, Any], remedy: dict[str, Any], expr: Any, known: dict[str, Any]) -> Fraction:
    if remedy["unit"] in ("months", "yes or no"):
        return Fraction(expr[1] == "yes") if remedy["unit"] == "yes or no" else Fraction(expr[1])
    found = _value(expr, known)
    if "share_of" in remedy:
        found *= _value(remedy["share_of"], known)
    if "at_least" in remedy and found > 0:
        found = max(found, _value(remedy["at_least"], known))
    if "at_most" not in remedy:
        return _rounded(max(Fraction(0), found), policy["rounding"]["mode"])
    ceiling = max(Fraction(0), _value(remedy["at_most"], known))
    rounded = _rounded(max(Fraction(0), min(found, ceiling)), policy["rounding"]["mode"])
    return min(rounded, _rounded(ceiling, "half up"))


def _rounded(amount: Fraction, mode: str) -> Fraction:
    cents = amount * 100
    down = Fraction(int(cents))
    if mode == "half even":
        return Fraction(round(cents), 100)
    more = {"up": cents > down, "down": False, "half up": cents - down >= Fraction(1, 2)}[mode]
    return (down + more) / 100

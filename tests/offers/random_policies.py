"""Random small policies with random cases, and a second, plainer way to decide a case of which everything is known.

The policies have every kind of fact, conditions nested to a depth, percent, money, month and yes-or-no remedies, holes, ceilings,
floors and dated rates. `settled` follows the policy's words directly, clause by clause, with none of the kernel's code.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

LEVELS = ("representative", "supervisor", "winback")
FACTS: dict[str, Any] = {
    "tenure": {"name": "time with us", "ask": "?", "kind": "count", "unit": "years", "from": "0", "to": "60", "line": 1},
    "late": {"name": "days late", "ask": "?", "kind": "count", "unit": "days", "from": "0", "whole": True, "line": 2},
    "fault": {
        "name": "cause",
        "ask": "?",
        "kind": "choice",
        "choices": {"ours": "Ours", "nobody": "Nobody's", "theirs": "Theirs"},
        "line": 3,
    },
    "leaving": {"name": "leaving", "ask": "?", "kind": "yes or no", "line": 4},
    "bill": {"name": "bill", "ask": "?", "kind": "money", "from": "0", "line": 5},
}
VALUES = {
    "tenure": ["0 years", "18 months", "3 years", "4 years", "10 years", "60 years"],
    "late": ["0 days", "2 days", "3 days", "7 days", "2 weeks"],
    "fault": ["ours", "nobody", "theirs"],
    "leaving": ["yes", "no"],
    "bill": ["$0", "$4", "$4.25", "$7", "$10", "$20", "$33.33", "$99999999999.99"],
}
ON = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]
RATE = [("2026-01-01", "4.00"), ("2027-01-01", "4.25")]
_UNIT = {"tenure": "years", "late": "days", "bill": "money"}

_bounds = {
    "tenure": st.sampled_from([["lit", "4", "years"], ["lit", "10", "years"], ["lit", "18", "months"]]),
    "late": st.sampled_from([["lit", "2", "days"], ["lit", "3", "days"], ["lit", "1", "weeks"]]),
    "bill": st.sampled_from([["lit", "10", "money"], ["lit", "33.33", "money"], ["rate", "per_day"]]),
}


def _comparison(fact: str, bounds: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just("cmp"), st.just(fact), st.sampled_from([">=", "<=", ">", "<", "="]), bounds).map(list)


_atoms = st.one_of(
    st.builds(
        lambda words: ["is", "fault", words], st.lists(st.sampled_from(VALUES["fault"]), min_size=1, max_size=2, unique=True)
    ),
    st.builds(lambda word: ["is", "leaving", [word]], st.sampled_from(["yes", "no"])),
    *(_comparison(fact, bounds) for fact, bounds in _bounds.items()),
)
conditions = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.builds(lambda kind, parts: [kind, parts], st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: ["not", part], inner),
    ),
    max_leaves=4,
)
_money = st.one_of(
    st.sampled_from(["0", "5", "12.34", "50"]).map(lambda text: ["lit", text, "money"]),
    st.just(["*", ["rate", "per_day"], ["max", ["lit", "0", "number"], ["-", ["fact", "late"], ["lit", "2", "number"]]]]),
    st.just(["min", ["fact", "bill"], ["lit", "40", "money"]]),
    st.just(["/", ["fact", "bill"], ["lit", "3", "number"]]),
    st.just(["*", ["lit", "0.125", "percent"], ["fact", "bill"]]),
    st.just(["/", ["lit", "60", "money"], ["fact", "late"]]),
)
_percent = st.sampled_from(["0", "0.25", "0.5", "0.755", "1"]).map(lambda text: ["lit", text, "percent"])
_months = st.sampled_from(["0", "1", "2"]).map(lambda text: ["lit", text, "months"])
_yes_no = st.sampled_from(["yes", "no"]).map(lambda word: ["lit", word, "yes or no"])


@st.composite
def _remedy(draw: st.DrawFn, name: str) -> dict[str, Any]:
    unit, values = draw(st.sampled_from([("money", _money), ("percent", _percent), ("months", _months), ("yes or no", _yes_no)]))
    owed = unit != "percent" and draw(st.booleans())
    clauses = []
    for index in range(draw(st.integers(0, 4))):
        clauses.append(_clause(draw, name, index, draw(conditions), values, owed))
    if draw(st.booleans()) or not clauses:
        clauses.append(_clause(draw, name, len(clauses), None, values, owed))
    remedy: dict[str, Any] = {
        "name": name,
        "kind": "credit",
        "basis": "owed" if owed else "goodwill",
        "unit": "money" if unit == "percent" else unit,
        "clauses": clauses,
        "line": 1,
    }
    if unit == "percent":
        remedy["share_of"] = ["fact", "bill"]
    if draw(st.booleans()):
        remedy["only_when"] = draw(conditions)
    if remedy["unit"] == "money":
        remedy |= draw(st.fixed_dictionaries({}, optional={"at_most": _money, "at_least": _money}))
    return remedy


def _clause(draw: st.DrawFn, name: str, index: int, when: Any, values: Any, owed: bool) -> dict[str, Any]:
    one = draw(values)
    each = {level: one if owed else draw(values) for level in LEVELS}
    return {"id": f"{name}.{index}", "line": index, "when": when, "values": each}


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """A compiled policy of one situation with one to three remedies in one or two steps."""
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    cut = draw(st.integers(1, len(names)))
    steps = [step for step in (names[:cut], names[cut:]) if step]
    return {
        "leeway": 1,
        "version": "test",
        "company": "Test",
        "locale": "en_US",
        "currency": {"code": "USD", "symbol": "$", "decimals": 2},
        "rounding": {"mode": draw(st.sampled_from(["half up", "half even", "up", "down"])), "to": "0.01"},
        "updated": "2026-11-20",
        "owner": "x",
        "review_by": "2027-01-01",
        "levels": [{"id": level, "name": level} for level in LEVELS],
        "facts": FACTS,
        "rates": {"per_day": {"name": "per day", "unit": "money", "values": [list(row) for row in RATE], "line": 1}},
        "remedies": {name: draw(_remedy(name)) for name in names},
        "situations": {
            "only": {
                "name": "Only",
                "customers_say": ["x"],
                "first": "x",
                "steps": steps,
                "examples": [],
                "line": 1,
                "bring_in": {"level": "supervisor", "when": "x"},
                "owner": "x",
                "review_by": "2027-01-01",
            }
        },
    }


known_facts = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
some_facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})


def settled(policy: dict[str, Any], remedy: dict[str, Any], level: str, facts: dict[str, str], on: str) -> Fraction | None:
    """The amount of a remedy when everything is known; None where the policy says nothing."""
    known = {name: _number(text, _UNIT.get(name)) for name, text in facts.items()}
    known["per_day"] = next((Fraction(value) for day, value in reversed(RATE) if day <= on), None)
    exists = _true(remedy["only_when"], known) if "only_when" in remedy else True
    if exists is not True:
        return None if exists is None else Fraction(0)
    for row in remedy["clauses"]:
        applies = True if row["when"] is None else _true(row["when"], known)
        if applies is not False:  # a condition that has no answer (a rate before its first day) makes the policy silent
            return _given(policy, remedy, row["values"][level], known) if applies else None
    return None


class _Silent(Exception):
    """The policy has no value here."""


def _number(text: str, unit: str | None) -> Any:
    if unit is None:
        return text
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
        return known[cond[1]] in cond[2]
    try:
        here, bound = known[cond[1]], _value(cond[3], known)
    except _Silent:
        return None
    return {">=": here >= bound, "<=": here <= bound, ">": here > bound, "<": here < bound, "=": here == bound}[cond[2]]


def _value(expr: Any, known: dict[str, Any]) -> Fraction:
    if expr[0] == "lit":
        if expr[2] == "yes or no":
            return Fraction(expr[1] == "yes")
        return Fraction(expr[1]) * {"months": Fraction(1, 12), "weeks": 7}.get(expr[2], 1)
    if expr[0] in ("fact", "rate"):
        if known[expr[1]] is None:
            raise _Silent
        return known[expr[1]]
    one, other = (_value(part, known) for part in expr[1:])
    return {
        "+": lambda: one + other,
        "-": lambda: one - other,
        "*": lambda: one * other,
        "/": lambda: one / other,
        "min": lambda: min(one, other),
        "max": lambda: max(one, other),
    }[expr[0]]()


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
    if "at_most" in remedy:
        found = min(found, _value(remedy["at_most"], known))
    return _rounded(max(Fraction(0), found), policy["rounding"]["mode"])


def _rounded(amount: Fraction, mode: str) -> Fraction:
    cents = amount * 100
    down = Fraction(int(cents))
    if mode == "half even":
        return Fraction(round(cents), 100)
    more = {"up": cents > down, "down": False, "half up": cents - down >= Fraction(1, 2)}[mode]
    return (down + more) / 100

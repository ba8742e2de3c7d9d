"""Random small policies with random cases, and a second, plainer way to decide a case of which everything is known.

The policies have every kind of fact, worked-out ones too, conditions nested to a depth, percent, money, month and yes-or-no
remedies, holes, ceilings, floors, dated rates, exclusions and caps. `settled` follows the policy's words directly, clause by
clause, with none of the kernel's code.
"""

from __future__ import annotations

from datetime import date, timedelta
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
    "began": {"name": "first day", "ask": "?", "kind": "date", "line": 6},
    # Worked out; two of them stand before what they are made of, and the tables and conditions differ from policy to policy.
    "delay": {
        "name": "working days of delay",
        "kind": "count",
        "unit": "working days",
        "is": {"expr": ["span", "working days", "to", ["fact", "began"], ["fact", "ended"]]},
        "line": 7,
    },
    "ended": {"name": "last day", "kind": "date", "is": {"expr": ["+", ["fact", "began"], ["fact", "late"]]}, "line": 8},
}
HOLIDAYS = ["2026-01-01", "2026-12-25"]
UNTIL = "2026-12-31"
VALUES = {
    "tenure": ["0 years", "18 months", "4 years", "10 years", "60 years"],
    "late": ["0 days", "2 days", "3 days", "7 days", "2 weeks"],
    "fault": ["ours", "nobody", "theirs"],
    "leaving": ["yes", "no"],
    "bill": ["$0", "$4.25", "$10", "$33.33", "$99999999999.99"],
    "began": ["2025-12-31", "2026-12-24", "2026-12-30"],
}
ON = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]
RATE = [("2026-01-01", "4.00"), ("2027-01-01", "4.25")]
_UNIT = {"tenure": "years", "late": "days", "bill": "money", "began": "date"}

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
_worked_atoms = st.one_of(
    st.builds(lambda word: ["is", "eligible", [word]], st.sampled_from(["yes", "no"])),
    st.builds(
        lambda words: ["is", "grade", words], st.lists(st.sampled_from(["low", "high"]), min_size=1, max_size=2, unique=True)
    ),
    _comparison("share", st.sampled_from(["0.25", "0.5"]).map(lambda text: ["lit", text, "percent"])),
    _comparison("delay", st.sampled_from(["1", "3"]).map(lambda text: ["lit", text, "working days"])),
    _comparison(
        "ended",
        st.sampled_from([["lit", "2026-12-31", "date"], ["fact", "today"], ["+", ["fact", "began"], ["lit", "1", "weeks"]]]),
    ),
    st.sampled_from(
        [
            ["cmp", "began", ">=", ["ago", "first", ["fact", "today"], ["lit", "6", "months"]]],
            ["cmp", "began", ">", ["ago", "last", ["fact", "today"], ["lit", "3", "days"]]],
            ["cmp", "today", ">=", ["lit", "2027-01-01", "date"]],
        ]
    ),
)


def _nested(atoms: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.builds(
                lambda kind, parts: [kind, parts], st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
            ),
            st.builds(lambda part: ["not", part], inner),
        ),
        max_leaves=4,
    )


plain_conditions = _nested(_atoms)
conditions = _nested(st.one_of(_atoms, _worked_atoms))
_money = st.one_of(
    st.sampled_from(["0", "5", "12.34", "50"]).map(lambda text: ["lit", text, "money"]),
    st.just(["*", ["rate", "per_day"], ["max", ["lit", "0", "number"], ["-", ["fact", "late"], ["lit", "2", "number"]]]]),
    st.just(["min", ["fact", "bill"], ["lit", "40", "money"]]),
    st.just(["/", ["fact", "bill"], ["lit", "3", "number"]]),
    st.just(["*", ["lit", "0.125", "percent"], ["fact", "bill"]]),
    st.just(["*", ["/", ["lit", "60", "money"], ["fact", "late"]], ["lit", "1", "days"]]),
    st.just(["*", ["fact", "share"], ["fact", "bill"]]),
    st.just(["*", ["lit", "2.50", "money per working day"], ["fact", "delay"]]),
    st.just(["round_up", ["fact", "bill"], ["lit", "25", "money"]]),
    st.just(["*", ["lit", "3", "money"], ["started", ["fact", "late"], ["lit", "2", "days"]]]),
    st.just(["undefined"]),
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
        bounds = _money.filter(lambda expr: expr != ["undefined"])
        remedy |= draw(st.fixed_dictionaries({}, optional={"at_most": bounds, "at_least": bounds}))
    return remedy


def _clause(draw: st.DrawFn, name: str, index: int, when: Any, values: Any, owed: bool) -> dict[str, Any]:
    one = draw(values)
    each = {level: one if owed else draw(values) for level in LEVELS}
    return {"id": f"{name}.{index}", "line": index, "when": when, "values": each}


@st.composite
def _worked(draw: st.DrawFn) -> dict[str, Any]:
    """Facts that are worked out by tables and conditions; a table may have a hole, or leave something open."""
    rows = [[draw(plain_conditions), ["lit", text, "percent"]] for text in ("1", "0.5")]
    rows += [[None, draw(st.sampled_from([["lit", "0.25", "percent"], ["undefined"]]))]] if draw(st.booleans()) else []
    grades = [[draw(conditions.filter(_not_of_grades)), ["lit", "high", "choice"]], [None, ["lit", "low", "choice"]]]
    choices = {"low": "Low", "high": "High"}
    return {
        "grade": {"name": "grade", "kind": "choice", "choices": choices, "is": {"table": grades}, "line": 9},
        "eligible": {"name": "eligible", "kind": "yes or no", "is": {"when": draw(plain_conditions)}, "line": 10},
        "share": {"name": "share", "kind": "percent", "is": {"table": rows}, "line": 11},
    }


def _not_of_grades(cond: Any) -> bool:
    return "'grade'" not in repr(cond)


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """A compiled policy of one situation with one to three remedies in one or two steps."""
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    cut = draw(st.integers(1, len(names)))
    steps = [step for step in (names[:cut], names[cut:]) if step]
    remedies = {name: draw(_remedy(name)) for name in names}
    money = [name for name, one in remedies.items() if one["unit"] == "money" and one["basis"] == "goodwill"]
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
        "facts": FACTS | draw(_worked()),
        "working_days": {"week": [1, 2, 3, 4, 5], "holidays": [[day, "Holiday"] for day in HOLIDAYS], "until": UNTIL},
        "rates": {"per_day": {"name": "per day", "unit": "money", "values": [list(row) for row in RATE], "line": 1}},
        "remedies": remedies,
        "exclusions": {
            "out": {
                "when": draw(conditions),
                "why": "x",
                "remedies": draw(st.lists(st.sampled_from(names), unique=True)),
                "line": 1,
            }
        },
        "caps": {"all": {"name": "All", "over": money, "at_most": ["lit", "30", "money"], "line": 1}}
        if draw(st.booleans())
        else {},
        "situations": {
            "only": {
                "name": "Only",
                "customers_say": ["x"],
                "first": "x",
                "steps": steps,
                "examples": [],
                "line": 1,
                "bring_in": [{"level": "supervisor", "when": "x"}],
                "owner": "x",
                "review_by": "2027-01-01",
            }
        },
    }


known_facts = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
some_facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})


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
    known = {name: _number(text, _UNIT.get(name)) for name, text in facts.items()}
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

"""Random small policies with random cases; `tests.offers.settled` decides them in a second, plainer way.

The policies have every kind of fact, worked-out ones too, conditions nested to a depth, percent, money, month and yes-or-no
remedies, holes, ceilings, floors, dated rates, exclusions and caps.
"""

from __future__ import annotations

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
UNITS = {"tenure": "years", "late": "days", "bill": "money", "began": "date"}

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


ABOUT: dict[str, Any] = {
    "leeway": 1,
    "version": "test",
    "company": "Test",
    "locale": "en_US",
    "currency": {"code": "USD", "symbol": "$", "decimals": 2},
    "updated": "2026-11-20",
    "owner": "x",
    "review_by": "2027-01-01",
    "levels": [{"id": level, "name": level} for level in LEVELS],
}
SITUATION: dict[str, Any] = {
    "name": "Only",
    "customers_say": ["x"],
    "first": "x",
    "examples": [],
    "line": 1,
    "bring_in": [{"level": "supervisor", "when": "x"}],
    "owner": "x",
    "review_by": "2027-01-01",
}


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """A compiled policy of one situation with one to three remedies in one or two steps."""
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    cut = draw(st.integers(1, len(names)))
    steps = [step for step in (names[:cut], names[cut:]) if step]
    remedies = {name: draw(_remedy(name)) for name in names}
    money = [name for name, one in remedies.items() if one["unit"] == "money" and one["basis"] == "goodwill"]
    return {
        **ABOUT,
        "rounding": {"mode": draw(st.sampled_from(["half up", "half even", "up", "down"])), "to": "0.01"},
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
        "situations": {"only": {**SITUATION, "steps": steps}},
    }


known_facts = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
some_facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})

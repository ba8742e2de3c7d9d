"""zen-engine's side of `make bench`: the same table, the same customers, and the fastest way to ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from statistics import median
from typing import Any

from leeway.offers import read_policy
from leeway.offers.quick import Facts, quick
from tools import bench_table


def document() -> dict[str, Any]:
    """The same rows in the same order, first hit, as zen-engine's editor saves a decision."""
    rules = [
        {
            "_id": f"row{number}",
            "years": "" if years is None else f">= {years}",
            "cause": "" if cause is None else f'"{cause}"',
            "clause": f'"{_clause(years, cause)}"',
            "amount": str(float(dollars)),
        }
        for number, (years, cause, dollars) in enumerate(bench_table.rows())
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": "years", "name": "years", "field": "tenure"}, {"id": "cause", "name": "cause", "field": "fault"}],
        "outputs": [{"id": one, "name": one, "field": one} for one in ("clause", "amount")],
        "rules": rules,
    }
    nodes: list[dict[str, Any]] = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("in", "table"), ("table", "out"))]
    return {"nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes], "edges": edges}


def _clause(years: int | None, cause: str | None) -> str:
    """The id that Leeway gives the clause."""
    unit = "year" if years == 1 else "years"
    name = "otherwise" if years is None else f"tenure-at-least-{years}-{unit}-fault-{cause}"
    return f"{bench_table.REMEDY}.{name}"


def forms(saved: dict[str, Any]) -> dict[str, Callable[[Any], Any]]:
    """Every way to have zen-engine decide on a dictionary of facts without reading the table each time; no trace."""
    import zen

    content = zen.ZenDecisionContent(json.dumps(saved))
    loaded = zen.ZenEngine({"loader": {"type": "static", "content": {"table": saved}}})
    called = zen.ZenEngine({"loader": lambda _: content})
    return {
        "ZenEngine(static loader).evaluate": partial(loaded.evaluate, "table"),
        "ZenEngine(loader of ZenDecisionContent).evaluate": partial(called.evaluate, "table"),
        "ZenEngine().create_decision(ZenDecisionContent).evaluate": zen.ZenEngine().create_decision(content).evaluate,
        "ZenEngine(static loader).get_decision.evaluate": loaded.get_decision("table").evaluate,
    }


def customers(whole: bool) -> list[Facts]:
    """The same customers with numbers as JSON has them."""
    return [{**one, "tenure": _plain(one["tenure"])} for one in bench_table.customers(whole)]  # type: ignore[dict-item]


def _plain(value: Any) -> int | float:
    return float(value) if isinstance(value, Fraction) else int(value)


def fastest(calls: dict[str, Callable[[Any], Any]], facts: list[Facts]) -> tuple[str, Callable[[Any], Any]]:
    """The form of call that is the fastest on this machine."""
    times = bench_table.interleaved({name: (call, facts) for name, call in calls.items()}, rounds=5)
    best = min(times, key=lambda name: median(times[name]))
    return best, calls[best]


def agree(policy_json: str, *, whole: bool, evaluate: Callable[[Any], Any]) -> int:
    """How many customers both engines were asked about; raises where they do not give the same row and amount."""
    table = quick(read_policy(json.loads(policy_json)), bench_table.REMEDY)
    ours, theirs = bench_table.customers(whole), customers(whole)
    for facts, same in zip(ours, theirs):
        result = evaluate(same)["result"]
        assert table(facts) == (result["clause"], Fraction(result["amount"])), (facts, result)
    return len(ours)

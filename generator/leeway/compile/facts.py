"""Facts and rates of policy.json."""

from __future__ import annotations

from leeway.compile.terms import Json, Scope, cond, expr, window, word
from leeway.draft import Clause, Fact, FromLog, Rate
from leeway.draft.terms import Lit, Word
from leeway.offers.numbers import exact
from leeway.offers.units import MOMENT
from leeway.offers.values import Literal, clock, iso, literal, moment

_POINTS = {"date": iso, "time": clock, MOMENT: moment}


def fact(found: Fact, s: Scope) -> Json:
    """One fact: what is asked, or how it is worked out."""
    asked: Json = {} if found.worked else {"ask": found.ask.text, **word("look_in", found.look_in)}
    return {
        "name": _named(found.name, found.id),
        **asked,
        "kind": found.kind,
        **({"unit": s.plural(found.measure)} if found.kind == "count" else {}),
        **({"choices": {one.text: label.text for one, label in found.choices}} if found.choices else {}),
        **({"is": _worked(found, s)} if found.worked else {}),
        **_end("from", found.low, found, s),
        **_end("to", found.high, found, s),
        **({"whole": True} if found.whole else {}),
        **_value("usually", found.usually, found, s),
        **_value("assume", found.assume, found, s),
        **_value("if_unknown", found.if_unknown, found, s),
        **word("verify", found.verify),
        **({"from_log": _log(found.from_log)} if found.from_log else {}),
        **word("when_yes", found.when_yes),
        **word("when_no", found.when_no),
        "line": found.id.span.line,
    }


def _named(name: Word | None, id_: Word) -> str:
    return name.text if name else id_.text.replace("_", " ")


def _worked(found: Fact, s: Scope) -> Json:
    """An amount, a table of conditions and amounts, or a condition."""
    worked = found.worked
    assert worked is not None
    if worked.when is not None:
        return {"when": cond(worked.when, s)}
    if worked.amount is not None:
        return {"expr": expr(worked.amount, s, found.measure)}
    return {"table": [_row(clause, found, s) for clause in worked.clauses]}


def _row(clause: Clause, found: Fact, s: Scope) -> list[object]:
    row: list[object] = [cond(clause.when, s) if clause.when else None, expr(clause.values[0][1], s, found.measure)]
    return [*row, clause.why.text] if clause.why else row


def _log(found: FromLog) -> Json:
    over = {"over": window(found.over)} if found.over else {}
    return {"of": [one.text for one in found.of], "per": found.per.text, **over}


def _end(key: str, found: Word | None, fact: Fact, s: Scope) -> Json:
    """An end of a fact's domain as an exact number in the fact's unit, or as a date or time."""
    read = literal(found.text, s.currency) if found else None
    if not isinstance(read, Literal):
        return {}
    if read.unit in _POINTS:
        return {key: _POINTS[read.unit](read.value)}
    return {key: exact(s.converted(read.value, read.unit, fact.measure))}


def _value(key: str, found: Word | None, fact: Fact, s: Scope) -> Json:
    return {key: s.case_text(found.text, fact)} if found else {}


def rate(found: Rate, s: Scope) -> Json:
    """One rate with all its values in one unit."""
    unit = s.plural(found.values[0][1].unit)
    return {
        "name": _named(found.name, found.id),
        "unit": unit,
        **word("by", found.by),
        "values": [[iso(day.value), _in(lit, unit, s)] for day, lit in found.values],
        "line": found.id.span.line,
    }


def _in(lit: Lit, unit: str, s: Scope) -> str:
    return s.digits(lit) if s.plural(lit.unit) == unit else exact(s.converted(lit.value, lit.unit, unit))

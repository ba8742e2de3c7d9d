"""A budget or a cap counts over one time, and the fact that it goes by over another.

A fact with `from_log` says for whom and since when it is counted: `{of: credit, per: customer, over: this year}`. Where a budget
or a cap names the fact under `used` or `left`, its `per` and `each` should say the same, or the rep is told one thing and the
log counts another.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft, Duration, FromLog
from leeway.draft.terms import Word
from leeway.offers.numbers import number
from leeway.offers.units import convert, named
from leeway.problems import Problem, Related

ID = "other-window"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for each budget and cap whose fact is logged for somebody else, or over another time."""
    if not draft.complete:
        return  # what could not be read may be what differs
    logs = {fact.id.text: fact for fact in draft.facts if fact.from_log}
    budgets = [one.budget for one in draft.remedies if one.budget]
    counted = [(word, one.per, one.each, "budget") for one in budgets for word in (one.used, one.left) if word]
    counted += [(one.used, one.per, one.each, "cap") for one in draft.caps if one.used and one.per]
    for word, per, each, what in counted:
        fact = logs.get(word.text)
        if fact is not None and fact.from_log is not None:
            told = _differs(fact.from_log, per, each)
            if told:
                ours, theirs = told
                message = f'this {what} counts {ours}, but "{word.text}" counts {theirs}. Let both say the same'
                related = (Related("the log is counted here", fact.from_log.per.span),)
                yield Problem(ID, message, word.span, severity="warning", related=related)


def _differs(log: FromLog, per: Word, each: Word | Duration | None) -> tuple[str, str] | None:
    """What the one and the other say, where they differ."""
    if log.per.text != per.text:
        return f"for each {per.text}", f"for each {log.per.text}"
    if each is None or _length(each) == _length(log.over):
        return None
    return _said(each), _said(log.over)


def _length(window: Word | Duration | None) -> object:
    """A window as something to compare: `year` for `this year`, the same for 12 months and 1 year."""
    if not isinstance(window, Duration):
        return window.text.removeprefix("this ") if window else None
    for unit in ("minutes", "months"):
        found = convert(number(window.n) or 0, window.unit, unit)
        if found is not None:
            return found, unit
    return window.n, window.unit


def _said(window: Word | Duration | None) -> str:
    if window is None:
        return "all that was ever given"
    return (
        f"any {window.n} {named(number(window.n) or 0, window.unit)}"
        if isinstance(window, Duration)
        else f"this {window.text.removeprefix('this ')}"
    )

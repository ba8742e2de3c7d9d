"""What was edited beside a remedy's own table, in words: a rate, a ceiling, a cap, how a fact is worked out ..."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leeway.difference.two import Cause, Two
from leeway.offers import sentences, words
from leeway.offers.numbers import Number
from leeway.offers.policy import Bound, Cond, Fact, Policy, Rate, Remedy
from leeway.offers.ranges import LOWEST, Choices, Range
from leeway.offers.tables import rounding
from leeway.offers.values import iso
from leeway.offers.words import listed

Sides = tuple[Remedy, Remedy]
_MOST_ROWS = 2


def said(cause: Cause, remedies: Sides, two: Two) -> str:
    """The edit as a clause of a sentence: "the credit for a day without service from 2027-01-01 on: $4.25 becomes $4.50"."""
    return _SAID[cause[0]](cause[1], remedies, two)


def _formula(expr: Any, policy: Policy, unit: str = "") -> str:
    return sentences.formula(expr, policy) if expr else "nothing of the kind"


def _share(_: str, remedies: Sides, two: Two) -> str:
    old, new = (remedies[0].share_of, two.old), (remedies[1].share_of, two.new)
    return f"what it is a share of: {_formula(*old)} becomes {_formula(*new)}"


def _bound(key: str, word: str) -> Callable[[str, Sides, Two], str]:
    def words_of(_: str, remedies: Sides, two: Two) -> str:
        old, new = getattr(remedies[0], key), getattr(remedies[1], key)
        before = f"{word} {sentences.formula(old, two.old)}" if old else ""
        after = f"{word} {sentences.formula(new, two.new)}" if new else ""
        if before and after:
            return f"{before} becomes {after}"
        return f"“{before}” is gone" if before else f"“{after}” is new"

    return words_of


def _rounding(_: str, remedies: Sides, two: Two) -> str:
    each = []
    for remedy, policy in zip(remedies, (two.old, two.new)):
        step, mode = rounding(remedy, policy)
        each.append("exact" if mode == "exact" else f"{mode} to {words.value(step, 'money', policy)}")
    return f"rounding: {each[0]} becomes {each[1]}"


def _limit(kind: str) -> Callable[[str, Sides, Two], str]:
    def words_of(id_: str, remedies: Sides, two: Two) -> str:
        found = [next((bound for bound in one.bounds if (bound.kind, bound.id) == (kind, id_)), None) for one in remedies]
        name = next(bound.name for bound in reversed(found) if bound)
        each = [_whole(bound, policy) for bound, policy in zip(found, (two.old, two.new))]
        what = f"the cap “{name}”" if kind == "cap" else "how much of it there is"
        if each[0] == each[1]:
            return f"{what}: what is used up is counted in another way"
        return f"{what}: {each[0]} becomes {each[1]}"

    return words_of


def _whole(bound: Bound | None, policy: Policy) -> str:
    if bound is None:
        return "no bound"
    return sentences.formula(bound.of, policy) if bound.of else f"what is left ({sentences.formula(bound.left[-1], policy)})"


def _rate(name: str, remedies: Sides, two: Two) -> str:
    old, new = two.old.rates.get(name), two.new.rates.get(name)
    if old is None or new is None:
        one = new or old
        assert one is not None
        return f"{one.name} {'is counted now' if new else 'is no longer counted'}"
    if old.by != new.by:
        return f"{new.name}: another day decides it"
    return f"{new.name}: {listed(list(_values(old, new, two)))}"


def _values(old: Rate, new: Rate, two: Two) -> list[str]:
    before, after = dict(old.values), dict(new.values)
    found = []
    for day in sorted(before.keys() | after.keys()):
        if before.get(day) == after.get(day):
            continue
        at = f"from {iso(day)} on"
        now = words.value(after[day], new.unit, two.new) if day in after else ""
        was = words.value(before[day], old.unit, two.old) if day in before else ""
        if was and now:
            found.append(f"{at} {was} becomes {now}")
        else:
            found.append(f"{at} {now}, which is new" if now else f"the value {at} ({was}) is gone")
    return found


def _fact(name: str, remedies: Sides, two: Two) -> str:
    old, new = two.old.facts.get(name), two.new.facts.get(name)
    if old is None or new is None or not old.worked or not new.worked:
        one = new or old
        assert one is not None
        if old is not None and new is not None:
            ways = ("worked out", "asked") if new.worked else ("asked", "worked out")
            return f"“{one.name}” is {ways[0]} now, and was {ways[1]} before"
        return f"“{one.name}” {'is worked out now, which is new' if new else 'is gone'}"
    return f"how “{new.name}” is worked out: {_how(old, new, two)}"


def _how(old: Fact, new: Fact, two: Two) -> str:
    assert old.worked is not None and new.worked is not None
    if old.worked.when and new.worked.when:
        one, other = _apart(old.worked.when, new.worked.when)
        return f"“{sentences.condition(one, two.old)}” becomes “{sentences.condition(other, two.new)}”"
    before_rows, after_rows = _rows(old, two.old), _rows(new, two.new)
    gone = [row for row in before_rows if row not in after_rows]
    come = [row for row in after_rows if row not in before_rows]
    if not gone and not come:
        return "its lines stand in another order"
    if len(gone) > _MOST_ROWS or len(come) > _MOST_ROWS:
        return "its table changed"
    return f"“{listed(gone) or 'nothing'}” becomes “{listed(come) or 'nothing'}”"


def _apart(old: Cond, new: Cond) -> tuple[Cond, Cond]:
    """Two conditions without what they have in common, as far as they are built alike."""
    if old[0] != new[0] or old[0] not in ("all", "any") or len(old[1]) != len(new[1]):
        return old, new
    apart = [(one, other) for one, other in zip(old[1], new[1]) if one != other]
    return _apart(*apart[0]) if len(apart) == 1 else (old, new)


def _rows(fact: Fact, policy: Policy) -> list[str]:
    assert fact.worked is not None
    found = []
    for when, expr in fact.worked.rows:
        value = fact.texts["choices"].get(expr[1], "") if fact.kind == "choice" and expr[0] == "lit" else _formula(expr, policy)
        lead = f"{sentences.condition(when, policy)}: " if when else "in every other case: " if len(fact.worked.rows) > 1 else ""
        found.append(f"{lead}{value}")
    return found


def _days(_: str, remedies: Sides, two: Two) -> str:
    each = [raw.get("working_days", {}) for raw in (two.raw_old, two.raw_new)]
    before, after = (dict(one.get("holidays", ())) for one in each)
    come = [f"{day} ({after[day]}) is a holiday now" for day in sorted(after.keys() - before.keys())]
    gone = [f"{day} ({before[day]}) is no holiday any more" for day in sorted(before.keys() - after.keys())]
    found = come + gone
    if each[0].get("week") != each[1].get("week"):
        found = ["other days of the week are worked", *found]
    if each[0].get("until") != each[1].get("until"):
        found.append(f"the list of holidays goes up to {each[1].get('until', 'no day')}")
    return f"working days: {listed(found) if len(found) <= 3 else f'{listed(found[:2])}, and {len(found) - 2} more changes'}"


def _before(id_: str, remedies: Sides, two: Two) -> str:
    other = (two.new if id_ in two.new.remedies else two.old).remedies[id_]
    each = [
        id_ in policy.remedies and remedy.id in policy.remedies[id_].texts.get("replaces", ())
        for remedy, policy in zip(remedies, (two.old, two.new))
    ]
    if all(each):
        return f"“{other.name}” takes its place, and gives something else now"
    return f"“{other.name}” {'takes its place now' if each[1] else 'no longer takes its place'}"


def _range(name: str, remedies: Sides, two: Two) -> str:
    old, new = two.old.facts[name], two.new.facts[name]
    if isinstance(old.domain, Choices) and isinstance(new.domain, Choices):
        come = [f"“{new.texts['choices'][word]}”" for word in new.domain.among if word not in old.domain.among]
        gone = [f"“{old.texts['choices'][word]}”" for word in old.domain.among if word not in new.domain.among]
        said = [f"can be {listed(come)} now"] if come else []
        said += [f"can no longer be {listed(gone)}"] if gone else []
        return f"{new.name} {' and '.join(said)}"
    assert isinstance(old.domain, Range) and isinstance(new.domain, Range)
    each = (("starts at", old.domain.low, new.domain.low), ("goes up to", old.domain.high, new.domain.high))
    said = [f"{way} {_end(now, new, two.new)} now, and {_end(was, old, two.old)} before" for way, was, now in each if was != now]
    return f"{new.name} {' and '.join(said)}"


def _end(value: Number | None, fact: Fact, policy: Policy) -> str:
    return "any number" if value is None or value <= LOWEST else words.value(value, fact.unit, policy)


_SAID: Mapping[str, Callable[[str, Sides, Two], str]] = {
    "share_of": _share,
    "at_most": _bound("at_most", "at most"),
    "at_least": _bound("at_least", "at least"),
    "rounding": _rounding,
    "budget": _limit("budget"),
    "cap": _limit("cap"),
    "rate": _rate,
    "fact": _fact,
    "working_days": _days,
    "before": _before,
    "range": _range,
}

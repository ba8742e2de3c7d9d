"""Which remedies can be given where: what a situation gained or lost, and what can no longer be compared."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.difference.asking import Stage
from leeway.difference.cells import Cell
from leeway.difference.customers import Trying, literals
from leeway.difference.examples import example
from leeway.difference.remedies import somebody
from leeway.difference.two import Two, needed, trees
from leeway.difference.values import GONE, MIXED, NEW, Change, Example, Part
from leeway.offers.policy import Json
from leeway.offers.words import listed
from leeway.prover.tables import in_its_place

_MOST_NAMES = 3


def measured(two: Two) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Remedies that are measured in another unit now, as changes of which no amounts can be compared; and all other ones."""
    both = [name for name in two.raw_new["remedies"] if name in two.raw_old["remedies"]]
    code_old, code_new = two.raw_old["currency"]["code"], two.raw_new["currency"]["code"]
    if code_old != code_new:
        because = f"amounts are in {code_new} now, and were in {code_old}"
        return (Change(MIXED, (), tuple(both), "", because, (), f"All remedies: {because}; nothing can be compared."),), ()
    found = [_other_unit(two, name) for name in both]
    apart = tuple(one for one in found if one is not None)
    return apart, tuple(name for name, one in zip(both, found) if one is None)


def _other_unit(two: Two, name: str) -> Change | None:
    old, new = two.old.remedies[name], two.new.remedies[name]
    if old.unit == new.unit:
        return None
    said = {"money": "money", "yes or no": "yes or no"}
    because = f"it is counted in {said.get(new.unit, new.unit)} now, and was counted in {said.get(old.unit, old.unit)}"
    where = tuple(id_ for id_ in two.raw_new["situations"] if name in _there(two.raw_new, id_) | _there(two.raw_old, id_))
    return Change(MIXED, where, (name,), "", because, (), f"{new.name}: {because}; the amounts cannot be compared.")


def _there(raw: Json, situation: str) -> set[str]:
    """The remedies of a situation; none where there is no such situation."""
    found = raw["situations"].get(situation, {"steps": ()})
    return {name for step in found["steps"] for name in step}


def offered(two: Two) -> tuple[Change, ...]:
    """What can be given in a situation now and could not before, and the other way round; a sentence for each remedy."""
    return (*_moved(two, NEW), *_moved(two, GONE))


def _moved(two: Two, kind: str) -> Iterator[Change]:
    here, other = (two.raw_new, two.raw_old) if kind == NEW else (two.raw_old, two.raw_new)
    for name in here["remedies"]:
        places = [id_ for id_ in here["situations"] if name in _there(here, id_) and name not in _there(other, id_)]
        if places:
            yield _change(two, kind, name, tuple(places))


def _change(two: Two, kind: str, name: str, places: tuple[str, ...]) -> Change:
    raw = two.raw_new if kind == NEW else two.raw_old
    names = [raw["situations"][one]["name"] for one in places]
    where = listed(names) if len(names) <= _MOST_NAMES else f"{names[0]}, {names[1]} and {len(names) - 2} more situations"
    said = "can be given here now" if kind == NEW else "can no longer be given here"
    shown = _example(two, kind, name, places)
    parts = (Part((shown.level,), kind, "", "", said, (shown,)),) if shown else ()
    return Change(kind, places, (name,), "", "", parts, f"{where} - {raw['remedies'][name]['name']}: {said}.")


def _example(two: Two, kind: str, name: str, places: tuple[str, ...]) -> Example | None:
    """A customer to whom the policy that offers the remedy gives it, at the lowest level that can."""
    side = 1 if kind == NEW else 0
    policy = (two.old, two.new)[side]
    remedy = policy.remedies[name]
    own = needed(remedy, policy)
    told = two.told(own if side == 0 else frozenset(), own if side else frozenset())
    numbers = tuple(dict.fromkeys(literals(trees(remedy, policy))))
    trying = Trying(two, told, numbers)
    for place in places:
        stage = Stage(remedy, policy, in_its_place(place, remedy, policy))
        for level, one in enumerate(policy.levels):
            shown = somebody(stage, trying, Cell((), two.everybody, (), ()), side, level)
            found = example(two, name, place, one["id"], shown) if shown else None
            if found:
                return found
    return None

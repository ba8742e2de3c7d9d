"""What breaks a guarantee, worked out in a second way: case by case with the kernel, whatever is refused or accepted first.

`breaks` says whether one customer breaks it; for `never_less` a customer and each other one who differs from them in the fact alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, permutations
from typing import Any

from leeway.offers.amounts import View, amount
from leeway.offers.bounds import accepted
from leeway.offers.expressions import read_expr
from leeway.offers.numbers import Number
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.reading import read_cond
from leeway.offers.truth import holds
from leeway.prover.ground import Ground

Json = Mapping[str, Any]
Known = dict[str, Domain]


def breaks(guarantee: Json, known: Known, others: Sequence[Domain], ground: Ground) -> bool:
    """Whether a customer breaks the guarantee; `others`: the other values of its fact, where it is about one."""
    return any(
        _BREAKS[guarantee["form"]](guarantee, situation, known, others, ground)
        for situation in guarantee.get("situations", ground.raw["situations"])
    )


def _refusals(situation: str, ground: Ground) -> Iterator[tuple[str, ...]]:
    """Every choice of the goodwill that replaces something."""
    open_ = [one.id for one in ground.remedies(situation) if not one.owed and one.texts.get("replaces")]
    return chain.from_iterable(combinations(open_, count) for count in range(len(open_) + 1))


def _given(situation: str, view: View, level: int, refused: Sequence[str], ground: Ground) -> dict[str, Number | None]:
    """What each remedy comes to that is not refused; None where the policy is silent."""
    found = ground.standings(situation, view, refused=refused)
    assert all(one.amount(level).exact is not None or one.amount(level).mute for one in found.values())
    return {name: one.amount(level).exact for name, one in found.items() if name not in refused}


def _share(guarantee: Json, situation: str, known: Known, _: Sequence[Domain], ground: Ground) -> bool:
    view, levels = ground.view(known), [level["id"] for level in ground.raw["levels"]]
    low = levels.index(guarantee["level"])
    highs = range(low + 1, len(levels)) if guarantee["of"] is None else [levels.index(guarantee["of"])]
    for refused in _refusals(situation, ground):
        less = _given(situation, view, low, refused, ground)
        for high in highs:
            for name, more in _given(situation, view, high, refused, ground).items():
                goodwill = not ground.policy.remedies[name].owed and name in guarantee.get("remedies", (name,))
                if goodwill and more is not None and (less[name] or 0) < Fraction(guarantee["share"]) * more:
                    return True
    return False


def _never_less(guarantee: Json, situation: str, known: Known, others: Sequence[Domain], ground: Ground) -> bool:
    fact = guarantee["fact"]
    views = [(ground.view({**known, fact: value}), value) for value in (known[fact], *others)]
    for refused in _refusals(situation, ground):
        for level in range(len(ground.policy.levels)):
            (first, own), *rest = ((_given(situation, view, level, refused, ground), value) for view, value in views)
            for other, value in rest:
                assert isinstance(value, Range) and isinstance(own, Range)
                if (own.low < value.low) is not guarantee["more"] or own.low == value.low:
                    continue
                named = guarantee.get("remedies", first)
                if any(first[name] is not None and (first[name] or 0) > (other[name] or 0) for name in first if name in named):
                    return True
    return False


def _something(guarantee: Json, situation: str, known: Known, _: Sequence[Domain], ground: Ground) -> bool:
    view, levels = ground.view(known), range(len(ground.policy.levels))
    if holds(read_cond(guarantee["when"], ground.units), view, ground.policy) is not True:
        return False
    if "level" in guarantee:
        levels = [[level["id"] for level in ground.raw["levels"]].index(guarantee["level"])]  # type: ignore[assignment]
    return any(not any(_given(situation, view, level, (), ground).values()) for level in levels)


def _never_when(guarantee: Json, situation: str, known: Known, _: Sequence[Domain], ground: Ground) -> bool:
    view = ground.view(known)
    if holds(read_cond(guarantee["when"], ground.units), view, ground.policy) is not True:
        return False
    return any(
        _given(situation, view, level, refused, ground).get(name)
        for refused in _refusals(situation, ground)
        for level in range(len(ground.policy.levels))
        for name in guarantee["remedies"]
    )


def _never_together(guarantee: Json, situation: str, known: Known, _: Sequence[Domain], ground: Ground) -> bool:
    view, coin = ground.view(known), Fraction(1, 10**ground.policy.currency.decimals)
    if not set(guarantee["remedies"]) <= ground.names(situation):
        return False
    for refused in _refusals(situation, ground):
        for level in range(len(ground.policy.levels)):
            for first, then in permutations(guarantee["remedies"]):
                whole = _given(situation, view, level, refused, ground).get(first) or 0
                for taken in {whole, min(whole, coin)} - {0}:
                    if _after(situation, view, {first: taken}, level, refused, ground).get(then):
                        return True
    return False


def _after(
    situation: str, view: View, taken: Mapping[str, Number], level: int, refused: Sequence[str], ground: Ground
) -> dict[str, Number | None]:
    later = {**view, **{accepted(name): Range(value, value) for name, value in taken.items()}}
    found = ground.standings(situation, later, taken, refused)
    return {name: one.amount(level).exact for name, one in found.items() if name not in refused and name not in taken}


def _total(guarantee: Json, situation: str, known: Known, _: Sequence[Domain], ground: Ground) -> bool:
    view = ground.view(known)
    most = amount(read_expr(guarantee["at_most"], ground.units, "money"), view, ground.policy).exact
    if most is None:
        return False
    counted = [one for one in ground.remedies(situation) if not one.owed and (one.unit == "money" or _is_worth(guarantee, one))]
    for refused in _refusals(situation, ground):
        for level in range(len(ground.policy.levels)):
            for order in permutations(one.id for one in counted if one.id not in refused):
                if _worth(guarantee, situation, order, view, level, refused, ground) > most:
                    return True
    return False


def _is_worth(guarantee: Json, remedy: Any) -> bool:
    return guarantee["counts"] == "worth" and remedy.worth is not None


def _worth(
    guarantee: Json, situation: str, order: Sequence[str], view: View, level: int, refused: Sequence[str], ground: Ground
) -> Number:
    """What it comes to when everything that is still there is accepted in that order."""
    taken: dict[str, Number] = {}
    whole: Number = 0
    for name in order:
        value = _after(situation, view, taken, level, refused, ground).get(name)
        if value:
            remedy = ground.policy.remedies[name]
            each = 1 if remedy.unit == "money" else amount(remedy.worth, view, ground.policy).exact or 0  # type: ignore[arg-type]
            taken, whole = {**taken, name: value}, whole + value * each
    return whole


_BREAKS: Mapping[str, Callable[[Json, str, Known, Sequence[Domain], Ground], bool]] = {
    "share": _share,
    "never_less": _never_less,
    "something": _something,
    "total": _total,
    "never_when": _never_when,
    "never_together": _never_together,
}


def plain(domain: Domain) -> str | Number:
    """A known value, for messages."""
    if isinstance(domain, Choices):
        return domain.among[0]
    assert isinstance(domain, Range)
    return domain.low

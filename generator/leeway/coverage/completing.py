"""From a customer who shows something to a worked example: with the facts that a certain answer needs, as the kernel reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from leeway.coverage.aims import Aim, Json, Where
from leeway.coverage.looks import Answer, Look
from leeway.coverage.written import in_file, of_fact
from leeway.offers.case import read_case
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number
from leeway.offers.policy import Fact
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, Literal, iso, literal, moment
from leeway.prover.ground import Ground

_MOST_TRIED = 60  # answers to the questions that are left
_ROUND: Mapping[str, tuple[Number, ...]] = {"money": (100, 50, 20, 10, 200, 5, 1, 500, 1000), "time": (720, 540, 1080)}
_COUNTS = (2, 1, 10, 5, 3, 30, 0, 100)
_AGO = (10, 1, 0, 30, 100, 400)  # days
_LONG_AGO = 1100


@dataclass(frozen=True)
class Telling:
    """What an example tells of its case so far: the facts as they are written, and the day where it is not the usual one."""

    where: Where
    given: Mapping[str, str]
    on: str | None = None

    def case(self, ground: Ground) -> Json:
        """The case, as the compiler makes one of an example."""
        level = ground.raw["levels"][self.where.level]["id"]
        usual = {"situation": self.where.situation, "level": level, "refused": []}
        return {**usual, "facts": dict(self.given), "on": self.on or ground.raw["updated"]}

    def look(self, ground: Ground) -> Look | None:
        """The case as the kernel sees it; None where it cannot read it."""
        return look_at(self.case(ground), ground)


def look_at(raw: Json, ground: Ground) -> Look | None:
    """A case of a worked example as the kernel sees it; None where it cannot read it."""
    case, problems = read_case(ground.policy, raw)
    return None if case is None or problems else Look(ground, case.situation, case.level, case.view, case)


def complete(aim: Aim, where: Where, known: Mapping[str, Domain], ground: Ground) -> Telling | None:
    """An example of the customer that shows the aim, with a certain answer; None where none can be written down."""
    facts = ground.policy.facts
    given = {name: of_fact(facts[name], domain, ground.policy) for name, domain in known.items() if name in facts}
    start = _usual(aim, Telling(where, given, _on(known, ground)), ground)
    found: Telling | None = None
    for telling, look in islice(_answered(start, ground), _MOST_TRIED):
        if not aim.shown(look, where.remedy):
            continue
        answer = look.answer(where.remedy)
        if not isinstance(answer, str | None) and answer > 0:
            return _shorter(aim, telling, answer, ground)
        found = found or telling
    look_ = found.look(ground) if found else None
    return _shorter(aim, found, look_.answer(where.remedy), ground) if found and look_ else None


def _on(known: Mapping[str, Domain], ground: Ground) -> str | None:
    """The day of the case, or its minute, where it matters."""
    now, today = known.get(NOW), known.get(TODAY)
    if isinstance(now, Range):
        return moment(now.low)
    return iso(today.low) if isinstance(today, Range) and iso(today.low) != ground.raw["updated"] else None


def _usual(aim: Aim, telling: Telling, ground: Ground) -> Telling:
    """With values that are likely in practice wherever they show the same."""
    for name in telling.given:
        fact = ground.policy.facts[name]
        strange = fact.unit == "money" or _is_long_ago(fact, telling.given[name], ground)
        for text in (*_likely(fact), *(_values(fact, ground) if strange else ())):
            other = replace(telling, given={**telling.given, name: text})
            look = other.look(ground)
            if look and aim.shown(look, telling.where.remedy):
                telling = other
                break
    return telling


def _is_long_ago(fact: Fact, text: str, ground: Ground) -> bool:
    """Whether a date is none that a case of today would have."""
    found = literal(text, ground.policy.currency) if fact.kind in ("date", MOMENT) else None
    each = DAY if fact.kind == MOMENT else 1
    return isinstance(found, Literal) and abs(found.value // each - ground.day) > _LONG_AGO


def _answered(telling: Telling, ground: Ground) -> Iterator[tuple[Telling, Look]]:
    """The example with answers to all questions that are left, as many ways as there are, the likeliest first."""
    where, look = telling.where, telling.look(ground)
    if look is None:
        return
    if look.answer(where.remedy) is not None:
        yield telling, look
        return
    open_ = look.standing(where.remedy).asks(where.level)
    name = next((name for name in (*ground.policy.facts, NOW) if name in open_), None)
    if name == NOW:
        yield from _answered(replace(telling, on=moment(ground.day * DAY + DAY // 2)), ground)
    elif name is not None:
        fact = ground.policy.facts[name]
        for text in dict.fromkeys((*_likely(fact), *_values(fact, ground))):
            yield from _answered(replace(telling, given={**telling.given, name: text}), ground)


def _likely(fact: Fact) -> tuple[str, ...]:
    """What the policy itself takes to be usual."""
    return tuple(fact.texts[key] for key in ("usually", "if_unknown") if key in fact.texts)


def _values(fact: Fact, ground: Ground) -> Iterator[str]:
    """Simple values of a fact."""
    domain = fact.domain
    if isinstance(domain, Choices):
        yield from domain.among
        return
    assert isinstance(domain, Range)
    for number in _numbers(fact, ground):
        if domain.low <= number and (domain.high is None or number <= domain.high):
            yield in_file(number, fact.unit, ground.policy)


def _numbers(fact: Fact, ground: Ground) -> tuple[Number, ...]:
    if fact.kind == "date":
        return tuple(ground.day - days for days in _AGO)
    if fact.kind == MOMENT:
        return tuple((ground.day - days) * DAY + DAY // 2 for days in _AGO)
    assert isinstance(fact.domain, Range)
    ends = tuple(end for end in (fact.domain.low, fact.domain.high) if end is not None)
    return (*_ROUND.get(fact.unit, _COUNTS), *ends)


def _shorter(aim: Aim, telling: Telling, answer: Answer, ground: Ground) -> Telling:
    """Without the facts that the policy assumes to be just so; in the policy's order."""
    for name in telling.given:
        less = replace(telling, given={each: text for each, text in telling.given.items() if each != name})
        look = less.look(ground) if "assume" in ground.policy.facts[name].texts else None
        if look and aim.shown(look, telling.where.remedy) and look.answer(telling.where.remedy) == answer:
            telling = less
    return replace(telling, given={name: telling.given[name] for name in ground.policy.facts if name in telling.given})

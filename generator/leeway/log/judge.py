"""One case held against its policy by the kernel: within limits, above them, or not to be reproduced, and why.

Many cases of a log come to the same thing, as they differ in a day or a fact that nothing depends on. What every remedy
allows is therefore worked out once for all facts that the situation's remedies read, and remembered for a while.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from leeway.log.versions import Known
from leeway.offers import read_policy
from leeway.offers.bounds import accepted
from leeway.offers.case import Case, read_case
from leeway.offers.check_code import code, read_code
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.fair import fair
from leeway.offers.given import Given, hold, read_amount
from leeway.offers.intervals import NOTHING, Amount
from leeway.offers.link import read_line
from leeway.offers.numbers import Number, read_exact
from leeway.offers.policy import Policy, Remedy, facts_of, with_behind
from leeway.offers.reading import NONE_YET, behind
from leeway.offers.standing import Standing, stand, standing

WITHIN, ABOVE, NOT = "within", "above", "not reproducible"
State = dict[str, Standing]  # every remedy of a situation
_MOST = 100_000  # states that are remembered


@dataclass(frozen=True, slots=True)
class Part:
    """So much of one remedy: `basis` owed or goodwill, the limit (None: open), and whether it is within, above, open or short."""

    remedy: str
    basis: str
    unit: str
    amount: Number
    limit: Number | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a case. `used` are the clauses by which something was given, `ruled` those of what comes first as goodwill.

    `fair`: whether what the customer thought fair was less, the same, or more than what the level could give, or open; "" where
    nobody asked.
    """

    verdict: str
    why: str = ""
    situation: str = ""
    level: str = ""
    fair: str = ""
    used: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


class Judge:
    """Judges cases under the known versions of a policy."""

    def __init__(self, known: Known) -> None:
        self._versions = known
        self._under = {version: Under(read_policy(compiled)) for version, compiled in known.policies.items()}

    def __call__(self, version: str, line: str, check: str, owed: str) -> Judged:
        """The case in a line, with its check code and what was owed and given. Total."""
        if read_code(check) != code(version, line):
            said = "its check code is not that of its case and version" if check else "it has no check code"
            return Judged(NOT, said)
        if version not in self._under:
            return Judged(NOT, self._versions.why_not(version))
        try:
            return self._under[version].judged(line, owed)
        except Exception as failure:  # one case that the kernel cannot take must not stop ten million others
            return Judged(NOT, f"the kernel could not decide it ({type(failure).__name__})")


class Under:
    """One version of the policy, and what has been worked out under it."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._needs = {name: tuple(sorted({*one.needs} | _points(one, policy))) for name, one in policy.remedies.items()}
        self._steps = {name: tuple(_remedies(name, policy)) for name in policy.situations}
        self._read = {
            name: tuple(sorted({fact for one, _ in remedies for fact in self._needs[one.id]}))
            for name, remedies in self._steps.items()
        }
        self._alone = {name: _alone(name, policy) for name in policy.situations}
        self._displacing = {name for name in policy.situations if _replaced(name, policy)}
        self._known: dict[tuple[Any, ...], Any] = {}
        self._amounts = lru_cache(maxsize=10_000)(self._amount)

    def judged(self, line: str, owed: str) -> Judged:
        """The case in a line."""
        raw, problems = read_line(line)
        case, more = read_case(self.policy, raw) if raw else (None, ())
        if raw is None or case is None or more:
            wrong = (*problems, *more)[0]
            return Judged(NOT, f"{wrong.at}: {wrong.message}" if wrong.at else wrong.message)
        before = replace(case, accepted={}, refused=(), view=self._untouched(case))
        state = self._state(before)
        parts = [self._part(name, self._basis(name), amount, case, state) for name, amount in case.accepted.items()]
        for name, amount in self._owed(owed):
            if amount is None:
                return Judged(NOT, f"what was owed cannot be read: {name[:40]}")
            if name not in case.accepted:  # else it was counted with what was accepted
                parts.append(self._part(name, "owed", amount, case, state))
        verdict, why = self._verdict(parts, case, state)
        used = (state[part.remedy] for part in parts if part.remedy in state)
        first = min((one.step for one in state.values() if not one.remedy.owed), default=0)
        ruled = (one for one in state.values() if not one.remedy.owed and one.step == first)
        level = str(self.policy.levels[case.level]["id"])
        told = self._fair(before, state) if case.fair else ""
        return Judged(verdict, why, case.situation, level, told, _clauses(used), _clauses(ruled), tuple(parts))

    def _basis(self, name: str) -> str:
        return "owed" if self.policy.remedies[name].owed else "goodwill"

    def _untouched(self, case: Case) -> dict[str, Any]:
        return {**case.view, **dict.fromkeys(map(accepted, case.accepted), NONE_YET)}

    def _state(self, case: Case) -> State:
        """Every remedy of the situation, for these facts, with nothing accepted or refused."""
        if case.situation in self._displacing:
            found: State = self._once(self._key(case), lambda: {one.remedy.id: one for one in stand(self.policy, case)})
            return found
        return {one.id: self._standing(one, step, case) for one, step in self._steps[case.situation]}

    def _standing(self, remedy: Remedy, step: int, case: Case) -> Standing:
        """One remedy for all that it reads; nothing else in the situation takes its place."""
        key = (remedy.id, step, *(case.view[name] for name in self._needs[remedy.id]))
        found: Standing = self._once(key, lambda: standing(self.policy, remedy, step, case.view))
        return found

    def _once(self, key: tuple[Any, ...], work_out: Callable[[], Any]) -> Any:
        """What is worked out of so many facts, remembered for a while."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = work_out()
        return found

    def _key(self, case: Case) -> tuple[Any, ...]:
        return (case.situation, *(case.view[name] for name in self._read[case.situation]))

    def _part(self, name: str, basis: str, amount: Number, case: Case, state: State) -> Part:
        remedy = self.policy.remedies[name]
        held = self._hold(name, amount, case, state)
        verdict: str = held.verdict
        if basis == "owed":
            verdict = "above" if not remedy.owed else "short" if amount < held.limit.sure else verdict
        limit = held.limit.exact if not held.limit.mute else 0
        return Part(name, basis, remedy.unit, amount, limit, verdict)

    def _hold(self, name: str, amount: Number, case: Case, state: State) -> Given:
        if name not in state:
            return Given(name, amount, NOTHING, ())
        if name in self._alone[case.situation]:
            one = state[name]
            return Given(name, amount, one.amount(case.level), tuple(one.asks(case.level)))
        key = (*self._key(case), case.level, name, amount, tuple(case.accepted.items()), case.refused)
        found: Given = self._once(key, lambda: hold(self.policy, case, name, amount))
        return found

    def _owed(self, written: str) -> Iterator[tuple[str, Number | None]]:
        for one in written.split(";") if written else ():
            name, colon, amount = (part.strip() for part in one.partition(":"))
            if colon or name:
                yield name, self._amounts(name, amount)

    def _amount(self, name: str, written: str) -> Number | None:
        remedy = self.policy.remedies.get(name)
        return None if remedy is None else read_amount(remedy, written, self.policy)

    def _verdict(self, parts: list[Part], case: Case, state: State) -> tuple[str, str]:
        above = next((part for part in parts if part.verdict == "above"), None)
        if above:
            name = self.policy.remedies[above.remedy].name
            return ABOVE, f"{name} is above the limit" if above.remedy in state else f"{name} is not offered in this situation"
        open_ = next((part for part in parts if part.verdict == "open"), None)
        if open_ is None:
            return WITHIN, ""
        asks = state[open_.remedy].asks(case.level)
        names = [fact.name for id_, fact in self.policy.facts.items() if id_ in asks] or ["the day"]
        return (
            NOT,
            f"the limit of {self.policy.remedies[open_.remedy].name} depends on {', '.join(names)}, which it does not tell",
        )

    def _fair(self, case: Case, state: State) -> str:
        """What the customer thought fair, beside what the level could give before anything was accepted."""
        answers, _ = fair(tuple(state.values()), case, self.policy)
        if not answers:
            return "open"
        asked = answers[0]["asked"]
        number = 1 if asked == "yes" else read_exact(asked)
        limit = _reach(answers[0]["proposal"], case.level, state)
        if number is None or limit.exact is None:
            return "open"
        return "less" if number < limit.exact else "same" if number == limit.exact else "more"


def _reach(proposal: str, level: int, state: State) -> Amount:
    """The most that answers a proposal: of its remedy, or in money what is owed and then the largest offer."""
    if proposal in state:
        return state[proposal].amount(level)
    money = [one for one in state.values() if one.remedy.unit == "money"]
    owed = sum((one.amount(level).sure for one in money if one.remedy.owed), 0)
    most = max((one.amount(level).sure for one in money if not one.remedy.owed), default=0)
    return Amount(owed + most, owed + most)


def _clauses(standings: Any) -> tuple[str, ...]:
    """The ids of the clauses that decided."""
    return tuple(one.remedy.clauses[index].id for one in standings for index in one.clauses() if index >= 0)


def _points(remedy: Remedy, policy: Policy) -> set[str]:
    """Of today and now, what the remedy depends on."""
    amounts = [remedy.share_of, remedy.at_most, remedy.at_least, *(bound.left for bound in remedy.bounds)]
    amounts += [value for clause in remedy.clauses for value in (*clause.values, *clause.starts)]
    names = set().union(*(behind(one, policy.rates) for one in amounts if one), *map(facts_of, remedy.conditions))
    return set().union(*(with_behind(name, policy.facts) for name in names)) & {TODAY, NOW}


def _alone(situation: str, policy: Policy) -> frozenset[str]:
    """The remedies whose limit does not depend on what else was accepted or refused."""
    remedies = [one for one, _ in _remedies(situation, policy)]
    grouped = {name for group in policy.situations[situation].get("one_of", ()) for name in group}
    capped = {one.id for one in remedies if any(bound.kind == "cap" for bound in one.bounds)}
    return frozenset(one.id for one in remedies) - _replaced(situation, policy) - grouped - capped


def _replaced(situation: str, policy: Policy) -> set[str]:
    """The remedies in whose place another one may stand."""
    return {name for one, _ in _remedies(situation, policy) for name in one.texts.get("replaces", ())}


def _remedies(situation: str, policy: Policy) -> Iterator[tuple[Remedy, int]]:
    """Each remedy of the situation with its step."""
    steps = policy.situations[situation]["steps"]
    return ((policy.remedies[name], step) for step, names in enumerate(steps) for name in names)

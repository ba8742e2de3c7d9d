"""What is asked about: a compiled policy with the kernel's form of it, its worked examples, and the kernel's answers in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from leeway.offers import read_policy, words
from leeway.offers.amounts import View
from leeway.offers.case import Case, read_case
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.intervals import Amount
from leeway.offers.policy import Clause, Fact, Policy, Remedy, facts_of, working_conditions
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.reading import everybody
from leeway.offers.standing import Standing, stand
from leeway.offers.tables import outcomes, possible, unfold, whole
from leeway.offers.units import MOMENT
from leeway.offers.values import iso, moment
from leeway.prover.simplest import view_of

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Ground:
    """A compiled policy, ready to be asked about. Everything here follows from its JSON value alone."""

    raw: Json

    @cached_property
    def policy(self) -> Policy:
        return read_policy(self.raw).in_english()

    @cached_property
    def day(self) -> int:
        """The day of a case where any day will do: the one of the policy's last update."""
        return date.fromisoformat(self.raw["updated"]).toordinal()

    @cached_property
    def tables(self) -> Mapping[str, Remedy]:
        """The tables by which facts are worked out, as if they were remedies'."""
        facts = (self.policy.facts[name] for name in self.policy.worked)
        return {fact.id: _as_remedy(fact, self.policy) for fact in facts if fact.worked and fact.worked.when is None}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of every fact and rate, for reading conditions and amounts."""
        facts = {name: fact.unit for name, fact in self.policy.facts.items()}
        return facts | {name: rate.unit for name, rate in self.policy.rates.items()} | {TODAY: "date", NOW: MOMENT}

    @cached_property
    def anybody(self) -> View:
        """The view of a customer of whom nothing is known."""
        return everybody(self.policy)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The worked examples: customers who spare the solver many a search for one."""
        found = (
            read_case(self.policy, one["case"])[0]
            for situation in self.raw["situations"].values()
            for one in situation["examples"]
        )
        return tuple(case for case in found if case is not None)

    def reached(self, table: str) -> frozenset[int]:
        """The rows of a table that decide a worked example."""
        found = (self.decided(self.table(table), case.view) for case in self._cases_of(table))
        return frozenset(rows[0] for rows in found if len(rows) == 1)

    def is_given(self, remedy: str) -> bool:
        """Whether some level may give something of the remedy in a worked example."""
        one, levels = self.policy.remedies[remedy], range(len(self.policy.levels))
        return any(self.seen(one, level, case.view).sure > 0 for case in self._cases_of(remedy) for level in levels)

    def _cases_of(self, table: str) -> Iterator[Case]:
        """The worked examples of the situations that have the remedy; all of them for a fact that is worked out."""
        everywhere = table not in self.policy.remedies
        yield from (case for case in self.cases if everywhere or table in self.names(case.situation))

    def remedies(self, situation: str) -> tuple[Remedy, ...]:
        """The remedies of a situation, in the order to offer them."""
        return tuple(self.policy.remedies[name] for step in self.raw["situations"][situation]["steps"] for name in step)

    def names(self, situation: str) -> frozenset[str]:
        """The ids of a situation's remedies."""
        return frozenset(name for step in self.raw["situations"][situation]["steps"] for name in step)

    def view(self, known: Mapping[str, Domain]) -> View:
        """The kernel's view of a customer of whom so much is known."""
        return view_of(self.policy, known)

    def decided(self, table: Remedy, view: View) -> tuple[int, ...]:
        """The rows of a table that can decide, as the kernel sees it."""
        return possible(table, view, self.policy)[0]

    def table(self, name: str) -> Remedy:
        """The table of a remedy, or of a fact that is worked out by one."""
        return self.policy.remedies.get(name) or self.tables[name]

    def level(self, index: int) -> str:
        return str(self.raw["levels"][index]["name"])

    def seen(self, remedy: Remedy, level: int, view: View) -> Amount:
        """What the kernel says that the level may give, by the remedy's own table."""
        return whole(outcomes(unfold(remedy, view, self.policy), remedy, level, self.policy))

    def standings(
        self, situation: str, view: View, taken: Mapping[str, Any] | None = None, refused: Sequence[str] = ()
    ) -> dict[str, Standing]:
        """Where the kernel sees each remedy of a situation, once so much was accepted, and some were refused."""
        case = Case(situation, 0, None, {}, {}, tuple(refused), {}, {}, dict(taken or {}), view)
        return {one.remedy.id: one for one in stand(self.policy, case)}

    def who(self, known: Mapping[str, Domain]) -> str:
        """A customer in words: "time with us is 12 years, and they have said they may leave, on 2026-11-20"."""
        said = [_said(self.policy.facts[name], domain, self.policy) for name, domain in known.items() if name not in (TODAY, NOW)]
        on = f", on {_on(known)}" if TODAY in known or NOW in known else ""
        return (words.listed(said) or "anybody") + on

    def amount(self, found: Amount, remedy: Remedy) -> str:
        """An amount that is certain in words; "nothing" for none."""
        if found.exact is None:
            return "undefined" if found.silent else words.amount(found, remedy.unit, self.policy)
        return "nothing" if found.exact == 0 else words.value(found.exact, remedy.unit, self.policy)


def _said(fact: Fact, domain: Domain, policy: Policy) -> str:
    if isinstance(domain, Choices) and fact.kind == "yes or no":
        return str(fact.texts.get(f"when_{domain.among[0]}") or f"{fact.name} is {domain.among[0]}")
    value = words.fact_value(fact, domain, policy)
    return f"{fact.name} is {f'“{value}”' if fact.kind == 'choice' else value}"


def _on(known: Mapping[str, Domain]) -> str:
    now, today = known.get(NOW), known.get(TODAY)
    if isinstance(now, Range):
        return moment(now.low)
    assert isinstance(today, Range)
    return iso(today.low)


def _as_remedy(fact: Fact, policy: Policy) -> Remedy:
    """The table by which a fact is worked out, as if it were what somebody is owed."""
    worked = fact.worked
    assert worked is not None
    unit = "number" if fact.kind == "choice" else fact.unit
    clauses = tuple(Clause(fact.id, fact.texts["line"], when, None, (expr,)) for when, expr in worked.rows)
    conditions = tuple(working_conditions((fact.id, *worked.behind), policy.facts))
    named = set().union(*map(facts_of, conditions))
    reads = tuple(name for name in policy.facts if name in named)
    return Remedy(
        id=fact.id,
        name=fact.name,
        owed=True,
        unit=unit,
        share_of=None,
        only_when=None,
        clauses=clauses,
        at_most=None,
        at_least=None,
        bounds=(),
        exclusions=(),
        rounding=None,
        worth=None,
        conditions=conditions,
        reads=reads,
        needs=reads,
        texts=fact.texts,
    )

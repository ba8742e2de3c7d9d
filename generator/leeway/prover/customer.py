"""Any customer of a policy: every fact that is told a variable, every fact that is worked out a term over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import z3

from leeway.offers.bounds import accepted
from leeway.offers.expressions import NOW, TODAY, Expr
from leeway.offers.numbers import Number as Exact
from leeway.offers.policy import Cond, Fact, Policy, Worked
from leeway.offers.ranges import Choices, Range
from leeway.offers.reading import EVER
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, FIRST_DAY
from leeway.prover.amounts import amount
from leeway.prover.terms import (
    FALSE,
    TRUE,
    Arith,
    Bool,
    Chosen,
    Number,
    Truth,
    both,
    chosen,
    constant,
    either,
    of_cases,
    of_few,
    of_parts,
    opposite,
    real,
    rounded,
)
from leeway.prover.truth import holds

Known = Number | Chosen | Truth
_MOST_IN_ORDER = 400  # pairs of roundings; with more of them, they are no help
_MOST_LISTED = 40  # a whole number with as many values is known by each of them
DAYS = Range(693_596, 803_168, whole=True)  # 1900-01-01 to 2199-12-31
MOMENTS = Range(693_596 * DAY, 803_169 * DAY - 1, whole=True)
_WHOLE = ("date", MOMENT, "time")


class Customer:
    """A customer of whom nothing is decided yet.

    `rules` is what holds of everybody: add them to a solver with whatever is asked. `definitions` say the rest where months
    come in: without them there may be customers too many, never too few, and most questions are answered so.
    `like` is another customer, perhaps of another policy, of whom this one shares every told fact of the same name and kind, but
    for those in `unlike`. `mark` tells the two apart. `taken` is how much of a remedy has been accepted; nothing of any other.

    Days lie in the years 1900 to 2199, unless the range of a fact says otherwise: at the ends of the calendar, 8,000 years away,
    days cannot be moved on, and nobody wants to hear of that.
    """

    def __init__(
        self,
        policy: Policy,
        mark: str = "",
        like: Customer | None = None,
        unlike: Iterable[str] = (),
        taken: Mapping[str, Number] | None = None,
    ) -> None:
        self.policy, self.mark, self.like, self.unlike = policy, mark, like, frozenset(unlike)
        self.taken = {accepted(name): number for name, number in (taken or {}).items()}
        self.rules: list[Bool] = []
        self.definitions: list[Bool] = []
        self.moves: list[tuple[Arith, Arith, Arith]] = like.moves if like else []
        self.told: dict[str, z3.ExprRef] = {}
        self.facts: dict[str, Known] = {}
        self.conditions: dict[Cond, Truth] = {}
        self.amounts: dict[tuple[object, ...], Number] = {}
        self.deciding: dict[str, Any] = {}
        self.outcomes: dict[tuple[object, ...], Number] = {}
        self.roundings: dict[tuple[Exact, str, int, int], tuple[Number, Number]] = {}  # each amount before and after
        self._defined: dict[tuple[object, ...], tuple[tuple[Arith, ...], tuple[object, ...]]] = {}
        self._codes: dict[tuple[str, str], int] = like._codes if like else {}
        self._count = 0

    def after(self, mark: str, taken: Mapping[str, Number]) -> Customer:
        """The same customer once so much of some remedies has been accepted; the rules stay with this one."""
        later = Customer(self.policy, mark, self, taken=taken)
        later.rules, later.definitions = self.rules, self.definitions
        return later

    def number(self, name: str) -> Number:
        """A fact as a number: yes is 1 and no is 0. The day and the moment of the case are called today and now."""
        known = self.fact(name)
        if isinstance(known, Number):
            return known
        if isinstance(known, Truth):
            return of_few(((known.yes, 1), (known.no, 0)), both(opposite(known.yes), opposite(known.no)))
        return Number(known.term, known.silent)

    def fact(self, name: str) -> Known:
        """A fact as it enters conditions and amounts."""
        if name not in self.facts:
            self.facts[name] = self._fact(name)
        return self.facts[name]

    def code(self, fact: str, word: str) -> int:
        """The number of a word among the choices of a fact."""
        return self._codes.setdefault((fact, word), len(self._codes))

    def new(self, name: str) -> Arith:
        """A whole number that its definition, added to the rules, makes the only one."""
        self._count += 1
        return z3.Int(f"{name} {self._count}{self.mark}")

    def defined(self, key: tuple[object, ...], define: Callable[[], tuple[Arith, ...]]) -> tuple[Arith, ...]:
        """What is defined once for a key; z3's terms in it count by what they are."""
        plain = tuple(one.get_id() if isinstance(one, z3.AstRef) else one for one in key)
        if plain not in self._defined:
            # The key is kept: z3 gives the number of a term that is gone to another one.
            self._defined[plain] = (define(), key)
        return self._defined[plain][0]

    def rounded(self, one: Number, step: Exact, mode: str) -> Number:
        """The number as a multiple of a step; both are kept, see `in_order`."""
        key = (step, mode, one.term.get_id(), one.silent.get_id())
        if key not in self.roundings:
            self.roundings[key] = one, rounded(one, step, mode)
        return self.roundings[key][1]

    def _fact(self, name: str) -> Known:
        if name in (TODAY, NOW):
            return self._time(name)
        if name in self.taken:
            return self.taken[name]
        fact = self.policy.facts.get(name)
        if fact is None:  # how much of a remedy has been accepted
            return constant(0)
        return self._worked(fact, fact.worked) if fact.worked else self._told(fact)

    def _time(self, name: str) -> Number:
        variable = self._variable(name, z3.Int)
        self.rules += _within(variable, DAYS if name == TODAY else MOMENTS)
        if name == NOW:
            day = self.number(TODAY).term
            self.rules.append(both(day * DAY <= variable, variable < (day + 1) * DAY))
        return Number(variable, FALSE)

    def _told(self, fact: Fact) -> Known:
        domain = fact.domain
        if fact.kind == "yes or no":
            answer = self._variable(fact.id, z3.Bool)
            return Truth(answer, opposite(answer))
        if isinstance(domain, Choices):
            variable = self._variable(fact.id, z3.Int)
            self.rules.append(either(*(variable == self.code(fact.id, word) for word in domain.among)))
            return Chosen(variable, FALSE)
        assert isinstance(domain, Range)
        return self._ranged(fact, domain)

    def _ranged(self, fact: Fact, domain: Range) -> Number:
        if fact.unit == "money":
            coins = 10**self.policy.currency.decimals
            variable = self._variable(fact.id, z3.Int)
            high = None if domain.high is None else domain.high * coins
            self.rules += _within(variable, Range(domain.low * coins, high, domain.low_open, domain.high_open))
            return of_parts(variable, coins, FALSE)
        variable = self._variable(fact.id, z3.Int if domain.whole else z3.Real)
        within = _within(variable, _in_our_time(fact, domain))
        never = (variable == FIRST_DAY,) if "from_log" in fact.texts and fact.kind == "date" else ()
        self.rules.append(either(both(*within), *never))
        listed = domain.whole and domain.high is not None and domain.high - domain.low < _MOST_LISTED
        if listed and domain.high is not None and fact.kind not in _WHOLE:
            values = range(int(domain.low), int(domain.high) + 1)
            few = tuple((variable == value, value) for value in values)
            return Number(z3.ToReal(variable), FALSE, few, (variable, 1))
        return of_parts(variable, 1, FALSE) if domain.whole and fact.kind not in _WHOLE else Number(variable, FALSE)

    def _variable(self, name: str, sort: Callable[[str], z3.ExprRef]) -> z3.ExprRef:
        """The variable of a told fact; the other customer's, where both share it."""
        if self.like is not None and name not in self.unlike and self._is_shared(name):
            self.like.fact(name)
            self.told[name] = self.like.told[name]
        else:
            self.told[name] = sort(f"{name}{self.mark}")
        return self.told[name]

    def _is_shared(self, name: str) -> bool:
        if name in (TODAY, NOW):
            return True
        assert self.like is not None
        own, other = self.policy.facts[name], self.like.policy.facts.get(name)
        if other is None or other.worked or (own.kind, own.unit) != (other.kind, other.unit):
            return False
        return getattr(own.domain, "whole", None) == getattr(other.domain, "whole", None)

    def _worked(self, fact: Fact, worked: Worked) -> Known:
        if self.like is not None and self.like.policy is self.policy and not worked.behind & self.unlike:
            return self.like.fact(fact.id)
        if worked.when is not None:
            return holds(worked.when, self)
        rows, open_ = self._rows(worked)
        if fact.kind == "choice":
            spoken = [(when, expr[1]) for when, expr in rows if expr[0] != "undefined"]
            quiet = either(open_, *(when for when, expr in rows if expr[0] == "undefined"))
            term = chosen([(when, z3.IntVal(self.code(fact.id, word))) for when, word in spoken], z3.IntVal(-1))
            return Chosen(term, quiet)
        found = of_cases([(when, amount(expr, self)) for when, expr in rows], open_)
        if fact.kind == "yes or no":
            spoken_ = opposite(found.silent)
            return Truth(both(spoken_, found.term == 1), both(spoken_, found.term == 0))
        return found

    def _rows(self, worked: Worked) -> tuple[list[tuple[Bool, Expr]], Bool]:
        """Each row with when it is the one that decides; and when none does, or one of them has no answer."""
        rows, open_, left = [], FALSE, TRUE
        for when, expr in worked.rows:
            answer = holds(when, self)
            rows.append((both(left, answer.yes), expr))
            open_ = either(open_, both(left, opposite(answer.yes), opposite(answer.no)))
            left = both(left, answer.no)
        return rows, either(open_, left)


def in_order(one: Customer, other: Customer) -> list[Bool]:
    """What is so of everybody, and hard to find out: what is not more before it is rounded is not more after it either."""
    pairs = [
        (before, after, before_, after_)
        for (step, mode, *_), (before, after) in one.roundings.items()
        for (step_, mode_, *_), (before_, after_) in other.roundings.items()
        if (step, mode) == (step_, mode_) and mode != "exact" and not (after.few and after_.few)
    ]
    said = [z3.Implies(before.term <= before_.term, after.term <= after_.term) for before, after, before_, after_ in pairs]
    return said if len(said) <= _MOST_IN_ORDER else []


def _in_our_time(fact: Fact, domain: Range) -> Range:
    """What a date can be that has no range of its own."""
    if fact.kind not in ("date", MOMENT):
        return domain
    days, ever = (DAYS, EVER[TODAY]) if fact.kind == "date" else (MOMENTS, EVER[NOW])
    assert isinstance(ever, Range)
    low = days.low if domain.low == ever.low else domain.low
    return Range(low, days.high if domain.high == ever.high else domain.high, whole=True)


def _within(variable: Arith, domain: Range) -> list[Bool]:
    found = [variable > real(domain.low) if domain.low_open else variable >= real(domain.low)]
    if domain.high is not None:
        found.append(variable < real(domain.high) if domain.high_open else variable <= real(domain.high))
    return found

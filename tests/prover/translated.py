"""The translation with every told fact put in: what it then comes to, to be held against the kernel.

Everything that is claimed of a customer has a name, a `mark`, so that one model says all of it and one more question whether
anything else would have been possible too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import z3

from leeway.offers.intervals import Amount
from leeway.offers.numbers import Number as Exact
from leeway.offers.policy import Remedy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.tables import ABSENT, HOLE, possible
from leeway.proofs.promised.broken import per_remedy, sight
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding, in_situation
from leeway.prover.terms import Bool, Number, real
from tests.prover import searched

View = Mapping[str, Domain]
Part = tuple[
    tuple[str, ...], int
]  # in which situation ("" where that is all the same), of which remedy, what is refused; the level


@dataclass(frozen=True)
class Claims:
    """What the translation says of a policy, for any customer: each amount, and for each table which of its rows decides."""

    ground: Ground
    customer: Customer
    amounts: Mapping[Part, Number]
    tables: Mapping[str, Mapping[int | None, Bool]]
    marks: Mapping[str, Any]  # a variable for each term above, by what it stands for


def claims(ground: Ground) -> Claims:
    """All that is claimed of a policy: of every remedy, in the situations in which others may stand in its place, at every level."""
    customer = Customer(ground.policy)
    parts = per_remedy(list(ground.policy.remedies.values()), ground)
    levels = range(len(ground.policy.levels))
    amounts = {
        (part, level): in_situation(part[0], ground.policy.remedies[part[1]], level, customer, part[2:])
        for part in parts
        for level in levels
    }
    tables = {name: _table(ground.table(name), customer) for name in (*ground.policy.remedies, *ground.tables)}
    terms = {**dict(_terms(amounts)), **{f"{name} {row}": when for name, rows in tables.items() for row, when in rows.items()}}
    return Claims(ground, customer, amounts, tables, {f"mark {name}": term for name, term in terms.items()})


def _table(table: Remedy, customer: Customer) -> dict[int | None, Bool]:
    """Each outcome of a table, as the kernel numbers them; None: a condition has no answer."""
    found = deciding(table, customer)
    return {**dict(enumerate(found.rows)), ABSENT: found.absent, HOLE: found.hole, None: found.open}


def _terms(amounts: Mapping[Part, Number]) -> Iterator[tuple[str, Any]]:
    """Where the policy is silent the term of a number may be anything."""
    for key, number in amounts.items():
        yield f"{key} silent", number.silent
        yield f"{key} term", z3.If(number.silent, 0, number.term)
        yield from ((f"{key} few {value}", z3.And(when, z3.Not(number.silent))) for when, value in number.few)
        if number.parts:
            yield f"{key} parts", z3.If(number.silent, 0, number.parts[0])


@dataclass(frozen=True)
class Settled:
    """A customer of whom all is known: what the translation says of them, by its one model."""

    claimed: Claims
    model: z3.ModelRef

    def mark(self, name: str) -> Exact | bool:
        """What one of the marks is."""
        value = self.model.eval(_variable(f"mark {name}", self.claimed), True)
        if z3.is_bool(value):
            return z3.is_true(value)
        return searched.number(value)

    def amount(self, key: Part) -> Exact | None:
        """An amount; None where the policy says nothing."""
        return None if self.mark(f"{key} silent") else self.mark(f"{key} term")

    def row(self, name: str) -> int | None:
        """The outcome of a table, of which there is exactly one."""
        (found,) = (row for row in self.claimed.tables[name] if self.mark(f"{name} {row}"))
        return found


def _variable(name: str, claimed: Claims) -> Any:
    return z3.Const(name, claimed.marks[name].sort())


def settled(claimed: Claims, view: View, only: bool) -> Settled:
    """The translation for one customer. That it allows them is asserted; and where `only`, that it leaves one value to everything."""
    customer = claimed.customer
    told = [(term, _told(name, term, view[name], customer)) for name, term in customer.told.items()]
    marks = [_variable(name, claimed) for name in claimed.marks]
    said = z3.And(*(mark == term for mark, term in zip(marks, claimed.marks.values(), strict=True)))
    rules = z3.And(*customer.rules, *customer.definitions)
    every = [*told, *searched.values(customer, told)]
    assert z3.is_true(searched.put_in(rules, every)), "the translation allows every customer that the kernel decides"
    solver = z3.Solver()
    solver.add(searched.put_in(said, every))
    assert solver.check() == z3.sat
    model = solver.model()
    if only:
        _assert_nothing_else(searched.put_in(z3.And(rules, said), told), marks, model)
    return Settled(claimed, model)


def _assert_nothing_else(rules: Any, marks: list[Any], model: z3.ModelRef) -> None:
    """The facts alone, without what the kernel finds by search, leave nothing else possible."""
    solver = z3.Solver()
    solver.add(rules, z3.Or(*(mark != model.eval(mark, True) for mark in marks)))
    assert solver.check() == z3.unsat, "the definitions leave one value alone"


def _told(name: str, term: Any, domain: Domain, customer: Customer) -> Any:
    assert domain.known, name
    if isinstance(domain, Choices):
        (word,) = domain.among
        return z3.BoolVal(word == "yes") if z3.is_bool(term) else z3.IntVal(customer.code(name, word))
    assert isinstance(domain, Range)
    coins = name in customer.policy.facts and customer.policy.facts[name].unit == "money"
    value = domain.low * 10**customer.policy.currency.decimals if coins else domain.low
    assert not (term.is_int() and value.denominator > 1), name
    return z3.IntVal(int(value)) if term.is_int() else real(value)


def assert_same_as_kernel(claimed: Claims, view: View, only: bool = False) -> int:
    """That all claims about a customer are what the kernel says, and where `only` that nothing else is possible; how many."""
    found, ground = settled(claimed, view, only), claimed.ground
    for key in claimed.amounts:
        _assert_amount(found, key, sight(key[0], key[1], view, ground))
    for name in claimed.tables:
        rows = possible(ground.table(name), view, ground.policy)[0]
        assert found.row(name) == (rows[0] if len(rows) == 1 else None), name
    return len(claimed.amounts) + len(claimed.tables)


def _assert_amount(found: Settled, key: Part, seen: Amount) -> None:
    assert seen.exact is not None or seen.mute, f"the kernel knows all that it needs: {key}"
    assert found.amount(key) == seen.exact, key
    number = found.claimed.amounts[key]
    if seen.exact is not None and number.few:
        assert [value for _, value in number.few if found.mark(f"{key} few {value}")] == [seen.exact], key
    if seen.exact is not None and number.parts:
        assert Fraction(found.mark(f"{key} parts"), number.parts[1]) == seen.exact, key

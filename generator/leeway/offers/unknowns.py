"""What has to be asked: the unknown facts that an amount or a condition still depends on, as far as its shape shows."""

from __future__ import annotations

from leeway.offers.amounts import View, amount
from leeway.offers.expressions import TODAY, Expr, operands
from leeway.offers.policy import Cond, Policy, worked_by
from leeway.offers.ranges import Unsaid
from leeway.offers.truth import holds


def asked_for(name: str, view: View, policy: Policy) -> frozenset[str]:
    """What has to be asked to know a fact: itself, or what is unknown of the facts that it is worked out from."""
    gathering = _Gathering(view, policy)
    gathering.fact(name)
    return gathering.told()


def unknown_in(expr: Expr | None, view: View, policy: Policy) -> frozenset[str]:
    """The unknown facts that an amount is made of, the date behind a rate included; of worked-out ones those behind them."""
    if expr is None or expr[0] == "lit" or (expr[0] == "fact" and view[expr[1]].known):
        return frozenset()
    gathering = _Gathering(view, policy)
    gathering.expr(expr)
    return gathering.told()


def open_facts(cond: Cond | None, view: View, policy: Policy) -> frozenset[str]:
    """The unknown facts that a condition still depends on, worked-out ones with what is unknown behind them."""
    gathering = _Gathering(view, policy)
    gathering.cond(cond)
    return frozenset(gathering.found)


class _Gathering:
    """A walk from a fact, an amount or a condition to all that is unknown behind it; each fact is visited once."""

    def __init__(self, view: View, policy: Policy) -> None:
        self.view, self.policy, self.found = view, policy, set[str]()

    def told(self) -> frozenset[str]:
        """Those of the facts found that are not worked out."""
        return frozenset(name for name in self.found if worked_by(name, self.policy.facts) is None)

    def fact(self, name: str) -> None:
        domain = self.view[name]
        if domain.known or name in self.found or isinstance(domain, Unsaid):
            return  # of what the policy certainly does not say nothing needs to be asked
        self.found.add(name)
        worked = worked_by(name, self.policy.facts)
        if worked is None:
            return
        self.cond(worked.when)
        for when, expr in worked.rows:
            answer = holds(when, self.view, self.policy)
            if answer is not False:
                self.cond(when)
                self.expr(expr)
            if answer is True:
                return

    def expr(self, expr: Expr) -> None:
        if expr[0] == "fact":
            self.fact(expr[1])
        elif expr[0] == "rate":
            self.fact(self.policy.rates[expr[1]].by or TODAY)
        else:
            for part in operands(expr):
                self.expr(part)

    def cond(self, cond: Cond | None) -> None:
        if cond is None or holds(cond, self.view, self.policy) is not None:
            return
        kind = cond[0]
        if kind in ("all", "any"):
            for part in cond[1]:
                self.cond(part)
        elif kind == "not":
            self.cond(cond[1])
        elif kind == "is":
            self.fact(cond[1])
        elif not amount(cond[3], self.view, self.policy).mute:  # else no fact can settle it
            self.fact(cond[1])
            self.expr(cond[3])

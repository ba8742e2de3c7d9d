"""A customer in a situation, as the kernel sees them: what a worked example of them would show."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from leeway.coverage.tables import ONLY_WHEN, Table, conditions
from leeway.offers.amounts import View
from leeway.offers.case import Case
from leeway.offers.numbers import Number, ends
from leeway.offers.policy import Remedy
from leeway.offers.standing import Standing, stand, standing
from leeway.offers.tables import there
from leeway.offers.truth import holds
from leeway.prover.ground import Ground
from leeway.prover.tables import in_its_place

UNDEFINED = "undefined"
Answer = Number | str | None


@dataclass(frozen=True)
class Look:
    """A view of a customer in a situation, of whom a level decides. `case`: the case it is the view of, if there is one."""

    ground: Ground
    situation: str
    level: int
    view: View
    case: Case | None = None
    _known: dict[str, Standing] = field(default_factory=dict, compare=False)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        case = self.case or Case(self.situation, self.level, None, {}, {}, (), {}, {}, {}, self.view)
        return {one.remedy.id: one for one in stand(self.ground.policy, case)}

    def standing(self, remedy: Remedy) -> Standing:
        """Where the remedy stands; alone, where nothing else can take its place."""
        if self.case is not None or in_its_place(self.situation, remedy, self.ground.policy):
            return self.standings[remedy.id]
        if remedy.id not in self._known:
            self._known[remedy.id] = standing(self.ground.policy, remedy, 0, self.view)
        return self._known[remedy.id]

    def answer(self, remedy: Remedy) -> Answer:
        """What the level may give, or that this is undefined; None where it is not certain or cannot be written in a policy."""
        one = self.standing(remedy)
        found = one.amount(self.level)
        if found.silent:
            return None if one.asks(self.level) else UNDEFINED
        if found.exact is None or not ends(found.exact):
            return None
        coins = 10**self.ground.policy.currency.decimals
        return None if remedy.unit == "money" and (found.exact * coins).denominator != 1 else found.exact

    def is_placed(self, remedy: Remedy) -> bool:
        """Whether the remedy is certainly offered by its own table: not refused, accepted, or given way to another one."""
        if self.case is not None and remedy.id in self.case.gone:
            return False
        others = in_its_place(self.situation, remedy, self.ground.policy)
        if self.case is None and others:
            amounts = (self.standings[other.id].amount(self.level) for other in others)
            return all(found.mute or found.most == 0 for found in amounts)
        return self.standing(remedy).beside is None

    def come_to(self, table: Table, place: int, remedy: Remedy) -> bool:
        """Whether a condition of the table is certainly come to: nothing above it has settled the matter."""
        policy, view = self.ground.policy, self.view
        if table.of == "exclusion":
            others = (one for one in remedy.exclusions if one.id != table.id)
            alone = all(holds(one.when, view, policy) is False for one in others)
            return alone and holds(remedy.only_when, view, policy) is True
        if table.of == "remedy" and place == ONLY_WHEN:
            return all(holds(one.when, view, policy) is False for one in remedy.exclusions)
        if table.of == "remedy" and there(remedy, view, policy) is not True:
            return False
        above = (cond for at, cond in conditions(table, self.ground) if ONLY_WHEN < at < place)
        return all(holds(cond, view, policy) is False for cond in above)

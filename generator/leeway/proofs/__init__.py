"""The proofs: what must hold for every possible customer, and the customer for whom it does not.

Runs on the compiled policy, after all other checks. One check a module: its id is the code of its problems, its docstring their
page in the manual. What is written of a table or a guarantee is proved with z3, or an example is found, which the kernel confirms
before it is told. What can be neither is told too: never is it passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from leeway.draft import Draft
from leeway.offers.words import capital
from leeway.problems import Problem, Related, in_order
from leeway.proofs import never_matters, nothing_to_offer, promised
from leeway.proofs.memory import recall
from leeway.proofs.places import Places
from leeway.proofs.run import run
from leeway.proofs.units import OF_REMEDIES, guarantee, units
from leeway.prover.finding import Finding
from leeway.prover.ground import Ground

__all__ = ["CHECKS", "NOT_PROVED", "Proving", "nothing_proved", "prove"]


class Check(Protocol):
    """What every check of this room has, beside its docstring."""

    ID: str

    def claim(self, found: Finding, ground: Ground) -> str:
        """What would have been proved."""

    def tell(self, found: Finding, ground: Ground, places: Places) -> Problem:
        """A finding as a problem."""


_MOST_OF_ONE = 3  # places in which one guarantee is broken that are told
CHECKS: tuple[Check, ...] = (*OF_REMEDIES, never_matters, nothing_to_offer)
NOT_PROVED = {
    "not-proved": "A check of all customers found neither one for whom it fails nor a proof that there is none: the amounts are "
    "too involved, or the proof ran out of time. Split the amount into facts that are worked out, or give its facts ranges.",
    "guarantee-broken": "A guarantee does not hold: the customer for whom it does not is named, with the amounts and the rows "
    "that give them. Change a row, or the sentence. Nothing is published while a guarantee is broken.",
    "guarantee-not-proved": "A guarantee could be neither proved nor refuted, so it cannot be promised. Take it for fewer "
    "remedies or situations (`of`, `in`), or make the amounts that it is about simpler.",
    "nothing-proved": "The check was told not to prove anything (`--no-proof`). Holes, overlaps and broken guarantees may be "
    "there; a site is never built from a policy that was not proved.",
}


@dataclass(frozen=True, slots=True)
class Proving:
    """How to prove: the file that remembers what was proved before, how to say what is being done, on how many processors.

    `examples`: whether it is told, too, which clauses no worked example tries.
    """

    memory: Path | None = None
    say: Callable[[str], None] | None = None
    processors: int = 1
    examples: bool = False


def prove(policy: Mapping[str, Any], draft: Draft | None, proving: Proving) -> tuple[Problem, ...]:
    """Everything that does not hold for every customer of a compiled policy, or that could not be settled, in its order."""
    ground, places = Ground(policy), Places(policy, draft)
    memory = recall(proving.memory)
    found = run(units(ground), ground, memory, proving.say, proving.processors)
    memory.save()
    return in_order(_problem(one, more, ground, places) for one, more in _few(found))


def _few(found: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    """The findings, of a guarantee that is broken in many places only some: the last of them with how many more there are."""
    of_one: dict[str, int] = {}
    broken = [one for one in found if one.check in promised.PROMISES and not one.unsettled]
    for one in found:
        place = of_one[one.subject] = of_one.get(one.subject, 0) + (one in broken)
        if one not in broken or place < _MOST_OF_ONE:
            yield one, 0
        elif place == _MOST_OF_ONE:
            yield one, sum(each.subject == one.subject for each in broken) - _MOST_OF_ONE


def nothing_proved() -> Problem:
    """What stands instead of the proofs where none was wanted."""
    message = (
        "NOTHING WAS PROVED (--no-proof): holes, overlaps and broken guarantees were not looked for. Check again without it "
        "before you rely on this policy"
    )
    return Problem("nothing-proved", message, severity="warning")


def _problem(found: Finding, more: int, ground: Ground, places: Places) -> Problem:
    check = next((one for one in CHECKS if found.check == one.ID), None)
    if check is None:
        return _broken(found, more, ground, places)
    if found.unsettled:
        message = f"it could not be proved that {check.claim(found, ground)}: {found.unsettled}"
        span = places.situation(found.subject) if check is nothing_to_offer else places.table(found.subject)
        return Problem("not-proved", message, span, severity="warning")
    return check.tell(found, ground, places)


def _broken(found: Finding, more: int, ground: Ground, places: Places) -> Problem:
    one = guarantee(found.subject, ground)
    span = places.guarantee(ground.raw["guarantees"].index(one))
    if found.unsettled:
        part = " and ".join(f'"{name}"' for name in found.more[:2] if name)
        about = f" (for {part})" if part else ""
        message = f"it could not be proved that this holds for every customer{about}: {found.unsettled}"
        return Problem("guarantee-not-proved", message, span)
    told = promised.PROMISES[one["form"]].tell(one, found, ground)
    who = f"One for whom it does not: {ground.who(found.known)}" if found.known else "It makes no difference who the customer is"
    message = f"this does not hold for every customer. {who}. {capital(told.message)}"
    message += f" (it is broken in {more} more {'places' if more > 1 else 'place'})" if more else ""
    related = (Related(f"{said}, of {row[0]}", places.row(*row)) for said, row in told.rows)
    return Problem("guarantee-broken", message, span, related=tuple(related))

"""Small policies for the proofs, put together from the parts that matter, and what is said of them."""

from __future__ import annotations

from functools import cache

from leeway.codes import codes
from leeway.problems import Problem
from leeway.proofs import CHECKS, NOT_PROVED
from tests import stages

PROVED = {*(one.ID for one in CHECKS), *NOT_PROVED}
FACTS = """
  tenure: {name: time with us, ask: How long?, unit: years, to: 60}
  fault: {name: the mistake, ask: Whose?, choices: {ours: Ours, nobody: Nobody's}}
  leaving: {name: leaving, ask: Leaving?, unit: yes or no, when_yes: they may leave, when_no: they stay}
  price: {name: the price, ask: What did it cost?, unit: money}
  days_late: {name: the delay, ask: How late?, unit: days, whole: yes, to: 400}
  bought_on: {name: the purchase, ask: When?, unit: date}
"""
_POLICY = """leeway: 1
company: Test
currency: {currency}
rounding: {rounding}
updated: 2026-11-20
owner: Owner
review_by: 2027-05-20
levels:
  rep: {{name: Representative}}
  boss: {{name: Supervisor, reach: extension 1}}
  winback: {{name: Win-back team, reach: queue 7}}
facts:{facts}remedies:{remedies}{more}situations:
  only:
    name: Only one
    customers_say: [hello]
    first: Listen.
    remedies: [{names}]{one_of}
    bring_in: {{level: boss, when: the limit is not enough}}
    examples:
      - name: Nothing is known
        given: {{}}
        expect: {{{first}: undefined}}
"""


def policy(
    *remedies: str,
    facts: str = FACTS,
    more: str = "",
    guarantees: tuple[str, ...] = (),
    currency: str = "USD",
    rounding: str = "half up to $0.01",
    one_of: str = "",
) -> str:
    """A policy of one situation with these remedies, each "name: kind ..." as `remedy` writes it, and guarantees."""
    names = ", ".join(one.strip().partition(":")[0] for one in remedies)
    promised = "guarantees:\n" + "".join(f"  - {one}\n" for one in guarantees) if guarantees else ""
    groups = f"\n    one_of: [{one_of}]" if one_of else ""
    return _POLICY.format(
        currency=currency,
        rounding=rounding,
        facts=facts,
        remedies="".join(remedies),
        more=more + promised,
        names=names,
        first=names.partition(",")[0],
        one_of=groups,
    )


def credit(*rows: str, name: str = "credit", goodwill: str = "money", more: str = "", title: str = "") -> str:
    """A goodwill remedy with these rows."""
    lines = "".join(f"      - {row}\n" for row in rows)
    return f"\n  {name}:\n    name: {title or name}\n    kind: credit\n    goodwill: {goodwill}\n    limits:\n{lines}{more}"


def owed(*rows: str, name: str = "due", more: str = "") -> str:
    """A remedy that the customer has a right to: rows, or a single amount."""
    if rows[0].startswith("{"):
        return (
            f"\n  {name}:\n    name: {name}\n    kind: credit\n    owed:\n" + "".join(f"      - {row}\n" for row in rows) + more
        )
    return f"\n  {name}:\n    name: {name}\n    kind: credit\n    owed: {rows[0]}\n{more}"


@cache
def problems(text: str) -> tuple[Problem, ...]:
    """What is proved not to hold; that nothing else is wrong with the policy but facts without a use is asserted."""
    found = stages.problems(text)
    other = [one for one in found if one.code not in PROVED | {"unused-fact", "example-fails", "unused-remedy"}]
    assert not other, other
    return tuple(one for one in found if one.code in PROVED)


def said(text: str, code: str | None = None) -> list[str]:
    """What is said, of one code, or with the code before it."""
    assert code is None or code in codes()
    found = [one for one in problems(text) if code is None or one.code == code]
    return [one.message if code else f"{one.code}: {one.message}" for one in found]


def at(text: str, problem: Problem) -> str:
    """The words of the file that a problem stands at."""
    assert problem.span is not None
    line = text.split("\n")[problem.span.line - 1]
    return line[problem.span.column - 1 : problem.span.end_column - 1]

"""A remedy that comes to nothing for everybody is told; one that comes to a cent for one customer is not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, owed, policy, problems, said

NOBODY = '"credit" comes to nothing for everybody: no level may ever give any of it, to whatever customer'
ALL = "{otherwise: , rep: $5}"


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (["{otherwise: , rep: none}"], ""),
        ([ALL], "    only_when: {all: [{tenure: under 1 year}, {tenure: over 2 years}]}\n"),
        ([ALL], "    at_most: min($0, price)\n"),
        (["{otherwise: , rep: $4 / 1000}"], ""),  # less than half a cent
        (["{when: {days_late: over 400 days}, rep: $5}", "{otherwise: , rep: none}"], ""),  # beyond the range of the fact
    ],
)
def test_nobody_gets_any(rows: list[str], more: str) -> None:
    text = policy(credit(*rows, more=more), owed("price"))
    (found,) = (one for one in problems(text) if one.code == "never-given")
    assert (found.message, found.severity, at(text, found)) == (NOBODY, "warning", "credit")


def test_what_nobody_is_ever_owed() -> None:
    found = said(policy(owed("max($0, $0 - price)"), credit(ALL)), "never-given")
    assert found == ['"due" comes to nothing for everybody: no customer is ever owed any of it']


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (["{otherwise: , rep: none, winback: $5}"], ""),
        ([ALL], "    only_when: {all: [{tenure: at least 1 year}, {tenure: at most 1 year}]}\n"),
        (["{otherwise: , rep: $5 / 1000}"], ""),  # half a cent is rounded up
        (["{when: {days_late: over 399 days}, rep: $5}", "{otherwise: , rep: none}"], ""),
    ],
)
def test_somebody_gets_some(rows: list[str], more: str) -> None:
    assert said(policy(credit(*rows, more=more)), "never-given") == []


def test_an_exclusion_that_takes_everybody() -> None:
    more = "exclusions:\n  out: {when: {any: [{leaving: yes}, {leaving: no}]}, removes: [credit], why: Never}\n"
    assert said(policy(credit(ALL), owed("price"), more=more), "never-given") == [NOBODY]
    fewer = more.replace("{leaving: no}", "{leaving: no, tenure: at least 1 year}")
    assert said(policy(credit(ALL), owed("price"), more=fewer), "never-given") == []

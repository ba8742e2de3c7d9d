"""A remedy is never given when a condition holds."""

from __future__ import annotations

import pytest

from tests.proofs.policies import credit, owed
from tests.proofs.promises import broken, rows

LEAVING = "credit is never given when leaving is yes"
REST = "{otherwise: , rep: none}"


def test_who_gets_it_all_the_same() -> None:
    row = "{when: {tenure: at least 4 years}, rep: $5}"
    assert broken(LEAVING, credit(row, REST)) == [
        "time with us is 4 years and they may leave. The Representative may give them “credit”: $5"
    ]
    assert rows(LEAVING, credit(row, REST)) == [("the row that decides, of credit", row)]


@pytest.mark.parametrize(
    ("row", "rest", "holds"),
    [
        ("{when: {leaving: no}, rep: $5}", REST, True),
        ("{when: {leaving: no}, rep: $5}", "{otherwise: , rep: undefined}", True),  # nobody gives what is open
        ("{when: {leaving: no}, rep: $5}", "{otherwise: , rep: none, winback: $1}", False),
        ("{when: {any: [{leaving: no}, {tenure: exactly 60 years}]}, rep: $5}", REST, False),
        ("{when: {leaving: no}, rep: $5}", "{otherwise: , rep: $4 / 1000}", True),  # comes to nothing
        ("{when: {leaving: no}, rep: $5}", "{otherwise: , rep: $5 / 1000}", False),  # comes to a cent
    ],
)
def test_nobody_of_the_condition_may_get_it(row: str, rest: str, holds: bool) -> None:
    assert (broken(LEAVING, credit(row, rest)) == []) is holds


def test_only_when_and_exclusions_take_it_away() -> None:
    everybody = "{otherwise: , rep: $5}"
    assert broken(LEAVING, credit(everybody, more="    only_when: {leaving: no}\n")) == []
    out = "exclusions:\n  out: {when: {leaving: yes}, removes: [credit], why: x}\n"
    assert broken(LEAVING, credit(everybody), more=out) == []
    assert len(broken(LEAVING, credit(everybody), owed("$1"), more=out.replace("[credit]", "[due]"))) == 1


def test_what_comes_back_when_the_other_is_refused_is_given() -> None:
    other = credit("{otherwise: , rep: $5}", name="other", more="    replaces: [credit]\n")
    assert broken(LEAVING, credit("{otherwise: , rep: $5}"), other) == [
        "they may leave. The Representative may give them “credit” in “Only one” (once they have refused “other”): $5"
    ]


def test_what_is_owed_in_its_place_is_not_refused() -> None:
    always = owed("$1", more="    replaces: [credit]\n")
    assert broken(LEAVING, credit("{otherwise: , rep: $5}"), always) == []
    sometimes = owed("{when: {price: at least $1}, amount: $1}", "{otherwise: , amount: none}", more="    replaces: [credit]\n")
    (found,) = broken(LEAVING, credit("{otherwise: , rep: $5}"), sometimes)
    assert found == "they may leave and the price is $0. The Representative may give them “credit” in “Only one”: $5"

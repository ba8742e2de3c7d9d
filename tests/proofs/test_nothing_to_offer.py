"""A situation in which nobody is offered anything is told; one remedy for one customer is enough."""

from __future__ import annotations

from tests.proofs.policies import at, credit, owed, policy, problems, said

NOTHING = 'there is nothing to offer in "only": none of its remedies ever comes to anything, for anybody'


def test_nothing_for_anybody() -> None:
    text = policy(credit("{otherwise: , rep: none}"), owed("max($0, $0 - price)"))
    (found,) = (one for one in problems(text) if one.code == "nothing-to-offer")
    assert (found.message, found.severity, at(text, found)) == (NOTHING, "warning", "only")


def test_something_for_somebody() -> None:
    for row in ("{otherwise: , rep: none, winback: $5}", "{otherwise: , rep: $5}"):
        assert said(policy(credit(row)), "nothing-to-offer") == []
    rows = ("{when: {days_late: exactly 400 days}, rep: $5}", "{otherwise: , rep: undefined}")
    assert said(policy(credit(*rows)), "nothing-to-offer") == []


def test_what_only_stands_in_the_place_of_something_else_is_something() -> None:
    first = credit("{otherwise: , rep: none}")
    then = credit("{otherwise: , rep: $5}", name="other", more="    replaces: [credit]\n")
    assert said(policy(first, then), "nothing-to-offer") == []
    again = then.replace("$5", "none")
    assert said(policy(first, again), "nothing-to-offer") == [NOTHING]

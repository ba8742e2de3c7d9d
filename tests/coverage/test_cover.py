"""What counts as tried: the rows, the edges and the outcomes of small policies, one case at a time."""

from __future__ import annotations

import pytest

from leeway.coverage import Coverage, cover
from tests.coverage.pasting import pasted
from tests.coverage.test_paste import compiled
from tests.project import CHECKOUT
from tests.stages import SMALL, changed

EXAMPLE = """      - name: Ten years with us
        given: {tenure: 10 years, fault: nobody, leaving: yes, fee: $100, days_out: 4 days}
        expect: {visit_discount: $50, outage_credit: $8}"""


def states(found: Coverage, kind: str) -> dict[str, str]:
    return {part.what: part.state for part in found.of(kind)}


def with_example(given: str, expect: str, more: str = "") -> Coverage:
    """The small policy with this example instead of its own."""
    example = f"      - {{name: one, given: {{{given}}}, expect: {{{expect}}}{more}}}"
    return cover(compiled(changed(EXAMPLE, example)))


def test_a_row_is_tried_by_an_example_that_expects_what_it_decides() -> None:
    ours = 'the row "fault-ours" of "visit_discount"'
    assert states(with_example("fault: ours, fee: $10", "visit_discount: $10"), "clause")[ours] == "reached"
    other = states(with_example("fault: ours, fee: $10, days_out: 4 days", "outage_credit: $8"), "clause")
    assert other[ours] == "missing", "the row decides, but nobody would see it change"
    refused = with_example("fault: ours, fee: $10", "visit_discount: none", ", refused: [visit_discount]")
    assert states(refused, "clause")[ours] == "missing"


@pytest.mark.parametrize(
    ("given", "expect", "tried"),
    [
        ("tenure: 10 years, fault: nobody, leaving: yes, fee: $10", "$5", {"exactly"}),
        ("tenure: 9 years, fault: nobody, leaving: yes, fee: $10", "$2.50", {"just under"}),
        ("tenure: 9.5 years, fault: nobody, leaving: yes, fee: $10", "$2.50", {"just under"}),
        ("tenure: 8 years, fault: nobody, leaving: yes, fee: $10", "$2.50", set()),
        ("tenure: 11 years, fault: nobody, leaving: yes, fee: $10", "$5", set()),
        ("tenure: 10 years, fault: nobody, leaving: no, fee: $10", "$2.50", set()),  # the other half of the condition settles it
        ("tenure: 10 years, fault: ours, fee: $10", "$10", set()),  # the row is not come to
    ],
)
def test_an_edge_is_tried_where_it_is_stood_on_and_matters(given: str, expect: str, tried: set[str]) -> None:
    found = states(with_example(given, f"visit_discount: {expect}"), "edge")
    assert len(found) == 2
    reached = [what for what, state in found.items() if state == "reached"]
    assert {word for what in reached for word in ("exactly", "just under") if word in what} == tried


def test_outcomes_are_something_nothing_undefined_and_another_amount_at_a_higher_level() -> None:
    given = "tenure: 10 years, fault: nobody, leaving: yes, fee: $100"
    found = states(with_example(given, "visit_discount: $75", ", level: boss"), "outcome")
    assert found['another amount of "visit_discount" for Supervisor than for Representative'] == "reached"
    assert found['something of "visit_discount"'] == "reached"
    assert found['nothing of "visit_discount"'] == "missing"
    assert found['undefined: the policy says nothing about "visit_discount"'] == "nobody"
    same = states(with_example("fault: ours, fee: $100", "visit_discount: $100", ", level: boss"), "outcome")
    assert same['another amount of "visit_discount" for Supervisor than for Representative'] == "missing"


def test_what_nobody_can_come_to_is_not_missing() -> None:
    row = "- {when: {tenure: at least 10 years, leaving: yes}, rep: 50%, boss: 75%}"
    text = changed(row, f"{row}\n      - {{when: {{tenure: at least 12 years, leaving: yes}}, rep: 50%}}")
    found = cover(compiled(text))
    assert [part.what for part in found.of("clause", "nobody")] == [
        'the row "tenure-at-least-12-years-leaving-yes" of "visit_discount"'
    ]
    assert states(found, "edge")['tenure exactly 12 years, in "visit_discount"'] == "nobody"
    assert not any("12" in one.yaml for one in found.examples)


def test_one_example_stands_for_all_that_it_shows() -> None:
    found = cover(compiled((CHECKOUT / "tests" / "offers" / "bakery.yml").read_text("utf-8")))
    missing = [part for part in found.parts if part.state == "missing"]
    assert len(found.examples) < len(missing)
    assert {part.example.name for part in missing if part.example} == {one.name for one in found.examples}
    assert not found.complete


def test_the_same_policy_gives_the_same_coverage() -> None:
    assert cover(compiled(SMALL)) == cover(compiled(SMALL))


def test_an_amount_that_is_not_rounded_is_one_that_people_can_write() -> None:
    text = changed("currency: USD", "currency: USD\nrounding: exact", changed("rep: 25%", "rep: 33%, boss: 34%"))
    found = cover(compiled(text))
    assert {part.state for part in found.parts} == {"reached", "missing", "nobody"}
    assert cover(compiled(pasted(text, found.examples))).examples == ()

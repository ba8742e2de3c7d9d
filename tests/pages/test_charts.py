"""Pictures say what the kernel says, to everybody: limits are those of decisions, texts are inert, the words are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any
from xml.etree import ElementTree

import pytest

from leeway.audience import reduced
from leeway.offers import decide, read_policy
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.ranges import Choices, Range
from leeway.pages import pages
from leeway.pages.charts import Rung, Steps, figure, ladder, steps
from tests import project

PATHS = [project.POLICY, *sorted((project.POLICY.parent / "examples").glob("*.yml"))]
RAW = {path.stem: project.compiled(path) for path in PATHS}
HOSTILE = '"><script>alert(1)</script> {{ 7*7 }} *b*'


def charts(policy: Policy) -> dict[str, Steps]:
    found = {name: steps(policy, name, len(policy.levels)) for name in policy.remedies}
    return {name: one for name, one in found.items() if one}


DRAWN = [(stem, name) for stem, raw in RAW.items() for name in charts(read_policy(raw))]


def places(band: Range) -> list[Fraction]:
    """Numbers in a band: its ends, as far as they belong to it, and one between."""
    high = band.low + 10 if band.high is None else band.high
    ends = [Fraction(band.low)] * (not band.low_open) + [Fraction(high)] * (not band.high_open)
    return [*ends, *([] if band.whole else [(Fraction(band.low) + Fraction(high)) / 2])]


def given(policy: Policy, remedy: str, known: dict[str, str]) -> Iterator[dict[str, str]]:
    """Customers with these facts, in all ways of the other choices; of money there is plenty, so that nothing bounds."""
    needed = [policy.facts[name] for name in policy.remedies[remedy].needs if name in policy.facts and name not in known]
    needed = [fact for fact in needed if fact.worked is None]
    plenty = {fact.id: "1000000 USD" for fact in needed if fact.kind == "money"}
    open_ = [fact for fact in needed if isinstance(fact.domain, Choices)]
    for words in product(*(fact.domain.among for fact in open_ if isinstance(fact.domain, Choices))):
        yield {**known, **plenty, **dict(zip((fact.id for fact in open_), words, strict=True))}


def offered(raw: Any, policy: Policy, remedy: str, level: int, known: dict[str, str]) -> set[str]:
    """What customers with these facts are offered of the remedy: the share where it is one, else the amount."""
    situation = next(name for name, one in raw["situations"].items() if any(remedy in step for step in one["steps"]))
    found = set()
    for facts in given(policy, remedy, known):
        facts = {name: value.replace("USD", raw["currency"]["code"]) for name, value in facts.items()}
        case = {"situation": situation, "level": raw["levels"][level]["id"], "facts": facts, "on": raw["updated"]}
        decision = decide(policy, case)
        some = [one for key in ("owed", "offers", "reserve") for one in decision[key] if one["remedy"] == remedy]
        found |= {str(one["share"] if policy.remedies[remedy].share_of else one["amount"]) for one in some}
    return found


def test_pictures_are_drawn_where_a_table_goes_by_one_number() -> None:
    assert ("policy", "visit_discount") in DRAWN and ("policy", "late_order_discount") in DRAWN
    assert ("policy", "price_match") not in DRAWN and ("policy", "goodwill_visit") not in DRAWN
    assert len(DRAWN) >= 8


@pytest.mark.parametrize(("stem", "name"), DRAWN, ids=[f"{stem}-{name}" for stem, name in DRAWN])
def test_every_limit_of_a_picture_is_the_kernels(stem: str, name: str) -> None:
    raw = RAW[stem]
    policy = read_policy(raw)
    chart = charts(policy)[name]
    unit, tried = chart.fact.unit, 0
    for panel in chart.panels:
        assert all(len(line) == len(chart.bands) for line in panel.limits) and panel.customers
        for (at, band), (level, line) in product(enumerate(chart.bands), enumerate(panel.limits)):
            for place, customer in product(places(band), panel.customers[:2]):
                known = {chart.fact.id: f"{float(place):g} {unit}", **dict(customer)}
                shares = offered(raw, policy, name, level, known)
                limits = {number(one) for one in shares if one != "None"}
                assert limits <= {line[at], 0} and (line[at] in limits or line[at] == 0 or not shares), (known, level, shares)
                tried += bool(limits)
    assert tried > 0


def test_customers_of_the_panels_are_everybody_once() -> None:
    for stem, name in DRAWN:
        policy = read_policy(RAW[stem])
        customers = [customer for panel in charts(policy)[name].panels for customer in panel.customers]
        facts = [fact for fact, _ in customers[0]]
        domains = [policy.facts[fact].domain for fact in facts]
        each = product(*(domain.among for domain in domains if isinstance(domain, Choices)))
        assert sorted(customers) == sorted(tuple(zip(facts, words, strict=True)) for words in each)


def test_a_picture_has_a_title_a_whole_description_and_no_style() -> None:
    policy = read_policy(RAW["policy"])
    drawn = figure(charts(policy)["visit_discount"], "visit_discount", "Discount", ["Rep", "Boss", "Chief"], policy)
    root = ElementTree.fromstring(drawn.replace(" data-search-exclude", ""))
    for svg in root.iter("svg"):
        ids = str(svg.get("aria-labelledby")).split()
        assert svg.get("role") == "img" and [one.get("id") for one in (*svg.iter("title"), *svg.iter("desc"))] == ids
    told = [one.text for one in root.iter("desc")]
    assert told[2] == (
        "Under 4 years: Rep 25%, Boss 25%, Chief 40%. From 4 years to under 10 years: Rep 25%, Boss 25%, Chief 40%. "
        "From 10 years on: Rep 50%, Boss 75%, Chief 100%."
    )
    assert not re.search(r"\bstyle=|<style|<script| on\w+=", drawn)
    assert re.sub(r"[\d.]+\.\d", "", " ".join(re.findall(r' d="([^"]*)"', drawn))).count(".") == 0


def test_the_same_limits_give_the_same_bytes() -> None:
    one, other = (read_policy(RAW["policy"]) for _ in range(2))
    names = ["Rep", "Boss", "Chief"]
    assert {figure(charts(policy)["free_month"], "free_month", "Months", names, policy) for policy in (one, other)}.__len__() == 1


def test_texts_of_the_policy_are_inert_in_pictures() -> None:
    policy = read_policy(RAW["policy"])
    drawn = figure(charts(policy)["visit_discount"], "visit_discount", HOSTILE, [HOSTILE] * 3, policy)
    drawn += ladder(
        "reception", [Rung("owed", "Owed", (HOSTILE,)), Rung("offer", "First", (HOSTILE,)), Rung("above", "Then", ("B",))], policy
    )
    assert "<script" not in drawn and "{{" not in drawn and "*b*" not in drawn


def test_an_audience_sees_nothing_of_higher_levels_in_pictures() -> None:
    raw, problems = reduced(RAW["policy"], "representative")
    assert raw is not None and not problems
    made, _ = pages(raw)
    drawn = "".join(re.findall(r'<figure class="lw-chart".*?</figure>', "".join(made.values()), re.DOTALL))
    assert drawn.count("<svg") > 10 and 'class="lw-step lw-step-0"' in drawn
    assert "lw-step-1" not in drawn and "Supervisor" not in drawn and "Win-back" not in drawn


def test_a_ladder_says_its_rungs_in_order_and_needs_three() -> None:
    rungs = [Rung("owed", "Owed", ("Credit",)), Rung("offer", "First", ("Discount", "Visit")), Rung("above", "Then", ("Boss",))]
    policy = read_policy(RAW["policy"])
    assert "Owed&#58; Credit&#59; then First&#58; Discount, Visit&#59; then Then&#58; Boss&#46;" in ladder(
        "reception", rungs, policy
    )
    assert ladder("reception", rungs[1:], policy) == ""


def test_the_pages_show_them_where_they_belong() -> None:
    made, _ = pages(RAW["policy"])
    for path in ("playbook/authority.md", "playbook/remedies/index.md", "playbook/situations/reception.md"):
        assert made[path].count('id="chart-visit&#95;discount-1-t"') + made[path].count('id="chart-visit_discount-1-t"') == 1, (
            path
        )
    assert made["playbook/situations/reception.md"].count("lw-ladder") == 1


def test_equal_limits_do_not_look_as_if_a_lower_level_gave_more() -> None:
    policy = read_policy(RAW["policy"])
    drawn = figure(charts(policy)["visit_discount"], "visit_discount", "Discount", ["Rep", "Boss", "Chief"], policy)
    first = drawn.split("</svg>")[0]
    starts = {int(level): int(down) for level, down in re.findall(r'lw-step-(\d)" d="M\d+ (\d+)', first)}
    assert starts[0] > starts[1] > starts[2], "further down is less"


def test_labels_stay_inside_the_drawing() -> None:
    for stem, name in DRAWN:
        policy = read_policy(RAW[stem])
        drawn = figure(charts(policy)[name], name, "Name", [level["name"] for level in policy.levels], policy)
        high = int(re.findall(r'viewBox="0 0 300 (\d+)"', drawn)[0])
        for across, down, anchor, said in re.findall(
            r'<text class="lw-tick" x="(\d+)" y="(\d+)" text-anchor="(\w+)">([^<]*)<', drawn
        ):
            wide = len(re.sub("&#\\d+;", "x", said)) * 6
            left = int(across) - (wide if anchor == "end" else wide // 2)
            assert left >= 0 and left + wide <= 300 and int(down) < high, (name, said)

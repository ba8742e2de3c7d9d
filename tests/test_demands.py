"""The pages with fragments of policies: every fragment of docs/reference/demands.md and from-paper.md does what the page says."""

from __future__ import annotations

import re
from difflib import get_close_matches

import pytest

from leeway import pipeline
from tests.snippets import REFERENCE, Fragment, answers, completed, fragments, frame, table

PAGE = (REFERENCE / "demands.md").read_text(encoding="utf-8")
FRAME = frame(PAGE)
ROWS = tuple(fragments(PAGE))
NUMBERS = [
    f"{letter}{number}"
    for letter, first, last in (("A", 1, 17), ("B", 18, 20), ("C", 21, 29), ("D", 30, 34), ("E", 35, 40), ("F", 41, 48))
    for number in range(first, last + 1)
]


def _holds(fragment: Fragment) -> None:
    """A fragment is a policy without any problem (`warns`: with a warning); what the page quotes of its answers is in them."""
    policy, problems = pipeline.checked(completed(fragment.text, FRAME).encode(), None)
    found = "\n".join(f"{one.code} {one.span and one.span.line}: {one.message}" for one in problems)
    assert policy is not None and bool(problems) == (fragment.mark == "warns"), found
    said = f"{answers(policy)}\n{found}"
    for line in fragment.said:
        assert line in said, f"{line!r} is not in\n{said}"


def test_all_demands_are_there() -> None:
    titles = re.findall(r"^### (\w+)\. ", PAGE, re.MULTILINE)
    assert titles == NUMBERS and len(titles) == 48
    assert [row.title.partition(".")[0] for row in ROWS] == NUMBERS, "every demand has one fragment"


@pytest.mark.parametrize("row", ROWS, ids=[row.title.partition(".")[0] for row in ROWS])
def test_every_fragment_is_a_policy_whose_examples_hold(row: Fragment) -> None:
    count = len(re.findall(r"^  - (?:\{name|name):", row.text, re.MULTILINE))
    assert count >= 1, "there is an example"
    _holds(row)


PAPER = (REFERENCE / "from-paper.md").read_text(encoding="utf-8")
POLICIES = tuple(
    (section.partition("\n")[0], tuple(fragments(section)))
    for section in re.split(r"^## ", PAPER, flags=re.MULTILINE)[1:]
    if "### The file\n" in section
)
WRONG = [(found, one) for _, found in POLICIES for one in found if one.mark == "wrong"]


@pytest.mark.parametrize(("title", "found"), POLICIES, ids=[title for title, _ in POLICIES])
def test_policies_from_paper_hold(title: str, found: tuple[Fragment, ...]) -> None:
    """The file is whole, and what the steps before show of it stands in it."""
    files = [one for one in found if not one.mark]
    assert [one.title for one in files] == ["The file"], title
    _holds(files[0])
    shown = [one for one in found if one.mark == "part"]
    assert len(shown) >= 2
    for part in shown:
        assert not [line for line in part.text.splitlines() if line not in files[0].text.splitlines()]


@pytest.mark.parametrize(("found", "one"), WRONG, ids=[one.text.strip()[:40] for _, one in WRONG])
def test_what_the_check_says(found: tuple[Fragment, ...], one: Fragment) -> None:
    """A line, or a row of several, in the place of the one that it resembles most is refused as the page quotes."""
    file = next(other.text for other in found if not other.mark)
    rows = [row[0] for row in re.finditer(r"^( *)- .*\n(?:\1  .*\n)+", file, re.MULTILINE)]
    among = rows if one.text.count("\n") > 1 else file.splitlines(keepends=True)
    place = get_close_matches(one.text, among, n=1, cutoff=0)[0]
    _, problems = pipeline.checked(completed(file.replace(place, one.text, 1), FRAME).encode(), None)
    messages = "\n".join(problem.message for problem in problems)
    assert one.said and not [line for line in one.said if line not in messages], messages


def _remedy(facts: dict[str, str], how: str, examples: str) -> Fragment:
    asked = "".join(f"  {name}: {{ask: Which?, unit: {unit}}}\n" for name, unit in facts.items())
    remedies = f"remedies:\n  remedy: {{name: Remedy, kind: credit, {how}}}\n"
    return Fragment(how, f"facts:\n{asked}{remedies}examples:\n{examples}")


def _unit(value: str) -> str:
    """The unit of a fact that has the value."""
    if value[0] == "$" or value[-1] == "%":
        return "money" if value[0] == "$" else "percent"
    if re.fullmatch(r"[\d:-]+", value):
        return "time" if ":" in value else "date"
    return value.split()[1].rstrip("s") + "s"


@pytest.mark.parametrize("row", table(PAPER, "## The edges of conditions"), ids=lambda row: row[1])
def test_edges_of_conditions_are_where_the_page_says(row: list[str]) -> None:
    _, write, inside, outside = row
    examples = (
        f"  - {{name: It is in, given: {{fact: {inside}}}, expect: {{remedy: yes}}}}\n"
        f"  - {{name: It is out, given: {{fact: {outside}}}, expect: {{remedy: none}}}}\n"
    )
    _holds(_remedy({"fact": _unit(inside)}, f"owed: yes, only_when: {{fact: {write}}}", examples))


@pytest.mark.parametrize("row", table(PAPER, "## The edges of amounts"), ids=lambda row: row[1])
def test_edges_of_amounts_are_where_the_page_says(row: list[str]) -> None:
    _, write, gives = row
    values = {"due": "2026-11-02", "done": "2026-11-06", "price": "$99"}
    used = {name: value for name, value in values.items() if re.search(rf"\b{name}\b", write)}
    given = ", ".join(f"{name}: {value}" for name, value in used.items())
    examples = f"  - {{name: The week of the page, given: {{{given}}}, expect: {{remedy: {gives}}}}}\n"
    _holds(_remedy({name: _unit(value) for name, value in used.items()}, f'owed: "{write}"', examples))

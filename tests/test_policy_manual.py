"""policy/README.md, the manual of the policy file: its keys and words are those of the language, and what it shows is right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent, indent

import pytest

from leeway import pipeline
from leeway.keys import (
    CALENDAR,
    FUNCTIONS,
    HOLDERS,
    KINDS,
    PERIODS,
    PLAIN_UNITS,
    REMEDY_KINDS,
    RESERVED,
    ROUNDING_MODES,
    SPAN_UNITS,
    TIME_UNITS,
    WEEKDAYS,
)
from leeway.offers.calendar import Calendar, moved, span
from leeway.problems import errors
from tests.snippets import parts, table

PATH = Path(__file__).parents[1] / "policy" / "README.md"
MANUAL = PATH.read_text(encoding="utf-8")
HEADINGS = {"policy": "The whole file"}
CLAUSES = ("owed clause", "limits clause", "is clause")


def _part(heading: str, depth: str = "##") -> str:
    return MANUAL.split(f"\n{depth} {heading}\n")[1].split("\n## ")[0].split(f"\n{depth} ")[0]


def _rows(heading: str) -> dict[str, str]:
    """The keys of the first table below a heading, each with what its second column says."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", _part(heading), re.MULTILINE)
    return {key: words.strip() for key, words in rows}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "clause" not in kind])
def test_every_kind_has_its_keys_in_the_manual(kind: str) -> None:
    rows = _rows(HEADINGS.get(kind, kind))
    assert list(rows) == [key.name for key in KINDS[kind].keys]
    for key in KINDS[kind].keys:
        assert key.required == (rows[key.name] == "required"), key.name


def test_clauses_have_their_keys_in_the_manual() -> None:
    assert set(CLAUSES) == {kind for kind in KINDS if "clause" in kind}
    assert set(_rows("clause")) == {key.name for kind in CLAUSES for key in KINDS[kind].keys}


def test_the_words_of_the_language_are_in_the_manual() -> None:
    for word in (*RESERVED, *REMEDY_KINDS, *PERIODS, *HOLDERS, *PLAIN_UNITS, *CALENDAR, *WEEKDAYS, *ROUNDING_MODES):
        assert f"`{word}`" in MANUAL, word
    for name in FUNCTIONS:
        assert f"`{name}(" in MANUAL, name
    for unit in (*TIME_UNITS, *SPAN_UNITS):
        assert unit in MANUAL


@pytest.mark.parametrize("row", table(MANUAL, "**Counting from one date"), ids=lambda row: row[0])
def test_spans_are_as_long_as_the_manual_says(row: list[str]) -> None:
    found = re.fullmatch(r"(completed |started |)([a-z ]+) from a (to|through) b( - 1 day)?", row[0])
    assert found, row[0]
    how = found[1].strip() or found[3]
    for (first, last), said in zip(((2, 6), (6, 9), (2, 2)), row[1:], strict=True):
        days = [date(2026, 11, day).toordinal() for day in (first, last)]
        assert span(days[0], days[1], found[2], how, "date", Calendar()) - bool(found[4]) == int(said)


@pytest.mark.parametrize("row", table(MANUAL, "**Moving a date."), ids=lambda row: row[0])
def test_dates_move_as_the_manual_says(row: list[str]) -> None:
    since, sign, count, unit = re.findall(r"(\S+) ([+-]) (\d+) (.*)", row[0])[0]
    by = int(count) * (-1 if sign == "-" else 1)
    found = moved(date.fromisoformat(since).toordinal(), by, unit, "date", Calendar())
    assert date.fromordinal(int(found)).isoformat() == row[1].partition(":")[0]


@pytest.mark.parametrize("row", table(MANUAL, "### Money and rounding"), ids=lambda row: row[0])
def test_money_is_rounded_as_the_manual_says(row: list[str]) -> None:
    keys = row[0].partition("` at the remedy")[0].partition("` ")[0].replace("nothing", "rounding: half up to $0.01")
    owed = "" if keys.startswith("owed:") else "    owed: bill\n"
    example = f"- name: It is $41.30\n  given: {{bill: $41.30}}\n  expect: {{shown: {row[1].partition(':')[0]}}}\n"
    whole = _around(
        "", {"facts": "", "remedies": f"{_HEAD}{owed}    {keys}\n"}, {"examples": f"examples:\n{indent(example, '  ')}"}
    )
    assert not errors(pipeline.checked(whole.encode(), None)[1])


# What the manual's snippets take for granted: a policy with these parts, as far as a snippet has none of that name.
FACTS = {
    "tenure": "unit: years",
    "fault": "choices: {ours: Ours, nobody: Nobody's, theirs: The customer's}",
    "leaving": "unit: yes or no",
    "status": "choices: {regular: Regular, silver: Silver, gold: Gold}, verify: in the booking",
    "insured": "unit: yes or no",
    "injured": "unit: yes or no",
    "dispute": "unit: yes or no",
    "lawyer": "unit: yes or no",
    "paid_by": "choices: {card: By card, gift_card: With a gift card}",
    "out_since": "unit: date",
    "days_since_delivery": "unit: days",
    "days_out": "unit: days",
    "hours_off": "unit: hours",
    "visit_fee": "unit: money",
    "monthly_bill": "unit: money",
    "bill": "unit: money",
    "yearly_fee": "unit: money",
    "price_paid": "unit: money",
    "amount_billed": "unit: money",
    "amount_due": "unit: money",
    "wrong_bills": "unit: bills",
    "gifts_left": "unit: gifts",
    "vouchers_this_month": "unit: times",
    "goodwill_so_far": "unit: money",
}
GIVES = {
    "outage_credit": 'credit, owed: "outage_day * max(0 days, days_out - 2 days)", at_most: monthly_bill',
    "visit_discount": "discount, goodwill: percent of visit_fee, limits: [{otherwise: , representative: 50%}]",
    "free_repair_visit": "service, goodwill: yes or no, limits: [{otherwise: , representative: yes}]",
    "free_month": "free_period, goodwill: months, limits: [{otherwise: , representative: 1 month}]",
    "stay": "free_period, goodwill: months, limits: [{otherwise: , representative: 1 month}]",
    "fee_waiver": "waiver, goodwill: yes or no, limits: [{otherwise: , representative: yes}]",
    "credit": "credit, goodwill: money, limits: [{otherwise: , representative: $25}]",
    "discount": "discount, goodwill: money, limits: [{otherwise: , representative: $25}]",
    "certificate": "credit, owed: $100",
    "refund": "refund, owed: price_paid",
    "callback": "service, owed: yes",
}
REST = """\
leeway: 1
company: Northstar Satellite
currency: USD
updated: 2026-11-20
owner: Head of customer care
review_by: 2027-11-01
levels:
  representative: {name: Representative}
  supervisor: {name: Supervisor, reach: extension 4400}
  winback: {name: Win-back team, reach: queue 7}
rates:
  outage_day: {by: out_since, values: {2026-01-01: $4.00 per day, 2027-01-01: $4.25 per day}}
"""
_HEAD = "  shown:\n    name: Shown\n    kind: credit\n"
SITUATIONS = ("late_return", "reception")
SNIPPETS = [one for one in re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE) if one.strip()]


def _whole(snippet: str) -> str:
    """The whole policy around a snippet, which is put where its indentation and its first key say that it belongs."""
    depth = len(snippet) - len(snippet.lstrip(" "))
    text = dedent(snippet)
    first = text.lstrip("- {").partition(":")[0]
    own = {"facts": "", "remedies": ""}
    situation: dict[str, str] = {}
    if depth == 0 and first in {key.name for key in KINDS["policy"].keys}:
        own |= {key: value.partition("\n")[2] for key, value in parts(text).items() if key in own}
        text = "".join(value for key, value in parts(text).items() if key not in own)
    elif re.search(r"^ *ask:", text, re.MULTILINE) and depth == 2:
        own["facts"], text = snippet, ""
    elif re.search(r"^ *kind:", text, re.MULTILINE) and depth == 2:
        own["remedies"], text = snippet, ""
    elif "limits:" in text and depth == 2:
        own["remedies"], text = _in_remedies(dedent(text.partition("\n")[2]), "limits"), ""
    elif "customers_say:" in text:
        text = f"situations:\n{snippet}"
    elif first == "avoid":
        text = f"phrases:\n{snippet}"
    elif first == "from_log":
        own["facts"], text = f"  logged:\n    ask: How much?\n    unit: money\n{snippet}", ""
    elif first in ("bring_in", "promises"):
        situation, text = parts(text), ""
    elif "given:" in text:
        situation, text = {"examples": f"examples:\n{indent(text, '  ')}"}, ""
    else:
        own["remedies"], text = _in_remedies(text, first), ""
    return _around(text, own, situation)


def _in_remedies(text: str, first: str) -> str:
    """Remedies that have a snippet's keys, amounts or rows."""
    if first == "owed":
        lines = [re.sub(r"\s+# .*", "", line).removeprefix("owed: ").strip('"') for line in text.splitlines()]
        return "".join(f'  shown_{n}: {{name: Shown {n}, kind: credit, owed: "{line}"}}\n' for n, line in enumerate(lines))
    if first == "when" and not text.startswith("-"):
        return f"{_HEAD}    owed: $5\n{indent(f'only_{text}', '    ')}"
    if first in ("when", "otherwise"):
        measure = "yes or no" if ": yes\n" in text else "percent of visit_fee"
        table = "owed:" if "amount:" in text else f"goodwill: {measure}\n    limits:"
        return f"{_HEAD}    {table}\n{indent(text, '      ')}"
    goodwill = "" if "owed:" in text else "    goodwill: gifts\n" if "gifts" in text else "    goodwill: percent of visit_fee\n"
    limits = "" if "limits:" in text or not goodwill else "    limits: [{otherwise: , representative: none}]\n"
    return f"{_HEAD}{goodwill}{limits}{indent(text, '    ')}"


def _around(text: str, own: dict[str, str], situation: dict[str, str]) -> str:
    facts = "".join(f"  {id_}: {{ask: Which?, {one}}}\n" for id_, one in FACTS.items() if f"  {id_}:" not in own["facts"])
    wanted = [id_ for id_ in GIVES if f"  {id_}:" not in own["remedies"]]
    gives = "".join(f"  {id_}: {{name: {id_}, kind: {GIVES[id_]}}}\n" for id_ in wanted)
    ids = re.findall(r"^  (\w+):", own["remedies"] + gives, re.MULTILINE)
    keys = {
        "customers_say": "customers_say: [Hello]\n",
        "first": "first: Listen.\n",
        "remedies": f"remedies: [{', '.join(ids)}]\n",
        "bring_in": "bring_in: {level: supervisor, when: it is not enough}\n",
        "examples": "examples: [{name: Any, given: {}, expect: {callback: yes}}]\n",
    } | situation
    body = indent("".join(keys.values()), "    ")
    made = "".join(f"  {id_}:\n    name: {id_}\n{body}" for id_ in SITUATIONS if f"\n  {id_}:" not in text)
    mine = parts(text)
    mine["situations"] = mine.get("situations", "situations:\n") + made
    rest = "".join(value for key, value in parts(REST).items() if key not in mine)
    return f"{rest}facts:\n{own['facts']}{facts}remedies:\n{own['remedies']}{gives}{''.join(mine.values())}"


@pytest.mark.slow
@pytest.mark.parametrize("snippet", SNIPPETS, ids=[one.strip().partition("\n")[0][:50] for one in SNIPPETS])
def test_every_snippet_of_the_manual_is_right(snippet: str) -> None:
    whole = _whole(snippet)
    found = errors(pipeline.checked(whole.encode(), None)[1])
    problems = [one for one in found if 'the example "Any"' not in one.message]
    assert not problems, "\n".join(f"{one.code}: {one.message} {one.span}" for one in problems) + whole


def test_links_of_the_manual_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", MANUAL, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for link in re.findall(r"\]\(([^)]+)\)", MANUAL):
        target, _, anchor = link.partition("#")
        assert (not target or (PATH.parent / target).is_file()) and (not anchor or anchor in slugs), link

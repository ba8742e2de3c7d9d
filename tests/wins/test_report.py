"""The report of wins: its figures, the same bytes from the same log, and texts of a log that stay text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from leeway.log import Known, read, replay
from leeway.wins import Period, files, report
from leeway.wins.period import day, month
from leeway.wins.sections import Report
from tests.logs import CASE, entry, lines
from tests.project import Elements, compiled

REAL = compiled()
EVIL = "<script>alert('x')</script> [a](javascript:b) | *c* =1+1"
KEPT = {"what": "We call back", "ticket": "T-1", "by": "2026-11-24", "state": "kept"}


def made(folder: Path, entries: Iterable[dict[str, Any]], period: Period = Period(), sample: int = 20) -> dict[str, str]:  # noqa: B008
    """The files of the report on these entries, as text."""
    (folder / "log.jsonl").write_text(lines(entries), "utf-8")
    scratch = folder / "scratch"
    scratch.mkdir()
    log = read([folder / "log.jsonl"], scratch, lambda said: None)
    known = Known({REAL["version"]: REAL})
    replay(log.db, known, scratch, lambda said: None, 1)
    found = files(report(log, known, REAL, period, sample, lambda said: None))
    log.db.close()
    for path in scratch.iterdir():
        path.unlink()
    scratch.rmdir()
    return {name: data.decode() for name, data in found.items()}


def table(found: dict[str, str], name: str) -> list[list[str]]:
    """The rows of a table below its heads."""
    return list(csv.reader(io.StringIO(found[f"{name}.csv"])))[1:]


def month_of() -> list[dict[str, Any]]:
    """A small month: Ann turns people round within limits, Bo gives more than he may, Cy brings someone in."""
    fair = CASE | {"fair": {"visit_discount": "$20"}}
    return [
        entry(REAL, 1, {"visit_discount": "$20"}, fair, rep="Ann", ended="praised", words="Best call ever."),
        entry(REAL, 2, {"visit_discount": "$50"}, rep="ann ", ended="praised", words="Thank you, Ann!", promises=[KEPT]),
        entry(REAL, 3, {"visit_discount": "$90"}, rep="Bo", ended="praised", words="So much!", fix="The app is slow."),
        entry(REAL, 4, rep="Bo", ended="left", fix="the  app is slow"),
        entry(REAL, 5, rep="Cy", ended="escalated", promises=[KEPT | {"state": "broken", "ticket": "T-9"}]),
        entry(REAL, 6, rep="", ended="stayed", fix="Nobody answers."),
    ]


def test_a_rep_has_one_name_however_it_was_written(tmp_path: Path) -> None:
    more = [*month_of(), entry(REAL, 7, rep="ANN", ended="left"), entry(REAL, 8, rep="cy", ended="left")]
    found = made(tmp_path, more)
    assert table(found, "candidates")[0][0] == "ANN" and "Best call ever." in table(found, "candidates")[0][4]
    assert [row[:2] for row in table(found, "reps")] == [["(no name)", "1"], ["ANN", "3"], ["Bo", "2"], ["Cy", "2"]]


def test_the_prize_is_for_praise_within_limits(tmp_path: Path) -> None:
    found = made(tmp_path, month_of())
    assert table(found, "candidates") == [["Ann", "2", "2", "100.0%", "“Best call ever.” · “Thank you, Ann!”"]]
    assert [row[0] for row in table(found, "praise")] == ["Ann", "Ann"]
    assert [row[:3] for row in table(found, "reps")] == [
        ["(no name)", "1", "1"],
        ["Ann", "2", "2"],
        ["Bo", "2", "1"],
        ["Cy", "1", "0"],
    ]


def test_verdicts_and_what_was_given_against_what_could_have_been(tmp_path: Path) -> None:
    found = made(tmp_path, month_of())
    assert table(found, "verdicts") == [["above", "Discount on the technician's visit is above the limit", "1"]]
    assert [row[0] for row in table(found, "above")] == ["Bo"]
    assert table(found, "given") == [["Discount on the technician's visit", "goodwill", "3", "$160", "$150", "106.7%"]]
    assert "goodwill of $70 was given where $100 could have been: 70.0%" in found["report.md"]


def test_what_was_fair_fixed_promised_and_how_it_ended(tmp_path: Path) -> None:
    found = made(tmp_path, month_of())
    assert table(found, "fair") == [["Picture or reception problem", "1", "0", "0", "0", "1"]]
    assert table(found, "fixes")[0] == ["2", "The app is slow.", "Picture or reception problem"]
    assert table(found, "promises") == [["Cy", "T-9", "2026-11-24", "broken", "We call back"]]
    assert table(found, "situations") == [["Picture or reception problem", "6", "4", "3", "1", "1", "80.0%", "16.7%"]]
    assert "1 kept, 1 broken (50.0% of these two kept)" in found["report.md"]


def test_clauses_that_gave_nothing_are_listed_and_those_that_did_are_not(tmp_path: Path) -> None:
    found = made(tmp_path, month_of())
    idle = {row[1] for row in table(found, "idle")}
    every = {row["id"] for remedy in REAL["remedies"].values() for row in remedy["clauses"]}
    assert len(every - idle) == 1 and idle < every
    assert {row[1] for row in table(found, "bring_in")} >= every - idle


@pytest.mark.parametrize(
    ("period", "count"),
    [
        (Period(), 6),
        (month("2026-11"), 6),
        (month("2026-10"), 0),
        (Period(date(2026, 11, 4)), 4),
        (Period(None, date(2026, 11, 4)), 3),
    ],
)
def test_a_period_counts_its_days_and_says_what_it_left_out(period: Period, count: int, tmp_path: Path) -> None:
    found = made(tmp_path, month_of(), period)
    assert sum(int(row[1]) for row in table(found, "days")) == count
    assert (f"{6 - count:,} entries are of other days" in found["report.md"]) == (count < 6)


def test_the_sample_is_fair_and_the_same_everywhere(tmp_path: Path) -> None:
    many = [entry(REAL, number, rep=f"Rep {min(number % 40, 3)}") for number in range(200)]
    drawn = [row[0] for row in table(made(tmp_path, many, sample=8), "listen")]
    assert Counter(drawn) == {f"Rep {number}": 2 for number in range(4)}, "every rep in turn, however many cases they have"
    first = made(tmp_path, many, sample=8)["listen.csv"]
    assert first == made(tmp_path, reversed(many), sample=8)["listen.csv"]
    assert first != made(tmp_path, many[1:], sample=8)["listen.csv"]


def test_the_same_log_gives_the_same_bytes(tmp_path: Path) -> None:
    many = [entry(REAL, number, {"visit_discount": f"${number % 60 + 1}"}, rep=f"R{number % 7}") for number in range(150)]
    first, again = made(tmp_path, many), made(tmp_path, many)
    assert first == again and len(first) > 15
    turned = made(tmp_path, many[::-1])
    assert turned == first, "in whatever order lines come"


def test_the_page_is_dark_where_the_readers_system_is_and_never_on_paper() -> None:
    sheet = files(Report("", (), ()))["report.css"].decode()
    light, dark = sheet.split("@media screen and (prefers-color-scheme: dark)")
    paper = re.search(r"--lw-paper: (#[0-9a-f]+);", dark)
    assert paper and re.findall(r"--lw-paper: (#[0-9a-f]+);", light)[0] == "#fff" != paper[1]


def test_nothing_that_a_log_says_acts_on_the_page(tmp_path: Path) -> None:
    evil = [KEPT | {"what": EVIL, "ticket": EVIL, "by": EVIL, "state": EVIL}]
    found = made(tmp_path, [entry(REAL, 1, rep=EVIL[:60], ended="praised", words=EVIL, fix=EVIL, promises=evil)])
    parsed = Elements(found["index.html"])
    assert {tag for tag, _, _ in parsed.found}.isdisjoint({"script", "iframe", "img", "style"})
    for tag, attributes, _ in parsed.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert "javascript:" not in attributes.get("href", "")
    assert any(EVIL in "".join(text) for tag, _, text in parsed.found if tag == "td")
    rendered = MarkdownIt("commonmark").enable("table").render(found["report.md"])
    assert "<script" not in rendered and 'href="javascript' not in rendered and "<em>" not in rendered
    assert "=1+1" in rendered


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    found = made(tmp_path, [entry(REAL, 1, rep="=cmd()", ended="praised", words="@SUM(1)", fix="+1")])
    cells = [cell for name in found if name.endswith(".csv") for row in csv.reader(io.StringIO(found[name])) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    assert {"'=cmd()", "'@SUM(1)", "'+1"} <= set(cells)


def test_the_page_asks_nothing_of_anybody(tmp_path: Path) -> None:
    found = made(tmp_path, month_of())
    links = [attributes for _, attributes, _ in Elements(found["index.html"]).found]
    named = [one.get("href") or one.get("src") for one in links if one.get("href") or one.get("src")]
    assert named and all(one.startswith("#") or one in found for one in named)
    assert (
        "default-src 'none'" in found["index.html"] and "url(" not in found["report.css"] and "@import" not in found["report.css"]
    )


def test_an_empty_log_makes_a_report_that_says_so(tmp_path: Path) -> None:
    found = made(tmp_path, [])
    assert "No case was logged in these days." in found["report.md"]


@pytest.mark.parametrize("wrong", ["2026-13", "2026-00", "November", "2026-1"])
def test_a_month_is_a_month(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"month"):
        month(wrong)
    with pytest.raises(ValueError, match=r"day"):
        day(wrong)

"""The synthetic log that `make bench` measures with: the same every time, and as right and wrong as it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leeway.log import Known, read, replay
from tests.project import compiled
from tools import bench, bench_report, make_log


@pytest.mark.slow
def test_the_same_seed_gives_the_same_lines_and_another_one_others() -> None:
    policy = compiled()
    first = list(make_log.lines(policy, 60))
    assert first == list(make_log.lines(policy, 60)) and len(first) == 60
    assert first != list(make_log.lines(policy, 60, seed=2))


@pytest.mark.slow
def test_nearly_all_of_it_is_right_and_every_kind_of_wrong_is_in_it(tmp_path: Path) -> None:
    policy, count = compiled(), 4_000
    (tmp_path / "log.jsonl").write_text("".join(f"{line}\n" for line in make_log.lines(policy, count)), "utf-8")
    log = read([tmp_path / "log.jsonl"], tmp_path, lambda said: None)
    assert log.lines == count and log.repeats == 2 and [one.why for one in log.aside] == ["it is not JSON"] * 2
    replay(log.db, Known({policy["version"]: policy}), tmp_path, lambda said: None, 1)
    asked = "SELECT verdict, count(*) FROM verdict JOIN entry USING (key) GROUP BY verdict"
    found = dict(log.db.execute(asked).fetchall())
    assert found["within"] > 0.97 * count and found["above"] > 0 and found["not reproducible"] > 5


def test_the_performance_page_has_its_rows() -> None:
    names = ("date", "leeway", "python", "chromium", "zen", "zen_form", "pyodide", "machine", "rounds", "decide", "agreed")
    rows = [("1,000 lines", "0.1", "10,000", "1.0")]
    page = bench.page(bench.Found([], [], [], [], [], [], [], dict.fromkeys(names, "?"), rows))
    assert "## The report of wins" in page and "| 1,000 lines | 0.1 | 10,000 | 1.0 |" in page
    assert bench_report.NOTE in page and json.dumps(page).count("\\n\\n\\n") == 0

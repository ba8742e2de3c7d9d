"""What `make bench` compares is the same on both sides: one table of 41 clauses, and the same answer at every edge.

No time is asserted here.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.compile import dump
from leeway.offers import read_policy
from leeway.offers.quick import quick
from tests.project import CHECKOUT
from tools import bench, bench_policy, bench_proofs, bench_site, bench_table, bench_zen, slow

pytestmark = pytest.mark.slow

BOTH = pytest.mark.parametrize("whole", [True, False], ids=["whole years", "years and months"])


def _compiled(whole: bool) -> dict[str, Any]:
    policy, problems = pipeline.checked(bench_table.policy_file(whole).encode(), None)
    assert policy is not None and not problems
    return policy


@BOTH
def test_the_table_has_41_clauses(whole: bool) -> None:
    clauses = read_policy(_compiled(whole)).remedies[bench_table.REMEDY].clauses
    assert len(clauses) == len(bench_table.rows()) == 41
    assert len(bench_table.BANDS) == 20
    assert len({clause.id for clause in clauses}) == len({clause.values for clause in clauses}) == 41


def test_zen_engine_gets_the_same_rows_in_the_same_order() -> None:
    (table,) = [node["content"] for node in bench_zen.document()["nodes"] if node["type"] == "decisionTableNode"]
    clauses = read_policy(_compiled(True)).remedies[bench_table.REMEDY].clauses
    assert table["hitPolicy"] == "first"
    assert [rule["clause"].strip('"') for rule in table["rules"]] == [clause.id for clause in clauses]


@BOTH
def test_customers_stand_at_every_edge_and_beside_it(whole: bool) -> None:
    customers = bench_table.customers(whole)
    tenures = {one["tenure"] for one in customers}
    step = Fraction(1) if whole else Fraction(1, 12)
    for edge in (*bench_table.BANDS, 60):
        assert {year for year in (edge - step, edge, edge + step) if 0 <= year <= 60} <= tenures
    assert len({tuple(one.items()) for one in customers}) > 120
    table = quick(read_policy(_compiled(whole)), bench_table.REMEDY)
    assert len({table(one)[0] for one in customers}) == 41, "every clause decides for somebody"


@BOTH
def test_both_engines_agree_in_every_form_of_call(whole: bool) -> None:
    pytest.importorskip("zen", reason="zen-engine is installed by `make bench`")
    text = dump(_compiled(whole)).decode()
    forms = bench_zen.forms(bench_zen.document())
    assert len(forms) >= 4
    for evaluate in forms.values():
        assert bench_zen.agree(text, whole=whole, evaluate=evaluate) > 120


def test_a_table_that_differs_is_not_timed() -> None:
    wrong = {"result": {"clause": "loyalty.otherwise", "amount": 2}}
    with pytest.raises(AssertionError):
        bench_zen.agree(dump(_compiled(True)).decode(), whole=True, evaluate=lambda _: wrong)


def test_the_page_says_what_was_measured() -> None:
    rows = [bench.Row("table", "zen", 2e-6, 1e-6, None, None), bench.Row("table", "Leeway", 1e-7, 1e-7, 20.0, 10.0)]
    names = ("date", "leeway", "python", "chromium", "zen", "zen_form", "pyodide", "machine", "rounds", "decide", "agreed")
    proofs = [bench_proofs.Proof("default policy", "all proved", 1.234, 12.34)]
    site = [bench_site.Measure("first answer", "ms", 250.04, "bare", 2500), bench_site.Measure("alone", "kB", 1, "nothing", None)]
    lighthouse = [("home", "100", "100", "98", "1.0 s", "1.2 s", "30 ms", "0.000")]
    find = [("12", "Leeway", "75.0%", "94.2%", "2.1", "4.2", "9.9")]
    build = [bench_site.Measure("30 situations", "s", 1.5, "mkdocs build", 1.2)]
    page = bench.page(
        bench.Found(
            site,
            lighthouse,
            find,
            [("a policy", "12", "3", "5", "6", "20", "10", "")],
            build,
            rows,
            proofs,
            dict.fromkeys(names, "?"),
        )
    )
    assert "| default policy | all proved | 1.23 | 12.3 |" in page
    assert "| table | Leeway | 10,000,000 | 0.100 | 0.100 | 20 | 10 |" in page
    assert "| first answer | 250 ms | 2,500 ms | bare | 0.100 |" in page
    assert "| alone | 1.0 kB |  | nothing |  |" in page
    assert "| 30 situations | 1.5 s | 1.2 s | mkdocs build | 1.250 |" in page
    assert "| 12 | Leeway | 75.0% | 94.2% | 2.1 | 4.2 | 9.9 |" in page
    assert "| home | 100 | 100 | 98 | 1.0 s | 1.2 s | 30 ms | 0.000 |" in page
    assert "41 clauses" in page
    assert "| a policy | 12 | 3 | 5 | 6 | 20 | 10 |  |" in page


def test_a_slow_line_is_as_slow_as_it_says_for_all_connections_together() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_send, args=(server, 2), daemon=True).start()
        with slow.line(server.getsockname()[1], rate=8e6) as way:
            start = time.monotonic()
            takers = [threading.Thread(target=_take, args=(way.port,)) for _ in range(2)]
            for taker in takers:
                taker.start()
            for taker in takers:
                taker.join()
            took = time.monotonic() - start
    assert way.received == 2 * 100_000
    assert took >= 0.19, "200,000 bytes at a megabyte a second"


def _send(server: socket.socket, times: int) -> None:
    for _ in range(times):
        one, _ = server.accept()
        one.sendall(bytes(100_000))
        one.close()


def _take(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as one:
        while one.recv(65536):
            pass


def test_a_slowed_process_goes_on_afterwards(tmp_path: Path) -> None:
    mark = str(tmp_path / "counted")
    code = f"import time, pathlib\nn = 0\nwhile True: n += 1; pathlib.Path({mark!r}).write_text(str(n)); time.sleep(0.001)"
    with subprocess.Popen([sys.executable, "-c", code]) as run:
        try:
            with slow.slowed(mark, 4):
                time.sleep(0.5)
            before = _counted(mark)
            end = time.monotonic() + 20
            while _counted(mark) <= before + 5:
                assert time.monotonic() < end, "it stands still"
                time.sleep(0.01)
        finally:
            run.kill()


def _counted(path: str) -> int:
    try:
        return int(Path(path).read_text() or 0)
    except FileNotFoundError:
        return 0


def test_the_large_policy_has_no_problem_that_matters_and_five_clauses_a_situation() -> None:
    policy, problems = pipeline.checked(bench_policy.policy_file(12).encode(), None)
    assert policy is not None and {problem.code for problem in problems} <= {"unused-fact"}
    assert sum(len(one["clauses"]) for one in policy["remedies"].values()) == 12 * bench_policy.CLAUSES
    assert len(policy["guarantees"]) == 4


def test_an_edit_of_a_limit_is_measured_on_what_it_says() -> None:
    text = bench_policy.policy_file(3)
    lines = list(bench_proofs.lines("small", text, text.replace("representative: 20%", "representative: 21%", 1)))
    assert [line.what for line in lines[1:]] == ["all proved", "again, nothing touched", "after an edit of one limit"]
    assert lines[0].times == 1 and all(line.seconds > 0 for line in lines)


def test_the_reference_has_the_page_that_is_written() -> None:
    page = (CHECKOUT / "docs" / "reference" / "performance.md").read_text("utf-8")
    assert all(f"| {head} |" in page for head in ("what | who", "x zen, medians | x zen, bests"))
    assert page.count("\n| table") == 6 and page.count("\n| decide") == 2

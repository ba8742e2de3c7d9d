"""Files that nobody means well with: a problem with a place, soon, and never an exception."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from leeway.load.text import LARGEST
from leeway.problems import errors
from tests.stages import SMALL, changed, problems

# Far above what any of them takes, so that a busy machine does not fail the test; quadratic reading would take minutes.
MOST_SECONDS = 10.0


def _bomb() -> bytes:
    lines = [b"a0: &a0 [x, x]"] + [b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 90)]
    return b"\n".join(lines)


def _amount(text: str) -> bytes:
    return changed("outage_day * max(0, days_out - 2)", text).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "an alias bomb": _bomb,
    "ten million letters": lambda: b"a" * 10_000_000,
    "ten million bytes of keys": lambda: b"a: b\n" * 2_000_000,
    "four MiB of equal keys": lambda: b"a: 1\n" * (LARGEST // 5),
    "four MiB of colons": lambda: b"a: b: c\n" * (LARGEST // 8),
    "four MiB of open brackets": lambda: b"[" * LARGEST,
    "four MiB of open braces": lambda: b"{a: " * (LARGEST // 4),
    "four MiB of dashes": lambda: b"- " * (LARGEST // 2),
    "four MiB of commas": lambda: b"a: [" + b"a," * (LARGEST // 2 - 4) + b"]",
    "four MiB in one open quote": lambda: b'a: "' + b"x\n" * (LARGEST // 2 - 4),
    "ten thousand brackets in a value": lambda: changed("[my picture freezes]", "[" * 10_000 + "]" * 10_000).encode(),
    "ten thousand indentations": lambda: b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "ten thousand parentheses": lambda: _amount("(" * 10_000 + "1" + ")" * 10_000),
    "ten thousand nested max": lambda: _amount("max(1, " * 10_000 + "1" + ")" * 10_000),
    "a hundred thousand terms": lambda: _amount("1 " + "+ 1" * 100_000),
    "a million digits": lambda: _amount("1" * 1_000_000),
    "a million digits of money": lambda: _amount("$" + "1" * 1_000_000),
    "a million digits for a fact": lambda: changed("tenure: 10 years", "tenure: " + "9" * 1_000_000 + " years").encode(),
    "a long comparison": lambda: changed("at least 10 years", "at least " * 100_000).encode(),
    "a long chain of and": lambda: changed("at least 10 years", "at least 1 years and " * 50_000 + "under 9 years").encode(),
    "a long list of choices": lambda: changed("{fault: ours}", "{fault: " + "ours or " * 50_000 + "x}").encode(),
    "sixty thousand unknown keys": lambda: SMALL.encode() + b"".join(b"xompany%d: 1\n" % n for n in range(60_000)),
    "sixty thousand unknown names": lambda: changed("[outage_credit, visit", "[" + "credit_outage, " * 60_000 + "visit").encode(),
    "sixty thousand good texts": lambda: changed("freezes]", "freezes" + ", it broke" * 60_000 + "]\n    colour: red").encode(),
    "a million letters as a key": lambda: changed("owner:", "o" * 1_000_000 + ":").encode(),
    "binary": lambda: bytes(range(256)) * 1_000,
    "NULs": lambda: b"\0" * 1_000,
    "a NUL in a text": lambda: changed("Northstar", "North\0star").encode(),
    "a number of seventy thousand groups": lambda: changed("fee: $100", "fee: $1" + ",000" * 70_000).encode(),
    "twenty thousand cut numbers": lambda: changed("freezes]", "freezes]\n    x: {" + "a: 1,000,\n " * 20_000 + "}").encode(),
    "a lone surrogate": lambda: changed("Northstar", "North\ud800star").encode("utf-8", "surrogatepass"),
    "overlong UTF-8": lambda: b"company: \xc0\xaf\n",
    "only line ends": lambda: b"\r\n" * 1_000,
    "only a byte order mark": lambda: b"\xef\xbb\xbf",
    "nothing": lambda: b"",
    "UTF-16": lambda: SMALL.encode("utf-16"),
    "only carriage returns, one broken": lambda: changed("owner: Customer", "owner Customer").replace("\n", "\r").encode(),
    "a byte order mark in the middle": lambda: changed("Northstar", "North\ufeffstar").encode(),
    "a tag that calls Python": lambda: b"!!python/object/apply:os.system ['true']",
    "a thousand documents": lambda: b"---\na: 1\n" * 1_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_a_problem_and_soon(name: str) -> None:
    data = FILES[name]()
    start = time.monotonic()
    found = problems(data)
    assert time.monotonic() - start < MOST_SECONDS
    assert errors(found)
    whole = {"too-large", "not-utf8"}
    assert all(problem.span is not None or problem.code in whole for problem in found)
    assert all(len(problem.message) < 1_000 for problem in found)


def _misspelt(count: int, name: str) -> str:
    """A policy with so many facts, and as many amounts that each misspell one."""
    facts = "".join(f"  {name}_{n}: {{ask: How much?, unit: money}}\n" for n in range(count))
    owed = "".join(f"  remedy_{n}: {{name: A credit, kind: credit, owed: {name}x_{n}}}\n" for n in range(count))
    steps = ", ".join(f"remedy_{n}" for n in range(count))
    text = changed("remedies: [", f"remedies: [{steps}, ", changed("facts:\n", f"facts:\n{facts}"))
    return changed("remedies:\n", f"remedies:\n{owed}", text)


@pytest.mark.slow
def test_many_situations_that_misspell_remedies_are_found_soon() -> None:
    head, _, situation = SMALL.partition("  reception:\n")
    wrong = situation.replace("remedies: [outage_credit", "remedies: [outage_credit, credit_{0}", 1)
    rest = "".join(f"  reception_{n}:\n" + wrong.replace("{0}", str(n)) for n in range(500))
    names = "".join(f"  outage_credit_{n}: {{name: A, kind: credit, owed: $1}}\n" for n in range(500))
    text = changed("remedies:\n", f"remedies:\n{names}", f"{head}{rest}")
    start = time.process_time()
    found = problems(text)
    assert time.process_time() - start < MOST_SECONDS / 2
    assert {problem.code for problem in found} == {"unknown-name", "many-problems"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fact", "a_fact_with_a_name_that_is_as_long_as_names_may_be_here"])
def test_many_misspelt_names_are_found_soon(name: str) -> None:
    text = _misspelt(1_500, name)
    start = time.process_time()
    found = problems(text)
    assert time.process_time() - start < MOST_SECONDS / 2  # under a second where nothing else runs; it was three minutes
    assert len(found) == 101 and found[0].nearest == f"{name}_0"


def test_the_list_of_problems_ends() -> None:
    assert len(problems(b"a: 1\n" * 1_000)) <= 120


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "code"),
    [("ten million letters", "too-large"), ("four MiB of commas", "too-large"), ("four MiB of equal keys", "many-problems")],
)
def test_what_is_too_much_says_so(name: str, code: str) -> None:
    assert code in {problem.code for problem in problems(FILES[name]())}

"""What `make bench` measures of the kernel; the same file runs on CPython and, in Pyodide, beside the bundled kernel.

The table: 20 bands of three years, each for two causes, and a last clause for all others. It is measured twice: with a tenure in
whole years, and with one in years and months. The customers stand at every edge and a step beside it, with each cause.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from time import perf_counter
from typing import Any

from leeway.offers import decide, read_policy
from leeway.offers.numbers import whole_if_whole
from leeway.offers.quick import Facts, quick

BANDS = tuple(range(57, -1, -3))  # from so many years on; the first that applies decides
CAUSES = ("ours", "nobody")
OTHERS = "theirs"
REMEDY = "loyalty"
WHOLE, MONTHS, DECIDE = "table, whole years", "table, years and months", "decide"
SAMPLE = 0.005  # seconds that one sample takes at least: short, so that many are left alone by what else the machine does
ROUNDS = 75

# A contestant: the call that is timed, and what it is called with, one after the other.
Contestant = tuple[Callable[[Any], object], list[Any]]
Times = dict[str, list[float]]


def rows() -> list[tuple[int | None, str | None, Fraction]]:
    """The clauses: from so many years on, the cause, and the dollars; no years and no cause for the last one."""
    cells = [(band, cause) for band in BANDS for cause in CAUSES]
    found: list[tuple[int | None, str | None, Fraction]] = []
    for number, (band, cause) in enumerate(cells):
        found.append((band, cause, Fraction(5 * (len(cells) - number), 4)))
    return [*found, (None, None, Fraction(1))]


def policy_file(whole: bool) -> str:
    """A policy with that one table, as a manager would write it; a tenure counted in whole years, or not."""
    written = [
        f"      - {{when: {{tenure: at least {years} years, fault: {cause}}}, representative: ${float(dollars):.2f}}}"
        for years, cause, dollars in rows()
        if years is not None
    ]
    return _POLICY.replace("ROWS", "\n".join(written)).replace("WHOLE", ", whole: yes" if whole else "")


_POLICY = """\
leeway: 1
company: Bench
currency: USD
updated: 2026-11-20
owner: Nobody
review_by: 2027-11-01
levels:
  representative: {name: Representative}
facts:
  tenure: {name: the time with us, ask: How long?, unit: years, from: 0 years, to: 60 yearsWHOLE}
  fault: {name: the cause, ask: Whose?, choices: {ours: Ours, nobody: "Nobody's", theirs: Theirs}}
remedies:
  loyalty:
    name: Loyalty credit
    kind: credit
    goodwill: money
    limits:
ROWS
      - {otherwise: , representative: $1.00}
situations:
  call:
    name: A call
    customers_say: [hello]
    first: Listen.
    remedies: [loyalty]
    bring_in: {level: representative, when: it is not enough}
    examples:
      - name: A year, theirs
        given: {tenure: 1 year, fault: theirs}
        expect: {loyalty: $1}
"""


def customers(whole: bool) -> list[Facts]:
    """Customers at the edges, and a step before and after: a year, or a month, which is no whole number of years."""
    step = 1 if whole else Fraction(1, 12)
    years = [whole_if_whole(edge + beside * step) for edge in sorted({*BANDS, 60}) for beside in (-1, 0, 1)]
    return [{"tenure": year, "fault": cause} for year in years if 0 <= year <= 60 for cause in (*CAUSES, OTHERS)]


def contestants(policies: Sequence[str], cases: list[Any]) -> dict[str, Contestant]:
    """What is timed of Leeway: the table in whole years, the one with months, and the whole decision of the third policy."""
    whole, months, policy = (read_policy(json.loads(one)) for one in policies)
    return {
        WHOLE: (quick(whole, REMEDY), customers(whole=True)),
        MONTHS: (quick(months, REMEDY), customers(whole=False)),
        DECIDE: (partial(decide, policy), cases),
    }


def interleaved(all_of_them: Mapping[str, Contestant], rounds: int = ROUNDS) -> Times:
    """Seconds for one call of each contestant, once a round; they take turns, so that all see the same machine."""
    loops = {name: _loops(one) for name, one in all_of_them.items()}
    times: Times = {name: [] for name in all_of_them}
    for _ in range(rounds):
        for name, one in all_of_them.items():
            times[name].append(_seconds(one, loops[name]))
    return times


def _loops(one: Contestant) -> int:
    """How often to go through the arguments for a sample that is long enough."""
    _seconds(one, 1)
    return max(1, round(SAMPLE / (_seconds(one, 1) * len(one[1]))))


def _seconds(one: Contestant, loops: int) -> float:
    call, arguments = one
    start = perf_counter()
    for _ in range(loops):
        for argument in arguments:
            call(argument)
    return (perf_counter() - start) / (loops * len(arguments))


def measure(request: str) -> str:
    """The times of all contestants, for a caller that speaks JSON."""
    asked = json.loads(request)
    return json.dumps(interleaved(contestants(asked["policies"], asked["cases"]), asked["rounds"]))

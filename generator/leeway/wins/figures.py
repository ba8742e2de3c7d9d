"""The report: every section, in the order in which a manager reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leeway.log import Known, Log
from leeway.wins.ask import Asked, asked_of
from leeway.wins.limits import clauses, fairness, goodwill, verdicts
from leeway.wins.people import by_rep, listening, prize
from leeway.wins.period import Period
from leeway.wins.sections import Report, Section, Table
from leeway.wins.service import days, fixes, promises, situations

Say = Callable[[str], None]
SECTIONS: tuple[Callable[[Asked], Section], ...] = (
    *(prize, by_rep, situations, goodwill, fairness, verdicts),
    *(promises, fixes, clauses, days),
)
_SPAN = (
    "SELECT count(*), coalesce(strftime(min(local), '%Y-%m-%d'), ''), coalesce(strftime(max(local), '%Y-%m-%d'), '') FROM counted"
)
_VERSIONS = "SELECT policy, count(*) AS n FROM counted GROUP BY policy ORDER BY n DESC, policy"


def report(log: Log, known: Known, current: dict[str, Any] | None, period: Period, sample: int, say: Say) -> Report:
    """What the log says of a period. `log` is read and replayed; the same log and policy give the same report."""
    asked = asked_of(log, known, current["version"] if current else None, period)
    company = current["company"] if current else next((one["company"] for one in known.policies.values()), "")
    sections = []
    for make in SECTIONS:
        say(f"Counting: {make.__name__.replace('_', ' ')}")
        sections.append(make(asked))
    sections.insert(6, listening(asked, sample))
    title = f"{company}: wins, {period}" if company else f"Wins, {period}"
    return Report(title, tuple(_lead(asked, period)), (*sections, _read(asked)))


def _lead(asked: Asked, period: Period) -> list[str]:
    count, first, last = asked.one(_SPAN)
    said = [f"{count:,} cases that reps logged, from {first} to {last}." if count else "No case was logged in these days."]
    others = asked.log.entries - count
    said += [f"{others:,} entries are of other days and are not counted."] if others else []
    return said


def _read(asked: Asked) -> Section:
    """What was read, to the last line."""
    log = asked.log
    aside = sum(bool(one.line) for one in log.aside)
    files = [one for one in log.aside if not one.line]
    lead = [
        f"{log.files:,} files with {log.lines:,} lines: {log.entries:,} entries, {log.repeats:,} that came twice and count once, "
        f"{aside:,} that are none. These stand in set-aside.jsonl, each with its place and the reason.",
        "Times and days are those of the reps' clocks. What a line says is what a rep's browser was told to say; a check code "
        "proves that the amounts follow from the case, not who wrote it.",
    ]
    lead += [f"{one.place}: {one.why}." for one in files[:20]]
    lead += [f"{len(log.passed):,} other files in the folders were passed over."] if log.passed else []
    table = Table("versions", ("Version of the policy", "Cases"), tuple(asked.rows(_VERSIONS)))
    return Section("read", "What was read", tuple(lead), (), (table,))

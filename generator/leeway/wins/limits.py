"""What was given, beside what could have been: verdicts, goodwill, what customers thought fair, and the clauses behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from leeway.wins.ask import NOBODY, Asked, share
from leeway.wins.sections import Cell, Chart, Section, Table

_FEWEST = 5  # cases; of fewer, no share is told
_VERDICTS = "SELECT verdict, sum(n)::BIGINT FROM weighed GROUP BY verdict ORDER BY verdict"
_WHY = "SELECT verdict, why, sum(n)::BIGINT AS n FROM weighed WHERE why <> '' GROUP BY ALL ORDER BY n DESC, verdict, why"
_ABOVE = """
SELECT name, strftime(local, '%Y-%m-%d'), v.situation, v.why, c.code, c.id
FROM counted c JOIN (SELECT * FROM verdict WHERE verdict = 'above') v USING (key) JOIN named USING (who) ORDER BY local, c.id
"""
_SHORT = "SELECT sum(w.n)::BIGINT FROM weighed w WHERE key IN (SELECT key FROM part WHERE basis = 'owed' AND verdict = 'short')"
_GIVEN = """
SELECT remedy, basis, unit, sum(n)::BIGINT, sum(amount * n), sum(top * n) FILTER (WHERE top IS NOT NULL),
  sum(amount * n) FILTER (WHERE top IS NOT NULL)
FROM part JOIN (SELECT key, n FROM weighed) USING (key) GROUP BY remedy, basis, unit ORDER BY basis, remedy, unit
"""
_BY_SITUATION = """
SELECT situation, sum(amount * n), sum(top * n)
FROM part JOIN (SELECT key, n, situation FROM weighed WHERE verdict = 'within') USING (key)
WHERE basis = 'goodwill' AND unit = 'money' AND top IS NOT NULL GROUP BY situation ORDER BY situation
"""
_FAIR = """
SELECT situation, sum(n) FILTER (WHERE fair = 'less'), sum(n) FILTER (WHERE fair = 'same'), sum(n) FILTER (WHERE fair = 'more'),
  sum(n) FILTER (WHERE fair = 'open'), sum(n)
FROM weighed WHERE fair <> '' GROUP BY situation ORDER BY situation
"""
_CLAUSES = "SELECT used, ruled, sum(n)::BIGINT, sum(brought_in)::BIGINT FROM weighed GROUP BY used, ruled ORDER BY used, ruled"


def verdicts(asked: Asked) -> Section:
    """Whether cases were within the limits of the version that they were decided under."""
    counts: dict[str, int] = dict(asked.rows(_VERDICTS))
    every = sum(counts.values())
    short = asked.one(_SHORT)[0] or 0
    lead = [
        f"Every case was decided again, under the version of the policy that it names: {counts.get('within', 0):,} of {every:,} "
        f"({share(counts.get('within', 0), every)}) were within limits, {counts.get('above', 0):,} above, and "
        f"{counts.get('not reproducible', 0):,} could not be decided again.",
    ]
    lead += [f"In {short:,} cases a customer got less than they were owed."] if short else []
    above: tuple[tuple[Cell, ...], ...] = tuple(
        (rep or NOBODY, day, asked.situation(situation), why, code, id_)
        for rep, day, situation, why, code, id_ in asked.rows(_ABOVE)
    )
    chart = Chart(
        "Verdicts", ("cases",), tuple((name, (counts.get(name, 0),)) for name in ("within", "above", "not reproducible"))
    )
    tables = (
        Table("verdicts", ("Verdict", "Why", "Cases"), tuple(asked.rows(_WHY))),
        Table("above", ("Rep", "Day", "Situation", "Why", "Check code", "Line's id"), above),
    )
    return Section("verdicts", "Within limits", tuple(lead), (chart,), tables)


def goodwill(asked: Asked) -> Section:
    """Goodwill given against what could have been given."""
    rows = asked.rows(_GIVEN)
    table: list[tuple[Cell, ...]] = []
    for remedy, basis, unit, n, amount, top, known in rows:
        money = unit != "yes or no"
        much, most = (asked.much(amount, unit), asked.much(top, unit)) if money else (f"{n:,} times", "–")
        table.append((asked.remedy(remedy), basis, n, much, most, share(known, top) if money and top else "–"))
    situations = asked.rows(_BY_SITUATION)
    given, could = (sum((row[place] for row in situations), Decimal(0)) for place in (1, 2))
    lead = (
        f"In cases within limits, goodwill of {asked.much(given)} was given where {asked.much(could)} could have been: "
        f"{share(given, could)}.",
        "Counted is what was given at all; offers that nobody made are not.",
    )
    bars = tuple((asked.situation(name), (mine, most - mine)) for name, mine, most in situations)
    chart = Chart("Goodwill in money, by situation", ("given", "could have been given on top"), bars)
    heads = ("Remedy", "Basis", "Times", "Given", "Could have been given", "Share")
    return Section(
        "goodwill", "Goodwill given", lead if could else (), (chart,) if bars else (), (Table("given", heads, tuple(table)),)
    )


def fairness(asked: Asked) -> Section:
    """How often the customer asked for less than there was."""
    found = [(asked.situation(name), tuple(int(n or 0) for n in counts)) for name, *counts in asked.rows(_FAIR)]
    less, same, more, open_, every = (sum(counts[place] for _, counts in found) for place in range(5))
    lead = (
        f"{every:,} times the customer was asked what would be fair. {less:,} times ({share(less, every - open_)} of those that "
        f"can be compared) it was less than the rep could have given, {same:,} times exactly that, {more:,} times more.",
    )
    heads = ("Situation", "Less than the limit", "The limit", "More", "Cannot be compared", "Asked")
    bars = tuple((name, counts[:3]) for name, counts in found)
    rows: tuple[tuple[Cell, ...], ...] = tuple((name, *counts) for name, counts in found)
    chart = Chart("What customers thought fair", ("less than the limit", "the limit", "more"), bars)
    return Section("fair", "What would be fair", lead, (chart,) if rows else (), (Table("fair", heads, rows),))


def clauses(asked: Asked) -> Section:
    """Clauses that nobody uses, and those where reps keep bringing someone in."""
    used: Counter[str] = Counter()
    ruled: Counter[str] = Counter()
    brought: Counter[str] = Counter()
    for by, over, n, brought_in in asked.rows(_CLAUSES):
        used.update(dict.fromkeys(by.split(), n))
        ruled.update(dict.fromkeys(over.split(), n))
        brought.update(dict.fromkeys(over.split(), brought_in))
    every = list(_every(asked))
    idle = [(remedy, id_, line) for remedy, id_, line in every if not used[id_]]
    often = [one for one in every if ruled[one[1]] >= _FEWEST and brought[one[1]]]
    often.sort(key=lambda one: (-Decimal(brought[one[1]]) / ruled[one[1]], one[1]))
    lead = (
        f"{len(idle)} of the {len(every)} clauses of the present policy gave nothing to anybody in these days: a clause is "
        "used where something was given by it. The second table has the clauses that ruled the first offer where someone was "
        "brought in.",
    )
    rows = tuple(
        (asked.remedy(remedy), id_, ruled[id_], brought[id_], share(brought[id_], ruled[id_])) for remedy, id_, _ in often
    )
    tables = (
        Table("idle", ("Remedy", "Clause", "Line of the policy"), tuple((asked.remedy(one[0]), *one[1:]) for one in idle)),
        Table("bring_in", ("Remedy", "Clause", "Cases", "Brought someone in", "Share"), rows),
    )
    return Section("clauses", "Clauses", lead if every else (), (), tables)


def _every(asked: Asked) -> Iterator[tuple[str, str, int]]:
    """Every clause of the present policy, with its remedy and line."""
    for remedy in asked.policy.remedies.values() if asked.policy else ():
        yield from ((remedy.id, clause.id, clause.line) for clause in remedy.clauses)

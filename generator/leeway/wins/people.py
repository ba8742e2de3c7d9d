"""What the reps did: who turned customers round, candidates for the month's prize, and which calls to listen in on."""

from __future__ import annotations

from collections.abc import Sequence

from leeway.wins.ask import NOBODY, Asked, share
from leeway.wins.sections import Cell, Chart, Section, Table

_CANDIDATES = 10
_QUOTES = 3  # of each candidate
_REPS = """
SELECT any_value(name), count(*) AS n, count_if(ended IN ('stayed', 'praised')), count_if(ended = 'praised') AS praised,
  count_if(ended = 'praised' AND verdict = 'within') AS earned, count_if(ended = 'left'), count_if(ended = 'escalated'),
  count_if(verdict = 'within'), count_if(verdict = 'above'), count_if(verdict = 'not reproducible'), who
FROM counted JOIN (SELECT key, verdict FROM verdict) USING (key) JOIN named USING (who)
GROUP BY who ORDER BY earned DESC, praised DESC, n DESC, who
"""
_PRAISE = """
SELECT name, strftime(local, '%Y-%m-%d'), situation, words, id
FROM counted JOIN (SELECT key, verdict, situation FROM verdict) USING (key) JOIN named USING (who)
WHERE ended = 'praised' AND words <> '' AND verdict = 'within' ORDER BY name, local, id
"""
# Nobody chooses: the order comes from what is in the log, so that it is the same for whoever makes the report, and no line of it
# can be moved without knowing all the others. Each rep in turn, until there are enough.
_LISTEN = """
WITH seed AS (SELECT md5(bit_xor(md5_number(id))::VARCHAR) AS seed FROM counted),
drawn AS (
  SELECT file, n, who, md5(seed || id) AS lot, row_number() OVER (PARTITION BY who ORDER BY md5(seed || id), file, n) AS turn,
    md5(seed || who) AS seat
  FROM counted, seed
)
SELECT name, strftime(c.local, '%Y-%m-%d %H:%M'), v.situation, c.ended, c.code, c.id
FROM (SELECT * FROM drawn ORDER BY turn, seat, who LIMIT $1) d JOIN counted c ON c.file = d.file AND c.n = d.n
  JOIN (SELECT key, situation FROM verdict) v ON v.key = c.key JOIN named ON named.who = c.who
ORDER BY d.turn, d.seat, d.who
"""


def prize(asked: Asked) -> Section:
    """Candidates for the prize of the month. The choice is people's."""
    reps = asked.rows(_REPS)
    praise: list[tuple[Cell, ...]] = [
        (name or NOBODY, day, asked.situation(situation), said) for name, day, situation, said, _ in asked.rows(_PRAISE)
    ]
    lead = (
        "Whom customers praised in cases that were within limits, by how many did, and what customers said. A rep with few calls "
        "has few customers to turn round: the list is where to begin, and the choice is yours.",
    )
    candidates = [rep for rep in reps if rep[4]][:_CANDIDATES]
    rows = tuple(
        (rep[0] or NOBODY, rep[4], rep[1], share(rep[4], rep[1]), _quotes(rep[0] or NOBODY, praise)) for rep in candidates
    )
    tables = (
        Table("candidates", ("Rep", "Praised, within limits", "Cases", "Share", "What customers said"), rows),
        Table("praise", ("Rep", "Day", "Situation", "What the customer said"), tuple(praise), shown=0),
    )
    chart = Chart("Praise within limits", ("praised",), tuple((rep[0] or NOBODY, (rep[4],)) for rep in candidates))
    return Section("prize", "Candidates for the month's prize", lead, (chart,) if candidates else (), tables)


def _quotes(name: str, praise: Sequence[tuple[Cell, ...]]) -> str:
    """A few different things that customers said, the fuller ones first."""
    said = {str(row[3]) for row in praise if row[0] == name}
    return " · ".join(f"“{one}”" for one in sorted(said, key=lambda one: (-len(one), one))[:_QUOTES])


def by_rep(asked: Asked) -> Section:
    """Each rep's cases, by how they ended and whether they were within limits."""
    heads = (
        "Rep",
        "Cases",
        "Saved",
        "of these praised",
        "Left",
        "Brought someone in",
        "Within limits",
        "Above",
        "Not reproducible",
    )
    rows = tuple((rep[0] or NOBODY, *rep[1:4], *rep[5:10]) for rep in sorted(asked.rows(_REPS), key=lambda rep: str(rep[10])))
    lead = ("Saved are customers who stayed, with or without praise.",)
    return Section("reps", "Wins by rep", lead, (), (Table("reps", heads, rows),))


def listening(asked: Asked, sample: int) -> Section:
    """A fair random sample of calls to listen in on."""
    rows = tuple(
        (name or NOBODY, at, asked.situation(situation), ended, code, id_)
        for name, at, situation, ended, code, id_ in asked.rows(_LISTEN, sample)
    )
    lead = (
        f"{len(rows)} cases, drawn by lot, every rep in turn. The lot is drawn from the log itself: whoever makes this report "
        "from the same files gets the same calls.",
    )
    heads = ("Rep", "When", "Situation", "How it ended", "Check code", "Line's id")
    return Section("listening", "Calls to listen in on", lead, (), (Table("listen", heads, rows, shown=100),))

"""What customers met: how cases ended by situation and day, what was promised to them, and what they want fixed."""

from __future__ import annotations

from leeway.wins.ask import NOBODY, Asked, share
from leeway.wins.sections import Cell, Chart, Section, Table

_SITUATIONS = """
SELECT situation, sum(n)::BIGINT AS n, sum(saved)::BIGINT, sum(praised)::BIGINT, sum(lost)::BIGINT, sum(brought_in)::BIGINT
FROM weighed WHERE situation <> '' GROUP BY situation ORDER BY n DESC, situation
"""
_DAYS = """
SELECT strftime(local, '%Y-%m-%d') AS day, count(*), count_if(ended IN ('stayed', 'praised')), count_if(ended = 'left')
FROM counted GROUP BY day ORDER BY day
"""
_PROMISES = """
CREATE TABLE promised AS
SELECT rep, json_extract_string(one, '$.what') AS what, json_extract_string(one, '$.ticket') AS ticket,
  json_extract_string(one, '$.by') AS due, json_extract_string(one, '$.state') AS state, id
FROM (
  SELECT rep, id, unnest(from_json(promises, '["JSON"]')) AS one FROM counted WHERE promises NOT IN ('', '[]')
)
"""
_STATES = "SELECT state, count(*) FROM promised GROUP BY state ORDER BY state"
_OPEN = """
SELECT rep, ticket, due, state, what FROM promised WHERE state IS DISTINCT FROM 'kept'
ORDER BY state, due, rep, ticket, what
"""
# The same thing said with other capitals, spaces or a full stop is one thing; it is shown as it was said most.
_FIXES = """
WITH said AS (
  SELECT rtrim(regexp_replace(lower(fix), '\\s+', ' ', 'g'), '.!? ') AS thing, fix, key FROM counted WHERE fix <> ''
), each AS (SELECT thing, fix, count(*) AS n FROM said GROUP BY ALL)
SELECT t.n, (SELECT e.fix FROM each e WHERE e.thing = t.thing ORDER BY e.n DESC, e.fix LIMIT 1), t.where_
FROM (
  SELECT thing, count(*) AS n, string_agg(DISTINCT situation, ' ' ORDER BY situation) AS where_
  FROM said JOIN (SELECT key, situation FROM verdict) USING (key) GROUP BY thing
) t ORDER BY t.n DESC, t.thing
"""


def situations(asked: Asked) -> Section:
    """Saves and losses by situation, and how often someone was brought in."""
    found = asked.rows(_SITUATIONS)
    rows = tuple(
        (asked.situation(id_), n, saved, praised, lost, brought_in, share(saved, saved + lost), share(brought_in, n))
        for id_, n, saved, praised, lost, brought_in in found
    )
    heads = (
        "Situation",
        "Cases",
        "Saved",
        "of these praised",
        "Left",
        "Brought someone in",
        "Saved of those decided",
        "Brought in",
    )
    bars = tuple((asked.situation(id_), (saved, lost, brought_in)) for id_, _, saved, _, lost, brought_in in found)
    chart = Chart("How cases ended", ("saved", "left", "brought someone in"), bars)
    return Section("situations", "Saves and losses", (), (chart,) if bars else (), (Table("situations", heads, rows),))


def days(asked: Asked) -> Section:
    """Day by day, by the reps' own clocks."""
    rows = tuple(asked.rows(_DAYS))
    return Section("days", "Day by day", (), (), (Table("days", ("Day", "Cases", "Saved", "Left"), rows, shown=31),))


def promises(asked: Asked) -> Section:
    """What was promised, and whether it was kept."""
    asked.db.execute(_PROMISES)
    counts = {str(state): n for state, n in asked.rows(_STATES)}
    kept, broken = counts.get("kept", 0), counts.get("broken", 0)
    lead = (
        f"{sum(counts.values()):,} promises: {kept:,} kept, {broken:,} broken ({share(kept, kept + broken)} of these two "
        f"kept), {sum(counts.values()) - kept - broken:,} still open.",
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple((rep or NOBODY, *rest) for rep, *rest in asked.rows(_OPEN))
    table = Table("promises", ("Rep", "Ticket", "By", "State", "What was promised"), rows)
    return Section("promises", "Promises", lead, (), (table,))


def fixes(asked: Asked) -> Section:
    """What customers want fixed, what was said most often first."""
    rows = tuple(
        (n, said, ", ".join(asked.situation(one) for one in (where or "").split())) for n, said, where in asked.rows(_FIXES)
    )
    lead = ("What was said in other words stands apart: read on below the first lines.",)
    return Section("fixes", "Tell us what to fix", lead, (), (Table("fixes", ("Times", "What to fix", "Situations"), rows),))

"""The tables that all figures are asked of, and the names that people give to what the log knows by ids.

counted    the entries of the period
weighed    each distinct case among them with its verdict, and how many entries there are of it: `n`, and by how they ended
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from leeway.log import Known, Log
from leeway.offers import read_policy, words
from leeway.offers.policy import Policy
from leeway.wins.period import Period

if TYPE_CHECKING:
    import duckdb

NOBODY = "(no name)"
_TABLES = """
CREATE VIEW counted AS SELECT *, lower(rep) AS who FROM entry WHERE {days};
CREATE TABLE named AS SELECT who, min(rep) AS name FROM counted GROUP BY who;
CREATE TABLE weighed AS
SELECT v.*, w.* EXCLUDE (key) FROM verdict v JOIN (
  SELECT key, count(*) AS n, count_if(ended IN ('stayed', 'praised')) AS saved, count_if(ended = 'praised') AS praised,
    count_if(ended = 'left') AS lost, count_if(ended = 'escalated') AS brought_in
  FROM counted GROUP BY key
) w ON v.key = w.key;
"""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures need: the connection, the log, the newest policy of those that are known, and every compiled one by age."""

    db: duckdb.DuckDBPyConnection
    log: Log
    policy: Policy | None
    names: Mapping[str, Mapping[str, str]]

    def rows(self, asked: str, *values: Any) -> list[Row]:
        """The rows of an answer. Whatever is asked says in which order they come."""
        return self.db.execute(asked, list(values)).fetchall()

    def one(self, asked: str) -> Row:
        """The only row of an answer."""
        (row,) = self.rows(asked)
        return row

    def situation(self, id_: str) -> str:
        """What people call a situation; its id, where no known policy has it."""
        return self.names["situations"].get(id_, id_)

    def remedy(self, id_: str) -> str:
        """What people call a remedy."""
        return self.names["remedies"].get(id_, id_)

    def level(self, id_: str) -> str:
        """What people call a level."""
        return self.names["levels"].get(id_, id_)

    def much(self, amount: Decimal | None, unit: str = "money") -> str:
        """An amount as the policy writes it for people."""
        if amount is None:
            return "–"
        if self.policy is None or unit == "yes or no":
            return f"{amount.normalize():f}"
        return words.value(Fraction(amount), unit, self.policy)


def asked_of(log: Log, known: Known, newest: str | None, period: Period) -> Asked:
    """The tables for a period, made once."""
    days = [f"local >= TIMESTAMP '{period.first}'"] if period.first else []
    days += [f"local < TIMESTAMP '{period.last}' + INTERVAL 1 DAY"] if period.last else []
    log.db.execute(_TABLES.format(days=" AND ".join(days) or "true"))
    compiled = [one for version, one in known.policies.items() if version != newest]
    compiled += [known.policies[newest]] if newest and newest in known.policies else []
    names: dict[str, dict[str, str]] = {"situations": {}, "remedies": {}, "levels": {}}
    for policy in compiled:
        names["situations"] |= {id_: one["name"] for id_, one in policy["situations"].items()}
        names["remedies"] |= {id_: one["name"] for id_, one in policy["remedies"].items()}
        names["levels"] |= {one["id"]: one["name"] for one in policy["levels"]}
    return Asked(log.db, log, read_policy(compiled[-1]) if compiled else None, names)


def share(part: int | Decimal, whole: int | Decimal) -> str:
    """So much of a whole, in per cent: `12.5%`; a dash of nothing."""
    return f"{Decimal(100) * part / whole:.1f}%" if whole else "–"

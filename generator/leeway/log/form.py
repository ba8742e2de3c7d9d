"""The form of a line: its columns, and what each must be, as conditions for the engine. docs/reference/log.md says the same."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = (
    *("leeway_log", "id", "at", "zone", "changed", "rep", "policy", "case", "code", "owed"),
    *("ended", "words", "fix", "promises"),
)
ENDS = ("stayed", "left", "praised", "escalated")
LONGEST = 64 * 1024  # bytes of a line
_SHOWN = 40  # letters of what is wrong

_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_RIGHT = {
    "id": "regexp_full_match(id, '[0-9A-Za-z-]{8,64}')",
    "at": f"regexp_full_match(\"at\", '{_MOMENT}') AND try_strptime(\"at\", '%Y-%m-%dT%H:%M:%SZ') IS NOT NULL",
    "zone": r"regexp_full_match(zone, '[+-](0\d|1[0-4]):[0-5]\d')",
    "changed": f"changed = '' OR regexp_full_match(changed, '{_MOMENT}')",
    "policy": "regexp_full_match(policy, '[0-9a-f]{12}')",
    "case": 'length("case") <= 8000 AND regexp_full_match("case", \'case=[!-~]+\')',
    "ended": f"ended IN ('', {', '.join(map(repr, ENDS))})",
    "owed": "length(owed) <= 2000",
    "rep": "length(rep) <= 80",
    "words": "length(words) <= 2000",
    "fix": "length(fix) <= 2000",
    "promises": "promises IN ('', '[]') OR coalesce(json_type(try_cast(promises AS JSON)) = 'ARRAY', false)",
}


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is no entry: where it stands, why, and the line."""

    place: str
    why: str
    line: str


def why() -> str:
    """An expression over the columns of a line: what is wrong with it first, or null."""
    whens = "".join(
        f"""WHEN NOT ({right}) THEN '{name} cannot be "' || left("{name}", {_SHOWN}) || '"' """ for name, right in _RIGHT.items()
    )
    return f"""CASE WHEN leeway_log <> '1' THEN 'it is no line of a log: leeway_log must be 1' {whens} END"""

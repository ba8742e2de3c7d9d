"""The parts of a compiled policy that say something to a reader, and whether a part says the same in two policies.

To put a part into words takes far longer than to compare it, so only what differs is put into words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
Key = tuple[str, str]  # the kind of part, and its id

# Where it stands, what is tried, and what finds it: nothing that anybody goes by.
_SILENT = ("line", "examples", "customers_say", "also")
_NAMED = ("facts", "rates", "remedies", "situations")  # what other parts speak of by its id
_EVERYWHERE = ("locale", "currency", "levels", "audience")
_ONE_EACH = ("stance", "recognition", "working_days")


def parts(policy: Json) -> dict[Key, Any]:
    """Every part, by kind and id, in the order of the policy."""
    found: dict[Key, Any] = {("remedy", name): one for name, one in policy["remedies"].items()}
    found |= {("exclusion", name): one for name, one in policy.get("exclusions", {}).items()}
    found |= {("cap", name): one for name, one in policy.get("caps", {}).items()}
    found |= {("fact", name): one for name, one in policy["facts"].items() if "is" in one}
    found |= {("rate", name): one for name, one in policy.get("rates", {}).items()}
    found |= {("situation", name): one for name, one in policy["situations"].items()}
    found |= {("phrase", phrase_id(one)): one for one in policy.get("phrases", ())}
    found |= {("level", one["id"]): one for one in policy["levels"]}
    found |= {("time", one["id"]): one for one in policy.get("answer_times", ())}
    found |= {("guarantee", one["id"]): one for one in policy.get("guarantees", ())}
    found |= {(kind, ""): policy[kind] for kind in _ONE_EACH if policy.get(kind)}
    return found


def phrase_id(phrase: Json) -> str:
    """A phrase has no id of its own: what hurts stands for it, as what helps may become better."""
    return hashlib.sha256(str(phrase["avoid"]).encode("utf-8", "replace")).hexdigest()[:10]


def same(one: Any, other: Any) -> bool:
    """Whether two parts are equal, but for what says nothing."""
    if one == other:
        return True
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        keys, others = _said(one), _said(other)
        return keys == others and all(same(one[key], other[key]) for key in keys)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return False


def _said(value: Json) -> list[str]:
    return [key for key in value if key not in _SILENT]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in the words that parts are said with: the ids of what they may name, or what stands in all of them."""

    ids: frozenset[str]
    everything: bool

    def touch(self, part: Any) -> bool:
        """Whether a part may be said in other words now, though it is the same itself."""
        return self.everything or (bool(self.ids) and not self.ids.isdisjoint(_texts(part)))


def changed(old: Json, new: Json) -> Changed:
    """What changed in the words from one policy to the next."""
    ids: set[str] = set()
    for kind in _NAMED:
        before, after = old.get(kind, {}), new.get(kind, {})
        ids |= {name for name in {*before, *after} if not _is_called_alike(kind, before.get(name), after.get(name))}
    return Changed(frozenset(ids), any(old.get(key) != new.get(key) for key in _EVERYWHERE))


def _is_called_alike(kind: str, old: Json | None, new: Json | None) -> bool:
    """Of remedies and situations others say only the name, and whether it is owed."""
    if old is None or new is None:
        return False
    if kind in ("facts", "rates"):
        return same(old, new)
    return all(old.get(key) == new.get(key) for key in ("name", "basis"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key in _said(value):
            yield from _texts(value[key])
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)

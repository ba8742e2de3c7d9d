"""What of a text the policy says to avoid, with its better turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from leeway.desk.coach.english import ENGLISH
from leeway.desk.coach.german import GERMAN
from leeway.desk.coach.match import Text, stands
from leeway.desk.coach.phrase import Phrase, phrases
from leeway.desk.coach.rules import PLAIN, Rules
from leeway.desk.coach.words import words

_RULES = {"": ENGLISH, "en": ENGLISH, "de": GERMAN}


@dataclass(frozen=True, slots=True)
class Finding:
    """Words to avoid: where they stand (`start` to `end`, in characters of the text), and what the policy says of them.

    `situations` are the ids of those that the phrase is bound to; none: it holds everywhere.
    """

    start: int
    end: int
    avoid: str
    say: str
    why: str
    situations: tuple[str, ...]


def findings(policy: Mapping[str, Any], text: str, situation: str | None = None) -> tuple[Finding, ...]:
    """What of a text a compiled policy says to avoid, from its start, none within another.

    Only what its `phrases` name is found, under `avoid` or `also`: in other forms, with small words between, with slips of the
    keys, as far as the language of its locale is known (English and German; in others, word for word). With a situation,
    phrases for others are left out. Source: the policy's own `avoid`, `say` and `why`.
    """
    listed = tuple(
        one for one in policy.get("phrases", ()) if situation is None or situation in one.get("situations", (situation,))
    )
    locale = policy.get("locale", "")
    found = _spans(text, locale, tuple((one["avoid"], *one.get("also", ())) for one in listed))
    kept = [(start, end, listed[number]) for start, end, number in _apart(found)]
    return tuple(
        Finding(start, end, one["avoid"], one["say"], one["why"], tuple(one.get("situations", ()))) for start, end, one in kept
    )


def _rules(locale: str) -> Rules:
    return _RULES.get(locale.partition("_")[0].lower(), PLAIN)


@lru_cache(maxsize=8)
def _known(locale: str, avoided: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, Phrase], ...]:
    """The phrases ready to be found, with the number of each; every wording of one has its number."""
    rules = _rules(locale)
    told = ((number, one) for number, wordings in enumerate(avoided) for one in wordings)
    return tuple((number, phrase) for number, one in told for phrase in phrases(one, rules))


def _spans(text: str, locale: str, avoided: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int, int]]:
    """Start, end and the number of the phrase."""
    rules = _rules(locale)
    said = words(text, rules)
    if not said:
        return
    read = Text(said, text[said[-1].end :], rules)
    for number, phrase in _known(locale, avoided):
        for first, behind in stands(phrase, read):
            yield said[first].start, max(word.end for word in said[first:behind]), number


def _apart(found: Iterable[tuple[int, int, int]]) -> Sequence[tuple[int, int, int]]:
    """From the left, of those that overlap the longest, of equals the one that the policy names first."""
    kept: list[tuple[int, int, int]] = []
    for one in sorted(found, key=lambda span: (span[0] - span[1], span[2], span[0])):
        if all(one[1] <= start or end <= one[0] for start, end, _ in kept):
            kept.append(one)
    return sorted(kept)

"""What of a text the policy says to avoid, with its better turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leeway.desk.coach.known import Wordings, known
from leeway.desk.coach.match import Text, stands
from leeway.desk.coach.words import words


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
    found = _apart(_spans(text, locale, tuple((one["avoid"], *one.get("also", ())) for one in listed)))
    kept = [(start, end, listed[number]) for start, end, number, _ in found]
    return tuple(
        Finding(start, end, one["avoid"], one["say"], one["why"], tuple(one.get("situations", ()))) for start, end, one in kept
    )


def _spans(text: str, locale: str, avoided: Wordings) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end and the number of the phrase, and whether it is said in other words."""
    policy = known(locale, avoided)
    said = words(text, policy.rules, policy.mend)
    if not said:
        return
    read = Text(said, text[said[-1].end :], policy.rules)
    for one in policy.asked(read):
        for first, behind in stands(one.phrase, read):
            yield said[first].start, max(word.end for word in said[first:behind]), one.number, False
    for first, last, number in policy.meant(said):
        yield said[first].start, said[last].end, number, True


def _apart(found: Iterable[tuple[int, int, int, bool]]) -> Sequence[tuple[int, int, int, bool]]:
    """From the left, of those that overlap what stands word by word, then the longest, of equals what the policy names first."""
    kept: list[tuple[int, int, int, bool]] = []
    for one in sorted(found, key=lambda span: (span[3], span[0] - span[1], span[2], span[0])):
        if all(one[1] <= start or end <= one[0] for start, end, _, _ in kept):
            kept.append(one)
    return sorted(kept)

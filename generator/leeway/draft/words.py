"""Helpers for sentences about a policy: the nearest word, lists of words, texts cut to a readable length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, pairwise

from leeway.offers.units import MOMENT, counted, parts_of
from leeway.problems import Problem, Severity, Span

MOST_PROBLEMS = 100


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The valid word that is closest to what was written, or None where none is close."""
    return _nearest(word.lower(), tuple(words)) if word and len(word) <= 80 else None


# A hostile file has thousands of names, and asks for each of them several times.
@lru_cache(maxsize=1_000)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    if len(words) > _MOST_COMPARED:
        words = _likely(word, words)
    found = get_close_matches(word, words, n=1, cutoff=0.6)
    return found[0] if found else None


_MOST_COMPARED = 30
_MOST_SHARING = 200  # pairs that more words have tell little


def _likely(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that share the most pairs of letters with a word; comparing them in full is a hundred times as slow."""
    places = [found for pair in _pairs(word) if (found := _by_pair(words).get(pair))]
    telling = [found for found in places if len(found) <= _MOST_SHARING] or places
    shared = Counter(chain.from_iterable(telling))
    found = nsmallest(_MOST_COMPARED, shared, key=lambda index: (-shared[index], abs(len(words[index]) - len(word)), index))
    return tuple(words[index] for index in found)


@lru_cache(maxsize=8)
def _by_pair(words: tuple[str, ...]) -> dict[str, list[int]]:
    """Which words have a pair of letters, by the pair."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        for pair in _pairs(word):
            found.setdefault(pair, []).append(index)
    return found


def _pairs(word: str) -> list[str]:
    """Two neighbouring letters each, every pair once, in order."""
    return list(dict.fromkeys(a + b for a, b in pairwise(f" {word} ")))


def meant(key: str, words: Iterable[str]) -> str | None:
    """The key that somebody meant: `unit` for `unit:years` (a space is missing) and for `unti`."""
    words = list(words)
    head = key.partition(":")[0]
    return head if ":" in key and head in words else nearest(key, words)


def short(text: str, longest: int = 40) -> str:
    """The text on one line, cut where it is too long to read."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 3] + "..."


def listed(words: Iterable[str], joint: str = "or", most: int = 12) -> str:
    """`a`, `a or b`, `a, b or c`; from `most` on cut off with dots."""
    words = list(words)
    if len(words) > most:
        return ", ".join(words[:most]) + ", ..."
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "none yet"


_KINDS = {
    "money": "money",
    "percent": "a percentage",
    "number": "a plain number",
    "date": "a date",
    MOMENT: "a date with its time",
    "time": "a time of day",
    "yes or no": "yes or no",
    "choice": "one of its choices",
}
_SAMPLES = {
    "percent": "50%",
    "number": "3",
    "date": "2026-11-20",
    MOMENT: "2026-11-20 12:30",
    "time": "12:30",
    "yes or no": "yes",
}


def kind_of(measure: str) -> str:
    """How a sentence says what a fact or an amount is: `money`, `counted in years`, `money for each day`."""
    rate = parts_of(measure)
    if rate:
        return f"{kind_of(rate[0])} for each {rate[1]}"
    return _KINDS.get(measure, f"counted in {measure}")


def sample(measure: str, symbol: str = "$") -> str:
    """A correct value of a unit, for a message."""
    rate = parts_of(measure)
    if rate:
        return f"{sample(rate[0], symbol)} per {rate[1]}"
    return f"{symbol}25" if measure == "money" else _SAMPLES.get(measure, f"10 {measure}")


def gives(unit: str) -> str:
    """How a sentence says what a remedy gives: `gives money`, `gives months`, `is given or not`."""
    if unit == "yes or no":
        return "is given or not"
    return f"gives {unit if counted(unit) else kind_of(unit)}"


def on_the_clock(text: str) -> str | None:
    """A time of day that is written `5pm`, `5:30 pm` or `17` as a policy writes it."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", text.strip().lower().replace(".m.", "m"))
    if match is None or int(match[1]) > 23:
        return None
    hour = int(match[1]) % 12 + (12 if match[3] == "pm" else 0) if match[3] and int(match[1]) <= 12 else int(match[1])
    return f"{hour:02}:{match[2] or '00'}"


def too_many_problems(span: Span | None, severity: Severity = "error") -> Problem:
    """The last problem of a list that was cut off."""
    message = f"there are more problems than the first {MOST_PROBLEMS}. Mend those, then check again"
    return Problem("many-problems", message, span, severity)

"""Whether a word is a slip of the keys for another."""

from __future__ import annotations

_LONG = 5  # letters from which on a word may have a slip in it; shorter ones would be other words
_LONGER = 8  # from which on any letter may be too many, and two that stand together may be missing


def slipped(right: str, wrong: str) -> bool:
    """Whether a word differs from the right one by a letter that is missing, doubled, or has changed places with the next.

    In long words any letter may be too many, and two may be missing. The first letter is never the one: `there` and `here`,
    `never` and `ever` are two words.
    """
    if len(right) < _LONG or not -2 <= len(wrong) - len(right) <= 1 or right[0] != wrong[0]:
        return False
    at = next(
        (at for at, (one, other) in enumerate(zip(right, wrong, strict=False)) if one != other), min(len(right), len(wrong))
    )
    if len(wrong) == len(right) - 1:
        return right[at + 1 :] == wrong[at:]
    if len(wrong) == len(right) + 1:
        return (wrong[at] == wrong[at - 1] or len(right) >= _LONGER) and wrong[at + 1 :] == right[at:]
    if len(wrong) == len(right) - 2:
        return len(right) >= _LONGER and right[at + 2 :] == wrong[at:]
    if len(wrong) == len(right) >= _LONGER and right[at + 1 :] == wrong[at + 1 :]:
        return right != wrong
    swapped = right[:at] + right[at + 1 : at + 2] + right[at : at + 1] + right[at + 2 :]
    return len(wrong) == len(right) and wrong == swapped and wrong != right

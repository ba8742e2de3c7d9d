"""Letters in the company's colour could not be read on white.

Links, buttons and marked words have the colour of `brand`, and letters need a contrast of 4.5 to 1 to be read by everybody
(WCAG 2.2). A darker shade of the colour is taken for letters, and the colour itself only where it is no letter. To choose that
shade yourself, write it in the policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.colours import FOR_LETTERS, LIGHT, WHITE, contrast, read, readable, written
from leeway.draft import Draft
from leeway.problems import Problem

ID = "colour-too-pale"


def check(draft: Draft) -> Iterator[Problem]:
    """The colour of the brand, where it is too pale for letters on white."""
    word = draft.brand.colour if draft.brand else None
    if word is None:
        return
    colour = read(word.text)
    has = contrast(colour, WHITE)
    if has < FOR_LETTERS:
        instead = written(readable(colour, LIGHT))
        message = (
            f"letters in {word.text} have a contrast of {int(has * 10) / 10} to 1 on white, and need {FOR_LETTERS}; "
            f"they get a darker shade, {instead}"
        )
        yield Problem(ID, message, word.span, "warning")

"""How the pages look, as the policy file says it."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.terms import Word


@dataclass(frozen=True, slots=True)
class Brand:
    """The colour is six digits from 0 to f behind a #; the logo a file beside the policy."""

    colour: Word | None = None
    logo: Word | None = None

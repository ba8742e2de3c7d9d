"""The path for new hires, as the policy file says it."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.terms import Word


@dataclass(frozen=True, slots=True)
class Practise:
    """What is practised in a step: `passes` is how many per cent of it must be right."""

    situations: tuple[Word, ...] = ()
    cases: int = 0
    phrases: int = 0
    passes: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to read and to learn, and what to practise. `on` is when it is taken, in words."""

    id: Word
    name: Word
    on: Word | None = None
    about: Word | None = None
    read: tuple[Word, ...] = ()
    situations: tuple[Word, ...] = ()
    lessons: tuple[Word, ...] = ()
    notes: tuple[Word, ...] = ()
    practise: Practise | None = None

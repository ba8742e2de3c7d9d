"""What an edit means, as a value: who gets more or less, what else changed, and what could not be settled."""

from __future__ import annotations

from dataclasses import dataclass

MORE, LESS, MIXED = "more", "less", "more or less"
NEW, GONE = "new", "gone"
DEFINED, UNDEFINED = "defined", "undefined"


@dataclass(frozen=True, slots=True)
class Example:
    """One customer for whom the two policies give something else; both amounts are the kernel's.

    Facts are id and value, as a policy file writes them; the two lists are the same, unless only one of the policies knows a
    fact. Amounts are written as a decision writes them (`50.00`), "undefined" where the policy says nothing, and "unknown"
    where the policy does not know such a customer, or the remedy. `on` is the day of the case, or "" where any day will do. `who`
    and `amounts` say it in words.
    """

    situation: str
    remedy: str
    level: str
    on: str
    old_facts: tuple[tuple[str, str], ...]
    new_facts: tuple[tuple[str, str], ...]
    was: str
    becomes: str
    who: str
    amounts: str


@dataclass(frozen=True, slots=True)
class Part:
    """What becomes of it at some levels: which way, in words, and an example for each way."""

    levels: tuple[str, ...]
    kind: str
    was: str
    becomes: str
    text: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what customers get, and the sentence that says it.

    `who` are the customers in words, "" for those whom the examples show; `because` says what was edited, where that is not a
    line of the remedy's own table.
    """

    kind: str
    situations: tuple[str, ...]
    remedies: tuple[str, ...]
    who: str
    because: str
    parts: tuple[Part, ...]
    text: str

    @property
    def examples(self) -> tuple[str, ...]:
        """The examples in words, those of one customer together."""
        found: dict[str, dict[str, None]] = {}
        for example in (example for part in self.parts for example in part.examples):
            found.setdefault(example.who, {})[example.amounts] = None
        return tuple(f"{who}: {'; '.join(amounts)}" for who, amounts in found.items())


@dataclass(frozen=True, slots=True)
class Note:
    """Something else that changed: what it is about (`phrase`, `situation` ...), its id, a sentence, and both texts.

    `counts`: it bears on what a customer may get, though it changes no amount: what is given together, who may say yes.
    """

    about: str
    id: str
    text: str
    was: str = ""
    becomes: str = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two policies."""

    version: str
    updated: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edit means. `unsettled` are sentences on what neither an example nor a proof was found for."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    unsettled: tuple[str, ...]

    @property
    def same_amounts(self) -> bool:
        """Whether it is proved that no level may give any customer more or less than before."""
        return not self.changes and not self.unsettled

    @property
    def nothing(self) -> bool:
        """Whether it is proved that nothing changes for anyone."""
        return self.same_amounts and not any(note.counts for note in self.notes)


def kind_of(kinds: list[str]) -> str:
    """One word for several ways in which something changes."""
    found = set(kinds)
    return next(iter(found)) if len(found) == 1 else MIXED

"""One thing to answer in a question, with what is right and why: what a page draws, and what it is graded by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.desk.practice.amounts import LONGEST, read_amount, short
from leeway.offers import words
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy

Json = Mapping[str, Any]
UNREAD = "?"  # in short form: something that cannot be an answer


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was graded: as it was understood, and in the short form that is kept of it."""

    right: bool
    yours: str
    short: str


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked. `exact` is the right amount, `rights` the options that are right: one of them, or of marks all of them.

    `answer`, `why`, `change` and `note` are said afterwards; `topics` are what somebody who is wrong should practise.
    """

    id: str
    kind: str
    ask: str
    answer: str
    topics: tuple[str, ...]
    hint: str = ""
    unit: str = ""
    options: tuple[tuple[str, str], ...] = ()
    exact: Number | None = None
    rights: frozenset[str] = frozenset()
    why: tuple[tuple[str, str], ...] = ()
    change: tuple[str, ...] = ()
    note: str = ""
    remedy: str | None = None
    marks: tuple[Json, ...] = ()
    quote: str = ""

    @property
    def told(self) -> dict[str, Any]:
        """The part as a page draws it; nothing in it tells the answer."""
        options = [{"value": value, "name": name} for value, name in self.options]
        more = {"hint": self.hint, "unit": self.unit, "options": options, "quote": self.quote}
        return {"id": self.id, "kind": self.kind, "ask": self.ask} | {key: value for key, value in more.items() if value}

    def graded(self, said: Any, policy: Policy) -> Answer:
        """What somebody answered, whatever that is."""
        if self.kind == "amount":
            return self._amount(said, policy)
        if self.kind == "marks":
            return self._marks(said)
        text = said if isinstance(said, str) else ""
        name = dict(self.options).get(text)
        return Answer(text in self.rights, name or "", text if name is not None else UNREAD)

    def _amount(self, said: Any, policy: Policy) -> Answer:
        text = said if isinstance(said, str) else ""
        found = read_amount(text, self.unit, policy)
        if found is None:
            return Answer(False, " ".join(text.split())[:LONGEST], UNREAD)
        return Answer(found == self.exact, words.value(found, self.unit, policy), short(found, self.unit))

    def _marks(self, said: Any) -> Answer:
        """Several options; in short form their values in the order of the options, a hyphen for none."""
        given = said if isinstance(said, (list, tuple)) else list(said) if isinstance(said, str) else ()
        chosen = [value for value, _ in self.options if value in given]
        names = dict(self.options)
        return Answer(set(chosen) == self.rights, "; ".join(names[one] for one in chosen), "".join(chosen) or "-")

"""Where the parts of a policy stand in its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leeway.draft import Draft
from leeway.problems import Span

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Places:
    """Where the parts of a policy stand; with its draft to the column, without it by the lines in policy.json."""

    raw: Json
    draft: Draft | None

    def table(self, name: str) -> Span:
        """The name of a remedy, or of a fact."""
        ids = (*(one.id for one in self.draft.remedies), *(one.id for one in self.draft.facts)) if self.draft else ()
        at = next((one.span for one in ids if one.text == name), None)
        return at or whole_line((self.raw["remedies"].get(name) or self.raw["facts"][name])["line"])

    def row(self, name: str, index: int) -> Span:
        """A row of a remedy's table; of a fact's the fact."""
        remedy = self.raw["remedies"].get(name)
        if remedy is None:
            return self.table(name)
        drafted = next((one for one in self.draft.remedies if one.id.text == name), None) if self.draft else None
        return drafted.clauses[index].span if drafted else whole_line(remedy["clauses"][index]["line"])

    def situation(self, name: str) -> Span:
        drafted = self.draft.situations if self.draft else ()
        at = next((one.id.span for one in drafted if one.id.text == name), None)
        return at or whole_line(self.raw["situations"][name]["line"])

    def guarantee(self, index: int) -> Span:
        drafted: Sequence[Any] = getattr(self.draft, "guarantees", ()) if self.draft else ()
        return drafted[index].span if drafted else whole_line(self.raw["guarantees"][index]["line"])


def whole_line(number: int) -> Span:
    return Span(number, 1, number + 1, 1)

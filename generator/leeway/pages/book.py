"""What every page is made from: the compiled policy, as it is and as the kernel holds it, and the day of the build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from leeway.languages import of_pages
from leeway.offers import sentences, wire, words
from leeway.offers.expressions import NOW, TODAY, read_expr
from leeway.offers.language import Language
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.reading import read_policy
from leeway.offers.units import MOMENT
from leeway.pages.safe import Safe, identifier, text

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Book:
    """One policy on its way into pages."""

    raw: Json
    today: date | None
    proved: bool = True

    @cached_property
    def policy(self) -> Policy:
        return read_policy(self.raw)

    @cached_property
    def says(self) -> Language:
        """What the pages say, in the language of the policy's locale."""
        return of_pages(self.policy.language.code)

    def say(self, key: str, /, **values: object) -> str:
        """A text of the pages, still to be made inert; in a template it is `t`."""
        return self.says.say(key, **values)

    @cached_property
    def remedies(self) -> dict[str, Any]:
        """What was made ready of remedies already (`remedy.View`): every page that shows one shows the same."""
        return {}

    @property
    def levels(self) -> Sequence[Json]:
        """The levels whose limits are shown: all, unless the policy is one for an audience."""
        return self.policy.levels[: self.policy.audience + 1]

    @property
    def made_for(self) -> str:
        """The name of the level that the pages are made for; nothing where they are for everybody."""
        found = self.raw.get("audience")
        return str(self.level(found["level"])["name"]) if found else ""

    @cached_property
    def json(self) -> str:
        return json.dumps(self.raw, ensure_ascii=False)

    def answer(self, case: Json) -> str:
        """The kernel's decision as JSON text, through the very function that the browser calls."""
        return wire(self.json, json.dumps(case))

    def decide(self, case: Json) -> Any:
        """The kernel's decision."""
        return json.loads(self.answer(case))

    @cached_property
    def _units(self) -> dict[str, str]:
        facts = {name: fact.unit for name, fact in self.policy.facts.items()}
        return facts | {name: rate.unit for name, rate in self.policy.rates.items()} | {TODAY: "date", NOW: MOMENT}

    def formula(self, tree: Any, unit: str) -> str:
        """An amount of the compiled policy in words."""
        return sentences.formula(read_expr(tree, self._units, unit), self.policy)

    def level(self, name: str) -> Json:
        return next(level for level in self.raw["levels"] if level["id"] == name)

    def day(self, iso: str) -> str:
        """A date as the policy's locale writes it; a time of day stays beside it."""
        iso, _, clock = iso.partition(" ")
        try:
            locale = Locale.parse(self.raw["locale"])
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        day = format_date(date.fromisoformat(iso), "d MMMM y" if locale.language == "en" else "long", locale=locale)
        return self.say("day.clock", day=day, clock=clock) if clock else day

    def is_overdue(self, review_by: str) -> bool:
        return self.today is not None and self.today.isoformat() > review_by

    def duration(self, found: Json | str | None) -> str:
        """`{"n": "1", "unit": "days"}` as "1 day"; a text stays as it is, nothing is nothing."""
        if found is None or isinstance(found, str):
            return found or ""
        return words.value(number(found["n"]) or 0, found["unit"], self.policy)


def data(shown: str, value: str, unit: str, **names: str) -> Safe:
    """An amount that the policy determines, readable for people and, in its attributes, for programs and tests."""
    return _element("data", "lw-amount", shown, {"value": value, "data-unit": unit} | _data(names))


def formula(shown: str, **names: str) -> Safe:
    """An amount that is worked out for each customer, in words."""
    return _element("span", "lw-formula", shown, _data(names))


def joined(parts: Iterable[Safe], between: str) -> Safe:
    """Safe parts one after the other, with `between` (ours, not the policy's) in the gaps."""
    return Safe(between.join(parts))


def _data(names: Mapping[str, str]) -> dict[str, str]:
    return {f"data-{name}": value for name, value in names.items()}


def _element(tag: str, kind: str, shown: str, attributes: Mapping[str, str]) -> Safe:
    written = "".join(f' {name}="{identifier(value)}"' for name, value in attributes.items())
    return Safe(f'<{tag} class="{kind}"{written}>{text(shown)}</{tag}>')

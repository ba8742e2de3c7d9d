"""The days that a report counts, by the clock of the rep who logged them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTH = re.compile(r"(\d{4})-(\d\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day through the last; without one of them, from the first or to the last that there is."""

    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        return f"from {self.first} on" if self.first else f"up to {self.last}" if self.last else "all days"


def month(text: str) -> Period:
    """The period of a month, `2026-11`. Raises ValueError."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise ValueError(f'"{text}" is not a month: write it like 2026-11')
    year, number = int(found[1]), int(found[2])
    first = date(year, number, 1)
    return Period(first, date(year, number, calendar.monthrange(year, number)[1]))


def day(text: str) -> date:
    """A day, `2026-11-20`. Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a day: write it like 2026-11-20') from None

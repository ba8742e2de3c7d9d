"""The policy language, in tables: the shape stage, the JSON Schema and the manual all read these."""

from __future__ import annotations

from leeway.keys.tables import KINDS, Key, Kind
from leeway.keys.words import (
    CALENDAR,
    FUNCTIONS,
    HOLDERS,
    LESSONS,
    LONGEST_TITLE,
    MOMENTS,
    MOST_EARLIER,
    MOST_PRACTISED,
    MOST_WORDINGS,
    PAGES,
    PERIODS,
    PLAIN_UNITS,
    REMEDY_KINDS,
    RESERVED,
    ROUNDING_MODES,
    SPAN_UNITS,
    TIME_UNITS,
    TYPES,
    WEEKDAYS,
)

__all__ = [
    "CALENDAR",
    "FUNCTIONS",
    "HOLDERS",
    "KINDS",
    "LESSONS",
    "LONGEST_TITLE",
    "MOMENTS",
    "MOST_EARLIER",
    "MOST_PRACTISED",
    "MOST_WORDINGS",
    "PAGES",
    "PERIODS",
    "PLAIN_UNITS",
    "REMEDY_KINDS",
    "RESERVED",
    "ROUNDING_MODES",
    "SPAN_UNITS",
    "TIME_UNITS",
    "TYPES",
    "WEEKDAYS",
    "Key",
    "Kind",
]

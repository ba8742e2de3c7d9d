"""A holiday lies after the day until which the list of holidays is complete.

`until` says up to which day the list is complete; beyond it no working days are counted. With the holidays of another year, move
`until` to the end of that year.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem, Related

ID = "holiday-after-until"


def check(draft: Draft) -> Iterator[Problem]:
    """Every holiday after the last day."""
    days = draft.working_days
    for day, name in days.holidays if days else ():
        if days and days.until and day.value > days.until.value:
            end = days.until.text
            message = f'"{name.text}" lies after {end}, the day up to which the list is complete. Write a later "until"'
            yield Problem(ID, message, day.span, related=(Related("until", days.until.span),))

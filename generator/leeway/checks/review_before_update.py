"""A part must be looked at again before the policy was last changed.

`review_by` lies before `updated`: either the date is a slip, or the review has been forgotten with the last change. Set it
to a day in the future.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem, Related

ID = "review-before-update"


def check(draft: Draft) -> Iterator[Problem]:
    """Every review date before the last update."""
    own = (*(one.review_by for one in draft.remedies), *(one.review_by for one in draft.situations))
    for date in (draft.review_by, *own):
        if date is not None and date.text and draft.updated.text and date.value < draft.updated.value:
            message = f'"review_by" is {date.text}, before the last change on {draft.updated.text}. Write a later day'
            yield Problem(ID, message, date.span, related=(Related("the last change", draft.updated.span),))

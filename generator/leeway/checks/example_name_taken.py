"""Two worked examples of a situation have the same name.

The name of an example says what is special about it, and is how reports speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.terms import Word
from leeway.draft.words import short
from leeway.problems import Problem, Related

ID = "example-name-taken"


def check(draft: Draft) -> Iterator[Problem]:
    """Every name that an example above has already."""
    for situation in draft.situations:
        first: dict[str, Word] = {}
        for word in (example.name for example in situation.examples if example.name.text):
            if word.text in first:
                message = f'another example of this situation is called "{short(word.text)}" already'
                yield Problem(ID, message, word.span, related=(Related("the other example", first[word.text].span),))
            first.setdefault(word.text, word)

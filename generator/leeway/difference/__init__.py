"""What an edit means: two compiled policies become sentences on who gets more, who gets less, and what else changed.

The two tables of each remedy are unfolded together (`cells`), as far as they differ; for each pair of clauses that may give
something else it is asked whether there is a customer for whom it does (`asking`: by trying, then by z3), and what is found is
said once for all the situations and levels that have it (`changes`). What concerns nobody's amounts is a note (`notes`).
"""

from __future__ import annotations

from leeway.difference.changes import changes
from leeway.difference.notes import notes
from leeway.difference.remedies import found
from leeway.difference.steps import measured, offered
from leeway.difference.two import Two
from leeway.difference.values import Change, Difference, Note, Side
from leeway.offers.policy import Json

__all__ = ["Change", "Difference", "Note", "Side", "difference"]


def difference(old: Json, new: Json) -> Difference:
    """What it means that one policy.json value takes the place of another.

    Promised: where the tables, the amounts and all that they are made of are the same for every customer, `changes` and
    `unsettled` are empty, and only then; every example shows both of its amounts through `decide`; what could be neither shown
    nor proved stands in `unsettled`. Examples, comments and the order of lines in the file never count. The same two
    policies give the same value. Raises KeyError, TypeError or ValueError on anything the compiler would not write.
    """
    two = Two(old, new)
    apart, comparable = measured(two)
    every = [one for name in comparable for one in found(two, name)]
    said, unsettled = changes(two, every)
    also = notes(two)
    return Difference(_side(old), _side(new), (*apart, *offered(two), *said), also, unsettled)


def _side(raw: Json) -> Side:
    return Side(raw["version"], raw["updated"])

"""Guarantees: sentences that must hold for every possible customer. One form of sentence a file.

The docstring of a form's module is its page of the manual. Beside it a module has its sentence patterns, an example, the
keys that its compiled guarantee has, what can be wrong with it although every word of it is understood, and what it means
for a representative. How it is proved stands in the file of the same name in `leeway.proofs.promised`.

The list of forms is closed: a sentence that fits none is a problem, never a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.guarantees import never_less, never_together, never_when, share, something, total
from leeway.guarantees.pattern import Fit, Pattern, fit, possible, tokens, words_of
from leeway.offers.policy import Policy
from leeway.problems import Problem

__all__ = ["FORMS", "Fit", "Form", "Pattern", "meaning", "name_of", "named", "nearest", "reading"]


class Form(Protocol):
    """What the module of every form has, beside its docstring.

    `EXAMPLE` is a correct sentence with gaps for names of the policy: {level}, {above}, {fact}, {remedy}, {other}, {condition},
    {amount}. `KEYS` are the form's own keys of the compiled guarantee, in their order. `HINTS` say what is meant by words
    that the form does not have.
    """

    PATTERNS: tuple[Pattern, ...]
    EXAMPLE: str
    KEYS: tuple[str, ...]
    HINTS: Mapping[str, str]

    def check(self, found: Guarantee, draft: Draft) -> Iterable[Problem]:
        """What makes no sense about a guarantee whose words are all understood."""

    def meaning(self, guarantee: Mapping[str, Any], policy: Policy) -> str:
        """What the compiled guarantee means for a representative, in one plain sentence."""


FORMS: tuple[Form, ...] = (share, never_less, something, total, never_when, never_together)

_CLEAR = 0.5  # with more of a form's words wrong or missing, nothing can be said on where a sentence departs from it
_FAR = 0.8  # and with more than this, it is near to none
_TELLING = 0.25  # what a word that only one form has makes up for, and how many such words count
_MOST_TELLING = 2


def name_of(form: Form) -> str:
    """The name of a form, which is the name of its file."""
    return str(form.__name__).rpartition(".")[2]  # type: ignore[attr-defined]


def named(name: str) -> Form:
    """The form of a name."""
    return next(form for form in FORMS if name_of(form) == name)


@lru_cache(maxsize=1_000)
def reading(text: str) -> tuple[str, Fit] | None:
    """The form whose pattern a sentence fits, with its slots; None where it fits none."""
    every = ((name_of(form), pattern) for form in FORMS for pattern in form.PATTERNS)
    fits = [(name, fit(pattern, text)) for name, pattern in every if possible(pattern, text)]
    return min((one for one in fits if one[1].departure is None), key=lambda one: one[1].cost, default=None)


def nearest(text: str) -> tuple[str, Fit] | None:
    """The form that a sentence which fits none was probably meant to have; None where it is far from all of them.

    Words that only one form has tell more than words that stand in several. Where too little of the form is there, its fit
    has no departure.
    """
    words = {token.text for token in tokens(text)}
    telling = {name_of(form): min(_MOST_TELLING, len(words & _own(form))) for form in FORMS}
    fits = [(name_of(form), fit(pattern, text)) for form in FORMS for pattern in form.PATTERNS]
    name, best = min(fits, key=lambda one: (one[1].wrong - _TELLING * telling[one[0]], one[1].cost))
    if best.wrong >= (_FAR if telling[name] else _CLEAR):
        return None
    return name, best if best.wrong <= _CLEAR else replace(best, departure=None)


def _own(form: Form) -> frozenset[str]:
    """The words that only this form has."""
    others = frozenset(word for one in FORMS if one is not form for pattern in one.PATTERNS for word in words_of(pattern))
    return frozenset(word for pattern in form.PATTERNS for word in words_of(pattern)) - others


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """What a guarantee of policy.json means for a representative, in one plain sentence."""
    return named(guarantee["form"]).meaning(guarantee, policy)

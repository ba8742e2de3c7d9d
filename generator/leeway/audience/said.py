"""Texts that say an amount of a higher level all the same: people write them, so people are told where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from leeway.draft.words import short
from leeway.offers import read_policy
from leeway.offers.numbers import read_exact, text
from leeway.offers.policy import Policy
from leeway.offers.words import value as worded
from leeway.problems import Problem, Span

Json = Mapping[str, Any]
_PARTS = ("remedies", "situations", "exclusions", "caps", "facts", "rates")
_VALUES = ("case", "expect", "usually", "assume", "if_unknown", "from", "to")  # of customers, not of what anybody may give
_NEVER = r"(?!)"


def said(policy: Json, told: Json) -> tuple[Problem, ...]:
    """A warning for each text of what is `told` of a policy in which an amount of money or a share stands that was left out.

    An amount that is also one of customers, as a fact of an example, is told by no text.
    """
    gone = sorted(set(_amounts(policy)) - set(_amounts(told)))
    found = _pattern(gone, read_policy(told), frozenset(_of_customers(told)))
    parts = ((key, name, one) for key in _PARTS for name, one in told.get(key, {}).items())
    rest = {key: value for key, value in told.items() if key not in (*_PARTS, "currency")}
    warnings = (
        _warning(match[0], match.string, what, line)
        for what, line, one in (*_named(parts), ("the policy", None, rest))
        for match in map(found.search, _texts(one))
        if match
    )
    return tuple(dict.fromkeys(warnings))


def _named(parts: Iterator[tuple[str, str, Json]]) -> Iterator[tuple[str, int | None, Json]]:
    kinds = {"remedies": "remedy"}
    for key, name, one in parts:
        yield f'{kinds.get(key, key.removesuffix("s"))} "{name}"', one.get("line"), one


def _amounts(tree: Any) -> Iterator[tuple[str, str]]:
    """The amounts of money and the shares that stand in a value of policy.json, each exactly and with its unit."""
    if isinstance(tree, Mapping):
        yield from chain.from_iterable(map(_amounts, tree.values()))
    elif isinstance(tree, list):
        if len(tree) == 3 and tree[0] == "lit" and tree[2] in ("money", "percent") and isinstance(tree[1], str):
            yield text(read_exact(tree[1]) or 0), tree[2]
        yield from chain.from_iterable(map(_amounts, tree))


def _of_customers(tree: Any, inside: bool = False) -> Iterator[str]:
    """The texts under the keys that hold values of customers."""
    if isinstance(tree, Mapping):
        yield from chain.from_iterable(_of_customers(one, inside or key in _VALUES) for key, one in tree.items())
    elif isinstance(tree, list):
        yield from chain.from_iterable(_of_customers(one, inside) for one in tree)
    elif inside and isinstance(tree, str):
        yield tree


def _pattern(amounts: list[tuple[str, str]], policy: Policy, others: frozenset[str]) -> re.Pattern[str]:
    """The amounts as people write them: as the locale has it, and as a policy file has it."""
    spellings = set()
    for written, unit in amounts:
        number = read_exact(written) or 0
        plain = f"{text(number * 100)}%" if unit == "percent" else f"{policy.currency.symbol}{written}"
        cents = f"{policy.currency.symbol}{text(number, policy.currency.decimals)}" if unit == "money" else plain
        written_so = {plain, cents, worded(number, unit, policy)}
        spellings |= set() if written_so & others else written_so
    return re.compile("|".join(rf"(?<![\w.,]){re.escape(one)}(?!\w|[.,]\d)" for one in sorted(spellings)) or _NEVER)


def _texts(value: Any) -> Iterator[str]:
    """Every text for people in a part: trees of amounts and conditions have none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(_texts(one) for key, one in value.items() if key not in _VALUES)
    elif isinstance(value, list) and not (value and value[0] in ("lit", "cmp", "is", "fact", "rate")):
        yield from chain.from_iterable(map(_texts, value))


def _warning(amount: str, said: str, what: str, line: int | None) -> Problem:
    message = f'in {what}, "{short(said, 60)}" says {amount}, which only a higher level may give'
    hint = "Everybody who sees this playbook reads it. Say it without the amount, or put it under notes, for that level"
    return Problem("undisclosed-said", f"{message}. {hint}", Span(line, 1, line, 2) if line else None, "warning")

"""Mutations that mostly leave a valid policy: other amounts, conditions, numbers, texts and optional keys, where they fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.fuzz import grammar, words
from tests.fuzz.tree import Map, Path, Seq, Tree, copy, places, put

_MONEY = ("at_most", "at_least", "worth")
_TEXTS = (
    *("name", "ask", "look_in", "say", "note", "story", "first", "why", "deliver", "owner", "reach", "company", "avoid", "prize"),
    *("how", "listening_in", "what", "when_yes", "when_no", "customers_say", "remember", "say_if_none", "record", "code"),
    "also_said",
)
_FITTING: dict[str, tuple[str, ...]] = {
    "facts": ("look_in", "whole", "usually", "assume", "if_unknown", "from", "to", "verify"),
    "remedies": (
        *("owner", "review_by", "note", "say", "deliver", "expires", "at_most", "at_least", "costs_us", "worth"),
        *("say_if_none", "rounding"),
    ),
    "situations": ("owner", "review_by"),
    "levels": ("answers_within",),
    "examples": ("story", "on"),
    "limits": ("why", "id"),
    "owed": ("why", "id"),
}


def mutate(random: Random, policy: Tree) -> None:
    """One gentle change, in place; none where the policy has no place for it."""
    random.choice(KINDS)(random, policy)


def _amount(random: Random, policy: Tree) -> None:
    names = grammar.scope(policy)
    found = [(path, keys, value) for path, keys, value in places(policy) if isinstance(value, str) and _is_amount(keys, value)]
    if found:
        path, keys, value = random.choice(found)
        unit = "money" if keys[-1] in _MONEY else grammar.unit_of(value, names.units)
        put(policy, path, grammar.amount(random, unit, names, random.choice((0, 1, 2, 3, 4))))


def _is_amount(keys: tuple[str, ...], value: str) -> bool:
    if keys[0] in ("facts", "caps"):
        return keys[-1] in ("is", "amount") or (keys[0] == "caps" and keys[-1] == "at_most")
    if keys[0] != "remedies" or not value:
        return False
    table = len(keys) == 4 and keys[2] in ("owed", "limits") and keys[3] not in ("when", "otherwise", "id", "why")
    return table or keys[-1] in _MONEY or (len(keys) == 3 and keys[2] == "owed")


def _when(random: Random, policy: Tree) -> None:
    names = grammar.scope(policy)
    found = [path for path, keys, value in places(policy) if keys[-1] in ("when", "only_when", "is") and isinstance(value, Map)]
    if found:
        put(policy, random.choice(found), grammar.condition(random, names, random.choice((0, 1, 2, 3))))


def _row(random: Random, policy: Tree) -> None:
    """One more clause, with a condition of its own."""
    found = [value for _, keys, value in places(policy) if keys[-1] in ("owed", "limits", "is") and isinstance(value, Seq)]
    tables = [table for table in found if table.items and isinstance(table.items[0], Map)]
    if tables:
        table = random.choice(tables)
        row = copy(random.choice(table.items))
        if isinstance(row, Map):
            rest = [entry for entry in row.entries if entry[0] not in ("when", "otherwise", "id")]
            row.entries = [("when", grammar.condition(random, grammar.scope(policy))), *rest]
            table.items.insert(random.randrange(len(table.items)), row)


def _number(random: Random, policy: Tree) -> None:
    """Another number, most often in a remedy or a rate, in the place of one that stands there."""
    keep = ("leeway", "version", "situations", "updated")
    found = [
        (path, value)
        for path, keys, value in places(policy)
        if isinstance(value, str) and re.search(r"\d", value) and keys[0] not in keep and "-" not in value
    ]
    if found:
        path, value = random.choice(found)
        numbers = list(re.finditer(r"[\d.]+", value))
        one = random.choice(numbers)
        other = random.choice(("0", "1", "2", "7", "50", "99.99", "1000000", "9" * 20, "0.01", "12"))
        put(policy, path, value[: one.start()] + other + value[one.end() :])


def _text(random: Random, policy: Tree) -> None:
    found = [(path, value) for path, keys, value in places(policy) if keys[-1] in _TEXTS and isinstance(value, str)]
    if found:
        path, value = random.choice(found)
        cut = random.randint(0, len(value))
        put(policy, path, value[:cut] + random.choice((*words.UNICODE, *words.WORDS, "x" * 150)) + value[cut:])


def _key(random: Random, policy: Tree) -> None:
    """One more optional key where it fits, or another value for it."""
    found = [(where, value) for path, keys, value in places(policy) if isinstance(value, Map) and (where := _fits(path, keys))]
    if found:
        where, target = random.choice(found)
        key = random.choice(_FITTING[where])
        target.entries = [entry for entry in target.entries if entry[0] != key]
        target.entries.append((key, random.choice(words.SAMPLES[key])))


def _fits(path: Path, keys: tuple[str, ...]) -> str:
    if len(keys) == 2 and len(path) == 2:
        return keys[0] if keys[0] in _FITTING else ""
    return keys[2] if len(keys) == 3 and len(path) == 4 and keys[2] in _FITTING else ""


def _order(random: Random, policy: Tree) -> None:
    """Facts, rates, remedies, levels or keys in another order."""
    found = [value for _, _, value in places(policy) if isinstance(value, Map) and len(value.entries) > 1]
    if found:
        random.shuffle(random.choice(found).entries)


def _head(random: Random, policy: Tree) -> None:
    """Another locale, rounding or day at the top."""
    if isinstance(policy, Map):
        key = random.choice(("locale", "rounding", "updated", "review_by"))
        days = ("0001-01-01", "9999-12-31", "2024-02-29")
        value = random.choice(days if key in ("updated", "review_by") else words.SAMPLES[key])
        policy.entries = [entry for entry in policy.entries if entry[0] != key]
        policy.entries.insert(random.randint(0, len(policy.entries)), (key, value))


def _guarantee(random: Random, policy: Tree) -> None:
    """One more guarantee, or another one in its place."""
    guarantees = policy.get("guarantees") if isinstance(policy, Map) else None
    if isinstance(policy, Map) and isinstance(guarantees, Seq):
        groups = {part: policy.get(part) for part in ("levels", "remedies", "situations")}
        called = {part: [name for name, _ in found.entries] if isinstance(found, Map) else [] for part, found in groups.items()}
        sentence = grammar.sentence(random, grammar.scope(policy), called)
        if guarantees.items and random.random() < 0.7:
            guarantees.items[random.randrange(len(guarantees.items))] = sentence
        else:
            guarantees.items.append(sentence)


def _again(random: Random, policy: Tree) -> None:
    """A copy of a fact, a remedy or a situation under another name."""
    top = random.choice(("facts", "remedies", "situations", "rates", "levels"))
    group = policy.get(top) if isinstance(policy, Map) else None
    if isinstance(group, Map) and group.entries:
        name, value = random.choice(group.entries)
        group.entries.append((f"{name}_{random.choice(('two', 'again', 'b'))}", copy(value)))
        if top == "remedies":
            steps = [value for _, keys, value in places(policy) if keys[-1] == "remedies" and isinstance(value, Seq)]
            random.choice(steps).items.append(group.entries[-1][0]) if steps else None


KINDS: tuple[Callable[[Random, Tree], None], ...] = (
    *(_amount, _amount, _amount, _amount, _when, _when, _when, _row, _row, _number, _number, _text, _text, _key, _key),
    *(_order, _head, _again, _guarantee, _guarantee),
)

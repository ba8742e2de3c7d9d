"""Mutant number N of seed S: a policy's bytes and what to ask of it. The two numbers decide it all, and each stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.fuzz import gentle, rough
from tests.fuzz.corpus import pick
from tests.fuzz.tree import Tree, copy, write


@dataclass(frozen=True, slots=True)
class Mutant:
    """A policy file to examine. `cases` is how many cases it is asked, `stream` seeds them; `mutated`: the policy is one."""

    number: int
    origin: str
    data: bytes
    mutated: bool
    cases: int
    stream: str


def mutant(seed: int, number: int) -> Mutant:
    """Two mutants of a policy in five, each with a few cases; the others are mutants of cases for a policy that is as it was."""
    stream = f"leeway:{seed}:{number}"
    random = Random(stream)
    chosen = pick(random)
    tree = None if chosen.tree is None else copy(chosen.tree)
    mutated = number % 5 < 2
    if not mutated:
        return Mutant(number, chosen.name, chosen.data or _text(tree, 9), False, 2, stream)
    data = _mutated(random, tree, chosen.data)
    return Mutant(number, chosen.name, data, True, 2, stream)


def _mutated(random: Random, tree: Tree | None, data: bytes) -> bytes:
    kind = random.random()
    if tree is None or isinstance(tree, str) or (kind < 0.06 and data):
        return rough.mutate_bytes(random, data)
    for _ in range(random.choice((1, 1, 2, 3))):
        (gentle if kind < 0.75 or random.random() < 0.2 else rough).mutate(random, tree)
    written = _text(tree, random.choice((9, 4, 3, 2)))
    return rough.mutate_bytes(random, written) if kind > 0.95 else written


def _text(tree: Tree | None, flow_below: int) -> bytes:
    return write(tree, flow_below).encode("utf-8", "surrogatepass") if tree is not None else b""

"""What mutants are made from: small policies, slices of the sample policy, and every broken policy of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz.tree import Map, Tree, copy, places, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The smaller, the cheaper; a mutant of one key of a large policy says no more than one of a small.
_WEIGHTS = {"tiny": 6.0, "euro": 6.0, "shop": 4.0}


@dataclass(frozen=True, slots=True)
class Seed:
    """A policy to mutate; `weight` is how often it is taken."""

    name: str
    data: bytes
    tree: Tree | None
    weight: float


@cache
def corpus() -> tuple[Seed, ...]:
    """All seeds, in an order that no folder decides."""
    own = [(path, _WEIGHTS.get(path.stem, 2.5)) for path in sorted(HERE.glob("seeds/*.yml"))]
    good = [(path, min(4.0, 6000 / path.stat().st_size)) for path in sorted(HERE.parent.glob("good/*.yml"))]
    starter = [(ROOT / "generator/leeway/starter/policy.yml", 0.5)]
    bad = sorted(HERE.parent.glob("bad/**/*.yml"))
    files = [*own, *good, *starter, *((path, 2.0 / len(bad)) for path in bad)]
    found = [Seed(path.relative_to(ROOT).as_posix(), data := path.read_bytes(), read(data), weight) for path, weight in files]
    return (*found, *_slices((ROOT / "policy/policy.yml").read_bytes()))


def pick(random: Random) -> Seed:
    """One of the seeds, by their weights."""
    seeds = corpus()
    return random.choices(seeds, weights=[seed.weight for seed in seeds])[0]


def _slices(data: bytes) -> tuple[Seed, ...]:
    whole = read(data)
    situations = whole.get("situations") if isinstance(whole, Map) else None
    if not isinstance(whole, Map) or not isinstance(situations, Map):
        raise ValueError("the sample policy is no policy")
    parts = [_slice(whole, name, situation) for name, situation in situations.entries]
    weight = 0.5 / len(parts)
    return tuple(Seed(f"policy/policy.yml#{name}", b"", part, weight) for (name, _), part in zip(situations.entries, parts))


_SHARED = ("facts", "rates", "remedies", "exclusions", "caps")


def _slice(whole: Map, name: str, situation: Tree) -> Map:
    """The policy with one situation and only what that one needs, directly or through what it needs."""
    situation = copy(situation)
    if isinstance(situation, Map):
        situation.entries = [entry for entry in situation.entries if entry[0] != "related"]
    wanted = _names(situation)
    shared = {key: part for key in _SHARED if isinstance(part := whole.get(key), Map)}
    for _ in range(6):
        for part in shared.values():
            for own, value in part.entries:
                wanted |= _names(value) if own in wanted else set()
    kept: list[tuple[str, Tree]] = []
    for key, value in whole.entries:
        if key in shared:
            rows: list[tuple[str, Tree]] = [(own, copy(row)) for own, row in shared[key].entries if own in wanted]
            kept += [(key, Map(rows))] if rows else []
        elif key == "situations":
            kept.append((key, Map([(name, situation)])))
        elif key not in ("phrases", "guarantees"):  # they speak of what a slice has not
            kept.append((key, copy(value)))
    return Map(kept)


def _names(tree: Tree) -> set[str]:
    """Every word of a part that may be a name."""
    said = [tree] if isinstance(tree, str) else []
    for _, keys, value in places(tree):
        said += [*keys[-1:], *([value] if isinstance(value, str) else [])]
    marks = str.maketrans(dict.fromkeys("()+-*/,", " "))
    return {word for text in said for word in text.translate(marks).split()}

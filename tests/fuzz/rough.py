"""Mutations that mostly break a policy, in its tree or in its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from leeway.keys import RESERVED
from tests.fuzz import grammar, words
from tests.fuzz.corpus import pick
from tests.fuzz.tree import Map, Path, Seq, Tree, at, copy, places, put

_TOKENS = (
    *words.KEYS,
    *words.UNITS,
    *words.OPERATORS,
    *words.RELATIONS,
    *words.DATES,
    *words.NUMBERS,
    *words.WORDS,
    *words.SENTENCES,
)


def mutate(random: Random, policy: Tree) -> None:
    """One rough change of the tree, in place."""
    random.choice(KINDS)(random, policy)


def mutate_bytes(random: Random, data: bytes) -> bytes:
    """One to four rough changes of the bytes."""
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(BYTE_KINDS)(random, data)
    return data


def _map(random: Random, policy: Tree) -> Map:
    found = [value for _, _, value in places(policy) if isinstance(value, Map) and value.entries]
    return random.choice(found) if found else Map([("x", "y")])


def _scalar(random: Random, policy: Tree) -> tuple[Path, str]:
    found = [(path, value) for path, _, value in places(policy) if isinstance(value, str)]
    return random.choice(found) if found else ((), "")


def _put(policy: Tree, path: Path, value: Tree) -> None:
    if path:
        put(policy, path, value)


def _drop(random: Random, policy: Tree) -> None:
    target = _map(random, policy)
    del target.entries[random.randrange(len(target.entries))]


def _twice(random: Random, policy: Tree) -> None:
    target = _map(random, policy)
    name, value = random.choice(target.entries)
    target.entries.insert(random.randint(0, len(target.entries)), (name, copy(value)))


def _rename(random: Random, policy: Tree) -> None:
    target = _map(random, policy)
    index = random.randrange(len(target.entries))
    name, value = target.entries[index]
    other = random.choice((*words.KEYS, *RESERVED, *words.UNICODE, name + "_", name.upper(), name * 30, "", "a\nb"))
    target.entries[index] = (other, value)


def _move(random: Random, policy: Tree) -> None:
    entry = random.choice(_map(random, policy).entries)
    _map(random, policy).entries.append((entry[0], copy(entry[1])))


def _strange_key(random: Random, policy: Tree) -> None:
    key = random.choice(words.KEYS)
    value: Tree = random.choice((*words.SAMPLES.get(key, ()), random.choice(_TOKENS), ""))
    _map(random, policy).entries.append((key, value))


def _graft(random: Random, policy: Tree) -> None:
    """A part of another policy in the place of one of this: of the same key where there is one."""
    other = pick(random).tree
    if other is None or isinstance(other, str):
        return
    mine, theirs = list(places(policy)), list(places(other))
    if not mine or not theirs:
        return
    path, keys, _ = random.choice(mine)
    like = [value for _, their, value in theirs if their[-1:] == keys[-1:]]
    part = random.choice(like) if like and random.random() < 0.8 else random.choice(theirs)[2]
    put(policy, path, copy(part))


def _swap(random: Random, policy: Tree) -> None:
    """Two parts of the policy in one another's place; one may lie in the other."""
    found = [path for path, _, _ in places(policy)]
    if len(found) > 1:
        one, other = random.sample(found, 2)
        parts = copy(at(policy, one)), copy(at(policy, other))
        put(policy, one, parts[1])
        if other[: len(one)] != one:
            put(policy, other, parts[0])


def _nest(random: Random, policy: Tree) -> None:
    found = [path for path, _, _ in places(policy)]
    if found:
        path = random.choice(found)
        part = at(policy, path)
        for _ in range(random.choice((1, 1, 2, 10, 39, 60))):
            part = random.choice((lambda p: Map([("not", p)]), lambda p: Map([("any", Seq([p]))]), lambda p: Seq([p])))(part)
        put(policy, path, part)


def _long(random: Random, policy: Tree) -> None:
    found = [value for _, _, value in places(policy) if isinstance(value, Map | Seq)]
    if found:
        target = random.choice(found)
        times = random.choice((2, 5, 30, 100))
        if isinstance(target, Seq) and target.items:
            target.items = [copy(item) for _ in range(times) for item in target.items][:2000]
        elif isinstance(target, Map) and target.entries:
            target.entries = [(f"{key}{n}", copy(value)) for n in range(times) for key, value in target.entries][:1000]


def _long_text(random: Random, policy: Tree) -> None:
    path, value = _scalar(random, policy)
    part = random.choice((value, " + $1", "(", "min(", "x ", "not ", " and at least 1 year", "days from today to ", "-", " or a"))
    _put(policy, path, value + part * random.choice((10, 60, 200, 1000)))


def _empty(random: Random, policy: Tree) -> None:
    found = [path for path, _, _ in places(policy)]
    if found:
        put(policy, random.choice(found), random.choice(("", Map(), Seq(), Seq([""]), Map([("", "")]))))


def _token(random: Random, policy: Tree) -> None:
    """A word of the language in the place of a text, or of one word of it."""
    path, value = _scalar(random, policy)
    pieces = re.split(r"(\s+|[(),])", value)
    token = random.choice(_TOKENS)
    index = random.randrange(len(pieces))
    pieces[index] = random.choice((token, token, f"{pieces[index]} {token}"))
    _put(policy, path, token if random.random() < 0.2 else "".join(pieces))


def _extreme(random: Random, policy: Tree) -> None:
    """A number or a date of a text becomes an extreme one."""
    found = [(path, value) for path, _, value in places(policy) if isinstance(value, str) and re.search(r"\d", value)]
    if found:
        path, value = random.choice(found)
        pattern, others = (r"\d{4}-\d\d-\d\d", words.DATES) if re.search(r"\d-\d", value) else (r"[\d.,]*\d", words.NUMBERS)
        _put(policy, path, re.sub(pattern, lambda _: random.choice(others), value, count=1))


def _unit(random: Random, policy: Tree) -> None:
    """Another unit behind a number, or behind `unit:`."""
    found = [(path, value) for path, _, value in places(policy) if isinstance(value, str)]
    units = [(path, value) for path, value in found if value in words.UNITS or re.fullmatch(r"[\d.]+ [a-z ]+", value)]
    if units:
        path, value = random.choice(units)
        put(policy, path, re.sub(r"[a-z][a-z ]*$", lambda _: random.choice(words.UNITS), value))


def _unicode(random: Random, policy: Tree) -> None:
    path, value = _scalar(random, policy)
    cut = random.randint(0, len(value))
    _put(policy, path, value[:cut] + random.choice(words.UNICODE) + value[cut:])


def _circle(random: Random, policy: Tree) -> None:
    """A part that names itself, or two that name one another."""
    names = list(grammar.scope(policy).units)
    group = policy.get("facts") if isinstance(policy, Map) else None
    if not names or not isinstance(group, Map):
        return
    one, other = random.choice(names), random.choice(names)
    said: list[tuple[str, Tree]] = [
        ("is", f"{one} + {other}"),
        ("is", Seq([Map([("when", Map([(one, "yes")])), ("amount", other)]), Map([("otherwise", ""), ("amount", one)])])),
        ("is", Map([("not", Map([(other, "at least 1")]))])),
    ]
    kept = [entry for entry in group.entries if entry[0] not in (one, other)]
    group.entries = [
        *kept,
        (one, Map([random.choice(said)])),
        (other, Map([random.choice(said), ("unit", random.choice(words.UNITS))])),
    ]


def _flip(random: Random, data: bytes) -> bytes:
    cut = random.randrange(len(data) or 1)
    return data[:cut] + bytes([random.randrange(256)]) + data[cut + 1 :]


def _insert(random: Random, data: bytes) -> bytes:
    cut = random.randint(0, len(data))
    one = random.choice((*words.YAML, *words.YAML, *words.UNICODE, *_TOKENS))
    return data[:cut] + random.choice((one.encode(), one.encode(), random.choice(words.BYTES))) + data[cut:]


def _cut(random: Random, data: bytes) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.choice((1, 2, 5, 30, 500, 10**6)) :]


def _copy(random: Random, data: bytes) -> bytes:
    start, to = random.randint(0, len(data)), random.randint(0, len(data))
    return data[:to] + data[start : start + random.choice((1, 5, 30, 300))] + data[to:]


def _lines(random: Random, data: bytes) -> bytes:
    """Two lines change places, or one moves to the left or right."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(4)
    if kind == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 1:
        lines[one] = random.choice((b" ", b"  ", b"\t", b"      ")) + lines[one]
    elif kind == 2:
        lines[one] = lines[one].lstrip()
    else:
        lines.insert(other, lines[one])
    return random.choice((b"\n", b"\n", b"\n", b"\r\n", b"\r")).join(lines)


KINDS: tuple[Callable[[Random, Tree], None], ...] = (
    *(_drop, _twice, _rename, _move, _strange_key, _graft, _graft, _graft, _swap, _nest, _long, _long_text, _empty),
    *(_token, _token, _token, _token, _extreme, _extreme, _extreme, _unit, _unit, _unicode, _circle),
)
BYTE_KINDS: tuple[Callable[[Random, bytes], bytes], ...] = (_flip, _insert, _insert, _insert, _cut, _copy, _lines)

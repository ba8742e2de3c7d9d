"""Amounts and conditions grown from the grammar of the language, mostly with units that fit.

One in `NEWER` grows a form of the newer language (spans, rates per unit, rounding, `ago`), whether or not it is read yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from leeway.guarantees import FORMS
from leeway.keys import TIME_UNITS
from tests.fuzz.tree import Map, Seq, Tree

NEWER = 6
_COUNTED = {
    "minutes": ("hours", "days"),
    "hours": ("minutes", "days"),
    "days": ("weeks", "hours"),
    "weeks": ("days",),
    "months": ("years",),
    "years": ("months",),
}
_PLAIN = ("0", "1", "2", "3", "5", "10", "12", "24", "60", "100", "365", "0.5", "2.25", "33.3", "1000", "999999999", "0.001")
_DAYS = ("2020-02-29", "2025-12-31", "2026-01-01", "2026-11-20", "2027-01-01", "0001-01-01", "9999-12-31")
_SIGNS = ("at least", "at most", "more than", "less than", "exactly")
_TIMES = ("00:00", "09:30", "12:30", "23:59")


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that a policy gives to its facts and rates, by unit, and the sign of its money."""

    units: dict[str, str]
    choices: dict[str, list[str]]
    money: str = "$"
    by_unit: dict[str, list[str]] = field(default_factory=dict)


def scope(policy: Tree) -> Scope:
    """The names of a policy; what is no policy has none."""
    units: dict[str, str] = {}
    choices: dict[str, list[str]] = {}
    for name, fact in _entries(policy, "facts"):
        picked = fact.get("choices") if isinstance(fact, Map) else None
        if isinstance(picked, Map) and picked.entries:
            units[name], choices[name] = "choice", [key for key, _ in picked.entries]
        elif isinstance(fact, Map):
            said = fact.get("unit") or fact.get("is")
            units[name] = said if isinstance(said, str) and fact.get("unit") else unit_of(said, units)
    for name, rate in _entries(policy, "rates"):
        values = rate.get("values") or rate if isinstance(rate, Map) else None
        first = values.entries[0][1] if isinstance(values, Map) and values.entries else None
        units[name] = unit_of(first, units)
    by_unit: dict[str, list[str]] = {}
    for name, unit in units.items():
        by_unit.setdefault(unit, []).append(name)
    currency = policy.get("currency") if isinstance(policy, Map) else None
    return Scope(units, choices, {"EUR": "€", "JPY": "¥", "GBP": "£"}.get(str(currency), "$"), by_unit)


def _entries(policy: Tree, key: str) -> list[tuple[str, Tree]]:
    found = policy.get(key) if isinstance(policy, Map) else None
    return found.entries if isinstance(found, Map) else []


def unit_of(said: Tree | None, units: dict[str, str]) -> str:
    """The unit of an amount, guessed from the first thing in it that has one; money where nothing has."""
    if not isinstance(said, str):
        return "yes or no" if isinstance(said, Map) else "money"
    if said in ("yes", "no"):
        return "yes or no"
    for name in re.findall(r"[a-z_]+", said):
        if name in units:
            return units[name]
    if "%" in said:
        return "percent"
    counted = re.match(r"[\d.]+ ([a-z ]+)$", said)
    if counted:
        return counted[1] if counted[1].endswith("s") else counted[1] + "s"
    return "date" if re.match(r"\d{4}-", said) else "money"


def literal(random: Random, unit: str, names: Scope) -> str:
    """A value of a unit."""
    n = random.choice(_PLAIN)
    if unit == "money":
        return names.money + (n if n not in ("33.3", "0.001") else "33.33")
    if unit == "yes or no":
        return random.choice(("yes", "no"))
    if unit == "date":
        return random.choice(_DAYS)
    if unit == "time":
        return random.choice(_TIMES)
    if unit == "date and time":
        return f"{random.choice(_DAYS)} {random.choice(_TIMES)}"
    if unit == "percent":
        return n + "%"
    return n if unit == "number" else f"{n} {random.choice((unit, unit, *_COUNTED.get(unit, ())))}"


def amount(random: Random, unit: str, names: Scope, depth: int = 3) -> str:
    """An amount of a unit, of at most that depth."""
    if unit in ("yes or no", "choice"):
        return random.choice(("yes", "no", "none"))
    own = names.by_unit.get(unit, [])
    if depth <= 0 or random.random() < 0.3:
        return random.choice(own) if own and random.random() < 0.6 else literal(random, unit, names)
    if not random.randrange(NEWER):
        return _newer(random, unit, names, depth)
    if unit in ("date", "time", "date and time"):
        return literal(random, unit, names)

    def one(of: str) -> str:
        return amount(random, of, names, depth - 1)

    grown = [
        lambda: f"{one(unit)} + {one(unit)}",
        lambda: f"({one(unit)} - {one(unit)})",
        lambda: f"({one(unit)}) * {one('number')}",
        lambda: f"({one(unit)}) / {random.choice(('2', '3', '7', one('number')))}",
        lambda: f"min({one(unit)}, {one(unit)})",
        lambda: f"max({', '.join(one(unit) for _ in range(random.randint(2, 4)))})",
        lambda: f"{random.choice(_PLAIN)}% of ({one(unit)})",
    ]
    if unit == "money":
        grown.append(lambda: f"({one('money')}) * ({one('days')})")
    if unit in ("number", "percent"):
        like = random.choice(("money", "days", "years"))
        grown.append(lambda: f"({one(like)}) / ({one(like)})" if unit == "number" else f"({one(unit)})")
    return random.choice(grown)()


def _newer(random: Random, unit: str, names: Scope, depth: int) -> str:
    def one(of: str) -> str:
        return amount(random, of, names, depth - 1)

    moment = random.choice(("date", "date and time"))
    ends = f"{_operand(random, moment, names)} {random.choice(('to', 'to', 'through'))} {_operand(random, moment, names)}"
    step = literal(random, unit, names)
    period = random.choice(("1 day", "12 hours", "3 hours 10 minutes", "1 month", "0 days"))
    length = random.choice(TIME_UNITS)
    forms = [
        f"{random.choice(('', '', 'completed ', 'started '))}{length} from {ends}",
        f"{random.choice(('round', 'round_up', 'round_down'))}({one(unit)}, {step})",
        f"{literal(random, 'money', names)} per {random.choice(('day', 'week', 'month', 'hour'))} * ({one('days')})",
        f"{literal(random, 'percent', names)} per {random.choice(('day', 'year'))} * {length} from {ends} * ({one(unit)})",
        f"{random.choice(('started', 'completed'))}({one('hours')}, {period}) * {step}",
        f"{_operand(random, moment, names)} {random.choice('+-')} {literal(random, length, names)}",
        f"{random.choice(('day', 'time'))}({_operand(random, 'date and time', names)})",
        random.choice(("undefined", f"{step} to {step}", "today", "now", "3 hours 10 minutes")),
    ]
    return random.choice(forms)


def _operand(random: Random, unit: str, names: Scope) -> str:
    fixed = {"date": "today", "date and time": "now"}.get(unit, "today")
    return random.choice((fixed, literal(random, unit, names), *names.by_unit.get(unit, [])))


def condition(random: Random, names: Scope, depth: int = 2) -> Tree:
    """A condition, of at most that depth."""
    if not names.units:
        return Map([("tenure", "at least 1 year")])
    if depth > 0 and random.random() < 0.35:
        kind = random.choice(("all", "any", "not"))
        parts = [condition(random, names, depth - 1) for _ in range(random.randint(1, 3))]
        return Map([(kind, parts[0] if kind == "not" else Seq(parts))])
    facts = random.sample(sorted(names.units), min(len(names.units), random.choice((1, 1, 2, 3))))
    return Map([(fact, asked(random, fact, names)) for fact in facts])


def asked(random: Random, fact: str, names: Scope) -> Tree:
    """What is asked of a fact."""
    unit = names.units[fact]
    if unit == "choice":
        some = random.sample(names.choices[fact], random.randint(1, max(1, len(names.choices[fact]) - 1)))
        return random.choice(("not ", "")) + " or ".join(some)
    if unit == "yes or no":
        return random.choice(("yes", "no"))
    if not random.randrange(NEWER) and unit.startswith("date"):
        n = f"{random.choice(_PLAIN)} {random.choice(TIME_UNITS)}"
        return f"{random.choice(_SIGNS)} {n} {random.choice(('ago', 'from now'))}"
    bound = amount(random, unit, names, random.choice((0, 0, 1, 2)))
    if unit in ("date", "time", "date and time"):
        at = "at" if unit == "time" else "on"
        return f"{random.choice(('before', 'after', at, f'{at} or before', f'{at} or after'))} {bound}"
    said = (
        f"{random.choice(('at least', 'at most', 'more than', 'less than', 'under', 'over', 'exactly', '<=', '>', '='))} {bound}"
    )
    return said if random.random() < 0.85 else f"{said} and under {literal(random, unit, names)}"


def sentence(random: Random, names: Scope, called: dict[str, list[str]]) -> str:
    """A guarantee of any form; `called` are the levels, remedies and situations. What it says need not be true."""
    pattern = random.choice([pattern for form in FORMS for pattern in form.PATTERNS]).text
    while "[" in pattern:  # what may be left out, from the inside
        pattern = re.sub(r"\[([^\[\]]*)\]", lambda part: random.choice(("", part[1])), pattern)
    pattern = re.sub(r"\S+\|\S+", lambda words: random.choice(words[0].split("|")), pattern)
    return " ".join(re.sub(r"\{(\w+)\}", lambda slot: _slot(random, slot[1], names, called), pattern).split())


def _slot(random: Random, slot: str, names: Scope, called: dict[str, list[str]]) -> str:
    facts = sorted(names.units) or ["tenure"]
    if slot == "share":
        return random.choice(("50%", "100%", "33.3%", "1%", "120%", "half"))
    if slot == "amount":
        return amount(random, "money", names, random.choice((0, 0, 1, 2)))
    if slot == "fact":
        return random.choice(facts)
    if slot == "condition":
        some = random.sample(facts, min(len(facts), random.choice((1, 1, 2))))
        return " and ".join(f"{fact} is {asked(random, fact, names) if fact in names.units else 'yes'}" for fact in some)
    known = called[{"level": "levels", "of": "levels"}.get(slot, slot)] or ["nobody"]
    several = random.choice((1, 1, 2)) if slot in ("remedies", "situations") else 1
    return " and ".join(random.choice(known) for _ in range(several))

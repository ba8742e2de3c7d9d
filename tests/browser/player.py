"""A worked example played on its situation's page by keys alone, as a person does, and the keys counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from tests.browser.checker import Checker
from tests.browser.served import Site

ENTER, REFUSE, ACCEPT, NEXT, KNOWN, LEVEL, OVER, RESERVE = "Enter", "x", "a", "j", "g", "c", "d", "m"
CHIP = "document.querySelector('leeway-checker').shadowRoot.activeElement?.closest('.lw-chip')?.dataset.fact"
FEW = 3  # questions that a common case may take
# The first visible offer that a key takes: its remedy.
FIRST = """(control) => {
  const root = document.querySelector("leeway-checker").shadowRoot;
  const all = [...root.querySelectorAll(`:is(.lw-block-offer, .lw-block-reserve) ${control}`)];
  const found = all.find((one) => one.checkVisibility());
  return found?.closest("[data-remedy]").dataset.remedy ?? null;
}"""


@dataclass(frozen=True, slots=True)
class Count:
    """How many questions were answered, and how many keys that took."""

    questions: int = 0
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """One example: what it took until the page said what it expects, and until nothing that is given was asked any more."""

    situation: str
    name: str
    right: Count | None
    all: Count
    asked: tuple[str, ...]


def played(site: Site, checker: Checker, policy: Any) -> Iterator[Played]:
    """Every worked example of a policy, on the page of its situation. Who the reader is, and which day it is, is known before."""
    for situation, one in policy["situations"].items():
        for number, example in enumerate(one["examples"]):
            day = example["case"]["on"]
            checker.page.clock.set_fixed_time(f"{day.replace(' ', 'T')}Z" if " " in day else f"{day}T12:00:00Z")
            if number == 0:
                checker.open(site.situation(situation))
            checker.page.keyboard.press(OVER)
            _be(checker, example["case"]["level"])
            yield _Play(checker, policy, example).all()


def _be(checker: Checker, level: str) -> None:
    for _ in range(10):
        if checker.case()["level"] == level:
            break
        checker.page.keyboard.press(LEVEL)
    assert checker.decision()["level"] == level


class _Play:
    def __init__(self, checker: Checker, policy: Any, example: Any) -> None:
        self.checker, self.policy, self.example, self.case = checker, policy, example, example["case"]
        self.keys, self.asked = 0, list[str]()
        self.right: Count | None = None

    def all(self) -> Played:
        self._look()
        self._facts("now")
        self._assumed()
        for remedy in self.case.get("refused", ()):
            self._say_no(remedy)
        for remedy, amount in self.case.get("accepted", {}).items():
            self._accept(remedy, amount)
        self._facts("now")
        if self.right is None and any(self._given("reserve")):
            self._press(RESERVE)
            self._facts("reserve")
        if self.right is None:  # what only those above may give
            self._facts("above")
        return Played(self.case["situation"], self.example["name"], self.right, self._count(), tuple(self.asked))

    def _count(self) -> Count:
        return Count(len(self.asked), self.keys)

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.checker.page.keyboard.press(key)
        self.keys += len(keys)
        self._look()

    def _look(self) -> None:
        if self.right is None and meets(self.checker.decision(), self.example["expect"]):
            self.right = self._count()

    def _given(self, when: str) -> list[str]:
        """What is asked and known, in the order of the questions."""
        asks = self.checker.decision()["ask"]
        told = self.checker.case()["facts"]
        return [
            one["fact"] for one in asks if one["for"] == when and one["fact"] in self.case["facts"] and one["fact"] not in told
        ]

    def _facts(self, when: str) -> None:
        while given := self._given(when):
            self._go_to(given[0])
            self._tell(given[0])

    def _tell(self, fact: str) -> None:
        self.asked.append(fact)
        self._press(*(["o"] if fact in self.case.get("claimed", ()) else []), *self.answer(fact))

    def _assumed(self) -> None:
        """What is taken as usual and is otherwise is not asked: it is changed where it stands."""
        while wrong := [
            one["fact"] for one in self.checker.decision()["facts"] if one["assumed"] and one["fact"] in self.case["facts"]
        ]:  # fmt: skip
            while self.checker.page.evaluate(CHIP) != wrong[0]:
                self._press(KNOWN)
            self._press(ENTER)
            self._tell(wrong[0])
            self._facts("now")

    def _go_to(self, fact: str) -> None:
        for _ in range(60):
            if self.checker.current() == fact:
                return
            self._press(NEXT)
        raise AssertionError(f"no key leads to the question for {fact}")

    def answer(self, id_: str) -> list[str]:
        """The keys for a fact: one where a single one does, else what is typed, and Enter."""
        fact, value = self.policy["facts"][id_], self.case["facts"][id_]
        if value == "not known":
            return ["k"]
        if value == fact.get("usually"):
            return ["u"]
        if fact["kind"] == "yes or no":
            return [value[0]]
        if fact["kind"] == "choice":
            number = str(list(fact["choices"]).index(value) + 1)
            return list(number.zfill(len(str(len(fact["choices"])))))
        if fact["kind"] == "date" and value in ("never", self.case["on"]):
            return ["v" if value == "never" else "t"]
        return [*typed(fact, value), ENTER]

    def _say_no(self, remedy: str) -> None:
        if self.checker.page.evaluate(FIRST, ".lw-refuse") == remedy:
            self._press(REFUSE)

    def _accept(self, remedy: str, amount: str) -> None:
        if self.checker.page.evaluate(FIRST, ".lw-accept") != remedy:
            return
        self._press(ACCEPT)
        if self.policy["remedies"][remedy]["unit"] != "yes or no":
            self._press(*amount.lstrip("$").split()[0], ENTER)


def typed(fact: Any, value: str) -> Iterator[str]:
    """What is typed for a value: a date as the browser's field for American English takes it, a count without its own unit."""
    if "date" in fact["kind"]:
        year, month, day = value[:10].split("-")
        yield from month + day + year
        if fact["kind"] == "date and time":
            yield from ("Tab", *_clock(value[11:]))
    elif fact["kind"] == "time":
        yield from _clock(value)
    else:
        number, _, unit = value.replace(",", "").lstrip("$£€").partition(" ")
        yield from number
        same = fact["kind"] != "count" or unit.rstrip("s") in (fact["unit"].rstrip("s"), "")
        yield from "" if same else unit[0]


def _clock(value: str) -> Iterator[str]:
    hours, minutes = value.split(":")
    yield from f"{(int(hours) + 11) % 12 + 1:02}{minutes}"
    yield "a" if int(hours) < 12 else "p"


def meets(decision: Any, expect: dict[str, str]) -> bool:
    """Whether a decision says for certain what an example expects."""
    offers = {one["remedy"]: one["amount"] for part in ("owed", "offers", "reserve") for one in decision[part]}
    silent = {one["remedy"] for one in decision["undefined"]}
    return all(_same("undefined" if remedy in silent else offers.get(remedy, "no"), wanted) for remedy, wanted in expect.items())


def _same(got: str | None, wanted: str) -> bool:
    if got == wanted or got is None:
        return got == wanted
    numbers = [Fraction(0 if one == "no" else one) for one in (got, wanted) if one[0].isdigit() or one == "no"]
    return len(numbers) == 2 and numbers[0] == numbers[1]


HEADS = ("policy", "examples", "questions, median", "questions, worst", "keys, median", "keys, worst", "in three questions")


def cells(what: str, found: list[Played]) -> tuple[str, ...]:
    """What it takes to the right answer, in one line."""
    some = [one.right or one.all for one in found]
    questions, keys = [one.questions for one in some], [one.keys for one in some]
    numbers = (median(questions), max(questions), median(keys), max(keys), sum(one <= FEW for one in questions))
    return (what, str(len(some)), *(f"{one:g}" for one in numbers))


def longest(found: list[Played], how_many: int = 5) -> list[str]:
    """The examples that take most."""
    some = sorted(found, key=lambda one: (-(one.right or one.all).questions, -(one.right or one.all).keys))[:how_many]
    return [f"{one.situation}: {one.name} ({' '.join(one.asked)})" for one in some]

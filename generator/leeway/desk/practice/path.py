"""The path for new hires: what a policy's `training` says, or where it says nothing, a path that is made from the policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.language import language

Json = Mapping[str, Any]
PAGES = ("stance", "phrases", "authority", "assured", "remedies", "promises", "bring_in", "recognition")
LESSONS = ("say_back", "admit", "ask_fair", "positive", "bring_in", "no_script")
PASS = 80  # per cent, where a policy names no other mark
CASES = 6
PHRASES = 2
_AT_A_TIME = 3  # situations of a step that is made


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path. `cases` and `phrases`: how many are practised, `passes` how many per cent of it must be right."""

    id: str
    name: str
    on: str
    about: str
    read: tuple[str, ...]
    situations: tuple[str, ...]
    lessons: tuple[str, ...]
    notes: tuple[str, ...]
    practised: tuple[str, ...]
    cases: int
    phrases: int
    passes: int

    @property
    def all(self) -> int:
        """How many questions a round of the step has."""
        return self.cases + self.phrases


def path(raw: Json) -> tuple[Step, ...]:
    """The steps of a compiled policy's path, in their order; there is at least one."""
    written = raw.get("training")
    return tuple(_written(one, raw) for one in written) if written else tuple(_made(raw))


def step_of(raw: Json, name: Any) -> Step | None:
    """The step with that id."""
    return next((one for one in path(raw) if one.id == name), None)


def _written(one: Json, raw: Json) -> Step:
    practise = one.get("practise", {})
    situations = tuple(one.get("situations", ()))
    return Step(
        one["id"],
        one["name"],
        one.get("for", ""),
        one.get("about", ""),
        tuple(one.get("read", ())),
        situations,
        tuple(one.get("lessons", ())),
        tuple(one.get("notes", ())),
        tuple(practise.get("situations", ())) or situations or tuple(raw["situations"]),
        int(practise.get("cases", 0)),
        int(practise.get("phrases", 0)) if raw.get("phrases") else 0,
        int(practise.get("pass", PASS)),
    )


def _made(raw: Json) -> Iterator[Step]:
    """How we work, then the situations a few at a time, then those in which somebody is brought in, all of them."""
    names = tuple(raw["situations"])
    say = language(raw.get("locale", "")).say
    words = PHRASES if raw.get("phrases") else 0
    stance = ("stance",) if raw.get("stance") else ()
    helping = ("phrases",) if words else ()
    first, rest = names[:_AT_A_TIME], names[_AT_A_TIME:]
    yield Step(
        *("how_we_work", say("training.made.work"), "", "", (*stance, *helping, "promises"), (), LESSONS[:4], ()),
        *(first, 0 if words else CASES, 2 * words, PASS),
    )
    yield Step(
        *(
            "first_situations",
            say("training.made.first"),
            "",
            "",
            ("authority", "remedies"),
            first,
            ("ask_fair", "no_script"),
            (),
        ),
        *(first, CASES, words, PASS),
    )
    yield Step(
        *("everything", say("training.made.all"), "", "", ("bring_in", "recognition"), rest, ("bring_in",), ()),
        *(names, 2 * CASES, words, PASS),
    )

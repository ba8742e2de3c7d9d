"""The path for new hires: one page for each step, and what the pages around it say of the steps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from leeway.desk.practice import Step, path
from leeway.offers import words
from leeway.pages.book import Book, Json
from leeway.pages.example import Example, example
from leeway.pages.safe import Safe, attribute, identifier, paragraphs

_THOUGHT_THROUGH = 2  # worked examples of a situation on the page of a step; its own page has them all
_MOST_TURNS = 2  # phrases of the policy that a lesson shows
_PAGES = {
    "stance": ("index.stance", "start-here.md#stance"),
    "phrases": ("phrases.title", "phrases.md"),
    "authority": ("authority.title", "authority.md"),
    "assured": ("assured.title", "assured.md"),
    "remedies": ("remedies.title", "remedies/index.md"),
    "promises": ("promises.title", "promises.md"),
    "bring_in": ("bring_in.title", "bring-in.md"),
    "recognition": ("recognition.title", "recognition.md"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page to read: its name, the path below playbook/, and what it is read for."""

    name: str
    path: Safe
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of handling conflict; `turns` are sentences that hurt and that help, the policy's own where it has some."""

    id: Safe
    title: str
    what: str
    why: str
    exercise: str
    turns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A situation to think through, with some of its worked examples."""

    id: Safe
    name: str
    says: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One step, ready for its page and for the overview."""

    id: Safe
    name: str
    on: str
    about: list[str]
    read: tuple[Reading, ...]
    situations: tuple[tuple[Safe, str], ...]
    lessons: tuple[Lesson, ...]
    notes: tuple[str, ...]
    practised: str
    passes: str


def overview(book: Book) -> dict[str, Any]:
    """What the first page of the path prints."""
    return {"path": tuple(_view(book, one) for one in path(book.raw)), "told": steps_told(book, "../")}


def step_pages(book: Book) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, template and own view of the page of each step."""
    steps = path(book.raw)
    views = [_view(book, one) for one in steps]
    shared = {"told": steps_told(book, "../../"), "of": str(len(steps))}
    for place, step in enumerate(steps):
        own = {
            "step": views[place],
            "number": str(place + 1),
            "scenes": tuple(_scene(book, name) for name in step.situations),
            "before": views[place - 1] if place else None,
            "after": views[place + 1] if place + 1 < len(views) else None,
        }
        yield f"playbook/training/{step.id}.md", "training", own | shared


def titles(raw: Json) -> tuple[tuple[str, str], ...]:
    """The name and the path of each step's page, for the navigation."""
    return tuple((one.name, f"playbook/training/{one.id}.md") for one in path(raw))


def steps_told(book: Book, to_playbook: str) -> Safe:
    """The steps as JSON for an attribute; `to_playbook` leads from a page, as it is published, to playbook/."""
    steps = [
        {"id": one.id, "name": one.name, "cases": one.cases, "phrases": one.phrases, "pass": one.passes}
        | {"read": [{"id": key, "name": name, "href": _published(to_playbook, at)} for key, name, at in _to_read(book, one)]}
        for one in path(book.raw)
    ]
    return attribute(json.dumps(steps, ensure_ascii=False))


def _to_read(book: Book, step: Step) -> Iterator[tuple[str, str, str]]:
    """What there is to read in a step: an id, the name and the path below playbook/."""
    yield from ((name, book.say(_PAGES[name][0]), _PAGES[name][1]) for name in step.read)
    yield from ((f"situation:{name}", book.raw["situations"][name]["name"], f"situations/{name}.md") for name in step.situations)


def _published(to_playbook: str, where: str) -> str:
    page, mark, anchor = where.partition("#")
    return f"{to_playbook}{page.removesuffix('index.md').removesuffix('.md').rstrip('/')}/{mark}{anchor}"


def _view(book: Book, step: Step) -> View:
    return View(
        id=identifier(step.id),
        name=step.name,
        on=words.capital(step.on),
        about=paragraphs(step.about),
        read=tuple(_reading(book, one) for one in step.read),
        situations=tuple((identifier(name), book.raw["situations"][name]["name"]) for name in step.situations),
        lessons=tuple(_lesson(book, name) for name in step.lessons),
        notes=step.notes,
        practised=_practised(book, step),
        passes=words.value(Fraction(step.passes, 100), "percent", book.policy),
    )


def _practised(book: Book, step: Step) -> str:
    """How much is practised, in words; nothing where there is nothing."""
    many = (("training.cases", step.cases), ("training.words", step.phrases))
    return words.listed([book.says.many(key, n, n=n) for key, n in many if n], book.policy.language)


def _reading(book: Book, page: str) -> Reading:
    key, at = _PAGES[page]
    return Reading(book.say(key), Safe(at), book.say(f"training.read.{page}"))


def _lesson(book: Book, name: str) -> Lesson:
    texts = {key: book.say(f"training.lesson.{name}.{key}") for key in ("title", "what", "why", "exercise")}
    own = (book.say(f"training.lesson.{name}.poor"), book.say(f"training.lesson.{name}.good"), "")
    return Lesson(identifier(name), **texts, turns=tuple(_turns(book, name)) or (own,))


def _turns(book: Book, lesson: str) -> Iterator[tuple[str, str, str]]:
    """Phrases of the policy that the lesson is about, as far as their words show it: those for everywhere before others."""
    marks = re.compile(book.say(f"training.lesson.{lesson}.marks"), re.IGNORECASE)
    found = [one for one in book.raw.get("phrases", ()) if marks.search(one["avoid"])]
    for one in sorted(found, key=lambda one: "situations" in one)[:_MOST_TURNS]:
        yield one["avoid"], one["say"], one["why"]


def _scene(book: Book, name: str) -> Scene:
    raw = book.raw["situations"][name]
    shown = tuple(example(book, index, one) for index, one in enumerate(raw["examples"][:_THOUGHT_THROUGH], 1))
    return Scene(identifier(name), raw["name"], raw["customers_say"][0], shown)

"""What else changed: words, owners, orders, promises - a short line each. Worked examples never count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leeway.difference.plain import Saying, changed, listed_names, moved, named
from leeway.difference.two import Two
from leeway.difference.values import Note
from leeway.offers import sentences
from leeway.offers.policy import Json
from leeway.offers.words import lower

_POLICY = {
    "company": "the company's name",
    "brand": "how the pages look",
    "locale": "the locale",
    "owner": "the owner",
    "review_by": "the day of the next review",
    "earlier_versions": "how many earlier versions the page for checking notes knows",
}
_LEVEL = {"name": "the name", "reach": "how to reach them", "answers_within": "how soon they answer"}
_FACT = {
    "name": "the name",
    "ask": "the question",
    "look_in": "where to look",
    "usually": "what is usual",
    "assume": "what is taken as so until somebody says otherwise",
    "if_unknown": "what counts where it is not known",
    "verify": "where it is verified",
    "from_log": "what is counted from the log",
    "when_yes": "the words for yes",
    "when_no": "the words for no",
    "choices": "the words of the choices",
    "unit": "the unit",
    "kind": "the kind",
    "whole": "whether it is counted in whole numbers",
}
_REMEDY = {
    "name": "the name",
    "kind": "the kind",
    "basis": "whether it is owed or goodwill",
    "worth": "what it is worth to the customer",
    "costs_us": "what it costs the company",
    "replaces": "what it takes the place of",
    "safeguards": "what it takes to give much of it",
    "budget": "the budget",
    "deliver": "how it is delivered",
    "expires": "when it expires",
    "say": "what to say",
    "say_if_none": "what to say where there is none",
    "note": "the note",
    "notes": "what only some levels read",
    "owner": "the owner",
    "review_by": "the day of the next review",
}
_SITUATION = {
    "name": "the name",
    "customers_say": "what customers say",
    "also_said": "what the search knows it by",
    "first": "what to do first",
    "remember": "what to remember",
    "notes": "what only some levels read",
    "one_of": "which remedies are not given together",
    "promises": "the promises",
    "bring_in": "who to bring in, and when",
    "related": "the related situations",
    "owner": "the owner",
    "review_by": "the day of the next review",
}
_CAP = {
    "name": "the name",
    "over": "which remedies it is over",
    "each": "the time it is counted over",
    "per": "for whom it is counted",
}
_CAP |= {"why": "the reason"}
_OUT = {"why": "the reason", "remedies": "which remedies it takes away"}
_TIME = {"name": "the name", "within": "how soon it is answered", "owner": "the owner", "note": "the note"}
_STEP = {
    "name": "the name",
    "for": "when it is taken",
    "about": "what it is about",
    "read": "what to read",
    "situations": "the situations",
    "lessons": "the lessons",
    "notes": "the company's own notes",
    "practise": "what is practised",
}
_COUNT = ("level", "situation")  # whose coming or going counts, without any amount
_RATE = {"name": "the name", "by": "the day that decides", "unit": "the unit"}

_RECOGNITION = {"prize": "the prize", "how": "how it is given", "listening_in": "listening in"}


def notes(two: Two) -> tuple[Note, ...]:
    """Every other change, in the order of the policy file."""
    old, new = two.raw_old, two.raw_new
    found = [*changed("policy", "", "The policy", old, new, _POLICY, two)]
    found += _lists("policy", "How we work", old.get("stance", ()), new.get("stance", ()))
    found += _parts(two, "level", _by_id(old["levels"]), _by_id(new["levels"]), _LEVEL)
    found += _order(two, "levels", [one["id"] for one in old["levels"]], [one["id"] for one in new["levels"]])
    for key, what, keys in (("facts", "fact", _FACT), ("rates", "rate", _RATE), ("remedies", "remedy", _REMEDY)):
        found += _parts(two, what, old.get(key, {}), new.get(key, {}), keys)
    found += _rows(two)
    for key, what, keys in (("exclusions", "exclusion", _OUT), ("caps", "cap", _CAP), ("situations", "situation", _SITUATION)):
        found += _parts(two, what, old.get(key, {}), new.get(key, {}), keys)
    found += _steps(two)
    found += _phrases(old.get("phrases", ()), new.get("phrases", ()))
    found += _parts(two, "answer time", _by_id(old.get("answer_times", ())), _by_id(new.get("answer_times", ())), _TIME)
    found += changed("recognition", "", "Recognition", old.get("recognition", {}), new.get("recognition", {}), _RECOGNITION, two)
    found += _path(two)
    found += _guarantees(*([one["text"] for one in raw.get("guarantees", ())] for raw in (old, new)))
    return tuple(found)


def _by_id(parts: Sequence[Json]) -> dict[str, Json]:
    return {one["id"]: one for one in parts}


def _parts(two: Two, what: str, old: Mapping[str, Json], new: Mapping[str, Json], keys: Saying) -> Iterator[Note]:
    """Parts that came, went or changed: levels, facts, remedies, situations and so on."""
    for id_, one in old.items():
        if id_ not in new:
            yield Note(what, id_, f"The {what} {named(id_, one)} is gone.", counts=what in _COUNT)
    for id_, one in new.items():
        if id_ not in old:
            yield Note(what, id_, f"The {what} {named(id_, one)} is new.", counts=what in _COUNT)
        else:
            yield from changed(what, id_, f"The {what} {named(id_, one)}", old[id_], one, keys, two)


def _order(two: Two, what: str, old: list[str], new: list[str]) -> Iterator[Note]:
    both = [name for name in new if name in old]
    if both != [name for name in old if name in new]:
        was, becomes = listed_names(two.raw_old, old), listed_names(two.raw_new, new)
        yield Note("policy", what, f"The {what} stand in another order.", was, becomes, counts=True)


def _lists(about: str, name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Note]:
    yield from (Note(about, "", f"{name}: a line is gone.", one, "") for one in old if one not in new)
    yield from (Note(about, "", f"{name}: a line is new.", "", one) for one in new if one not in old)
    if sorted(old) == sorted(new) and list(old) != list(new):
        yield Note(about, "", f"{name}: the lines stand in another order.")


def _guarantees(old: Sequence[str], new: Sequence[str]) -> Iterator[Note]:
    """Guarantees are told whole, however long they are: they are what everybody relies on."""
    yield from (Note("guarantee", "", f"It is no longer guaranteed: “{one}”.") for one in old if one not in new)
    yield from (Note("guarantee", "", f"It is guaranteed from now on: “{one}”.") for one in new if one not in old)


def _rows(two: Two) -> Iterator[Note]:
    """Of the tables what changes no amount: the reasons of rows, and where an offer begins."""
    for name, remedy in two.new.remedies.items():
        before = {row.when: row for row in two.old.remedies[name].clauses} if name in two.old.remedies else {}
        for row in (row for row in remedy.clauses if row.when in before):
            old = before[row.when]
            lead = f"The remedy “{remedy.name}”, {lower(sentences.clause(remedy, row, two.new))}"
            if old.why != row.why:
                yield Note("remedy", name, f"{lead}: the reason changed.", old.why or "", row.why or "")
            for _, place_old, place in two.levels:
                was, becomes = old.starts[place_old], row.starts[place]
                if was != becomes:
                    said = (
                        sentences.formula(was, two.old) if was else "",
                        sentences.formula(becomes, two.new) if becomes else "",
                    )
                    level = two.new.levels[place]["name"]
                    yield Note("remedy", name, f"{lead}, {level}: where an offer begins changed.", *said, counts=True)


def _steps(two: Two) -> Iterator[Note]:
    """Remedies that are offered earlier or later than before."""
    for id_, new in two.raw_new["situations"].items():
        old = two.raw_old["situations"].get(id_)
        if old is None:
            continue
        yield from moved(id_, new["name"], old["steps"], new["steps"], two)


def _phrases(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Note]:
    """Phrases are told apart by what is to be avoided."""
    before, after = ({one["avoid"]: one for one in several} for several in (old, new))
    yield from (Note("phrase", "", "A phrase is gone.", one, "") for one in before if one not in after)
    for avoid, one in after.items():
        if avoid not in before:
            yield Note("phrase", "", "A phrase is new.", "", f"{avoid} → {one['say']}")
        elif before[avoid] != one:
            yield from _phrase(avoid, before[avoid], one)


def _path(two: Two) -> Iterator[Note]:
    """Steps of the path for new hires; a path that is made from the policy follows it and is told of nowhere."""
    old, new = (_by_id(raw.get("training", ())) for raw in (two.raw_old, two.raw_new))
    yield from _parts(two, "step", old, new, _STEP)
    if set(old) == set(new) and list(old) != list(new):
        yield Note("step", "", "The steps of the path for new hires stand in another order.")


def _phrase(avoid: str, old: Json, new: Json) -> Iterator[Note]:
    for key, what in (
        ("say", "what to say instead"),
        ("why", "the reason"),
        ("situations", "where it belongs"),
        ("also", "its other wordings"),
    ):
        if old.get(key) != new.get(key):
            was, becomes = (_text(one.get(key, "")) for one in (old, new))
            yield Note("phrase", "", f"The phrase “{avoid}”: {what} changed.", was, becomes)


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)

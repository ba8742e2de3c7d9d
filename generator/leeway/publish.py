"""The way from a policy to a site that is online: one short function for each part of it, stages in order.

policy.yml -> checked -> audience -> policy.json -> pages + bundle -> write -> docs/ -> builder -> seal -> site/

What takes longest, the proofs for every customer, is done beside the rest; nothing is published before they are through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leeway import history, pipeline, swap, write
from leeway.audience import for_level, reduced
from leeway.beside import beside
from leeway.builders import BUILDERS
from leeway.bundle import bundle, kept
from leeway.compile import dump
from leeway.pages import pages
from leeway.pages.changes import Version
from leeway.past import past
from leeway.pipeline import Checked, Project, Say
from leeway.problems import Problem, errors, in_order
from leeway.seal import Sealing, seal

# Rows and situations of a policy from which on another process is worth its start.
_WORTH_IT = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of site is wanted: with which builder, on which day, and how its making is told.

    `audience`: the level for whose people it is; what higher ones may give is then nowhere in it. `proved`: whether the policy is
    proved first; only a preview may be made without. A `preview` is served by `leeway serve` and by no other server. `record`:
    the version that was published is recorded beside the policy.
    """

    builder: str = "mkdocs"
    today: date | None = None
    say: Say = lambda _: None
    audience: str | None = None
    proved: bool = True
    preview: bool = False
    record: bool = False


def build(place: Project, site: Path, wanted: Wanted) -> Checked:
    """Check, then make a complete new site and put it in the place of `site`. With any error the old site stays.

    Checked, returned and recorded is the whole policy, whoever the site is for.
    """
    try:
        with swap.only_build(place.notes):
            built = _build(place, site, wanted)
            if built.policy is None or not wanted.record:
                return built
            problems = history.record(place.policy, built.policy["version"], dump(built.policy))
            return Checked(built.policy, built.source, in_order(built.problems + problems))
    except swap.Busy:
        message = "Another build of this project is running; it holds .leeway/lock. Wait for it, or end it."
        return Checked(None, b"", (Problem("build-running", message),))
    except OSError as failure:
        return Checked(None, b"", (Problem("cannot-write", f"The site could not be written: {failure}."),))


def generate(
    policy: dict[str, Any],
    place: Project,
    today: date | None,
    proved: bool = True,
    versions: Sequence[Version] | None = None,
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every generated file below docs/, by its path. `versions`: what each version changed, worked out unless given."""
    versions, problems = _versions(policy, place) if versions is None else (versions, ())
    by_hand, _, wrong = _by_hand(policy, place)
    texts, more = pages(policy, today, by_hand, versions, proved)
    files, found = bundle(dump(policy), place.root)
    return {**{path: text.encode() for path, text in texts.items()}, **files}, problems + wrong + more + found


def _by_hand(policy: dict[str, Any], place: Project) -> tuple[Sequence[str], Sequence[str], tuple[Problem, ...]]:
    """The pages that people wrote: those for the policy's audience, those that are not, and what is wrong with their marks."""
    every = write.hand_written(place.docs, place.notes)
    left_out, problems = for_level(write.marked(place.docs, every), policy)
    return [path for path in every if path not in left_out], left_out, problems


def _versions(policy: dict[str, Any], place: Project) -> tuple[Sequence[Version], tuple[Problem, ...]]:
    recorded, problems = history.read(place.policy)
    return past(policy, recorded, place.notes), problems


def _build(place: Project, site: Path, wanted: Wanted) -> Checked:
    wanted.say("Checking the policy")
    source, _ = pipeline.read(place.policy)
    policy = pipeline.tried(source) if wanted.proved else None
    if policy is not None and _size(policy) >= _WORTH_IT:
        checked, new, problems = _at_once(policy, place, site, wanted)
    else:
        checked, new, problems = _in_turn(place, site, wanted)
    if checked.source != source:  # somebody saved the file in the meantime
        return _build(place, site, wanted)
    problems = in_order(checked.problems + problems)
    if errors(problems):
        return Checked(None, source, problems)
    wanted.say("Putting the new site in place")
    swap.swap(new, site)
    return Checked(checked.policy, source, problems)


def _size(policy: Mapping[str, Any]) -> int:
    return len(policy["situations"]) + sum(len(remedy["clauses"]) for remedy in policy["remedies"].values())


_Made = tuple[Checked, Path, tuple[Problem, ...]]


def _in_turn(place: Project, site: Path, wanted: Wanted) -> _Made:
    """The whole check, and when nothing is wrong the new site."""
    checked = pipeline.check(place.policy, wanted.today, place.proving(wanted.say) if wanted.proved else None)
    if checked.policy is None:
        return checked, site, ()
    return checked, *_make(checked.policy, place, site, wanted)


def _at_once(policy: dict[str, Any], place: Project, site: Path, wanted: Wanted) -> _Made:
    """The new site, while the whole check goes on in another process."""
    with beside(_check_there, place, wanted.today) as check:
        new, problems = _make(policy, place, site, wanted)
        return check.result(wanted.say), new, problems


def _check_there(place: Project, today: date | None, say: Say) -> Checked:
    return pipeline.check(place.policy, today, place.proving(say))


def _make(policy: dict[str, Any], place: Project, site: Path, wanted: Wanted) -> tuple[Path, tuple[Problem, ...]]:
    """The complete new site in a folder beside `site`, and what is wrong; with an error the folder holds none."""
    shown, said = reduced(policy, wanted.audience) if wanted.audience is not None else (policy, ())
    if shown is None:
        return site, said
    wanted.say("Writing the pages")
    versions, problems = _versions(shown, place)
    files, found = generate(shown, place, wanted.today, wanted.proved, versions)
    problems += said + found + _ready(place, site)
    if errors(problems):
        return site, problems
    _, left_out, _ = _by_hand(shown, place)
    how = Sealing(shown["version"], tuple((one.version, one.said) for one in versions), wanted.preview)
    new, found = _lay_out(place, files, site, wanted, how, left_out)
    return new, problems + found


def _ready(place: Project, site: Path) -> tuple[Problem, ...]:
    if not place.config.is_file():
        message = f"{place.config} is missing: it names the theme and its settings. `leeway new` writes one."
        return (Problem("no-mkdocs-yml", message),)
    if not swap.is_replaceable(site, place.root):
        message = f"{site} holds something that is not a built site; the build will not replace it."
        return (Problem("not-a-site", message, path=str(site)),)
    return ()


def _lay_out(
    place: Project, files: Mapping[str, bytes], site: Path, wanted: Wanted, how: Sealing, left_out: Sequence[str]
) -> tuple[Path, tuple[Problem, ...]]:
    """Everything from generated files to a sealed site in a new folder."""
    _, problems = write.write(files, place.docs, place.notes)
    if problems:
        return site, problems
    wanted.say(f"Building the site with {wanted.builder}")
    new = swap.new_folder(site)
    docs = write.without(place.docs, left_out, place.notes) if left_out else None
    problems = BUILDERS[wanted.builder](place.config, new, docs)
    if not errors(problems):
        wanted.say("Sealing the site")
        problems += seal(new, how, kept(place.root) / "packed")
    return new, problems

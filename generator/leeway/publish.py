"""The way from a policy to a site that is online: one short function for each part of it, stages in order.

policy.yml -> checked -> audience -> policy.json -> pages + bundle -> write -> docs/ -> builder -> seal -> site/

What takes longest, the proofs for every customer, is done beside the rest; nothing is published before they are through. So is
what each version changed, which one page tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from leeway import brand, history, news, pipeline, swap, write
from leeway.audience import for_level, reduced
from leeway.beside import Other, beside
from leeway.builders import BUILDERS
from leeway.bundle import ASSETS, bundle, kept
from leeway.compile import dump
from leeway.earlier import Earlier, earlier
from leeway.find import index, titles
from leeway.pages import pages
from leeway.pages.changes import Version
from leeway.past import as_shown, past
from leeway.pipeline import Checked, Project, Say
from leeway.problems import Problem, errors, in_order
from leeway.seal import Sealing, seal

# Rows and situations of a policy from which on another process is worth its start.
_WORTH_IT = 60
# Bytes of a policy file that will be worth it: the other process starts before the policy is read.
_LONG = 35_000


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


def generate(policy: dict[str, Any], place: Project, today: date | None) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every generated file below docs/, by its path."""
    versions = _Later(lambda: _versions(policy, place))
    hands = _hands(policy, place)
    files, found = _generated(policy, place, today, True, versions, hands)
    return files, versions.told[1] + hands.problems + found


def _generated(
    policy: dict[str, Any], place: Project, today: date | None, proved: bool, versions: _Later, hands: Hands
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    told = versions.told[3]
    texts, problems = pages(policy, today, hands.kept, versions, proved, [(one.version, one.updated) for one in told])
    files, found = bundle(dump(policy), place.root)
    files |= brand.files(policy, place.policy.parent) | {f"{ASSETS}/policy-{one.version}.json": one.data for one in told}
    files[f"{ASSETS}/find.json"] = index(policy, {**titles(texts), **titles(write.texts(place.docs, hands.kept))})
    return {**{path: text.encode() for path, text in texts.items()}, news.PATH: versions.told[2], **files}, problems + found


@dataclass(frozen=True, slots=True)
class Hands:
    """The pages that people wrote: those for the policy's audience, those that are not, and what is wrong with their marks."""

    kept: Sequence[str]
    left_out: Sequence[str]
    problems: tuple[Problem, ...]


def _hands(policy: dict[str, Any], place: Project) -> Hands:
    every = write.hand_written(place.docs, place.notes)
    left_out, problems = for_level(write.marked(place.docs, every), policy)
    return Hands([path for path in every if path not in left_out], left_out, problems)


# Each version, what is wrong, what is new for readers, and the versions before this one that the site holds.
_Told = tuple[Sequence[Version], tuple[Problem, ...], bytes, Sequence[Earlier]]


def _versions(policy: dict[str, Any], place: Project) -> _Told:
    recorded, problems = history.read(place.policy)
    shown = as_shown(policy, recorded)
    return past(policy, shown, place.notes), problems, news.news(shown, place.notes), earlier(policy, shown)


class _Later(Sequence[Version]):
    """The versions, which are waited for, or worked out, once somebody looks."""

    def __init__(self, tell: Callable[[], _Told]) -> None:
        self._tell = tell

    @cached_property
    def told(self) -> _Told:
        return self._tell()

    @overload
    def __getitem__(self, place: int) -> Version: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Version]: ...
    def __getitem__(self, place: int | slice) -> Version | Sequence[Version]:
        return self.told[0][place]

    def __len__(self) -> int:
        return len(self.told[0])


def _build(place: Project, site: Path, wanted: Wanted) -> Checked:
    wanted.say("Checking the policy")
    source, _ = pipeline.read(place.policy)
    with beside() as other:
        if wanted.proved and len(source) > _LONG:
            other.do(_awake)
        policy = pipeline.tried(source) if wanted.proved else None
        if policy is not None and _size(policy) >= _WORTH_IT:
            checked, new, problems = _at_once(policy, place, site, wanted, other)
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
    shown, said = _reduced(checked.policy, wanted)
    if shown is None:
        return checked, site, said
    new, problems = _make(shown, place, site, wanted, _Later(lambda: _versions(shown, place)))
    return checked, new, said + problems


def _at_once(policy: dict[str, Any], place: Project, site: Path, wanted: Wanted, other: Other) -> _Made:
    """The new site, while the other process tells what each version changed, and then does the whole check."""
    shown, said = _reduced(policy, wanted)
    if shown is None:
        return other.do(_check_there, place, wanted.today).result(wanted.say), site, said
    told = other.do(_versions_there, shown, place)
    check = other.do(_check_there, place, wanted.today)
    new, problems = _make(shown, place, site, wanted, _Later(lambda: told.result(wanted.say)))
    return check.result(wanted.say), new, said + problems


def _reduced(policy: dict[str, Any], wanted: Wanted) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The policy that the site is of."""
    return reduced(policy, wanted.audience) if wanted.audience is not None else (policy, ())


def _awake(say: Say) -> None:
    """Nothing: the process that does it has read our code by then."""


def _check_there(place: Project, today: date | None, say: Say) -> Checked:
    return pipeline.check(place.policy, today, place.proving(say))


def _versions_there(policy: dict[str, Any], place: Project, say: Say) -> _Told:
    return _versions(policy, place)


def _make(
    shown: dict[str, Any], place: Project, site: Path, wanted: Wanted, versions: _Later
) -> tuple[Path, tuple[Problem, ...]]:
    """The complete new site in a folder beside `site`, and what is wrong; with an error the folder holds none."""
    wanted.say("Writing the pages")
    hands = _hands(shown, place)
    files, found = _generated(shown, place, wanted.today, wanted.proved, versions, hands)
    problems = versions.told[1] + hands.problems + found + _ready(place, site)
    if errors(problems):
        return site, problems
    how = Sealing(shown["version"], tuple((one.version, one.said) for one in versions), wanted.preview)
    new, found = _lay_out(place, files, site, wanted, how, hands.left_out)
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
    problems = BUILDERS[wanted.builder](place.config, new, docs, how.version)
    if not errors(problems):
        wanted.say("Sealing the site")
        problems += seal(new, how, kept(place.root) / "packed")
    return new, problems

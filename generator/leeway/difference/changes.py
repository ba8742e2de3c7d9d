"""From what was found to sentences: the same change in several situations, levels or remedies is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leeway.difference import causes
from leeway.difference.examples import example
from leeway.difference.remedies import Found
from leeway.difference.two import Two
from leeway.difference.values import DEFINED, GONE, LESS, MORE, NEW, UNDEFINED, Change, Example, Part, kind_of
from leeway.offers.words import listed

_MOST_NAMES = 3
_MOST_EXAMPLES = 3
_WAYS = {
    NEW: "something new",
    GONE: "nothing any more",
    MORE: "more",
    LESS: "less",
    DEFINED: "an answer where there was none",
    UNDEFINED: "no answer any more",
}
_ORDER = tuple(_WAYS)


def changes(two: Two, every: Sequence[Found]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The changes in the order of the policy, and sentences on what could not be settled."""
    saying = _Saying(two)
    own = [one for one in every if not one.causes and one.answers.shown]
    around = [one for one in every if one.causes and one.answers.shown]
    made = (*saying.of_tables(own), *saying.of_causes(around))
    return made, tuple(dict.fromkeys((*saying.unsettled(every), *saying.unconfirmed)))


class _Saying:
    def __init__(self, two: Two) -> None:
        self.two = two
        self.unconfirmed: list[str] = []

    def of_tables(self, every: Iterable[Found]) -> list[Change]:
        """Changes of the tables themselves, a sentence for those that concern the same customers."""
        places: dict[tuple[str, ...], dict[str, None]] = {}
        for one in every:
            key = (one.remedy, one.who, one.level, one.kind, one.was, one.becomes)
            places.setdefault(key, {}).update(dict.fromkeys(one.situations))
        groups: dict[tuple[str, str, tuple[str, ...]], dict[str, Found]] = {}
        for one in every:
            key = (one.remedy, one.who, one.level, one.kind, one.was, one.becomes)
            groups.setdefault((one.remedy, one.who, tuple(places[key])), {}).setdefault("\0".join(key), one)
        return [self._of_table(*key, tuple(found.values())) for key, found in groups.items()]

    def _of_table(self, remedy: str, who: str, situations: tuple[str, ...], found: tuple[Found, ...]) -> Change:
        alike: dict[tuple[str, str, str], list[Found]] = {}
        for one in found:
            alike.setdefault((one.kind, one.was, one.becomes), []).append(one)
        parts = tuple(self._part(kind, was, becomes, several) for (kind, was, becomes), several in alike.items())
        where = f"{self.situations(situations)} - {self.names((remedy,))}"
        levels = ["" if self._is_owed(remedy) else self.levels(part.levels) for part in parts]
        said = [": ".join(filter(None, (level, part.text))) for level, part in zip(levels, parts)]
        if len(parts) == 1:
            lead = " - ".join(filter(None, (where, levels[0])))
            text = ": ".join(filter(None, (lead, who, parts[0].text)))
        else:
            text = ": ".join(filter(None, (where, who, "; ".join(said))))
        return Change(kind_of([part.kind for part in parts]), situations, (remedy,), who, "", parts, f"{text}.")

    def _is_owed(self, remedy: str) -> bool:
        return self.two.old.remedies[remedy].owed and self.two.new.remedies[remedy].owed

    def _part(self, kind: str, was: str, becomes: str, found: Sequence[Found]) -> Part:
        shown = self._examples(found[:1])
        text = f"{was} becomes {_short(was, becomes)}" if was != becomes else "it is worked out differently"
        return Part(tuple(one.level for one in found), kind, was, becomes, text, shown)

    def _examples(self, found: Iterable[Found]) -> tuple[Example, ...]:
        made = []
        for one in found:
            for _, shown in one.answers.shown:
                each = (example(self.two, one.remedy, place, one.level, shown) for place in one.situations)
                first = next(filter(None, each), None)
                if first is None:
                    self.unconfirmed.append(
                        self._open(one, "an example was found that the whole decision does not confirm", shown=False)
                    )
                else:
                    made.append(first)
        return tuple(made)

    def of_causes(self, every: Iterable[Found]) -> list[Change]:
        """Changes from what stands around tables: a sentence for each edit, with all remedies that it reaches."""
        groups: dict[str, list[Found]] = {}
        for one in every:
            remedies = self.two.old.remedies[one.remedy], self.two.new.remedies[one.remedy]
            because = "; ".join(causes.said(cause, remedies, self.two) for cause in one.causes)
            groups.setdefault(because, []).append(one)
        return [self._of_cause(because, found) for because, found in groups.items()]

    def _of_cause(self, because: str, found: Sequence[Found]) -> Change:
        by_ways: dict[tuple[str, ...], dict[str, list[Found]]] = {}
        for remedy, several in _grouped(found).items():
            ways = {kind for one in several for kind, _ in one.answers.shown}
            by_ways.setdefault(tuple(sorted(ways, key=_ORDER.index)), {})[remedy] = several
        parts = tuple(self._of_ways(ways, several) for ways, several in by_ways.items())
        situations = tuple(dict.fromkeys(name for one in found for name in one.situations))
        remedies = tuple(dict.fromkeys(one.remedy for one in found))
        where = f"{self.situations(situations)} - {self.names(remedies)}"
        each = [f" of {self.names(tuple(several))}" if len(parts) > 1 else "" for several in by_ways.values()]
        said = [f"{part.text}{what}" for part, what in zip(parts, each)]
        text = f"{where}: {because}: {'; '.join(said)}."
        return Change(kind_of([part.kind for part in parts]), situations, remedies, "", because, parts, text)

    def _of_ways(self, ways: tuple[str, ...], by_remedy: dict[str, list[Found]]) -> Part:
        levels = dict.fromkeys(one.level for several in by_remedy.values() for one in several)
        order = tuple(level[0] for level in self.two.levels if level[0] in levels)
        first = [self._widest(several) for several in by_remedy.values()][:_MOST_EXAMPLES]
        return Part(order, kind_of(list(ways)), "", "", _ways(ways), self._examples(first))

    def _widest(self, several: Sequence[Found]) -> Found:
        """The one that shows the most ways."""
        return max(several, key=lambda one: len(one.answers.shown))

    def unsettled(self, every: Iterable[Found]) -> list[str]:
        """A sentence for each thing that was neither shown nor proved."""
        open_ = [one for one in every if one.answers.unsettled]
        first = {(one.remedy, one.situations): one for one in reversed(open_)}
        shown = {one.remedy for one in every if one.answers.shown}
        return [self._open(one, one.answers.unsettled, one.remedy in shown) for one in reversed(first.values())]

    def _open(self, one: Found, why: str, shown: bool) -> str:
        where = f"{self.situations(one.situations)} - {self.names((one.remedy,))}"
        what = "whether this is all that changes" if shown else "whether anybody gets something else"
        return f"{where}: {what} could not be settled: {why}."

    def situations(self, ids: Sequence[str]) -> str:
        """The names of situations; many of them as how many there are."""
        return _names([self.two.raw_new["situations"][one]["name"] for one in ids], "situations")

    def names(self, ids: Sequence[str]) -> str:
        """The names of remedies; many of them as how many there are."""
        return _names([self.two.new.remedies[one].name for one in ids], "remedies")

    def levels(self, ids: Sequence[str]) -> str:
        """The names of levels; "" where there is only one level."""
        if len(self.two.levels) == 1:
            return ""
        if len(ids) == len(self.two.levels):
            return "every level"
        return listed([level["name"] for level in self.two.raw_new["levels"] if level["id"] in ids])


def _grouped(found: Iterable[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(one.remedy, []).append(one)
    return groups


def _ways(ways: Sequence[str]) -> str:
    """In which ways something changes, for whom: "some customers get more, and some less"."""
    if len(ways) == 1:
        return f"some customers get {_WAYS[ways[0]]}"
    each = [_WAYS[kind] for kind in ways]
    return f"some customers get {', some '.join(each[:-1])}, and some {each[-1]}"


def _names(names: Sequence[str], word: str) -> str:
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    return f"{names[0]}, {names[1]} and {len(names) - 2} more {word}"


def _short(was: str, becomes: str) -> str:
    """The new amount without the base that both are a share of: "50% of the visit fee becomes 75%"."""
    share, of, base = becomes.partition(" of ")
    return share if of and "%" in share and was.endswith(f"{of}{base}") else becomes

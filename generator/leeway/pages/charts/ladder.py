"""The ladder of a situation as a small picture: what is owed, what to offer first, what next, and whom to bring in after that."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.pages.safe import Safe, identifier, text

_WIDE, _IN, _LINE, _HEAD, _GAP = 300, 14, 16, 24, 16  # a rung, how far the next is moved in, a line of text, its heading, the gap
_LETTERS = 44  # that fit into a line
_FEWEST = 3  # rungs that are worth a picture


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its kind (owed, offer, above), its heading, and what is on it."""

    kind: str
    heading: str
    names: tuple[str, ...]


def ladder(situation: str, rungs: Sequence[Rung], policy: Policy) -> Safe:
    """The picture, from the first thing down to the last; nothing where there are too few rungs to need one."""
    if len(rungs) < _FEWEST:
        return Safe("")
    drawn: list[str] = []
    top = 1
    for number, rung in enumerate(rungs):
        high = _HEAD + _LINE * len(_wrapped(rung)) + 8
        drawn += _rung(rung, 1 + number * _IN, top, high, number + 1 == len(rungs))
        top += high + _GAP
    told = say(policy, "ladder.then").join(_told(one, policy) for one in rungs) + "."
    id_ = f"ladder-{identifier(situation)}"
    size = f'viewBox="0 0 {_WIDE + (len(rungs) - 1) * _IN + 2} {top - _GAP + 1}"'
    return Safe(
        f'<figure class="lw-ladder" data-search-exclude><svg {size} role="img" aria-labelledby="{id_}-t {id_}-d">'
        f'<title id="{id_}-t">{text(say(policy, "ladder.title"))}</title><desc id="{id_}-d">{text(told)}</desc>'
        f"{''.join(drawn)}</svg></figure>"
    )


def _told(rung: Rung, policy: Policy) -> str:
    return say(policy, "ladder.rung", heading=rung.heading, names=say(policy, "join.comma").join(rung.names))


def _wrapped(rung: Rung) -> list[str]:
    return [line for name in rung.names for line in textwrap.wrap(name, _LETTERS)]


def _rung(rung: Rung, left: int, top: int, high: int, last: bool) -> Iterator[str]:
    yield f'<rect class="lw-rung lw-rung-{rung.kind}" x="{left}" y="{top}" width="{_WIDE}" height="{high}" rx="6"/>'
    yield f'<path class="lw-rung-mark lw-rung-{rung.kind}" d="M{left + 3} {top + 6}v{high - 12}"/>'
    yield f'<text class="lw-rung-head lw-rung-{rung.kind}" x="{left + 14}" y="{top + 18}">{text(rung.heading)}</text>'
    for number, line in enumerate(_wrapped(rung)):
        yield f'<text class="lw-rung-name" x="{left + 14}" y="{top + _HEAD + 12 + number * _LINE}">{text(line)}</text>'
    if not last:
        yield f'<path class="lw-rung-next" d="M{left + _IN + 14} {top + high + 3}v{_GAP - 8}m-4 -4l4 4l4 -4"/>'

"""A step chart as SVG: a line for each level, which climbs where the limit does. Colours and dashes are the style sheet's.

Coordinates are whole numbers, so that the same limits give the same bytes. Whoever does not see it is read all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leeway.languages import say
from leeway.offers import sentences, words
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy
from leeway.offers.ranges import Range
from leeway.pages.charts.steps import Panel, Steps
from leeway.pages.safe import Safe, identifier, text

# The drawing, the plot in it, and the room that lines of equal height leave each other.
_WIDE, _TOP, _HIGH, _EDGE, _APART = 300, 10, 120, 6, 3
_LINE, _LETTER = 12, 6  # what a line of text and a letter need; a little more than they do
_STYLES = 5  # kinds of lines; more levels begin again


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things are in one panel: the left edge of the plot, how many bands it has, what the highest limit is."""

    left: int
    bands: int
    most: Number

    @property
    def wide(self) -> int:
        """How wide the plot is."""
        return _WIDE - _EDGE - self.left

    def across(self, band: int) -> int:
        """Where a band begins, counted from 0; the last one ends where the next would begin."""
        return self.left + band * self.wide // self.bands

    def down(self, limit: Number) -> int:
        """How far down a limit stands."""
        return _TOP + _HIGH - int(limit * _HIGH / self.most)


def figure(chart: Steps, remedy: str, name: str, levels: Sequence[str], policy: Policy) -> Safe:
    """The chart with its heading and what each line means. `remedy` is the id, `name` what people call it."""
    panels = enumerate(chart.panels, 1)
    levels = levels if len(chart.panels[0].limits) == len(levels) else [""]  # what is owed has no levels
    drawn = "".join(_panel(chart, panel, f"chart-{remedy}-{number}", levels, policy) for number, panel in panels)
    heading = say(policy, "chart.heading", name=name, fact=chart.fact.name)
    return Safe(
        f'<figure class="lw-chart" data-search-exclude><figcaption>{text(heading)}</figcaption>'
        f'<div class="lw-panels">{drawn}</div>{_legend(levels)}</figure>'
    )


def _legend(levels: Sequence[str]) -> str:
    lines = (f'<li class="lw-step-{number % _STYLES}">{text(name)}</li>' for number, name in enumerate(levels))
    return f'<ul class="lw-legend" aria-hidden="true">{"".join(lines)}</ul>' if len(levels) > 1 else ""


def _panel(chart: Steps, panel: Panel, id_: str, levels: Sequence[str], policy: Policy) -> str:
    whom = f"<p>{text(words.capital(panel.whom))}</p>" if panel.whom else ""
    limits = sorted({0, *(limit for one in chart.panels for line in one.limits for limit in line)})
    longest = max(len(words.value(limit, chart.unit, policy)) for limit in limits)
    frame = Frame(longest * _LETTER + 14, len(chart.bands), limits[-1] or 1)
    edges = [_edge(chart, band, policy) for band in chart.bands[1:]]
    parts = (*_grid(chart, panel, frame, policy), *_edges(edges, frame), *_lines(panel, frame))
    named = f'aria-labelledby="{identifier(id_)}-t {identifier(id_)}-d"'
    told = f'<title id="{identifier(id_)}-t">{text(_title(chart, panel, policy))}</title>'
    told += f'<desc id="{identifier(id_)}-d">{text(_told(chart, panel, levels, policy))}</desc>'
    size = f'viewBox="0 0 {_WIDE} {_TOP + _HIGH + 8 + _LINE * _rows(edges, frame)}"'
    return f'<div class="lw-panel-chart">{whom}<svg {size} role="img" {named}>{told}{"".join(parts)}</svg></div>'


def _title(chart: Steps, panel: Panel, policy: Policy) -> str:
    if not panel.whom:
        return say(policy, "chart.title", fact=chart.fact.name)
    return say(policy, "chart.title_whom", fact=chart.fact.name, whom=panel.whom)


def _told(chart: Steps, panel: Panel, levels: Sequence[str], policy: Policy) -> str:
    """The whole panel in words: "Under 4 years: Representative 25%, Supervisor 25%. From 4 years on: ..."."""
    bands = (words.capital(sentences.part(chart.fact, band, policy)) for band in chart.bands)
    each = ([_limit(limit, chart.unit, policy) for limit in limits] for limits in zip(*panel.limits, strict=True))
    given = (
        say(policy, "join.comma").join(f"{level} {limit}".strip() for level, limit in zip(levels, limits, strict=True))
        for limits in each
    )
    return " ".join(say(policy, "chart.band", band=band, limits=said) for band, said in zip(bands, given, strict=True))


def _limit(limit: Number, unit: str, policy: Policy) -> str:
    return words.value(limit, unit, policy) if limit else say(policy, "nothing")


def _grid(chart: Steps, panel: Panel, frame: Frame, policy: Policy) -> Iterator[str]:
    """A line across for each limit there is, with its amount where there is room."""
    last = None
    for limit in sorted({0, *(limit for line in panel.limits for limit in line)}):
        at = frame.down(limit)
        yield f'<path class="lw-grid" d="M{frame.left} {at}h{frame.wide}"/>'
        if last is None or last - at >= _LINE:
            last = at
            yield _tick(frame.left - 6, at + 4, "end", words.value(limit, chart.unit, policy))


def _edges(edges: Sequence[str], frame: Frame) -> Iterator[str]:
    """A mark where each band but the first begins; what would touch stands in two rows."""
    rows = _rows(edges, frame)
    for at, said in enumerate(edges, 1):
        place = frame.across(at)
        yield f'<path class="lw-edge" d="M{place} {_TOP}v{_HIGH + 3}"/>'
        half = len(said) * _LETTER // 2
        inside = max(min(place, _WIDE - half), half)
        yield _tick(inside, _TOP + _HIGH + 4 + _LINE * (1 + (at - 1) % rows), "middle", said)


def _rows(edges: Sequence[str], frame: Frame) -> int:
    return 2 if (max(map(len, edges)) + 2) * _LETTER > frame.wide // frame.bands else 1


def _tick(across: int, down: int, anchor: str, said: str) -> str:
    return f'<text class="lw-tick" x="{across}" y="{down}" text-anchor="{anchor}">{text(said)}</text>'


def _edge(chart: Steps, band: Range, policy: Policy) -> str:
    low = words.value(band.low, chart.fact.unit, policy)
    return say(policy, "chart.over", low=low) if band.low_open else low


def _lines(panel: Panel, frame: Frame) -> Iterator[str]:
    """The lines of the levels; where they are equal, those of higher ones stand a little higher, and the lowest is drawn last."""
    middle = len(panel.limits) - 1
    for number, line in reversed(list(enumerate(panel.limits))):
        beside = (middle - 2 * number) * _APART // 2
        path = f"M{frame.left} {frame.down(line[0]) + beside}"
        for at, limit in enumerate(line):
            path += f"V{frame.down(limit) + beside}H{frame.across(at + 1)}"
        yield f'<path class="lw-step lw-step-{number % _STYLES}" d="{path}"/>'

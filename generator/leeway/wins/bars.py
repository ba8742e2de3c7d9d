"""A chart as SVG: a bar for each label, of one part for each kind. Colours are the style sheet's; whole numbers are the places.

Whoever does not see it is read what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from leeway.wins.sections import Chart

_WIDE, _LABEL, _LINE, _HIGH, _TOP = 640, 220, 22, 14, 24  # the drawing, its labels, a row, its bar, the room for the legend
_LETTERS = 34  # of a label that have room


def drawn(chart: Chart, id_: str) -> Markup:
    """The picture; `id_` tells it from others on the page."""
    longest = max((sum(parts) for _, parts in chart.rows), default=0) or 1
    high = _TOP + _LINE * len(chart.rows) + 4
    rows = (_row(label, parts, _TOP + _LINE * number, longest) for number, (label, parts) in enumerate(chart.rows))
    named = Markup('aria-labelledby="{0}-t {0}-d"').format(id_)
    told = Markup('<title id="{0}-t">{1}</title><desc id="{0}-d">{2}</desc>').format(id_, chart.title, _told(chart))
    inside = Markup("").join((told, *_legend(chart), *(part for row in rows for part in row)))
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" {}>{}</svg>').format(_WIDE, high, named, inside)


def _legend(chart: Chart) -> Iterator[Markup]:
    left = _LABEL
    for number, kind in enumerate(chart.kinds):
        yield Markup('<rect class="part-{}" x="{}" y="4" width="10" height="10"/>').format(number, left)
        yield Markup('<text class="tick" x="{}" y="13">{}</text>').format(left + 14, kind)
        left += 24 + 7 * len(kind)


def _row(label: str, parts: tuple[int | Decimal, ...], top: int, longest: int | Decimal) -> Iterator[Markup]:
    shown = label if len(label) <= _LETTERS else label[: _LETTERS - 1] + "…"
    yield Markup('<text class="label" x="{}" y="{}" text-anchor="end">{}</text>').format(_LABEL - 8, top + 12, shown)
    left, room = _LABEL, _WIDE - _LABEL - 80
    for number, part in enumerate(parts):
        wide = int(part * room / longest)
        if wide:
            yield Markup('<rect class="part-{}" x="{}" y="{}" width="{}" height="{}"/>').format(number, left, top, wide, _HIGH)
        left += wide
    yield Markup('<text class="tick" x="{}" y="{}">{}</text>').format(left + 6, top + 12, _figure(sum(parts)))


def _figure(value: int | Decimal) -> str:
    return f"{value:,.0f}"


def _told(chart: Chart) -> str:
    """The whole chart in words."""
    return " ".join(
        f"{label}: {', '.join(f'{kind} {_figure(part)}' for kind, part in zip(chart.kinds, parts))}."
        for label, parts in chart.rows
    )

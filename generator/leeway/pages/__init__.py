"""Stage `pages`: the compiled policy becomes Markdown pages, by their path below docs/, and the navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from leeway.pages import views
from leeway.pages.book import Book, Json
from leeway.pages.changes import Version
from leeway.pages.env import environment
from leeway.pages.fresh import fresh, overdue
from leeway.pages.nav import nav
from leeway.pages.situation import situation
from leeway.pages.texts import functions
from leeway.problems import Problem

# What a template leaves where it prints nothing.
_GAPS = re.compile(r"\n{3,}")
__all__ = ["overdue", "pages"]


def pages(
    policy: Json,
    today: date | None = None,
    hand_written: Sequence[str] = (),
    past: Sequence[Version] = (),
    proved: bool = True,
    earlier: Sequence[tuple[str, str]] = (),
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Every generated text file of the site, in the order of their paths; what is overdue on `today` is marked on its page.

    Every page ends with its owner and the day until which it is good; a page that has none of its own, with the policy's.
    `hand_written` are the paths below docs/ of the pages that people wrote; the navigation lists them. `past` are the versions
    that the page on changes tells of, newest first. `proved`: whether the guarantees were proved. `earlier`: the versions that
    the site holds beside its own, newest first, each with its day. A compiled policy leaves nothing to complain of: the problems
    are always none, and `overdue` gives the warnings.
    """
    book = Book(policy, today, proved)
    common = views.common(book) | functions(book.says)
    foot = _page("_fresh", common | {"f": fresh(book, policy["owner"], policy["review_by"])})
    made = {path: f"{_page(template, common | view)}\n{foot}" for path, template, view in views.single(book, past, earlier)}
    for name in policy["situations"]:
        made[f"playbook/situations/{name}.md"] = _page("situation", common | {"s": situation(book, name)})
    made["playbook/nav.yml"] = nav(policy, hand_written)
    return dict(sorted(made.items())), ()


def _page(template: str, view: Json) -> str:
    written = environment().get_template(f"{template}.md.j2").render(view)
    return _GAPS.sub("\n\n", written).strip() + "\n"

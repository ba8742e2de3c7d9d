"""The Jinja environment: strict about what is missing, and inert by default (see `safe`)."""

from __future__ import annotations

import functools

import jinja2

from leeway.pages.safe import inert


@functools.cache
def environment() -> jinja2.Environment:
    """Templates of `leeway/templates`. Autoescape stays off: it knows HTML, but not Markdown; `inert` knows both."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("leeway", "templates"),
        undefined=jinja2.StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        # Not the usual "{#": that is how a Markdown heading is given its id.
        comment_start_string="<%#",
        comment_end_string="#%>",
        auto_reload=False,
    )

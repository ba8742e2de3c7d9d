"""What MkDocs rendered, remembered page by page: a page whose every ingredient is as it was is not rendered anew.

It is a plugin, added to the configuration that people own; the site has the very bytes that a build without memory gives. What
is remembered lies in `.leeway/rendered/` and may be deleted at any time.

    ingredients   whether a configuration is known well enough to remember anything, and what goes into a page
    memory        the folder: entries by the hash of what they were made from
    templates     the theme's templates, compiled
    content       Markdown -> what MkDocs knows of a page afterwards
    plugin        where MkDocs asks, and how a page that is known passes through
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from leeway.rendered.ingredients import is_known
from leeway.rendered.memory import Memory
from leeway.rendered.plugin import Remembering

__all__ = ["remember"]


def remember(config: MkDocsConfig, folder: Path, version: str) -> None:
    """Let the build of this configuration remember what it renders; where anything in it is not known to be pure, nothing.

    `version`: the policy's, as it stands on pages.
    """
    if is_known(config):
        config.plugins["leeway/rendered"] = Remembering(Memory(folder, version))

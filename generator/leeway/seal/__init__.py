"""Stage `seal`: a built site is locked down, addressed by content, and compressed.

It takes the folder that either builder made and knows no builder's name: pages are changed where they load or run something.
The same folder gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leeway.problems import Problem
from leeway.seal import folder, offline, theme
from leeway.seal.addresses import SERVICE_WORKER, addresses
from leeway.seal.assets import Assets
from leeway.seal.folder import Files
from leeway.seal.hosts import netlify
from leeway.seal.pack import packed
from leeway.seal.page import Sealed, head, released, seal_page

# The first becomes a part of sw.js; the second has the hour of the build in it, and is made anew.
_REPLACED = (SERVICE_WORKER, "sitemap.xml.gz")
_NO_JEKYLL = ".nojekyll"  # without it, GitHub Pages leaves out what begins with an underscore
_BUILD_DAY = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")


@dataclass(frozen=True, slots=True)
class Sealing:
    """What a site is sealed with: the policy's version, how many sentences each version changed (newest first), and for whom.

    A `preview` has no service worker and no compressed files.
    """

    version: str
    changes: Sequence[tuple[str, int]] = ()
    preview: bool = False


def seal(site: Path, how: Sealing, memory: Path) -> tuple[Problem, ...]:
    """Seal the folder of a built site in place. What its pages hold and may not load becomes a warning.

    What was compressed is kept in the folder `memory`, for the next time.
    """
    built = folder.read(site)
    files, problems = sealed(built, how)
    if not how.preview:
        files |= {netlify.NAME: netlify.headers(files).encode(), _NO_JEKYLL: b""} | packed(files, memory)
    folder.replace(site, built, files)
    return problems


def sealed(built: Files, how: Sealing) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The sealed site of a built one."""
    found = addresses(built, how.version)
    left_out = {*theme.unread(built), *_REPLACED}
    files = {found.moved.get(path, path): data for path, data in built.items() if path not in left_out}
    if "sitemap.xml" in files:
        files["sitemap.xml"] = _BUILD_DAY.sub(b"", files["sitemap.xml"])
    assets = Assets(files, found)
    top = head(how.version, found, theme.styles(files))
    mended = {path: theme.named(theme.switched(_text(data))) for path, data in files.items() if path.endswith(".html")}
    pages = {path: seal_page(path, page, assets, top) for path, page in mended.items()}
    files |= assets.made
    code = built.get(SERVICE_WORKER)
    texts = {path: one.text.encode("utf-8", "surrogateescape") for path, one in pages.items()}
    release = offline.Release(_name(files, texts, code), how.version, how.changes)
    files |= {path: released(text, None if how.preview else release.name) for path, text in texts.items()}
    files[offline.RELEASE] = offline.release_json(release)
    if code is not None and not how.preview:
        files[offline.WORKER] = offline.worker(files, release, code)
    return files, _problems(pages)


def _name(files: Files, texts: Files, code: bytes | None) -> str:
    """The name of the release: the hash of all that is in it, but for that name."""
    unnamed = {path: released(text, None) for path, text in texts.items()}
    return folder.digest({**files, **unnamed, offline.WORKER: code or b""})


def _text(page: bytes) -> str:
    """A page as text, whatever is in it: a file that is called .html need not be one."""
    return page.decode("utf-8", "surrogateescape")


def _problems(pages: Mapping[str, Sealed]) -> tuple[Problem, ...]:
    where: dict[str, list[str]] = {}
    for path, one in pages.items():
        for what in one.refused:
            where.setdefault(what, []).append(path)
    return tuple(_warning(what, paths) for what, paths in where.items())


def _warning(what: str, paths: Sequence[str]) -> Problem:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    said = f"{paths[0]}{more}: browsers will leave out {what}. Pages load nothing from other hosts and hold no code or styles."
    return Problem("kept-from-page", said, severity="warning", path=paths[0])

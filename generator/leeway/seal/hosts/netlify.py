"""The file `_headers`, which Netlify, Cloudflare Pages and others read from the site's own folder.

Hosts differ on what happens when two rules name the same header, so no two rules here do for one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leeway.seal.headers import ALWAYS, always, cache_control
from leeway.seal.hosts.place import Hosted

NAME = "_headers"


def headers(paths: Iterable[str]) -> str:
    """The file, for a site with files at these paths."""
    rules = [("/*", list(ALWAYS.items()))]
    rules += [(path, [("Cache-Control", value)]) for path, value in _caching("/", [f"/{path}" for path in sorted(paths)])]
    return "\n".join("\n".join([path, *(f"  {name}: {value}" for name, value in found)]) + "\n" for path, found in rules)


def written(hosted: Hosted) -> str:
    """The file as it stands in the built site, which nobody else may show in a frame, or as it is with those who may."""
    built = (hosted.site / NAME).read_text("utf-8")
    policy = "Content-Security-Policy"
    return built.replace(f"  {policy}: {ALWAYS[policy]}\n", f"  {policy}: {always(hosted.embed_in)[policy]}\n")


def _caching(folder: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Rules for the files of a folder: one for the whole folder where they are alike, else one for each thing in it."""
    found = {cache_control(path) for path in paths}
    if len(found) == 1 and folder != "/":
        yield f"{folder}*", found.pop()
        return
    inside: dict[str, list[str]] = {}
    for path in paths:
        name, slash, _ = path.removeprefix(folder).partition("/")
        inside.setdefault(f"{folder}{name}{slash}", []).append(path)
    for name, below in inside.items():
        if name.endswith("/"):
            yield from _caching(name, below)
        else:
            yield name.removesuffix("index.html") if name == f"{folder}index.html" else name, cache_control(name)

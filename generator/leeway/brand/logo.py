"""The logo: a picture beside the policy file, which is looked at before it goes online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from leeway.problems import Problem, Span

_LARGEST = 200_000  # bytes; every page has it in its header
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}svg"
_ACTS = ("script", "foreignObject", "iframe", "embed", "object", "handler", "listener")
# Declarations can make a small file huge, or bring in another.
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""@import|url\(\s*["']?(?!["']?#)|image-set|expression\(""", re.IGNORECASE)
_OWN_PART = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)


def read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, it cannot be read, or it is far too large."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def problems(policy: Mapping[str, Any], source: bytes, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the logo that a policy names, at the place that names it; `source` is the policy file in `folder`."""
    name = policy.get("brand", {}).get("logo")
    if name is None:
        return ()
    first = islice(_looked_at(name, folder / name), 1)
    return tuple(Problem(code, f'the logo "{name}" {message}', _place(name, source)) for code, message in first)


def _looked_at(name: str, path: Path) -> Iterator[tuple[str, str]]:
    try:
        size = path.stat().st_size if path.is_file() else None
        data = path.read_bytes() if size is not None and size <= _LARGEST else b""
    except (OSError, ValueError) as failure:
        yield "logo-missing", f"cannot be read: {getattr(failure, 'strerror', None) or failure}"
        return
    if size is None:
        yield "logo-missing", f"is not beside the policy file: there is no file {path}"
    elif size > _LARGEST:
        yield "bad-logo", f"has {size:,} bytes, and every page loads it: {_LARGEST:,} is the most. Save it smaller"
    elif name.lower().endswith(".png"):
        if not data.startswith(_PNG):
            yield "bad-logo", "is no PNG file, whatever its name says"
    else:
        yield from (("bad-logo", message) for message in _svg(data))


def _svg(data: bytes) -> Iterator[str]:
    """What keeps an SVG from being used: it is a picture and nothing else."""
    if _DECLARES.search(data):
        yield "declares a document type or entities. Delete the line that begins with <!DOCTYPE"
        return
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as failure:
        yield f"is no SVG file: {failure}"
        return
    if root.tag != _SVG:
        yield "is no SVG file: it does not begin with <svg> of http://www.w3.org/2000/svg"
    for element in root.iter():
        yield from _acting(element)


def _acting(element: ElementTree.Element) -> Iterator[str]:
    """What an element runs or loads."""
    name = str(element.tag).rpartition("}")[2]
    if name in _ACTS:
        yield f"holds the element {name}. A logo is a picture, and runs nothing"
    if name == "style" and _ELSEWHERE.search(element.text or ""):
        yield "loads something from elsewhere in its styles. A page asks nothing of another host"
    for attribute, value in element.attrib.items():
        own = attribute.rpartition("}")[2].lower()
        if own.startswith("on"):
            yield f"runs a script: it has the attribute {own}"
        elif (own in ("href", "src") and not _OWN_PART.match(value.strip())) or _ELSEWHERE.search(value):
            yield f"loads something from elsewhere, in its attribute {own}. A page asks nothing of another host"


def _place(name: str, source: bytes) -> Span | None:
    """Where the policy file names the logo."""
    pattern = re.compile(rf"""\blogo["']?\s*:\s*["']?({re.escape(name)})""")
    for number, line in enumerate(source.decode("utf-8", "replace").splitlines(), 1):
        found = pattern.search(line)
        if found:
            return Span(number, found.start(1) + 1, number, found.end(1) + 1)
    return None

"""What a module imports, so that a page can say beforehand what it will load, and with which content."""

from __future__ import annotations

import posixpath
import re

from leeway.seal.folder import Files

# Only at the beginning of a line: comments name modules too. An import that is written as a call may never happen.
_IMPORT = re.compile(r"""^(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["'](\.\.?/[^"']+)["']""", re.MULTILINE)

_STYLES = re.compile(r"""["'](?:\./)?([\w-]+\.css)["']""")


def closure(files: Files, starts: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of modules that are loaded with `starts`, these first, each once."""
    found: dict[str, None] = {}
    waiting = [path for path in starts if path in files]
    while waiting:
        path = waiting.pop(0)
        if path not in found:
            found[path] = None
            waiting += [one for one in _imported(path, files) if one in files]
    return tuple(found)


def _imported(path: str, files: Files) -> list[str]:
    text = files[path].decode("utf-8", "replace")
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in _IMPORT.findall(text)]


def styles(files: Files, modules: tuple[str, ...]) -> tuple[str, ...]:
    """The style sheets beside modules that these name."""
    found: dict[str, None] = {}
    for path in modules:
        names = _STYLES.findall(files[path].decode("utf-8", "replace"))
        found |= dict.fromkeys(posixpath.join(posixpath.dirname(path), name) for name in names)
    return tuple(path for path in found if path in files)

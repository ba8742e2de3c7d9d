"""What the pages of a site load, asked for page by page: new addresses, hashes, and what an element of ours needs."""

from __future__ import annotations

import functools
import hashlib
import posixpath
import re
from collections.abc import Callable

from leeway.seal import folder
from leeway.seal.addresses import OURS, Addresses
from leeway.seal.folder import Files
from leeway.seal.modules import closure, styles

# Elements that come together in `parts.mjs`, as `leeway.mjs` has it, and those that wait until a page is idle.
PARTS = ("coach", "practice", "training", "verify", "wins")
LATER = ("promises",)
# It stands beside the sheet that it is of, and not beside what that becomes a part of.
_SOURCE_MAP = re.compile(rb"\s*/\*# sourceMappingURL=[^*]*\*/\s*$")


class Assets:
    """The files of a site by their new paths. `made` collects what else pages need: scripts that stood in them, joined sheets."""

    def __init__(self, files: Files, addresses: Addresses) -> None:
        self.files = files
        self.addresses = addresses
        self.made: dict[str, bytes] = {}
        self.integrity: Callable[[str], str] = functools.cache(self._integrity)
        self.needed: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]] = functools.cache(self._needed)

    def now(self, path: str) -> str | None:
        """Where the file is that the builder put at `path`; None: there is none."""
        path = self.addresses.moved.get(path, path)
        return path if path in self.files else None

    def place(self, page: str, address: str) -> tuple[str, str] | None:
        """An address on a page, as what leads to the site's root and the builder's path of the file; None for other addresses.

        `404.html` is shown at any address, so what stands on it begins with the path of the site on its host.
        """
        if not address.startswith("/"):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
            return (address.removesuffix(path), path) if self.now(path) and address.endswith(path) else None
        parts = address.split("/")
        for first in range(1, len(parts)):
            path = "/".join(parts[first:])
            if self.now(path):
                return address.removesuffix(path), path
        return None

    def script(self, text: str) -> str:
        """The path that a script of a page's text has from now on."""
        data = text.strip().encode("utf-8", "surrogateescape")
        path = f"{OURS}theme-{hashlib.sha256(data).hexdigest()[:16]}.js"
        self.made.setdefault(path, data)
        return path

    def sheet(self, paths: tuple[str, ...]) -> str:
        """The path of one style sheet that is all of these, in this order; beside them, as a sheet may name its neighbours."""
        data = b"\n".join(_SOURCE_MAP.sub(b"", self.files[path]) for path in paths)
        path = f"{self.addresses.widgets}sheets-{hashlib.sha256(data).hexdigest()[:8]}.css"
        self.made.setdefault(path, data)
        return path

    def _integrity(self, path: str) -> str:
        """The hash of a file, as a browser compares it."""
        data = self.made[path] if path in self.made else self.files[path]
        return folder.integrity(data, "sha384")

    def _needed(self, element: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The modules and the style sheets that one of our elements loads: those of `checker.mjs` for `leeway-checker`."""
        widgets, name = self.addresses.widgets, element.removeprefix("leeway-")
        own = f"{widgets}{'parts' if name in PARTS else name}.mjs"
        if own not in self.files or name in LATER:
            return (), ()
        modules = closure(self.files, (f"{widgets}leeway.mjs", own))
        others = {f"{widgets}{one}.css" for one in (*PARTS, *LATER) if one != name}
        return modules, tuple(path for path in styles(self.files, modules) if path not in others)

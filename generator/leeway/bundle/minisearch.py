"""MiniSearch's own files: the engine under the search for what a customer said, and its licence."""

from __future__ import annotations

import re
from pathlib import Path

# What is published, by where it stands in MiniSearch's package.
FILES = {"minisearch.mjs": "dist/es/index.js", "minisearch-license.txt": "LICENSE.txt"}
# Its map is not published.
_MAP = re.compile(rb"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def minisearch(project: Path, checkout: Path, package: Path) -> dict[str, bytes]:
    """The files by the names that they are published under; empty where MiniSearch is in none of the three places."""
    npm = Path("node_modules") / "minisearch"
    for place in (project / npm, checkout / npm, package / "_minisearch"):
        if all((place / path).is_file() for path in FILES.values()):
            return {name: _MAP.sub(b"", (place / path).read_bytes()) for name, path in FILES.items()}
    return {}

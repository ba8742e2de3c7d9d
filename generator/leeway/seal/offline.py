"""What a browser needs to know of a release: `release.json`, and the service worker `sw.js` with the list of the site's files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from leeway.seal.addresses import is_earlier
from leeway.seal.folder import Files, integrity

RELEASE = "release.json"
WORKER = "sw.js"
# What no page asks for.
_NOT_KEPT = (RELEASE, WORKER, "_headers", ".nojekyll", "sitemap.xml", "sitemap.xml.gz")
_NOT_KEPT_ENDINGS = (".br", ".gz", ".map")


@dataclass(frozen=True, slots=True)
class Release:
    """One published site: its name, the policy's version, and how much each version changed, newest first."""

    name: str
    policy: str
    changes: Sequence[tuple[str, int]]


def release_json(release: Release) -> bytes:
    """What a page asks for to learn whether there is something newer."""
    changes = [{"policy": version, "count": count} for version, count in release.changes]
    return _json({"release": release.name, "policy": release.policy, "changes": changes})


def worker(files: Files, release: Release, code: bytes) -> bytes:
    """The service worker: the release and the hash of every file of it that is kept, then the code."""
    listed = {_asked(path): integrity(data) for path, data in files.items() if _is_kept(path, release)}
    known = {"release": release.name, "policy": release.policy, "files": {path: listed[path] for path in sorted(listed)}}
    return b"const RELEASE = " + _json(known) + b";\n" + code


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _is_kept(path: str, release: Release) -> bool:
    """Earlier versions of the policy are fetched when a note asks for one: few ever are."""
    return path not in _NOT_KEPT and not path.endswith(_NOT_KEPT_ENDINGS) and not is_earlier(path, release.policy)


def _asked(path: str) -> str:
    """The path as a browser asks for it: of an index.html, that of its folder."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path

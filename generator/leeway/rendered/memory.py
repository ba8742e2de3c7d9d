"""The folder of what is remembered: one compressed file for each thing, by the hash of what it was made from.

A file that is damaged, or that another program wrote, is as good as none. What no build has used for a while goes, and never is
there more than a few times what one build needs.

The policy's version is another one after every edit, and stands on pages here and there as a name that nothing depends on. So it
is remembered as a blank, and a page on which nothing else changed is the same page.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from pathlib import Path
from typing import Any

from leeway.put import put
from leeway.rendered.ingredients import digest, plain_text

_UNUSED = 30 * 24 * 3600  # seconds
_TIMES = 3  # what one build uses, so many times over: two audiences, and an edit that is taken back
_QUICK = 1  # zlib's quickest: pages become a tenth of their size, in less time than they take to write
_BLANK = "\ue000version\ue001"  # of a range of letters that mean nothing
_LARGEST = 256 * 1024 * 1024  # bytes; no page is as large, and a damaged file must not fill the memory


class Memory:
    """What earlier builds made. It notes what this one uses, for `forget`.

    `version` is the policy's; without one there is no blank.
    """

    def __init__(self, folder: Path, version: str = "") -> None:
        self._folder = folder
        self._version = version
        self._used: set[str] = set()

    def key(self, *parts: Any) -> str:
        """The hash of all that something is made from; raises Unknown for what cannot be hashed."""
        return digest(self._blanked(plain_text(parts)))

    def get(self, key: str) -> Any:
        """What was put there under this key, or None."""
        with contextlib.suppress(OSError, ValueError, RecursionError, zlib.error):
            unpacked = zlib.decompressobj()
            data = unpacked.decompress((self._folder / key).read_bytes(), _LARGEST)
            if unpacked.eof:
                found = json.loads(self._filled(data.decode("utf-8", "surrogatepass")))
                self._used.add(key)
                return found
        return None

    def put(self, key: str, value: Any) -> None:
        """Remember a value of JSON; where that is not possible, nothing is remembered."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            text = json.dumps(value, ensure_ascii=False)
            if _BLANK not in text:
                put(self._folder / key, zlib.compress(self._blanked(text).encode("utf-8", "surrogatepass"), _QUICK))
                self._used.add(key)

    def _blanked(self, text: str) -> str:
        return text.replace(self._version, _BLANK) if self._version else text

    def _filled(self, text: str) -> str:
        return text.replace(_BLANK, self._version)

    def forget(self) -> None:
        """Remove what has not been used for a while, and the oldest of what is too much."""
        with contextlib.suppress(OSError):
            now = time.time()
            for key in sorted(self._used):
                os.utime(self._folder / key, (now, now))
            others = [path for path in self._folder.iterdir() if path.name not in self._used]
            ages = sorted((now - path.stat().st_mtime, path) for path in others)
            for place, (age, path) in enumerate(ages):
                if age > _UNUSED or place >= _TIMES * max(len(self._used), 1):
                    path.unlink()

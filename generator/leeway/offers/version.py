"""The bytes of a compiled policy, and the version that they have: the hash of all but the version itself."""

from __future__ import annotations

import hashlib
import json
from typing import Any

Json = dict[str, Any]


def dump(policy: Json) -> bytes:
    """The canonical bytes of a policy.json value: UTF-8, no spaces, keys as they stand."""
    return _text(policy).encode("utf-8")


def version(policy: Json) -> str:
    """The version that the content has, whatever version stands in it."""
    rest = {key: value for key, value in policy.items() if key != "version"}
    return hashlib.sha256(_text(rest).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _text(policy: Json) -> str:
    return json.dumps(policy, sort_keys=False, ensure_ascii=False, separators=(",", ":"))

"""Makes the policy of a finding small: lines, then characters go, as long as the same kind of finding stays."""

from __future__ import annotations

from dataclasses import replace

from tests.fuzz.mutants import Mutant
from tests.fuzz.oracle import examine_mutant
from tests.fuzz.worker import watched


def shrunk(one: Mutant, key: str) -> Mutant:
    """The mutant with as little text as shows the same finding."""
    parts = _fewer(one, key, one.data.splitlines(keepends=True))
    one = replace(one, data=b"".join(parts))
    for mark in (b",", b" "):
        one = replace(one, data=mark.join(_fewer(one, key, one.data.split(mark), mark)))
    if len(one.data) < 400:  # each character is a check
        one = replace(one, data=b"".join(_fewer(one, key, [bytes([byte]) for byte in one.data])))
    return one


def _fewer(one: Mutant, key: str, parts: list[bytes], mark: bytes = b"") -> list[bytes]:
    size = max(1, len(parts) // 2)
    while size:
        start = 0
        while start < len(parts):
            rest = parts[:start] + parts[start + size :]
            if _shows(replace(one, data=mark.join(rest), mutated=True), key):
                parts = rest
            else:
                start += size
        size //= 2
    return parts


def _shows(one: Mutant, key: str) -> bool:
    return any(finding.key == key for finding in watched(lambda: examine_mutant(one)).findings)
